"""What people decide about edits: approve one, or take the generated words; each as a new store and a line for the audit trail."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_pack.edits.audit import Change
from scrutiny_pack.edits.model import Approval, Revision, StoreFile, live
from scrutiny_pack.edits.reconcile import Outcome
from scrutiny_pack.edits.store import with_revisions, with_state
from scrutiny_pack.edits.wordings import Wording
from scrutiny_pack.text import Text

WHY_NOT = {
    "stale": "its claim moved; change its words to what holds now, or take the generated ones with accept-generated",
    "orphan": "its block is not in the pack any more",
    "withheld": "its bullet is withheld, and nobody can see what it would say",
    "resting": "its bullet is not printed this time",
}
"""Why an edit with this outcome cannot be approved."""


class CannotApprove(ValueError):
    """An edit that nobody can approve as it is, and why."""


def revised(file: StoreFile, language: str, block: str, revision: Revision, what: str = "edited") -> tuple[StoreFile, Change]:
    """`file` with `revision` appended to `block` under the next number."""
    numbered = revision.model_copy(update={"rev": file.next_rev(block, language)})
    before = next((each for each in reversed(live(file.revisions(block, language)))), None)
    change = Change(revision.by, revision.at, what, block, _words(before), _words(numbered))
    return with_revisions(file, language, {block: [numbered]}), change


def approved(
    file: StoreFile, language: str, outcome: Outcome, wording: Wording | None, who: str, at: str, run: str, rev: int = 0
) -> tuple[StoreFile, list[Change]]:
    """`file` with the edit of `outcome` approved for the figures of now; of a conflict the revision `rev`, the others rejected.

    One that was filled with new figures is kept as a new revision with those. Raises `CannotApprove`.
    """
    if outcome.result in WHY_NOT:
        raise CannotApprove(WHY_NOT[outcome.result])
    approval = Approval(by=who, at=at, values_fp=wording.prints.values if wording else "")
    if outcome.result == "conflict":
        return _chosen(file, language, outcome, rev, approval)
    last = outcome.revision
    if outcome.result == "kept" or wording is None:
        changed = {last.rev: last.model_copy(update={"state": "approved", "approved": approval})}
        return with_state(file, language, outcome.id, changed), [_change(approval, "approved", outcome.id, last)]
    again = rebased(last, outcome, wording, run).model_copy(
        update={"state": "approved", "approved": approval, "by": last.by, "at": last.at, "rev": file.next_rev(outcome.id, language)}
    )
    return with_revisions(file, language, {outcome.id: [again]}), [_change(approval, "approved", outcome.id, again)]


def rebased(revision: Revision, outcome: Outcome, wording: Wording, run: str) -> Revision:
    """`revision` as an edit of what the program says now; added text in it counts as confirmed for the month `run`."""
    base = revision.base.model_copy(
        update={
            "text": wording.text.plain,
            "slide": wording.slide.plain,
            "slots": {name: wording.table[name].plain for name in revision.base.slots if name in wording.table},
            "claims": dict(wording.claims),
            "values_fp": wording.prints.values,
            "claims_fp": wording.prints.claims,
            "template_fp": wording.prints.template,
            "run": run,
        }
    )
    return revision.model_copy(
        update={
            "onto": revision.rev,
            "edited": _plain(outcome.text) or revision.edited,
            "slide": _plain(outcome.slide) or revision.slide,
            "base": base,
            "confirmed": run if revision.added_text else revision.confirmed,
        }
    )


def generated_accepted(file: StoreFile, language: str, block: str, who: str, at: str) -> tuple[StoreFile, list[Change]]:
    """`file` with every edit of `block` rejected: the generated words are printed, and the edits are kept."""
    changed = {each.rev: each.model_copy(update={"state": "rejected"}) for each in file.revisions(block, language)}
    last = next((each for each in reversed(live(file.revisions(block, language)))), None)
    return with_state(file, language, block, changed), [Change(who, at, "rejected", block, _words(last), "the generated words")]


def _chosen(file: StoreFile, language: str, outcome: Outcome, rev: int, approval: Approval) -> tuple[StoreFile, list[Change]]:
    numbers = [each.rev for each in outcome.rivals]
    if numbers.count(rev) != 1:
        raise CannotApprove(f"there are several edits of it; name one with --rev: {', '.join(map(str, dict.fromkeys(numbers)))}")
    changed: dict[int, Revision] = {}
    for each in outcome.rivals:
        update: Mapping[str, object] = {"state": "approved", "approved": approval} if each.rev == rev else {"state": "rejected"}
        changed[each.rev] = each.model_copy(update=dict(update))
    lines = [_change(approval, str(each.state), outcome.id, each) for each in changed.values()]
    return with_state(file, language, outcome.id, changed), lines


def _change(approval: Approval, what: str, block: str, revision: Revision) -> Change:
    return Change(approval.by, approval.at, what, block, f"revision {revision.rev}", _words(revision))


def _words(revision: Revision | None) -> str:
    if revision is None:
        return ""
    if revision.kind in ("suppress", "order"):
        return "left out" if revision.kind == "suppress" else " ".join(revision.order)
    return " / ".join(filter(None, (revision.edited, revision.slide)))


def _plain(text: Text | None) -> str:
    return text.plain if text else ""

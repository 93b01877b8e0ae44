"""The `apply edits` step: the pack with its editors' words, what became of each edit, and all that there is to say about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.edits.apply import Edited, apply_edits
from scrutiny_pack.edits.baseline import Baseline, baseline_of
from scrutiny_pack.edits.lint import contrary, lint
from scrutiny_pack.edits.model import Revision
from scrutiny_pack.edits.reconcile import PRINTED, Now, Outcome
from scrutiny_pack.edits.reveals import hidden_numbers, numbers_typed
from scrutiny_pack.edits.store import Store
from scrutiny_pack.edits.wordings import Wording, wordings
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.template import TemplateError
from scrutiny_pack.pack import Bullet, Chart, Link, Pack, Paragraph, Table
from scrutiny_pack.text import Text

_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b")


@dataclass(frozen=True)
class Editing:
    """The pack after the edits, with what they were compared with."""

    edited: Edited
    now: Now
    language: str

    @property
    def pack(self) -> Pack:
        """The pack as it is to be printed, its terms not expanded yet."""
        return self.edited.pack

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of the edits, by block."""
        return self.edited.outcomes


def language_of(files: PackFiles) -> str:
    """The key under which edits in the pack's language and phrase pack stand in the store."""
    named = files.board.tone.phrases or files.config.phrases
    name = re.sub(r"[^A-Za-z0-9_-]", "-", named.rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml"))
    return f"{name}-short" if files.board.tone.length == "short" else name


def edit_pack(pack: Pack, story: Story, files: PackFiles, speaker: Speaker, store: Store) -> Editing:
    """`pack`, assembled from `story`, with the edits of `store` where they still hold."""
    now = Now(
        wordings=wordings(pack, story, speaker),
        known=known_blocks(files.config),
        withheld=frozenset(each.id for each in story.dropped if each.withheld),
        resting={each.id: each.why for each in story.dropped if not each.withheld},
        run=str(pack.month),
        board=pack.board,
        audience=files.config.pack.audience,
        area=pack.area_code,
        carry_approval=files.config.edits.carry_approval,
    )
    return Editing(apply_edits(pack, store.file, language_of(files), now), now, language_of(files))


def under_new_ids(store: Store, config: PackConfig) -> Store:
    """`store` with the edits of bullets that were renamed (`was`) under their new ids, before those made since."""
    renamed = {old: bullet.id for section in config.sections for bullet in section.bullets for old in bullet.was}
    edits = {block: dict(languages) for block, languages in store.file.edits.items() if block not in renamed}
    for old, new in renamed.items():
        for language, revisions in store.file.edits.get(old, {}).items():
            own = edits.setdefault(new, {})
            own[language] = [*revisions, *own.get(language, [])]
    return replace(store, file=store.file.model_copy(update={"edits": edits})) if renamed.keys() & store.file.edits.keys() else store


def known_blocks(config: PackConfig) -> frozenset[str]:
    """The ids of all blocks that the pack has or may have."""
    bullets = [bullet.id for section in config.sections for bullet in section.bullets]
    charts = [chart.id for section in config.sections for chart in section.charts]
    others = [entry.id for section in config.sections for entry in (*section.static, *section.tables)]
    made = [f"{section.id}.{name}" for section in config.sections for name in ("headline", "note", "silent", "withheld")]
    sections = [section.id for section in config.sections]
    return frozenset(
        [*bullets, *charts, *others, *made, *sections, *(f"key.{each}" for each in bullets), *(f"{c}.figures" for c in charts)]
    )


def note_edits(editing: Editing, store: Store, speaker: Speaker, problems: ProblemList, final: bool) -> None:
    """Note all that there is to say about the edits: what must not be printed, what does not hold, and words that may be wrong.

    Under `final` everything that is not settled is an error.
    """
    noting = _Noting(editing, store, speaker, problems, final)
    for block, outcome in editing.outcomes.items():
        noting.outcome(block, outcome)


class _Noting:
    def __init__(self, editing: Editing, store: Store, speaker: Speaker, problems: ProblemList, final: bool) -> None:
        self.editing, self.store, self.speaker, self.problems, self.final = editing, store, speaker, problems, final
        self.hidden = hidden_numbers(speaker.setting)
        self.abbreviations = frozenset(self._abbreviations())

    def outcome(self, block: str, outcome: Outcome) -> None:
        """Note what there is to say of one block's edits."""
        place = self.store.place(block, self.editing.language, outcome.revision)
        wording = self.editing.now.wordings.get(outcome.revision.slots_of or block)
        if outcome.error:
            slug = "unknown-placeholder" if outcome.error.startswith("there is no slot") else "edit-template"
            self.problems.error(slug, place, f"{block}: {outcome.error}", outcome.fix)
            return
        if self._reveals(block, outcome, wording, place):
            return
        self._result(block, outcome, place)
        if outcome.text is not None or outcome.slide is not None:
            self._lint(block, outcome, wording, place)

    def _reveals(self, block: str, outcome: Outcome, wording: Wording | None, place: Place) -> bool:
        """Whether an edit that is printed, or quoted in a comment, holds a number that is withheld; which one is not said."""
        if not self.hidden or outcome.result in ("withheld", "orphan", "resting"):
            return False
        about = bool(wording and self.speaker.setting.sealed.indicators.intersection(wording.indicators))
        literals = wording.literals if wording else ()
        if not any(tells(each, literals, about, self.hidden) for each in outcome.rivals or (outcome.revision,)):
            return False
        what = f"{block}: the edit says a number that is withheld as a small number of people, or one like it"
        self.problems.error("edit-reveals", place, what, "take the number out of the edit, and say it without a figure")
        return True

    def _result(self, block: str, outcome: Outcome, place: Place) -> None:
        slug, fix = _TOLD.get(outcome.result, ("", ""))
        if slug:
            note = self.problems.error if self.final and not outcome.settled else self.problems.warn
            note(slug, place, f"{block}: {outcome.reason}", fix)
        elif self.final and not outcome.settled:
            what = f"{block}: nobody has approved the edit" + (" with the figures of now" if outcome.result == "refilled" else "")
            self.problems.error("edit-unapproved", place, what, f"read it, then: scrutiny-pack edits approve {block}")
        elif outcome.notice:
            self.problems.warn("edit-notice", place, f"{block}: {outcome.notice}", "look whether the edit is still wanted")

    def _lint(self, block: str, outcome: Outcome, wording: Wording | None, place: Place) -> None:
        rules = self.speaker.setting.indicators
        indicators = [rules[name] for name in (wording.indicators if wording else ()) if name in rules]
        said = " ".join(text.plain for text in (outcome.text, outcome.slide) if text)
        against = contrary(said, f"{wording.text.plain} {wording.slide.plain}", wording.claims) if wording else ()
        for found in (*lint(said, indicators, self.abbreviations, outcome.revision.typed_numbers), *against):
            self.problems.warn("edit-words", place, f"{block}: {found.what}", found.fix)

    def _abbreviations(self) -> Iterator[str]:
        """Abbreviations that the pack explains, or that stand in its own words."""
        yield from (term.short for term in self.speaker.terms.values())
        rules = self.speaker.setting.indicators.values()
        texts = [f"{rule.name} {rule.subject} {rule.label} {rule.definition}" for rule in rules]
        texts += [wording.text.plain for wording in self.editing.now.wordings.values()]
        for text in texts:
            yield from _ABBREVIATION.findall(text)


def tells(revision: Revision, literals: tuple[str, ...], words_too: bool, hidden: frozenset[str]) -> bool:
    """Whether `revision` says one of the `hidden` numbers."""
    try:
        return not hidden.isdisjoint(numbers_typed(revision, literals, words_too))
    except TemplateError:
        return False


_TOLD = {
    "orphan": ("orphan-edit", "nothing is lost: name the bullet's old id in `was`, or leave it"),
    "stale": (
        "stale-edit",
        "write it anew from what the draft prints, or take the generated words: scrutiny-pack edits accept-generated ID",
    ),
    "check": ("edit-check", "if it is: scrutiny-pack edits approve ID; if not, change it in Word and pull it again"),
    "conflict": ("edit-conflict", "choose one: scrutiny-pack edits approve ID --rev N"),
    "withheld": ("edit-withheld", "nothing: it is printed again when the figures can be shown"),
}


def baselines(editing: Editing, pack: Pack) -> dict[str, Baseline]:
    """What an editor of the documents of `pack` has in hand, block by block; of an editor's own bullets too."""
    language, run, build = pack.language, editing.now.run, pack.build_id
    printed = _printed(pack)
    found = {}
    for block, wording in editing.now.wordings.items():
        outcome = editing.outcomes.get(block)
        text, slide = printed.get(block, (wording.text, wording.slide))
        rev, state = (outcome.revision.rev, outcome.result) if outcome else (0, "generated")
        shown = rev if outcome and outcome.result in PRINTED else 0
        found[block] = baseline_of(wording, language, run, build, text, slide, shown, state, pack.area_code)
    for block, outcome in editing.outcomes.items():
        source = editing.now.wordings.get(outcome.revision.slots_of)
        if block in printed and source is not None and block not in found:
            text, slide = printed[block]
            own = baseline_of(source, language, run, build, text, slide, outcome.revision.rev, outcome.result, pack.area_code)
            found[block] = replace(own, id=block, kind="bullet", slots_of=source.id)
    return found


def _printed(pack: Pack) -> dict[str, tuple[Text, Text]]:
    """The words of each block as they are printed, report and slide."""
    found = {message.id: (message.text, message.slide) for group in pack.key_messages for message in group.messages}
    for block in (*pack.appendix, *(block for section in pack.sections for block in section.blocks)):
        match block:
            case Bullet():
                found[block.id] = (block.text, block.slide)
            case Chart() | Table():
                found[block.id] = (block.caption, Text())
            case Paragraph() | Link():
                found[block.id] = (block.text, Text())
    return found


def edit_lines(editing: Editing, block: str) -> list[str]:
    """What is to be said of an edit of `block` beside its explanation: who made it, what became of it, and what is printed."""
    outcome = editing.outcomes.get(block)
    if outcome is None:
        return []
    revision = outcome.revision
    lines = [f"  edit:    revision {revision.rev} by {revision.by or 'nobody named'}, {outcome.result}"]
    lines += [f"  why:     {outcome.reason}"] if outcome.reason else []
    lines += [f"  prints:  {outcome.text.plain}"] if outcome.text else []
    return lines


def told_of_edits(editing: Editing) -> tuple[str, ...]:
    """What the summary says of the edits: how many hold, which were filled with new figures, and which want a text for the slide."""
    outcomes = editing.outcomes
    if not outcomes:
        return ()
    counts = Counter(outcome.result for outcome in outcomes.values())
    lines = [f"Edits: {', '.join(f'{number} {result}' for result, number in sorted(counts.items()))}"]
    for block, outcome in outcomes.items():
        if outcome.result in ("refilled", "check") and outcome.text is not None:
            lines.append(f"Filled with new figures: {block}: {outcome.text.plain}")
    lines += [
        f"The slide prints the generated short form: {block}; its edit wants a slide text" for block in editing.edited.slide_text_wanted
    ]
    return tuple(lines)

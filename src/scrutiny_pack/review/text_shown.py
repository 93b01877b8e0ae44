"""What the page of one text shows: the form to change it, the figures that may stand in it, its evidence, and what became of its edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_pack.edits.capture import capture
from scrutiny_pack.edits.filling import TemplateError, UnknownSlot, filled_edit
from scrutiny_pack.edits.model import Note, Revision
from scrutiny_pack.edits.reconcile import Outcome
from scrutiny_pack.edits.wordings import Wording
from scrutiny_pack.review.decisions import baseline
from scrutiny_pack.review.evidence_shown import NumberShown, numbers_in
from scrutiny_pack.review.shown import KINDS, day_of, lints_of, reason_of, section_of_block, version_of
from scrutiny_pack.review.standing import Standing
from scrutiny_pack.review.states import State, state_of
from scrutiny_pack.review.typed import TOKEN, Typed, page_text
from scrutiny_pack.text import Text

MORE_FIGURES = 40
"""Of all figures that could be put into a text so many are offered; any of them may be typed."""


@dataclass(frozen=True)
class Figure:
    """A figure that may stand in the text: the token that is typed for it, and what it prints now."""

    slot: str
    printed: str

    @property
    def token(self) -> str:
        """How it is typed."""
        return f"{{{self.slot}}}"


@dataclass(frozen=True)
class RevisionShown:
    """One edit: who made it, when and how, what it says, and what it would say with the figures of now (empty: it cannot be filled)."""

    rev: int
    state: str
    kind: str
    by: str
    at: str
    via: str
    text: str
    slide: str
    filled: str
    base: str
    live: bool
    approved: str


@dataclass(frozen=True)
class TextShown:
    """Everything about one text."""

    id: str
    name: str
    section: str
    section_title: str
    generated: str
    generated_slide: str
    typed: Typed
    figures: tuple[Figure, ...]
    more_figures: tuple[Figure, ...]
    numbers: tuple[NumberShown, ...]
    claims: tuple[tuple[str, str], ...]
    state: State
    result: str
    reason: str
    rivals: tuple[RevisionShown, ...]
    history: tuple[RevisionShown, ...]
    notes: tuple[Note, ...]
    lints: tuple[str, ...]
    version: str
    after: str
    has_slide: bool
    hidden: bool

    @property
    def edit(self) -> RevisionShown | None:
        """The edit that counts."""
        return next((each for each in reversed(self.history) if each.live), None)

    @property
    def own(self) -> bool:
        """Whether it is somebody's own text, with no generated words under it."""
        return bool(self.after)


def text_shown(standing: Standing, block: str, after: str = "", typed: Typed | None = None) -> TextShown | None:
    """The text `block`, or a new one to stand after the block `after`; `typed` in the form if given. `None` where there is no such text."""
    wording = standing.wording(block) or standing.wording(after)
    if wording is None:
        return None
    outcome = standing.editing.outcomes.get(block)
    heads = outcome.rivals or (outcome.revision,) if outcome else ()
    own_after = (outcome.revision.after if outcome else "") or after
    section = section_of_block(standing, block) or section_of_block(standing, after)
    form = typed or _typed(standing, block, wording, outcome, bool(own_after))
    figures, more = _figures(wording, form)
    language = standing.pack.language
    history = standing.store.file.revisions(block, standing.language)
    revisions = [_revision(each, wording, each in heads, language) for each in history]
    return TextShown(
        block,
        _name(standing, block, wording, bool(own_after)),
        section,
        next((each.title.plain for each in standing.pack.sections if each.id == section), ""),
        "" if own_after else wording.text.plain,
        "" if own_after else wording.slide.plain,
        form,
        figures,
        more,
        numbers_in(_traced(wording, outcome), standing.speaker),
        tuple((name, claim.replace("_", " ")) for name, claim in wording.claims.items()) if wording.kind in ("bullet", "headline") else (),
        state_of(outcome),
        outcome.result if outcome else "generated",
        reason_of(standing, outcome) if outcome else "",
        tuple(_revision(each, wording, True, language) for each in (outcome.rivals if outcome else ())),
        tuple(revisions),
        tuple(standing.store.file.notes.get(block, ())),
        lints_of(standing, block),
        version_of(standing, block),
        own_after,
        wording.kind in ("bullet", "key message"),
        bool(outcome and outcome.revision.kind == "suppress"),
    )


def _name(standing: Standing, block: str, wording: Wording, own: bool) -> str:
    if own:
        return "Added text" if standing.editing.outcomes.get(block) else "New text"
    order = [bullet.id for section in standing.pack.sections if section.id == wording.section for bullet in section.bullets]
    return f"{KINDS[wording.kind]} {order.index(block) + 1}" if block in order else KINDS[wording.kind]


def _typed(standing: Standing, block: str, wording: Wording, outcome: Outcome | None, own: bool) -> Typed:
    """The words that the form starts with: those of the edit, else the program's, figures as tokens."""
    base = baseline(standing, wording)
    generated = "" if own else page_text(capture(base.text, base).template)
    if outcome is None or outcome.revision.kind == "suppress":
        return Typed(generated)
    last = outcome.revision
    return Typed(_token_text(last.template, last.edited) or generated, _token_text(last.slide_template, last.slide))


def _token_text(template: str, edited: str) -> str:
    try:
        return page_text(template) if template else edited
    except TemplateError:  # a person wrote it into the store by hand; the page shows it as it is, to be mended
        return template


def _figures(wording: Wording, form: Typed) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures that the texts print or the form uses, and others of the same measures, each printed text once."""
    used = [name for name in (*TOKEN.findall(form.text), *TOKEN.findall(form.slide)) if name in wording.table]
    # A number without its unit is seldom what somebody wants to put in.
    named = [*used, *(mention.slot for mention in wording.mentions if not mention.slot.endswith("|bare"))]
    once: dict[tuple[str, str], str] = {}
    for name in named:
        once.setdefault(_figure_of(wording.table[name]), name)
    main = tuple(dict.fromkeys([*used, *once.values()]))
    seen = {wording.table[name].plain for name in main}
    others: dict[str, str] = {}
    for name in sorted(wording.table, key=lambda each: (each.startswith("m."), each.count("|"), each.count("."), each)):
        printed = wording.table[name].plain
        if printed not in seen and len(others) < MORE_FIGURES:
            seen.add(printed)
            others[name] = printed
    return tuple(Figure(name, wording.table[name].plain) for name in main), tuple(Figure(*each) for each in others.items())


def _figure_of(said: Text) -> tuple[str, str]:
    """What a slot prints, and the figure behind it: two slots with both the same are one to a reader."""
    return said.plain, str(said.slots[0].value) if said.slots else ""


def _traced(wording: Wording, outcome: Outcome | None) -> Iterator[Text]:
    yield wording.text
    yield wording.slide
    if outcome is not None:
        yield from (text for text in (outcome.text, outcome.slide) if text is not None)


def _revision(revision: Revision, wording: Wording, is_live: bool, language: str) -> RevisionShown:
    approved = revision.approved
    return RevisionShown(
        revision.rev,
        revision.state,
        revision.kind,
        revision.by or "somebody",
        day_of(revision.at, language),
        revision.via,
        "left out" if revision.kind == "suppress" else revision.edited,
        revision.slide,
        _filled(revision, wording),
        revision.base.text,
        is_live,
        f"{approved.by}, {day_of(approved.at, language)}" if approved else "",
    )


def _filled(revision: Revision, wording: Wording) -> str:
    try:
        return filled_edit(revision.template, wording.table).plain if revision.template else revision.edited
    except (UnknownSlot, TemplateError):
        return ""

"""One bullet in words: its measures, the wording whose condition holds, and what it then claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny_pack.config.sections import BulletEntry
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.sealed import SMALL, Few, Withheld
from scrutiny_pack.narrative.claims import claims_of, holds, measures_asked
from scrutiny_pack.narrative.kinds import leading
from scrutiny_pack.narrative.measuring import measured
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.rendering import check_wording, rendered
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.template import parse_template, references
from scrutiny_pack.text import Text

SLIDE_WORDS = 20
"""A slide's bullet has at most so many words; a term's long form is not counted, as it is printed once."""


@dataclass(frozen=True)
class Commentary:
    """A bullet ready to be printed.

    `text` is the report's sentence where the bullet it follows stands before it, `standalone` one that names indicator and period itself,
    `slide` the short form and `standalone_slide` one that names the indicator. `variant` says which wording was taken, `spoken_of` the
    measures that `text` speaks of or is printed for, and `alone` has for each measure a sentence of its own and its short form.
    """

    entry: BulletEntry
    measures: Mapping[str, Measure]
    text: Text
    standalone: Text
    slide: Text
    standalone_slide: Text
    variant: str
    claims: Mapping[str, str]
    spoken_of: frozenset[str] = frozenset()
    alone: Mapping[str, tuple[Text, Text]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The bullet's id."""
        return self.entry.id


@dataclass(frozen=True)
class Dropped:
    """A bullet that is not printed, and why."""

    id: str
    why: str
    withheld: bool = False
    """Whether it would show a small number, or give one back."""
    no_figure: bool = False
    """Whether a figure that it speaks of was not supplied."""
    note: str = ""
    """The phrase of the section's note that says why nothing is said, where it has one for it."""


def comment_on(entry: BulletEntry, speaker: Speaker, ruling: Ruling, basis: frozenset[str]) -> Commentary | Dropped:
    """The commentary for one bullet, or the reason why there is none. `basis` names comparators whose period stands beside them.

    Raises `ConditionError` and `TemplateError` for a bullet that cannot be understood.
    """
    measures: dict[str, Measure] = {}
    for name, measure_entry in entry.measures.items():
        measure = measured(speaker.setting, measure_entry, ruling)
        if isinstance(measure, Withheld):
            return Dropped(entry.id, measure.why, withheld=True)
        if isinstance(measure, Missing):
            none = not (measure.supplied or measure.symbol)
            return Dropped(entry.id, f"{name}: {measure.why}", no_figure=none, note=measure.note)
        measures[name] = measure
    wording = _Wording(entry, speaker, measures, basis)
    wording.check()
    if entry.when is not None and not holds(entry.when, speaker, measures):
        return Dropped(entry.id, "its condition does not hold")
    chosen, main = wording.chosen(), leading(measures)
    standalone = wording.default(main, slide=False)
    variant, text, slide, spoken_of = chosen or ("default", standalone, None, frozenset({main}))
    if text is None:
        if any(isinstance(measure, Few) for measure in measures.values()):
            return Dropped(entry.id, SMALL, withheld=True)
        return Dropped(entry.id, "none of its wordings is true of the figures")
    claims = {path: claim for name, measure in measures.items() for path, claim in claims_of(name, measure).items()}
    own = entry.follows is None or standalone is None
    alone = {name: wording.alone(name, text if own else None, text) for name in measures}
    standalone, short = alone[main]
    return Commentary(entry, measures, text, standalone, slide or short, short, variant, claims, spoken_of, alone)


class _Wording:
    """The wordings of one bullet, tried in order."""

    def __init__(self, entry: BulletEntry, speaker: Speaker, measures: Mapping[str, Measure], basis: frozenset[str]) -> None:
        self.entry, self.speaker, self.measures, self.basis = entry, speaker, measures, basis

    def check(self) -> None:
        """Raise for the first wording or condition that could not be understood in any month."""
        entry = self.entry
        texts = [text for variant in entry.variants for text in (variant.text, variant.slide)]
        for text in filter(None, [*texts, entry.text, entry.slide]):
            check_wording(text, self.speaker, self.measures, entry)
        for variant in entry.variants:
            holds(variant.when, self.speaker, self.measures)

    def chosen(self) -> tuple[str, Text, Text | None, frozenset[str]] | None:
        """The first wording whose condition holds and whose every slot is known: its name, sentence and short form, and its measures."""
        wordings = [(f"variant {place}", each.when, each.text, each.slide) for place, each in enumerate(self.entry.variants, 1)]
        wordings += [("text", {}, self.entry.text, None)] if self.entry.text else []
        for name, when, text, slide in wordings:
            said = self._said(text) if holds(when, self.speaker, self.measures) else None
            if said is not None:
                named = frozenset(reference.path[0] for reference in references(parse_template(text)))
                asked = measures_asked(when) | measures_asked(self.entry.when or {})
                return name, said, self._short(slide or self.entry.slide), named | asked
        return None

    def alone(self, name: str, own: Text | None, text: Text) -> tuple[Text, Text]:
        """What is said of the measure `name` where nothing stands before it (the bullet's `own` sentence, if given), and its short form."""
        return own or self.default(name, slide=False) or text, self.default(name, slide=True) or text

    def default(self, main: str, slide: bool) -> Text | None:
        """The phrase pack's sentence for the measure called `main`; for a slide the first form of it that is short.

        Only the slide's own forms of that sentence say the same: another sentence's may be said of anything, such as "unchanged at 5".
        """
        sentences = self.speaker.phrases.defaults[self.entry.measures[main].kind]
        measures = {"m": self.measures[main]}
        said = ((each, rendered(each.text, self.speaker, measures, self.basis)) for each in sentences)
        sentence, text = next(((each, text) for each, text in said if text is not None), (None, None))
        if sentence is None or not slide:
            return text
        forms = [rendered(each, self.speaker, measures, self.basis) for each in (sentence.slide, *sentence.shorter)]
        known = [each for each in forms if each is not None]
        return next((each for each in known if len(each.plain.split()) <= SLIDE_WORDS), known[0] if known else None)

    def _said(self, text: str) -> Text | None:
        return rendered(text, self.speaker, self.measures, self.basis)

    def _short(self, text: str | None) -> Text | None:
        return None if text is None else self._said(text)

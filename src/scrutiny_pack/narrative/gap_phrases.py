"""The words for a gap: comparators of one band and side are grouped, and nothing is said that the printed figures do not bear out."""

from __future__ import annotations

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.narrative.phrases import Comparisons, filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text, joined, words

FORMS = ("words", "amounts", "nearest", "brief", "bare", "apart")
"""words, amounts, nearest: for the report; brief: the measure's own style for a slide; bare: for a headline, without values; apart: brief
by bands, whatever the style."""


def gap_phrase(speaker: Speaker, gap: Gap, path: str, form: str, basis: frozenset[str]) -> Text | None:
    """The phrase for `gap` in `form` (left out: the measure's own style); `None` where "nearest" is asked for and does not hold.

    `basis` names the comparators whose period is to stand beside them.
    """
    style = form or gap.style
    short = style in ("brief", "bare", "apart")
    if style == "brief":
        style = gap.style
    if style == "nearest" and not gap.nearest_holds:
        return None
    said = _Said(speaker, gap, path, basis, short, form == "bare")
    if style == "amounts":
        amounts = [said.amount(entry) for entry in gap.compared]
        return joined(amounts, speaker.phrases.comma, speaker.phrases.and_)
    if style == "nearest":
        first, *others = gap.compared
        nearer = filled(speaker.phrases.placed, place=words(speaker.phrases.closer), names=said.names(others))
        return said.group([first]) + words(speaker.phrases.and_) + nearer
    return said.grouped()


class _Said:
    """One gap's comparators in words; short names for slides, no values where bare."""

    def __init__(self, speaker: Speaker, gap: Gap, path: str, basis: frozenset[str], short: bool, bare: bool) -> None:
        self.speaker, self.gap, self.path, self.basis, self.short, self.bare = speaker, gap, path, basis, short, bare

    def grouped(self) -> Text:
        """All comparators, those of one band and side together, in the order of their first; "but" from "in line" to a clear gap."""
        groups: dict[tuple[str, str], list[Compared]] = {}
        for entry in self.gap.compared:
            place = standing_of(entry)
            groups.setdefault(place, []).append(entry)
        said = [self.group(entries) for entries in groups.values()]
        bands = [band for band, _ in groups]
        phrases = self.speaker.phrases
        contrast = bands in (["in_line", "clear"], ["similar", "significant"])
        return joined(said, phrases.comma, phrases.but if contrast else phrases.and_)

    def group(self, entries: list[Compared]) -> Text:
        """Comparators that stand alike."""
        return filled(self.speaker.phrases.placed, place=self._place(entries[0]), names=self.names(entries))

    def names(self, entries: list[Compared]) -> Text:
        """Comparators with their printed figures: the A (1) and B (2) averages."""
        phrases, speaker = self.speaker.phrases, self.speaker
        if self.short:
            return joined([self._short(entry) for entry in entries], phrases.comma, phrases.and_)
        alike = len({speaker.statistic(entry.key) for entry in entries}) == 1
        if len(entries) == 1 or not alike:
            return joined([self._one(entry) for entry in entries], phrases.comma, phrases.and_)
        members = [
            filled(phrases.member, name=speaker.comparator(entry.key), value=self._value(entry), basis=self._basis(entry, True))
            for entry in entries
        ]
        names = joined(members, phrases.comma, phrases.and_)
        return filled(phrases.averages, names=names, statistic=words(speaker.statistic(entries[0].key, several=True)))

    def amount(self, entry: Compared) -> Text:
        """One comparator with the printed gap: 0.8 percentage points below the A average (1)."""
        phrases = self.speaker.phrases
        named = self._short(entry) if self.short else self._one(entry)
        if not entry.difference:
            return filled(phrases.placed, place=words(phrases.same), names=named)
        side = words(self._words().above if self._up(entry) else self._words().below)
        return filled(phrases.amount, amount=self.difference(entry), side=side, comparator=named)

    def difference(self, entry: Compared) -> Text:
        """The printed gap."""
        return self.speaker.number(difference_of(entry, self.speaker), f"{self.path}.{entry.key}.amount")

    def _place(self, entry: Compared) -> Text:
        standing, _ = standing_of(entry)
        if standing == "similar":
            return words(self.speaker.phrases.kinds["gap"]["similar"])
        if standing == "in_line":
            return words(self.speaker.phrases.in_line)
        words_, up = self._words(), self._up(entry)
        if standing == "slightly":
            return words(words_.slightly_above if up else words_.slightly_below)
        side = words(words_.above if up else words_.below)
        return filled(self.speaker.phrases.kinds["gap"]["significantly"], side=side) if standing == "significant" else side

    def _words(self) -> Comparisons:
        return self.speaker.phrases.polarity if self.gap.words == "polarity" else self.speaker.phrases.side

    def _up(self, entry: Compared) -> bool:
        """Whether the first of the pair of words is meant: above, or better."""
        return entry.goodness == "good" if self.gap.words == "polarity" else entry.side == "above"

    def _value(self, entry: Compared) -> Text:
        return self.speaker.figure(entry.figure.quantity, f"{self.path}.{entry.key}.value")

    def _one(self, entry: Compared) -> Text:
        speaker = self.speaker
        return filled(
            speaker.phrases.average,
            name=speaker.comparator(entry.key),
            statistic=words(speaker.statistic(entry.key)),
            basis=self._basis(entry, False),
            value=self._value(entry),
        )

    def _short(self, entry: Compared) -> Text:
        name = self.speaker.comparator(entry.key, alone=True)
        return name if self.bare else filled(self.speaker.phrases.average_short, name=name, value=self._value(entry))

    def _basis(self, entry: Compared, inside: bool) -> Text:
        if entry.key not in self.basis:
            return Text()
        pattern = self.speaker.phrases.basis_many if inside else self.speaker.phrases.basis_one
        return filled(pattern, period=self.speaker.period(entry.figure.quantity.period))


def standing_of(entry: Compared) -> tuple[str, str]:
    """What is said of a comparator and on which side: the test's result where there is one, else the band."""
    result = entry.tested.result if entry.tested else "not_tested"
    standing = entry.band if result == "not_tested" else result
    return standing, "" if standing in ("in_line", "similar") else entry.side


def difference_of(entry: Compared, speaker: Speaker) -> Number:
    """The printed gap to one comparator, without its sign: points for percentages, per so many for rates."""
    quantity, other = entry.quantity, entry.figure.quantity
    unit = Unit.POINTS if quantity.unit is Unit.PERCENT else quantity.unit
    formula = f"{quantity.shown} and {other.shown}: difference of the printed figures"
    per = speaker.setting.indicators[quantity.indicator].per if unit is Unit.RATE else 0
    return Number(abs(entry.difference), unit, formula, quantity.facts + other.facts, per)

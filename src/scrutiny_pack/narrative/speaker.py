"""Numbers, periods and names as words: the one place where a figure becomes text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.dates import get_month_names

from scrutiny_pack.config.placeholders import pieces
from scrutiny_pack.figures import Unit, printed
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.phrases import PhrasePack, filled
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact, Slot, Term, Text, authored, words


@dataclass(frozen=True)
class Number:
    """A number beside a figure: an amount, a numerator, a rest; `value` is already as printed."""

    value: Decimal
    unit: Unit
    formula: str
    facts: tuple[Fact, ...]
    per: int = 0
    """For a rate: how many it is per."""


@dataclass(frozen=True)
class Speaker:
    """Says numbers, periods and names in the words of one phrase pack."""

    phrases: PhrasePack
    setting: Setting
    terms: Mapping[str, Term]

    def figure(self, quantity: Quantity, path: str, form: str = "") -> Text:
        """A figure with its sign; `long` and `short` add the unit: 20.0% of referrals, 523 per 10,000 (children)."""
        facts = quantity.facts
        slot = _slot(
            printed(quantity.shown, quantity.unit), path, quantity.value, quantity.unit, quantity.formula, quantity.decimals, facts
        )
        rule = self.setting.indicators[quantity.indicator]
        if form == "long" and rule.of and quantity.unit is Unit.PERCENT:
            return filled(self.phrases.of, value=slot, of=authored(rule.of, "definition"))
        if form in ("long", "short") and quantity.unit is Unit.DAYS:
            return slot + self._days(quantity.shown)
        return slot + (self._per(rule.per, rule.of, form) if form in ("long", "short") and quantity.unit is Unit.RATE else Text())

    def number(self, number: Number, path: str, form: str = "") -> Text:
        """A number with its unit in words; a difference of percentages is always in percentage points."""
        decimals = max(-int(number.value.as_tuple().exponent), 0)
        slot = _slot(printed(number.value, number.unit), path, number.value, number.unit, number.formula, decimals, number.facts)
        if number.unit is Unit.POINTS:
            unit = self.phrases.points.noun(number.value, self.phrases.language)
            return slot if form == "bare" else slot + words(" " + unit)
        if number.unit is Unit.DAYS and form != "bare":
            return slot + self._days(number.value)
        return slot + (self._per(number.per, "", "short") if number.per and form != "bare" else Text())

    def few(self, few: Few, path: str) -> Text:
        """A hidden count in words: fewer than 6. The evidence says no more than that."""
        bound = Decimal(few.fewer_than)
        formula = "withheld: a count of people under this is not shown"
        return filled(self.phrases.few, n=_slot(printed(bound, Unit.COUNT), path, bound, Unit.COUNT, formula, 0, few.facts))

    def period(self, period: Period, form: str = "") -> Text:
        """A period inside a sentence: the 12 months to July 2022, July 2022, 31 July 2022, 2018-19; `short` drops the article."""
        spans, short = self.phrases.spans, form == "short"
        month = self.month(period, short)
        match period.kind:
            case "date":
                return authored(f"{period.day} ", "period") + month
            case "financial year":
                return authored(f"{period.year - 1}-{period.year % 100:02d}", "period")
            case "year ending":
                return self._span(filled(spans.year_ending, month=month), short)
            case "window" | "quarter":
                count = authored(str(period.months), "period")
                return self._span(filled(spans.months, n=count, month=month), short)
        return month

    def covered(self, quantity: Quantity | Few, form: str = "") -> Text:
        """The months that a figure really covers: the 11 months from September 2021 to July 2022 where the first of 12 is missing."""
        if quantity.points >= quantity.of_points:
            return self.period(quantity.period, form)
        spans, present, short = self.phrases.spans, quantity.months_present, form == "short"
        count = authored(str(len(present)), "period")
        month = self.month(quantity.period, short)
        if present[0].months_since(present[-1]) == 1 - len(present):
            return self._span(filled(spans.months_between, n=count, start=self.month(present[0], short), month=month), short)
        return filled(spans.some_months, k=count, n=authored(str(quantity.of_points), "period"), month=month)

    def when(self, quantity: Quantity | Few, form: str = "") -> Text:
        """The period with its preposition: in July 2022, at 31 July 2022."""
        spans, kind = self.phrases.spans, quantity.period.kind
        pattern = spans.at_date if kind == "date" else spans.in_month if kind == "month" and spans.in_month else spans.in_period
        return filled(pattern, period=self.covered(quantity, form))

    def month(self, period: Period, short: bool = False) -> Text:
        """A month with its year: July 2022, or Jul 2022."""
        return authored(f"{_month_names(self.phrases.language, short)[period.month]} {period.year}", "period")

    def axis_month(self, period: Period) -> Text:
        """A month as it stands on an axis: Jul 22."""
        return authored(f"{_month_names(self.phrases.language, True)[period.month]} {period.year % 100:02d}", "period")

    def comparator(self, key: str, alone: bool = False) -> Text:
        """A comparator's name before "average", or `alone`: statistical neighbour, statistical neighbours."""
        entry = self.setting.comparators[key]
        name = entry.plural or entry.name if alone else entry.name
        return self.titled(name, "name")

    def titled(self, text: str, kind: str) -> Text:
        """A title or name with its {month}, {area} and {region} filled in; its own words are of `kind`."""
        whole = Text()
        for said, placeholder in pieces(text):
            whole += authored(said, kind)
            match placeholder:
                case "month":
                    whole += self.month(self.setting.month)
                case "area":
                    whole += self.area()
                case "region":
                    whole += authored(self.setting.areas.region_of(self.setting.area).name, "name")
        return whole

    def statistic(self, key: str, several: bool = False) -> str:
        """What the comparator's figure is called: average or median."""
        entry = self.setting.comparators[key]
        known = self.phrases.statistic
        names = known.get(entry.statistic if entry.neighbours else "area", known["mean"])
        return names.many if several else names.one

    def area(self) -> Text:
        """The authority's name."""
        return authored(self.setting.areas.name(self.setting.area), "name")

    def _days(self, value: Decimal) -> Text:
        return words(" " + self.phrases.days.noun(value, self.phrases.language))

    def _span(self, text: Text, short: bool) -> Text:
        """`text` without the article before it, where it is `short`: a slide's periods begin with what matters."""
        article, first = self.phrases.spans.article, text.parts[0].printed
        if not short or not article or not first.startswith(article):
            return text
        return words(first.removeprefix(article)) + Text(text.parts[1:])

    def _per(self, per: int, of: str, form: str) -> Text:
        count = authored(f"{per:,}", "unit")
        if form == "long" and of:
            return words(" ") + filled(self.phrases.per_of, n=count, of=authored(of, "definition"))
        return words(" ") + filled(self.phrases.per, n=count)


def _slot(text: str, path: str, value: Decimal, unit: Unit, formula: str, decimals: int, facts: tuple[Fact, ...]) -> Text:
    rounding = f"half up to {decimals} decimal{'s' if decimals > 1 else ''}" if decimals else "half up to a whole number"
    return Text((Slot(text, path, value, unit.value, formula, rounding, facts),))


@lru_cache
def _month_names(language: str, short: bool) -> Mapping[int, str]:
    names = get_month_names("abbreviated" if short else "wide", locale=language.replace("-", "_"))
    return {number: str(name) for number, name in names.items()}

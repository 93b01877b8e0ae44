"""What of the pack before may be said again: nothing of a figure that must not be seen now."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_pack.measures.sealed import SYMBOL
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.text import Fact

_ENDS = (".target", ".expected")
"""What the figures of targets and ranges are called after their indicator."""


def indicator_of(fact: Fact) -> str:
    """The indicator of a figure, or of the target or range that it is."""
    return next((fact.indicator.removesuffix(end) for end in _ENDS if fact.indicator.endswith(end)), fact.indicator)


def figure_now(before: Fact, setting: Setting) -> Fact | None:
    """The figure that this pack has for the same indicator, area and period; `None` where it has none."""
    rule = setting.indicators.get(before.indicator)
    if rule is None:
        return None
    found = setting.observations.find(before.indicator, before.area, before.period)
    if found is None and before.period.day and rule.timing == "month_end":
        return setting.observations.find(before.indicator, before.area, before.period.end_month)
    return found


def is_hidden(before: Fact, setting: Setting) -> bool:
    """Whether a figure that was printed must not be seen now: it is withheld, or it was small by this pack's rules.

    Of another area's figure that was withheld then, as in a group's average of those that have one, nothing was printed.
    """
    if before.area != setting.area and before.value is None and before.numerator is None:
        return False
    after, sealed = figure_now(before, setting), setting.sealed
    if after is not None and (sealed.hides(after) or after.reason == SYMBOL):
        return True
    rule = setting.indicators.get(before.indicator)
    if rule is None or not rule.counts_people:
        return False
    counts = [before.value] if rule.unit == "count" else [before.numerator]
    if rule.unit == "percent" and before.numerator is not None and before.denominator is not None:
        counts += [before.denominator, before.denominator - before.numerator]
    least = 0 if sealed.zeros_too else 1
    return any(count is not None and least <= count < sealed.fewer_than for count in counts)


def may_be_said(behind: Iterable[Fact], edited: bool, setting: Setting) -> bool:
    """Whether words that stood on these figures may be printed again.

    In a person's own words a figure may stand that no slot tells of, so that nothing hidden may be left of their indicators at all.
    """
    facts = tuple(behind)
    touched = {indicator_of(fact) for fact in facts if fact.area == setting.area}
    return not any(is_hidden(fact, setting) for fact in facts) and not (edited and touched & setting.sealed.indicators)

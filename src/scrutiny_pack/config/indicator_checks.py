"""Names inside the indicators file that must lead somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import shown
from scrutiny_pack.periods import parse_period


def check_indicators(indicators: Mapping[str, IndicatorEntry], places: Places, shown_as: str, problems: ProblemList) -> None:
    """Note each `rate_of` that names no indicator, or one that is not a count, and each target that cannot be met or missed for sure."""
    for name, entry in indicators.items():
        if entry.rate_of is not None:
            _check_rate_of(name, entry.rate_of, indicators, Place(shown_as, places.line(("indicators", name, "rate_of"))), problems)
        for number, target in enumerate(entry.targets):
            place = Place(shown_as, places.line(("indicators", name, "targets", number)))
            for slug, what, fix in _wrong_with(target, entry, entry.targets[:number]):
                problems.error(slug, place, f'"{name}": {what}', fix)


def _check_rate_of(name: str, count: str, indicators: Mapping[str, IndicatorEntry], place: Place, problems: ProblemList) -> None:
    counts = [other for other, rule in indicators.items() if rule.unit == "count"]
    near = difflib.get_close_matches(count, counts, 1)
    fix = f'did you mean "{near[0]}"?' if near else "name the indicator that holds the count, or take the line out"
    if count not in indicators:
        problems.error("unknown-indicator", place, f'there is no indicator "{count}"', fix)
    elif count not in counts:
        what = f'"{name}" is a rate of "{count}", which is a {indicators[count].unit} and not a count'
        problems.error("measure-unit", place, what, fix)


def _wrong_with(target: PeriodTarget, entry: IndicatorEntry, others: Sequence[PeriodTarget]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a target of an indicator, beside those that stand before it."""
    if target.value is not None and entry.polarity == "neutral":
        fix = "write a range, from: and to:, or give the indicator a polarity"
        yield "polarity-needed", "it is neutral, so a single target has no better side", fix
    values = [value for value in (target.value, target.low, target.high, target.tolerance) if value is not None]
    if any(value != shown(value, entry.decimals) for value in values):
        fix = "round the target, or give the indicator more decimals"
        yield "target-decimals", f"a target has more decimals than its figures, which are printed with {entry.decimals}", fix
    months = set(parse_period(target.period).members())
    for other in others:
        if months & set(parse_period(other.period).members()):
            fix = "let one end before the other begins"
            yield "targets-overlap", f"the targets for {other.period} and for {target.period} hold in the same months", fix

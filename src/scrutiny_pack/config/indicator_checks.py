"""Names inside the indicators file that must lead somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.errors import Place, ProblemList


def check_indicators(indicators: Mapping[str, IndicatorEntry], places: Places, shown_as: str, problems: ProblemList) -> None:
    """Note each `rate_of` that names no indicator, or one that is not a count."""
    for name, entry in indicators.items():
        if entry.rate_of is None:
            continue
        place = Place(shown_as, places.line(("indicators", name, "rate_of")))
        counts = [other for other, rule in indicators.items() if rule.unit == "count"]
        near = difflib.get_close_matches(entry.rate_of, counts, 1)
        fix = f'did you mean "{near[0]}"?' if near else "name the indicator that holds the count, or take the line out"
        if entry.rate_of not in indicators:
            problems.error("unknown-indicator", place, f'there is no indicator "{entry.rate_of}"', fix)
        elif entry.rate_of not in counts:
            what = f'"{name}" is a rate of "{entry.rate_of}", which is a {indicators[entry.rate_of].unit} and not a count'
            problems.error("measure-unit", place, what, fix)

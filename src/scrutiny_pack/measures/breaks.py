"""Where a series breaks: the area, the definition or the way of counting changed, so figures of both sides are not of one thing."""

from __future__ import annotations

from scrutiny_pack.data.changed_areas import not_one_area
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period, parse_period


def apart(setting: Setting, indicator: str, *periods: Period, area: str = "") -> str:
    """Why the figures of the pack's area, or of another `area`, for these periods cannot be set beside each other; empty where they can."""
    ordered, area = sorted(periods), area or setting.area
    changed = setting.indicators[indicator].changed
    if changed is not None:
        since = parse_period(changed)
        if any(period.first_month < since for period in ordered) and any(period.end_month >= since for period in ordered):
            return f"the definition changed in {changed}, so the figures are not of the same thing"
    if ordered and (begins := setting.observations.new_series(indicator, area, ordered[0], ordered[-1])):
        return f"a new series begins with {begins}"
    return not_one_area(area, *ordered)


def not_later(start: Period, end: Period) -> str:
    """Why nothing changed from `start` to `end`: the second does not end later; empty where it does."""
    return "" if end.last_day > start.last_day else f"{end} is no later than {start}"

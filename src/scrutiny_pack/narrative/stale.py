"""Indicators whose newest printed figure is old, seen from the pack's month."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import quantities_of

STALE_AFTER_MONTHS = 18
"""A year's figures are published about eight months after its end, and stand for twelve more."""


def check_stale(commentaries: Iterable[Commentary], setting: Setting, files: PackFiles, problems: ProblemList) -> None:
    """Warn of each indicator of the authority whose newest printed figure ended long before the pack's month.

    Comparators that are older than the figure beside them are told by `findings_of`.
    """
    newest: dict[str, tuple[Quantity, str]] = {}
    for commentary in commentaries:
        for quantity in (each for measure in commentary.measures.values() for each in quantities_of(measure)):
            known = newest.get(quantity.indicator)
            if known is None or known[0].period.last_day < quantity.period.last_day:
                newest[quantity.indicator] = (quantity, commentary.id)
    for quantity, bullet in newest.values():
        months = setting.month.months_since(quantity.period)
        if months > STALE_AFTER_MONTHS:
            what = f"{bullet}: the newest figure of {quantity.indicator} is of {quantity.period}, {months} months before the pack's month"
            problems.warn("stale-data", files.bullet_place(bullet), what, "supply newer figures, if there are any")

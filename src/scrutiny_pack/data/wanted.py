"""What a pack wants of a published file: a release holds thousands of figures, a pack names a few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny_pack.data.rows import IndicatorRule


@dataclass(frozen=True)
class Wanted:
    """What a pack names: which indicators (id -> rule) and which areas' codes are read; everything else in a file is passed over."""

    indicators: Mapping[str, IndicatorRule]
    areas: frozenset[str] | None
    """`None`: every area."""
    until: int = 9999
    """The last year that ends in March by the pack's month: whether areas are missing is asked of no later one."""

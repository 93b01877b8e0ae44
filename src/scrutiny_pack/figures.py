"""Numbers as they are printed: units, half-up rounding on decimals, and one way to write each.

Every printed number of a pack goes through `shown` and `printed`, so that a sentence, a table, a chart label and alt text cannot differ.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts; the unit decides the words around it."""

    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate"
    MONEY = "money"
    DAYS = "days"
    RATIO = "ratio"
    POINTS = "percentage points"


def shown(value: Decimal, decimals: int) -> Decimal:
    """`value` rounded half up to `decimals`, never negative zero: 2.25 to one decimal is 2.3 (DfE rounds half up too)."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)


def printed(value: Decimal, unit: Unit) -> str:
    """`value` (already `shown`) with thousands separators and the sign that belongs to its unit: 1,234 · 20.0% · £12."""
    digits = f"{abs(value):,f}"
    sign = "-" if value < 0 else ""
    match unit:
        case Unit.PERCENT:
            return f"{sign}{digits}%"
        case Unit.MONEY:
            return f"{sign}£{digits}"
    return f"{sign}{digits}"


def decimals_of(text: str) -> int:
    """How many decimals a figure was written with: "9" has none, "8.3" one."""
    return len(text.partition(".")[2])


def plural(value: Decimal, one: str, many: str) -> str:
    """The noun for a shown `value`: singular for 1 and 1.0 only."""
    return one if value == 1 else many

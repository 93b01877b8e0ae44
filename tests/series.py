"""Monthly and yearly figures for tests, and what a pack of one measure says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.small_pack import Row, SmallPack, bullet, months_to, row, small_pack


def monthly(values: Sequence[object], indicator: str = "share", last: str = "2022-07", **more: Any) -> list[Row]:
    """A row for each value, the last one for the month `last`; `None` leaves a month out, a letter withholds it."""
    months = zip(months_to(last, len(values)), values, strict=True)
    return [row(indicator, month, value, **more) for month, value in months if value is not None]


def counted(parts: Sequence[tuple[int, int]], indicator: str = "share", last: str = "2022-07") -> list[Row]:
    """A row for each numerator and denominator."""
    return [row(indicator, month, of=of) for month, of in zip(months_to(last, len(parts)), parts, strict=True)]


def one(folder: Path, rows: Iterable[Row], measure: Mapping[str, Any], **more: Any) -> SmallPack:
    """A pack whose one bullet has this measure, called `x`, and the default sentences of its kind."""
    return small_pack(folder, rows, [bullet({"x": measure})], **more)


def claims(made: SmallPack) -> dict[str, str]:
    """What the bullet claims, by the path after the measure's name."""
    return {path.removeprefix("x."): claim for path, claim in made.printed()["s.b"].commentary.claims.items()}

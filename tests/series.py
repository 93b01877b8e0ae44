"""Monthly and yearly figures for tests, and what a pack of one measure says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.small_pack import ENGLAND, LOCAL, NEIGHBOURS, REGION, Row, SmallPack, bullet, months_to, row, small_pack


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


CUMBERLAND = "E06000063"
"""An authority that began on 1 April 2023."""


def of_cumberland(folder: Path, rows: Iterable[Row], measure: Mapping[str, Any], month: str = "2023-07", **more: Any) -> SmallPack:
    """The same for an authority whose area is a new one: the `rows` of the usual authority are its own."""
    names = [(ENGLAND, "England", "country", ""), (REGION, "West Midlands", "region", ""), (CUMBERLAND, "Cumberland", "authority", REGION)]
    names += [(code, f"Neighbour {place}", "authority", REGION) for place, code in enumerate(NEIGHBOURS, 1)]
    (folder / "data").mkdir(parents=True, exist_ok=True)
    lines = ["code,name,kind,region", *(",".join(each) for each in names)]
    (folder / "data" / "new-areas.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    own = [each | {"area": each["area"].replace(LOCAL, CUMBERLAND)} for each in rows]
    head = {"id": "small", "title": "Small", "area": CUMBERLAND, "month": month}
    return one(folder, own, measure, areas="data/new-areas.csv", pack=head, **more)


def claims(made: SmallPack) -> dict[str, str]:
    """What the bullet claims, by the path after the measure's name."""
    return {path.removeprefix("x."): claim for path, claim in made.printed()["s.b"].commentary.claims.items()}

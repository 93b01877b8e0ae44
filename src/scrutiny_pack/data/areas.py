"""Areas by code: local authorities with their regions, the countries, and who the statistical neighbours are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.data.csv_files import CsvRow, did_you_mean, nearest, read_csv
from scrutiny_pack.data.values import quoted
from scrutiny_pack.errors import Place, ProblemList

KINDS = ("authority", "region", "country")
"""What an area can be."""


@dataclass(frozen=True)
class Area:
    """One area: its GSS `code`, its `name` as printed, its `kind`, and the code of its `region` (empty for a region or a country)."""

    code: str
    name: str
    kind: str
    region: str


class Areas:
    """The areas a pack knows, by code."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self.by_code: Mapping[str, Area] = {area.code: area for area in areas}

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def name(self, code: str) -> str:
        """The name of the area with this `code`; raises `KeyError` for an unknown one."""
        return self.by_code[code].name

    def region_of(self, code: str) -> Area:
        """The region that the area with this `code` lies in; a region or a country is its own. Raises `KeyError` for an unknown code."""
        area = self.by_code[code]
        return self.by_code[area.region] if area.region else area

    def suggestion(self, text: str) -> str:
        """A sentence that names the area whose name or code is written most like `text`, with a space before it, or an empty text."""
        by_name = {area.name: area for area in self.by_code.values()}
        near = by_name.get(nearest(text, by_name)) or self.by_code.get(nearest(text, self.by_code))
        return f" Did you mean {near.code} ({near.name})?" if near and text else ""


def read_areas(path: Path, shown_as: str, problems: ProblemList) -> Areas:
    """The areas in a CSV file with the columns code, name, kind and region; `problems` gets what is wrong with them.

    A column number may hold DfE's three-digit number, which neighbour lists use.

    An authority needs a region that is in the file too (as a region or, where there are none, a country).
    """
    found: dict[str, tuple[int, Area]] = {}
    for row in read_csv(path, shown_as, ("code", "name", "kind", "region"), ("number",), problems):
        area = Area(*(row.cells[column] for column in ("code", "name", "kind", "region")))
        if _is_sound(area, found, row, shown_as, problems):
            found[area.code] = (row.line, area)
    areas = Areas(area for _, area in found.values())
    for line, area in found.values():
        _check_region(area, areas, Place(shown_as, row=line, column="region"), problems)
    return areas


def _is_sound(area: Area, found: Mapping[str, tuple[int, Area]], row: CsvRow, shown_as: str, problems: ProblemList) -> bool:
    before = len(problems.errors)
    for column in ("code", "name"):
        if not row.cells[column]:
            problems.error(
                "missing-value", Place(shown_as, row=row.line, column=column), f"the {column} is empty", f"write the area's {column}"
            )
    if area.kind not in KINDS:
        what = f"{quoted(area.kind)} is not a kind of area"
        place = Place(shown_as, row=row.line, column="kind")
        problems.error("unknown-kind", place, what, f"write {', '.join(KINDS[:-1])} or {KINDS[-1]}.{did_you_mean(area.kind, KINDS)}")
    if area.code in found:
        line, other = found[area.code]
        slug = "duplicate-row" if other == area else "conflicting-rows"
        what = f"{area.code} stands in row {line} already" + ("" if other == area else f", as {other.name}")
        problems.error(slug, Place(shown_as, row=row.line, column="code"), what, "remove one of the two rows")
    return len(problems.errors) == before


def _check_region(area: Area, areas: Areas, place: Place, problems: ProblemList) -> None:
    if area.kind != "authority":
        if area.region:
            problems.error("unknown-area", place, f"{area.name} is a {area.kind} and lies in no region", "leave the region empty")
        return
    region = areas.by_code.get(area.region)
    if region is None or region.kind == "authority":
        what = f"{quoted(area.region)} is not the code of a region in this file" if area.region else f"{area.name} has no region"
        problems.error("unknown-area", place, what, f"write the region's code, and give the region a row.{areas.suggestion(area.region)}")


def read_neighbours(path: Path, shown_as: str, problems: ProblemList) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Neighbours' codes in order of rank, by list and area, from a CSV file with the columns list, area, rank and neighbour.

    An area is never its own neighbour: such a row is left out, so that no area is counted in the average that it is compared with.
    """
    lists: dict[tuple[str, str], dict[int, tuple[str, int]]] = {}
    for row in read_csv(path, shown_as, ("list", "area", "rank", "neighbour"), (), problems, figures=("rank",)):
        rank = _rank(row, shown_as, problems)
        if rank and row.cells["area"] != row.cells["neighbour"]:
            _add_neighbour(lists.setdefault((row.cells["list"], row.cells["area"]), {}), rank, row, shown_as, problems)
    return {key: tuple(ranked[rank][0] for rank in sorted(ranked)) for key, ranked in lists.items()}


def _rank(row: CsvRow, shown_as: str, problems: ProblemList) -> int:
    text = row.cells["rank"]
    if text.isascii() and text.isdigit() and len(text) <= 3 and int(text):
        return int(text)
    place = Place(shown_as, row=row.line, column="rank")
    problems.error(
        "value-not-a-number", place, f"{quoted(text)} is not a rank", "write 1 for the nearest neighbour, 2 for the next, and so on"
    )
    return 0


def _add_neighbour(ranked: dict[int, tuple[str, int]], rank: int, row: CsvRow, shown_as: str, problems: ProblemList) -> None:
    neighbour = row.cells["neighbour"]
    for other_rank, (other, line) in ranked.items():
        if rank == other_rank or neighbour == other:
            slug = "duplicate-row" if (rank, neighbour) == (other_rank, other) else "conflicting-rows"
            what = f"{neighbour} as neighbour {rank}: row {line} has {other} as neighbour {other_rank}"
            problems.error(slug, Place(shown_as, row=row.line), what, "keep the right one of the two rows")
            return
    ranked[rank] = (neighbour, row.line)

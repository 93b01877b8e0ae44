"""Lists of statistical neighbours in every form they come in: DfE's workbook, wide and tidy CSV files, and our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.data.area_names import AreaNames
from scrutiny_pack.data.areas import read_neighbours
from scrutiny_pack.data.grids import Grid, read_grid
from scrutiny_pack.data.values import KNOWN_SYMBOLS, quoted
from scrutiny_pack.errors import Place, ProblemList

NeighbourLists = Mapping[tuple[str, str], tuple[str, ...]]
"""Neighbours' codes in order of rank, by the list's name (its year) and the area's code."""

_OWN = {"list", "area", "rank", "neighbour"}
_AREA_COLUMNS = ("new la code", "la code", "old la code", "la num", "la number")
_TIDY = {"model", "rank", "sn code"}
_NEIGHBOUR_COLUMN = re.compile(r"sn ?([0-9]{1,2})")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_SHOWN_NUMBERS = 5


@dataclass(frozen=True)
class _Link:
    """One neighbour as written, with the list, area and rank it stands for; no neighbour where the list has a symbol for none."""

    list_name: str
    area: str
    rank: int
    neighbour: str
    line: int


def read_neighbour_list(path: Path, shown_as: str, names: AreaNames, problems: ProblemList) -> NeighbourLists:
    """The lists in the file at `path`; DfE's numbers and names are led to codes by `names`.

    A list is called what its column says, else by the year in the file's name. An area that the list has no neighbours for ("-") has an
    empty tuple: `why_none` says so. Areas that `names` does not know are left out and told, and so is what cannot be read.
    """
    noted = ProblemList()
    grid = read_grid(path, shown_as, _is_header, "list, area, rank and neighbour", noted)
    if grid is not None and grid.columns.keys() >= _OWN:
        return read_neighbours(path, shown_as, problems)
    problems.errors += noted.errors
    problems.warnings += noted.warnings
    if grid is None:
        return {}
    links = _tidy(grid, shown_as, problems) if grid.columns.keys() >= _TIDY else _wide(grid, path)
    return _lists(links, shown_as, names, problems)


def why_none(lists: NeighbourLists, name: str, area: str, names: AreaNames) -> str:
    """Why the list `name` gives no neighbours for `area`, as a clause; an empty text when it gives some."""
    if lists.get((name, area)):
        return ""
    known = sorted({listed for listed, _ in lists})
    if name not in known:
        return f'there is no neighbour list "{name}"; the file has {", ".join(known) or "none"}'
    if (name, area) in lists:
        return f"the {name} list has no neighbours for {names.name(area)}"
    return f"{names.name(area)} is not in the {name} list"


def _is_header(columns: Mapping[str, int]) -> bool:
    if columns.keys() >= _OWN:
        return True
    return any(name in columns for name in _AREA_COLUMNS) and (columns.keys() >= _TIDY or len(_ranked_columns(columns)) > 1)


def _ranked_columns(columns: Mapping[str, int]) -> dict[int, int]:
    """Positions of the columns SN1, SN_2... by rank."""
    return {int(found[1]): position for name, position in columns.items() if (found := _NEIGHBOUR_COLUMN.fullmatch(name))}


def _tidy(grid: Grid, shown_as: str, problems: ProblemList) -> Iterator[_Link]:
    for row in grid.rows:
        rank = grid.cell(row, "rank")
        if not (rank.isascii() and rank.isdigit() and 0 < int(rank[:4]) <= 99):
            what, fix = f"{quoted(rank)} is not a rank", "write 1 for the nearest neighbour, 2 for the next"
            problems.error("value-not-a-number", Place(shown_as, row=row.line, column="rank"), what, fix)
            continue
        yield _Link(grid.cell(row, "model"), grid.cell(row, *_AREA_COLUMNS), int(rank), grid.cell(row, "sn code"), row.line)


def _wide(grid: Grid, path: Path) -> Iterator[_Link]:
    year = _YEAR.search(path.stem)
    ranked = _ranked_columns(grid.columns)
    for row in grid.rows:
        area = grid.cell(row, *_AREA_COLUMNS)
        for rank, position in sorted(ranked.items()):
            if area and position < len(row.fields):
                yield _Link(year[0] if year else path.stem, area, rank, row.fields[position], row.line)


def _lists(links: Iterator[_Link], shown_as: str, names: AreaNames, problems: ProblemList) -> NeighbourLists:
    lists: dict[tuple[str, str], dict[int, str]] = {}
    unknown: dict[str, int] = {}
    for link in links:
        area, neighbour = names.code(link.area), names.code(link.neighbour)
        if not area:
            unknown.setdefault(link.area, link.line)
            continue
        ranked = lists.setdefault((link.list_name, area), {})
        if link.neighbour.casefold() in KNOWN_SYMBOLS or not link.neighbour:
            continue
        if not neighbour:
            unknown.setdefault(link.neighbour, link.line)
        elif neighbour != area:
            _add(ranked, link, neighbour, Place(shown_as, row=link.line), problems)
    if unknown:
        _tell_unknown(unknown, shown_as, names, problems)
    return {key: tuple(ranked[rank] for rank in sorted(ranked)) for key, ranked in lists.items()}


def _add(ranked: dict[int, str], link: _Link, neighbour: str, place: Place, problems: ProblemList) -> None:
    if neighbour in ranked.values() or link.rank in ranked:
        slug = "duplicate-row" if ranked.get(link.rank) == neighbour else "conflicting-rows"
        what = f"{neighbour} as neighbour {link.rank} of {link.area}: the area has this neighbour, or one of this rank, already"
        problems.error(slug, place, what, "keep the right one of the two")
        return
    ranked[link.rank] = neighbour


def _tell_unknown(unknown: Mapping[str, int], shown_as: str, names: AreaNames, problems: ProblemList) -> None:
    first = ", ".join(quoted(text) for text in list(unknown)[:_SHOWN_NUMBERS])
    more = f" and {len(unknown) - _SHOWN_NUMBERS} more" if len(unknown) > _SHOWN_NUMBERS else ""
    place = Place(shown_as, row=next(iter(unknown.values())))
    one = "leads to no area that is known; it is left out of the lists"
    what = f"{first}{more} lead to no area that is known; they are left out of the lists" if len(unknown) > 1 else f"{first} {one}"
    fix = f"name an areas file that has their codes, numbers and names.{names.suggestion(next(iter(unknown)))}"
    problems.warn("unknown-area", place, what, fix)

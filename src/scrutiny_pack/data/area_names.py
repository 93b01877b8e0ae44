"""Areas by what publications call them: names in all their spellings and three-digit numbers, each led back to one code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.config.published import area_aliases
from scrutiny_pack.data.areas import Areas
from scrutiny_pack.data.csv_files import nearest
from scrutiny_pack.data.grids import Grid, GridRow, read_grid
from scrutiny_pack.errors import Place, ProblemList

_CODE = re.compile(r"[A-Z][0-9]{8}")
_NUMBER = re.compile(r"([0-9]{3})(?:\.0+)?")
_QUALIFIED = re.compile(r",\s*(?:city|county) of\s*$", re.IGNORECASE)

_CODE_COLUMNS = ("new la code", "code", "area code", "la code")
_NUMBER_COLUMNS = ("old la code", "la number", "la num", "la code", "number")
_NAME_COLUMNS = ("la name", "name", "area name")


@dataclass(frozen=True)
class NamedArea:
    """One name of an area: its `code` (empty where a list gives numbers only), the `name` and the three-digit `number`, if it has one."""

    code: str
    name: str
    number: str = ""


class AreaNames:
    """Codes by name and number. A name that two areas share leads to neither: their codes tell them apart."""

    def __init__(self, named: Iterable[NamedArea]) -> None:
        self._names: dict[str, str] = {}
        self._by_name: dict[str, dict[str, str]] = {}
        self._by_number: dict[str, str] = {}
        areas = list(named)
        for area in areas:
            if area.code:
                self._add(area)
        # A list without codes lends its numbers to names that are known otherwise.
        for area in areas:
            code = area.code or self.code(area.name)
            if code and area.number:
                self._by_number.setdefault(area.number, code)

    @classmethod
    def of(cls, areas: Areas) -> AreaNames:
        """The names in a pack's own areas file, and the aliases that come with the program."""
        return cls([*(NamedArea(area.code, area.name) for area in areas.by_code.values()), *_aliases()])

    def code(self, text: str) -> str:
        """The code that `text` (a code, a three-digit number or a name) stands for, or an empty text."""
        written = text.strip()
        if _CODE.fullmatch(written):
            return written
        number = _NUMBER.fullmatch(written)
        if number:
            return self._by_number.get(number[1], "")
        codes = self._by_name.get(folded_name(written), {})
        return next(iter(codes)) if len(codes) == 1 else ""

    def name(self, code: str) -> str:
        """The name of the area with this `code`; the code itself for an unknown one."""
        return self._names.get(code, code)

    def suggestion(self, text: str) -> str:
        """A sentence that names the areas whose name is written most like `text`, with a space before it, or an empty text."""
        codes = self._by_name.get(folded_name(text)) or self._by_name.get(nearest(folded_name(text), self._by_name), {})
        return f" Did you mean {' or '.join(f'{code} ({name})' for code, name in codes.items())}?" if codes and text.strip() else ""

    def _add(self, area: NamedArea) -> None:
        self._names.setdefault(area.code, area.name)
        self._by_name.setdefault(folded_name(area.name), {}).setdefault(area.code, area.name)


def folded_name(name: str) -> str:
    """`name` without what publications disagree on: case, accents' encoding, "&", points and hyphens, "..., City of" at the end."""
    plain = _QUALIFIED.sub("", unicodedata.normalize("NFC", name)).casefold().replace("&", " and ").replace("'", "").replace("\u2019", "")
    return " ".join(re.findall(r"[^\W_]+", plain))


def read_area_names(files: Sequence[tuple[Path, str]], problems: ProblemList) -> AreaNames:
    """The areas in `files` (each with what messages call it): a pack's areas file, a look-up of authorities, a list of numbers and names.

    A list that gives no codes adds numbers to areas that another one names. The aliases that come with the program are always known.
    """
    return AreaNames([area for path, shown_as in files for area in _named_areas(path, shown_as, problems)] + _aliases())


def _aliases() -> list[NamedArea]:
    return [NamedArea(code, name, alias.number) for code, alias in area_aliases().areas.items() for name in alias.names]


def _named_areas(path: Path, shown_as: str, problems: ProblemList) -> list[NamedArea]:
    grid = read_grid(path, shown_as, _is_header, 'like "new_la_code", "old_la_code" and "la_name"', problems)
    if grid is None:
        return []
    found = []
    for row in grid.rows:
        found += [area for area in (_authority(grid, row), _region(grid, row)) if area is not None]
    if not found:
        problems.error("data-empty", Place(shown_as), "no row gives an area's code or number with its name", "download the file again")
    return found


def _is_header(columns: Mapping[str, int]) -> bool:
    return any(name in columns for name in _NAME_COLUMNS) and any(name in columns for name in (*_CODE_COLUMNS, *_NUMBER_COLUMNS))


def _authority(grid: Grid, row: GridRow) -> NamedArea | None:
    codes = [grid.cell(row, column) for column in _CODE_COLUMNS]
    numbers = [grid.cell(row, column) for column in _NUMBER_COLUMNS]
    code = next((code for code in codes if _CODE.fullmatch(code)), "")
    number = next((found[1] for number in numbers if (found := _NUMBER.fullmatch(number))), "")
    name = grid.cell(row, *_NAME_COLUMNS)
    return NamedArea(code, name, number) if name and (code or number) else None


def _region(grid: Grid, row: GridRow) -> NamedArea | None:
    code, name = grid.cell(row, "region code"), grid.cell(row, "region name")
    return NamedArea(code, name) if name and _CODE.fullmatch(code) else None

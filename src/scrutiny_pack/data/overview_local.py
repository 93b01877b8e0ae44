"""What stands in a file of a council's own: a tidy CSV file, a neighbour list, or one that nothing is known of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scrutiny_pack.data.area_names import AreaNames
from scrutiny_pack.data.csv_files import read_csv, read_records
from scrutiny_pack.data.neighbours import NeighbourLists, read_neighbour_list
from scrutiny_pack.data.overview import Overview, first_of, in_data_folder, span, symbol_of
from scrutiny_pack.data.rows import FIGURES, OPTIONAL, REQUIRED
from scrutiny_pack.data.values import PERSONAL_COLUMNS, CellError, folded_words, personal_detail, quoted, read_number
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.periods import ACCEPTED, Period, parse_period

_SHOWN_COLUMNS = 30
ABOUT_PEOPLE = "it has columns about people one by one, which no pack may hold"


def overview_of_tidy(path: Path, shown_as: str, problems: ProblemList) -> Overview:
    """What stands in a tidy CSV file; what cannot be read goes to `problems`."""
    noted = ProblemList()
    rows = [row.cells for row in read_csv(path, shown_as, REQUIRED, OPTIONAL, noted, FIGURES)]
    problems.errors += noted.errors
    cells = [row.get(name, "") for row in rows for name in FIGURES[:3]]
    periods, odd = _periods(row["period"] for row in rows)
    overview = Overview("tidy CSV", rows=len(rows), periods=span(periods, "period"), symbols=_symbols(cells))
    overview.areas = {row["area"] for row in rows if _is_code(row["area"].partition("/")[0]) and "/" not in row["area"]}
    overview.indicators = list(dict.fromkeys(row["indicator"] for row in rows))
    overview.not_understood = [f"{problem.place}: {problem.what}" for problem in noted.warnings]
    others = dict.fromkeys(row["area"] for row in rows if not _is_code(row["area"].partition("/")[0]))
    overview.not_understood += [*first_of("areas that are no codes:", others), *first_of(f"periods that are not like {ACCEPTED}:", odd)]
    overview.not_understood += first_of("figures", [cell for cell in dict.fromkeys(cells) if not symbol_of(cell) and _is_no_number(cell)])
    overview.paste = f"- {{file: {in_data_folder(path)}, status: local}}"
    return overview


def _is_code(text: str) -> bool:
    return len(text) == 9 and text[:1].isupper() and text[1:].isdigit()


def _is_no_number(text: str) -> bool:
    try:
        read_number(text, None, {})
    except CellError as error:
        # A percent sign or a pound is for the indicator's unit to judge, and no pack names one here.
        return not text.strip("£% ").replace(",", "").replace(".", "", 1).isdigit() and bool(error.what)
    return False


def _periods(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """The periods in order, as they are written in sentences, and what is none."""
    found: dict[Period, None] = {}
    odd = []
    for text in dict.fromkeys(texts):
        try:
            found[parse_period(text)] = None
        except ValueError:
            odd.append(text)
    ordered = sorted(found, key=lambda period: (period.last_day, period.months))
    return [str(period) for period in ordered], odd


def _symbols(cells: Iterable[str]) -> Mapping[str, int]:
    return Counter(cell.strip() for cell in cells if symbol_of(cell))


def overview_of_neighbours(path: Path, shown_as: str, names: AreaNames, problems: ProblemList) -> Overview:
    """What stands in a neighbour list, as CSV file or workbook."""
    noted = ProblemList()
    lists = read_neighbour_list(path, shown_as, names, noted)
    problems.errors += noted.errors
    every = {area for _, area in lists}
    overview = Overview("neighbour list", {"Lists": _lists(lists)}, rows=sum(map(len, lists.values())), areas=every)
    overview.not_understood = [problem.what for problem in noted.warnings]
    overview.paste = f"neighbours: {in_data_folder(path)}"
    return overview


def _lists(lists: NeighbourLists) -> str:
    said = []
    for name in dict.fromkeys(name for name, _ in lists):
        counts = [len(members) for (listed, _), members in lists.items() if listed == name]
        some = [count for count in counts if count]
        without = f", {len(counts) - len(some)} with none" if len(some) < len(counts) else ""
        most = f"{min(some)} to {max(some)}" if some and min(some) < max(some) else str(max(some, default=0))
        said.append(f"{name} ({len(some)} areas with {most} neighbours each{without})")
    return "; ".join(said)


def overview_of_unknown(path: Path, shown_as: str, names: AreaNames, problems: ProblemList) -> Overview:
    """The columns of a CSV file that nothing is known of; what is no text goes to `problems`."""
    records = read_records(path, shown_as, problems)
    if not records:
        if not problems.errors:
            problems.error("data-empty", Place(shown_as), "there is nothing in it", "download the file again")
        return Overview("not known")
    header = [field for field in records[0][1] if field]
    overview = Overview("not known", {"Columns": columns_shown(header)}, rows=len(records) - 1)
    overview.not_understood = [
        "none of the columns is known; read are tidy CSV files (indicator, area, period, value), published tables of Explore Education"
        " Statistics, LAIT's long data, neighbour lists and workbooks"
    ]
    if sum(bool(names.code(name)) for name in header) > len(header) / 2:
        overview.not_understood.append("its columns are areas; for a neighbour list write a row for each: list, area, rank, neighbour")
        return overview
    lacking = [name for name in REQUIRED if name not in {folded_words(column) for column in header}]
    overview.not_understood.append(f"for a tidy file it lacks the columns {', '.join(lacking)}")
    return overview


def columns_shown(header: Sequence[str]) -> str:
    """The names of columns, as far as they may be repeated."""
    if any(folded_words(name) in PERSONAL_COLUMNS for name in header):
        return ABOUT_PEOPLE
    shown = [quoted(name) for name in header[:_SHOWN_COLUMNS] if not personal_detail(name)]
    more = f" and {len(header) - _SHOWN_COLUMNS} more" if len(header) > _SHOWN_COLUMNS else ""
    return ", ".join(shown) + more

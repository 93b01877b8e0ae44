"""What stands in a workbook: its sheets with the ranges in use, how each would be read, and the lines of YAML for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.data.overview import Overview, in_data_folder, in_yaml, span
from scrutiny_pack.data.overview_local import ABOUT_PEOPLE
from scrutiny_pack.data.rows import DataFile
from scrutiny_pack.data.values import PERSONAL_COLUMNS, folded_words, personal_detail, quoted
from scrutiny_pack.data.workbook_cells import SheetCell
from scrutiny_pack.data.workbook_periods import written_period
from scrutiny_pack.data.workbook_sheet import Sheet, open_sheet, sheet_titles
from scrutiny_pack.data.workbooks import HEADER_WITHIN, recognised
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.periods import Period

_LABELS_AT_MOST = 40


@dataclass(frozen=True)
class _Seen:
    """One sheet: a line about it, and the lines that would read it (empty where it cannot be read)."""

    line: str
    paste: str
    periods: Sequence[str] = ()


def overview_of_workbook(path: Path, shown_as: str, indicators: Mapping[str, str], problems: ProblemList) -> Overview:
    """The sheets of a workbook; `indicators` are ids by the label that a row may have. What is broken goes to `problems`."""
    seen = [_seen(path, shown_as, title, state, indicators, problems) for title, state in sheet_titles(path, shown_as, problems)]
    if any(ABOUT_PEOPLE in each.line for each in seen):
        # Lists of people without such columns stand beside those with: nothing more of such a workbook is shown.
        seen = [each if ABOUT_PEOPLE in each.line else _Seen(each.line.partition("; ")[0], "") for each in seen]
        tell = "it holds lists of people; a pack is made from figures for areas: count them in a workbook of its own"
    else:
        tell = "no sheet has a row of months, or the columns indicator and period"
    overview = Overview("workbook", {"Sheets": "".join(f"\n  {each.line}" for each in seen)})
    overview.periods = "; ".join(span(each.periods, "period") for each in seen if each.periods)
    overview.paste = "\n".join(each.paste for each in seen if each.paste)
    if seen and not overview.paste:
        overview.not_understood.append(tell)
    return overview


def _seen(path: Path, shown_as: str, title: str, state: str, indicators: Mapping[str, str], problems: ProblemList) -> _Seen:
    noted = ProblemList()
    sheet = open_sheet(path, shown_as, title, noted)
    hidden = "" if state == "visible" else ", hidden"
    if sheet is None:
        problems.errors += [problem for problem in noted.errors if problem.slug != "data-empty"]
        return _Seen(f"{quoted(title)}{hidden}: nothing in it", "")
    about = f"{quoted(title)}{hidden}: {_used(sheet)}"
    if _is_about_people(sheet):
        return _Seen(f"{about}; {ABOUT_PEOPLE}", "")
    found = recognised(sheet, DataFile(path, shown_as, "local"), ProblemList())
    if found is None:
        return _Seen(f"{about}; not recognised", "")
    layout, header = found
    lines = [
        f"- file: {in_data_folder(path)}",
        "  status: local",
        f"  sheet: {in_yaml(title)}",
        f"  layout: {layout}",
        f"  header_row: {header}",
    ]
    if layout == "tidy":
        return _Seen(f"{about}; tidy, with its columns in row {header}", "\n".join(lines))
    periods = dict(_across(sheet, header))
    lines.append(f"  first_column: {_letters(min(periods))}")
    lines += _rows(sheet, header, min(periods), indicators)
    return _Seen(f"{about}; wide, with its periods in row {header}", "\n".join(lines), [str(period) for period in periods.values()])


def _used(sheet: Sheet) -> str:
    rows, columns = sheet.cells.keys(), {column for row in sheet.cells.values() for column in row}
    return f"{SheetCell(min(rows), min(columns), None).reference}:{SheetCell(max(rows), max(columns), None).reference}"


def _is_about_people(sheet: Sheet) -> bool:
    top = [cell for row in list(sheet.cells)[:HEADER_WITHIN] for cell in sheet.cells[row].values()]
    return any(folded_words(cell.text) in PERSONAL_COLUMNS for cell in top if isinstance(cell.value, str))


def _across(sheet: Sheet, header: int) -> list[tuple[int, Period]]:
    found = [(column, written_period(cell)) for column, cell in sorted(sheet.cells[header].items())]
    return [(column, written.period) for column, written in found if written and written.period]


def _letters(column: int) -> str:
    return SheetCell(1, column, None).reference.rstrip("1")


def _rows(sheet: Sheet, header: int, first: int, indicators: Mapping[str, str]) -> list[str]:
    """The lines that say what the rows hold; none are needed where all rows are called like indicators."""
    labels = _labels(sheet, header, first)
    known = {label: indicators.get(folded_words(label), "") for label in labels}
    if not labels or all(known.values()):
        return []
    return ["  rows:", *(f"    {in_yaml(label)}: {name or 'its indicator'}" for label, name in known.items())]


def _labels(sheet: Sheet, header: int, first: int) -> list[str]:
    """The texts of rows with figures, from the column before the figures that has most different ones."""
    rows = [
        row for row in sheet.cells if row > header and any(_is_figure(sheet, row, column) for column in sheet.cells[row] if column >= first)
    ]
    by_column = [list(dict.fromkeys(filter(_is_label, (sheet.text(row, column) for row in rows)))) for column in range(1, first)]
    return max(by_column, key=len, default=[])[:_LABELS_AT_MOST]


def _is_label(text: str) -> bool:
    return any(map(str.isalpha, text)) and not personal_detail(text)


def _is_figure(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cell(row, column)
    return cell is not None and isinstance(cell.value, (int, float))

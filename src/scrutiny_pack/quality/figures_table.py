"""The table of figures as a program or a spreadsheet reads it: one header row, rows of one width, and nothing that is run."""

from __future__ import annotations

import csv
import io

from scrutiny_pack.build.figures_csv import COLUMNS, harmless
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.leftover_words import check_texts
from scrutiny_pack.quality.leftovers import PATH

_TELL = "please tell the developers of scrutiny_pack"


def check_figures(data: bytes, file: str, pack: Pack, problems: ProblemList) -> None:
    """Note everything about the CSV file `data` that would be read wrongly, be run, or should not be in it."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        problems.error("package-broken", Place(file), "it is damaged and cannot be read", _TELL)
        return
    if not rows or tuple(rows[0]) != COLUMNS:
        problems.error("csv-columns", Place(file, row=1), "its first row does not name the columns", _TELL)
    for number, row in enumerate(rows, 1):
        place = Place(file, row=number)
        if len(row) != len(COLUMNS):
            problems.error("csv-columns", place, f"it has {len(row)} cells and not {len(COLUMNS)}", _TELL)
        for cell in row:
            if harmless(cell) != cell:
                problems.error("csv-formula", place, f'a spreadsheet would take "{cell}" for a formula', _TELL)
            if PATH.search(cell):
                problems.error("leftover-path", place, f'it names a file on somebody\'s computer, "{cell}"', "take the path out")
    check_texts(((Place(file, row=number), cell) for number, row in enumerate(rows, 1) for cell in row), pack, problems)

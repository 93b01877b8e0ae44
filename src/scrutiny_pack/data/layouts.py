"""What kind of data file a file is, by what stands in it and never by its name."""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from scrutiny_pack.data.ees_columns import is_published_table
from scrutiny_pack.data.ees_names import ees_names, folded_column

Layout = Literal["tidy", "ees", "lait", "workbook", "neighbours", "unknown"]

BEGINNING = 64 * 1024
"""Bytes that are looked at: a header row of the widest published table has under 8,000."""

_TIDY = {"indicator", "area", "period"}
_LAIT = {"data_item", "years", "la_and_regions", "values"}
_NEIGHBOURS = ({"model", "la_code", "rank", "sn_code"}, {"list", "area", "rank", "neighbour"})
_FIRST_NEIGHBOUR = re.compile(r"sn_?1")
_HEADERS_AT_MOST = 5
_PARTS_AT_MOST = 10
_WITH_TEXTS = re.compile(r"xl/(sharedStrings|worksheets/sheet[0-9]+)\.xml")


def layout_of(path: Path) -> Layout:
    """The layout of the file at `path`.

    "tidy" has a column each for indicator, area and period; "ees" is a table of Explore Education Statistics; "lait" the Local Authority
    Interactive Tool's long data, as CSV or parquet; "neighbours" a list of statistical neighbours, as CSV or workbook; "workbook" any other
    .xlsx. "unknown" is everything else, and a file that cannot be opened: its reader says what is wrong.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
            if beginning.startswith(b"PAR1"):
                file.seek(-min(path.stat().st_size, BEGINNING), 2)
                return "lait" if b"LA and Regions" in file.read() else "unknown"
    except OSError:
        return "unknown"
    if beginning.startswith(b"PK\x03\x04"):
        return _layout_of_workbook(path)
    return _layout_of_text(beginning)


def _layout_of_text(beginning: bytes) -> Layout:
    text = beginning.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")
    lines = [line for line in text.splitlines() if line.strip()][:_HEADERS_AT_MOST]
    try:
        rows = list(csv.reader(lines))
    except csv.Error:
        return "unknown"
    return _layout_of_header(rows[0]) if rows else "unknown"


def _layout_of_header(header: Sequence[str]) -> Layout:
    names = {folded_column(name) for name in header}
    if names >= _TIDY:
        return "tidy"
    if names >= _LAIT:
        return "lait"
    if any(names >= known for known in _NEIGHBOURS) or _holds_neighbours(names):
        return "neighbours"
    return "ees" if is_published_table(header, ees_names()) else "unknown"


def _holds_neighbours(names: set[str]) -> bool:
    """Whether there is a column for the first neighbour, and one that says whose it is."""
    return any(_FIRST_NEIGHBOUR.fullmatch(name) for name in names) and any("la" in name.split("_") for name in names)


def _layout_of_workbook(path: Path) -> Layout:
    """A workbook's texts stand together in one part of it, or in the sheets themselves: none need be opened to see what they are."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.namelist()
            if not any(name.startswith("xl/") for name in parts):
                return "unknown"
            texts = "".join(_beginning(package, name) for name in [name for name in parts if _WITH_TEXTS.fullmatch(name)][:_PARTS_AT_MOST])
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return "unknown"
    names = {folded_column(text) for text in re.findall(r"<t[^>]*>([^<]*)</t>", texts)}
    return "neighbours" if _holds_neighbours(names) else "workbook"


def _beginning(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as part:
        return part.read(BEGINNING).decode("utf-8", errors="replace")

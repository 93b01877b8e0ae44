"""All data files of a pack as one table of observations, each file read by the reader for its layout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scrutiny_pack.data.observations import Observations, gather
from scrutiny_pack.data.rows import DataFile, FactsRead, Known, read_table
from scrutiny_pack.data.workbook_package import is_workbook
from scrutiny_pack.data.workbooks import read_workbook
from scrutiny_pack.errors import ProblemList

_CALLED_WORKBOOKS = (".xlsx", ".xlsm")


def read_sources(files: Sequence[DataFile], area: str, known: Known, problems: ProblemList) -> Observations:
    """All figures in `files`, in order; `area` is that of a workbook that names none. What is wrong goes to `problems` with its place."""
    return gather([_read(file, area, known, problems) for file in files], known, problems)


def _read(file: DataFile, area: str, known: Known, problems: ProblemList) -> FactsRead:
    if _reads_as_workbook(file.path):
        return read_workbook(file, area, known, problems)
    return read_table(file, known, problems)


def _reads_as_workbook(path: Path) -> bool:
    """By content; a file that is only called a workbook goes there too, to be told what it is."""
    return is_workbook(path) or path.suffix.lower() in _CALLED_WORKBOOKS

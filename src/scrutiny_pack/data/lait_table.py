"""LAIT's long data as one typed table: read column by column, since a file has hundreds of thousands of rows and a few hundred texts."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from scrutiny_pack.data.values import KNOWN_SYMBOLS, folded_words
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.limits import CSV_BYTES

COLUMNS: Mapping[str, str] = {
    "measure": "Short Desc", "years": "Years", "area": "LA and Regions", "written": "Values", "number": "LA Number",
}  # fmt: skip
"""Our columns, and the names that LAIT gives them; a file may lack the last."""

_REQUIRED = ("measure", "years", "area", "written")
_AGAIN = "download the file again, and do not save it from another program"
_PARQUET = b"PAR1"
_SIGNIFICANT = 15
"""A binary fraction's dust stands behind so many digits; no statistic has as many."""


class UnreadableTableError(Exception):
    """A file that cannot be read as LAIT's long data: the `slug`, `what` is wrong and the `fix`; who reads it adds the place."""

    def __init__(self, slug: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.slug = slug
        self.what = what
        self.fix = fix

    def tell(self, shown_as: str, problems: ProblemList) -> None:
        """Note it as a problem of the file that messages call `shown_as`."""
        problems.error(self.slug, Place(shown_as), self.what, self.fix)


def lait_table(path: Path, measures: Collection[str] | None = None) -> pd.DataFrame:
    """One row for each figure of the `measures` (by "Short Desc"; left out, of all) in the CSV or parquet file at `path`.

    Columns: `measure`, `years`, `area`, `number` and `written` (categories of text; a number has three digits or none), `value` (a float
    without dust; NaN where there is none), `reason` (a category: the symbol's meaning, or empty) and `row`: the line in a CSV
    file, the row in a parquet file. Raises `UnreadableTableError`.
    """
    frame = _from_parquet(path) if is_parquet(path) else _from_csv(path)
    if measures is not None:
        frame = frame[frame["measure"].isin(list(measures))]
    value, reason = _figures(frame["written"])
    return frame.assign(value=value, reason=reason)


def is_parquet(path: Path) -> bool:
    """Whether the file at `path` begins like a parquet file; false for one that is not there."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PARQUET)) == _PARQUET
    except OSError:
        return False


def _from_parquet(path: Path) -> pd.DataFrame:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        fix = 'run: pip install "scrutiny-pack[parquet]", or use the CSV file'
        raise UnreadableTableError("needs-parquet", "reading a parquet file needs an extra part that is not installed", fix) from None
    try:
        found = _found(parquet.read_schema(path).names)
        table = parquet.read_table(path, columns=list(found.values()), read_dictionary=list(found.values()))
    except (pyarrow.ArrowException, OSError):
        raise UnreadableTableError("data-unreadable", "the parquet file is damaged or cannot be opened", _AGAIN) from None
    named = table.rename_columns([{written: ours for ours, written in found.items()}[name] for name in table.column_names])
    frame = named.to_pandas(ignore_metadata=True)
    return _typed(frame, np.arange(1, len(frame) + 1, dtype=np.int32))


def _from_csv(path: Path) -> pd.DataFrame:
    try:
        if path.stat().st_size > CSV_BYTES:
            what = f"the file has {path.stat().st_size >> 20} MB; at most {CSV_BYTES >> 20} MB are read"
            raise UnreadableTableError("data-too-big", what, "use the parquet file, or keep only the measures that the pack needs")
        frame = _parsed(path)
    except OSError:
        raise UnreadableTableError("data-missing", "the file is not there or cannot be opened", "check the path in the pack") from None
    except UnicodeDecodeError:
        raise UnreadableTableError("encoding", "the file is not UTF-8", _AGAIN) from None
    except pd.errors.EmptyDataError:
        raise UnreadableTableError("data-empty", "there is nothing in it", _AGAIN) from None
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        what = f"the rows of the file do not fit its header: {' '.join(str(error).split()).rpartition('error: ')[2]}"
        raise UnreadableTableError("field-count", what, _AGAIN) from None
    found = _found(list(frame.columns))
    lines = _lines(frame)
    return _typed(frame[list(found.values())].set_axis(list(found), axis="columns"), lines)


def _parsed(path: Path) -> pd.DataFrame:
    with warnings.catch_warnings():
        # A first row that is longer than the header is only warned of, and its end is lost.
        warnings.simplefilter("error", pd.errors.ParserWarning)
        return pd.read_csv(path, dtype="category", index_col=False, na_filter=False, skip_blank_lines=False, encoding="utf-8-sig")


def _found(names: Collection[str]) -> dict[str, str]:
    """The file's own name of each of our columns. Raises `UnreadableTableError` where one is missing."""
    folded = {folded_words(name): name for name in names}
    found = {ours: folded[folded_words(theirs)] for ours, theirs in COLUMNS.items() if folded_words(theirs) in folded}
    missing = [f'"{COLUMNS[ours]}"' for ours in _REQUIRED if ours not in found]
    if missing:
        what = f"there is no column {' and no '.join(missing)}"
        raise UnreadableTableError("missing-column", what, "use the long data of LAIT as it is downloaded (bds_long)")
    return found


def _lines(frame: pd.DataFrame) -> np.ndarray:
    """The line of each row as an editor shows it: a text that holds line breaks takes several."""
    breaks = np.zeros(len(frame), dtype=np.int32)
    for name in frame.columns:
        texts = frame[name].cat.categories.astype(str)
        inside = texts.str.count("\n").to_numpy(dtype=np.int32)
        if inside.any():
            breaks += inside[frame[name].cat.codes.to_numpy()]
    return np.arange(2, len(frame) + 2, dtype=np.int32) + np.cumsum(breaks, dtype=np.int32) - breaks


def _typed(frame: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """`frame` with text categories for all columns, numbers of areas without their decimals, and the rows' numbers."""
    typed = {}
    for ours in COLUMNS:
        given = frame[ours].astype("category") if ours in frame else pd.Series(pd.Categorical([""] * len(frame)), index=frame.index)
        typed[ours] = _as_text(given, ".0" if ours == "number" else "")
    return pd.DataFrame(typed).assign(row=rows)


def _as_text(given: pd.Series, end: str) -> pd.Series:
    """`given` with text for its categories, without this `end`; pandas makes numbers of a column that holds nothing else."""
    categories = given.cat.categories.tolist()
    texts = [str(category).removesuffix(end) for category in categories]
    if texts == categories:
        return given
    if len(set(texts)) == len(texts):
        return given.cat.rename_categories(texts)
    return given.map(dict(zip(categories, texts, strict=True))).astype("category")


def _figures(written: pd.Series) -> tuple[np.ndarray, pd.Categorical[str]]:
    """The value and the reason of each text, worked out once for each text that is different."""
    texts = [text.strip() for text in written.cat.categories.astype(str).tolist()]
    numbers = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce").to_numpy(dtype=np.float64, copy=True)
    numbers[~np.isfinite(numbers)] = np.nan
    reasons = [""] * len(texts)
    for place, missing in enumerate(np.isnan(numbers).tolist()):
        if missing:
            reasons[place] = KNOWN_SYMBOLS.get(texts[place].casefold().strip("[]"), "")
        elif len(texts[place]) > _SIGNIFICANT:
            numbers[place] = without_dust(numbers[place])
    names = sorted({"", *reasons})
    codes = written.cat.codes.to_numpy()
    places = np.array([*map(names.index, reasons), names.index("")], dtype=np.int8)
    # A row without a text has the code -1, which takes the last entry.
    return np.append(numbers, np.nan)[codes], pd.Categorical.from_codes(places[codes], categories=pd.Index(names))


def without_dust(number: float) -> float:
    """The number that was meant: 9.37 for 9.3699999999999992, which a binary fraction left behind."""
    return float(f"{number:.{_SIGNIFICANT}g}")

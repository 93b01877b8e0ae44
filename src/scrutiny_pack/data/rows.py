"""Rows of a data file as facts: what a cell of each column may hold, whatever kind of file the row stands in."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from scrutiny_pack.config.workbooks import WorkbookEntry
from scrutiny_pack.data.areas import Areas
from scrutiny_pack.data.changed_areas import explain_area
from scrutiny_pack.data.csv_files import CsvRow, did_you_mean, read_csv
from scrutiny_pack.data.values import CellError, Reason, check_range, marker, quoted, read_number
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import Unit, shown
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Fact

STATUSES = ("local", "published", "illustrative")
STATISTICS = ("mean", "median", "pooled")

REQUIRED = ("indicator", "area", "period")
FIGURES = ("value", "numerator", "denominator", "decimals")
OPTIONAL = (*FIGURES, "statistic", "source", "source_date", "note", "status")
NO_FIGURES = ('there is no column "value", and no "numerator" either', 'add a column "value", or "numerator" and "denominator"')
NOT_REPEATED = "what stands here cannot be used as a figure (it is not repeated, as it counts people)"
_FIX_FIGURE = "write a number that can be, or one of [c] [x] [z] [low] if there is no figure"

_NEW_SERIES = "b"
"""The mark behind a figure with which a new series begins."""
_NO_DIFFERENCE = Decimal("0.000001")
"""What a program may lose when it saves a fraction."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class DataFile:
    """A file of figures: where it is, how messages and evidence call it, and the status of its rows that give none."""

    path: Path
    shown_as: str
    status: str
    sheet: WorkbookEntry = WorkbookEntry()
    """For a workbook: which sheet, and how it is laid out."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For a published file: the user's own names of columns and labels, by ours."""


@dataclass(frozen=True)
class IndicatorRule:
    """What a cell of one indicator may hold; a bound that is `None` leaves the unit's own (0 to 100 for a percentage)."""

    id: str
    unit: Unit
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    month_end: bool = False
    """Whether a month's figure is about its last day."""
    label: str = ""
    """The name in tables; a row of a workbook may be called so."""
    published: str = ""
    """The key of the published measure in the alias tables; empty where there is none."""
    of_people: bool = False
    """Whether it counts people: no message repeats a figure of it."""


@dataclass(frozen=True)
class FactsRead:
    """What one file holds: its figures, and by `Fact.id` which statistic a group's figure is, where its row says so."""

    facts: Sequence[Fact]
    statistics: Mapping[str, str]


def read_table(file: DataFile, known: Known, problems: ProblemList) -> FactsRead:
    """The figures of a tidy CSV file; what cannot be read goes to `problems`."""
    rows = read_csv(file.path, file.shown_as, REQUIRED, OPTIONAL, problems, FIGURES)
    if rows and not {"value", "numerator"} & rows[0].cells.keys():
        problems.error("missing-column", Place(file.shown_as, row=1), *NO_FIGURES)
        return FactsRead((), {})
    return read_rows([Cells(file, row, problems) for row in rows], known)


def read_rows(rows: Iterable[Cells], known: Known) -> FactsRead:
    """The figures of rows whose cells are text, by the names of the columns of a tidy file."""
    facts: list[Fact] = []
    statistics: dict[str, str] = {}
    for cells in rows:
        fact = _read_fact(cells, known)
        if fact:
            facts.append(fact)
            statistics |= {fact.id: cells["statistic"].casefold()} if cells["statistic"] else {}
    return FactsRead(facts, statistics)


@dataclass(frozen=True)
class Known:
    """What the cells of a row are checked against; `comparators` are the keys that may follow an area's code (`/sn`).

    `symbols` are the user's own, as in `values.read_number`.
    """

    indicators: Mapping[str, IndicatorRule]
    areas: Areas
    comparators: Collection[str]
    symbols: Mapping[str, str]

    def indicator(self, text: str) -> IndicatorRule:
        """The rule of the indicator with this id."""
        if text in self.indicators:
            return self.indicators[text]
        what = f"{quoted(text)} is not an indicator of this pack" if text else "no indicator is given"
        raise CellError("unknown-indicator", what, f"write the id of an indicator.{did_you_mean(text, self.indicators)}")

    def area(self, text: str) -> str:
        """`text`, when it is an area's code, or one with a comparator's key."""
        code, slash, group = text.partition("/")
        if code not in self.areas:
            what = f"{quoted(code)} is not the code of a known area" if code else "no area is given"
            became = explain_area(code)
            near = f" {became}." if became else self.areas.suggestion(code)
            suggested = near or " If the row is a note below the figures, delete it."
            raise CellError("unknown-area", what, f"write a code such as E08000028.{suggested}")
        if slash and group not in self.comparators:
            fix = f"write the key of a comparator after the slash: {', '.join(sorted(self.comparators)) or 'this pack has none'}"
            raise CellError("unknown-comparator", f"{quoted(group)} is not a comparator of this pack", fix)
        return text


class Cells:
    """The cells of one row as text, each read so that a problem gets its own place."""

    def __init__(self, file: DataFile, row: CsvRow, problems: ProblemList) -> None:
        self.file = file
        self.row = row
        self.problems = problems
        self.sound = True
        self.discreet = False

    def __getitem__(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def place(self, column: str = "") -> Place:
        """The place of this row's cell in `column`, or of the row."""
        return Place(self.file.shown_as, row=self.row.line, column=column)

    def written_at(self) -> tuple[str, int, str]:
        """File, row and cell as the evidence names them; a CSV file has no cells."""
        return self.file.shown_as, self.row.line, ""

    def read(self, column: str, reader: Callable[[str], _T]) -> _T | None:
        """What `reader` makes of the cell in `column`; when it raises, the problem is told and the row is not sound."""
        try:
            return reader(self[column])
        except CellError as error:
            self.refuse(error.slug, column, error.what, error.fix)
            return None

    def refuse(self, slug: str, column: str, what: str, fix: str) -> None:
        """Tell a problem of the cell in `column`: the row gives no figure, and where it counts people the message repeats none."""
        if self.discreet and column in FIGURES:
            what, fix = (default if re.search(r"\d", text) else text for text, default in ((what, NOT_REPEATED), (fix, _FIX_FIGURE)))
        self.problems.error(slug, self.place(column), what, fix)
        self.sound = False


@dataclass(frozen=True)
class _Figures:
    """The numbers of one row, or the reason why there are none."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    decimals: int | None
    reason: str


def _read_fact(cells: Cells, known: Known) -> Fact | None:
    rule = cells.read("indicator", known.indicator)
    area = cells.read("area", known.area)
    period = cells.read("period", _read_period)
    cells.discreet = rule is not None and rule.of_people
    status = cells.read("status", _one_of(STATUSES, "unknown-status"))
    cells.read("statistic", _one_of(STATISTICS, "unknown-statistic"))
    source_date = cells.read("source_date", _read_source_date)
    figures = _read_figures(cells, rule, known.symbols) if rule else None
    if not (cells.sound and rule and area and period and figures):
        return None
    return Fact(
        rule.id, area, period, figures.value, figures.numerator, figures.denominator, figures.decimals, figures.reason,
        status or cells.file.status, cells["source"], source_date or "", *cells.written_at(),
        new_series=any(marker(cells[column]) == _NEW_SERIES for column in FIGURES),
    )  # fmt: skip


@functools.lru_cache(maxsize=4096)
def _read_source_date(text: str) -> str:
    """A day as 2022-10-10, or a year: which of two sources is the newer is told by this text."""
    if not text or (len(text) == 4 and text.isascii() and text.isdigit()):
        return text
    try:
        period = parse_period(text)
    except ValueError:
        period = None
    if period is None or period.kind != "date":
        raise CellError("not-a-date", f"{quoted(text)} is neither a date nor a year", "write year, month and day, as in 2022-07-31")
    return period.notation()


@functools.lru_cache(maxsize=4096)
def _read_period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError as error:
        what, _, fix = str(error).rpartition("; ")
        raise CellError("not-a-period", what, fix) from error


def _one_of(allowed: Sequence[str], slug: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text or text.casefold() in allowed:
            return text.casefold()
        fix = f"write {', '.join(allowed[:-1])} or {allowed[-1]}, or leave it empty.{did_you_mean(text, allowed)}"
        raise CellError(slug, f"{quoted(text)} is none of the words for this", fix)

    return read


def _read_figures(cells: Cells, rule: IndicatorRule, symbols: Mapping[str, str]) -> _Figures:
    value = cells.read("value", lambda text: read_number(text, rule.unit, symbols))
    parts = [cells.read(column, lambda text: read_number(text, None, symbols)) for column in ("numerator", "denominator")]
    if isinstance(value, Decimal):
        figure = value
        cells.read("value", lambda _: check_range(figure, rule.unit, rule.minimum, rule.maximum))
        if marker(cells["value"]) == _NEW_SERIES:
            what = "a new series begins with this figure ([b])"
            cells.problems.warn("break-in-series", cells.place("value"), what, "nothing: it is not compared with earlier figures")
    reasons = [entry.value for entry in (value, *parts) if isinstance(entry, Reason)]
    numerator, denominator = (part if isinstance(part, Decimal) else None for part in parts)
    _check_parts(cells, rule, numerator, denominator)
    decimals = cells.read("decimals", lambda text: _read_decimals(text, value))
    if isinstance(value, Decimal) and cells.sound:
        _check_agreement(cells, rule, value, decimals or 0, (numerator, denominator))
    elif isinstance(value, Reason):
        # The counts beside a symbol may be the very ones that it stands for.
        numerator = denominator = None
    return _Figures(
        value if isinstance(value, Decimal) else None,
        numerator,
        denominator,
        decimals,
        reasons[0] if reasons and not isinstance(value, Decimal) else "",
    )


def _check_parts(cells: Cells, rule: IndicatorRule, numerator: Decimal | None, denominator: Decimal | None) -> None:
    for column, part in (("numerator", numerator), ("denominator", denominator)):
        if part is not None and part < 0 and rule.unit not in (Unit.MONEY, Unit.RATIO):
            cells.refuse("out-of-range", column, f"{part} is below 0", f"correct the {column}")
    if (rule.of_people or rule.unit is Unit.RATE) and numerator is not None and numerator != numerator.to_integral_value():
        what = f"{numerator} is not a whole number, and a count is"
        cells.refuse("out-of-range", "numerator", what, "write the count without decimals")
    most = rule.maximum is None or rule.maximum <= 100
    if rule.unit is Unit.PERCENT and most and numerator is not None and denominator is not None and numerator > denominator:
        what = f"the numerator {numerator} is more than the denominator {denominator}"
        cells.refuse("out-of-range", "numerator", what, "correct one of the two, or set the indicator's maximum above 100 if it is right")


def _check_agreement(
    cells: Cells, rule: IndicatorRule, value: Decimal, decimals: int, parts: tuple[Decimal | None, Decimal | None]
) -> None:
    """Refuse a value that its own counts contradict; a rate may be of a population that was rounded, and is not looked at."""
    numerator, denominator = parts
    if rule.unit is Unit.COUNT:
        counted = numerator
    elif rule.unit is Unit.RATE or numerator is None or not denominator:
        counted = None
    else:
        counted = numerator * (100 if rule.unit is Unit.PERCENT else 1) / denominator
    if counted is None or abs(value - counted) <= max(Decimal(5).scaleb(-decimals - 1), _NO_DIFFERENCE):
        return
    what = "the value is not what its counts give"
    if not rule.of_people:
        given = "the numerator is" if rule.unit is Unit.COUNT else f"{numerator} of {denominator} gives"
        what = f"the value is {value}, and {given} {counted if rule.unit is Unit.COUNT else shown(counted, max(decimals, 1))}"
    cells.refuse("value-differs-from-counts", "value", what, "correct the value or the counts, or leave one of the two out")


def _read_decimals(text: str, value: Decimal | Reason | None) -> int | None:
    if not text:
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else None
        return -exponent if isinstance(exponent, int) else None
    if len(text) == 1 and text.isascii() and text.isdigit():
        return int(text)
    raise CellError("value-not-a-number", f"{quoted(text)} is not a number of decimals", "write 0, 1 or 2, or leave it empty")

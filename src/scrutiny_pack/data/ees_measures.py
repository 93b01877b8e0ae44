"""Facts from the rows of a published table: each wanted measure's figure with its numerator, denominator, reason and mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from scrutiny_pack.data.ees_areas import RowAreas
from scrutiny_pack.data.ees_columns import EesColumns
from scrutiny_pack.data.ees_names import EesNames, MeasureSource, folded_label, matches
from scrutiny_pack.data.ees_rows import EesRows
from scrutiny_pack.data.observations import IndicatorRule
from scrutiny_pack.data.rates import WORKED_OUT, percentage, summed
from scrutiny_pack.data.values import CellError, Reason, check_range, marker, read_number
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

_MARKS = {"p": "provisional", "r": "revised", "e": "estimated", "b": "break in the series"}
_UNITS = {"count": Unit.COUNT, "rate": Unit.RATE, "percent": Unit.PERCENT}


@dataclass(frozen=True)
class EesFile:
    """A published file whose columns and areas are known. `kept` are the positions of the rows that a pack wants."""

    shown_as: str
    rows: EesRows
    columns: EesColumns
    areas: RowAreas
    kept: Sequence[int]
    names: EesNames
    written: dict[str, frozenset[str]] = field(default_factory=dict)
    """What stands in the columns of labels, filled in as they are asked for."""

    def labels(self, column: str) -> frozenset[str]:
        """All labels in a column, by our name, as they are written."""
        if column not in self.written:
            self.written[column] = frozenset(self.cells(column, range(len(self.rows.rows))))
        return self.written[column]

    def cells(self, column: str, of: Sequence[int]) -> list[str]:
        """The cells of a column, by our name, in the rows `of`; empty ones where there is no such column."""
        place = self.columns.positions.get(column)
        return [self.rows.rows[row][place] for row in of] if place is not None else [""] * len(of)


@dataclass
class CellReader:
    """Reads each different cell once, and gathers what cannot be read: one message for each symbol in a column."""

    symbols: Mapping[str, str]
    known: dict[tuple[str, Unit | None], Decimal | Reason | None] = field(default_factory=dict)
    refused: dict[tuple[str, str], tuple[CellError, list[int]]] = field(default_factory=dict)

    def read(self, cells: Sequence[str], unit: Unit | None, column: str, lines: Sequence[int]) -> list[Decimal | Reason | None]:
        """What stands in `cells`; an empty cell has no figure, and one that cannot be read counts as not available."""
        return [self._one(text, unit, column, line) for text, line in zip(cells, lines, strict=True)]

    def _one(self, text: str, unit: Unit | None, column: str, line: int) -> Decimal | Reason | None:
        key = (text, unit)
        if key in self.known:
            return self.known[key]
        refused = self.refused.get((column, text))
        if refused:
            refused[1].append(line)
            return Reason.NOT_AVAILABLE
        try:
            figure = self.known[key] = _checked(read_number(text, unit, self.symbols), unit)
            return figure
        except CellError as error:
            self.refused[column, text] = (error, [line])
            return Reason.NOT_AVAILABLE

    def tell(self, shown_as: str, problems: ProblemList) -> None:
        """Note what could not be read, with its first row."""
        for (column, _), (error, lines) in self.refused.items():
            more = f" (and in {len(lines) - 1:,} more rows of this column)" if len(lines) > 1 else ""
            problems.error(error.slug, Place(shown_as, row=lines[0], column=column), error.what + more, error.fix)


def _checked(figure: Decimal | Reason | None, unit: Unit | None) -> Decimal | Reason | None:
    if isinstance(figure, Decimal) and unit:
        check_range(figure, unit, None, None)
    return figure


def measure_facts(
    file: EesFile, source: MeasureSource, rules: Sequence[IndicatorRule], reader: CellReader, problems: ProblemList
) -> list[Fact]:
    """The facts of one measure, for each indicator of `rules` that is published as it, in the order of the file."""
    rows = _only_once(file, rows_with(file, source.where), problems)
    if not rows:
        return []
    figures = list(_figures(file, source, rows, reader))
    marks = _marks(file, source, rows)
    when = _timing(source.time)
    table = file.names.tables[file.columns.table]
    year = str(file.areas.newest)
    origin = file.names.publications[table.publication].source.replace("{year}", year)
    return [
        Fact(
            rule.id, file.areas.areas[row], when(file.areas.years[row]), figure.value, figure.numerator, figure.denominator,
            figure.decimals, figure.reason, "published", "; ".join(filter(None, [origin, mark, figure.note])), year, file.shown_as,
            file.rows.lines[row],
        )
        for rule in rules
        for row, figure, mark in zip(rows, figures, marks, strict=True)
    ]  # fmt: skip


def rows_with(file: EesFile, where: Mapping[str, str]) -> list[int]:
    """The kept rows whose labels are those of `where`."""
    rows = list(file.kept)
    for column, label in where.items():
        meant = labels_meaning(file, column, label)
        rows = [row for row, text in zip(rows, file.cells(column, rows), strict=True) if text in meant]
    return rows


def labels_meaning(file: EesFile, column: str, label: str) -> set[str]:
    """The labels of a column, as written, that mean our `label`: the user's own, or those of the alias table."""
    written = file.labels(column)
    own = file.columns.labels.get(label)
    if own is not None:
        return {text for text in written if folded_label(text) == folded_label(own)}
    patterns = file.names.tables[file.columns.table].labels.get(column, {}).get(label, [])
    return {text for text in written if matches(patterns, folded_label(text))}


def _only_once(file: EesFile, rows: Sequence[int], problems: ProblemList) -> list[int]:
    """`rows` with one for each area and year: where a column that is not known breaks them down, those of its total."""
    kept = list(rows)
    for place in file.columns.unplaced:
        texts = {file.rows.rows[row][place] for row in kept}
        totals = {text for text in texts if matches(file.names.totals, folded_label(text))}
        if totals and len(texts) > 1:
            kept = [row for row in kept if file.rows.rows[row][place] in totals]
    first: dict[tuple[str, int], int] = {}
    for row in kept:
        other = first.setdefault((file.areas.areas[row], file.areas.years[row]), row)
        if other != row:
            what = (
                f"{file.areas.areas[row]} for {file.areas.years[row]} stands in row {file.rows.lines[other]} already, with the same labels"
            )
            unknown = ", ".join(f'"{file.rows.header[place]}"' for place in file.columns.unplaced)
            fix = (
                f"keep one row; or, if {unknown} tells them apart, only those of its total" if unknown else "keep the right one of the rows"
            )
            problems.error("conflicting-rows", Place(file.shown_as, row=file.rows.lines[row]), what, fix)
            return []
    return kept


@dataclass(frozen=True)
class _Figure:
    """The numbers of one row, or the reason why there are none."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    decimals: int | None
    reason: str
    note: str = ""


def _figures(file: EesFile, source: MeasureSource, rows: Sequence[int], reader: CellReader) -> Iterator[_Figure]:
    lines = [file.rows.lines[row] for row in rows]

    def column(name: str, unit: Unit | None = None) -> list[Decimal | Reason | None]:
        header = file.rows.header[file.columns.positions[name]] if name in file.columns.positions else name
        return reader.read(file.cells(name, rows), unit, header, lines)

    published = source.value in file.columns.positions
    values = column(source.value, _UNITS[source.kind])
    numerators = column(source.numerator)
    if source.parts:
        numerators = [summed(parts) for parts in zip(*map(column, source.parts), strict=True)]
    denominators = _denominators(file, source, rows, reader) if source.of_all else column(source.denominator)
    for value, numerator, denominator in zip(values, numerators, denominators, strict=True):
        yield _published(value, numerator, denominator) if published else _worked_out(source, numerator, denominator)


def _published(value: Decimal | Reason | None, numerator: Decimal | Reason | None, denominator: Decimal | Reason | None) -> _Figure:
    if not isinstance(value, Decimal):
        # A count beside a withheld figure would give it back.
        return _Figure(None, None, None, None, str(value or Reason.NOT_AVAILABLE))
    exponent = value.as_tuple().exponent
    return _Figure(value, _number(numerator), _number(denominator), -exponent if isinstance(exponent, int) else None, "")


def _worked_out(source: MeasureSource, numerator: Decimal | Reason | None, denominator: Decimal | Reason | None) -> _Figure:
    """The figure where there is no column of it: a percentage is divided here, a rate is left to `rates.derive_rates`."""
    for part in (numerator, denominator):
        if isinstance(part, Reason):
            return _Figure(None, None, None, None, str(part))
    top, bottom = _number(numerator), _number(denominator)
    if top is None or (bottom is None and source.kind != "rate"):
        return _Figure(None, None, None, None, str(Reason.NOT_AVAILABLE))
    if source.kind == "rate":
        return _Figure(None, top, None, source.decimals, "")
    assert bottom is not None  # refused above
    value = percentage(top, bottom, source.decimals)
    if isinstance(value, Reason):
        return _Figure(None, None, None, None, str(value))
    return _Figure(value, top, bottom, source.decimals, "", WORKED_OUT)


def _number(part: Decimal | Reason | None) -> Decimal | None:
    return part if isinstance(part, Decimal) else None


def _denominators(file: EesFile, source: MeasureSource, rows: Sequence[int], reader: CellReader) -> list[Decimal | Reason | None]:
    """The denominator of each row, from the row of its area and year that holds the total."""
    totals = rows_with(file, {**source.where, **source.of_all})
    lines = [file.rows.lines[row] for row in totals]
    numbers = reader.read(file.cells(source.denominator, totals), None, source.denominator, lines)
    found = {(file.areas.areas[row], file.areas.years[row]): number for row, number in zip(totals, numbers, strict=True)}
    return [found.get((file.areas.areas[row], file.areas.years[row])) for row in rows]


def _marks(file: EesFile, source: MeasureSource, rows: Sequence[int]) -> list[str]:
    """What is said of each figure that is not final, by a mark behind it or by a column of its own."""
    column = source.value if source.value in file.columns.positions else source.numerator
    behind = [_MARKS.get(marker(text), "") if "[" in text else "" for text in file.cells(column, rows)]
    said = {
        text: next((mark for mark, patterns in file.names.marks.items() if matches(patterns, folded_label(text))), "")
        for text in set(file.cells("mark", rows))
    }
    return [mark or said[text] for mark, text in zip(behind, file.cells("mark", rows), strict=True)]


def _timing(time: str) -> Callable[[int], Period]:
    """From a year to the period, by what the alias table says of the time."""
    if time == "year":
        periods = {year: Period(year, 3, 0, 12, "year ending") for year in _YEARS}
    else:
        day, month = (31, 3) if re.match("31 march", time) else (30, 6)
        periods = {year: Period(year, month, day, 0, "date") for year in _YEARS}
    return periods.__getitem__


_YEARS = range(1900, 2100)

"""Facts from the rows of a published table: each wanted measure's figure with its numerator, denominator, reason and mark."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from scrutiny_pack.data.ees_areas import RowAreas
from scrutiny_pack.data.ees_columns import EesColumns
from scrutiny_pack.data.ees_names import EesNames, MeasureSource, folded_label, matches
from scrutiny_pack.data.ees_rows import EesRows, Positions
from scrutiny_pack.data.rates import WORKED_OUT, percentage, rate, summed
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.values import CellError, Reason, check_range, marker, read_number
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import Unit, decimals_of
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

_MARKS = {"p": "provisional", "r": "revised", "e": "estimated", "b": "break in the series"}
_DAYS = {"31 march": (3, 31), "30 june": (6, 30)}
_UNITS = {"count": Unit.COUNT, "rate": Unit.RATE, "percent": Unit.PERCENT}


@dataclass(frozen=True)
class EesFile:
    """A published file whose columns and areas are known. `kept` are the positions of the rows that a pack wants."""

    shown_as: str
    rows: EesRows
    columns: EesColumns
    areas: RowAreas
    kept: Positions
    names: EesNames

    def labels(self, column: str) -> Sequence[str]:
        """All labels in a column, by our name, as they are written."""
        place = self.columns.positions.get(column)
        return self.rows.texts(place)[1] if place is not None else ()

    def cells(self, column: str, of: Positions) -> list[str]:
        """The cells of a column, by our name, in the rows `of`; empty ones where there is no such column."""
        place = self.columns.positions.get(column)
        return self.rows.cells(place, of) if place is not None else [""] * len(of)

    def area_years(self, of: Positions) -> list[tuple[str, int]]:
        """The area and the year of each of the rows `of`."""
        return list(zip(self.areas.areas[of].tolist(), self.areas.years[of].tolist(), strict=True))


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
            more = f" (and in {len(lines) - 1:,} more {'rows' if len(lines) > 2 else 'row'} of this column)" if len(lines) > 1 else ""
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
    figures = list(_figures(file, source, rows, reader))
    marks = _marks(file, source, rows)
    table = file.names.tables[file.columns.table]
    year = str(file.areas.newest)
    origin = file.names.publications[table.publication].source.replace("{year}", year)
    return [
        Fact(
            rule.id, area, _period(source.time, area_year), figure.value, figure.numerator, figure.denominator,
            figure.decimals, figure.reason, "published", ", ".join(filter(None, [origin, mark, figure.note])), year, file.shown_as,
            file.rows.lines[row], new_series=mark == _MARKS["b"],
        )
        for rule in rules
        for row, (area, area_year), figure, mark in zip(rows.tolist(), file.area_years(rows), figures, marks, strict=True)
    ]  # fmt: skip


def rows_with(file: EesFile, where: Mapping[str, str]) -> Positions:
    """The kept rows whose labels are those of `where`."""
    rows = file.kept
    for column, label in where.items():
        codes, texts = file.rows.texts(file.columns.positions[column])
        meant = labels_meaning(file, column, label)
        rows = rows[np.isin(codes[rows], [code for code, text in enumerate(texts) if text in meant])]
    return rows


def labels_meaning(file: EesFile, column: str, label: str) -> set[str]:
    """The labels of a column, as written, that mean our `label`: the user's own, or those of the alias table."""
    written = file.labels(column)
    own = file.columns.labels.get(label)
    if own is not None:
        return {text for text in written if folded_label(text) == folded_label(own)}
    patterns = file.names.tables[file.columns.table].labels.get(column, {}).get(label, [])
    return {text for text in written if matches(patterns, folded_label(text))}


def _only_once(file: EesFile, rows: Positions, problems: ProblemList) -> Positions:
    """`rows` with one for each area and year: where a column that is not known breaks them down, those of its total."""
    kept = rows
    for place in file.columns.unplaced:
        codes, texts = file.rows.texts(place)
        totals = [code for code, text in enumerate(texts) if matches(file.names.totals, folded_label(text))]
        if np.isin(codes[kept], totals).any():
            kept = kept[np.isin(codes[kept], totals)]
    first: dict[tuple[str, int], int] = {}
    for row, (area, year) in zip(kept.tolist(), file.area_years(kept), strict=True):
        other = first.setdefault((area, year), row)
        if other != row:
            what = f"{area} for {year} stands in row {file.rows.lines[other]} already, with the same labels"
            unknown = ", ".join(f'"{file.rows.header[place]}"' for place in file.columns.unplaced)
            fix = (
                f"keep one row; or, if {unknown} tells them apart, only those of its total" if unknown else "keep the right one of the rows"
            )
            problems.error("conflicting-rows", Place(file.shown_as, row=file.rows.lines[row]), what, fix)
            return kept[:0]
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


def _figures(file: EesFile, source: MeasureSource, rows: Positions, reader: CellReader) -> Iterator[_Figure]:
    lines = [file.rows.lines[row] for row in rows.tolist()]

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
        yield _published(source, value, numerator, denominator) if published else _worked_out(source, numerator, denominator)


def _published(
    source: MeasureSource, value: Decimal | Reason | None, numerator: Decimal | Reason | None, denominator: Decimal | Reason | None
) -> _Figure:
    if not isinstance(value, Decimal):
        # A count beside a withheld figure would give it back.
        return _Figure(None, None, None, None, str(value or Reason.NOT_AVAILABLE))
    # The files write 62 for 62.0: a nought at the end is lost, the decimals that DfE publishes are not.
    least = 0 if source.kind == "count" else source.decimals
    decimals = max(least, decimals_of(f"{value:f}"))
    return _Figure(value, _number(numerator), _number(denominator), decimals, "")


def _worked_out(source: MeasureSource, numerator: Decimal | Reason | None, denominator: Decimal | Reason | None) -> _Figure:
    """The figure where there is no column of it, divided; a rate without a population beside it is left to `rates.derive_rates`."""
    for part in (numerator, denominator):
        if isinstance(part, Reason):
            return _Figure(None, None, None, None, str(part))
    top, bottom = _number(numerator), _number(denominator)
    if top is None or (bottom is None and source.kind != "rate"):
        return _Figure(None, None, None, None, str(Reason.NOT_AVAILABLE))
    if bottom is None:
        return _Figure(None, top, None, source.decimals, "")
    value = (rate if source.kind == "rate" else percentage)(top, bottom, source.decimals)
    if isinstance(value, Reason):
        return _Figure(None, None, None, None, str(value))
    return _Figure(value, top, bottom, source.decimals, "", WORKED_OUT)


def _number(part: Decimal | Reason | None) -> Decimal | None:
    return part if isinstance(part, Decimal) else None


def _denominators(file: EesFile, source: MeasureSource, rows: Positions, reader: CellReader) -> list[Decimal | Reason | None]:
    """The denominator of each row, from the row of its area and year that holds the total."""
    totals = rows_with(file, {**source.where, **source.of_all})
    lines = [file.rows.lines[row] for row in totals.tolist()]
    numbers = reader.read(file.cells(source.denominator, totals), None, source.denominator, lines)
    found = dict(zip(file.area_years(totals), numbers, strict=True))
    return [found.get(area_year) for area_year in file.area_years(rows)]


def _marks(file: EesFile, source: MeasureSource, rows: Positions) -> list[str]:
    """What is said of each figure that is not final, by a mark behind it or by a column of its own."""
    column = source.value if source.value in file.columns.positions else source.numerator
    behind = [_MARKS.get(marker(text), "") if "[" in text else "" for text in file.cells(column, rows)]
    said = {
        text: next((mark for mark, patterns in file.names.marks.items() if matches(patterns, folded_label(text))), "")
        for text in set(file.cells("mark", rows))
    }
    return [mark or said[text] for mark, text in zip(behind, file.cells("mark", rows), strict=True)]


@functools.lru_cache(maxsize=1024)
def _period(time: str, year: int) -> Period:
    """The period of a figure of `year`, by what the alias table says of its time."""
    if time == "year":
        return Period(year, 3, 0, 12, "year ending")
    return Period(year, *_DAYS[time], 0, "date")

"""The figures of a pack as one tidy table in a CSV file: a row for each figure of its charts and tables, as it is printed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from scrutiny_pack.pack import Chart, Pack, Table
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact, Text

COLUMNS = (
    "Section", "Chart or table", "Label", "Figure", "Number", "Unit", "Symbol",
    "Indicator", "Area code", "Period", "Status", "Source", "Source date",
)  # fmt: skip
"""One header row. `Figure` is as printed, `Number` the same for a program; where there is no figure, `Symbol` says why."""
_SYMBOL = re.compile(r"\[([a-z]+)\]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{MINUS SIGN}")
_A_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_BEHIND = ".figures"


def build_figures_csv(pack: Pack) -> bytes:
    """The figures of `pack`, with a byte order mark so that Excel reads every letter, and lines that end as the standard for CSV asks."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section, name, table in _tables(pack):
        for row in table.rows:
            for header, cell in zip(table.header[1:], row[1:], strict=True):
                if cell.slots or _SYMBOL.fullmatch(cell.plain) or table.numeric:
                    writer.writerow([harmless(text) for text in (section, name, f"{row[0]}, {header}", *_figure(cell))])
    return written.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """`text` on one line, and with an apostrophe before it where a spreadsheet would take it for a formula; a number stays one."""
    line = " ".join(text.split()) if text.strip() else ""
    return f"'{line}" if text.startswith(_FORMULA) and not _A_NUMBER.fullmatch(line) else line


def _tables(pack: Pack) -> Iterator[tuple[str, str, Table]]:
    """Every table with its section and its name in the report: those behind charts, and those in sections."""
    behind = {table.id.removesuffix(_BEHIND): table for table in pack.appendix}
    fixed, figures, tables = pack.fixed, 0, 0
    for section in pack.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                figures += 1
                if block.id in behind:
                    yield section.title.plain, fixed.caption(fixed.figure, figures, block.title.plain), behind.pop(block.id)
            elif isinstance(block, Table):
                tables += 1
                yield section.title.plain, fixed.caption(fixed.table, tables, block.caption.plain), block
    for table in behind.values():
        yield fixed.figures, table.caption.plain, table


def _figure(cell: Text) -> tuple[str, ...]:
    """The columns from `Figure` on."""
    symbol = _SYMBOL.fullmatch(cell.plain)
    facts = [fact for slot in cell.slots for fact in slot.facts]
    unit = cell.slots[0].unit if cell.slots else ""
    said = (
        _each(fact.indicator for fact in facts),
        _each(fact.area for fact in facts),
        _span(facts),
        _each(fact.status for fact in facts),
        _each(fact.source for fact in facts),
        _each(fact.source_date for fact in facts),
    )
    return (cell.plain, _number(cell.plain), unit, symbol[0] if symbol else "", *said)


def _each(values: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))


def _span(facts: list[Fact]) -> str:
    """The period of all `facts`, or the first and the last."""
    periods = sorted({fact.period for fact in facts}, key=_in_time)
    return " to ".join(dict.fromkeys(str(period) for period in (periods[0], periods[-1]))) if periods else ""


def _in_time(period: Period) -> tuple[int, int, int, str]:
    return period.year, period.month, period.day, str(period)


def _number(printed: str) -> str:
    """The figure without thousands separator, pound or per cent sign; empty where it is not one number."""
    try:
        value = Decimal(re.sub(r"[,£%\s]", "", printed.replace("\N{MINUS SIGN}", "-")))
    except InvalidOperation:
        return ""
    return str(value) if value.is_finite() else ""

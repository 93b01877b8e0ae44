"""What Explore Education Statistics files call things, in every release that is known: the alias table, which is data and not code."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from scrutiny_pack.config.entry import Entry
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.shipped import shipped_folder

Patterns = list[str]


class Publication(Entry):
    """One publication, and how its figures name their source."""

    name: str
    """What it is about."""
    source: str
    """The source of a figure; {year} is the newest year in the file."""


class EesTable(Entry):
    """One table of a publication: the columns it is known by, and what they and its labels are called."""

    publication: str
    """The key of its publication."""
    name: str
    """What it holds, as messages say it."""
    category: str = ""
    """The text that stands in every row of the column `category`."""
    needs: list[str]
    """The columns, by our names, that it is recognised by: all must be there."""
    columns: dict[str, Patterns]
    """Our names of columns, and the patterns of theirs; an earlier pattern goes before a later one."""
    labels: dict[str, dict[str, Patterns]] = {}
    """Of each column of labels: our names of labels, and the patterns of theirs."""
    not_read: Patterns = []
    """Columns that are known and hold nothing that is read."""


class MeasureSource(Entry):
    """How a published measure is read from one table. Columns and labels are our names."""

    table: str
    """The key of the table."""
    time: Literal["year", "31 march", "30 june"]
    """Whether a figure is of the year that ends in March, or of a day."""
    kind: Literal["count", "rate", "percent"] = Field(alias="is")
    """What the figure is."""
    decimals: int = 1
    """How many decimals DfE publishes; used where the figure is worked out."""
    value: str = ""
    """The column of the figure."""
    numerator: str = ""
    """The column of its numerator."""
    denominator: str = ""
    """The column of its denominator."""
    parts: list[str] = []
    """The columns that are summed to the numerator."""
    where: dict[str, str] = {}
    """The label that a row has, by column."""
    of_all: dict[str, str] = {}
    """The labels of the row that holds the denominator, where they differ from `where`."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that it is read from, the figure's own first."""
        return tuple(filter(None, (self.value, self.numerator, *self.parts, self.denominator, *self.where)))


class EesNames(Entry):
    """The alias table."""

    version: Literal["1"]
    """The version of this format."""
    identifiers: dict[str, Patterns]
    """The columns that say of which area and time a row is."""
    names: Patterns
    """Columns that any file has, and that are not read."""
    levels: dict[str, Patterns]
    """The kinds of row that are read, by the identifier that holds their area's code."""
    years: Patterns
    """What the column time_identifier calls a whole year."""
    totals: Patterns
    """Labels of a row that is not broken down further."""
    marks: dict[str, Patterns]
    """Marks of figures that are not final, and what files write for them."""
    publications: dict[str, Publication]
    """The publications."""
    tables: dict[str, EesTable]
    """The tables."""
    measures: dict[str, list[MeasureSource]]
    """The published measures, each with the tables it can be read from."""

    def sources(self, table: str, measures: Iterable[str]) -> Mapping[str, MeasureSource]:
        """Those of `measures` that `table` holds, and how each is read from it."""
        found = ((key, source) for key in measures for source in self.measures.get(key, ()) if source.table == table)
        return dict(found)

    def is_known(self, name: str) -> bool:
        """Whether `name` is one of our names for a column or a label."""
        tables = self.tables.values()
        return name in self.identifiers or any(
            name in table.columns or any(name in labels for labels in table.labels.values()) for table in tables
        )


@functools.cache
def ees_names() -> EesNames:
    """The alias table as shipped."""
    problems = ProblemList()
    read = read_yaml(shipped_folder("config") / "published" / "ees.yaml", "published/ees.yaml", EesNames, problems)
    problems.stop_if_any()
    assert read is not None  # an error was noted otherwise
    return read[0]


def folded_column(name: str) -> str:
    """A column's name as patterns see it: "Re-referrals, %" is re_referrals_percent."""
    return "_".join(re.findall("[0-9a-z]+", name.casefold().replace("%", " percent ")))


def folded_label(label: str) -> str:
    """A label as patterns see it: in small letters with single spaces."""
    return " ".join(label.casefold().split())


def matches(patterns: Iterable[str], folded: str) -> bool:
    """Whether one of `patterns` is all of `folded`."""
    return any(is_all(pattern, folded) for pattern in patterns)


@functools.lru_cache(maxsize=1 << 16)
def is_all(pattern: str, folded: str) -> bool:
    """Whether `pattern` is all of `folded`."""
    return re.fullmatch(pattern, folded) is not None

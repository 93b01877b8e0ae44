"""Sections of the pack YAML: bullets, tables, and an author's own blocks."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from scrutiny_pack.config.charts import ChartEntry, MonthTable
from scrutiny_pack.config.entry import AreaCode, Condition, Entry, Id, Prose
from scrutiny_pack.config.measures import MeasureEntry

Test = Literal["off", "95%", "99.8%"]


class BulletRules(Entry):
    """A bullet's own rules; what is left out is the pack's."""

    guard: bool | None = None
    """See the pack's `guard`."""
    basis: Literal["note", "inline"] | None = None
    """See the pack's `basis`."""
    test: Test | None = None
    """See the pack's `test`."""


class SectionRules(Entry):
    """A section's own rules; what is left out is the pack's."""

    test: Test | None = None
    """See the pack's `test`."""


class Variant(Entry):
    """One wording, printed when its condition holds; the first that holds is taken."""

    when: Condition = Field(examples=["{g.sn.band: in_line}"])
    """What must be true: paths of the measures with what they must be."""
    text: Prose
    """The report's sentence."""
    slide: Prose | None = None
    """The slide's short form; left out, the bullet's."""


class BulletEntry(Entry):
    """One bullet: its measures, and how they are worded."""

    id: Id = Field(examples=["rereferrals.change"])
    """Unique in the pack, and kept for good: the evidence and `explain` call the bullet by it."""
    was: list[Id] = []
    """Earlier ids of this bullet; noted only."""
    follows: Id | None = None
    """The bullet that "This" or "It" points to; unless that one stands directly before, the default sentence is printed."""
    measures: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")], MeasureEntry] = Field(min_length=1)
    """What is computed, by the names used in the texts."""
    when: Condition | None = None
    """Printed only when this holds."""
    variants: list[Variant] = []
    """Other wordings, the first whose condition holds."""
    text: Prose | None = None
    """The report's sentence; left out, the default sentence of the measure's kind."""
    slide: Prose | None = None
    """The slide's short form, at most 20 words; left out, the default one."""
    rules: BulletRules = BulletRules()
    """Rules of this bullet alone."""


class ProseBlock(Entry):
    """A paragraph in the pack's own words."""

    id: Id
    """Unique in the pack."""
    prose: Prose
    """The paragraph."""


class TableBlock(Entry):
    """A table in the pack's own words."""

    id: Id
    """Unique in the pack."""
    caption: Prose
    """What it shows."""
    header: list[Prose] = Field(min_length=1)
    """The header row."""
    rows: list[list[Prose]] = Field(min_length=1)
    """The rows, as long as the header."""


class LinkBlock(Entry):
    """A link with words that say where it leads."""

    id: Id
    """Unique in the pack."""
    link: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    """The address."""
    text: Prose
    """The words."""


StaticEntry: TypeAlias = ProseBlock | TableBlock | LinkBlock


class SectionEntry(Entry):
    """One topic, in the order of the pack."""

    id: Id
    """Unique in the pack."""
    title: Prose
    """The heading, and the slide's title."""
    topics: list[str] = []
    """What it is about, in words of your own, such as front-door or care: boards choose sections by them."""
    area: AreaCode | None = None
    """The only area for which its own words are printed."""
    static: list[StaticEntry] = []
    """Paragraphs, tables and links in the pack's own words."""
    charts: list[ChartEntry] = []
    """Charts, in order."""
    tables: list[MonthTable] = []
    """Month tables, after the charts."""
    rules: SectionRules = SectionRules()
    """Rules of this section alone."""
    bullets: list[BulletEntry] = []
    """Bullets, in order."""

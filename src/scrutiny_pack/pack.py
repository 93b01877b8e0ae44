"""What a pack says, before anybody knows how it is written down: sections of blocks, frozen, with no third-party type in them.

Builders read it and never edit it. Every printed text is a `Text`, so that each of its numbers is traced (see `text`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.front_entry import FrontEntry
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text, words

ChartKind = Literal["line", "bars by month", "bars beside comparators", "grouped bars"]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of its own: a headline, an author's prose, a source note or a comment."""

    id: str
    role: Literal["headline", "body", "comment", "note"]
    text: Text


@dataclass(frozen=True)
class Link:
    """A link with words that say where it leads."""

    id: str
    text: Text
    address: str


@dataclass(frozen=True)
class Bullet:
    """One bullet: the full sentence for the report and a short form, at most 20 words, for the slide. Same facts, same claims."""

    id: str
    text: Text
    slide: Text
    full: Text = Text()
    """The full sentence for the presenter's notes, where the report too prints the short form."""


@dataclass(frozen=True)
class Table:
    """A table with one header row; the first cell of a row names the row."""

    id: str
    caption: Text
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    description: Text
    """What the table holds, for a screen reader."""
    numeric: bool = True
    """Whether all columns but the first hold figures, to be set right."""


@dataclass(frozen=True)
class Point:
    """One mark: where it stands, its value (`None` leaves a gap, with the `reason` printed), and its label if it has one."""

    at: Text
    value: Decimal | None
    label: Text = Text()
    reason: str = ""
    begins: bool = False
    """Whether a new series begins here: no line leads to it."""


@dataclass(frozen=True)
class Series:
    """Marks that belong together. `role` is `authority` or a comparator's key; the authority is drawn as the strong one."""

    name: Text
    role: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Level:
    """A comparator that is one published figure: a level line across the plot, its label holding name, value and year."""

    label: Text
    role: str
    value: Decimal


@dataclass(frozen=True)
class Range:
    """A target or an expected range, drawn as a band with its label."""

    label: Text
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Goal:
    """A target over the neighbouring places for which it holds: a line where it has one end, a band where it has two."""

    label: Text
    """The target in words, for where its line ends."""
    short: Text
    """Its value alone, for a line that ends before the plot does."""
    first: int
    last: int
    low: Decimal | None
    high: Decimal | None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The ends that are not open."""
        return tuple(end for end in (self.low, self.high) if end is not None)


@dataclass(frozen=True)
class Chart:
    """What a chart shows. For `line` and `bars by month` the points of all series stand at the same places, in order of time.

    `bars beside comparators` has one series with a point for each area (or date); the authority's bars are the points whose index is in
    `strong`. `grouped bars` has one series for each group member and a point for each place.
    """

    id: str
    kind: ChartKind
    title: Text
    subtitle: Text
    """The unit, and what each mark is."""
    series: tuple[Series, ...]
    levels: tuple[Level, ...]
    ranges: tuple[Range, ...]
    strong: tuple[int, ...]
    decimals: int
    alt: Text
    caption: Text
    bullets: tuple[str, ...] = ()
    """The ids of the bullets that stand beside it on a slide."""
    headline: Text = Text()
    """The most material claim of those bullets, for the slide of a section with several charts."""
    goals: tuple[Goal, ...] = ()
    """Targets, in order of time; only of `line` and `bars by month`."""
    not_from_zero: Text = words("The axis does not start at zero")
    """What stands below a line chart whose axis does not."""

    @property
    def labels(self) -> tuple[Text, ...]:
        """Every text that may be drawn, axis ticks apart."""
        marks = [text for series in self.series for point in series.points for text in (point.at, point.label)]
        beside = [level.label for level in self.levels] + [band.label for band in self.ranges]
        beside += [text for goal in self.goals for text in (goal.label, goal.short)]
        return tuple(text for text in (self.title, self.subtitle, *(s.name for s in self.series), *marks, *beside) if text)


Block: TypeAlias = Paragraph | Link | Bullet | Table | Chart


@dataclass(frozen=True)
class Section:
    """One topic. A performance section has a headline, charts, bullets and a source note; a static one is prose, table and link."""

    id: str
    title: Text
    blocks: tuple[Block, ...]
    slide_note: Text = Text()
    """The source note's short form, for the foot of the slide."""

    @property
    def headline(self) -> Paragraph | None:
        """The section's most material claim in one sentence."""
        return next((block for block in self.blocks if isinstance(block, Paragraph) and block.role == "headline"), None)

    @property
    def note(self) -> Paragraph | None:
        """What stands behind the figures."""
        return next((block for block in self.blocks if isinstance(block, Paragraph) and block.role == "note"), None)

    @property
    def prose(self) -> tuple[Paragraph, ...]:
        """The author's own paragraphs."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph) and block.role in ("body", "comment"))

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Link))

    @property
    def bullets(self) -> tuple[Bullet, ...]:
        """The bullets, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Bullet))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True)
class KeyMessage:
    """One line of the key messages: the section that it links to and, word for word, what its bullet says."""

    id: str
    section: str
    text: Text
    slide: Text
    on_slide: bool
    """Whether it is among the few that the slide shows."""
    ranked: Mapping[str, str] = field(default_factory=dict)
    """The bullet's measure that it stands for, whether that is good, and how material it is: for the evidence, printed nowhere."""


@dataclass(frozen=True)
class KeyMessageGroup:
    """Key messages under one heading: "Where we do well", "Where we need to look", "What changed"."""

    id: str
    title: Text
    messages: tuple[KeyMessage, ...]


@dataclass(frozen=True)
class ChapterPart:
    """A part of a chapter: a heading of the second level, and what stands under it."""

    id: str
    title: Text
    blocks: tuple[Paragraph | Table, ...]


@dataclass(frozen=True)
class Chapter:
    """What stands around the sections: the scorecard before them, methods and sources and the glossary after them.

    Its own blocks come before its parts.
    """

    id: str
    title: Text
    blocks: tuple[Paragraph | Table, ...] = ()
    parts: tuple[ChapterPart, ...] = ()
    slide: Table | None = None
    """Its table in as few columns as a slide has room for; `None` where it is on no slide."""
    slide_text: Text = Text()
    """What its slide says that has no table; empty where there is none."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables directly under its heading."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True)
class Marks:
    """Words that stand at the head of every page where they apply; empty where they do not."""

    draft: Text = Text()
    """That this is a draft, and to when its figures go; never in a final build."""
    restricted: Text = Text()
    """That it is not for publication."""

    @property
    def shown(self) -> tuple[Text, ...]:
        """Those that are to be printed."""
        return tuple(mark for mark in (self.restricted, self.draft) if mark)


@dataclass(frozen=True)
class Pack:
    """One report's content for one area, month and board."""

    id: str
    board: str
    title: Text
    subtitle: Text
    area_code: str
    area_name: str
    month: Period
    committee: Text
    meeting_date: datetime.date | None
    language: str
    front_notes: tuple[Paragraph, ...]
    """What a reader must know before any figure, such as that some are illustrative."""
    key_messages: tuple[KeyMessageGroup, ...]
    sections: tuple[Section, ...]
    appendix: tuple[Table, ...]
    """A table of the figures behind each chart."""
    build_id: str
    for_other_area: bool = False
    """Whether it is built for another area than the one that the YAML names."""
    meeting: Text = Text()
    """The meeting's date as both documents print it; empty where no meeting is named."""
    remarks: Mapping[str, Text] = field(default_factory=dict)
    """What a draft says about a block in a comment beside it, by the block's id; nothing in a final pack."""
    front_sheet: tuple[FrontEntry, ...] = ()
    """What the committee's front sheet says, in the pack's order; empty where there is none."""
    scorecard: Chapter | None = None
    """All indicators on a page, after the key messages: a wide table."""
    exceptions: Chapter | None = None
    """What breaches the pack's rules, before the scorecard."""
    breaching: tuple[str, ...] = ()
    """The indicators that breach them, the most material first, those at the end that the chapter does not list."""
    breached: tuple[tuple[str, ...], ...] = ()
    """The rules that each of them breaches."""
    exception_rules: tuple[tuple[str, str], ...] = ()
    """The rules by their names, as the next pack is compared with them."""
    judged: tuple[str, ...] = ()
    """The indicators that were looked at for it."""
    since: Chapter | None = None
    """What changed since the last pack, before everything else."""
    appendices: tuple[Chapter, ...] = ()
    """What follows the figures: methods and sources, and the glossary."""
    marks: Marks = Marks()
    fixed: FixedWords = FixedWords()
    numbered_paragraphs: bool = False
    """Whether the board wants a number before every paragraph, so that members can refer to it."""

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All that stands around the sections."""
        return (*self.opening, *self.appendices)

    @property
    def opening(self) -> tuple[Chapter, ...]:
        """The chapters between the key messages and the sections."""
        return tuple(chapter for chapter in (self.since, self.exceptions, self.scorecard) if chapter)

    @property
    def file_stem(self) -> str:
        """The files' name without its ending."""
        area = f"-{self.area_code}" if self.for_other_area else ""
        return f"{self.id}-{self.month}{area}-{self.board}"

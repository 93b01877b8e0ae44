"""The pack YAML as typed classes: each field's docstring is its documentation, and `scrutiny-pack schema` prints it as JSON Schema."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.entry import AreaCode, Entry, PackId, Prose, Status
from scrutiny_pack.config.exception_rules import ExceptionRules
from scrutiny_pack.config.front_sheet import FrontLabel, FrontText
from scrutiny_pack.config.sections import SectionEntry, Test
from scrutiny_pack.config.workbooks import WorkbookEntry
from scrutiny_pack.periods import Period, parse_period


class Meeting(Entry):
    """When a board meets about this pack."""

    date: datetime.date
    """The day of the meeting, as 2022-10-10."""


class Head(Entry):
    """What the pack is and whom it is about."""

    id: PackId = Field(examples=["sandwell-scrutiny"])
    """Used in file names: small letters, digits and hyphens."""
    title: Prose = Field(examples=['"Key performance, {month}"'])
    """The title of both documents; {month}, {area} and {region} may stand in it."""
    subtitle: str = ""
    """A line under the title; {month}, {area} and {region} may stand in it."""
    area: AreaCode = Field(examples=["E08000028"])
    """The authority's code."""
    month: str = Field(examples=["2022-07"])
    """The reporting month: `latest` in a period means this month, never the last row of a file."""
    meetings: dict[str, Meeting] = {}
    """The meeting of each board, by the board's name."""
    audience: Literal["public", "restricted"] = "public"
    """Who may read it."""

    @field_validator("month")
    @classmethod
    def _is_month(cls, text: str) -> str:
        try:
            if parse_period(text).kind == "month":
                return text
        except ValueError:
            pass
        raise PydanticCustomError("not-a-month", '"{text}" is not a month', {"text": text, "fix": "write it like 2022-07"})

    @property
    def period(self) -> Period:
        """The reporting month."""
        return parse_period(self.month)


class SmallNumbers(Entry):
    """Which counts of people a public pack withholds, with all that would give them back."""

    threshold: int = Field(5, ge=1, le=100, examples=["5"])
    """Counts from 1 to this are withheld, where the indicator says `counts_people`."""
    hide_zeros: bool = False
    """Whether a count of 0 is withheld too; left out, it is shown as 0."""


class Rules(Entry):
    """How figures are compared; a bullet may say otherwise."""

    guard: bool = True
    """On: a gap of no more than half a unit of the comparator's last printed digit is "in line"."""
    basis: Literal["note", "inline"] = "note"
    """Where a comparator's period stands: in the section's source note, or beside each comparator."""
    test: Test = "off"
    """Whether gaps and changes are tested, and how sure a test has to be; a section and a bullet may say otherwise."""
    small_numbers: SmallNumbers = SmallNumbers()
    """What is withheld for the public; `audience: restricted` withholds nothing."""


class DataEntry(WorkbookEntry):
    """One data file; of a workbook, one sheet."""

    file: str = Field(examples=["data/local.csv"])
    """The path from the pack's folder."""
    status: Status
    """What its rows are, unless a row says otherwise."""
    columns: dict[str, str] = {}
    """Of a published file with unknown names: our name of a column or label, and its own, as in {referrals_rate: "Rate per 10,000"}."""


class ComparatorEntry(Entry):
    """Another area, or a group of areas, that figures are set beside."""

    name: Prose = Field(examples=["statistical neighbour"])
    """The name before "average": statistical neighbour, England; {region} may stand in it."""
    plural: str = ""
    """The name by itself, as in "below statistical neighbours"; left out, `name`."""
    area: str | None = None
    """An area code, or `region` for the authority's own region."""
    neighbours: str | None = None
    """The neighbour list that the group is taken from, as named in the neighbours file."""
    statistic: Literal["mean", "median", "pooled"] = "mean"
    """How a group's figure is made: mean or median of its members' published figures, or pooled from their numerators and denominators."""
    at_least: int = Field(5, ge=1)
    """With fewer members than this there is no figure."""


class TermEntry(Entry):
    """A term: the first use in a document prints the long form with the short one in brackets, later uses the short one."""

    long: Prose
    """The full form."""
    short: Prose
    """The abbreviation."""


class KeyMessageRules(Entry):
    """How many key messages there are."""

    in_group: int = Field(4, ge=1, le=12)
    """At most so many in a group of the report."""
    on_slide: int = Field(3, ge=1, le=5)
    """At most so many of a group on the slide."""


class EditRules(Entry):
    """How editors' words are carried over."""

    carry_approval: bool = False
    """Whether an approved edit stays approved when it is filled with new figures; left out, it is to be approved again."""
    review_after: int = Field(2, ge=1, le=60)
    """After so many months a sentence that an editor added is asked about again."""


class PackConfig(Entry):
    """The whole pack YAML."""

    version: Literal["1"] = Field(examples=["1"])
    """The version of this format."""
    pack: Head
    rules: Rules = Rules()
    indicators: str = "indicators.yaml"
    """The indicators file, from the pack's folder."""
    phrases: str = "en-GB"
    """A phrase pack that is shipped, or a file."""
    areas: str = "data/areas.csv"
    """The file of areas: code, name, kind, region."""
    neighbours: str | None = None
    """The file of neighbour lists: list, area, rank, neighbour."""
    data: list[DataEntry] = Field(min_length=1)
    """The data files, in order."""
    comparators: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")], ComparatorEntry] = {}
    """Comparators, by the keys used in measures and charts."""
    terms: dict[str, TermEntry] = {}
    """Terms, by the key used in texts as {terms.key}."""
    glossary: dict[FrontLabel, Prose] = {}
    """Words that a reader may not know, with what they mean; those that the pack uses stand in its glossary."""
    front_sheet: dict[FrontLabel, FrontText] = {}
    """The committee's front sheet, in the order written; see [the front sheet](#the-front-sheet)."""
    symbols: dict[str, Literal["c", "x", "z", "low", "u", "w"]] = {}
    """Symbols of the data files that are not known: what each stands for."""
    key_messages: KeyMessageRules = KeyMessageRules()
    exceptions: ExceptionRules | None = None
    """A chapter of what breaches these rules, before the sections; left out, there is none."""
    edits: EditRules = EditRules()
    sections: list[SectionEntry] = Field(min_length=1)
    """The sections, in order."""

"""The alias tables that come with the program: which published measure is called what, and what areas are called."""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from scrutiny_pack.config.entry import AreaCode, Entry, Id, Prose
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.shipped import shipped_folder

Timing = Literal["year", "calendar_year", "month_end"]

_T = TypeVar("_T", bound=Entry)


class LaitMeasure(Entry):
    """One measure of the Local Authority Interactive Tool."""

    short: Prose
    """Its "Short Desc" in the long data."""
    decimals: int = Field(ge=0, le=5)
    """How many decimals it is published with."""
    timing: Timing = "year"
    """Whether a year is the one to the end of March, one from January to December, or its 31 March."""


class LaitFile(Entry):
    """Measures of the Local Authority Interactive Tool, by the key that the indicators file names."""

    version: Literal["1"]
    """The version of this format."""
    source: Prose
    """How a source note names the tool."""
    measures: dict[Id, LaitMeasure] = Field(min_length=1)
    """The measures."""


class AreaAlias(Entry):
    """What one area is called."""

    number: str = ""
    """Its number in the publications, of three digits."""
    names: list[Prose] = Field(min_length=1)
    """Its names, the usual one first."""


class AreaAliasFile(Entry):
    """Names of areas, by code."""

    version: Literal["1"]
    """The version of this format."""
    areas: dict[AreaCode, AreaAlias]
    """The areas."""


def lait_measures() -> LaitFile:
    """The measures of the Local Authority Interactive Tool that are known."""
    return _shipped("lait.yaml", LaitFile)


def area_aliases() -> AreaAliasFile:
    """Other names of areas, and areas that a file of authorities lacks."""
    return _shipped("areas.yaml", AreaAliasFile)


def _shipped(name: str, kind: type[_T]) -> _T:
    problems = ProblemList()
    read = read_yaml(shipped_folder("config") / "published" / name, f"published/{name}", kind, problems)
    problems.stop_if_any()
    assert read is not None  # an error was noted otherwise
    return read[0]

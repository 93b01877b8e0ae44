"""The committee's front sheet in the pack YAML: named entries in the order in which they are printed, each in the pack's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints

from scrutiny_pack.config.entry import Prose
from scrutiny_pack.config.nodes import Path, Places
from scrutiny_pack.config.placeholders import FRONT_SHEET, wrong_with
from scrutiny_pack.errors import Place, ProblemList

FrontLabel = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
FrontText: TypeAlias = Prose | Annotated[list[Prose], Field(min_length=1)] | Annotated[dict[FrontLabel, Prose], Field(min_length=1)]
"""One text, several, or several with a name each."""
DETAILS = ("report_to", "date", "subject", "director", "contact_officer")
"""Entries that are one line beside their label."""


def check_front_sheet(entries: Mapping[str, FrontText], places: Places, shown_as: str, problems: ProblemList) -> None:
    """Note every text of the front sheet with a placeholder that is none."""
    for path, text in _texts(entries):
        if wrong := wrong_with(text, FRONT_SHEET):
            problems.error("template", Place(shown_as, places.line(path)), *wrong)


def _texts(entries: Mapping[str, FrontText]) -> Iterator[tuple[Path, str]]:
    for key, value in entries.items():
        if isinstance(value, str):
            yield ("front_sheet", key), value
            continue
        for name, text in value.items() if isinstance(value, dict) else enumerate(value):
            yield ("front_sheet", key, name), text

"""What all classes of the YAML share: one strict base class and the types of ids, codes and prose."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from scrutiny_pack.limits import TEXT_CHARACTERS
from scrutiny_pack.periods import parse_period, parse_reference


def _checked_reference(text: str) -> str:
    try:
        parse_reference(text)
    except ValueError as error:
        what, _, fix = str(error).partition("; ")
        raise PydanticCustomError("not-a-period", "{what}", {"what": what, "fix": fix}) from None
    return text


def _checked_month(text: str) -> str:
    try:
        if parse_period(text).kind == "month":
            return text
    except ValueError:
        pass
    raise PydanticCustomError("not-a-month", '"{text}" is not a month', {"text": text, "fix": "write it like 2022-07"})


def _some_time(text: str) -> str:
    if int(text.split()[0]):
        return text
    raise PydanticCustomError("out-of-range", '"{text}" is no time at all', {"text": text, "fix": "write 1 or more, as in 12 months"})


_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME_CHARACTERS = 60
"""A pack's id stands in file names beside month, area and board."""


def _checked_name(text: str) -> str:
    if re.fullmatch(_NAME.strip("^$"), text) and len(text) <= NAME_CHARACTERS:
        return text
    shown = text if len(text) <= NAME_CHARACTERS else f"{text[:NAME_CHARACTERS]}..."
    said = {"shown": shown, "fix": f"write at most {NAME_CHARACTERS} small letters, digits and hyphens, like sandwell-scrutiny"}
    raise PydanticCustomError("output-name", 'the id "{shown}" cannot stand in the name of a file', said)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", max_length=60)]
PackId = Annotated[str, AfterValidator(_checked_name), Field(json_schema_extra={"pattern": _NAME, "maxLength": NAME_CHARACTERS})]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_CHARACTERS, strip_whitespace=True)]
AreaCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{8}$")]
PeriodText = Annotated[str, AfterValidator(_checked_reference)]
"""A period as `periods.parse_reference` reads it."""
MonthText = Annotated[str, AfterValidator(_checked_month)]
"""A month, as 2022-07."""
Status = Literal["local", "published", "illustrative"]
Span = Annotated[str, StringConstraints(pattern=r"^\d{1,3} (months?|years?)$"), AfterValidator(_some_time)]
Months = Annotated[str, StringConstraints(pattern=r"^\d{1,3} months?$"), AfterValidator(_some_time)]
Matcher: TypeAlias = str | list[str] | dict[str, str | list[str]]
Condition = Annotated[dict[str, Matcher | list[dict[str, Matcher]]], Field(min_length=1)]


class Entry(BaseModel):
    """One mapping of the YAML: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True)

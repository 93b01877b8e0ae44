"""A board's own file: who the committee is, and which templates its documents are made from."""

from __future__ import annotations

import difflib
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.entry import Entry, Prose

STYLE_ROLES = (
    "body", "heading 1", "heading 2", "heading 3", "title", "subtitle", "cover committee", "cover detail", "cover note", "mark",
    "contents heading", "contents 1", "contents 2", "headline", "front detail", "comment label", "comment", "chart", "bullet", "numbered",
    "caption", "table caption", "table text", "source note", "header", "footer", "link", "message link", "table",
)  # fmt: skip
"""The parts that styles of a Word template play."""


def _is_role(text: str) -> str:
    if text in STYLE_ROLES:
        return text
    near = difflib.get_close_matches(text, STYLE_ROLES, 1)
    fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(STYLE_ROLES)}"
    raise PydanticCustomError("unknown-role", 'no style plays the part "{text}"', {"text": text, "fix": fix})


StyleRole = Annotated[str, AfterValidator(_is_role)]


class BoardConfig(Entry):
    """One board.yaml, beside the board's templates."""

    version: str = Field(pattern="^1$", examples=["1"])
    """The version of this format."""
    committee: Prose = Field(examples=["Scrutiny Board"])
    """The committee's name."""
    report: str = "report.docx"
    """The Word template, from the board's folder."""
    slides: str = "slides.pptx"
    """The PowerPoint template, from the board's folder."""
    styles: dict[StyleRole, Prose] = {}
    """Which style of the Word template plays which part, where its name does not say so; `template inspect` prints them all."""
    numbered_paragraphs: bool = False
    """Whether every paragraph of the report has a number that members can refer to."""

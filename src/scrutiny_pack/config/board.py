"""A board's own file: who the committee is, what it reads and in which tone, and which templates its documents are made from."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.board_layouts import LayoutEntry, SlideRole
from scrutiny_pack.config.entry import Entry, Prose
from scrutiny_pack.config.exception_rules import ExceptionRules

ENDINGS = {"report": (".docx", ".dotx"), "slides": (".pptx", ".potx")}
"""What a template may be, the first that is there counting where the file is not named."""
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


class Tone(Entry):
    """How a board's documents are worded."""

    phrases: str = Field("", examples=["en-GB"])
    """A phrase pack, by name, or a file beside board.yaml; left out, the pack's."""
    length: Literal["long", "short"] = "long"
    """Short: the report prints the slides' short forms, as sentences, and as few key messages; the slides stay as they are."""


class BoardConfig(Entry):
    """One board.yaml, beside the board's templates."""

    version: str = Field(pattern="^1$", examples=["1"])
    """The version of this format."""
    committee: Prose = Field(examples=["Scrutiny Board"])
    """The committee's name."""
    topics: list[str] = Field([], examples=["[care, leavers]"])
    """Sections with one of these topics are printed, in the pack's order; left out, all are."""
    audience: Literal["public", "restricted"] | None = None
    """Who reads it. Only where pack and board both say `restricted` is nothing withheld; left out, the pack's."""
    only: Literal["exceptions"] | None = None
    """Exceptions: of the pack's content it gets the chapter of exceptions, and of the sections what is about them; left out, all."""
    exceptions: ExceptionRules | None = None
    """What counts as an exception for this board; left out, the pack's rules."""
    tone: Tone = Tone()
    """How its documents are worded."""
    report: str = ""
    """The Word template, from the board's folder; left out, report.docx or report.dotx."""
    slides: str = ""
    """The PowerPoint template, from the board's folder; left out, slides.pptx or slides.potx."""
    styles: dict[StyleRole, Prose] = {}
    """Which style of the Word template plays which part, where its name does not say so; `template inspect` prints them all."""
    layouts: dict[SlideRole, LayoutEntry] = {}
    """Which layout of the slide template serves a slide, where names and shapes do not tell; `template inspect` prints them all."""
    numbered_paragraphs: bool = False
    """Whether every paragraph of the report has a number that members can refer to."""

    def template(self, kind: Literal["report", "slides"], folder: Path) -> str:
        """The name of a template in the board's `folder`: the one that is named, else the one that is there."""
        usual = [f"{kind}{ending}" for ending in ENDINGS[kind]]
        there = (name for name in usual if (folder / name).is_file())
        return getattr(self, kind) or next(there, usual[0])

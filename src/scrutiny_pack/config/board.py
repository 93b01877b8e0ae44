"""A board's own file: who the committee is, what it reads and in which tone, and which templates its documents are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from scrutiny_pack.config.entry import Entry, Prose

ENDINGS = {"report": (".docx", ".dotx"), "slides": (".pptx", ".potx")}
"""What a template may be, the first that is there counting where the file is not named."""


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
    tone: Tone = Tone()
    """How its documents are worded."""
    report: str = ""
    """The Word template, from the board's folder; left out, report.docx or report.dotx."""
    slides: str = ""
    """The PowerPoint template, from the board's folder; left out, slides.pptx or slides.potx."""
    styles: dict[str, Prose] = {}
    """Which style of the Word template plays which part, where its name does not say so; `template inspect` prints them all."""
    numbered_paragraphs: bool = False
    """Whether every paragraph of the report has a number that members can refer to."""

    def template(self, kind: Literal["report", "slides"], folder: Path) -> str:
        """The name of a template in the board's `folder`: the one that is named, else the one that is there."""
        usual = [f"{kind}{ending}" for ending in ENDINGS[kind]]
        there = (name for name in usual if (folder / name).is_file())
        return getattr(self, kind) or next(there, usual[0])

"""A board's own file: who the committee is, and which templates its documents are made from."""

from __future__ import annotations

from pydantic import Field

from scrutiny_pack.config.entry import Entry, Prose


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
    styles: dict[str, Prose] = {}
    """Which style of the Word template plays which part, where its name does not say so; `template inspect` prints them all."""
    numbered_paragraphs: bool = False
    """Whether every paragraph of the report has a number that members can refer to."""

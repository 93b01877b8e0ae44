"""What a board says of its slide template: which layout serves a slide, and which placeholder of it is which slot."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scrutiny_pack.config.entry import Entry

SlideRole = Literal["title", "key_messages", "chart_with_commentary", "chart_only", "table", "text"]


class SlotEntry(Entry):
    """Which placeholder of a layout a slot is: by its name, its idx, or its kind and its place among those of this kind."""

    name: str | None = Field(None, examples=["Text Placeholder 9"])
    """Its name in the Selection Pane of the slide master."""
    idx: int | None = Field(None, examples=["14"])
    """Its number in the file, as `template inspect` shows it."""
    type: Literal["title", "subtitle", "text", "content", "picture", "chart", "table"] | None = None
    """Its kind."""
    nth: Annotated[int, Field(ge=1)] = 1
    """Which one of them, counted from top to bottom and then from left to right."""


class LayoutEntry(Entry):
    """Which layout of the slide template serves a slide."""

    layout: str | list[str] = Field(examples=["Two Content"])
    """The layout's name, or several of which the first that the template has is taken."""
    master: str | None = None
    """The slide master that has it, by its name or number: needed where two have a layout of this name."""
    slots: dict[str, str | SlotEntry] = {}
    """Its placeholders, by slot (title, headline, chart, commentary, source...): the name of each, or its idx, or its type and nth."""

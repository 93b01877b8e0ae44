"""One style of a Word template, and the few kinds of properties that styles are made of, as WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """One style: its id and name, what it is based on, and its paragraph and run properties."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    next: str = ""
    kind: str = "paragraph"
    own: bool = False
    """Whether it is ours and not one of Word's."""


HELD = "<w:keepNext/><w:keepLines/>"
BOLD = "<w:b/>"
TEXT_END = '<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>'
"""A stop where the text ends: the page is 21 cm wide, its margins 2.5 cm."""
DOTS_TO_END = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>'


def size(points: float) -> str:
    """The size of letters."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def colour(value: str, theme: str = "") -> str:
    """The colour of letters, by its value and its name in the theme."""
    return f'<w:color w:val="{value}" w:themeColor="{theme}"/>' if theme else f'<w:color w:val="{value}"/>'


def font(name: str) -> str:
    """The font of letters."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def spacing(before: float, after: float, line: int = 0) -> str:
    """Space above and below in points, and the distance of lines, of which 240 are one line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{lines}/>'


def edge(side: str, value: str, eighths: int, space: int) -> str:
    """A line at one side, so many eighths of a point thick."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{value}"/>'


def edges(*lines: str) -> str:
    """The lines around a paragraph, in the order top, left, bottom, right."""
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def shade(value: str) -> str:
    """The ground of a paragraph or a cell."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


def indent(left: float, right: float = 0, hanging: float = 0) -> str:
    """How far a paragraph is set in, in cm."""
    sides = f'w:left="{round(left * 567)}" w:right="{round(right * 567)}"'
    return f"<w:ind {sides}" + (f' w:hanging="{round(hanging * 567)}"/>' if hanging else "/>")


def outline(level: int) -> str:
    """The level of a heading, from 0."""
    return f'<w:outlineLvl w:val="{level}"/>'

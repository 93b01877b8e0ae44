"""The parts that styles play in a report: by which names and ids each is known, and what is made where a template has none for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

StyleKind = Literal["paragraph", "character", "table"]


@dataclass(frozen=True)
class Role:
    """One part: the `names` and `ids` that styles for it have in templates, the best first.

    Word writes built-in names in English whatever language it speaks; other programs keep at least the ids. A style that is missing is
    made from `based_on`, a role that stands above it, with `paragraph` and `run` as its properties; without those nothing can stand for it.
    """

    names: tuple[str, ...]
    ids: tuple[str, ...] = ()
    kind: StyleKind = "paragraph"
    based_on: str = ""
    paragraph: str = ""
    run: str = ""
    outline: int | None = None
    """The outline level of a heading, by which one is found that has a name of its own."""
    needed: bool = False
    """Whether a template must have it: a reader who listens finds the way by the headings, and a made one would have the wrong look."""


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: float, after: float) -> str:
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'


_BOLD, _HELD = "<w:b/>", "<w:keepNext/><w:keepLines/>"
_LINK = '<w:color w:val="0563C1" w:themeColor="hyperlink"/><w:u w:val="single"/>'
BULLET, NUMBERED = "bullet", "numbered"
BODY, TABLE, CONTENTS_HEADING = "body", "table", "contents heading"

ROLES: Mapping[str, Role] = {
    BODY: Role(("Body Text", "Normal"), ("BodyText", "Normal")),
    "heading 1": Role(("heading 1",), ("Heading1",), outline=0, needed=True),
    "heading 2": Role(("heading 2",), ("Heading2",), outline=1, needed=True),
    "heading 3": Role(
        ("heading 3",), ("Heading3",), based_on=BODY, paragraph=f'{_HELD}{_spacing(10, 4)}<w:outlineLvl w:val="2"/>', run=_BOLD, outline=2
    ),
    "title": Role(("Title",), ("Title",), based_on=BODY, paragraph=_spacing(120, 12), run=_BOLD + _size(28)),
    "subtitle": Role(("Subtitle",), ("Subtitle",), based_on=BODY, paragraph=_spacing(0, 12), run=_size(16)),
    "cover committee": Role(("Cover committee",), based_on="subtitle"),
    "cover detail": Role(("Cover detail",), based_on=BODY, paragraph=_spacing(0, 4), run=_size(12)),
    "cover note": Role(("Cover note",), based_on=BODY, paragraph=_spacing(24, 6)),
    "mark": Role(("Mark",), based_on=BODY, paragraph=_spacing(6, 6), run=_BOLD),
    CONTENTS_HEADING: Role(("TOC Heading",), ("TOCHeading",), based_on=BODY, paragraph=_HELD + _spacing(0, 12), run=_BOLD + _size(18)),
    "contents 1": Role(("toc 1",), ("TOC1",), based_on=BODY, paragraph=_spacing(5, 0)),
    "contents 2": Role(("toc 2",), ("TOC2",), based_on="contents 1", paragraph=_spacing(2, 0) + '<w:ind w:left="397"/>'),
    "headline": Role(("Headline",), based_on=BODY, paragraph=_HELD + _spacing(0, 8), run=_BOLD + _size(13)),
    "front detail": Role(("Front detail",), based_on=BODY, paragraph=_spacing(0, 4) + '<w:ind w:left="2835" w:hanging="2835"/>'),
    "comment label": Role(("Comment label",), based_on=BODY, paragraph=_HELD + _spacing(8, 0), run=_size(10)),
    "comment": Role(("Comment",), based_on=BODY, paragraph='<w:ind w:left="260"/>'),
    "chart": Role(("Chart",), based_on=BODY, paragraph="<w:keepNext/>" + _spacing(6, 2)),
    BULLET: Role(("List Bullet",), ("ListBullet",), based_on=BODY, paragraph="<w:keepLines/>{list}" + _spacing(0, 5)),
    NUMBERED: Role(("Numbered paragraph", "List Number"), ("ListNumber",), based_on=BODY, paragraph="{list}" + _spacing(0, 6)),
    "caption": Role(("caption",), ("Caption",), based_on=BODY, paragraph="<w:keepLines/>" + _spacing(3, 10), run=_size(10)),
    "table caption": Role(("Table caption",), based_on="caption", paragraph=_HELD + _spacing(12, 4), run=_BOLD),
    "table text": Role(("Table text",), based_on=BODY, paragraph=_spacing(2, 2), run=_size(10)),
    "source note": Role(("Source note",), based_on=BODY, paragraph="<w:keepLines/>" + _spacing(8, 8), run=_size(9)),
    "header": Role(("header",), ("Header",), based_on=BODY, run=_size(9)),
    "footer": Role(("footer",), ("Footer",), based_on=BODY, run=_size(9)),
    "link": Role(("Hyperlink",), ("Hyperlink",), kind="character", run=_LINK),
    "message link": Role(("Message link", "Hyperlink"), ("Hyperlink",), kind="character", based_on="link"),
    TABLE: Role(("Scrutiny table", "Board table", "Report table"), kind="table"),
}  # fmt: skip
"""In the order in which they are found or made: what a role is based on stands above it."""
ASIDE_OF_NORMAL = ("table text",)
"""Roles that are made from the template's plain text, not its body: the space between paragraphs does not belong in a table."""

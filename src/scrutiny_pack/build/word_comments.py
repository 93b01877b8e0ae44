"""Comments in the margin of a draft: what an editor should look at, beside the text that it is about."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from scrutiny_pack.build.word_xml import run, w
from scrutiny_pack.text import Text

AUTHOR = "scrutiny_pack"


class Remarks:
    """The comments of a report: by block what is to be said of it, all dated with the day of the pack."""

    def __init__(self, said: Mapping[str, Text], date: datetime.date) -> None:
        self._said = dict(said)
        self._date = f"{date.isoformat()}T00:00:00Z"
        self._written: list[etree._Element] = []

    def around(self, block_id: str, content: Sequence[etree._Element]) -> list[etree._Element]:
        """`content` of the block `block_id`, with the comment on it, if there is one; the first block with the id gets it."""
        said = self._said.pop(block_id, None)
        if said is None:
            return list(content)
        number = str(len(self._written))
        paragraphs = [w("p", run(line)) for line in said.plain.split("\n")]
        self._written.append(w("comment", *paragraphs, id=number, author=AUTHOR, date=self._date, initials="sp"))
        reference = w("r", w("commentReference", id=number))
        return [w("commentRangeStart", id=number), *content, w("commentRangeEnd", id=number), reference]

    def add_to(self, document: Document) -> None:
        """Put the comments that were written into `document`."""
        if not self._written:
            return
        content = etree.tostring(w("comments", *self._written), xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, content, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)

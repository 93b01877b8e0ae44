"""Either kind of document, read back."""

from __future__ import annotations

from scrutiny_pack.edits.from_slides import read_slides
from scrutiny_pack.edits.from_word import read_word
from scrutiny_pack.edits.office_file import OfficeFile, open_office_file
from scrutiny_pack.edits.reading import Reading


def read_document(content: bytes, shown_as: str) -> Reading:
    """Every paragraph of the report or deck `content`. Raises `InputError` for what is neither."""
    return reading_of(open_office_file(content, shown_as))


def reading_of(file: OfficeFile) -> Reading:
    """Every paragraph of an opened report or deck."""
    return read_word(file) if file.kind == "docx" else read_slides(file)

"""What leaves the builders: properties of the pack's own, no leftovers, the same bytes each time."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from docx import Document
from pptx import Presentation

from scrutiny_pack.build.package import BUILD_PROPERTY, TITLE_AT_MOST, DocumentProperties, finished, properties_of
from scrutiny_pack.build.parts import read_parts
from tests.sample_pack import sample_pack

PROPERTIES = DocumentProperties("Key performance", "Compared with England", "Sandwell", "en-GB", datetime.date(2022, 10, 10), "0123abcd")


def of_library(kind: str) -> bytes:
    target = io.BytesIO()
    document = Document() if kind == "docx" else Presentation()
    document.save(target)
    return target.getvalue()


def packed_otherwise(data: bytes) -> bytes:
    """The same parts in another order, with another date, unpacked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, part in reversed(read_parts(data).items()):
            package.writestr(zipfile.ZipInfo(name, (2022, 10, 10, 9, 30, 0)), part)
    return target.getvalue()


@pytest.fixture(params=["docx", "pptx"])
def raw(request: pytest.FixtureRequest) -> bytes:
    return of_library(request.param)


class DescribeFinished:
    def it_gives_the_same_bytes_whenever_and_however_the_file_was_packed(self, raw: bytes) -> None:
        """Neither the time of the build nor the order in which a library writes its parts shows."""
        assert finished(raw, PROPERTIES) == finished(packed_otherwise(raw), PROPERTIES)

    def it_writes_the_content_types_first_and_the_rest_by_name(self, raw: bytes) -> None:
        """Office looks for the content types first; an order of chance would differ from run to run."""
        names = list(read_parts(finished(raw, PROPERTIES)))
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])

    def it_says_of_the_document_what_the_pack_says(self, raw: bytes) -> None:
        """Title, subject, author, language and date are the pack's."""
        core = open_with_library(finished(raw, PROPERTIES)).core_properties
        assert (core.title, core.subject, core.author, core.language) == ("Key performance", "Compared with England", "Sandwell", "en-GB")
        assert datetime.date(2022, 10, 10) == core.created.date() == core.modified.date()

    def it_carries_the_build_id(self, raw: bytes) -> None:
        """The evidence file of a document is found by the id in its properties."""
        custom = read_parts(finished(raw, PROPERTIES))["docProps/custom.xml"].decode()
        assert f'name="{BUILD_PROPERTY}"' in custom
        assert ">0123abcd<" in custom

    @pytest.mark.parametrize("left", [b"python-docx", b"Steve Canny", b"2013", b"Microsoft", b"Macintosh"])
    def it_keeps_nothing_that_the_library_said_of_itself(self, raw: bytes, left: bytes) -> None:
        """No author, date or program of the libraries' own templates reaches a council's document."""
        parts = read_parts(finished(raw, PROPERTIES))
        assert [name for name, part in parts.items() if name.startswith("docProps/") and left in part] == []

    def it_drops_the_thumbnail_and_what_nothing_leads_to(self, raw: bytes) -> None:
        """A thumbnail shows somebody else's first page."""
        names = read_parts(finished(raw, PROPERTIES))
        assert [name for name in names if "thumbnail" in name] == []

    def it_opens_again(self, raw: bytes) -> None:
        """The libraries take what was repacked."""
        assert open_with_library(finished(raw, PROPERTIES)) is not None

    def it_shortens_a_title_that_office_cannot_hold(self, raw: bytes) -> None:
        """Office allows 255 characters; the document's own title is not touched."""
        long = DocumentProperties("x" * 300, "", "Sandwell", "en-GB", datetime.date(2022, 10, 10), "0")
        assert len(open_with_library(finished(raw, long)).core_properties.title) == TITLE_AT_MOST


class DescribePropertiesOf:
    def it_dates_the_documents_with_the_meeting(self) -> None:
        """The date comes from the pack, never from the clock."""
        assert datetime.date(2022, 10, 10) == properties_of(sample_pack()).created

    def it_names_the_area_as_author(self) -> None:
        """No person's name is written."""
        assert properties_of(sample_pack()).author == "Sandwell"


def open_with_library(data: bytes):  # type: ignore[no-untyped-def]  # a document or a presentation
    """The file as its own library opens it."""
    opener = Document if "word/document.xml" in read_parts(data) else Presentation
    return opener(io.BytesIO(data))

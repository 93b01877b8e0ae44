"""The PDF of the report: tagged, with a title and a language for those who listen, and claiming no standard that nobody proved."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.leftovers import PATH

_CLAIM = b"pdfuaid"
_AGAIN = "make the PDF in Word: File, Save as, PDF, with document structure tags"


def check_pdf(data: bytes, file: str, pack: Pack, problems: ProblemList) -> None:
    """Note what the PDF `data` lacks for a screen reader, what it claims unproven, and a path in its properties.

    LibreOffice makes it, so all but the claim and a leftover is a warning. Alt texts are asked for in the report itself: older versions
    of LibreOffice announce a template's ornaments as pictures without words, which no pack can help.
    """
    place = Place(file)
    try:
        reader = PdfReader(io.BytesIO(data))
        root: Any = reader.trailer["/Root"].get_object()
        properties = {str(name): str(value) for name, value in (reader.metadata or {}).items()}
        tagged = bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root
        metadata = root["/Metadata"].get_object().get_data() if "/Metadata" in root else b""
    except (PyPdfError, KeyError, ValueError, AttributeError):
        problems.error("package-broken", place, "it is damaged and cannot be read", "please tell the developers of scrutiny_pack")
        return
    if not tagged:
        problems.warn("pdf-untagged", place, "a screen reader finds neither headings nor tables in it", _AGAIN)
    if not properties.get("/Title", "").strip():
        problems.warn("title-missing", place, "the PDF has no title", _AGAIN)
    # LibreOffice adds the country that it takes a language to be of: cy-GB where the pack says cy.
    if not f"{root.get('/Lang', '')}-".startswith(f"{pack.language}-"):
        problems.warn("language", place, f"the PDF does not say that it is in {pack.language}", _AGAIN)
    if _CLAIM in metadata:
        problems.error(
            "pdf-claim", place, "it claims to meet PDF/UA, which nobody has proved", "please tell the developers of scrutiny_pack"
        )
    for path in sorted(value for value in properties.values() if PATH.search(value)):
        problems.error("leftover-path", place, f'it names a file on somebody\'s computer, "{path}"', "take the path out")

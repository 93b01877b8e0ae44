"""The inspection of the PDF bites (A12): a PDF made here, with one thing wrong each."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from scrutiny_pack.errors import Problem
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.inspection import inspect_pdf


def _made(change: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": "Key performance, July 2022"})
    writer.root_object[NameObject("/Lang")] = TextStringObject("en-GB")
    writer.root_object[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _claiming(writer: PdfWriter) -> None:
    stream = StreamObject()
    stream.set_data(b"<rdf:Description><pdfuaid:part>1</pdfuaid:part></rdf:Description>")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)


def _found(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.slug, problem.severity) for problem in problems]


FAULTS: dict[str, tuple[str, str, Callable[[PdfWriter], object]]] = {
    "no tags": ("pdf-untagged", "warning", lambda writer: writer.root_object.pop(NameObject("/MarkInfo"))),
    "no title": ("title-missing", "warning", lambda writer: writer.add_metadata({"/Title": " "})),
    "no language": ("language", "warning", lambda writer: writer.root_object.pop(NameObject("/Lang"))),
    "a claim that nobody proved": ("pdf-claim", "error", _claiming),
    "a path in its properties": ("leftover-path", "error", lambda writer: writer.add_metadata({"/Subject": r"C:\Reports\jo"})),
}


def test_a_tagged_pdf_has_nothing_wrong(pack: Pack) -> None:
    """Tags, title and language: nothing is found."""
    assert inspect_pdf(_made(), pack) == ()


@pytest.mark.parametrize(
    ("said", "found"), [("cy-GB", []), ("cy", []), ("en-GB", [("language", "warning")]), ("cym", [("language", "warning")])]
)
def test_a_pdf_may_add_the_country_to_the_packs_language(said: str, found: list[tuple[str, str]], pack: Pack) -> None:
    """LibreOffice writes cy-GB for Welsh, which is no other language."""
    made = _made(lambda writer: writer.root_object.update({NameObject("/Lang"): TextStringObject(said)}))
    assert _found(inspect_pdf(made, replace(pack, language="cy"))) == found


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_a_pdf_is_found(fault: str, pack: Pack) -> None:
    """By its name, and nothing else is claimed."""
    slug, severity, change = FAULTS[fault]
    assert _found(inspect_pdf(_made(change), pack)) == [(slug, severity)]


@pytest.mark.parametrize("size", [0, 5, 300])
def test_a_pdf_that_was_cut_is_told_of(size: int, pack: Pack) -> None:
    """What cannot be read is an error with a name."""
    assert _found(inspect_pdf(_made()[:size], pack)) == [("package-broken", "error")]

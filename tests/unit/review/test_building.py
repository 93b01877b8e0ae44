"""Documents built from the page: with the edits as they stand, told step by step, and fetched by their names."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from pptx import Presentation

from scrutiny_pack import run
from tests.review_page import CHANGE, ReviewPage

WORDS = "Re-referrals went down to {c.to}, from {c.from} a year before."
STEM = "hostile-2022-07-scrutiny"


def test_both_documents_are_built_with_the_edits_and_fetched(page: ReviewPage) -> None:
    """The report and the deck hold the editor's words, and are what stands in the output folder."""
    page.save(CHANGE, WORDS, do="approve")
    page.post("/build", do="final")
    shown = page.built()
    assert "The final documents are built" in shown
    report, deck = (page.client.get(f"/documents/{STEM}.{ending}") for ending in ("docx", "pptx"))
    assert report.content == (page.folder.parent / "out" / f"{STEM}.docx").read_bytes()
    assert report.headers["content-disposition"] == f'attachment; filename="{STEM}.docx"'
    said = "".join(node.text or "" for node in Document(io.BytesIO(report.content)).element.iter() if str(node.tag).endswith("}t"))
    assert "Re-referrals went down to 20.0%, from 22.6% a year before." in said
    texts = [
        shape.text_frame.text for slide in Presentation(io.BytesIO(deck.content)).slides for shape in slide.shapes if shape.has_text_frame
    ]
    assert any("Re-referrals went down to 20.0%" in text for text in texts)


def test_a_final_build_is_refused_while_an_edit_waits(page: ReviewPage) -> None:
    """The page says which, and nothing is written."""
    page.save(CHANGE, WORDS)
    assert "Refused now: 1 edit is not settled" in page.words("/build")
    page.post("/build", do="final")
    shown = page.built()
    assert "The final documents were not built." in shown
    assert f"{CHANGE}: nobody has approved the edit" in shown
    assert not list((page.folder.parent / "out").glob("*.docx"))
    page.post("/build", do="draft")
    assert "The drafts are built" in page.built()


def test_the_build_tells_how_far_it_is(page: ReviewPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Its steps are those of the command, and a second press starts nothing."""
    said = []

    def watched(options: run.Options) -> run.Built:
        options.progress("Drawing chart 1 of 2")
        said.append(page.client.get("/build/state").json())
        assert page.post("/build", do="final").status_code == 200
        return run.Built((), run.Summary(0, ()), ())

    monkeypatch.setattr(run, "build", watched)
    page.post("/build", do="draft")
    page.built()
    assert said == [{"running": True, "says": "Building the drafts: Drawing chart 1 of 2", "number": 1}]
    assert page.session.builder.state.number == 1


def test_a_mistake_of_ours_is_told_without_its_traceback(page: ReviewPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """The page stays, and says what to do."""

    def broken(_options: run.Options) -> run.Built:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(run, "build", broken)
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    page.post("/build", do="draft")
    shown = page.built()
    assert "made a mistake of its own" in shown
    assert "secret detail" not in shown


def test_a_document_that_was_taken_away_is_not_there(page: ReviewPage) -> None:
    """Somebody moved it after the build."""
    page.post("/build", do="draft")
    page.built()
    report = page.folder.parent / "out" / f"{STEM}.docx"
    assert page.client.get(f"/documents/{STEM}.docx").status_code == 200
    Path(report).unlink()
    assert page.client.get(f"/documents/{STEM}.docx").status_code == 404

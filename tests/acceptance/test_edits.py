from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from scrutiny_pack import editing, run
from scrutiny_pack.errors import InputError
from tests.acceptance.conftest import ROOT, Rows, _write
from tests.acceptance.test_next_month import AUGUST, a_month_later
from tests.documents_read import paragraphs_of_part, paragraphs_of_report
from tests.edited_report import change_report, deleted, moved, new_bullet, replaced, retyped, tracked, without_controls
from tests.libreoffice_edits import edited_by_libreoffice

ASSESSED = "In July 2022, 62.3% of assessments were completed within 45 working days."
REVIEWED = "Of these, 70.0% were reviewed by a manager."


@pytest.fixture
def pack(pack_copy: Callable[..., Path]) -> Path:
    """A copy of the default pack."""
    return pack_copy()


def build(pack: Path, *formats: str, final: bool = False) -> dict[str, Path]:
    options = run.Options(pack, None, pack / "out", formats or ("docx",), lambda _: None, final=final)
    return {path.suffix: path for path in run.build(options).files}


def pull(pack: Path, file: Path) -> editing.Document:
    document = editing.open_document(file, pack, None, "officer", None, pack / "out")
    editing.store_found(document, "officer", lambda: document)
    return document


def change_rows(pack: Path, change: Callable[[str, Rows], Rows], texts: Mapping[str, str] = AUGUST) -> None:
    """The pack's data changed where it lies, and its YAML."""
    for path in (pack / "data").glob("*.csv"):
        table = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        _write(path, list(table[0]), change(path.name, table))
    file = pack / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in texts.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def results(pack: Path) -> dict[str, str]:
    read = editing.prepared(pack, None)
    return {block: outcome.result for block, outcome in read.editing.outcomes.items()}


@pytest.mark.libreoffice
def test_what_libreoffice_saves_is_read_back_and_lives_on(pack: Path) -> None:
    """Opened, changed and saved by LibreOffice itself; the words stand in next month's report, with its figures."""
    report = build(pack)[".docx"]
    steps = [
        ("Change", "Re-referrals fell by", "Repeat referrals fell by"),
        ("AtTheEnd", "62.3% of assessments", " More than in June."),
        ("Behind", "Over the 12 months to July 2022", REVIEWED),
        ("Emptied", "Among care leavers aged 17 to 18"),
    ]
    (pack / "saved").mkdir()
    saved = edited_by_libreoffice(report, pack / "saved" / "report.docx", steps)
    document = pull(pack, saved)
    found = {each.block: (each.revision.kind, each.revision.edited) for each in document.found.found}
    added = next(block for block in found if block.startswith("assess45.year.added_"))
    whole = (
        "Repeat referrals fell by 2.6 percentage points, from 22.6% of referrals in the 12 months to July 2021 "
        "to 20.0% in the 12 months to July 2022."
    )
    assert found == {
        "rereferrals.change": ("reword", whole),
        "assess45.latest": ("reword", f"{ASSESSED} More than in June."),
        added: ("add", REVIEWED),
        "eet1718.level": ("suppress", ""),
    }
    assert document.found.not_kept == ()
    assert editing.open_document(saved, pack, None, "officer", None, pack / "out").found.new == ()
    change_rows(pack, a_month_later)
    assert results(pack) == {"rereferrals.change": "refilled", "assess45.latest": "stale", added: "check", "eet1718.level": "kept"}
    words = paragraphs_of_report(build(pack)[".docx"])
    assert any(text.startswith("Repeat referrals fell by 2.4 percentage points") and "August 2022" in text for text in words)
    assert not any("aged 17 to 18, 83.7%" in text or "More than in June" in text for text in words)


@pytest.mark.libreoffice
def test_a_report_that_libreoffice_only_saved_holds_no_edit(pack: Path) -> None:
    """It rewrites every control and bookmark, and not one word."""
    report = build(pack)[".docx"]
    (pack / "saved").mkdir()
    document = pull(pack, edited_by_libreoffice(report, pack / "saved" / "report.docx", []))
    assert (document.found.found, document.found.not_kept) == ((), ())
    assert not (pack / "pack.edits.yaml").exists()


@pytest.fixture(scope="module")
def edited_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default pack with the edits that Word's users made in its report, read back."""
    pack = tmp_path_factory.mktemp("edited") / "pack"
    shutil.copytree(ROOT / "config", pack)
    assert len(edited_as_word_does(pack).found.new) == 8
    return pack


@pytest.fixture
def edited(edited_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(edited_once, tmp_path / "pack")


def edited_as_word_does(pack: Path) -> editing.Document:
    """A report with what Word's users do, read back."""
    report = build(pack, "docx", "pptx")[".docx"]
    changes = [
        replaced("rereferrals.change", "Re-referrals fell", "Repeat referrals fell"),
        retyped("rereferrals.compare", "This is well below our neighbours (20.8%) and England (22.7%). Most cases were reviewed."),
        tracked("cpp.change", "children", "young people"),
        without_controls("cla.compare"),
        replaced("cla.compare", "slightly above", "a little above"),
        deleted("eet1718.level"),
        moved("cla.flow", "cla.change"),
        new_bullet("referrals.compare", "At 523 per 10,000, 40 children came twice."),
        replaced("referrals.headline", "The referral rate", "Our referral rate"),
    ]
    return pull(pack, change_report(report, pack / "edited.docx", *changes))


def test_next_months_figures_stand_in_the_editors_sentences(edited: Path) -> None:
    """Words around live numbers are kept, numbers and months are new; what no longer holds is told and not printed."""
    change_rows(edited, a_month_later)
    files = build(edited, "docx", "pptx")
    words = paragraphs_of_report(files[".docx"])
    assert (
        "Repeat referrals fell by 2.4 percentage points, from 22.3% of referrals in the 12 months to August 2021 "
        "to 19.9% in the 12 months to August 2022." in words
    )
    assert results(edited)["referrals.headline"] == "stale"  # the claim moved: below, now slightly below
    assert not any(text.startswith("Our referral rate") for text in words)
    assert words.index(next(text for text in words if "entered care" in text)) < words.index(
        next(text for text in words if "a little above" in text)
    )
    assert not any("40 children came twice" in text for text in words)
    comments = paragraphs_of_part(files[".docx"], "word/comments.xml")
    assert any("40 children came twice" in text and "sn: below, now slightly below" in text for text in comments)
    assert any("is this still true? Most cases were reviewed." in text for text in comments)
    evidence = json.loads(files[".json"].read_text(encoding="utf-8"))
    states = {block["id"]: block["state"] for block in evidence["blocks"] if "state" in block}
    assert (states["rereferrals.change"], states["rereferrals.compare"], states["cla.change"]) == ("refilled", "check", "generated")


def test_a_draft_with_comments_is_a_sound_document(edited: Path) -> None:
    """Two validators find nothing, and reading it back neither."""
    change_rows(edited, a_month_later)
    report = build(edited, "docx")[".docx"]
    assert [str(error) for error in OpenXmlValidator().validate(str(report)).errors] == []
    assert ooxml_integrity.check(str(report)) == []
    document = pull(edited, report)
    assert (document.found.found, document.found.not_kept, document.found.notes) == ((), (), {})


def test_a_gap_that_changes_its_side_makes_the_edit_stale(edited: Path) -> None:
    """And the reason names the comparator and both claims."""

    def above(file: str, rows: Rows) -> Rows:
        return [
            row | {"numerator": str(int(row["numerator"]) * 2)} if row.get("indicator") == "rereferrals" and row.get("numerator") else row
            for row in rows
        ]

    change_rows(edited, above, {})
    read = editing.prepared(edited, None)
    outcome = read.editing.outcomes["rereferrals.compare"]
    assert outcome.result == "stale"
    assert outcome.reason == "eng: below, now above; sn: slightly below, now above"


def test_another_picture_is_listed(edited: Path) -> None:
    """A chart is drawn from the data: a picture put in its place is not kept, and is told."""
    report = build(edited)[".docx"]
    with zipfile.ZipFile(report) as package:
        name = next(each for each in package.namelist() if each.endswith(".png"))
    document = pull(edited, change_report(report, edited / "picture.docx", parts={name: b"another picture"}))
    assert [each.where for each in document.found.not_kept] == ["pictures"]


def test_a_final_build_waits_for_every_decision(edited: Path) -> None:
    """Refused while anything is stale, in check or not approved; built when all is settled, without a comment."""
    with pytest.raises(InputError) as refused:
        build(edited, final=True)
    assert {problem.slug for problem in refused.value.problems} == {"edit-unapproved"}
    for block in results(edited):
        editing.approve(block, edited, None, "head of service")
    report = build(edited, final=True)[".docx"]
    assert any("Repeat referrals fell" in text for text in paragraphs_of_report(report))


def test_building_again_keeps_every_edit_byte_for_byte(edited: Path) -> None:
    """H08: the same store, read and printed as often as you like."""
    store = (edited / "pack.edits.yaml").read_bytes()
    first = {path.name: path.read_bytes() for path in build(edited, "docx", "pptx").values()}
    assert {path.name: path.read_bytes() for path in build(edited, "docx", "pptx").values()} == first
    assert (edited / "pack.edits.yaml").read_bytes() == store


def test_every_number_of_an_edited_report_is_accounted_for(edited: Path) -> None:
    """Slots stay slots with their facts, and what was typed is the editor's."""
    evidence = json.loads(build(edited)[".json"].read_text(encoding="utf-8"))
    block = next(block for block in evidence["blocks"] if block["id"] == "rereferrals.change")
    text = next(text for text in block["texts"] if text["kind"] == "text")
    assert text["text"].startswith("Repeat referrals fell")
    assert {slot["path"] for slot in text["slots"]} == {"c.amount", "c.from", "c.to"}
    added = next(block for block in evidence["blocks"] if ".added_" in block["id"])
    assert {"printed": "40", "origin": "an editor's words"} in added["literals"]


def test_a_long_edit_leaves_the_slide_its_short_form(pack: Path) -> None:
    """The slide prints an edit of at most twenty words; else the short form, the notes hold the edit, and the summary asks."""
    report = build(pack, "docx", "pptx")[".docx"]
    short, long = "Fewer than a year ago: 20.0%.", "This is below England (22.7%), " + "and we are glad of that, " * 4 + "as are all."
    pull(pack, change_report(report, pack / "e.docx", retyped("rereferrals.change", short), retyped("rereferrals.compare", long)))
    options = run.Options(pack, None, pack / "out", ("docx", "pptx"), lambda _: None)
    built = run.build(options)
    deck = next(path for path in built.files if path.suffix == ".pptx")
    from tests.documents_read import part_names

    slides = [
        text
        for name in part_names(deck)
        if name.startswith("ppt/slides/slide") and name.endswith(".xml")
        for text in paragraphs_of_part(deck, name)
    ]
    notes = [
        text
        for name in part_names(deck)
        if name.startswith("ppt/notesSlides/") and name.endswith(".xml")
        for text in paragraphs_of_part(deck, name)
    ]
    assert short in slides and long not in slides
    assert long in notes
    assert any("rereferrals.compare; its edit wants a slide text" in note for note in built.notes)

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny_pack import editing
from tests.edited_pack import CHANGE, GAP, NUMBER, EditedPack, edited_pack, next_month
from tests.edited_report import change_report, retyped

SHORT = "20.0% in July 2022, down from 22.6%"
SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> EditedPack:
    """The pack, built once; in July the slide says `SHORT`."""
    short = CHANGE | {"slide": "{c.to} in {c.to.period}, {c.updown} from {c.from}"}
    pack = edited_pack(tmp_path_factory.mktemp("printed"), bullets=[short, GAP, NUMBER])
    pack.built("docx", "pptx")
    return pack


@pytest.fixture
def pack(printed: EditedPack, tmp_path: Path) -> EditedPack:
    shutil.copytree(printed.folder, tmp_path / "pack")
    return EditedPack(tmp_path / "pack")


def changed_deck(pack: EditedPack, change: Callable[[str, str], str]) -> Path:
    """The deck with the XML of its parts changed."""
    source, target = next((pack.folder / "out").glob("*.pptx")), pack.folder / "edited.pptx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xml"):
                content = change(name, content.decode()).encode()
            new.writestr(name, content)
    return target


def on_slides(old: str, new: str) -> Callable[[str, str], str]:
    return lambda name, text: text.replace(old, new) if SLIDE.fullmatch(name) else text


def opened(pack: EditedPack, file: Path) -> editing.Document:
    return editing.open_document(file, pack.folder, None, "officer", None, pack.folder / "out")


def pull(pack: EditedPack, file: Path) -> editing.Document:
    document = opened(pack, file)
    editing.store_found(document, "officer", lambda: document)
    return document


def slide_of(pack: EditedPack) -> str:
    return next(each.slide.plain for section in pack.prepared().pack.sections for each in section.bullets if each.id == "s.change")


def test_a_deck_that_nobody_edited_holds_no_edit(pack: EditedPack) -> None:
    """Nothing differs, and nothing is stored."""
    document = pull(pack, next((pack.folder / "out").glob("*.pptx")))
    assert (document.found.found, document.found.not_kept) == ((), ())
    assert not (pack.folder / "pack.edits.yaml").exists()


def test_a_slides_text_is_read_back_for_the_slide(pack: EditedPack) -> None:
    """The report keeps its own; next month the slide has the new figures; the pairing is shown."""
    document = pull(pack, changed_deck(pack, on_slides(SHORT, "Only 20.0% in July 2022")))
    assert [(each.block, each.revision.edited, each.revision.slide) for each in document.found.found] == [
        ("s.change", "", "Only 20.0% in July 2022")
    ]
    assert f"  was: {SHORT}" in editing.found_lines(document)
    assert opened(pack, pack.folder / "edited.pptx").found.new == ()
    assert slide_of(pack) == "Only 20.0% in July 2022"
    assert pack.printed().startswith("Repeat visits fell by 2.6 percentage points")
    next_month(pack)
    assert slide_of(pack) == "Only 19.8% in August 2022"


def test_report_and_slide_may_both_be_edited(pack: EditedPack) -> None:
    """One after the other, from one build: no conflict, as they are two texts."""
    report = change_report(next((pack.folder / "out").glob("*.docx")), pack.folder / "e.docx", retyped("s.change", "It is 20.0%."))
    pull(pack, report)
    pull(pack, changed_deck(pack, on_slides(SHORT, "Only 20.0%")))
    assert (pack.outcome().result, pack.printed(), slide_of(pack)) == ("kept", "It is 20.0%.", "Only 20.0%")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (on_slides("<a:t>Visits</a:t>", "<a:t>Calls</a:t>"), '"Visits" is now "Calls"'),
        (on_slides("405 visits", ""), "taken out"),
        (lambda name, text: text.replace("Repeat visits fell", "They fell") if "notesSlide" in name else text, "notes"),
    ],
    ids=["title", "bullet", "notes"],
)
def test_what_a_deck_cannot_keep_is_listed(change: Callable[[str, str], str], what: str, pack: EditedPack) -> None:
    """With where it is, and where to change it."""
    document = opened(pack, changed_deck(pack, change))
    assert document.found.found == ()
    assert any(what in f"{each.where} {each.what}" and each.fix for each in document.found.not_kept)


@pytest.mark.libreoffice
def test_a_deck_that_libreoffice_saved_is_read_back(pack: EditedPack, tmp_path: Path) -> None:
    """It renames every placeholder; the words still tell."""
    import subprocess

    edited = changed_deck(pack, on_slides(SHORT, "Only 20.0% in July 2022"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "saved"), str(edited)]
    subprocess.run(command, capture_output=True, timeout=180, check=False)
    document = opened(pack, tmp_path / "saved" / "edited.pptx")
    assert [(each.block, each.revision.slide) for each in document.found.found] == [("s.change", "Only 20.0% in July 2022")]
    assert document.found.not_kept == ()

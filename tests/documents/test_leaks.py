"""Nothing leaks (S13): what stands in a template or on the machine is in none of the files that are built."""

from __future__ import annotations

import getpass
import io
import platform
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny_pack import run
from tests.leaky_templates import CANARY, SECRET, leaky_board
from tests.source_code import ROOT

LIBRARIES = ("python-docx", "python-pptx", "Steve Canny", "scanny", "matplotlib", "LibreOffice", "openpyxl", "lxml", "Microsoft Office")
"""What libraries and programs write of themselves."""
ENDINGS = ("docx", "pptx", "html", "csv", "evidence.json")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The default pack built with a board whose templates are full of leaks, by the files' endings."""
    folder = tmp_path_factory.mktemp("the_folder_of_jo") / "board"
    folder.mkdir()
    options = run.Options(ROOT / "config", str(leaky_board(folder)), folder / "out", ("docx", "pptx", "html", "csv"), lambda _: None)
    return {path.name.partition(".")[2]: path.read_bytes() for path in run.build(options).files}


def _texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a file with its name, unpacked."""
    if not data.startswith(b"PK"):
        yield "", data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            yield entry.filename, entry.filename.encode() + entry.comment + package.read(entry)


def _holding(data: bytes, word: str) -> list[str]:
    pattern = re.compile(re.escape(word).encode(), re.IGNORECASE)
    return [name for name, text in _texts(data) if pattern.search(text)]


def test_the_templates_do_carry_the_name(tmp_path: Path) -> None:
    """Else the tests below would hold of anything."""
    board = leaky_board(tmp_path)
    assert {
        "docProps/core.xml",
        "docProps/app.xml",
        "docProps/custom.xml",
        "word/comments.xml",
        "word/document.xml",
        "word/settings.xml",
    } <= {*_holding((board / "report.docx").read_bytes(), CANARY)}
    assert len(_holding((board / "slides.pptx").read_bytes(), CANARY)) > 5


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("word", [CANARY, SECRET])
def test_no_name_and_no_figure_of_a_template_is_published(word: str, ending: str, built: dict[str, bytes]) -> None:
    """Properties, comments, tracked changes, hidden words, fields, custom data, sample slides and pictures stay behind."""
    assert _holding(built[ending], word) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_library_names_itself(ending: str, built: dict[str, bytes]) -> None:
    """Neither author, nor comment, nor program of a library's default file."""
    assert {word: where for word in LIBRARIES if (where := _holding(built[ending], word))} == {}


@pytest.mark.parametrize("ending", ENDINGS)
def test_neither_machine_nor_user_nor_folder_is_named(ending: str, built: dict[str, bytes]) -> None:
    """No login, no computer's name, no path, wherever it is built."""
    words = [str(ROOT), ROOT.as_posix(), "the_folder_of_jo", platform.node(), *([getpass.getuser()] if len(getpass.getuser()) > 5 else [])]
    assert {word: where for word in words if len(word) > 3 and (where := _holding(built[ending], word))} == {}


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_no_marks_of_editing_and_no_workbook_are_left(ending: str, built: dict[str, bytes]) -> None:
    """No revision ids, no authors, no embedded file, no thumbnail, and no date but the pack's."""
    named = [name for name, _ in _texts(built[ending])]
    assert [
        name for name in named if re.search(r"embeddings|thumbnail|customXml|comments|people|vbaProject|printerSettings|tags/", name)
    ] == []
    for pattern in ("w:rsid", "w:author=", "<w:vanish", "2013-", 'dcterms:created xsi:type="dcterms:W3CDTF">2020'):
        assert _holding(built[ending], pattern) == [], pattern

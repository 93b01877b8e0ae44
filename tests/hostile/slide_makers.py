"""Boards whose slide template something is wrong with, or was not made for us, and words that slides have no room for."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.slide_templates import as_potx, colour, dark, office, old_shape, opened, saved, two_masters, with_slides, without_titles
from tests.source_code import ROOT

BOARD = "boards/scrutiny"
SLIDE = 'slide: "{c.to} plans started, {c.updown} from {c.from}"'
MACRO_TYPE = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
SLIDES_TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
WORDS = 800


def _slides(data: Callable[[], bytes], name: str = "slides.pptx") -> Callable[[Path], None]:
    """The shipped board with another slide template."""

    def make(pack: Path) -> None:
        shutil.copytree(ROOT / "templates" / "scrutiny", pack / BOARD)
        (pack / BOARD / "slides.pptx").unlink()
        (pack / BOARD / name).write_bytes(data())

    return make


def _templates_only(pack: Path) -> None:
    """A folder with template files, .dotx and .potx, and nothing else."""
    folder = pack / BOARD
    folder.mkdir(parents=True)
    (folder / "slides.potx").write_bytes(as_potx(office()))
    report = folder / "report.dotx"
    document, template = (f"wordprocessingml.{kind}.main+xml".encode() for kind in ("document", "template"))
    with zipfile.ZipFile(ROOT / "templates" / "scrutiny" / "report.docx") as source, zipfile.ZipFile(report, "w") as written:
        for name in source.namelist():
            written.writestr(name, source.read(name).replace(document, template) if name == "[Content_Types].xml" else source.read(name))


def _with_macros(pack: Path) -> None:
    _slides(office)(pack)
    path = pack / BOARD / "slides.pptx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(SLIDES_TYPE, MACRO_TYPE)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _strange_font() -> bytes:
    presentation = opened()
    colour(presentation, {}, ("Borough Sans", "Borough Sans"))
    return saved(presentation)


def _layouts(text: str) -> Callable[[Path], None]:
    """A board of an ordinary template, which says `text` of its layouts."""

    def make(pack: Path) -> None:
        _slides(two_masters)(pack)
        path = pack / BOARD / "board.yaml"
        path.write_text(f"version: 1\ncommittee: Board\nlayouts:\n{text}", encoding="utf-8")

    return make


def _long_bullet(pack: Path) -> None:
    path = pack / "pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(SLIDE, f"slide: {'Help for them ' * (WORDS // 3)}".rstrip()), encoding="utf-8")


SLIDE_MAKERS: dict[str, Callable[[Path], None]] = {
    "ordinary_slides": _slides(office),
    "dark_slides": _slides(dark),
    "old_slides": _slides(old_shape),
    "templates_without_board_yaml": _templates_only,
    "slides_with_macros": _with_macros,
    "slides_without_titles": _slides(without_titles),
    "slides_with_comments": _slides(with_slides),
    "slides_in_a_strange_font": _slides(_strange_font),
    "a_layout_that_is_not_there": _layouts("  text: {layout: Prose}\n  table: {layout: Two Content, master: 1, slots: {table: Grid}}\n"),
    "a_layout_of_two_masters": _layouts("  text: {layout: Title and Content}\n"),
    "bullet_of_800_words": _long_bullet,
}
"""The makers by the name that a case's `made` gives."""

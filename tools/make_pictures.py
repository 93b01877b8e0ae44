"""Make docs/pictures/*.png: pages and slides of the default pack as LibreOffice shows them, and its boards beside each other.

Needs soffice and poppler's tools.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
COLOURS = 96
EDGE = "#b0b0b0"
MOST_BYTES = 120_000


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the document it is taken from, the title of the page, and how many pixels wide it is."""

    name: str
    ending: str
    title: str
    width: int


PICTURES = (
    Picture("report-key-messages", "docx", "Key messages", 760),
    Picture("report-section", "docx", "Placement stability", 760),
    Picture("slide-key-messages", "pptx", "Key messages", 960),
    Picture("slide-section", "pptx", "Referrals", 960),
)
BOARDS = {
    "scrutiny": "Re-referrals",
    "corporate-parenting": "Placement stability",
    "safeguarding-partnership": "Initial child protection conferences",
    "leadership-team": "Assessments",
}
"""The boards, and the section of each that is shown."""
COLUMN, BETWEEN, GAP = 400, 8, 28


def main() -> int:
    """Build the default pack for each board and take the pictures; 1 if one of them is too large to be looked at in README."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = {board: _built(board, folder / board) for board in BOARDS}
        taken = [_taken(picture, pages["scrutiny"][picture.ending], folder) for picture in PICTURES]
        taken.append(_beside(pages, folder))
    for path in taken:
        print(f"{path.relative_to(ROOT).as_posix()}: {path.stat().st_size:,} bytes")
    return 1 if any(path.stat().st_size >= MOST_BYTES for path in taken) else 0


def _built(board: str, folder: Path) -> dict[str, Path]:
    """The PDF of the report and of the deck of one board."""
    build = [sys.executable, "-m", "scrutiny_pack", "build", str(ROOT / "config"), "--board", board, "--out", str(folder), "--quiet"]
    subprocess.run(build, check=True, stderr=subprocess.DEVNULL)
    return {ending: _converted(next(folder.glob(f"*.{ending}")), folder / ending) for ending in ("docx", "pptx")}


def _beside(pages: Mapping[str, Mapping[str, Path]], folder: Path) -> Path:
    """Each board's cover, a page of its report and a slide, beside those of the others."""
    columns = []
    for board, title in BOARDS.items():
        report, deck = pages[board]["docx"], pages[board]["pptx"]
        half = (COLUMN - BETWEEN) // 2
        shots = [_shot(report, 1, half, folder), _shot(report, _page_of(title, report), half, folder)]
        shots += [_shot(deck, _page_of(title, deck), COLUMN, folder)]
        columns.append(shots)
    high, wide = columns[0][0].height, len(columns) * (COLUMN + GAP) - GAP
    whole = Image.new("RGB", (wide, high + BETWEEN + columns[0][2].height), "white")
    for number, (cover, page, slide) in enumerate(columns):
        left = number * (COLUMN + GAP)
        for shot, place in ((cover, (left, 0)), (page, (left + cover.width + BETWEEN, 0)), (slide, (left, high + BETWEEN))):
            whole.paste(shot, place)
    return _saved(whole, "boards")


def _shot(pages: Path, page: int, width: int, folder: Path) -> Image.Image:
    """One page as a picture so many pixels wide, with an edge."""
    size = ["-scale-to-x", str(width - 2), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-f", str(page), "-l", str(page), *size, pages, folder / "shot"], check=True)
    with Image.open(folder / "shot.png") as image:
        return ImageOps.expand(image.convert("RGB"), 1, EDGE)


def _saved(image: Image.Image, name: str) -> Path:
    path = TARGET / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _converted(document: Path, folder: Path) -> Path:
    """The PDF of `document`. LibreOffice ends with 0 even when it fails, so the file is what counts."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document], check=True, capture_output=True)
    return next(folder.glob("*.pdf"))


def _taken(picture: Picture, pages: Path, folder: Path) -> Path:
    return _saved(_shot(pages, _page_of(picture.title, pages), picture.width + 2, folder), picture.name)


def _page_of(title: str, pages: Path) -> int:
    """The page on which `title` is a heading: of a deck the first, of a report the last, as the contents come before the section.

    The scorecard names the sections too.
    """
    heading = re.compile(rf"(\d+\s+)?{re.escape(title)}( \(\d+ of \d+\))?")
    text = subprocess.run(["pdftotext", pages, "-"], check=True, capture_output=True).stdout.decode()
    pages_of_lines = [(number, page.splitlines()) for number, page in enumerate(text.split("\f"), 1)]
    found = [
        number
        for number, lines in pages_of_lines
        if any(map(heading.fullmatch, lines)) and not any(line.startswith("Scorecard (") for line in lines)
    ]
    return found[0] if pages.parent.name == "pptx" else found[-1]


if __name__ == "__main__":
    sys.exit(main())

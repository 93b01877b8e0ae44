"""Make docs/pictures/*.png: pages and slides of the default pack as LibreOffice shows them. Needs soffice and poppler's tools."""

from __future__ import annotations

import subprocess
import sys
import tempfile
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


def main() -> int:
    """Build the default pack and take the pictures; 1 if one of them is too large to be looked at in README."""
    too_large = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "scrutiny_pack", "build", str(ROOT / "config"), "--out", str(folder), "--quiet"]
        subprocess.run(build, check=True, stderr=subprocess.DEVNULL)
        pages = {ending: _converted(next(folder.glob(f"*.{ending}")), folder / ending) for ending in ("docx", "pptx")}
        for picture in PICTURES:
            path = _taken(picture, pages[picture.ending], folder)
            print(f"{path.relative_to(ROOT).as_posix()}: {path.stat().st_size:,} bytes")
            too_large += [path] if path.stat().st_size >= MOST_BYTES else []
    return 1 if too_large else 0


def _converted(document: Path, folder: Path) -> Path:
    """The PDF of `document`. LibreOffice ends with 0 even when it fails, so the file is what counts."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document], check=True, capture_output=True)
    return next(folder.glob("*.pdf"))


def _taken(picture: Picture, pages: Path, folder: Path) -> Path:
    page = str(_page_of(picture.title, pages))
    size = ["-scale-to-x", str(picture.width), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-f", page, "-l", page, *size, pages, folder / picture.name], check=True)
    path = TARGET / f"{picture.name}.png"
    path.parent.mkdir(exist_ok=True)
    with Image.open(folder / f"{picture.name}.png") as image:
        bordered = ImageOps.expand(image.convert("RGB"), 1, EDGE)
        bordered.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _page_of(title: str, pages: Path) -> int:
    """The last page on which `title` is a line of its own: the contents come before the section itself."""
    text = subprocess.run(["pdftotext", pages, "-"], check=True, capture_output=True).stdout.decode()
    return max(number for number, page in enumerate(text.split("\f"), 1) if title in page.splitlines())


if __name__ == "__main__":
    sys.exit(main())

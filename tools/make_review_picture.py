"""Make docs/pictures/review.png: the review page with an edit whose claim moved. Needs Chromium and playwright."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from scrutiny_pack.new import write_new
from scrutiny_pack.review import decisions
from scrutiny_pack.review.app import Wanted, application, session_for
from scrutiny_pack.review.serving import server_for
from scrutiny_pack.review.session import Session
from scrutiny_pack.review.standing import Asked
from scrutiny_pack.review.typed import Typed

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "review.png"
BULLET = "rereferrals.compare"
WORDS = "Re-referrals are close to those of our neighbours ({g.sn}) and a little below England ({g.eng})."
EARLIER, NOW = "month: 2022-03", "month: 2022-07"
"""Between the two, what the figures say of neighbours and England changes."""
WIDTH, HEIGHT = 1240, 1080
COLOURS = 64
EDGE = "#b0b0b0"
MOST_BYTES = 120_000


def main() -> int:
    """Take the picture; 1 if it is too large to be looked at in README."""
    with tempfile.TemporaryDirectory() as name:
        taken = _taken(_with_an_edit(Path(name) / "pack", Path(name) / "out"))
    with Image.open(io.BytesIO(taken)) as image:
        whole = ImageOps.expand(image.convert("RGB"), 1, EDGE)
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET, optimize=True)
    print(f"docs/pictures/{TARGET.name}: {TARGET.stat().st_size:,} bytes")
    return int(TARGET.stat().st_size >= MOST_BYTES)


def _with_an_edit(pack: Path, out: Path) -> Session:
    """The default pack, with words that an editor wrote four months before."""
    write_new(pack, from_default=True)
    head = pack / "pack.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace(NOW, EARLIER), encoding="utf-8")
    session = session_for(Wanted(Asked(pack), out, "A. Officer"))
    session.decide(lambda now: decisions.words(now, decisions.Place(BULLET), Typed(WORDS), session.person))
    head.write_text(text, encoding="utf-8")
    return session


def _taken(session: Session) -> bytes:
    guard = application(session)
    ready = threading.Event()
    server = server_for(guard, 0, ready.set)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        ready.wait(20)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(guard.link)
            page.goto(f"http://{guard.host}/blocks/{BULLET}")
            page.wait_for_selector("[role=textbox] .chip")
            return page.screenshot()
    finally:
        server.should_exit = True
        running.join(10)


if __name__ == "__main__":
    sys.exit(main())

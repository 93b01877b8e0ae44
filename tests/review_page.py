"""The review page of a small pack, asked without a browser: what a test reads from it, and the forms that it sends."""

from __future__ import annotations

import html
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from httpx import Client, Response

from scrutiny_pack.edits.model import Revision, StoreFile
from scrutiny_pack.edits.store import read_store
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.review.app import Wanted, application, session_for
from scrutiny_pack.review.guard import Guard
from scrutiny_pack.review.serving import server_for
from scrutiny_pack.review.session import Session
from scrutiny_pack.review.shown import version_of
from scrutiny_pack.review.standing import Asked

SMALL = Path(__file__).parent / "hostile" / "base"
CHANGE = "rereferrals.change"
COMPARE = "rereferrals.compare"
SECONDS_FOR_A_BUILD = 60


@dataclass
class ReviewPage:
    """A page that somebody opened: its session and guard, and a client with the cookie."""

    folder: Path
    session: Session
    guard: Guard
    client: Client

    @property
    def home(self) -> str:
        """The page's own address."""
        return f"http://{self.guard.host}"

    def get(self, path: str) -> str:
        """The text of a page that is there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def words(self, path: str) -> str:
        """What a reader of a page reads, without markup and in single spaces."""
        return reading(self.get(path))

    def version(self, block: str) -> str:
        """The mark that a form of `block` would carry now."""
        return version_of(self.session.desk.standing(), block)

    def post(self, path: str, follow: bool = True, **fields: str) -> Response:
        """The answer to a form of the page; its mark of what was seen is that of now, unless one is given."""
        block = path.split("/")[2] if path.count("/") > 1 else ""
        sent = {"form": self.session.admission.form, "version": self.version(block) if block else "", **fields}
        return self.client.post(path, data=sent, headers={"origin": self.home}, follow_redirects=follow)

    def save(self, block: str, text: str, slide: str = "", **fields: str) -> Response:
        """The answer to words that are saved."""
        return self.post(f"/blocks/{block}/words", text=text, slide=slide, **{"do": "save", **fields})

    def store(self) -> StoreFile:
        """The edits as they stand on disk."""
        problems = ProblemList()
        read = read_store(self.folder / "pack.yaml", "pack.yaml", problems)
        assert not problems.errors
        return read.file

    def last(self, block: str) -> Revision:
        """The newest revision of `block`."""
        return self.store().revisions(block, "en-GB")[-1]

    def change_figures(self, old: str, new: str, file: str = "data/local.csv") -> None:
        """Other figures in a data file, as next month brings them."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def built(self) -> str:
        """The build page once the build has ended."""
        until = time.monotonic() + SECONDS_FOR_A_BUILD
        while self.client.get("/build/state").json()["running"]:
            assert time.monotonic() < until, "the build did not end"
            time.sleep(0.05)
        return self.words("/build")


@contextmanager
def serving(folder: Path, change: Callable[[Path], None] = lambda _: None, name: str = "A. Editor") -> Iterator[ReviewPage]:
    """The page of a copy of the small pack in `folder`, changed by `change`, on a server of its own; nobody has entered it."""
    shutil.copytree(SMALL, folder / "pack")
    change(folder / "pack")
    session = session_for(Wanted(Asked(folder / "pack"), folder / "out", name))
    guard = application(session)
    ready = threading.Event()
    server = server_for(guard, 0, ready.set)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        assert ready.wait(10), "the server did not start"
        with Client(base_url=f"http://{guard.host}", trust_env=False) as client:
            yield ReviewPage(folder / "pack", session, guard, client)
    finally:
        server.should_exit = True
        running.join(10)


@contextmanager
def opened(folder: Path, change: Callable[[Path], None] = lambda _: None) -> Iterator[ReviewPage]:
    """The same, entered with its link."""
    with serving(folder, change) as page:
        assert page.client.get(page.guard.link).status_code == 303
        yield page


def reading(page: str) -> str:
    """The words of `page`."""
    body = re.sub(r"(?s)<head>.*?</head>", "", page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split()).replace(" .", ".").replace(" ,", ",")

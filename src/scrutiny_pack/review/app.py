"""The application: which address answers what, and the page started for one pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from scrutiny_pack.edits.store import refuse_shipped
from scrutiny_pack.review import posts, views
from scrutiny_pack.review.admission import Admission
from scrutiny_pack.review.building import Builder
from scrutiny_pack.review.guard import Guard
from scrutiny_pack.review.page_templates import page
from scrutiny_pack.review.serving import serve
from scrutiny_pack.review.session import Session, telling
from scrutiny_pack.review.standing import Asked, Desk

SHOWN: tuple[tuple[str, Callable[[Request], Response]], ...] = (
    ("/", views.overview),
    ("/sections/{section}", views.section),
    ("/blocks/{block}", views.block),
    ("/own/{after}", views.own),
    ("/charts/{chart}.svg", views.chart),
    ("/build", views.build),
    ("/build/state", views.build_state),
    ("/documents/{name}", views.document),
    ("/static/{name}", views.asset),
)
CHANGED: tuple[tuple[str, posts.Posting], ...] = (
    ("/blocks/{block}/words", posts.words),
    ("/blocks/{block}/preview", posts.look),
    ("/blocks/{block}/approve", posts.approve),
    ("/blocks/{block}/generated", posts.generated),
    ("/blocks/{block}/hide", posts.hide),
    ("/blocks/{block}/show", posts.show),
    ("/blocks/{block}/note", posts.note),
    ("/sections/{section}/move", posts.move),
    ("/build", posts.start),
    ("/name", posts.sign),
)


@dataclass(frozen=True)
class Wanted:
    """How the page is to be started: for what, where documents go, who signs, at which port, and whether a browser opens."""

    asked: Asked
    out: Path
    name: str
    port: int = 0
    opening: bool = True


def application(session: Session, port: int = 0) -> Guard:
    """The application for `session`, behind its guard."""
    routes = [Route(path, telling(endpoint), methods=["GET"]) for path, endpoint in SHOWN]
    routes += [Route(path, telling(posts.posted(endpoint)), methods=["POST"]) for path, endpoint in CHANGED]
    app = Starlette(routes=routes, exception_handlers={404: _missing, 405: _missing, Exception: _mistake})
    app.state.session = session
    return Guard(app, session.admission, port)


def _missing(_request: Request, _error: Exception) -> Response:
    return views.missing()


def _mistake(_request: Request, _error: Exception) -> Response:
    return page("bug", 500)


def session_for(wanted: Wanted) -> Session:
    """A session with the pack on the desk. Raises `InputError` for one that cannot be read, or that nobody may change."""
    desk = Desk(wanted.asked)
    files = desk.standing().files
    refuse_shipped(files.path, files.shown_as)
    return Session(desk, Builder(wanted.asked, wanted.out), Admission(), wanted.name)


def review(wanted: Wanted, say: Callable[[str], None]) -> None:
    """Open the page and answer until Ctrl+C; `say` tells where it is."""
    serve(application(session_for(wanted)), wanted.port, wanted.opening, say)

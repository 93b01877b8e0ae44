"""The pages' templates, filled: everything that is put into one is escaped, and a name that is not there is a mistake."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

STATIC = {"review.css": "text/css; charset=utf-8", "review.js": "text/javascript; charset=utf-8"}
"""The files that the pages load, all of them: there is no path to any other."""

_PAGES = Environment(
    loader=PackageLoader("scrutiny_pack.review", "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(template: str, status: int = 200, **shown: object) -> HTMLResponse:
    """The page made of `template`, showing `shown`."""
    return HTMLResponse(_PAGES.get_template(f"{template}.html").render(**shown), status)


def static(name: str) -> Response:
    """One of the files of `STATIC`."""
    if name not in STATIC:
        return Response("There is no such file.", 404, media_type="text/plain")
    return Response((files("scrutiny_pack.review") / "static" / name).read_bytes(), media_type=STATIC[name])

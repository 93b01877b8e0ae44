"""What stands before every page: only this machine, only the page's own address, only the browser that came in by the link."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scrutiny_pack.review.admission import STAYS, Admission

LOOPBACK = "127.0.0.1"
BODY_BYTES = 256 * 1024
"""A form holds two texts of at most 20,000 characters."""
BODY = "scrutiny_pack.body"
"""Where an endpoint finds the body, which was read and measured here."""
FORM = "application/x-www-form-urlencoded"
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    # Not no-referrer: under that a browser sends "Origin: null" with a form, and an origin could not be told from a stranger's.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_ASKED_BY_US = ("", "none", "same-origin")
"""What a browser says of who asks: nothing (an old one), the person, or this page itself; another port is "same-site"."""
_ENTRANCE = "/enter"
USED = "This link has been used, or is not whole. Stop scrutiny-pack review with Ctrl+C and start it again for a new one."


class Guard:
    """The application behind it, for the right callers only; and on every answer the headers that shut a browser's doors."""

    def __init__(self, app: ASGIApp, admission: Admission, port: int) -> None:
        self.app, self.admission, self.port = app, admission, port

    @property
    def host(self) -> str:
        """The only name by which the page answers."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies know no ports, so that two pages at once must not share one."""
        return f"scrutiny_pack_{self.port}"

    @property
    def link(self) -> str:
        """The address that lets the first browser in."""
        return f"http://{self.host}{_ENTRANCE}?token={self.admission.token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or hand on."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        answer = self._refused(scope, headers) or self._entered(scope, headers) or self._unknown(scope, headers)
        shut = _with_headers(send)
        if answer is not None:
            await answer(scope, receive, shut)
            return
        body = await _body(receive, headers)
        if body is None:
            await _plain(413, "That is more than a form of this page can hold.")(scope, receive, shut)
            return
        await self.app({**scope, BODY: body}, _once(body, receive), shut)

    def _refused(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        """Why the request is none of ours, whoever sends it."""
        if headers.getlist("host") != [self.host]:
            return _plain(421, "This page answers at its own address only.")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _plain(405, "This page knows no such request.")
        if scope["path"] != _ENTRANCE and headers.get("sec-fetch-site", "") not in _ASKED_BY_US:
            return _plain(403, "Another page asked for this.")
        if scope["method"] == "POST":
            if headers.getlist("origin") != [f"http://{self.host}"]:
                return _plain(403, "Only this page may send its forms.")
            if headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
                return _plain(415, "This page takes forms only.")
        return None

    def _entered(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        """The answer to the printed link: the session's cookie, once."""
        if scope["path"] != _ENTRANCE:
            return None
        given = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=5).get("token", [""])
        if self._known(headers):
            return RedirectResponse("/", 303)
        if scope["method"] != "GET" or not self.admission.enter(given[0]):
            return _plain(
                403,
                USED,
            )
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.admission.session, max_age=STAYS, path="/", httponly=True, samesite="strict")
        return answer

    def _unknown(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        if self._known(headers):
            return None
        return _plain(403, "Open the page with the link that scrutiny-pack review printed.")

    def _known(self, headers: Headers) -> bool:
        jar: SimpleCookie = SimpleCookie()
        try:
            jar.load(headers.get("cookie", ""))
        except CookieError:
            return False
        return self.cookie in jar and self.admission.knows(jar[self.cookie].value)


async def _body(receive: Receive, headers: Headers) -> bytes | None:
    """The whole body; `None` where it is too long, told before it is read where the request says so."""
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length) > BODY_BYTES:
        return None
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += bytes(message.get("body", b""))
        if len(body) > BODY_BYTES:
            return None
        if not message.get("more_body"):
            return body


def _once(body: bytes, receive: Receive) -> Receive:
    """A body that was read already, to be read again; then what `receive` has to say, such as that the browser went away."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _with_headers(send: Send) -> Send:
    async def shut(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return shut


def _plain(status: int, says: str) -> PlainTextResponse:
    return PlainTextResponse(says, status)

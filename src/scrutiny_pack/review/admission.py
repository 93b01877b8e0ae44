"""Who may come in: the link that was printed opens the page once, and from then on a cookie of that one browser does."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

STAYS = 12 * 60 * 60
"""Seconds for which a browser may be closed and opened again: a working day."""
_BYTES = 32


def _secret() -> str:
    return secrets.token_urlsafe(_BYTES)


def same(given: str, wanted: str) -> bool:
    """Whether both are equal, told in a time that says nothing of how far they agree."""
    return bool(wanted) and hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


@dataclass
class Admission:
    """The secrets of one running page: the link's token, good once, the session's cookie, and what every form has to send along."""

    token: str = field(default_factory=_secret)
    session: str = field(default_factory=_secret)
    form: str = field(default_factory=_secret)
    used: bool = False

    def enter(self, token: str) -> bool:
        """Whether `token` lets its bearer in; the first one that does is the last one."""
        if self.used or not same(token, self.token):
            return False
        self.used = True
        return True

    def knows(self, cookie: str) -> bool:
        """Whether `cookie` is that of the browser that came in."""
        return self.used and same(cookie, self.session)

    def sent(self, form: str) -> bool:
        """Whether a form was made by this page."""
        return same(form, self.form)

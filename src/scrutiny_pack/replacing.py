"""A file put in another's place, with patience: a virus scanner or a syncing folder may hold the old one for a moment."""

from __future__ import annotations

import time
from pathlib import Path

_FIRST_WAIT = 0.02


def replace_within(seconds: float, source: Path, target: Path) -> None:
    """Put `source` in the place of `target`, tried again while it is held; raises `PermissionError` if it is held for `seconds`."""
    give_up, wait = time.monotonic() + seconds, _FIRST_WAIT
    while True:
        try:
            source.replace(target)
            return
        except PermissionError:
            if time.monotonic() + wait > give_up:
                raise
            time.sleep(wait)
            wait *= 2

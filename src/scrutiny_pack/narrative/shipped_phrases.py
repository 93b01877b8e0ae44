"""The shipped phrase packs as they are written, and what one says over another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from scrutiny_pack.config.nodes import read_nodes
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.shipped import shipped_folder

SHIPPED = "en-GB"


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` words over those of `base`, table by table; a list takes the place of the whole list."""
    both = dict(base)
    for key, value in own.items():
        known = both.get(key)
        both[key] = merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return both


@lru_cache
def shipped_pack(name: str) -> Mapping[str, Any] | None:
    """The shipped phrase pack of this name as it is written, over the one that it is like; `None` where there is none."""
    path = shipped_folder("config") / "phrases" / f"{name}.yaml"
    if not re.fullmatch(r"[A-Za-z]+(-[A-Za-z]+)*", name) or not path.is_file():
        return None
    read, _ = read_nodes(path.read_bytes(), name, ProblemList())
    written = read if isinstance(read, dict) else {}
    base = shipped_pack(str(written["like"])) if "like" in written else None
    return merged(base, written) if base else written


def shipped_names() -> list[str]:
    """The shipped phrase packs."""
    return sorted(path.stem for path in (shipped_folder("config") / "phrases").glob("*.yaml"))


def standard() -> Mapping[str, Any]:
    """The phrase pack that all others are held against, as it is written; it is never checked itself here, so reading it ends."""
    return shipped_pack(SHIPPED) or {}

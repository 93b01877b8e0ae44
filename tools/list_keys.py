"""Write the made parts of docs/pack.md and docs/boards.md: every key, and what a text may ask of a measure. With --check only compare."""

from __future__ import annotations

import datetime
import re
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from measure_attributes import attributes
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from scrutiny_pack.config import entry
from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.entry import Entry
from scrutiny_pack.config.indicators import IndicatorsFile
from scrutiny_pack.config.measure_entry import IndicatorId
from scrutiny_pack.config.schema import PackConfig

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = (DOCS / "pack.md", DOCS / "boards.md")
PART = re.compile(r"(?P<open><!-- made by tools/list_keys\.py: (?P<name>[a-z ]+) -->\n).*?(?P<close><!-- end -->)", re.DOTALL)
CALLED: tuple[tuple[object, str], ...] = (
    (entry.Id, "an id"),
    (entry.PackId, "small letters, digits, hyphens"),
    (entry.Prose, "text"),
    (entry.AreaCode, "an area's code"),
    (entry.PeriodText, "[a period](#periods)"),
    (entry.Span, "months or years"),
    (entry.Months, "months"),
    (entry.Condition, "[a condition](#conditions)"),
    (IndicatorId, "an indicator"),
    (bool, "`on` or `off`"),
    (int, "a whole number"),
    (Decimal, "a number"),
    (datetime.date, "a day"),
    (str, "text"),
)
"""What a type is called in the column of values."""


@dataclass(frozen=True)
class Group:
    """One group of keys: the class that reads it, and the way to it as a reader of the file sees it."""

    kind: type[Entry]
    heading: str

    @property
    def anchor(self) -> str:
        """Where a link to its heading leads on GitHub."""
        return re.sub(r"[^\w\- ]", "", self.heading.lower()).replace(" ", "-")


def main() -> int:
    """Write the made parts, or with --check return 1 if they are not what the source says."""
    made = {page: filled(page.read_text(encoding="utf-8")) for page in PAGES}
    if "--check" not in sys.argv:
        for page, text in made.items():
            page.write_text(text, encoding="utf-8", newline="\n")
        return 0
    differing = [page.name for page, text in made.items() if page.read_text(encoding="utf-8") != text]
    if differing:
        print(f"not what the source says: {', '.join(differing)}; run: python tools/list_keys.py")
    return bool(differing)


def filled(page: str) -> str:
    """`page` with each part between its two comments made anew."""
    parts = {"pack file": keys(PackConfig, "The pack file"), "indicators file": keys(IndicatorsFile, "The indicators file")}
    parts |= {"board file": keys(BoardConfig, "The keys of board.yaml"), "attributes": attributes()}
    return PART.sub(lambda part: f"{part['open']}{parts[part['name']]}\n{part['close']}", page)


def keys(root: type[Entry], heading: str) -> str:
    """A table for `root`, and one for every group of keys inside it."""
    groups = {group.kind: group for group in reversed(list(_groups(Group(root, heading), "")))}
    ordered = reversed(groups.values())
    return "".join(_section(group, groups, "###" if group.kind is root else "####") for group in ordered)


def _groups(group: Group, way: str) -> Iterator[Group]:
    """`group` and all inside it, each with its heading."""
    yield group
    for key, hint in _keys(group.kind):
        inner = list(_kinds_in(hint))
        for kind in inner:
            path = f"{way} › `{key}`" if way else f"`{key}`"
            with_key = f" with `{_mark(kind, inner)}`" if len(inner) > 1 else ""
            yield from _groups(Group(kind, path + with_key), path + with_key)


def _keys(kind: type[Entry]) -> list[tuple[str, object]]:
    hints = get_type_hints(kind, include_extras=True)
    return [(field.alias or name, hints[name]) for name, field in kind.model_fields.items()]


def _kinds_in(hint: object) -> Iterator[type[Entry]]:
    if isinstance(hint, type) and issubclass(hint, Entry):
        yield hint
    for inner in get_args(hint):
        yield from _kinds_in(inner)


def _mark(kind: type[Entry], among: list[type[Entry]]) -> str:
    """The key by which one kind of group is known among others in the same place."""
    elsewhere = {key for other in among if other is not kind for key, _ in _keys(other)}
    return next(key for key, _ in _keys(kind) if key not in elsewhere)


def _section(group: Group, groups: dict[type[Entry], Group], level: str) -> str:
    rows = [_row(key, hint, field, groups) for (key, hint), field in zip(_keys(group.kind), group.kind.model_fields.values(), strict=True)]
    about = " ".join((group.kind.__doc__ or "").split())
    table = ["| Key | What it is | Value | If left out |", "|---|---|---|---|", *rows]
    return "\n".join([f"\n{level} {group.heading}\n", f"{about}\n", *table]) + "\n"


def _row(key: str, hint: object, field: FieldInfo, groups: dict[type[Entry], Group]) -> str:
    kinds = list(_kinds_in(hint))
    about = field.description or " ".join((kinds[0].__doc__ or "").split())
    return f"| `{key}` | {_cell(about)} | {_cell(_value(hint, field, groups))} | {_cell(_left_out(field))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _value(hint: object, field: FieldInfo, groups: dict[type[Entry], Group]) -> str:
    bounds = {type(bound): bound for bound in field.metadata}
    words = _words(hint, groups)
    if Ge in bounds and Le in bounds:
        return f"{words} from {bounds[Ge].ge} to {bounds[Le].le}"
    return f"{words}, at least {bounds[Ge].ge}" if Ge in bounds else words


def _words(hint: Any, groups: dict[type[Entry], Group]) -> str:
    for known, words in CALLED:
        if hint == known:
            return words
    if isinstance(hint, type) and issubclass(hint, Entry):
        group = groups[hint]
        return f"[{group.heading.rpartition(' › ')[2].rpartition(' with ')[2]}](#{group.anchor})"
    origin, inner = get_origin(hint), get_args(hint)
    if origin is list:
        return f"a list: {_words(inner[0], groups)}"
    if origin is dict:
        return f"by name: {_words(inner[1], groups)}"
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(_words(choice, groups) for choice in inner if choice is not type(None))
    return _words(inner[0], groups)


def _left_out(field: FieldInfo) -> str:
    if field.is_required() or field.default is PydanticUndefined:
        return "needed" if field.is_required() else ""
    if isinstance(field.default, bool):
        return "`on`" if field.default else "`off`"
    if isinstance(field.default, Entry):
        return "as its keys say"
    return f"`{field.default}`" if field.default else ""


if __name__ == "__main__":
    sys.exit(main())

"""Write docs/errors.md: every error and warning that the source can raise, found in the source. With --check only compare."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "scrutiny_pack"
LIST = ROOT / "docs" / "errors.md"

SLUG = re.compile(r"[a-z]{2,}(-[a-z0-9]+)+")
NO_SLUGS = {"utf-8", "utf-16-le", "mmm-yy", "utf-8-sig", "scrutiny-pack", "sandwell-scrutiny"}
NO_SLUGS |= {"aria-label", "aria-labelledby", "clip-path", "http-equiv", "front-sheet", "key-messages"}
"""Words with hyphens in the source that name no error."""

HEAD = """# Errors and warnings

Every problem is told in two lines: what is wrong and where, then what to do about it. The word in brackets is its name; it does not change
between versions without an entry in the changelog. This list is made from the source by `python tools/list_errors.py`; … stands for what
differs from case to case.

| Name | What it says | What to do | Part |
|---|---|---|---|
"""


@dataclass
class Entry:
    """What is known of one slug: its first wording, and the parts of the package that raise it."""

    what: str
    fix: str
    parts: set[str]


def main() -> int:
    """Write the list, or with --check return 1 if it is not what the source says."""
    text = HEAD + "".join(_row(slug, entry) for slug, entry in sorted(_entries().items()))
    if "--check" not in sys.argv:
        LIST.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if LIST.is_file() and LIST.read_text(encoding="utf-8") == text:
        return 0
    print("docs/errors.md is not what the source says; run: python tools/list_errors.py")
    return 1


def _row(slug: str, entry: Entry) -> str:
    return f"| {slug} | {_cell(entry.what)} | {_cell(entry.fix)} | {', '.join(sorted(entry.parts))} |\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def _entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for slug, what, fix in _raised(ast.parse(path.read_text(encoding="utf-8"))):
            entry = entries.setdefault(slug, Entry(what, fix, set()))
            entry.what, entry.fix = entry.what or what, entry.fix or fix
            entry.parts.add(part)
    return entries


def _raised(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(tree):
        fields = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else _choices(node)
        for position, field in enumerate(fields):
            if isinstance(field, ast.Constant) and isinstance(field.value, str) and _is_slug(field.value, position, node):
                yield field.value, *_what_and_fix(fields[position + 1 :], _assigned_before(tree, field.lineno))


def _is_slug(text: str, position: int, node: ast.AST) -> bool:
    """Whether `text` names an error: by its hyphens or, if it is one word, because a problem is noted with it."""
    called = node.func if isinstance(node, ast.Call) else None
    noted = getattr(called, "attr", getattr(called, "id", "")) in ("error", "warn", "note")
    return (SLUG.fullmatch(text) is not None and text not in NO_SLUGS) or (noted and position == 0 and text.isalpha())


def _choices(node: ast.AST) -> list[ast.expr]:
    """The two ways of a condition, where a slug is chosen by one."""
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else []


def _assigned_before(tree: ast.Module, line: int) -> dict[str, ast.expr]:
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and node.lineno < line]
    ordered = sorted(assigned, key=lambda node: node.lineno)
    return {target.id: node.value for node in ordered for target in node.targets if isinstance(target, ast.Name)}


def _what_and_fix(later: list[ast.expr], named: dict[str, ast.expr]) -> tuple[str, str]:
    """What stands last after the slug is the way out, and before it what is wrong; both may come from one starred tuple."""
    if later and isinstance(later[-1], ast.Constant) and later[-1].value == "warning":
        later = later[:-1]
    if later and isinstance(later[-1], ast.Starred):
        found = list(_wordings(later[-1], named))
        return (found[0], found[-1]) if len(found) > 1 else ("", "")
    what, fix = [None, None, *later][-2:]
    return _wording(what, named), _wording(fix, named)


def _wording(node: ast.expr | None, named: dict[str, ast.expr]) -> str:
    texts = (text for text in _wordings(node, named) if " " in text) if node else iter(())
    return next(texts, "")


def _wordings(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        case ast.Name(id=name) if name in named:
            yield from _wordings(named[name], named)
        case ast.Starred(value=value):
            yield from _wordings(value, named)
        case ast.Tuple(elts=parts):
            for part in parts:
                yield from _wordings(part, named)
        case ast.IfExp(body=first):
            yield from _wordings(first, named)
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "fix":
                    yield from _wordings(value, named)


if __name__ == "__main__":
    sys.exit(main())

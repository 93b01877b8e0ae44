"""The worked examples in a language that nobody speaks: every word of the phrase pack and of the pack in letters of another alphabet.

What is then still printed in Latin letters was written in the program, and no translator could reach it. The language's tag is Ukrainian,
whose months and plural forms Babel knows, and whose nouns have a form more than English ones.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.source_code import ROOT

LATIN = "abcdefghijklmnopqrstuvwxyz"
OTHER = "абцдефгхийклмнопярстувжьыз"
LANGUAGE = "uk"
PHRASES = ROOT / "config" / "phrases" / "en-GB.yaml"
EXAMPLES = ROOT / "docs" / "examples"
_TABLE = str.maketrans(LATIN + LATIN.upper(), OTHER + OTHER.upper())
_KEPT = re.compile(r"\{[^}]*\}")
_TEXTS = (
    "title", "subtitle", "name", "plural", "long", "short", "text", "slide", "label", "subject", "definition", "of", "counts", "source",
    "prose", "caption", "header", "rows", "glossary", "front_sheet", "committee", "neighbours",
)  # fmt: skip
_CLASSES = {"few": "few", "many": "many"}


def in_other_letters(text: str) -> str:
    """`text` with each Latin letter outside of slots as one of another alphabet."""
    kept = _KEPT.findall(text)
    pieces = [piece.translate(_TABLE) for piece in _KEPT.split(text)]
    return "".join(piece + slot for piece, slot in zip(pieces, [*kept, ""], strict=True))


def phrases() -> dict[str, Any]:
    """The phrase pack: the shipped one in other letters, with a form of each counted noun for each plural class."""
    written = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    words = {key: value if key in ("version", "language") else _words(value) for key, value in written.items()}
    words |= {"version": 1, "language": LANGUAGE, "glossary": {in_other_letters(term): said for term, said in words["glossary"].items()}}
    for table in (words["statistic"], words["steps"], {"points": words["points"]}, {"days": words["days"]}):
        for noun in table.values():
            noun["classes"] = {name: f"{noun['many']}-{in_other_letters(name)}" for name in _CLASSES}
    return words


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_words(entry) for entry in value]
    return in_other_letters(value) if isinstance(value, str) else value


def _texts(value: Any, of_text: bool = False) -> Any:
    """A file of the pack with its words in other letters, and its ids, references and files as they were."""
    if isinstance(value, dict):
        return {
            in_other_letters(key) if of_text and " " in key else key: _texts(entry, of_text or key in _TEXTS)
            for key, entry in value.items()
        }
    if isinstance(value, list):
        return [_texts(entry, of_text) for entry in value]
    return in_other_letters(value) if of_text and isinstance(value, str) and not value.endswith(".csv") else value


def other_pack(folder: Path, change: Callable[[dict[str, Any]], None] = lambda _: None) -> Path:
    """The pack file, in `folder` with all that it names; `change` may add to the pack YAML, in English."""
    pack = yaml.safe_load((EXAMPLES / "pack.yaml").read_text(encoding="utf-8"))
    change(pack)
    pack["phrases"] = "other"
    (folder / "phrases").mkdir(parents=True)
    _write(folder / "phrases" / "other.yaml", phrases())
    _write(folder / "pack.yaml", _texts(pack) | {"phrases": "phrases/other.yaml"})
    _write(folder / "indicators.yaml", _texts(yaml.safe_load((EXAMPLES / "indicators.yaml").read_text(encoding="utf-8"))))
    shutil.copytree(EXAMPLES / "data", folder / "data")
    for name, columns in (("areas.csv", ("name",)), ("figures.csv", ("source",)), ("neighbours.csv", ("list",))):
        _rewrite(folder / "data" / name, columns)
    return folder / "pack.yaml"


def _write(path: Path, content: Any) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _rewrite(path: Path, columns: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({key: in_other_letters(cell) if key in columns else cell for key, cell in row.items()} for row in rows)


def in_latin(text: str) -> list[str]:
    """The words of `text` that have a Latin letter."""
    return re.findall(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*", text)


def add_all(pack: dict[str, Any]) -> None:
    """Give the worked examples what they lack: a chart and a table of each kind, exceptions, a glossary, a front sheet."""
    section = pack["sections"][0]
    section["charts"] += [
        {"id": "example.months", "bars": "contacts", "last": "3 months"},
        {
            "id": "example.beside",
            "compare": "icpc15",
            "at": "year ending 2021-03",
            "earlier": ["year ending 2020-03"],
            "beside": ["sn", "eng"],
        },
        {"id": "example.groups", "groups": ["cla_in", "cla_out"], "at": ["12 months to latest"], "title": "Children who entered care"},
        {"id": "example.process", "spc": "visits", "last": "12 months"},
        {"id": "example.goals", "line": "visits", "last": "12 months", "target": "on"},
    ]
    section["tables"] = [{"id": "example.table", "months": "contacts", "last": "3 months"}]
    pack["pack"]["subtitle"] = "Beside {region}"
    pack |= {
        "exceptions": {},
        "glossary": {"conference": "A meeting"},
        "front_sheet": {"purpose": "To tell", "recommendations": ["That it is noted"]},
    }

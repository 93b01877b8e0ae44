from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from PIL import Image

from scrutiny_pack import run
from scrutiny_pack.cli import app
from tests.documents_read import paragraphs_of_report
from tests.source_code import ROOT, shown

README = ROOT / "README.md"
SMALLEST = ROOT / "docs" / "smallest"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "output" / "README.md"])
PICTURE_BYTES = 120_000
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
TYPED = re.compile(r"(?:scrutiny-pack|python -m scrutiny_pack) +(?P<command>[a-z]+)(?P<rest>[^`\n]*)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<to>[^)\s]+)\)|^\[\w+\]: (?P<reference>\S+)$", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
KEYWORDS = {
    "$defs", "$ref", "additionalProperties", "anyOf", "const", "default", "description", "enum", "examples", "exclusiveMaximum",
    "exclusiveMinimum", "format", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minProperties", "minimum",
    "oneOf", "pattern", "patternProperties", "properties", "propertyNames", "required", "title", "type",
}  # fmt: skip
"""The words of JSON Schema that ours may use; `_accepts` knows those that can refuse something."""


@dataclass(frozen=True)
class Built:
    """What the smallest pack's build printed, and the report that it wrote."""

    printed: str
    report: list[str]


@pytest.fixture(scope="module")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The smallest pack, built as README says."""
    folder = tmp_path_factory.mktemp("here")
    shutil.copytree(SMALLEST, folder / "docs" / "smallest")
    command = [sys.executable, "-m", "scrutiny_pack", "build", "docs/smallest"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    report = next((folder / "output").glob("*.docx"))
    return Built((done.stderr + done.stdout).replace("\\", "/"), paragraphs_of_report(report))


def test_the_smallest_pack_is_the_one_on_the_front_page() -> None:
    """The YAML and CSV in README are the files of docs/smallest, whole."""
    on_page = [text for kind, text in _blocks(README) if kind in ("yaml", "csv")]
    assert on_page == [_read(SMALLEST / name) for name in ("pack.yaml", "indicators.yaml", "data/figures.csv")]


def test_the_smallest_pack_prints_what_the_front_page_says(smallest: Built) -> None:
    """The command in README prints those lines and no others."""
    assert [text for kind, text in _blocks(README) if kind == "text"] == [smallest.printed]


def test_the_smallest_pack_reads_as_the_front_page_says(smallest: Built) -> None:
    """Headline and bullets stand in the report, in this order, word for word."""
    quoted = [line.lstrip("> -").strip().strip("*") for line in _read(README).splitlines() if line.startswith(">")]
    said = [line for line in quoted if line]
    assert [text for text in smallest.report if text in said][-len(said) :] == said
    assert len(said) == 3


def test_the_front_page_has_pictures() -> None:
    """README shows pages, slides, the boards and the review page, each with words for those who do not see it, and small enough to load."""
    pictures = re.findall(r"!\[(.+?)\]\[(\d)\]", _read(README))
    targets = dict(re.findall(r"^\[(\d)\]: (\S+\.png)$", _read(README), re.MULTILINE))
    assert [number for _, number in pictures] == list(targets)
    assert len(pictures) == 6
    for words, number in pictures:
        path = ROOT / targets[number]
        assert len(words.split()) > 5
        assert path.stat().st_size < PICTURE_BYTES
        with Image.open(path) as image:
            assert image.width >= 600


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_command_on_a_page_exists(page: Path) -> None:
    """Each command and option of ours is one that the program has."""
    group: Any = typer.main.get_command(app)
    commands = group.commands
    for typed in TYPED.finditer(_read(page)):
        assert typed["command"] in commands, typed.group()
        command, words = commands[typed["command"]], typed["rest"].split()
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"--[a-z][a-z-]*", typed["rest"])) <= known, typed.group()


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_tool_and_target_on_a_page_exists(page: Path) -> None:
    """Each `make` target stands in the Makefile, and each script that a page runs is there."""
    targets = set(re.findall(r"^([a-z]+):", _read(ROOT / "Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", _read(page), re.MULTILINE)) <= targets
    assert [script for script in re.findall(r"python ((?:tools|benchmarks)/\w+\.py)", _read(page)) if not (ROOT / script).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link inside the project leads to a file, and to a heading of it if it names one."""
    broken = []
    for link in LINK.finditer(BLOCK.sub("", _read(page))):
        to = link["to"] or link["reference"]
        path, _, anchor = to.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not to.startswith("https://") and not (target.exists() and (not anchor or anchor in _anchors(target))):
            broken.append(to)
    assert broken == []


@pytest.mark.parametrize("tool", ["list_keys", "list_commands", "list_layers"])
def test_what_is_made_from_the_source_is_up_to_date(tool: str) -> None:
    """A page, or part of one, that a tool makes is what it would make now."""
    done = subprocess.run([sys.executable, ROOT / "tools" / f"{tool}.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_picture_of_the_design_shows_what_is_there() -> None:
    """Each module and folder that docs/design.md names as standing exists."""
    stands = _read(ROOT / "docs" / "design.md").partition("## Where it differs")[0]
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py|(?:[a-z_]+/)+)`", stands)
    assert [name for name in named if not any((folder / name).exists() for folder in (ROOT, ROOT / "src" / "scrutiny_pack"))] == []


def test_the_schema_uses_words_of_json_schema_only() -> None:
    """Every keyword is one that is known, and every reference leads to a definition."""
    schema = json.loads(run.schema())
    for part in _schemas(schema):
        assert part.keys() <= KEYWORDS
        assert part.get("$ref", "").removeprefix("#/$defs/") in {"", *schema["$defs"]}


@pytest.mark.parametrize("pack", [ROOT / "config", SMALLEST, ROOT / "docs" / "examples"], ids=shown)
def test_the_schema_accepts_the_packs_that_we_show(pack: Path) -> None:
    """What `build` reads is right by the schema too, with scalars read as the program reads them."""
    schema = json.loads(run.schema())
    content = yaml.load(_read(pack / "pack.yaml"), yaml.BaseLoader)
    assert _accepts(schema, content, schema["$defs"])
    assert not _accepts(schema, content | {"sectoins": []}, schema["$defs"])
    assert not _accepts(schema, content | {"data": [{"file": "data/local.csv", "status": "lokal"}]}, schema["$defs"])


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _blocks(page: Path) -> list[tuple[str, str]]:
    return [(block["kind"], block["text"]) for block in BLOCK.finditer(_read(page))]


def _anchors(page: Path) -> set[str]:
    """Where links into a page may lead, as GitHub names its headings."""
    anchors: set[str] = set()
    for heading in HEADING.findall(BLOCK.sub("", _read(page))):
        name = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        assert name not in anchors, f"two headings called {heading!r} in {shown(page)}: a link leads to the first only"
        anchors.add(name)
    return anchors


def _schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`schema` and every schema inside it."""
    yield schema
    inner = [part for key in ("properties", "patternProperties", "$defs") for part in schema.get(key, {}).values()]
    inner += [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    inner += [schema[key] for key in ("items", "propertyNames", "additionalProperties") if isinstance(schema.get(key), dict)]
    for part in inner:
        yield from _schemas(part)


def _accepts(schema: dict[str, Any], value: Any, named: dict[str, Any]) -> bool:
    """Whether `value`, whose scalars are all texts, is right by `schema`."""
    if "$ref" in schema:
        return _accepts(named[schema["$ref"].rpartition("/")[2]], value, named)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return any(_accepts(choice, value, named) for choice in schema[key])
    match value:
        case dict():
            return schema.get("type") == "object" and _accepts_keys(schema, value, named)
        case list():
            within = len(value) >= schema.get("minItems", 0)
            return schema.get("type") == "array" and within and all(_accepts(schema["items"], each, named) for each in value)
    return _accepts_text(schema, value)


def _accepts_keys(schema: dict[str, Any], value: dict[str, Any], named: dict[str, Any]) -> bool:
    patterns, others = schema.get("patternProperties", {}), schema.get("additionalProperties", True)
    for key, each in value.items():
        fitting = [part for pattern, part in patterns.items() if re.search(pattern, key)]
        inner = schema.get("properties", {}).get(key, fitting[0] if fitting else False if patterns else others)
        if inner is False or (isinstance(inner, dict) and not _accepts(inner, each, named)):
            return False
    return set(schema.get("required", ())) <= value.keys() and len(value) >= schema.get("minProperties", 0)


def _accepts_text(schema: dict[str, Any], text: str) -> bool:
    spelled = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "on|off|true|false|yes|no"}.get(schema.get("type", ""), ".*")
    allowed = [schema["const"]] if "const" in schema else schema.get("enum", [text])
    kind = schema.get("type") not in ("object", "array", "null")
    return kind and text in allowed and bool(re.fullmatch(spelled, text, re.DOTALL)) and bool(re.search(schema.get("pattern", ""), text))

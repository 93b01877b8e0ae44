from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny_pack.narrative.attributes import known_names
from scrutiny_pack.narrative.kinds import kinds
from tests.source_code import ROOT

PAGE = (ROOT / "docs" / "adding-a-measure.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(src/[^`]+\.py)`\n\n```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
SENTENCES, BULLET = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SAYS = re.findall(r"^> (.+)$", PAGE, re.MULTILINE)[0]
IMPORT, MEMBER = re.findall(r"^```diff\n\+(.*?)\n```$", PAGE, re.DOTALL | re.MULTILINE)
MONTHS = {"2022-05": "21.5", "2022-06": "18.9", "2022-07": "20.0"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source with the files of the page added, and nothing else changed; a pack that uses the new kind."""
    folder = tmp_path_factory.mktemp("copy")
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src", "config", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name, content in FILES.items():
        assert not (folder / name).exists()
        (folder / name).write_text(content, encoding="utf-8")
    entries = folder / "src/scrutiny_pack/config/measures/__init__.py"
    before = entries.read_text(encoding="utf-8")
    after = before.replace("\nMeasureEntry: ", f"{IMPORT}\n\nMeasureEntry: ", 1)
    after = re.sub(r"(\nMeasureEntry: TypeAlias = )\(?(.*?)\)?\n\n", rf"\1(\2 {MEMBER.strip()})\n\n", after, count=1, flags=re.DOTALL)
    entries.write_text(after, encoding="utf-8")
    phrases = folder / "config/phrases/en-GB.yaml"
    phrases.write_text(phrases.read_text(encoding="utf-8").replace("\ndefaults:\n", f"\ndefaults:\n{SENTENCES}", 1), encoding="utf-8")
    pack = folder / "pack"
    shutil.copytree(ROOT / "docs" / "smallest", pack)
    (pack / "pack.yaml").write_text((pack / "pack.yaml").read_text(encoding="utf-8") + BULLET, encoding="utf-8")
    rows = pack / "data" / "figures.csv"
    header, *kept = rows.read_text(encoding="utf-8").splitlines()
    columns = header.split(",")
    cells = {"indicator": "rereferrals", "area": "E08000028"}
    added = [",".join({**cells, "period": month, "value": value}.get(name, "") for name in columns) for month, value in MONTHS.items()]
    kept = [row for row in kept if not ("E08000028" in row and "2022-07" in row)]
    rows.write_text("\n".join([header, *kept, *added]) + "\n", encoding="utf-8")
    return folder


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "scrutiny_pack", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=copy / "pack", timeout=120)


def test_a_kind_is_added_with_the_files_of_the_page_alone(copy: Path) -> None:
    """The sentence, its claim and the arithmetic behind its numbers."""
    said = run(copy, "explain", "rereferrals.spread", "--pack", "pack.yaml")
    assert said.returncode == 0, said.stderr
    assert f"  report:  {SAYS}\n" in said.stdout
    assert "  claim:   s.even = false\n" in said.stdout
    assert "21.5 - 18.9: difference of the printed figures = 2.6" in said.stdout


def test_the_added_kind_is_built_and_traced(copy: Path) -> None:
    """Its words are in the evidence with their claim, and a section that has nothing else has it for a headline."""
    pack = copy / "pack" / "pack.yaml"
    alone = re.sub(r"(?s)(\n    bullets:\n).*?(?=\n      - id: rereferrals\.spread)", r"\1", pack.read_text(encoding="utf-8"))
    pack.with_name("alone.yaml").write_text(alone, encoding="utf-8")
    said = run(copy, "build", "alone.yaml", "--out", "made", "--formats", "docx")
    assert said.returncode == 0, said.stderr
    evidence = json.loads(next((copy / "pack" / "made").glob("*.evidence.json")).read_text(encoding="utf-8"))
    blocks = {block["id"]: block for block in evidence["blocks"]}
    assert SAYS in [text["text"] for text in blocks["rereferrals.spread"]["texts"]]
    assert blocks["rereferrals.spread"]["claims"]["s.even"] == "false"
    assert [text["text"] for text in blocks["rereferrals.headline"]["texts"]] == ["Re-referrals within 12 months: between 18.9% and 21.5%"]


def test_the_engine_asks_the_kind_and_not_its_class() -> None:
    """Only files of a kind, and those that are about one by name, look whether a measure is of a kind's class."""
    classes = "|".join({kind.measure.__name__ for kind in kinds().values()} - {"Quantity"})
    asked = re.compile(rf"isinstance\([^()]*\b(?:{classes})\b")
    about_kinds = ("measures/", "narrative/kinds/", "assemble/breaches.py", "assemble/scorecard")
    package = ROOT / "src" / "scrutiny_pack"
    named = [path.relative_to(package).as_posix() for path in package.rglob("*.py") if asked.search(path.read_text(encoding="utf-8"))]
    assert [name for name in named if not name.startswith(about_kinds)] == []


def test_the_added_kind_is_in_the_schema_and_its_nonsense_is_told(copy: Path) -> None:
    """Editors complete it, and what makes no sense of it is refused with its line."""
    assert "SpreadEntry" in run(copy, "schema").stdout
    pack = copy / "pack" / "pack.yaml"
    pack.with_name("wrong.yaml").write_text(pack.read_text(encoding="utf-8").replace("3 months", "1 month"), encoding="utf-8")
    said = run(copy, "check", "wrong.yaml")
    assert said.returncode == 2
    assert "one month is not spread over anything" in said.stderr


def test_every_attribute_has_its_words_for_the_documentation() -> None:
    """None is missing and none left over, for every class that is told."""
    for kind in kinds().values():
        for part, words in kind.worded.items():
            if words.title:
                assert tuple(words.about) == tuple(words.attributes), words.title
                assert known_names(part)[: len(words.about)] == tuple(words.about)

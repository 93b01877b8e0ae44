from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_code import ROOT, code_files, package_files, parsed, shown, text_files

LINES_OF_A_FILE = 350
LINES_OF_THE_MEDIAN_FILE = 150
LINES_OF_A_FUNCTION = 40
LINES_OF_THE_README = 150
NOT_IDEAS = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
FROM_ONE_MACHINE = re.compile(r"/(home|root|Users|tmp|work)/\w|[A-Z]:\\Users\\\w|file:///(?!C)")
FROM_A_REGISTRY = re.compile(r"\b(pypi\.org|files\.pythonhosted\.org|registry\.\w+\.(?:org|com|net|io)|index-url|proxy\.golang\.org)")


def test_a_file_is_one_idea() -> None:
    """No file is longer than 350 lines; tests, which are lists, are not counted."""
    counted = [path for path in code_files() if not shown(path).startswith("tests/")]
    assert [shown(path) for path in counted if _length(path) > LINES_OF_A_FILE] == []


def test_a_file_has_a_name_of_its_own() -> None:
    """None is named for nothing in particular, or like a module of the standard library."""
    taken = NOT_IDEAS | (sys.stdlib_module_names - {"__init__", "__main__"})
    assert [shown(path) for path in code_files() if path.stem in taken] == []


def test_a_function_can_be_read_at_once() -> None:
    """No function is longer than 40 lines."""
    assert [where for where, function in _functions() if (function.end_lineno or 0) - function.lineno >= LINES_OF_A_FUNCTION] == []


def test_the_usual_file_is_short() -> None:
    """The median module of the package stays under 150 lines."""
    assert statistics.median(map(_length, package_files())) <= LINES_OF_THE_MEDIAN_FILE


def test_every_test_says_what_it_promises() -> None:
    """Each test has a sentence of its own."""
    tests = [(where, function) for where, function in _functions() if re.match("tests/.*, (test|it|they)_", where)]
    assert [where for where, function in tests if not ast.get_docstring(function)] == []


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (f"{shown(path)}, {node.name}", node)
        for path in code_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    ]


def test_nothing_points_at_one_machine_or_at_a_registry() -> None:
    """No text file holds a path of somebody's machine or the host of a package registry: it must work wherever it is cloned."""
    found = [
        f"{shown(path)}, line {number}: {line.strip()[:100]}"
        for path in text_files()
        if path != Path(__file__).resolve()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if FROM_ONE_MACHINE.search(line) or FROM_A_REGISTRY.search(line)
    ]
    assert found == []


def test_the_front_page_is_one_page() -> None:
    """README stays under 150 lines."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < LINES_OF_THE_README


@pytest.mark.parametrize(
    "name",
    [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "README.md",
        "docs/promises.md",
        "docs/errors.md",
        "docs/accessibility.md",
        "output/README.md",
    ],
)
def test_what_people_look_for_is_there(name: str) -> None:
    """The files that a person new to the project opens exist and are not empty."""
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_every_error_is_in_the_list_of_errors() -> None:
    """docs/errors.md lists just the errors and warnings that the source can raise."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "list_errors.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("target", ["pack", "test", "lint", "format", "bench", "templates", "clean"])
def test_every_make_target_says_what_it_does(target: str) -> None:
    """Each target of the Makefile has a sentence, and CONTRIBUTING has it too."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.* ## [A-Z].+\.$", makefile, re.MULTILINE)
    assert f"make {target}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.source_code import ROOT, area_of, package_files, parsed, shown

MAY_KNOW = {
    "docx": {"build", "quality"},
    "pptx": {"build", "quality"},
    "lxml": {"build", "quality", "edits"},
    "matplotlib": {"charts"},
    "afcharts": {"charts"},
    "pandas": {"data", "measures"},
    "numpy": {"data", "measures"},
    "pypdf": {"build", "quality"},
    "subprocess": {"office_program"},
    "openpyxl": {"data", "starter_workbook"},
    "yaml": {"config"},
    "jinja2": {"review"},
    "starlette": {"review"},
    "typer": {"cli", "cli_template", "edit_commands"},
    "rich": {"cli"},
    "uvicorn": {"review"},
}
"""Which parts of the package may import a library; nobody else may."""

MAY_WRITE = {"publish", "new", "output_targets", "run_lock", "office_program", "edits", "replacing"}
NEVER = {"docxtpl", "matplotlib.pyplot", "socket", "urllib.request", "http.client", "requests", "pickle"}
WRITING = {"write_text", "write_bytes", "replace", "rename", "unlink", "rmdir", "mkdir", "touch"}
OPENING = set("wax+")
FILLS_OWN_WORDING = "src/scrutiny_pack/config/complaints.py"
"""Its templates are a table of ours, looked up by the kind of mistake; a user's words are only ever filled in."""


def test_data_flows_one_way(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No module imports one from a layer above its own, and every module stands in a layer."""
    monkeypatch.chdir(ROOT)
    outcome = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert outcome == 0, capsys.readouterr().out


def test_a_library_is_known_to_its_own_part_only() -> None:
    """Word and PowerPoint stay in build, drawing in charts, tables in data and measures; and nothing of ours goes to the network."""
    strangers = [
        f"{shown(path)} imports {name}"
        for path in package_files()
        for name in _imported(path)
        if area_of(path) not in MAY_KNOW.get(name.partition(".")[0], {area_of(path)}) or name in NEVER
    ]
    assert strangers == []


def test_only_publishing_writes_files() -> None:
    """Everything else works on bytes, so a failure in the middle can leave nothing behind."""
    assert [where for path, where, call in _calls() if area_of(path) not in MAY_WRITE and _writes(call)] == []


def test_no_text_is_ever_run() -> None:
    """A pack's words are never code: no eval or exec, and no str.format but on wording of our own."""
    assert [where for path, where, call in _calls() if shown(path) != FILLS_OWN_WORDING and _runs(call)] == []


def _calls() -> Iterator[tuple[Path, str, ast.Call]]:
    for path in package_files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                yield path, f"{shown(path)}, line {node.lineno}: {ast.unparse(node)[:80]}", node


def _runs(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id in {"eval", "exec", "compile", "__import__"}
    if getattr(call.func, "attr", "") not in {"format", "format_map"}:
        return False
    filled = call.func.value if isinstance(call.func, ast.Attribute) else None
    return not (isinstance(filled, ast.Name) and filled.id.isupper())


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _writes(call: ast.Call) -> bool:
    method = getattr(call.func, "attr", "")
    if method in WRITING:
        # `text.replace(old, new)` changes a text; `path.replace(target)` moves a file.
        return not (method == "replace" and (len(call.args) >= 2 or call.keywords))
    if method != "open" and getattr(call.func, "id", "") != "open":
        return False
    modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
    return any(len(text) <= 3 and OPENING & set(text) for text in texts)

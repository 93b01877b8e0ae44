"""A new pack: it builds at once, with a month filled in it builds with that month, and it is made whole or not at all."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from scrutiny_pack import new
from scrutiny_pack.cli import run_command
from scrutiny_pack.errors import InputError, PublishError
from scrutiny_pack.starter_workbook import starter_workbook
from tests.hostile.packages import broken_parts, report_text

STEM = "our-pack-2025-03-scrutiny"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a space in its name to work in."""
    folder = tmp_path / "my documents"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_pack_builds_at_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both documents open, every part is sound, nothing is warned of, and the example figures are called so."""
    assert run_command(["new", "our pack"]) == 0
    assert 'Next: read the first lines of pack.yaml, then: scrutiny-pack build "our pack"' in capsys.readouterr().out
    assert run_command(["build", "our pack", "--strict"]) == 0, capsys.readouterr().err
    made = [desk / "output" / f"{STEM}.{ending}" for ending in ("docx", "pptx")]
    assert [fault for path in made for fault in broken_parts(path)] == []
    text = report_text(made[0])
    assert "llustrative" in text
    assert "20.7%" in text and "22.4%" in text


def test_a_month_that_is_filled_in_is_in_the_next_pack(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The figures typed into the next column, and the month in the YAML, are all that a new month takes; each is traced to its cell."""
    new.write_new(desk / "our pack", from_default=False)
    path = desk / "our pack" / "data" / "figures.xlsx"
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["By month"]
    column = next(cell.column for cell in sheet[4] if cell.value == datetime.datetime(2025, 4, 1))
    for row, figure in ((5, 500), (6, 123), (8, 377), (9, 801)):
        sheet.cell(row, column).value = figure
    workbook.save(path)
    yaml = desk / "our pack" / "pack.yaml"
    yaml.write_text(yaml.read_text(encoding="utf-8").replace("month: 2025-03", "month: 2025-04"), encoding="utf-8")
    assert run_command(["build", "our pack"]) == 0, capsys.readouterr().err
    text = report_text(desk / "output" / "our-pack-2025-04-scrutiny.docx")
    assert all(figure in text for figure in ("24.6%", "377", "801"))
    evidence = json.loads((desk / "output" / "our-pack-2025-04-scrutiny.evidence.json").read_text(encoding="utf-8"))
    facts = {(fact["indicator"], fact["period"]): fact for fact in evidence["facts"].values()}
    plans = facts["cpp", "2025-04-30"]
    assert (plans["value"], plans["file"], plans["cell"]) == ("377", "data/figures.xlsx!By month", f"{sheet.cell(8, column).coordinate}")


def test_a_figure_is_explained_with_its_cell(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`explain` names sheet and cell, so that the officer finds it in Excel."""
    new.write_new(desk / "p", from_default=False)
    assert run_command(["explain", "plans.change", "--pack", "p"]) == 0
    assert "data/figures.xlsx!By month, cell Z8: cpp, E08000028, 2025-03-31: value 379" in capsys.readouterr().out


def test_a_copy_of_the_default_pack_builds(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --from default all the files that the default pack names are there."""
    assert run_command(["new", "copy", "--from", "default"]) == 0
    assert run_command(["check", "copy"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("from_default", [False, True])
def test_a_new_pack_is_the_same_every_time(desk: Path, from_default: bool) -> None:
    """No time of day and no name of a person is in it."""
    for name in ("a", "b"):
        new.write_new(desk / name, from_default)
    files = [{path.name: path.read_bytes() for path in (desk / name).rglob("*") if path.is_file()} for name in ("a", "b")]
    assert files[0] == files[1]


def test_the_workbook_says_nothing_of_who_made_it_and_when() -> None:
    """Its bytes do not depend on the clock."""
    with zipfile.ZipFile(io.BytesIO(starter_workbook())) as package:
        core = package.read("docProps/core.xml").decode()
        times = {part.date_time for part in package.infolist()}
    assert re.findall(r"20\d\d-\d\d-\d\d", core) == ["2025-04-01", "2025-04-01"]
    assert "openpyxl" not in core
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_a_folder_that_holds_something_is_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is ever overwritten; an empty folder is filled."""
    (desk / "full").mkdir()
    (desk / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    (desk / "file").touch()
    for name in ("full", "file"):
        assert run_command(["new", name]) == 2
        assert f"error[folder-not-empty]: {name}: " in capsys.readouterr().err
    assert [path.name for path in (desk / "full").iterdir()] == ["mine.txt"]
    (desk / "empty").mkdir()
    assert len(new.write_new(desk / "empty", from_default=False)) == 5
    with pytest.raises(InputError):
        new.write_new(desk / "empty", from_default=False)


def test_all_or_nothing_is_written(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the fourth file cannot be written, neither files nor folders are left, and it is told in words."""
    write, written = Path.write_bytes, []

    def fail_at_the_fourth(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) == 4:
            write(path, content[:10])
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fail_at_the_fourth)
    with pytest.raises(PublishError) as told:
        new.write_new(desk / "a" / "b", from_default=False)
    assert told.value.problems[0].slug == "disk-full"
    assert list(desk.iterdir()) == []


def test_only_the_default_pack_can_be_copied(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another name is told as a mistake on the command line."""
    assert run_command(["new", "a", "--from", "mine"]) == 2
    assert "error[unknown-pack]: command line, --from" in capsys.readouterr().err
    assert not (desk / "a").exists()

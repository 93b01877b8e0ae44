from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_pack import run
from scrutiny_pack.errors import InputError
from scrutiny_pack.limits import EVIDENCE_BYTES
from tests.conftest import ROOT
from tests.edited_pack import edited_pack


def options(out: Path, **changed: object) -> run.Options:
    given = {"pack": ROOT / "config", "board": None, "out": out, "formats": ("docx", "pptx"), "progress": lambda _: None}
    return run.Options(**(given | changed))  # type: ignore[arg-type]


def test_build_writes_three_files_and_says_which(tmp_path: Path) -> None:
    """Report, deck and evidence, named by pack, month and board."""
    built = run.build(options(tmp_path))
    assert [path.name for path in built.files] == [
        f"sandwell-scrutiny-2022-07-scrutiny.{ending}" for ending in ("docx", "pptx", "evidence.json")
    ]
    assert run.Summary(32, ()) == built.summary


def test_only_the_formats_asked_for_are_written(tmp_path: Path) -> None:
    """With docx alone there is no deck; the evidence is always there."""
    assert {".docx", ".json"} == {path.suffix for path in run.build(options(tmp_path, formats=("docx",))).files}


def test_check_warns_as_build_does_and_writes_nothing(tmp_path: Path) -> None:
    """The same warnings; no folder is made."""
    out = tmp_path / "output"
    checked = run.check(options(out))
    assert not out.exists()
    assert len(checked.warnings) == 8


def test_progress_names_each_step(tmp_path: Path) -> None:
    """A long step is announced, chart by chart."""
    steps: list[str] = []
    run.build(options(tmp_path, progress=steps.append))
    assert steps[0] == "Reading" and steps[-1] == "Writing"
    assert any(step.startswith("Drawing chart 1 of ") for step in steps)


def test_explain_leads_to_the_rows() -> None:
    """Facts, formula, rounding, file and row, band and wording stand in the explanation."""
    told = run.explain("rereferrals.compare", ROOT / "config")
    for said in (
        "0.8 percentage points below",
        "data/monthly.csv, row 72",
        "half up to 1 decimal",
        "slightly",
        "wording: text",
        "{g.sn.value}",
    ):
        assert said in told


def test_explain_of_an_unknown_bullet_names_the_known() -> None:
    """The message lists what can be asked for."""
    with pytest.raises(InputError) as refused:
        run.explain("rereferrals.comparison", ROOT / "config")
    assert refused.value.problems[0].slug == "unknown-bullet"
    assert "rereferrals.compare" in refused.value.problems[0].fix


def test_schema_is_json_with_every_top_key() -> None:
    """The schema describes the pack YAML."""
    made = json.loads(run.schema())
    assert {"version", "pack", "indicators", "data", "comparators", "sections"} <= made["properties"].keys()


def test_another_area_is_named_in_the_files(tmp_path: Path) -> None:
    """A pack built for another area carries its code, leaves the static words out and says so."""
    built = run.build(options(tmp_path, area="E08000025"))
    assert built.files[0].name == "sandwell-scrutiny-2022-07-E08000025-scrutiny.docx"
    assert "static-left-out" in {warning.slug for warning in built.warnings}


def test_a_build_says_what_changed_since_the_one_before(tmp_path: Path) -> None:
    """The evidence of a build is what the next one is compared with; with the same figures nothing changed, and both documents say so."""
    first = run.build(options(tmp_path / "first"))
    again = run.build(options(tmp_path / "again", since=first.files[-1]))
    said = "No figure was revised since the pack for July 2022, no target changed, and no message moved."
    assert again.notes[-1] == said
    blocks = {block["id"]: block for block in json.loads(again.files[-1].read_bytes())["blocks"]}
    assert (
        blocks["since.none"]["texts"][0]["text"]
        == "No figure was revised since the pack for July 2022, no target changed, and no message moved."
    )


def test_a_far_too_large_file_is_not_read_to_be_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for the comparison nor for the build's id."""
    pack, huge, read = edited_pack(tmp_path), tmp_path / "huge.json", Path.read_bytes
    with huge.open("wb") as file:
        file.truncate(EVIDENCE_BYTES + 1)

    def not_the_huge_one(path: Path) -> bytes:
        assert path != huge
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", not_the_huge_one)
    with pytest.raises(InputError, match="not-the-last-pack"):
        run.prepare(run.Options(pack.folder, None, tmp_path / "out", ("docx",), lambda _: None, since=huge))

from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.cli import run_command
from tests.edited_pack import EditedPack, edited_pack, next_month
from tests.edited_report import change_report, replaced


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditedPack:
    """A pack in ./pack with its report in ./pack/out, and the report edited in ./edited.docx."""
    monkeypatch.chdir(tmp_path)
    pack = edited_pack(tmp_path / "pack")
    report = pack.built("docx")
    change_report(report, tmp_path / "edited.docx", replaced("s.change", "Repeat visits fell", "They fell"))
    return pack


PULL = ["edits", "pull", "edited.docx", "--pack", "pack", "--out", "pack/out", "--as", "officer"]


def test_pull_shows_and_stores(pack: EditedPack, capsys: pytest.CaptureFixture[str]) -> None:
    """With --yes nobody is asked; the next commands find the edit."""
    assert run_command([*PULL, "--yes"]) == 0
    said = capsys.readouterr().out
    assert "s.change: reworded" in said and "Stored in pack/pack.edits.yaml: 1" in said
    assert run_command([*PULL, "--yes"]) == 0
    assert "Nothing is to be stored." in capsys.readouterr().out
    assert run_command(["edits", "status", "--pack", "pack"]) == 0
    assert capsys.readouterr().out == "s.change: kept, not approved\n"
    assert run_command(["edits", "diff", "--pack", "pack"]) == 0
    assert "  edit:   They fell by 2.6 percentage points" in capsys.readouterr().out
    assert run_command(["explain", "s.change", "--pack", "pack"]) == 0
    assert "edit:    revision 1 by officer, kept" in capsys.readouterr().out


def test_status_tells_of_a_trail_that_was_tampered_with(pack: EditedPack, capsys: pytest.CaptureFixture[str]) -> None:
    """A line changed, taken out or cut is named; edits changed by hand are told too, and a whole trail is not."""
    run_command([*PULL, "--yes"])
    run_command(["edits", "approve", "s.change", "--pack", "pack", "--as", "head"])
    trail, store = pack.folder / "pack.audit.jsonl", pack.folder / "pack.edits.yaml"
    whole = trail.read_text(encoding="utf-8")
    capsys.readouterr()

    def told(lines: str) -> str:
        trail.write_text(lines, encoding="utf-8")
        assert run_command(["edits", "status", "--pack", "pack"]) == 0
        return capsys.readouterr().err

    assert told(whole) == ""
    assert "warning[audit-broken]: pack/pack.audit.jsonl, line 2" in told(whole.replace("officer", "nobody", 1))
    assert "warning[audit-broken]: pack/pack.audit.jsonl, line 1" in told(whole.splitlines(keepends=True)[1])
    assert "warning[audit-behind]" in told(whole.splitlines(keepends=True)[0])
    assert "warning[audit-behind]" in told("")
    store.write_text(store.read_text(encoding="utf-8").replace("They fell", "These fell"), encoding="utf-8")
    assert "warning[audit-behind]" in told(whole)


def test_pull_stores_nothing_unasked(pack: EditedPack, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody can be asked, --yes has to say so; what was found is shown all the same."""
    assert run_command(PULL) == 2
    printed = capsys.readouterr()
    assert "s.change: reworded" in printed.out and "error[not-confirmed]" in printed.err
    assert not (pack.folder / "pack.edits.yaml").exists()


def test_approve_and_accept_generated(pack: EditedPack, capsys: pytest.CaptureFixture[str]) -> None:
    """One decision each, with the name of who made it; what cannot be approved says why."""
    run_command([*PULL, "--yes"])
    assert run_command(["edits", "approve", "s.change", "--pack", "pack", "--as", "head"]) == 0
    assert "s.change is approved by head" in capsys.readouterr().out
    assert run_command(["build", "pack", "--out", "final", "--formats", "docx", "--final", "--quiet"]) == 0
    next_month(pack, [])
    assert run_command(["edits", "approve", "s.change", "--pack", "pack"]) == 2
    assert "error[cannot-approve]" in capsys.readouterr().err
    assert run_command(["edits", "accept-generated", "s.change", "--pack", "pack", "--as", "head"]) == 0
    assert run_command(["edits", "status", "--pack", "pack"]) == 0
    assert "There are no edits." in capsys.readouterr().out
    assert run_command(["edits", "approve", "s.change", "--pack", "pack"]) == 2
    assert "error[no-such-edit]" in capsys.readouterr().err
    assert "They fell" in (pack.folder / "pack.edits.yaml").read_text(encoding="utf-8")


def test_another_packs_report_is_refused(pack: EditedPack, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its words belong to its own pack."""
    from tests.small_pack import LOCAL

    edited_pack(tmp_path / "other", pack={"id": "other", "title": "Other", "area": LOCAL, "month": "2022-07"})
    assert run_command(["edits", "pull", "edited.docx", "--pack", "other", "--out", "pack/out", "--yes"]) == 2
    assert "error[other-pack]" in capsys.readouterr().err
    assert not (tmp_path / "other" / "pack.edits.yaml").exists()


def test_a_withheld_number_is_refused_on_pulling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """S10: neither stored nor repeated."""
    from tests.edited_report import retyped
    from tests.small_pack import bullet, row, small_pack

    monkeypatch.chdir(tmp_path)
    people = {"number": {"name": "Visits", "subject": "the number of visits", "label": "Visits", "definition": "Visits", "unit": "count",
                         "of": "", "decimals": 0, "polarity": "neutral", "counts_people": "true"}}  # fmt: skip
    rows = [row("share", "2021-07", "22.6"), row("share", "2022-07", "20.0"), row("number", "2022-07", 4)]
    bullets = [
        bullet({"c": {"change": "share", "from": "year_before"}}, "The share fell to {c.to}.", id="s.share"),
        bullet({"n": {"level": "number"}}, id="s.n"),
    ]
    small_pack(tmp_path / "pack", rows, bullets, indicators=people)
    report = EditedPack(tmp_path / "pack").built("docx")
    change_report(report, tmp_path / "edited.docx", retyped("s.share", "It fell to 20.0%, and only 4 came."))
    assert run_command([*PULL, "--yes"]) == 2
    printed = capsys.readouterr()
    assert "error[edit-reveals]" in printed.err and "only 4" not in printed.err
    assert not (tmp_path / "pack" / "pack.edits.yaml").exists()

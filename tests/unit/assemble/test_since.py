"""Since last time: what the pack before said otherwise is told, and nothing of what must not be seen now."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.last_pack import LastPack, read_last_pack
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.assemble.since import Since, since, since_chapter, told_since
from scrutiny_pack.errors import InputError
from scrutiny_pack.evidence import evidence
from scrutiny_pack.pack import Table
from tests.small_pack import Row, SmallPack, bullet, indicator, row, small_pack

GAP = bullet({"g": {"gap": "share", "to": ["reg"]}}, id="s.gap")
PEOPLE = {"people": indicator("count", "neutral", 0, counts_people=True)}


def figures(share: str = "22.0", month: str = "2022-07", reg: str = "20.0") -> list[Row]:
    """A share beside its region's."""
    return [row("share", month, share), row("share", "2022-03", reg, area="reg")]


def pack_of(folder: Path, rows: list[Row], *bullets: dict[str, Any], **more: Any) -> SmallPack:
    """A small pack in a folder of its own."""
    folder.mkdir(exist_ok=True)
    return small_pack(folder, rows, bullets, **more)


def written(folder: Path, small: SmallPack) -> Path:
    """The evidence of `small`, as a build writes it."""
    story = small.told()
    pack = assemble(story, small.files, small.speaker, "build")
    path = folder / "old.evidence.json"
    path.write_bytes(evidence(pack, story, {"board": pack.board, "audience": small.files.config.pack.audience}))
    return path


def compared(path: Path, now: SmallPack) -> tuple[Since, LastPack]:
    """What `now` says otherwise than the evidence."""
    story, last = now.told(), read_last_pack(path, now.files)
    pack = dataclasses.replace(assemble(story, now.files, now.speaker, "build"))
    return since(last, pack, story, now.speaker), last


def rows_of(found: Since) -> list[tuple[str, ...]]:
    """The rows as they are printed."""
    return [tuple(cell.plain for cell in cells) for cells in found.rows]


def test_a_revised_figure_is_told_with_both_values(tmp_path: Path) -> None:
    """The same indicator, area and period, printed otherwise; of another area with its name. The claim stays."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), GAP))
    found, _ = compared(old, pack_of(tmp_path / "new", figures("23.4", reg="20.1"), GAP))
    assert rows_of(found) == [
        ("Revised", "Repeat visits, Jul 2022", "22.0%", "23.4%"),
        ("Revised", "Repeat visits, West Midlands, Mar 2022", "20.0%", "20.1%"),
    ]


def test_a_revision_that_no_reader_sees_is_none(tmp_path: Path) -> None:
    """Below the printed decimals nothing changed; the chapter says so in a sentence."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), GAP))
    now = pack_of(tmp_path / "new", figures("22.04"), GAP)
    found, last = compared(old, now)
    assert found.rows == ()
    chapter = since_chapter(found, last, now.speaker)
    assert chapter.title.plain == "Since the pack for July 2022"
    (only,) = chapter.blocks
    assert not isinstance(only, Table)
    assert only.text.plain == "No figure was revised since the pack for July 2022, and no message moved."
    assert told_since(found, last) == ("since the pack for 2022-07: nothing changed",)


def test_a_message_that_moved_is_told_with_both_sentences(tmp_path: Path) -> None:
    """Above the region before, below it now: both sentences, each with the figures of its time."""
    head = {"id": "small", "title": "Small, {month}", "area": "E08000028", "month": "2022-06"}
    old = written(tmp_path, pack_of(tmp_path / "old", figures(month="2022-06"), GAP, pack=head))
    found, last = compared(old, pack_of(tmp_path / "new", figures("17.0"), GAP))
    assert rows_of(found) == [
        (
            "Message moved",
            "Repeat visits",
            "In June 2022, the share of visits that were repeat visits was 22.0%, above the West Midlands average (20.0%).",
            "In July 2022, the share of visits that were repeat visits was 17.0%, below the West Midlands average (20.0%).",
        )
    ]
    assert told_since(found, last) == ("since the pack for 2022-06: messages moved: 1",)


def test_bullets_that_are_new_or_gone_are_told(tmp_path: Path) -> None:
    """Each with its sentence where it is printed."""
    level, other = bullet({"l": {"level": "share"}}, id="s.l"), bullet({"l": {"level": "share"}}, id="s.other")
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), level))
    found, _ = compared(old, pack_of(tmp_path / "new", figures(), other))
    said = "In July 2022, the share of visits that were repeat visits was 22.0%."
    assert rows_of(found) == [
        ("New message", "Repeat visits", "not printed", said),
        ("No longer printed", "Repeat visits", said, "not printed"),
    ]


def test_a_new_exception_is_told(tmp_path: Path) -> None:
    """Where both packs have the chapter; one that was there before is not new."""
    target = {"for": "2022-23", "value": "20", "status": "local"}
    more: dict[str, Any] = {"indicators": {"share": indicator(targets=[target])}, "exceptions": {"rules": ["off_target"]}}
    level = bullet({"l": {"level": "share"}}, id="s.l")
    old = written(tmp_path, pack_of(tmp_path / "old", figures("19"), level, **more))
    now = pack_of(tmp_path / "new", figures("22"), level, **more)
    said = "Off target, 2.0 percentage points above it (no more than 20.0%)"
    assert ("New exception", "Repeat visits", "no exception", said) in rows_of(compared(old, now)[0])
    assert rows_of(compared(written(tmp_path, now), now)[0]) == []


def test_a_count_that_is_withheld_now_is_not_told_of_before(tmp_path: Path) -> None:
    """It was seven and is three: neither the old figure nor the old sentence is printed again."""
    level = bullet({"l": {"level": "people"}}, id="s.people")
    other = bullet({"l": {"level": "share"}}, id="s.l")
    old = written(tmp_path, pack_of(tmp_path / "old", [*figures(), row("people", "2022-07", "7")], level, other, indicators=PEOPLE))
    found, _ = compared(old, pack_of(tmp_path / "new", [*figures(), row("people", "2022-07", "3")], level, other, indicators=PEOPLE))
    assert rows_of(found) == []
    gone, _ = compared(old, pack_of(tmp_path / "gone", [*figures(), row("people", "2022-07", "3")], other, indicators=PEOPLE))
    assert rows_of(gone) == [("No longer printed", "Visits", "withheld", "not printed")]


def test_a_small_count_of_the_pack_before_is_not_told_of(tmp_path: Path) -> None:
    """What another threshold let through then is not printed now."""
    level, loose = bullet({"l": {"level": "people"}}, id="s.people"), {"small_numbers": {"threshold": 2}}
    old = written(tmp_path, pack_of(tmp_path / "old", [row("people", "2022-07", "4")], level, indicators=PEOPLE, rules=loose))
    found, _ = compared(old, pack_of(tmp_path / "new", [row("people", "2022-07", "9")], level, indicators=PEOPLE))
    assert rows_of(found) == [("Revised", "Visits, Jul 2022", "withheld", "9")]


def test_a_percentage_is_not_taken_for_a_small_count(tmp_path: Path) -> None:
    """Only counts are small; other areas' published figures were never ours to withhold."""
    share = {"share": indicator(counts_people=True)}
    old = written(tmp_path, pack_of(tmp_path / "old", figures("2.4", reg="3.1"), GAP, indicators=share))
    found, _ = compared(old, pack_of(tmp_path / "new", figures("2.5", reg="3.2"), GAP, indicators=share))
    assert [cells[2:] for cells in rows_of(found)] == [("2.4%", "2.5%"), ("3.1%", "3.2%")]


DAMAGE: dict[str, Callable[[dict[str, Any]], object]] = {
    "another area": lambda said: said["pack"].update(area="E08000025"),
    "another board": lambda said: said["build"].update(board="other"),
    "another audience": lambda said: said["build"].update(audience="restricted"),
    "another pack": lambda said: said["pack"].update(id="other"),
    "a later month": lambda said: said["pack"].update(month="2022-08"),
    "another version": lambda said: said.update(version=9),
    "no facts": lambda said: said.pop("facts"),
    "facts of another kind": lambda said: said.update(facts=[1]),
    "a value that is no number": lambda said: next(iter(said["facts"].values())).update(value="many"),
    "a month that is none": lambda said: said["pack"].update(month="soon"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_other_and_damaged_evidence_is_refused_in_words(damage: Callable[[dict[str, Any]], object], tmp_path: Path) -> None:
    """Nothing is compared with what is not the pack before."""
    now = pack_of(tmp_path / "new", figures(), GAP)
    path = written(tmp_path, now)
    said = json.loads(path.read_bytes())
    damage(said)
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_last_pack(path, now.files)
    assert [problem.slug for problem in refused.value.problems] == ["not-the-last-pack"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b"null", b"{", None], ids=["empty", "bytes", "list", "null", "cut", "no file"]
)
def test_what_is_no_evidence_is_refused_in_words(content: bytes | None, tmp_path: Path) -> None:
    """A file that is none, and one that is not there."""
    path = tmp_path / "old.evidence.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="not-the-last-pack"):
        read_last_pack(path, pack_of(tmp_path / "new", figures(), GAP).files)

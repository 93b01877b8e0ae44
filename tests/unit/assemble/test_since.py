"""Since last time: what the pack before said otherwise is told, and nothing of what must not be seen now."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.last_pack import LastPack, read_last_pack
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.assemble.since import Since, since, since_chapter, told_since
from scrutiny_pack.errors import InputError
from scrutiny_pack.evidence import evidence
from scrutiny_pack.pack import Bullet, Table
from scrutiny_pack.text import authored
from tests.small_pack import Row, SmallPack, bullet, indicator, months_to, read_small_pack, row, small_pack

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
    build = {"board": pack.board, "audience": small.files.config.pack.audience}
    path.write_bytes(evidence(pack, story, build, registry=small.files.indicators))
    return path


def compared(path: Path, now: SmallPack) -> tuple[Since, LastPack]:
    """What `now` says otherwise than the evidence."""
    story, last = now.told(), read_last_pack(path, now.files, "en-GB")
    return since(last, assemble(story, now.files, now.speaker, "build"), story, now.speaker), last


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
    said = "No figure was revised since the pack for July 2022, no target changed, and no message moved."
    assert only.text.plain == said
    assert told_since(found, last, now.speaker) == (said,)


def test_a_message_that_moved_is_told_with_both_sentences(tmp_path: Path) -> None:
    """Above the region before, below it now: both sentences, each with the figures of its time."""
    head = {"id": "small", "title": "Small, {month}", "area": "E08000028", "month": "2022-06"}
    old = written(tmp_path, pack_of(tmp_path / "old", figures(month="2022-06"), GAP, pack=head))
    now = pack_of(tmp_path / "new", figures("17.0"), GAP)
    found, last = compared(old, now)
    assert rows_of(found) == [
        (
            "Message moved",
            "Repeat visits",
            "In June 2022, the share of visits that were repeat visits was 22.0%, above the West Midlands average (20.0%).",
            "In July 2022, the share of visits that were repeat visits was 17.0%, below the West Midlands average (20.0%).",
        )
    ]
    assert told_since(found, last, now.speaker) == ("Since the pack for June 2022: Message moved: 1",)


def test_a_message_moved_where_a_test_speaks_for_the_first_time(tmp_path: Path) -> None:
    """What was below is similar to, by the same figures; where nothing can be tested the sentence stays."""
    rows = [row("share", "2022-07", of=(20, 100)), row("share", "2022-03", "22.7", area="reg")]
    neutral = {"share": indicator(polarity="neutral")}
    old = written(tmp_path, pack_of(tmp_path / "old", rows, GAP, indicators=neutral))
    found, _ = compared(old, pack_of(tmp_path / "new", rows, GAP, indicators=neutral, rules={"test": "95%"}))
    start = "In July 2022, the share of visits that were repeat visits was 20.0%, "
    ends = [f"{start}{place} the West Midlands average (22.7%)." for place in ("below", "similar to")]
    assert rows_of(found) == [("Message moved", "Repeat visits", *ends)]
    (tmp_path / "plain").mkdir()
    old = written(tmp_path / "plain", pack_of(tmp_path / "c", figures(), GAP))
    assert compared(old, pack_of(tmp_path / "d", figures(), GAP, rules={"test": "95%"}))[0].rows == ()


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


LEVEL = bullet({"l": {"level": "share"}}, id="s.l")


def exceptional(folder: Path, share: str, rules: dict[str, Any] | None = None, month: str = "2022-07") -> SmallPack:
    """A pack with a target of 20% for a share."""
    target = {"for": "2022-23", "value": "20", "status": "local"}
    more: dict[str, Any] = {"indicators": {"share": indicator(targets=[target])}, "exceptions": {"rules": ["off_target"]} | (rules or {})}
    return pack_of(folder, figures(share, month=month), LEVEL, **more)


def test_a_new_exception_is_told(tmp_path: Path) -> None:
    """With its reason; one that was there before is not new."""
    old = written(tmp_path, exceptional(tmp_path / "old", "19"))
    now = exceptional(tmp_path / "new", "22")
    said = "Off target, 2.0 percentage points above it (no more than 20.0%)"
    found, _ = compared(old, now)
    assert rows_of(found) == [
        ("New exception", "Repeat visits", "no exception", said),
        ("Revised", "Repeat visits, Jul 2022", "19.0%", "22.0%"),
    ]
    assert rows_of(compared(written(tmp_path, now), now)[0]) == []


def test_an_exception_that_is_none_any_more_is_told(tmp_path: Path) -> None:
    """With the reason of then."""
    head = {"id": "small", "title": "Small, {month}", "area": "E08000028", "month": "2022-06"}
    old = exceptional(tmp_path / "old", "22", month="2022-06")
    config = json.loads((tmp_path / "old/pack.yaml").read_text(encoding="utf-8"))
    (tmp_path / "old/pack.yaml").write_text(json.dumps(config | {"pack": head}), encoding="utf-8")
    old = read_small_pack(tmp_path / "old")
    found, _ = compared(written(tmp_path, old), exceptional(tmp_path / "new", "20"))
    said = "Off target, 2.0 percentage points above it (no more than 20.0%)"
    assert rows_of(found) == [("Exception no more", "Repeat visits", said, "no exception")]


def test_an_exception_that_cannot_be_judged_is_not_called_resolved(tmp_path: Path) -> None:
    """Its newest figure is withheld now: that it is none any more would be a guess."""
    old = written(tmp_path, exceptional(tmp_path / "old", "22"))
    found, _ = compared(old, exceptional(tmp_path / "new", "c"))
    assert rows_of(found)[:1] == [("Exception before, not judged", "Repeat visits", "withheld", "its newest figure is not shown")]
    assert (found.resolved, found.exception) == ((), ())


def test_an_exception_over_the_limit_is_neither_new_nor_gone(tmp_path: Path) -> None:
    """It breached a rule before although it was not listed."""
    more: dict[str, Any] = {"exceptions": {"rules": ["stale"], "at_most": 1}}
    bullets = [bullet({"l": {"level": name, "at": month}}, id=f"s.{name}") for name, month in (("number", "2021-01"), ("rate", "2021-07"))]
    rows = [row("number", "2021-01", "9"), row("rate", "2021-07", "9")]
    old = written(tmp_path, pack_of(tmp_path / "old", rows, *bullets, **more))
    found, _ = compared(old, pack_of(tmp_path / "new", rows, bullets[1], **more))
    assert [cells[:2] for cells in rows_of(found)] == [
        ("Exception before, not judged", "Visits"),
        ("No longer printed", "Visits"),
    ]


def test_other_rules_for_exceptions_are_said(tmp_path: Path) -> None:
    """Where an exception is new or none any more, it may be for that reason alone; else nothing is said of them."""
    said = (
        "The rules for exceptions are not those of the pack before, so that an exception may be new, or be none any more, "
        "for that reason alone."
    )
    old = written(tmp_path, exceptional(tmp_path / "old", "22", {"rules": ["stale"]}))
    now = exceptional(tmp_path / "new", "22")
    found, last = compared(old, now)
    assert [block.text.plain for block in since_chapter(found, last, now.speaker).blocks if not isinstance(block, Table)][1:] == [said]
    still = exceptional(tmp_path / "still", "19", {"rules": ["off_target", "worse"]})
    found, last = compared(old, still)
    assert said not in [block.text.plain for block in since_chapter(found, last, still.speaker).blocks if not isinstance(block, Table)]


def test_without_the_chapter_in_both_packs_no_exception_is_new_or_gone(tmp_path: Path) -> None:
    """Whatever it would have held."""
    with_chapter = exceptional(tmp_path / "chapter", "22")
    shutil.copytree(with_chapter.files.path.parent, tmp_path / "plain")
    config = json.loads((tmp_path / "plain/pack.yaml").read_text(encoding="utf-8"))
    del config["exceptions"]
    (tmp_path / "plain/pack.yaml").write_text(json.dumps(config), encoding="utf-8")
    plain = read_small_pack(tmp_path / "plain")
    for one, other in ((plain, with_chapter), (with_chapter, plain)):
        assert rows_of(compared(written(tmp_path, one), other)[0]) == []


def test_a_board_of_exceptions_is_not_told_of_bullets_that_come_and_go_with_them(tmp_path: Path) -> None:
    """The exception itself is told."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), LEVEL))
    now = pack_of(tmp_path / "new", figures(), GAP)
    story, last = now.told(), read_last_pack(old, now.files, "en-GB")
    pack = assemble(story, now.files, now.speaker, "build")
    assert len(since(last, pack, story, now.speaker).rows) == 2
    assert since(last, pack, story, now.speaker, alone=True).rows == ()


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


def test_an_editors_old_words_are_not_said_of_an_indicator_with_something_hidden(tmp_path: Path) -> None:
    """A number that a person typed stands in no slot."""
    level = bullet({"l": {"level": "people", "at": "year_before"}}, id="s.people")
    other = bullet({"l": {"level": "share"}}, id="s.l")
    rows = [*figures(), row("people", "2021-07", "30")]
    old = written(tmp_path, pack_of(tmp_path / "old", [*rows, row("people", "2022-07", "7")], level, other, indicators=PEOPLE))
    now = pack_of(tmp_path / "new", [*rows, row("people", "2022-07", "3")], other, indicators=PEOPLE)
    said = json.loads(old.read_bytes())
    (block,) = (each for each in said["blocks"] if each["id"] == "s.people")
    assert rows_of(compared(old, now)[0]) == [
        ("No longer printed", "Visits", "In July 2021, the number of visits was 30.", "not printed"),
    ]
    block["texts"][0]["text"] = "It was 30 a year before, and is 3 now."
    block["state"] = "kept"
    old.write_text(json.dumps(said), encoding="utf-8")
    assert rows_of(compared(old, now)[0]) == [("No longer printed", "Visits", "withheld", "not printed")]


def test_the_rest_of_a_percentage_counts_as_small_too(tmp_path: Path) -> None:
    """Of 98 of 100 what is hidden are the two."""
    share = {"share": indicator(counts_people=True)}
    loose = {"small_numbers": {"threshold": 1}}
    old = written(tmp_path, pack_of(tmp_path / "old", [row("share", "2022-07", of=(98, 100))], LEVEL, indicators=share, rules=loose))
    found, _ = compared(old, pack_of(tmp_path / "new", [row("share", "2022-07", of=(80, 100))], LEVEL, indicators=share))
    assert rows_of(found) == [("Revised", "Repeat visits, Jul 2022", "withheld", "80.0%")]


def test_a_figure_of_a_day_is_looked_for_in_its_month_too(tmp_path: Path) -> None:
    """What was printed as at the month's last day is withheld as the month's."""
    people = {"people": indicator("count", "neutral", 0, counts_people=True, timing="month_end")}
    level, other = bullet({"l": {"level": "people"}}, id="s.people"), bullet({"l": {"level": "share"}}, id="s.l")
    old = written(tmp_path, pack_of(tmp_path / "old", [*figures(), row("people", "2022-07-31", "7")], level, other, indicators=people))
    found, _ = compared(old, pack_of(tmp_path / "new", [*figures(), row("people", "2022-07", "3")], other, indicators=people))
    assert rows_of(found) == [("No longer printed", "Visits", "withheld", "not printed")]


def test_of_an_indicator_that_is_gone_nothing_is_quoted(tmp_path: Path) -> None:
    """Nobody can look whether its figures may be seen; its label is told."""
    level, other = bullet({"l": {"level": "people"}}, id="s.people"), bullet({"l": {"level": "share"}}, id="s.l")
    old = written(tmp_path, pack_of(tmp_path / "old", [*figures(), row("people", "2022-07", "7")], level, other, indicators=PEOPLE))
    found, _ = compared(old, pack_of(tmp_path / "new", figures(), other))
    assert rows_of(found) == [("No longer printed", "Visits", "of an indicator that this pack does not have", "not printed")]


def test_a_changed_definition_is_told_and_its_figures_are_not_called_revised(tmp_path: Path) -> None:
    """Both definitions; with another unit alone, that."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), LEVEL))
    other = {"share": indicator(definition="Repeat visits within 2 years, as recorded")}
    found, _ = compared(old, pack_of(tmp_path / "new", figures("23.4"), LEVEL, indicators=other))
    assert rows_of(found) == [
        ("Definition changed", "Repeat visits", "Repeat visits, as recorded", "Repeat visits within 2 years, as recorded"),
    ]
    as_rate = {"share": indicator("rate", "low", 1) | {"label": "Repeat visits", "definition": "Repeat visits, as recorded"}}
    found, _ = compared(old, pack_of(tmp_path / "unit", figures("23.4"), LEVEL, indicators=as_rate))
    assert rows_of(found)[0] == ("Definition changed", "Repeat visits", "Repeat visits, as recorded", "counted in another unit")
    assert found.revised == ()


def test_a_bullet_that_was_renamed_is_compared_under_its_new_name(tmp_path: Path) -> None:
    """`was` says which it is: it is neither new nor gone."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), GAP))
    found, _ = compared(old, pack_of(tmp_path / "new", figures("17.0"), GAP | {"id": "s.renamed", "was": ["s.gap"]}))
    assert [cells[0] for cells in rows_of(found)] == ["Message moved", "Revised"]


def test_a_claim_that_only_one_pack_makes_moves_nothing(tmp_path: Path) -> None:
    """Another version of the program may claim more; what both claim is compared."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), GAP))
    said = json.loads(old.read_bytes())
    (block,) = (each for each in said["blocks"] if each["id"] == "s.gap")
    block["claims"] = {"g.reg.side": block["claims"]["g.reg.side"], "g.reg.unheard_of": "true"}
    old.write_text(json.dumps(said), encoding="utf-8")
    now = pack_of(tmp_path / "new", figures(), GAP)
    assert rows_of(compared(old, now)[0]) == []
    block["claims"] = {"other.side": "above"}
    block["texts"][0]["text"] = "Repeat visits were above."
    old.write_text(json.dumps(said), encoding="utf-8")
    assert [cells[0] for cells in rows_of(compared(old, now)[0])] == ["Message moved"]


def test_of_many_revised_figures_the_newest_is_told_and_the_rest_counted(tmp_path: Path) -> None:
    """Three are told singly."""
    year = bullet({"w": {"window": "share", "over": "12 months to latest"}}, id="s.w")
    months = months_to("2022-07", 12)
    old = written(tmp_path, pack_of(tmp_path / "old", [row("share", month, of=(20, 100)) for month in months], year))
    for changed, expected in (
        (
            3,
            [
                ("Repeat visits, May 2022", "20.0%", "25.0%"),
                ("Repeat visits, Jun 2022", "20.0%", "25.0%"),
                ("Repeat visits, Jul 2022", "20.0%", "25.0%"),
            ],
        ),
        (12, [("Repeat visits, Jul 2022 (and other periods: 11)", "20.0%", "25.0%")]),
    ):
        rows = [row("share", month, of=(25 if place >= 12 - changed else 20, 100)) for place, month in enumerate(months)]
        found, _ = compared(old, pack_of(tmp_path / f"new{changed}", rows, year))
        assert [cells[1:] for cells in rows_of(found)] == expected


def neighbours(*values: str, period: str = "2021-03") -> list[Row]:
    """Figures of some of the ten neighbours."""
    return [row("share", period, value, area=f"n{place}", status="published") for place, value in enumerate(values, 1)]


def test_a_groups_figure_is_revised_as_one(tmp_path: Path) -> None:
    """Not each of its members; of a newer period it is no revision."""
    gap = bullet({"g": {"gap": "share", "to": ["sn"]}}, id="s.gap")
    then = neighbours("20.0", "20.0", "20.0", "20.0", "20.0")
    old = written(tmp_path, pack_of(tmp_path / "old", [row("share", "2022-07", "25.0"), *then], gap))
    now = neighbours("20.0", "20.0", "20.0", "20.0", "21.0")
    found, _ = compared(old, pack_of(tmp_path / "new", [row("share", "2022-07", "25.0"), *now], gap))
    assert rows_of(found) == [("Revised", "Repeat visits, statistical neighbours, Mar 2021", "20.0%", "20.2%")]
    newer = neighbours("23.0", "23.0", "23.0", "23.0", "23.0", period="2022-03")
    found, _ = compared(old, pack_of(tmp_path / "newer", [row("share", "2022-07", "25.0"), *then, *newer], gap))
    assert found.revised == ()


def test_the_same_month_may_be_compared(tmp_path: Path) -> None:
    """A pack that was built again."""
    now = pack_of(tmp_path / "new", figures(), GAP)
    assert compared(written(tmp_path, now), now)[1].month == now.setting.month


DAMAGE: dict[str, Callable[[dict[str, Any]], object]] = {
    "another area": lambda said: said["pack"].update(area="E08000025"),
    "another board": lambda said: said["build"].update(board="other"),
    "another language": lambda said: said["pack"].update(language="cy"),
    "another audience": lambda said: said["build"].update(audience="restricted"),
    "another pack": lambda said: said["pack"].update(id="other"),
    "a later month": lambda said: said["pack"].update(month="2022-08"),
    "another version": lambda said: said.update(version=9),
    "a pack that has no name": lambda said: said["pack"].update(id=None),
    "a text that no document may hold": lambda said: next(each for each in said["blocks"] if "claims" in each)["texts"][0].update(
        text="\x00"
    ),
    "half a character": lambda said: next(each for each in said["blocks"] if "claims" in each)["texts"][0].update(text="\ud800"),
    "a text without end": lambda said: next(each for each in said["blocks"] if "claims" in each)["texts"][0].update(text="a" * 6000),
    "a bullet without a text": lambda said: next(each for each in said["blocks"] if "claims" in each).update(texts=[]),
    "a value without end": lambda said: next(iter(said["facts"].values())).update(value="1e400"),
    "a value that is none": lambda said: next(iter(said["facts"].values())).update(value="NaN"),
    "a row without end": lambda said: next(iter(said["facts"].values())).update(row=float("inf")),
    "a target without end": lambda said: said["indicators"]["share"].update(
        targets=[{"for": "2022-23", "value": "1e400", "status": "local"}]
    ),
    "a target that is none": lambda said: said["indicators"]["share"].update(targets=[{"for": "soon", "value": "20", "status": "local"}]),
    "decimals without end": lambda said: next(iter(said["facts"].values())).update(decimals=10**9),
    "exceptions of another kind": lambda said: said.update(exceptions=["Repeat visits"]),
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
        read_last_pack(path, now.files, "en-GB")
    assert [problem.slug for problem in refused.value.problems] == ["not-the-last-pack"]


def test_it_is_said_where_another_version_wrote_it(tmp_path: Path) -> None:
    """That is no damage, and there is something to be done."""
    now = pack_of(tmp_path / "new", figures(), GAP)
    path = written(tmp_path, now)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"version": 2}), encoding="utf-8")
    with pytest.raises(InputError, match="another version of the program wrote it"):
        read_last_pack(path, now.files, "en-GB")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"null", b"{", b"[" * 100_000, None],
    ids=["empty", "bytes", "list", "null", "cut", "deep", "no file"],
)
def test_what_is_no_evidence_is_refused_in_words(content: bytes | None, tmp_path: Path) -> None:
    """A file that is none, and one that is not there."""
    path = tmp_path / "old.evidence.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="not-the-last-pack"):
        read_last_pack(path, pack_of(tmp_path / "new", figures(), GAP).files, "en-GB")


def test_an_exception_that_nobody_judged_before_is_not_said_to_have_been_none(tmp_path: Path) -> None:
    """Its figure was withheld, or the pack did not speak of it."""
    old = written(tmp_path, exceptional(tmp_path / "old", "c"))
    found, _ = compared(old, exceptional(tmp_path / "new", "22"))
    assert [cells[2] for cells in found.exception for cells in [tuple(cell.plain for cell in cells)]] == ["not judged"]
    said = json.loads(old.read_bytes())
    del said["exceptions"]["judged"]
    old.write_text(json.dumps(said), encoding="utf-8")
    found, _ = compared(old, read_small_pack(tmp_path / "new"))
    assert [cells[2].plain for cells in found.exception] == ["no exception"]


def test_an_exception_for_another_reason_is_told(tmp_path: Path) -> None:
    """Off target before, worse than the region now; a reason that is gone alone is none."""
    rules: dict[str, Any] = {"exceptions": {"rules": ["off_target", "worse"]}}
    target = {"share": indicator(targets=[{"for": "2022-23", "value": "24", "status": "local"}])}
    off = pack_of(tmp_path / "off", figures("25.0", reg="25.0"), GAP, indicators=target, **rules)
    worse = pack_of(tmp_path / "worse", figures("23.0"), GAP, indicators=target, **rules)
    both = pack_of(tmp_path / "both", figures("25.0"), GAP, indicators=target, **rules)
    found, _ = compared(written(tmp_path, off), worse)
    off_target = "Off target, 1.0 percentage point above it (no more than 24.0%)"
    assert [tuple(cell.plain for cell in cells) for cells in found.reason] == [
        ("Exception for another reason", "Repeat visits", off_target, "Worse than the West Midlands (20.0%)")
    ]
    assert (found.exception, found.resolved) == ((), ())
    assert compared(written(tmp_path, both), worse)[0].reason == ()
    assert len(compared(written(tmp_path, worse), both)[0].reason) == 1


def test_a_sentence_that_points_back_is_quoted_as_one_that_stands_alone(tmp_path: Path) -> None:
    """In a table "This" would point to nothing; an editor's words are left as they are."""
    follows = GAP | {"follows": "s.l", "text": "This is {g.phrase}."}
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), LEVEL, follows))
    now = pack_of(tmp_path / "new", figures("17.0"), LEVEL, follows)
    begins = "In July 2022, the share of visits that were repeat visits was "
    (moved,) = compared(old, now)[0].moved
    assert [cell.plain for cell in moved[2:]] == [
        f"{begins}22.0%, above the West Midlands average (20.0%).",
        f"{begins}17.0%, below the West Midlands average (20.0%).",
    ]
    said = json.loads(old.read_bytes())
    next(each for each in said["blocks"] if each["id"] == "s.gap")["state"] = "kept"
    old.write_text(json.dumps(said), encoding="utf-8")
    assert compared(old, now)[0].moved[0][2].plain == "This is above the West Midlands average (20.0%)."


def test_what_stands_alone_is_not_quoted_where_a_figure_of_it_is_hidden(tmp_path: Path) -> None:
    """It names a figure that the sentence in its place did not."""
    people = {"people": indicator("count", "low", 0, counts_people=True)}
    change = bullet({"c": {"change": "people", "from": "year_before"}}, "This is a change.", id="s.c", follows="s.l", slide="A change")
    level = bullet({"l": {"level": "share"}}, id="s.l")
    rows = [*figures(), row("people", "2021-07", "40")]
    old = written(tmp_path, pack_of(tmp_path / "old", [*rows, row("people", "2022-07", "7")], level, change, indicators=people))
    now = pack_of(tmp_path / "new", [*rows, row("people", "2022-07", "3")], level, indicators=people)
    assert [cells[2].plain for cells in compared(old, now)[0].gone] == ["withheld"]


def test_slides_have_the_first_rows_and_say_so(tmp_path: Path) -> None:
    """The report has them all."""
    bullets = [
        bullet({"l": {"level": "share", "at": month}}, id=f"s.{letter}")
        for letter, month in zip("abcdefghijklm", months_to("2022-07", 13), strict=True)
    ]
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), GAP))
    now = pack_of(tmp_path / "new", [row("share", month, "22.0") for month in months_to("2022-07", 13)], *bullets)
    found, last = compared(old, now)
    chapter = since_chapter(found, last, now.speaker)
    (table,) = chapter.tables
    assert (len(table.rows), chapter.slide is not None and len(chapter.slide.rows)) == (14, 12)
    assert chapter.slide is not None
    assert chapter.slide.caption.plain == "What changed since the pack for July 2022: the first 12 of 14, the rest are in the report"


def test_an_editors_words_are_what_is_said_now(tmp_path: Path) -> None:
    """Also where the bullet points back."""
    follows = GAP | {"follows": "s.l", "text": "This is {g.phrase}."}
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), LEVEL, follows))
    now = pack_of(tmp_path / "new", figures("17.0"), LEVEL, follows)
    story, last = now.told(), read_last_pack(old, now.files, "en-GB")
    pack = assemble(story, now.files, now.speaker, "build")
    said = authored("They are below now.", "editor")
    blocks = [replace(block, text=said) if block.id == "s.gap" else block for block in pack.sections[0].blocks if isinstance(block, Bullet)]
    edited = replace(pack, sections=(replace(pack.sections[0], blocks=tuple(blocks)),))
    (moved,) = since(last, edited, story, now.speaker).moved
    assert moved[3].plain == "They are below now."


def test_nothing_is_quoted_of_an_exception_that_was_not_listed(tmp_path: Path) -> None:
    """It had no reason in print: neither that it is none any more nor that it has another is told with an empty one."""
    aimed = {
        name: indicator(label=name.title(), targets=[{"for": "2022-23", "value": "20", "status": "local"}]) for name in ("share", "other")
    }
    bullets = [bullet({"l": {"level": name}}, id=f"s.{name}") for name in aimed]

    def pack(folder: str, other: str, at_most: int, *more: Row) -> SmallPack:
        rows = [row("share", "2022-07", "90"), row("other", "2022-07", other), *more]
        gap = [bullet({"g": {"gap": "other", "to": ["eng"]}}, id="s.gap")] if more else []
        rules = {"rules": ["off_target", "worse"], "at_most": at_most}
        return pack_of(tmp_path / folder, rows, *bullets, *gap, indicators=aimed, exceptions=rules)

    old = written(tmp_path, pack("old", "25", 1))
    resolved, _ = compared(old, pack("resolved", "19", 1))
    assert (resolved.resolved, resolved.exception) == ((), ())
    worse, _ = compared(old, pack("worse", "25", 2, row("other", "2022-07", "2", area="eng")))
    assert (worse.reason, worse.exception) == ((), ())

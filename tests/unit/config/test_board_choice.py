"""What a board's own file changes: sections by topic, the stricter audience, the phrase pack, the templates that are there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.errors import InputError, ProblemList
from scrutiny_pack.narrative.reading import phrases_of
from scrutiny_pack.narrative.told import told
from tests.small_pack import bullet, level_bullet, read_small_pack, row, small_board, small_pack

ROWS = [row("number", "2022-07", 3), row("number", "2021-07", 2)]
COUNTS = {"number": {"name": "Visits", "subject": "the number of visits", "label": "Visits", "definition": "Visits, as recorded"}}
COUNTS["number"] |= {"unit": "count", "decimals": 0, "polarity": "neutral", "counts_people": True}  # type: ignore[dict-item]


def part(name: str, *topics: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": name.title(), "topics": list(topics), "bullets": [level_bullet(f"{name}.l")]} | more


SECTIONS = [part("door", "front-door"), part("care", "care"), part("both", "front-door", "care"), part("none")]


def read(folder: Path, pack: dict[str, Any] | None = None, **board: Any) -> tuple[PackFiles, ProblemList]:
    small_pack(folder, ROWS, sections=SECTIONS, **(pack or {}))
    problems = ProblemList()
    return read_pack_files(folder / "pack.yaml", small_board(folder, **board), problems), problems


@pytest.mark.parametrize(
    ("topics", "printed"),
    [([], ["door", "care", "both", "none"]), (["care"], ["care", "both"]), (["care", "front-door"], ["door", "care", "both"])],
)
def test_a_board_gets_the_sections_of_its_topics(topics: list[str], printed: list[str], tmp_path: Path) -> None:
    """In the pack's order, whatever the order of the topics; all where it names none."""
    assert [section.id for section in read(tmp_path, topics=topics)[0].sections] == printed


def test_a_topic_of_no_section_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    """A warning where other sections are chosen, as a board serves many packs."""
    _, problems = read(tmp_path, topics=["care", "front-dor"])
    (warning,) = [each for each in problems.warnings if each.slug == "unknown-topic"]
    assert (str(warning.place), warning.fix) == ("a board/board.yaml, line 1", 'did you mean "front-door"?')


def test_a_board_that_would_print_nothing_is_refused(tmp_path: Path) -> None:
    """Where no section has any of its topics, each is an error."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, topics=["adults", "schools"])
    assert [(each.slug, each.fix) for each in refused.value.problems] == [("unknown-topic", "the pack's topics are front-door, care")] * 2


def test_a_bullet_stands_alone_where_the_one_it_follows_is_another_boards(tmp_path: Path) -> None:
    """Nothing points back to a section that is not printed, and no warning is about one."""
    follower = bullet({"l": {"level": "number"}}, "This is {l}.", id="care.l", follows="door.l")
    gone = bullet({"l": {"level": "share"}}, id="door.gone")
    small_pack(
        tmp_path,
        ROWS,
        sections=[part("door", "front-door", bullets=[level_bullet("door.l"), gone]), part("care", "care", bullets=[follower])],
    )
    made = read_small_pack(tmp_path, small_board(tmp_path, topics=["care"]))
    assert list(made.printed()) == ["care.l"]
    assert made.printed()["care.l"].stands_alone and not made.text("care.l").startswith("This")
    problems = ProblemList()
    told(made.files, made.speaker, problems)
    assert [warning.what for warning in problems.warnings if "door" in warning.what] == []


@pytest.mark.parametrize(
    ("pack", "board", "holds"),
    [
        ("public", None, "public"), ("restricted", None, "restricted"), ("public", "restricted", "public"),
        ("restricted", "public", "public"), ("restricted", "restricted", "restricted"),
    ],
)  # fmt: skip
def test_the_stricter_audience_holds(pack: str, board: str | None, holds: str, tmp_path: Path) -> None:
    """A small number is printed only where pack and board are both for a restricted audience."""
    head = {"id": "small", "title": "Small", "area": "E08000028", "month": "2022-07", "audience": pack}
    small_pack(tmp_path, ROWS, sections=SECTIONS, indicators=COUNTS, pack=head)
    made = read_small_pack(tmp_path, small_board(tmp_path, **({"audience": board} if board else {})))
    assert made.files.config.pack.audience == holds
    assert ("fewer than 6" in made.text("door.l")) is (holds == "public")


def test_what_one_board_withholds_all_withhold(tmp_path: Path) -> None:
    """A sum that only another board's section shows counts too: both boards' documents may be laid side by side."""
    months = [row("number", "2022-06", 40), row("number", "2022-07", 3)]
    total = part("all", "front-door", bullets=[bullet({"w": {"window": "number", "over": "2 months to latest"}}, id="all.w")])
    month = part("one", "care", bullets=[bullet({"l": {"level": "number", "at": "previous"}}, id="one.l")])
    small_pack(tmp_path, months, sections=[total, month], indicators=COUNTS)
    small = [read_small_pack(tmp_path, small_board(tmp_path, topics=[topic])).printed() for topic in ("front-door", "care")]
    said = " ".join(printed.text.plain for board in small for printed in board.values())
    assert not ("43" in said and "40" in said), said


@pytest.mark.parametrize(
    ("tone", "called"),
    [({}, "phrases/en-GB.yaml"), ({"phrases": "plain"}, "phrases/plain.yaml"), ({"phrases": "ours.yaml"}, "a board/ours.yaml")],
)
def test_a_board_may_have_its_own_words(tone: dict[str, str], called: str, tmp_path: Path) -> None:
    """A phrase pack by name, or a file beside board.yaml; left out, the pack's."""
    assert phrases_of(read(tmp_path, tone=tone)[0])[1] == called


@pytest.mark.parametrize(
    ("there", "named", "taken"),
    [
        ((), "", "report.docx"), (("report.docx", "report.dotx"), "", "report.docx"), (("report.dotx",), "", "report.dotx"),
        (("report.dotx",), "ours.docx", "ours.docx"),
    ],
)  # fmt: skip
def test_the_template_that_is_there_is_taken(there: tuple[str, ...], named: str, taken: str, tmp_path: Path) -> None:
    """A document or a template of Word, where the board's file names none."""
    for name in there:
        (tmp_path / name).write_bytes(b"")
    assert BoardConfig(version="1", committee="Board", report=named).template("report", tmp_path) == taken

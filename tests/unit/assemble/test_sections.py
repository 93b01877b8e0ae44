from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.sections import front_words, section_of
from scrutiny_pack.pack import Bullet, Chart, Link, Paragraph, Section, Table
from tests.small_pack import Row, bullet, months_to, row, small_pack

YEAR = months_to("2022-07", 12)
ROWS = [row("share", month, of=(20 + place, 100)) for place, month in enumerate(YEAR)] + [
    row("share", "year ending 2021-03", "22.7", area="eng"), row("number", "2022-07", 5), row("number", "2021-07", 7),
]  # fmt: skip
STATIC = [
    {"id": "s.p", "prose": "Inspected in May 2022."},
    {"id": "s.t", "caption": "Grades", "header": ["Judgement", "Grade"], "rows": [["Overall", "Good"]]},
    {"id": "s.k", "link": "https://example.org/report", "text": "The report of 2022"},
]


def sections(folder: Path, *entries: dict[str, Any], rows: list[Row] = ROWS) -> list[tuple[Section, list[Table]]]:
    made = small_pack(folder, rows, sections=[{"title": "Visits"} | entry for entry in entries])
    return [section_of(section, made.speaker) for section in made.told().sections]


def test_blocks_stand_in_the_order_of_the_report(tmp_path: Path) -> None:
    """Headline, own words, chart, month table, bullets, note."""
    entry = {
        "id": "s", "static": STATIC, "charts": [{"id": "s.c", "line": "share", "beside": ["eng"]}],
        "tables": [{"id": "s.m", "months": "share"}],
        "bullets": [bullet({"g": {"gap": "share", "to": ["eng"]}})],
    }  # fmt: skip
    ((section, tables),) = sections(tmp_path, entry)
    assert [type(block) for block in section.blocks] == [Paragraph, Paragraph, Table, Link, Chart, Table, Bullet, Paragraph]
    assert [block.id for block in section.blocks] == ["s.headline", "s.p", "s.t", "s.k", "s.c", "s.m", "s.b", "s.note"]
    assert [table.id for table in tables] == ["s.c.figures"]


@pytest.mark.parametrize(("area", "printed"), [("E08000028", True), ("E08000027", False), (None, True)])
def test_an_authors_words_are_for_their_area(area: str | None, printed: bool, tmp_path: Path) -> None:
    """Another authority's pack leaves them out."""
    ((section, _),) = sections(tmp_path, {"id": "s", "static": STATIC} | ({"area": area} if area else {}))
    assert printed == bool(section.prose and section.tables and section.links)


def test_an_authors_numbers_are_accounted_for(tmp_path: Path) -> None:
    """As the pack's own text."""
    ((section, _),) = sections(tmp_path, {"id": "s", "static": STATIC})
    assert [(each.printed, each.origin) for each in section.prose[0].text.literals] == [("2022", "the pack's own text")]


def test_a_chart_without_figures_gives_way_to_a_sentence(tmp_path: Path) -> None:
    """Nobody looks for a picture that is not there."""
    ((section, tables),) = sections(tmp_path, {"id": "s", "charts": [{"id": "s.c", "line": "rate"}]})
    assert [block.text.plain for block in section.prose] == ["There is no chart of The visit rate, as figures for it are missing."]
    assert tables == []


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2022-07", "Nothing is said here, as figures are missing that it takes."),
        ("2022-06", "No figures were supplied for July 2022, so nothing is said here."),
    ],
)
def test_a_silent_section_says_why(month: str, expected: str, tmp_path: Path) -> None:
    """Not that none was supplied for a month that has one, where that of a year before is missing."""
    entry = {"id": "s", "bullets": [bullet({"c": {"change": "share", "from": "year_before"}})]}
    ((section, _),) = sections(tmp_path, entry, rows=[row("share", month, 20)])
    assert [block.text.plain for block in section.prose] == [expected]


def test_bullets_stand_beside_the_chart_of_their_indicator(tmp_path: Path) -> None:
    """One without a chart stands with the bullet before it; of two charts a gap goes to the one beside comparators."""
    charts = [
        {"id": "s.line", "line": "share"}, {"id": "s.compare", "compare": "share", "beside": ["eng"]},
        {"id": "s.number", "groups": ["number"], "at": ["latest"], "title": "Visits"},
    ]  # fmt: skip
    bullets = [
        bullet({"l": {"level": "share"}}, id="b.level"), bullet({"g": {"gap": "share", "to": ["eng"]}}, id="b.gap"),
        bullet({"l": {"level": "number"}}, id="b.number"), bullet({"c": {"change": "number", "from": "year_before"}}, id="b.change"),
    ]  # fmt: skip
    ((section, _),) = sections(tmp_path, {"id": "s", "charts": charts, "bullets": bullets})
    beside = {chart.id: chart.bullets for chart in section.charts}
    assert beside == {"s.line": ("b.level",), "s.compare": ("b.gap",), "s.number": ("b.number", "b.change")}
    assert section.charts[2].headline.plain == "Visits fell from 7 to 5"


def test_every_bullet_is_beside_one_chart(tmp_path: Path) -> None:
    """None twice and none lost on the slides, whatever it is about."""
    bullets = [bullet({"l": {"level": name}}, id=f"b.{name}") for name in ("number", "share")]
    ((section, _),) = sections(tmp_path, {"id": "s", "charts": [{"id": "s.line", "line": "share"}], "bullets": bullets})
    assert section.charts[0].bullets == ("b.number", "b.share")


def test_symbols_in_tables_are_explained(tmp_path: Path) -> None:
    """In the note, those that are there and no others."""
    rows = [row("number", month, "c" if month == "2022-03" else 5) for month in YEAR]
    ((section, _),) = sections(tmp_path, {"id": "s", "tables": [{"id": "s.m", "months": "number"}]}, rows=rows)
    assert section.note is not None
    assert section.note.text.plain.endswith("[c] means withheld to protect confidentiality.")
    assert section.note.text.plain.count(" means ") == 1
    assert [line[1].plain for line in section.tables[0].rows].count("[c]") == 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Key performance, {month}", "Key performance, July 2022"), ("{area} and the {region}", "Sandwell and the West Midlands"),
        ("No slot, 2022", "No slot, 2022"), ("{month}", "July 2022"), ("{other} stays", "{other} stays"),
    ],
)  # fmt: skip
def test_titles_are_filled_in(title: str, expected: str, tmp_path: Path) -> None:
    """Month, area and region; anything else stays as it was typed."""
    assert expected == front_words(title, small_pack(tmp_path, ROWS).speaker).plain

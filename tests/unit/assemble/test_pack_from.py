from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.pack import Pack, Table
from tests.small_pack import LOCAL, Row, bullet, indicator, months_to, row, small_pack

HEAD = {"id": "small", "title": "Small, {month}", "area": LOCAL, "month": "2022-07"}
NAMES = ("one", "two", "three", "four", "five", "six")


def assembled(folder: Path, rows: list[Row], *bullets: dict[str, Any], **more: Any) -> Pack:
    made = small_pack(folder, rows, bullets, **more)
    return assemble(made.told(), made.files, made.speaker, "0123456789abcdef")


def changes(**moved: str) -> list[Row]:
    """For each indicator a rise from 10% to the figure given."""
    return [each for name, now in moved.items() for each in (row(name, "2021-07", 10), row(name, "2022-07", now))]


def section(name: str) -> dict[str, Any]:
    text = f"{{c.Subject}} {{c.verb}}, {name}"
    return {"id": name, "title": name, "bullets": [bullet({"c": {"change": name, "from": "year_before"}}, text, id=f"{name}.c")]}


def groups(made: Pack) -> dict[str, list[tuple[str, bool]]]:
    return {group.title.plain: [(message.section, message.on_slide) for message in group.messages] for group in made.key_messages}


def test_key_messages_stand_under_good_bad_and_changed(tmp_path: Path) -> None:
    """By polarity alone; a neutral one is neither, and a group without messages is left out."""
    indicators = {"one": indicator(polarity="high"), "two": indicator(polarity="low"), "three": indicator(polarity="neutral")}
    made = assembled(
        tmp_path, changes(one="20", two="20", three="20"), indicators=indicators, sections=[section(name) for name in NAMES[:3]]
    )
    assert groups(made) == {
        "Where we do well": [("one", True)], "Where we need to look": [("two", True)], "Changes and comparisons": [("three", True)],
    }  # fmt: skip


def test_the_widest_come_first_and_only_so_many(tmp_path: Path) -> None:
    """Ranked over the whole pack, cut to what the pack allows, and fewer on the slide."""
    indicators = {name: indicator(polarity="high") for name in NAMES}
    rows = changes(one="11", two="14", three="12", four="16", five="13", six="15")
    made = assembled(
        tmp_path, rows, indicators=indicators, sections=[section(name) for name in NAMES], key_messages={"in_group": "4", "on_slide": "2"}
    )
    assert groups(made) == {"Where we do well": [("four", True), ("six", True), ("two", False), ("five", False)]}


def test_a_key_message_says_what_its_bullet_says(tmp_path: Path) -> None:
    """Word for word, and its slide form names the indicator."""
    made = assembled(tmp_path, changes(one="20"), indicators={"one": indicator()}, sections=[section("one")])
    (message,) = made.key_messages[0].messages
    assert message.text == made.sections[0].bullets[0].text
    assert message.slide.plain == "Repeat visits: up from 10.0% to 20.0%"


def test_illustrative_figures_are_told_first(tmp_path: Path) -> None:
    """On the first page; nothing where there are none."""
    rows = [row("number", "2022-07", 5, status="illustrative"), row("share", "2022-07", 20)]
    sections = [{"id": name, "title": name, "bullets": [bullet({"l": {"level": name}}, id=f"{name}.l")]} for name in ("number", "share")]
    made = assembled(tmp_path / "a", rows, sections=sections)
    assert [note.id for note in made.front_notes] == ["front.illustrative"]
    assert "llustrative" in made.front_notes[0].text.plain
    rows[0]["status"] = "local"
    assert assembled(tmp_path / "b", rows, sections=sections).front_notes == ()


def test_an_illustrative_comparator_counts(tmp_path: Path) -> None:
    """It is printed as much as the authority's figure."""
    rows = [row("share", "2022-07", 20), row("share", "2020-21", 22, area="eng", status="illustrative")]
    made = assembled(tmp_path, rows, bullet({"g": {"gap": "share", "to": ["eng"]}}))
    assert [note.id for note in made.front_notes] == ["front.illustrative"]


def test_a_figure_only_drawn_counts_too(tmp_path: Path) -> None:
    """A chart's illustrative marks, where no bullet prints them."""
    rows = [row("number", "2022-07", 5), row("share", "2022-07", 20, status="illustrative")]
    section = {"id": "s", "title": "Visits", "charts": [{"id": "s.c", "line": "share"}], "bullets": [bullet({"l": {"level": "number"}})]}
    assert [note.id for note in assembled(tmp_path, rows, sections=[section]).front_notes] == ["front.illustrative"]


def test_a_small_line_of_illustrative_figures_counts_too(tmp_path: Path) -> None:
    """No bullet and no chart prints its months; a target that is illustrative says so itself."""
    months = [row("share", month, 20, status="illustrative") for month in months_to("2022-06", 6)]
    rows = [row("number", "2022-07", 5), row("share", "2022-07", 20), *months]
    target = {"for": "2022-23", "value": "20", "status": "illustrative"}
    bullets = [bullet({"l": {"level": name}}, id=f"s.{name}") for name in ("number", "share")]
    made = assembled(tmp_path / "local", rows, *bullets, indicators={"share": indicator(targets=[target])})
    assert made.front_notes == ()
    rows = [row("number", "2022-07", 5), row("share", "year ending 2022-03", 20), *months]
    bullets[1] = bullet({"l": {"level": "share", "at": "year ending 2022-03"}}, id="s.share")
    made = assembled(tmp_path / "illustrative", rows, *bullets)
    assert [note.text.plain for note in made.front_notes] == [
        "Some figures are illustrative: they show how the pack works and are not results. Methods and sources says which."
    ]


def test_the_methods_name_who_set_a_target(tmp_path: Path) -> None:
    """With its status, also where nothing but the scorecard prints it; one that is not met as much as one that is."""
    target = {"for": "2022-23", "value": "20", "status": "local", "source": "The council's plan"}
    rows = [row("number", "2022-07", 5), row("share", "2022-07", 21)]
    bullets = [bullet({"l": {"level": name}}, id=f"s.{name}") for name in ("number", "share")]
    made = assembled(tmp_path, rows, *bullets, indicators={"share": indicator(targets=[target])})
    (sources,) = (block for part in made.appendices[0].parts if part.id == "methods.sources" for block in part.blocks)
    assert isinstance(sources, Table)
    assert ["The council's plan", "target set locally"] in [[cell.plain for cell in each[:2]] for each in sources.rows]


@pytest.mark.parametrize(("audience", "ids"), [("public", []), ("restricted", ["front.restricted"])])
def test_a_restricted_pack_says_so(audience: str, ids: list[str], tmp_path: Path) -> None:
    """On its first page."""
    made = assembled(tmp_path, [row("number", "2022-07", 5)], pack=HEAD | {"audience": audience})
    assert ids == [note.id for note in made.front_notes]


def test_a_section_with_nothing_in_it_is_left_out(tmp_path: Path) -> None:
    """Its only words are about another authority; one whose bullets have no figures stays, and says so."""
    elsewhere = {"id": "other", "title": "Other", "area": "E08000027", "static": [{"id": "other.p", "prose": "Prose."}]}
    sections = [{"id": name, "title": name, "bullets": [bullet({"l": {"level": name}}, id=f"{name}.l")]} for name in ("number", "rate")]
    made = assembled(tmp_path, [row("number", "2022-07", 5)], sections=[*sections, elsewhere])
    assert [section.id for section in made.sections] == ["number", "rate"]
    assert "July 2022" in made.sections[1].prose[0].text.plain and not made.sections[1].bullets


def test_the_front_comes_from_pack_and_board(tmp_path: Path) -> None:
    """Titles, area, committee and the board's meeting."""
    made = assembled(tmp_path, [row("number", "2022-07", 5)], pack=HEAD | {"meetings": {"scrutiny": {"date": "2022-10-10"}}})
    assert (made.title.plain, made.area_name, made.area_code, str(made.month)) == ("Small, July 2022", "Sandwell", LOCAL, "2022-07")
    assert (str(made.meeting_date), made.board, made.file_stem) == ("2022-10-10", "scrutiny", "small-2022-07-scrutiny")
    assert made.committee.plain


def test_no_term_is_left_in_a_pack(tmp_path: Path) -> None:
    """The first use is written out, in key messages before sections."""
    text = "In {terms.eet}, {c.to}"
    made = assembled(
        tmp_path, [row("share", "2021-07", 10), row("share", "2022-07", 20)],
        bullet({"c": {"change": "share", "from": "year_before"}}, text, slide=text),
        terms={"eet": {"long": "education or training", "short": "EET"}},
    )  # fmt: skip
    assert made.key_messages[0].messages[0].text.plain == "In education or training (EET), 20.0%"
    assert made.sections[0].bullets[0].text.plain == "In EET, 20.0%"
    assert made.sections[0].bullets[0].slide.plain == "In education or training (EET), 20.0%"

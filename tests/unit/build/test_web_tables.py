"""Tables of the web page: the scorecard's groups, figures and small lines."""

from __future__ import annotations

from lxml import etree

from scrutiny_pack.build.web_tables import table
from tests.sample_scorecard import drawings, grouped


def made(content=grouped()) -> etree._Element:  # type: ignore[no-untyped-def]  # noqa: B008
    """The table."""
    return table(content, "Table 1: All indicators", drawings(content)).find("table")


def said(cell: etree._Element) -> str:
    """The words of a cell, without those of its small line."""
    return " ".join("".join(text for text in cell.itertext() if text not in {desc.text for desc in cell.iter("{*}desc")}).split(" "))


def it_has_a_body_for_each_group_below_its_name() -> None:
    """A header over all columns for those rows, and a header for each row and column."""
    bodies = made().findall("tbody")
    assert [len(body) for body in bodies] == [4, 4, 4, 4]
    for number, body in enumerate(bodies):
        (name,) = body[0]
        assert (name.tag, name.get("scope"), name.get("colspan")) == ("th", "rowgroup", "8")
        assert name.text == f"A topic of some length {number}"
        assert {(row[0].tag, row[0].get("scope"), len(row)) for row in body[1:]} == {("th", "row", 8)}
    assert [each.get("scope") for each in made().findall("thead/tr/th")] == ["col"] * 8


def it_is_one_body_where_there_are_no_groups() -> None:
    """And no name."""
    bodies = made(grouped(4, group=1).part(0, 1)).findall("tbody")
    assert len(bodies) == 1
    nameless = grouped(4)
    root = made(nameless.__class__(**{**vars(nameless), "groups": (nameless.groups[1],) * 4}))
    assert [len(body) for body in root.findall("tbody")] == [4] and not root.findall(".//th[@scope='rowgroup']")


def it_sets_what_is_said_of_a_figure_under_it() -> None:
    """With a space between them for those who hear or copy it."""
    cell = made().findall("tbody/tr")[1][5]
    assert (cell.text, cell[0].get("class"), cell[0].text) == ("20.8% ", "said", "▼\u00a0slightly below")


def it_shows_small_lines_as_one_picture_each_with_words() -> None:
    """Named by its alt text, before the lowest and the highest figure; a row without one has its words alone."""
    rows = [row for row in made().findall("tbody/tr") if row.get("class") != "group"]
    for number, row in enumerate(rows):
        drawn = row[2].findall("{*}svg")
        assert len(drawn) == (number % 2 == 0) and said(row[2]) == ("–" if number % 2 else "20.0% to 24.0%")
        for svg in drawn:
            (words,) = svg.iter("{*}desc")
            assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", words.get("id"))
            assert words.text == f"Row {number}, by month from Mar 2022"
    ids = [each.get("id") for each in made().iter() if each.get("id")]
    assert len(ids) == len(set(ids))

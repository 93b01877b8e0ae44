from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from scrutiny_pack.build.figures_csv import COLUMNS, build_figures_csv, harmless
from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.pack import Pack, Table
from scrutiny_pack.text import authored, words
from tests.sample_pack import sample_pack, slot


def read(pack: Pack) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(build_figures_csv(pack).decode("utf-8-sig"), newline="")))


def with_cells(*cells: tuple[str, ...]) -> Pack:
    pack = sample_pack()
    rows = tuple(tuple(authored(cell, "title") for cell in row) for row in cells)
    table = Table("more", words("More"), (words("Area"), words("Share")), rows, words("More"))
    return replace(pack, appendix=(table,))


def test_it_has_one_row_for_each_figure() -> None:
    """Twelve months of the chart, and none of the table of inspection grades, which holds no figures."""
    rows = read(sample_pack())
    assert len(rows) == 12
    assert {row["Chart or table"] for row in rows} == {"Figure 1: Re-referrals"}
    assert {row["Section"] for row in rows} == {"Re-referrals"}


def test_a_figure_says_what_it_is_and_where_it_comes_from() -> None:
    """As printed and as a number, with unit, indicator, area, period, status and source."""
    row = read(sample_pack())[-1]
    assert (row["Label"], row["Figure"], row["Number"], row["Unit"], row["Symbol"]) == ("Jul 22, Sandwell", "19.7%", "19.7", "percent", "")
    assert (row["Indicator"], row["Area code"], row["Period"], row["Status"], row["Source"]) == (
        "sample", "E08000028", "2022-07", "local", "Sample",
    )  # fmt: skip


def test_a_figure_that_is_withheld_is_a_symbol_and_no_number() -> None:
    """[x] and [c] stand where the figure would, and a program finds the reason in a column of its own."""
    row = next(row for row in read(sample_pack()) if row["Label"] == "Jan 22, Sandwell")
    assert (row["Figure"], row["Number"], row["Symbol"], row["Period"]) == ("[x]", "", "[x]", "")


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\N{MINUS SIGN}1+1", '=HYPERLINK("https://x")'])
def test_no_text_is_a_formula(text: str) -> None:
    """A name that begins like a formula is given an apostrophe, wherever it stands."""
    for row in read(with_cells((text, text))):
        assert row["Label"].startswith("'")
        assert row["Figure"].startswith("'")
        assert row["Number"] == ""


@pytest.mark.parametrize(
    ("text", "number"), [("-2.5%", "-2.5"), ("-1,234", "-1234"), ("+0.5", "0.5"), ("\N{MINUS SIGN}3", "-3"), ("£1,200", "1200")]
)
def test_a_negative_number_stays_one(text: str, number: str) -> None:
    """What begins with a sign and is a number is left as it is."""
    (row,) = read(with_cells(("Sandwell", text)))
    assert row["Number"] == number
    assert harmless(text.replace("\N{MINUS SIGN}", "-")) == text.replace("\N{MINUS SIGN}", "-")


def test_spreadsheets_read_its_letters_and_lines() -> None:
    """A byte order mark for Excel, line ends as the standard asks, one header row, and no line break within a cell."""
    data = build_figures_csv(with_cells(("Ynys Môn\nŴ", "1.0%")))
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    assert "Ynys Môn Ŵ, Share" in data.decode()


def test_several_facts_are_named_together() -> None:
    """A figure made of several says first and last period and each area once."""
    fact = slot("20.0%").slots[0].facts[0]
    earlier = replace(fact, period=fact.period.shifted(-11), area="E08000031")
    made = replace(slot("20.0%").slots[0], facts=(fact, earlier, fact))
    cell = type(slot("20.0%"))((made,))
    table = replace(with_cells(("Sandwell", "x")).appendix[0], rows=((words("Sandwell"), cell),))
    (row,) = read(replace(sample_pack(), appendix=(table,)))
    assert (row["Period"], row["Area code"]) == ("2021-08 to 2022-07", "E08000028; E08000031")


def test_what_stands_in_no_section_is_under_the_packs_own_heading() -> None:
    """A table of figures whose chart no section has, in the words of the phrase pack."""
    pack = replace(with_cells(("Sandwell", "[c]")), fixed=FixedWords(figures="Ffigurau", table="Tabl {n}"))
    assert {row["Section"] for row in read(pack)} == {"Ffigurau"}

"""LAIT's long data: years, dust, symbols and areas as facts; a pack gets what it names, and one thing wrong is one message."""

from __future__ import annotations

import sys
from decimal import Decimal

import pandas as pd
import pytest

from scrutiny_pack.config.published import lait_measures
from scrutiny_pack.data.area_names import AreaNames, NamedArea
from scrutiny_pack.data.lait import lait_period, read_lait
from scrutiny_pack.data.lait_table import UnreadableTableError, lait_table
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Fact

HEADER = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
SANDWELL = "ReReferral,,2021,Sandwell,19.399999999999999,333,West Midlands\n"
ROWS = (
    HEADER
    + SANDWELL
    + "ReReferral,,2021,Durham,-,840.0,North East\n"
    + "ReReferral,,2021,England,22.7,970,NA\n"
    + 'Caseload,"Average number of cases\nfrom 2017",2021,Sandwell,17.300000000000011,333,West Midlands\n'
    + "LAC,,2021,Sandwell,103,333,West Midlands\n"
)
NAMES = AreaNames(
    [NamedArea("E08000028", "Sandwell", "333"), NamedArea("E06000047", "County Durham", "840"), NamedArea("E92000001", "England", "970")]
)
RULES = {
    "repeat": IndicatorRule("repeat", Unit.PERCENT, published="rereferrals_pct"),
    "care": IndicatorRule("care", Unit.RATE, published="cla_rate"),
    "own": IndicatorRule("own", Unit.COUNT),
    "elsewhere": IndicatorRule("elsewhere", Unit.RATE, published="assessments_rate"),
}


@pytest.fixture
def read(tmp_path):
    """A reader of text as the file lait.csv for some indicators and areas: the facts, and the messages."""

    def reader(text=ROWS, rules=RULES, areas=None):
        path = tmp_path / "lait.csv"
        path.write_text(text, encoding="utf-8", newline="")
        problems = ProblemList()
        facts = read_lait(path, "lait.csv", Wanted(rules, areas), NAMES, problems)
        return facts, [str(problem).partition("\n")[0] for problem in problems.errors + problems.warnings]

    return reader


def it_gives_figures_under_the_packs_own_names(read):
    """Indicator, code, period, value, decimals and source, with the line that an editor shows."""
    facts, messages = read(areas=frozenset({"E08000028"}))
    year, day = parse_period("year ending 2021-03"), parse_period("2021-03-31")
    source = lait_measures().source
    assert messages == []
    assert facts == [
        Fact("repeat", "E08000028", year, Decimal("19.4"), None, None, 1, "", "published", source, "", "lait.csv", 2),
        Fact("care", "E08000028", day, Decimal("103"), None, None, 0, "", "published", source, "", "lait.csv", 7),
    ]


def it_keeps_what_the_pack_names_and_nothing_else(read):
    """Areas and indicators that are not named are passed over; without areas, all are read."""
    assert [(fact.indicator, fact.area) for fact in read(areas=frozenset({"E92000001"}))[0]] == [("repeat", "E92000001")]
    assert read(rules={})[0] == []
    assert [fact.area for fact in read(rules={"repeat": RULES["repeat"]})[0]] == ["E08000028", "E06000047", "E92000001"]


def it_keeps_a_missing_figure_with_a_reason(read):
    """ "-" stands for every reason in LAIT: the figure is not available, and never nought."""
    fact = next(fact for fact in read()[0] if fact.area == "E06000047")
    assert (fact.value, fact.reason) == (None, "x")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9.3699999999999992", "9.4"),
        ("92.600000000000009", "92.6"),
        ("83.300000000000011", "83.3"),
        ("2.25", "2.3"),
        ("7.0000000000000007E-2", "0.1"),
        ("0", "0.0"),
        ('"1,234"', None),
        ("12.5 [p]", "12.5"),
    ],
)
def it_wipes_off_the_dust_of_binary_fractions(read, written, value):
    """A value is what was published, half up to the measure's decimals; what is no percentage is refused."""
    facts, messages = read(HEADER + SANDWELL.replace("19.399999999999999", written))
    assert [str(fact.value) for fact in facts] == ([value] if value else [])
    assert bool(messages) is (value is None)


@pytest.mark.parametrize(
    ("years", "timing", "period"),
    [
        ("2021", "year", "year ending 2021-03"),
        ("2021", "month_end", "2021-03-31"),
        ("2021", "calendar_year", "year ending 2021-12"),
        ("2020/21", "year", "year ending 2021-03"),
        ("2020-21", "year", "year ending 2021-03"),
        ("2020-21", "month_end", "2021-03-31"),
        ("2016-17 (OT)", "year", "year ending 2017-03"),
        ("2022 (Rev)", "year", "year ending 2022-03"),
        ("2025 (prov)", "year", "year ending 2025-03"),
        ("2014-16", "calendar_year", "36 months to 2016-12"),
        ("2013/14-15/16", "year", "36 months to 2016-03"),
        ("2018/19-20/21", "year", "36 months to 2021-03"),
        ("2021-19", "year", None),
        ("0", "year", None),
        ("", "year", None),
        ("latest", "year", None),
    ],
)
def it_reads_every_form_of_years(years, timing, period):
    """The year a figure ends in, or several put together; what is no year is none."""
    assert lait_period(years, timing) == (parse_period(period) if period else None)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            SANDWELL.replace("19.399999999999999", ""),
            'error[missing-value]: lait.csv, row 2, column "Values": there is neither a figure nor a symbol',
        ),
        (SANDWELL.replace("2021", "0"), 'error[not-a-period]: lait.csv, row 2, column "Years": "0" is not a year'),
        (
            SANDWELL.replace("19.399999999999999", "n/k"),
            'error[value-not-a-number]: lait.csv, row 2, column "Values": "n/k" is not a number',
        ),
        (
            SANDWELL.replace("19.399999999999999", "194"),
            'error[out-of-range]: lait.csv, row 2, column "Values": 194.0 is above 100, the most that a percentage may be',
        ),
        (
            SANDWELL.replace("Sandwell", "Sandwel").replace("333", ""),
            'warning[unknown-area]: lait.csv: "Sandwel" leads to no area that is known, and its figures are not read',
        ),
    ],
    ids=["empty", "years", "value", "range", "area"],
)
def it_tells_what_is_wrong_with_a_row(read, row, message):
    """Each mistake with its line and column; the row gives no figure."""
    assert read(HEADER + row) == ([], [message])


def it_says_nothing_of_rows_that_the_pack_does_not_name(read):
    """An unknown name is told only where an area that is wanted may hide behind it."""
    text = ROWS + SANDWELL.replace("Sandwell", "Nowhere").replace("333", "")
    assert read(text, areas=frozenset({"E08000028"}))[1] == []
    assert len(read(text, areas=frozenset({"E08000028", "E06000063"}))[1]) == 1


def it_finds_an_area_by_name_where_there_is_no_number(read):
    """Older files have no column of numbers."""
    text = "Short Desc,Years,LA and Regions,Values\nReReferral,2021,County Durham,18.1\n"
    assert [fact.area for fact in read(text)[0]] == ["E06000047"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "error[data-empty]: lait.csv: there is nothing in it"),
        (b"Short Desc,Years,Values\na,1,2\n", 'error[missing-column]: lait.csv: there is no column "LA and Regions"'),
        (HEADER.encode() + b"\xe9,,,,,,\n", "error[encoding]: lait.csv: the file is not UTF-8"),
        (HEADER.encode() + b"1,2,3,4,5,6,7,8,9,10\n" + SANDWELL.encode(), "error[field-count]: lait.csv: "),
        (b"PAR1 and no more", "error[data-unreadable]: lait.csv: the parquet file is damaged or cannot be opened"),
        (None, "error[data-missing]: lait.csv: the file is not there or cannot be opened"),
    ],
    ids=["empty", "columns", "encoding", "fields", "damaged", "missing"],
)
def it_tells_a_file_that_cannot_be_read(tmp_path, content, message):
    """One message for the file, and no figures."""
    path = tmp_path / "lait.csv"
    if content is not None:
        path.write_bytes(content)
    problems = ProblemList()
    assert read_lait(path, "lait.csv", Wanted(RULES, None), NAMES, problems) == []
    assert [str(problem).startswith(message) for problem in problems.errors] == [True]


def it_says_how_to_read_parquet_where_it_cannot(tmp_path, monkeypatch):
    """Without pyarrow the message holds the command that installs it."""
    path = tmp_path / "lait.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnreadableTableError) as raised:
        lait_table(path)
    assert 'pip install "scrutiny-pack[parquet]"' in raised.value.fix


def it_reads_parquet_like_csv(read, tmp_path):
    """The same rows, by number in place of line; a file is what its content says, whatever it is called."""
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8", newline="")
    pd.read_csv(path, dtype={"Values": str}, keep_default_na=False).to_parquet(tmp_path / "lait.data")
    problems = ProblemList()
    from_parquet = read_lait(tmp_path / "lait.data", "lait.csv", Wanted(RULES, None), NAMES, problems)
    from_csv, messages = read()
    assert problems.errors + problems.warnings == messages == []
    assert [(fact.indicator, fact.area, fact.period, fact.value, fact.reason) for fact in from_parquet] == [
        (fact.indicator, fact.area, fact.period, fact.value, fact.reason) for fact in from_csv
    ]
    assert [fact.row for fact in from_parquet] == [1, 2, 3, 5]


def it_gives_a_whole_file_as_typed_columns(tmp_path):
    """Texts are categories, values are numbers without dust, and a missing one has its reason."""
    path = tmp_path / "lait.csv"
    path.write_text(ROWS, encoding="utf-8", newline="")
    table = lait_table(path)
    assert list(table["value"].fillna(-1)) == [19.4, -1, 22.7, 17.3, 103]
    assert list(table["reason"].head(3)) == ["", "x", ""]
    assert list(table["number"]) == ["333", "840", "970", "333", "333"]
    assert list(table["row"]) == [2, 3, 4, 5, 7]
    assert {str(table[name].dtype) for name in ("measure", "years", "area", "number", "written", "reason")} == {"category"}

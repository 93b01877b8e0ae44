"""The table of observations: what a row becomes, how figures are looked up, and which rows are refused."""

from __future__ import annotations

import dataclasses
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.data.areas import Area, Areas
from scrutiny_pack.data.observations import Observations, read_observations
from scrutiny_pack.data.rows import DataFile, IndicatorRule
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Fact

SANDWELL = "E08000028"
AREAS = Areas([Area(SANDWELL, "Sandwell", "authority", "E12000005"), Area("E12000005", "West Midlands", "region", "")])
INDICATORS = {
    "cla": IndicatorRule("cla", Unit.COUNT),
    "rereferrals": IndicatorRule("rereferrals", Unit.PERCENT),
    "people": IndicatorRule("people", Unit.PERCENT, of_people=True),
    "spend": IndicatorRule("spend", Unit.MONEY),
    "vacancies": IndicatorRule("vacancies", Unit.PERCENT, maximum=Decimal(150)),
}
HEADER = "indicator,area,period,value,numerator,denominator,decimals,source,source_date,note\n"


def read_files(folder, *texts, symbols=None):
    """What was read from `texts` as data/1.csv, data/2.csv, ... and all messages."""
    files = []
    for number, text in enumerate(texts, start=1):
        path = Path(folder) / f"{number}.csv"
        path.write_text(text, encoding="utf-8")
        files.append(DataFile(path, f"data/{number}.csv", "local" if number == 1 else "published"))
    problems = ProblemList()
    observations = read_observations(files, INDICATORS, AREAS, {"sn", "eng"}, symbols or {}, problems)
    return observations, [str(problem) for problem in problems.errors + problems.warnings]


@pytest.fixture
def read(tmp_path):
    """A reader of rows under the usual header: the observations and the messages."""

    def reader(*rows, symbols=None):
        return read_files(tmp_path, HEADER + "".join(f"{row}\n" for row in rows), symbols=symbols)

    return reader


def first_lines(messages):
    return [message.partition("\n")[0] for message in messages]


def it_makes_a_fact_of_each_row(read):
    """Every field of a fact comes from its cell, file and row."""
    observations, messages = read(
        "rereferrals,E08000028,12 months to 2022-07,20.0,,,,Case system,2022-08-05,", 'cla,E08000028,2022-07-31,"1,837",,,,,,'
    )
    assert messages == []
    assert list(observations.facts()) == [
        Fact(
            "rereferrals", SANDWELL, parse_period("12 months to 2022-07"), Decimal("20.0"), None, None, 1, "", "local", "Case system",
            "2022-08-05", "data/1.csv", 2,
        ),
        Fact("cla", SANDWELL, parse_period("2022-07-31"), Decimal(1837), None, None, 0, "", "local", "", "", "data/1.csv", 3),
    ]  # fmt: skip


def it_holds_one_table_with_a_row_for_each_fact(read):
    """The frame has the fields of a fact as its columns, and keeps decimals as decimals."""
    observations, _ = read("cla,E08000028,2022-07-31,837,,,,,,", "cla,E08000028,2021-07-31,c,,,,,,")
    assert list(observations.frame.columns) == [field.name for field in dataclasses.fields(Fact)]
    assert list(observations.frame["value"]) == [Decimal(837), None]
    assert list(observations.frame["row"]) == [2, 3]
    assert len(Observations([]).frame) == 0


def it_reads_numerator_and_denominator_without_a_value(read):
    """A share may be given by its parts, and a month by its count alone."""
    observations, messages = read("rereferrals,E08000028,2022-07,,21,405,,,,", "cla,E08000028,2022-06,,12,,,,,")
    assert messages == []
    share, count = observations.facts()
    assert (share.value, share.numerator, share.denominator, share.decimals) == (None, Decimal(21), Decimal(405), None)
    assert (count.value, count.numerator, count.denominator) == (None, Decimal(12), None)


def it_keeps_the_reason_where_there_is_no_figure(read):
    """A withheld value, or a withheld part, has its reason; an unfilled row has none (S01)."""
    observations, messages = read(
        "cla,E08000028,2022-04,[low],,,,,,",
        "cla,E08000028,2022-05,,c,400,,,,",
        "cla,E08000028,2022-06,,,,,,,",
        "cla,E08000028,2022-07,7,c,,,,,",
    )
    assert messages == []
    assert [(fact.value, fact.reason) for fact in observations.facts()] == [(None, "low"), (None, "c"), (None, ""), (Decimal(7), "")]


def it_keeps_no_counts_beside_a_symbol(read):
    """The counts may be the very ones that the symbol stands for: they are not kept."""
    observations, messages = read("rereferrals,E08000028,2022-07,[c],21,405,,,,")
    assert messages == []
    assert [(fact.reason, fact.numerator, fact.denominator) for fact in observations.facts()] == [("c", None, None)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("rereferrals,E08000028,2022-07,20.0,21,405,,,,", "the value is 20.0, and 21 of 405 gives 5.2"),
        ("rereferrals,E08000028,2022-07,20,203,1000,1,,,", "the value is 20, and 203 of 1000 gives 20.3"),
        ("cla,E08000028,2022-07,837,836,,,,,", "the value is 837, and the numerator is 836"),
        ("people,E08000028,2022-07,20.0,21,405,,,,", "the value is not what its counts give"),
    ],
)
def it_refuses_a_value_that_its_own_counts_contradict(read, row, said):
    """A value and its counts differ by no more than rounding; the figures are named where no person is counted."""
    observations, messages = read(row)
    assert first_lines(messages) == [f'error[value-differs-from-counts]: data/1.csv, row 2, column "value": {said}']
    assert list(observations.facts()) == []


@pytest.mark.parametrize(
    "row",
    [
        "rereferrals,E08000028,2022-07,5.2,21,405,,,,",
        "rereferrals,E08000028,2022-07,5.18518518518519,21,405,,,,",
        "cla,E08000028,2022-07,7,7,,,,,",
    ],
)
def it_takes_a_value_that_was_rounded_from_its_counts(read, row):
    """Rounding is no contradiction, nor is what a spreadsheet loses at the fifteenth digit."""
    assert read(row)[1] == []


def it_refuses_a_fraction_of_a_person(read):
    """Half a child is a slip; half a post may be right where no person is counted."""
    _, messages = read("people,E08000028,2022-07,,21.5,405,,,,")
    assert "21.5" not in messages[0]
    assert messages[0].startswith('error[out-of-range]: data/1.csv, row 2, column "numerator"')
    assert read("rereferrals,E08000028,2022-07,,21.5,405,,,,")[1] == []


def it_says_what_became_of_an_authority(read):
    """A code that was given up is unknown with the code that is used now (M09)."""
    _, messages = read("cla,E10000006,2022-07,7,,,,,,")
    assert "Cumbria ended on 31 March 2023" in messages[0]


def it_reads_the_packs_own_symbols(read):
    """A symbol from the pack is a reason like the known ones (S02)."""
    observations, messages = read("cla,E08000028,2022-07,q,,,,,,", symbols={"q": "u"})
    assert messages == []
    assert [fact.reason for fact in observations.facts()] == ["u"]


@pytest.mark.parametrize(
    ("value", "decimals", "kept"), [("20.0", "", 1), ("20", "", 0), ("20.0%", "", 1), ("9.37", "1", 1), ("c", "", None)]
)
def it_knows_with_how_many_decimals_a_figure_was_published(read, value, decimals, kept):
    """The column decimals counts, else the figure as written."""
    observations, messages = read(f"rereferrals,E08000028,2022-07,{value},,,{decimals},,,")
    assert messages == []
    assert [fact.decimals for fact in observations.facts()] == [kept]


def it_takes_the_status_of_the_row_before_the_files(tmp_path):
    """A row's own status wins; one that says nothing has the file's."""
    text = "indicator,area,period,value,status\ncla,E08000028,2022-07,1,\ncla,E08000028,2022-06,1,Illustrative\n"
    observations, messages = read_files(tmp_path, text)
    assert messages == []
    assert [fact.status for fact in observations.facts()] == ["local", "illustrative"]


def it_keeps_how_a_groups_figure_was_made(tmp_path):
    """A comparator group's row may say mean or median."""
    text = "indicator,area,period,value,statistic\nrereferrals,E08000028/sn,2020/21,20.8,Median\nrereferrals,E08000028/eng,2020/21,22.7,\n"
    observations, messages = read_files(tmp_path, text)
    assert messages == []
    assert [observations.statistic(fact) for fact in observations.facts()] == ["median", ""]


def it_finds_a_figure_by_the_months_it_covers(read):
    """A financial year is the year ending in March, and a month is no date."""
    observations, _ = read("rereferrals,E08000028,2020/21,22.7,,,,,,", "cla,E08000028,2022-07-31,837,,,,,,")
    for name in ("year ending 2021-03", "12 months to 2021-03", "2020-21"):
        assert observations.find("rereferrals", SANDWELL, parse_period(name)).row == 2
    assert observations.find("cla", SANDWELL, parse_period("2022-07")) is None
    assert observations.find("cla", SANDWELL, parse_period("31/7/2022")).row == 3
    assert observations.find("cla", "E12000005", parse_period("2022-07-31")) is None


def it_gives_a_series_with_its_gaps(read):
    """There is one entry for each month, earliest first, and none where there is no row (M04)."""
    observations, _ = read("cla,E08000028,2022-07,3,,,,,,", "cla,E08000028,2022-05,1,,,,,,", "cla,E08000028,2 months to 2022-06,9,,,,,,")
    series = observations.series("cla", SANDWELL, parse_period("2022-07"), 4)
    assert [fact.value if fact else None for fact in series] == [None, Decimal(1), None, Decimal(3)]
    assert observations.series("cla", SANDWELL, parse_period("12 months to 2022-07"), 1)[0].value == 3


def it_finds_the_latest_figure(tmp_path):
    """The newest with a value counts, the longest period of those that end together, none that ends later."""
    local = HEADER + "cla,E08000028,2022-07,1,,,,,,\ncla,E08000028,12 months to 2022-07,12,,,,,,\ncla,E08000028,2022-08,c,,,,,,\n"
    published = HEADER + "cla,E08000028,2019/20,20,,,,,,\ncla,E08000028,2020/21,21,,,,,,\ncla,E08000028,2022/23,23,,,,,,\n"
    observations, messages = read_files(tmp_path, local, published)
    assert messages == []
    until = parse_period("2022-08")
    assert observations.latest("cla", SANDWELL, until).value == 12
    assert observations.latest("cla", SANDWELL, until, "published").value == 21
    assert observations.latest("cla", SANDWELL, until, "illustrative") is None
    assert observations.latest("cla", SANDWELL, parse_period("2020-03")).value == 20
    assert observations.latest("cla", SANDWELL, parse_period("2020-03-30")) is None


def it_gives_the_message_of_the_specification(tmp_path):
    """The example of hostile.md is told word for word, but for the file."""
    text = (
        "indicator,area,period,value\n"
        + "".join(f"cla,E08000028,2021-{month:02d},1\n" for month in range(1, 13))
        + "cla,E08000028,2022-01,n/k\n"
    )
    assert read_files(tmp_path, text)[1] == [
        'error[value-not-a-number]: data/1.csv, row 14, column "value": "n/k" is not a number\n'
        "  fix: write a number, or one of [c] [x] [z] [low] if there is no figure"
    ]


@pytest.mark.parametrize(
    ("row", "slug", "column", "what"),
    [
        ("clla,E08000028,2022-07,1,,,,,,", "unknown-indicator", "indicator", '"clla" is not an indicator of this pack'),
        ("cla,E08000029,2022-07,1,,,,,,", "unknown-area", "area", '"E08000029" is not the code of a known area'),
        ("cla,,2022-07,1,,,,,,", "unknown-area", "area", "no area is given"),
        ("cla,E08000028/xy,2022-07,1,,,,,,", "unknown-comparator", "area", '"xy" is not a comparator of this pack'),
        ("cla,E08000028,13/4/2024/1,1,,,,,,", "not-a-period", "period", '"13/4/2024/1" is not a period'),
        ("cla,E08000028,4/13/2024,1,,,,,,", "not-a-period", "period", '"4/13/2024" is not a period'),
        ("cla,E08000028,,1,,,,,,", "not-a-period", "period", '"" is not a period'),
        ('cla,E08000028,2022-07,"1,5",,,,,,', "ambiguous-number", "value", '"1,5" may be 1.5 or 15'),
        ("cla,E08000028,2022-07,inf,,,,,,", "not-a-number", "value", '"inf" is not a number written out in digits'),
        ("rereferrals,E08000028,2022-07,120,,,,,,", "out-of-range", "value", "120 is above 100, the most that a percentage may be"),
        ("cla,E08000028,2022-07,2.5,,,,,,", "out-of-range", "value", "2.5 is not a whole number, and a count is"),
        ("cla,E08000028,2022-07,-2,,,,,,", "out-of-range", "value", "-2 is below 0, the least that a count may be"),
        ("cla,E08000028,2022-07,,-2,,,,,", "out-of-range", "numerator", "-2 is below 0"),
        ("rereferrals,E08000028,2022-07,,9,8,,,,", "out-of-range", "numerator", "the numerator 9 is more than the denominator 8"),
        ("cla,E08000028,2022-07,1,2,£3,,,,", "value-not-a-number", "denominator", '"£3" has a "£", and the figure here is a plain number'),
        ("cla,E08000028,2022-07,1,,,one,,,", "value-not-a-number", "decimals", '"one" is not a number of decimals'),
    ],
)
def it_tells_what_is_wrong_with_a_cell(read, row, slug, column, what):
    """Each mistake is told with its row and column, and the row gives no figure (D17, D21, D23, M06, M09, M20)."""
    observations, messages = read(row)
    assert first_lines(messages) == [f'error[{slug}]: data/1.csv, row 2, column "{column}": {what}']
    assert list(observations.facts()) == []


def it_tells_all_mistakes_of_a_row_at_once(read):
    """A row with several mistakes needs one round of correction."""
    _, messages = read("cla,Sandwel,July,n/k,,,x,,,")
    assert [message.partition("]")[0] for message in messages] == [
        f"error[{slug}" for slug in ("unknown-area", "not-a-period", "value-not-a-number", "value-not-a-number")
    ]


def it_suggests_what_was_meant(read):
    """Near misses of indicators and areas, and a note below the figures, get a fix of their own (D17, M09)."""
    _, messages = read("rereferral,E08000028,2022-07,1,,,,,,", "cla,Sandwel,2022-07,1,,,,,,", "cla,Source: ONS,2022-07,1,,,,,,")
    assert [message.partition("fix: ")[2] for message in messages] == [
        'write the id of an indicator. Did you mean "rereferrals"?',
        "write a code such as E08000028. Did you mean E08000028 (Sandwell)?",
        "write a code such as E08000028. If the row is a note below the figures, delete it.",
    ]


def it_accepts_what_an_indicator_widens(read):
    """A percentage of an indicator with a higher maximum may pass 100, and so may its parts (M20)."""
    observations, messages = read("vacancies,E08000028,2022-07,120,,,,,,", "vacancies,E08000028,2022-06,,12.5,10,,,,")
    assert messages == []
    assert len(list(observations.facts())) == 2


def it_reads_money_with_its_sign(read):
    """A pound sign is read where the unit is money (D20)."""
    observations, messages = read('spend,E08000028,2022-07,"£1,234.50",,,,,,')
    assert messages == []
    assert [(fact.value, fact.decimals) for fact in observations.facts()] == [(Decimal("1234.50"), 2)]


def it_warns_of_a_break_in_the_series(read):
    """A figure marked [b] is read, and the break is told; other markers are not worth a word."""
    observations, messages = read("cla,E08000028,2022-07,12 [b],,,,,,", "cla,E08000028,2022-06,11 [p],,,,,,")
    assert [fact.value for fact in observations.facts()] == [12, 11]
    assert messages == [
        'warning[break-in-series]: data/1.csv, row 2, column "value": a new series begins with this figure ([b])\n'
        "  fix: nothing: it is not compared with earlier figures"
    ]


def it_refuses_the_same_row_twice(read):
    """Both rows are named (M01)."""
    _, messages = read("cla,E08000028,2022-07,837,,,,,,", "cla,E08000028,2022-07,837.0,,,,,,")
    assert messages == [
        "error[duplicate-row]: data/1.csv, row 3: cla for E08000028, 2022-07, stands in row 2 already\n  fix: remove one of the two rows"
    ]


def it_refuses_two_values_for_one_thing(tmp_path):
    """Both rows and both values are named, whichever file they stand in and however the period is written (M02)."""
    observations, messages = read_files(
        tmp_path, HEADER + "rereferrals,E08000028,2020/21,20.8,,,,,,\n", HEADER + "rereferrals,E08000028,year ending 2021-03,,9,45,,,,\n"
    )
    assert messages == [
        "error[conflicting-rows]: data/2.csv, row 2: rereferrals for E08000028, year ending 2021-03, is numerator 9, denominator 45 here "
        "and 20.8 in data/1.csv, row 2\n  fix: keep the right one of the two rows"
    ]
    assert [fact.value for fact in observations.facts()] == [Decimal("20.8")]


def it_lets_months_and_years_of_one_indicator_stand_together(read):
    """A pack's indicator may have monthly counts and published years."""
    assert read("cla,E08000028,2021-03,5,,,,,,", "cla,E08000028,2020/21,50,,,,,,", "cla,E08000028,2021-03-31,60,,,,,,")[1] == []


def it_needs_a_column_with_figures(tmp_path):
    """A file without value and numerator has nothing to say."""
    _, messages = read_files(tmp_path, "indicator,area,period\ncla,E08000028,2022-07\n")
    assert messages == [
        'error[missing-column]: data/1.csv, row 1: there is no column "value", and no "numerator" either\n'
        '  fix: add a column "value", or "numerator" and "denominator"'
    ]


@pytest.mark.parametrize(
    ("column", "text", "slug", "fix"),
    [
        ("status", "publised", "unknown-status", 'write local, published or illustrative, or leave it empty. Did you mean "published"?'),
        ("statistic", "mode", "unknown-statistic", 'write mean, median or pooled, or leave it empty. Did you mean "mean"?'),
    ],
)
def it_knows_the_words_for_status_and_statistic(tmp_path, column, text, slug, fix):
    """Other words are refused with those that may stand there."""
    _, messages = read_files(tmp_path, f"indicator,area,period,value,{column}\ncla,E08000028,2022-07,1,{text}\n")
    assert len(messages) == 1
    assert messages[0].startswith(f'error[{slug}]: data/1.csv, row 2, column "{column}": "{text}" is none of the words for this\n')
    assert messages[0].partition("fix: ")[2].startswith(fix.partition(" Did")[0])


ROWS = [
    f"{indicator},{area},{period},{value},,,,,,"
    for indicator in ("cla", "rereferrals")
    for area in (SANDWELL, f"{SANDWELL}/sn")
    for period, value in (("2022-07", "7"), ("2022-06", "c"), ("2021/22", "12"), ("2022-03-31", "31"), ("2022 Q1", "4"))
]


@given(st.permutations(ROWS))
def it_does_not_matter_how_the_rows_are_ordered(rows):
    """Shuffled rows give the same figures and the same answers; only the row numbers differ (R02)."""
    until = parse_period("2022-07")

    def answers(ordered):
        with tempfile.TemporaryDirectory() as folder:
            observations, messages = read_files(folder, HEADER + "\n".join(ordered) + "\n")
        assert messages == []
        facts = {dataclasses.replace(fact, row=0) for fact in observations.facts()}
        newest = observations.latest("cla", SANDWELL, until)
        series = observations.series("rereferrals", f"{SANDWELL}/sn", until, 3)
        return facts, dataclasses.replace(newest, row=0), [fact and fact.value for fact in series]

    assert answers(rows) == answers(ROWS)

"""Periods: what each notation means, how periods are ordered and shifted, and how a wrong one is refused."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.periods import ACCEPTED, MONTHS_IN, Period, parse_period


@st.composite
def periods(draw, first=1901, last=2200):
    """Any period that a data file can name."""
    year = draw(st.integers(first, last))
    month = draw(st.integers(1, 12))
    kind = draw(st.sampled_from(["month", "quarter", "financial year", "year ending", "date", "window"]))
    if kind == "date":
        return Period(year, month, draw(st.integers(1, calendar.monthrange(year, month)[1])), 0, kind)
    if kind == "window":
        return Period(year, month, 0, draw(st.integers(1, 120)), kind)
    month = {"quarter": (month + 2) // 3 * 3, "financial year": 3}.get(kind, month)
    return Period(year, month, 0, MONTHS_IN[kind], kind)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022-07", Period(2022, 7)),
        ("2018-12", Period(2018, 12)),
        ("2018-19", Period(2019, 3, 0, 12, "financial year")),
        ("2018/19", Period(2019, 3, 0, 12, "financial year")),
        ("2011/12", Period(2012, 3, 0, 12, "financial year")),
        ("2011-12", Period(2011, 12)),
        ("1999/00", Period(2000, 3, 0, 12, "financial year")),
        ("2022 Q1", Period(2022, 3, 0, 3, "quarter")),
        ("2022-q4", Period(2022, 12, 0, 3, "quarter")),
        ("year ending 2021-03", Period(2021, 3, 0, 12, "year ending")),
        ("12 months to 2022-07", Period(2022, 7, 0, 12, "window")),
        ("1 month to 2022-07", Period(2022, 7, 0, 1, "window")),
        ("2022-07-31", Period(2022, 7, 31, 0, "date")),
        ("1/4/2024", Period(2024, 4, 1, 0, "date")),
        ("13/4/2024", Period(2024, 4, 13, 0, "date")),
        ("29/02/2024", Period(2024, 2, 29, 0, "date")),
        ("  year  ending   2021-03 ", Period(2021, 3, 0, 12, "year ending")),
    ],
)
def it_reads_each_notation(text, period):
    """Dates are day first or ISO, and what may be a month is a month (M06)."""
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "", "July", "2022", "2022-13", "2022-00", "2018-20", "2022/07", "2022 Q5", "2023-02-29", "4/13/2024", "31/4/2024", "2022-07-32",
        "0 months to 2022-07", "121 months to 2022-07", "1899-12", "2201-01", "202207", "2022-7", "\u0662\u0660\u0662\u0662-13",
    ],
)  # fmt: skip
def it_refuses_anything_else_in_a_sentence(text):
    """The refusal repeats the text and says how to write a period."""
    with pytest.raises(ValueError, match="is not a period") as caught:
        parse_period(text)
    assert str(caught.value) == f'"{text}" is not a period; write it like {ACCEPTED}'


def it_accepts_what_the_refusal_proposes():
    """Each notation in the sentence of refusal is a period."""
    proposed = ACCEPTED.replace(" or ", ", ").split(", ")
    assert len({parse_period(text).kind for text in proposed}) == 6


@given(periods())
def it_reads_back_its_own_notation(period):
    """What is written down means the same period, of the same kind."""
    assert parse_period(period.notation()) == period
    assert str(period) == period.notation()


@given(st.text(max_size=25))
def it_never_fails_otherwise(text):
    """Any text is a period or refused with the sentence."""
    try:
        period = parse_period(text)
    except ValueError as error:
        assert str(error).endswith(ACCEPTED)
    else:
        assert parse_period(period.notation()) == period


@given(st.lists(periods(), max_size=8))
def it_sorts_by_the_end(several):
    """Sorted periods end later and later, month by month."""
    ends = [period.end_month for period in sorted(several)]
    assert ends == sorted(ends)


@given(st.lists(st.builds(Period, st.integers(1900, 2200), st.integers(1, 12)), max_size=8))
def it_sorts_months_as_their_notations(months):
    """The order of months is the order of what is written."""
    assert [month.notation() for month in sorted(months)] == sorted(month.notation() for month in months)


@given(periods(1950, 2150), st.integers(-400, 400))
def it_keeps_kind_and_length_when_shifted(period, months):
    """Shifting moves the end by so many months and nothing else."""
    later = period.shifted(months)
    assert (later.kind, later.months) == (period.kind, period.months)
    assert later.months_since(period) == months
    assert not period.day or later.last_day.day == later.day


@pytest.mark.parametrize(
    ("text", "months", "shifted"),
    [
        ("2022-02-28", 1, "2022-03-31"),
        ("2022-03-31", -1, "2022-02-28"),
        ("2022-03-30", -1, "2022-02-28"),
        ("2022-07-31", -12, "2021-07-31"),
    ],
)
def it_keeps_the_end_of_a_month_the_end(text, months, shifted):
    """The last day of a month shifts to the last day of another."""
    assert parse_period(text).shifted(months).notation() == shifted


@given(periods())
def it_has_as_many_members_as_months(period):
    """The members are the single months, one after the other, up to the last; a date has none."""
    members = period.members()
    assert len(members) == period.months
    assert all(later.months_since(earlier) == 1 for earlier, later in zip(members, members[1:], strict=False))
    assert not members or members[-1] == period.end_month


def it_knows_when_two_names_cover_the_same_months():
    """A financial year, the year ending in March and twelve months to March are one; a month and its last day are not."""
    year = parse_period("2020/21")
    assert all(year.covers_same_months(parse_period(text)) for text in ("year ending 2021-03", "12 months to 2021-03", "2020-21"))
    assert parse_period("2022 Q1").covers_same_months(parse_period("3 months to 2022-03"))
    assert not parse_period("2022-07").covers_same_months(parse_period("2022-07-31"))
    assert not year.covers_same_months(parse_period("year ending 2020-03"))


def it_knows_its_last_day():
    """The last day is the date itself, or the end of the last month."""
    texts = ("2024-02", "2020/21", "2022 Q4", "5/7/2022", "11 months to 2022-07")
    days = [parse_period(text).last_day.isoformat() for text in texts]
    assert days == ["2024-02-29", "2021-03-31", "2022-12-31", "2022-07-05", "2022-07-31"]
    assert parse_period("2022-07").at_end() == parse_period("2022-07-31")
    assert parse_period("2022-07").at_end().last_day == datetime.date(2022, 7, 31)


def it_makes_windows_that_end_where_it_ends():
    """A window is so many months up to the period's last one."""
    assert parse_period("2022-07-15").window(12) == parse_period("12 months to 2022-07")

"""Explore Education Statistics files: what is read of them, whatever their columns are called and in which order they stand."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import yaml

from scrutiny_pack.data.ees import read_ees
from scrutiny_pack.data.ees_names import ees_names, folded_column
from scrutiny_pack.data.ees_table import ees_table
from scrutiny_pack.data.observations import IndicatorRule
from scrutiny_pack.data.rates import derive_rates
from scrutiny_pack.data.values import KNOWN_SYMBOLS
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit

IDS = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
ENGLAND = "2024,Reporting year,National,E92000001,England,,,,,"
LONDON = "2024,Reporting year,Regional,E92000001,England,E12000007,London,,,"
INNER = "2024,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,"
SANDWELL = "2024,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,333,E08000028,Sandwell"
WALSALL = "2024,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,335,E08000030,Walsall"
REFERRALS = f"{IDS},category,Referrals,Referrals_rate,Re_referrals,Re_referrals_percent"
CATEGORY = "Referrals and Re-referrals"

KEYS = tuple(ees_names().measures)
UNITS = {"count": Unit.COUNT, "rate": Unit.RATE, "percent": Unit.PERCENT}
RULES = {f"our.{key}": IndicatorRule(f"our.{key}", UNITS[ees_names().measures[key][0].kind], published=key) for key in KEYS}


@pytest.fixture
def read(tmp_path):
    """A reader of lines as a published file: its facts, and the messages."""

    def reader(*lines, wanted=None, end="\n", encoding="utf-8", **named):
        path = tmp_path / "any name.csv"
        path.write_text("".join(line + end for line in lines), encoding=encoding, newline="")
        problems = ProblemList()
        facts = read_ees(path, "data/c1.csv", wanted or Wanted(RULES, None), problems, **named)
        return facts, [str(problem) for problem in problems.errors + problems.warnings]

    return reader


def referrals(*figures, rate="506.4", area=SANDWELL):
    return ",".join([area, CATEGORY, "4252", rate, "800", *(figures or ["18.8"])])


def only(facts, key):
    return [fact for fact in facts if fact.indicator == f"our.{key}"]


def it_reads_a_figure_with_all_that_belongs_to_it(read):
    """The value as it was written, its counts, its period, and where it stands."""
    facts, messages = read(REFERRALS, referrals())
    assert messages == []
    (rate,), (share,) = only(facts, "referrals_rate"), only(facts, "rereferrals_pct")
    assert (rate.area, str(rate.period), str(rate.value), rate.decimals) == ("E08000028", "year ending 2024-03", "506.4", 1)
    assert (rate.numerator, rate.denominator, rate.reason) == (Decimal(4252), None, "")
    assert (share.numerator, share.denominator) == (Decimal(800), Decimal(4252))
    assert (rate.status, rate.source, rate.source_date) == ("published", "DfE, children in need statistics, 2024 release", "2024")
    assert (rate.file, rate.row) == ("data/c1.csv", 2)


@pytest.mark.parametrize(
    "given",
    [
        {"encoding": "utf-8-sig"},
        {"end": "\r\n"},
        {"encoding": "utf-8-sig", "end": "\r\n"},
    ],
)
def it_reads_a_file_however_it_was_saved(read, given):
    """A mark at the beginning and line ends of Windows change nothing, and neither do blank lines or a text over two lines."""
    lines = [REFERRALS, referrals(), referrals(area=WALSALL)]
    plain = read(*lines)
    assert read(*lines, **given) == plain
    assert [fact.row for fact in read(lines[0], "", *lines[1:], **given)[0]] == [3, 4, 3, 4]
    broken = referrals().replace("Sandwell", '"Sand\nwell"')
    assert [fact.row for fact in read(lines[0], broken, lines[2], **given)[0]] == [2, 4, 2, 4]


def it_finds_columns_in_any_order_and_case(read):
    """Names are read, never places."""
    names, cells = REFERRALS.split(","), referrals().split(",")
    turned = read(",".join(reversed([name.upper() for name in names])), ",".join(reversed(cells)))
    assert turned == read(REFERRALS, referrals())


@pytest.mark.parametrize("written", ["2024", "202324", "2023/24", "2023-24"])
def it_reads_a_year_in_both_notations(read, written):
    """2024 and 202324 are both the year that ends in March 2024."""
    facts, messages = read(REFERRALS, referrals().replace("2024,", f"{written},", 1))
    assert messages == []
    assert {str(fact.period) for fact in facts} == {"year ending 2024-03"}


@pytest.mark.parametrize("written", ["202325", "24", "", "2023/25"])
def it_tells_what_is_no_year(read, written):
    """Anything else is refused with its row, and no figure comes of it."""
    facts, messages = read(REFERRALS, referrals(area=WALSALL), referrals().replace("2024,", f"{written},", 1))
    assert {fact.area for fact in facts} == {"E08000030"}
    assert [message.splitlines()[0] for message in messages] == [
        f'error[not-a-period]: data/c1.csv, row 3: "{written}" is not a year such as 2024 or 202324'
    ]


def it_tells_a_part_of_a_year(read):
    """A quarter is not taken for a year."""
    facts, messages = read(REFERRALS, referrals().replace("Reporting year", "Q1"))
    assert facts == []
    assert '"Q1" is not a whole year' in messages[0]


def it_reads_rows_of_every_level(read):
    """The code of a row is that of its level: London and Inner London are regions, England is the country, schools are passed over."""
    school = SANDWELL.replace("Local authority", "School")
    facts, messages = read(REFERRALS, *(referrals(area=area) for area in (ENGLAND, LONDON, INNER, SANDWELL, school)))
    assert messages == []
    assert [fact.area for fact in only(facts, "referrals_rate")] == ["E92000001", "E12000007", "E13000001", "E08000028"]


def it_tells_a_code_that_is_none(read):
    """A row without the code of its area is told once for all rows like it."""
    facts, messages = read(REFERRALS, referrals(), *[referrals(area=SANDWELL.replace("E08000028", "333"))] * 3)
    assert len(facts) == 2
    (message,) = messages
    assert message.startswith('error[unknown-area]: data/c1.csv, row 3: "333" is not the code of an area')
    assert "(and in 2 more rows)" in message


def it_tells_the_column_of_codes_that_is_not_known(read):
    """With the line that names it: the rows are sound, and their codes need no correction."""
    _, messages = read(REFERRALS.replace("new_la_code", "lad_code"), referrals(), referrals(area=WALSALL))
    (message,) = messages
    said = "no column is known to be new_la_code, which holds the codes of 2 rows for"
    assert message.startswith(f'error[missing-column]: data/c1.csv, row 2: {said} "Local authority"')
    assert message.endswith('columns: {new_la_code: "old_la_code"}') or message.endswith('columns: {new_la_code: "lad_code"}')


@pytest.mark.parametrize(
    ("symbol", "reason"),
    [("c", "c"), ("z", "z"), ("x", "x"), ("u", "u"), ("k", "low"), ("low", "low"), (":", "x"), ("~", "low"), ("[c]", "c"), ("", "x")],
)
def it_keeps_every_symbol_as_a_reason(read, symbol, reason):
    """A symbol is never a number; and a count beside a withheld figure, which would give it back, is not kept."""
    facts, messages = read(REFERRALS, referrals(symbol))
    (share,) = only(facts, "rereferrals_pct")
    assert messages == []
    assert (share.value, share.reason, share.numerator, share.denominator) == (None, reason, None, None)


def it_tells_an_unknown_symbol_with_its_row(read):
    """One message for each symbol of a column; a pack may say what it means."""
    lines = [REFERRALS, referrals(), referrals("q"), referrals("q", area=WALSALL)]
    lines[1] = lines[1].replace("2024,", "2023,", 1)
    facts, messages = read(*lines)
    assert [message.splitlines()[0] for message in messages] == [
        'error[unknown-symbol]: data/c1.csv, row 3, column "Re_referrals_percent": "q" is not a known symbol; '
        f"known are {' '.join(KNOWN_SYMBOLS)} (and in 1 more row of this column)"
    ]
    facts, messages = read(*lines, symbols={"q": "c"})
    assert messages == []
    assert [fact.reason for fact in only(facts, "rereferrals_pct")] == ["", "c", "c"]


def it_tells_what_a_figure_cannot_be(read):
    """A percentage over 100 is told, with its row."""
    _, messages = read(REFERRALS, referrals("188"))
    assert messages[0].startswith('error[out-of-range]: data/c1.csv, row 2, column "Re_referrals_percent": 188 is above 100')


BANDS = "Same_day,1-10_days,11-20_days,21-30_days,31-40_days,41-45_days,46-50_days"
ASSESSMENTS = f"{IDS},category,Assessments_completed,Assessments_completed_rate,{BANDS}"


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ("10,20,30,10,5,5,20", ("80.0", "")),
        ("c,20,30,10,5,5,20", (None, "c")),
        ("10,20,30,10,5,5,c", ("80.0", "")),
        ("0,0,0,0,0,0,100", ("0.0", "")),
    ],
)
def it_sums_day_bands(read, bands, expected):
    """The percentage in time is that of the bands up to 45 days, withheld with any of those, and says that it was worked out."""
    facts, messages = read(ASSESSMENTS, f"{SANDWELL},Duration of assessment,100,5.5,{bands}")
    (share,) = only(facts, "assessments_45wd_pct")
    assert messages == []
    assert (None if share.value is None else str(share.value), share.reason) == expected
    assert ("worked out" in share.source) == (share.value is not None)
    assert share.denominator == (Decimal(100) if share.value is not None else None)


def it_leaves_rates_without_a_column_to_be_divided(read):
    """Without a rate column the count is read, and the rate follows from the population of the year before."""
    names, cells = REFERRALS.replace("Referrals_rate,", ""), referrals().replace("506.4,", "")
    facts, messages = read(names, cells)
    (rate,) = only(facts, "referrals_rate")
    assert messages == []
    assert (rate.value, rate.numerator, rate.reason) == (None, Decimal(4252), "")
    people, _ = read(f"{IDS},age_group,population_estimate", f"{SANDWELL},Children aged 0 to 17 years,84000".replace("2024,", "2023,", 1))
    assert [str(fact.period) for fact in people] == ["2023-06-30"]
    assert str(derive_rates([rate], people)[0].value) == "506.2"


def it_divides_by_the_population_beside_a_count(read):
    """Where a table has the population itself, a rate without a column is worked out from it."""
    names = f"{IDS},population_count,population_estimate,number"
    facts, _ = read(names, f"{SANDWELL},Children looked after at 31 March each year,84907,840")
    (looked_after,) = only(facts, "cla_rate")
    assert (str(looked_after.value), looked_after.denominator) == ("99", 84907)
    assert looked_after.source.endswith(", worked out from counts")


def it_works_out_a_percentage_without_a_column(read):
    """Without a column of percentages the counts are divided."""
    facts, _ = read(REFERRALS.replace(",Re_referrals_percent", ""), referrals().rpartition(",")[0])
    (share,) = only(facts, "rereferrals_pct")
    assert str(share.value) == "18.8"
    assert share.source.endswith(", worked out from counts")


STABILITY = f"{IDS},cla_group,placement_stability,number,percentage"


def it_reads_labels_and_the_denominator_from_the_row_of_all(read):
    """Rows are found by their labels, old and new, and the denominator is in the row of all children."""
    group = "Children looked after continuously for at least 2.5 years at 31 March aged under 16 years"
    facts, messages = read(
        STABILITY,
        f'{SANDWELL},{group},"Living with the same carer for at least 2 years, or are placed for adoption",140,70',
        f"{SANDWELL},{group},Total children,200,100",
        f"{SANDWELL},CLA on 31 March,With 3 or more placements during the year,c,c",
        f"{SANDWELL},CLA on 31 March,Total children,900,100",
        f"{SANDWELL},CLA 2 years on 31 March,With 3 or more placements during the previous 2 years,90,10",
    )
    (same,), (moved,) = only(facts, "cla_same_placement_2yrs_pct"), only(facts, "cla_3plus_placements_pct")
    assert messages == []
    assert (str(same.value), same.numerator, same.denominator, str(same.period), same.decimals) == ("70", 140, 200, "2024-03-31", 0)
    assert (moved.reason, moved.denominator, str(moved.period)) == ("c", None, "year ending 2024-03")
    assert len(facts) == 2


def it_reads_an_authority_under_its_other_code(read):
    """Barnsley has a new code since 2025: its figures are found under either, and a year that stands under both is taken once."""
    old, new = (f"{SANDWELL}".replace("E08000028", code) for code in ("E08000016", "E08000038"))
    later = new.replace("2024,", "2025,", 1)
    lines = [REFERRALS, referrals(area=old, rate="510.0"), referrals(area=new, rate="x"), referrals(area=later, rate="520.0")]
    facts, messages = read(*lines, wanted=Wanted(RULES, frozenset({"E08000016"})))
    assert messages == []
    found = [(fact.area, fact.period.year, str(fact.value)) for fact in only(facts, "referrals_rate")]
    assert found == [("E08000016", 2024, "510.0"), ("E08000016", 2025, "520.0")]


def it_reads_only_what_a_pack_names(read):
    """Of other areas and other measures nothing is kept, and nothing is told of what is odd there."""
    wanted = Wanted({"re": IndicatorRule("re", Unit.PERCENT, published="rereferrals_pct")}, frozenset({"E08000030"}))
    facts, messages = read(REFERRALS, referrals("?"), referrals("12.0", area=WALSALL, rate="?"), wanted=wanted)
    assert messages == []
    assert [(fact.indicator, fact.area, str(fact.value)) for fact in facts] == [("re", "E08000030", "12.0")]


@pytest.mark.parametrize(
    ("column", "cell", "figure", "mark"),
    [
        (",Status", ",Provisional", "18.8", ", provisional"),
        (",Status", ",Revised", "18.8", ", revised"),
        (",Status", ",Final", "18.8", ""),
        ("", "", "18.8 [p]", ", provisional"),
        ("", "", "18.8 [r]", ", revised"),
    ],
)
def it_keeps_marks_of_figures_that_are_not_final(read, column, cell, figure, mark):
    """A mark behind the figure, or a column of its own, goes to the source."""
    facts, messages = read(REFERRALS + column, referrals(figure) + cell)
    assert messages == []
    assert only(facts, "rereferrals_pct")[0].source == f"DfE, children in need statistics, 2024 release{mark}"
    assert str(only(facts, "rereferrals_pct")[0].value) == "18.8"


def it_says_which_columns_it_does_not_know_and_how_to_map_them(read):
    """One message lists the columns, what is missing and the YAML line; pasted, the line gives the same figures."""
    strange = REFERRALS.replace("Referrals_rate", "Ref per ten thousand").replace("Re_referrals_percent", "Came again pct")
    strange = strange.replace(",Referrals,", ",Children ref,")
    facts, messages = read(strange, referrals())
    assert facts == []
    (message,) = messages
    assert message.startswith("error[unknown-columns]: data/c1.csv, row 1: this looks like DfE's table of referrals and re-referrals")
    assert all(f'"{name}"' in message for name in ("Ref per ten thousand", "Came again pct", "Children ref"))
    assert set(yaml.safe_load(re.search(r"columns: (\{.*\})", message)[1])) == {"referrals_rate", "referrals", "rereferrals_pct"}
    columns = {"referrals_rate": "Ref per ten thousand", "referrals": "Children ref", "rereferrals_pct": "Came again pct"}
    assert read(strange, referrals(), columns=columns) == read(REFERRALS, referrals())


def it_suggests_the_likeliest_column(read):
    """The line can be pasted as it is where the names are like ours."""
    strange = REFERRALS.replace("Re_referrals_percent", "Re-referral share percent")
    facts, (message,) = read(strange, referrals())
    assert 'columns: {rereferrals_pct: "Re-referral share percent"}' in message
    assert message.startswith("warning[unknown-columns]")
    assert "worked out" in only(facts, "rereferrals_pct")[0].source


def it_says_which_labels_it_does_not_know(read):
    """A label may be given by its name here just as a column."""
    lines = [STABILITY, f"{SANDWELL},CLA on 31 March,Moved home thrice,90,10", f"{SANDWELL},CLA on 31 March,Total children,900,100"]
    wanted = Wanted({"moved": IndicatorRule("moved", Unit.PERCENT, published="cla_3plus_placements_pct")}, None)
    facts, (message,) = read(*lines, wanted=wanted)
    assert facts == []
    assert '"Moved home thrice"' in message
    assert 'columns: {three_or_more_placements: "Moved home thrice"}' in message
    facts, messages = read(*lines, wanted=wanted, columns={"three_or_more_placements": "Moved home thrice"})
    assert messages == []
    assert [(fact.numerator, fact.denominator) for fact in facts] == [(90, 900)]


def it_takes_the_total_where_a_new_column_breaks_rows_down(read):
    """A breakdown that is not known does not multiply a figure; without a total it is told and nothing is read."""
    lines = [f"{referrals('20.0')},Boys", f"{referrals('18.8')},Total", f"{referrals('17.0')},Girls"]
    facts, _ = read(f"{REFERRALS},sex", *lines)
    assert [str(fact.value) for fact in only(facts, "rereferrals_pct")] == ["18.8"]
    facts, messages = read(f"{REFERRALS},sex", lines[0], lines[2])
    assert facts == []
    assert messages[0].startswith("error[conflicting-rows]: data/c1.csv, row 3: E08000028 for 2024 stands in row 2 already")
    assert '"sex"' in messages[0]


def it_tells_a_table_that_it_does_not_know(read):
    """A published table of something else is named by its columns."""
    facts, messages = read(f"{IDS},school_type,headcount", f"{SANDWELL},Primary,100")
    assert facts == []
    (message,) = messages
    assert message.startswith("error[unknown-publication]: data/c1.csv, row 1:")
    assert '"school_type"' in message
    assert "referrals and re-referrals" in message


@pytest.mark.parametrize(
    ("columns", "slug", "said"),
    [
        ({"referrals_rat": "Referrals"}, "unknown-column", 'Did you mean "referrals_rate"?'),
        ({"referrals_rate": "Referral_rates"}, "missing-column", 'Did you mean "Referrals_rate"?'),
    ],
)
def it_tells_a_mapping_that_maps_nothing(read, columns, slug, said):
    """A name of ours or of theirs that is not there is told, with the likeliest one."""
    _, messages = read(REFERRALS, referrals(), columns=columns)
    assert messages[0].startswith(f"error[{slug}]")
    assert said in messages[0]


@pytest.mark.parametrize(
    ("lines", "slug"),
    [
        ([], "data-empty"),
        ([REFERRALS], "data-empty"),
        ([REFERRALS, referrals(), "Source: DfE,"], "field-count"),
        ([REFERRALS, referrals(), referrals() + ",7"], "field-count"),
        ([REFERRALS, referrals() + ",7", referrals().rpartition(",")[0]], "field-count"),
        ([REFERRALS, referrals().replace("Sandwell", '"Sandwell')], "open-quote"),
        (["geographic_level,new_la_code,Referrals,Re_referrals", "National,,1,2"], "missing-column"),
    ],
)
def it_tells_a_file_that_is_not_whole(read, lines, slug):
    """Damage is told with its place, and no row is ever read in the wrong columns."""
    facts, messages = read(*lines)
    assert f"error[{slug}]: data/c1.csv" in messages[0]
    assert all(fact.value in (None, Decimal("506.4"), Decimal("18.8")) for fact in facts)


def it_shows_a_whole_file_as_a_table(tmp_path):
    """Every figure with its symbol, area, year and row, whether a pack names it or not."""
    path = tmp_path / "x.csv"
    path.write_text(
        "\n".join([STABILITY, f"{SANDWELL},CLA on 31 March,Total children,900,100", f"{WALSALL},CLA on 31 March,Total children,c,7.50"])
    )
    problems = ProblemList()
    table = ees_table(path, "x.csv", problems)
    assert problems.errors == []
    assert table[["area", "year", "row", "column", "reason", "cla_group"]].to_numpy().tolist() == [
        ["E08000028", 2024, 2, "number", "", "CLA on 31 March"],
        ["E08000030", 2024, 3, "number", "c", "CLA on 31 March"],
        ["E08000028", 2024, 2, "percentage", "", "CLA on 31 March"],
        ["E08000030", 2024, 3, "percentage", "", "CLA on 31 March"],
    ]
    assert table["value"].fillna(-1).tolist() == [900, -1, 100, 7.5]


def test_the_alias_table_is_consistent():
    """Each measure is read from columns and labels that its table has; patterns are such that a name can match them."""
    names = ees_names()
    for key, sources in names.measures.items():
        for source in sources:
            table = names.tables[source.table]
            assert table.publication in names.publications
            assert set(source.columns) <= table.columns.keys(), key
            assert all(label in table.labels[column] for column, label in (source.where | source.of_all).items()), key
            assert bool(source.value) != bool(source.parts), key
    for table in names.tables.values():
        assert set(table.needs) <= table.columns.keys()
        for pattern in sum(table.columns.values(), []):
            assert pattern == pattern.lower()
            assert " " not in pattern


def test_names_are_folded():
    """Case, signs and spaces of a column's name do not matter, and a percent sign does."""
    assert folded_column("Re-referrals (%)") == folded_column("re_referrals_percent") == "re_referrals_percent"
    assert folded_column("61+_days") == "61_days"

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import COMPARATORS, SmallPack, bullet, indicator, read_small_pack, row, small_pack

YEAR = "year ending 2021-03"
MEDIAN = {"sn": COMPARATORS["sn"] | {"statistic": "median"}}


def pack(folder: Path, local: str, others: dict[str, str], style: str = "words", unit: str = "percent", **more: Any) -> SmallPack:
    """A bullet that prints the phrase alone, beside comparators in the order sn, reg, eng."""
    gap = {"gap": "share", "to": ["sn", "reg", "eng"], "style": style, "words": more.pop("words", "side")}
    indicators = {"share": indicator(unit, more.pop("polarity", "low"), more.pop("decimals", 1))}
    periods = more.pop("periods", {})
    text, rules = more.pop("text", "{g.phrase}"), more.pop("rules", {})
    statistic = "median" if more.get("comparators") == MEDIAN else ""
    rows = [row("share", "2022-07", local)]
    for area, value in others.items():
        rows.append(row("share", periods.get(area, YEAR), value, area=area, statistic=statistic if area == "sn" else ""))
    return small_pack(folder, rows, [bullet({"g": gap}, text, rules=rules)], indicators=indicators, **more)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"eng": "22.7"}, "below the England average (22.7%)"), ({"eng": "19.0"}, "slightly above the England average (19.0%)"),
        ({"eng": "20.4"}, "in line with the England average (20.4%)"), ({"eng": "20.0"}, "in line with the England average (20.0%)"),
        ({"reg": "22", "eng": "23"}, "below the West Midlands (22%) and England (23%) averages"),
        ({"sn": "20.1", "reg": "22", "eng": "23"},
         "in line with the statistical neighbour average (20.1%) but below the West Midlands (22%) and England (23%) averages"),
        ({"sn": "20.1", "eng": "15"}, "in line with the statistical neighbour average (20.1%) but above the England average (15%)"),
        ({"sn": "22", "eng": "20.1"}, "below the statistical neighbour average (22%) and in line with the England average (20.1%)"),
        ({"sn": "20.1", "eng": "21.0"},
         "in line with the statistical neighbour average (20.1%) and slightly below the England average (21.0%)"),
        ({"sn": "15", "eng": "25"}, "above the statistical neighbour average (15%) and below the England average (25%)"),
        ({"sn": "20.1", "reg": "25", "eng": "15"},
         "in line with the statistical neighbour average (20.1%), below the West Midlands average (25%) "
         "and above the England average (15%)"),
        ({"sn": "25", "reg": "20.1", "eng": "26"},
         "below the statistical neighbour (25%) and England (26%) averages and in line with the West Midlands average (20.1%)"),
        ({"sn": "20.4", "eng": "19.6"}, "in line with the statistical neighbour (20.4%) and England (19.6%) averages"),
    ],
)  # fmt: skip
def test_comparators_are_grouped_by_band_and_side(others: dict[str, str], expected: str, tmp_path: Path) -> None:
    """In the order of each group's first; "but" only between in line and a clear gap of two groups, in this order."""
    assert expected == pack(tmp_path, "20.0", others).text()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("22.7", "2.7 percentage points below the England average (22.7%)"),
        ("21.0", "1.0 percentage point below the England average (21.0%)"),
        ("18.9", "1.1 percentage points above the England average (18.9%)"),
        ("19.1", "0.9 percentage points above the England average (19.1%)"),
        ("20.0", "the same as the England average (20.0%)"), ("20.04", "the same as the England average (20.0%)"),
        ("21", "1.0 percentage point below the England average (21%)"),
        ("20.1", "0.1 percentage points below the England average (20.1%)"),
    ],
)  # fmt: skip
def test_amounts_are_printed_without_an_adverb(other: str, expected: str, tmp_path: Path) -> None:
    """The difference of two percentages is in percentage points, one point for 1 and 1.0 only."""
    assert expected == pack(tmp_path, "20.0", {"eng": other}, "amounts").text()


def test_whole_points_are_one_point_too(tmp_path: Path) -> None:
    """20% and 21% are 1 percentage point apart."""
    assert pack(tmp_path, "20", {"eng": "21"}, "amounts", decimals=0).text() == "1 percentage point below the England average (21%)"


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("rate", "62 per 10,000 below the England average (585)"),
     ("days", "62 days below the England average (585)"),
     ("money", "£62 below the England average (£585)")],
)  # fmt: skip
def test_amounts_have_the_units_words(unit: str, expected: str, tmp_path: Path) -> None:
    """A rate's difference is per so many, money's in pounds."""
    assert expected == pack(tmp_path, "523", {"eng": "585"}, "amounts", unit, decimals=0, polarity="neutral").text()


@pytest.mark.parametrize(
    ("sn", "words", "expected"),
    [
        ("18.7", "polarity", "better than the England average (22.7%) and slightly worse than the statistical neighbour average (18.7%)."),
        ("18.7", "side", "below the England average (22.7%) and closer to the statistical neighbour average (18.7%)"),
        ("21.0", "polarity", "better than the England average (22.7%) and closer to the statistical neighbour average (21.0%)"),
        ("19.8", "polarity", "better than the England average (22.7%) and closer to the statistical neighbour average (19.8%)"),
    ],
)
def test_better_and_closer_hides_no_worse(sn: str, words: str, expected: str, tmp_path: Path) -> None:
    """Where the closer one is apart the other way, each is named by its own word."""
    gap = {"gap": "share", "to": ["eng", "sn"], "style": "nearest", "words": words}
    rows = [row("share", "2022-07", "20.0"), row("share", YEAR, sn, area="sn"), row("share", YEAR, "22.7", area="eng")]
    assert small_pack(tmp_path, rows, [bullet({"g": gap}, "{g.phrase}")]).text().endswith(expected)


def test_nearest_names_the_closer_ones(tmp_path: Path) -> None:
    """Away from the first, closer to the others."""
    said = pack(tmp_path, "523", {"sn": "585", "reg": "495", "eng": "494"}, "nearest", "rate", decimals=0).text()
    assert said == "below the statistical neighbour average (585) and closer to the West Midlands (495) and England (494) averages"


@pytest.mark.parametrize(
    "others", [{"sn": "585", "reg": "900", "eng": "494"}, {"sn": "585", "reg": "461"}, {"sn": "525", "reg": "523"}, {"sn": "585"}]
)
def test_closer_is_not_said_where_it_is_false(others: dict[str, str], tmp_path: Path) -> None:
    """The default sentence speaks of bands in its place."""
    made = pack(tmp_path, "523", others, "nearest", "rate", decimals=0)
    assert "closer" not in made.text() + made.slide()
    assert made.text().startswith("In July 2022, the visit rate was 523 per 10,000, ")


@pytest.mark.parametrize(("polarity", "better"), [("high", False), ("low", True)])
def test_better_and_worse_follow_polarity(polarity: str, better: bool, tmp_path: Path) -> None:
    """Below is better where low is good; sides stay sides."""
    word = "better" if better else "worse"
    others = {"reg": "21.0", "eng": "22.7"}
    said = pack(tmp_path / "words", "20.0", others, words="polarity", polarity=polarity).text()
    assert said == f"slightly {word} than the West Midlands average (21.0%) and {word} than the England average (22.7%)"
    amounts = pack(tmp_path / "amounts", "20.0", others, "amounts", words="polarity", polarity=polarity).text()
    assert amounts.startswith(f"1.0 percentage point {word} than the West Midlands average (21.0%)")
    plain = pack(tmp_path / "plain", "20.0", others, polarity=polarity).text()
    assert plain == "slightly below the West Midlands average (21.0%) and below the England average (22.7%)"


def test_a_median_is_called_one(tmp_path: Path) -> None:
    """Its noun follows the statistic, and unlike nouns are not joined under one."""
    said = pack(tmp_path, "20.0", {"sn": "22.7", "reg": "25", "eng": "26"}, comparators=MEDIAN).text()
    assert said == "below the statistical neighbour median (22.7%), the West Midlands average (25%) and the England average (26%)"


def test_several_medians_share_their_noun(tmp_path: Path) -> None:
    """One noun for two groups of the same statistic."""
    comparators = {"sn": MEDIAN["sn"], "reg": {"name": "peer", "neighbours": "2021", "statistic": "median", "at_least": "1"}, "eng": None}
    rows = [row("share", "2022-07", "20.0"), row("share", YEAR, "22.7", area="n1")]
    comparators["sn"] = comparators["sn"] | {"at_least": "1"}  # type: ignore[operator]  # a mapping
    made = small_pack(tmp_path, rows, [bullet({"g": {"gap": "share", "to": ["sn", "reg"]}}, "{g.phrase}")], comparators=comparators)
    assert made.text() == "below the statistical neighbour (22.7%) and peer (22.7%) medians"


@pytest.mark.parametrize("how", ["pack", "bullet"])
def test_the_basis_stands_inline_where_asked(how: str, tmp_path: Path) -> None:
    """After one comparator and inside the brackets of several; by the pack's rule or the bullet's own."""
    more: dict[str, Any] = {"rules": {"basis": "inline"}} if how == "bullet" else {}
    one = pack(tmp_path / "one", "20.0", {"eng": "22.7"}, **more)
    two = pack(tmp_path / "two", "20.0", {"reg": "22.1", "eng": "22.7"}, **more)
    if how == "pack":
        one, two = (_with_inline(folder) for folder in (tmp_path / "one", tmp_path / "two"))
    assert one.text() == "below the England average for the year ending March 2021 (22.7%)"
    assert (
        two.text() == "below the West Midlands (22.1%, the year ending March 2021) and England (22.7%, the year ending March 2021) averages"
    )


def _with_inline(folder: Path) -> SmallPack:
    path = folder / "pack.yaml"
    text = path.read_text(encoding="utf-8").replace('"version": "1",', '"version": "1", "rules": {"basis": "inline"},', 1)
    path.write_text(text, encoding="utf-8")
    return read_small_pack(folder)


def test_a_comparator_of_another_month_says_so(tmp_path: Path) -> None:
    """Only the one whose period is not the note's has it beside it."""
    said = pack(tmp_path, "20.0", {"sn": "22.7", "reg": "22.1", "eng": "25"}, periods={"eng": "2022-03"}).text()
    assert said == "below the statistical neighbour (22.7%), West Midlands (22.1%) and England (25%, March 2022) averages"


@pytest.mark.parametrize(
    ("style", "form", "expected"),
    [
        ("words", "brief", "below statistical neighbours (22.7%) and in line with the West Midlands (20.1%)"),
        ("amounts", "brief",
         "2.7 percentage points below statistical neighbours (22.7%) and 0.1 percentage points below the West Midlands (20.1%)"),
        ("amounts", "apart", "below statistical neighbours (22.7%) and in line with the West Midlands (20.1%)"),
        ("words", "bare", "below statistical neighbours and in line with the West Midlands"),
        ("amounts", "words", "below the statistical neighbour average (22.7%) and in line with the West Midlands average (20.1%)"),
        ("words", "nearest", "below the statistical neighbour average (22.7%) and closer to the West Midlands average (20.1%)"),
        ("nearest", "brief", "below statistical neighbours (22.7%) and closer to the West Midlands (20.1%)"),
    ],
)  # fmt: skip
def test_each_form_has_its_words(style: str, form: str, expected: str, tmp_path: Path) -> None:
    """Short names on slides, no values in headlines."""
    assert expected == pack(tmp_path, "20.0", {"sn": "22.7", "reg": "20.1"}, style, text=f"{{g.phrase|{form}}}").text()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("87", "within the expected range of 80% to 90%"),
        ("79", "below the expected range of 80% to 90%"),
        ("91", "above the expected range of 80% to 90%"),
    ],
)
def test_an_expectation_is_within_below_or_above(value: str, expected: str, tmp_path: Path) -> None:
    """Both ends are printed."""
    indicators = {"share": indicator("percent", "neutral", 0, expected={"from": "80", "to": "90", "status": "local"})}
    made = small_pack(tmp_path, [row("share", "2022-07", value)], [bullet({"e": {"expect": "share"}}, "{e.phrase}")], indicators=indicators)
    assert expected == made.text()


def test_names_and_units_may_hold_numbers(tmp_path: Path) -> None:
    """A comparator or a cohort with a number in its name is printed, and the number is accounted for."""
    comparators = {"eng": {"name": "Group 3", "plural": "group 3 councils", "area": "E92000001"}}
    rows = [row("share", "2022-07", "20.0"), row("share", YEAR, "22.7", area="eng")]
    indicators = {"share": indicator(of="care leavers aged 19 to 21")}
    bullets = [bullet({"g": {"gap": "share", "to": ["eng"]}}, "{g.value|long}, {g.phrase}", slide="{g.phrase|brief}")]
    made = small_pack(tmp_path, rows, bullets, comparators=comparators, indicators=indicators)
    assert made.text() == "20.0% of care leavers aged 19 to 21, below the Group 3 average (22.7%)"
    assert made.slide() == "below group 3 councils (22.7%)"
    assert [literal.printed for literal in made.printed()["s.b"].text.literals] == ["19", "21", "3"]

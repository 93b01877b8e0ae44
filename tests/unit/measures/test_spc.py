from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Chart
from tests.series import claims, monthly, one
from tests.small_pack import SmallPack, bullet, indicator, row, small_pack

START = "In July 2022, the share of visits that were repeat visits was "
SAW = [20, 21] * 8


@pytest.mark.parametrize(
    ("values", "said", "variation"),
    [
        (SAW, "21.0%, within ordinary variation: the average of 16 months was 20.50%, with limits of 17.84% and 23.16%.", "ordinary"),
        ([*SAW, 28], "28.0%, a sign of concern: it is above the upper limit (23.60%); the average of 17 months was 20.94%, with limits of"
                     " 18.28% and 23.60%.", "concern"),
        ([*SAW, 13], "13.0%, a sign of improvement: it is below the lower limit (17.40%); the average of 17 months was 20.06%, with limits"
                     " of 17.40% and 22.72%.", "improvement"),
        ([*SAW, *[20] * 7], "20.0%, a sign of improvement: the last 7 months were all below the average; the average of 23 months was"
                            " 20.35%, with limits of 18.41% and 22.28%.", "improvement"),
        ([20, 23] * 8 + [20, 20.5, 21, 21.5, 22, 22.5, 23],
         "23.0%, a sign of concern: the figures of the last 7 months rise without a break; the average of 23 months was 21.50%, with"
         " limits of 15.33% and 27.67%.", "concern"),
        ([*SAW, 22.9, 21, 22.9], "22.9%, a sign of concern: 2 of the last 3 months were near the upper limit; the average of 19 months"
                                   " was 20.78%, with limits of 17.72% and 23.84%.", "concern"),
        ([20] * 12, "20.0%, within ordinary variation: the average of 12 months was 20.00%, with limits of 20.00% and 20.00%.", "ordinary"),
        ([0] * 12, "0.0%, within ordinary variation: the average of 12 months was 0.00%, with limits of 0.00% and 0.00%.", "ordinary"),
    ],
)  # fmt: skip
def test_ordinary_variation_is_told_from_what_is_beyond_it(values: list[float], said: str, variation: str, tmp_path: Path) -> None:
    """With the rule that says so, the average and the limits."""
    made = one(tmp_path, monthly(values), {"spc": "share"})
    assert made.text() == START + said
    assert claims(made)["variation"] == variation


def test_a_neutral_indicator_shows_a_change(tmp_path: Path) -> None:
    """Neither an improvement nor a concern."""
    share = indicator(polarity="neutral")
    made = one(tmp_path, monthly([*SAW, 28]), {"spc": "share"}, indicators={"share": share})
    assert made.text().startswith(START + "28.0%, a change: it is above the upper limit (23.60%);")
    assert made.slide() == "Repeat visits: 28.0%, a change: it is above the upper limit (23.60%)"


def test_where_high_is_good_high_is_an_improvement(tmp_path: Path) -> None:
    """By polarity."""
    made = one(tmp_path, monthly([*SAW, 28]), {"spc": "share"}, indicators={"share": indicator(polarity="high")})
    assert claims(made) == {"variation": "improvement", "signal": "beyond"}


@pytest.mark.parametrize("polarity", ["low", "high", "neutral"])
def test_signs_both_ways_are_both_told(polarity: str, tmp_path: Path) -> None:
    """A trend down that is still above the average is neither an improvement nor a concern by itself."""
    values = [10, 12] * 8 + [26, 25.5, 25, 24.5, 24, 23.5, 23]
    made = one(tmp_path, monthly(values), {"spc": "share"}, indicators={"share": indicator(polarity=polarity)})
    assert claims(made) == {"variation": "mixed", "signal": "beyond"}
    assert made.text() == (
        f"{START}23.0%, with signs both ways: it is above the upper limit (19.29%), and the figures of the last 7 months fall without"
        " a break; the average of 23 months was 15.11%, with limits of 10.93% and 19.29%."
    )
    assert made.slide() == "Repeat visits: 23.0%, with signs both ways"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([20, 23] * 8 + [15, 16, 17, 18, 19, 20, 21], "the figures of the last 7 months rise without a break"),
        ([20, 23] * 5 + [19, 19.5, 20, 20.5, 21, 21.5, 22] * 2, "the figures of the last 7 months rise without a break"),
        ([20, 23] * 5 + [19, 19.5, 20, 20.5, 21, 21.5, 22, 22, 22.4, 22.8, 23.2, 23.6, 24, 24.4], "the figures of the last 7 months rise"),
        ([*SAW, *[22] * 6, 23.5], "it is above the upper limit (23.14%)"),
    ],
)
def test_of_several_signals_one_way_the_nhs_package_s_first_is_told(values: list[float], said: str, tmp_path: Path) -> None:
    """Beyond a limit, a trend, two of three, one side; a trend is as long as it goes on without a break, whatever rose before it."""
    assert said in one(tmp_path, monthly(values), {"spc": "share"}).text()


@pytest.mark.parametrize("earlier", [[28], [13], [22] * 9, [20, 20.5, 21, 21.5, 22, 22.5, 23, 23.5]])
def test_only_the_newest_month_is_spoken_of(earlier: list[float], tmp_path: Path) -> None:
    """A signal eight months ago is no news: the chart shows it, the sentence tells of now."""
    made = one(tmp_path, monthly([20, 21] * 5 + [*earlier, 20, 21, 20, 21, 20, 21, 20, 21]), {"spc": "share", "last": 40})
    assert claims(made) == {"variation": "ordinary", "signal": "none"}
    assert made.text().startswith(START + "21.0%, within ordinary variation: ")


@pytest.mark.parametrize(("last", "variation"), [("23.8", "ordinary"), ("23.9", "concern")])
def test_a_figure_on_the_limit_is_within(last: str, variation: str, tmp_path: Path) -> None:
    """The limit is 23.80, or 23.83: as printed, so that the sentence can be checked with a pencil."""
    values = [20, 21] * 6 + [20.4, float(last)]
    made = one(tmp_path, monthly(values), {"spc": "share"})
    assert claims(made)["variation"] == variation, made.text()


@pytest.mark.parametrize(
    ("values", "count"),
    [([20, 21, 22, 21, 20], 5), ([*SAW[:11]], 11), ([*SAW, None, 20, 21, 22, 21, 20], 5), ([*SAW, "c", 20, 21, 22, 21, 20], 5)],
)
def test_fewer_than_twelve_in_a_row_have_no_limits(values: list[object], count: int, tmp_path: Path) -> None:
    """The plain figures instead, with the reason, and a warning; months before a gap do not count."""
    made = one(tmp_path, monthly(values), {"spc": "share"})
    first = {5: "20.0% in March 2022", 11: "20.0% in September 2021"}[count]
    assert made.text() == f"{START}20.0%, and {first}; {count} months in a row are too few to tell ordinary variation, which takes 12."
    assert claims(made) == {"variation": "unknown", "signal": "none"}
    said = f"figures in a row: {count}, which is too few for limits of ordinary variation, as they take 12; the figures are told plainly"
    assert made.found() == [("too-few-points", "s.b", said)]


def test_a_changed_definition_begins_a_new_series(tmp_path: Path) -> None:
    """Limits of two definitions together are limits of neither."""
    made = one(tmp_path, monthly(SAW), {"spc": "share"}, indicators={"share": indicator(changed="2022-01")})
    assert claims(made)["variation"] == "unknown"
    assert "7 months in a row are too few" in made.text()


def test_only_the_months_asked_for_make_the_limits(tmp_path: Path) -> None:
    """The newest twelve of many."""
    made = one(tmp_path, monthly([90] * 12 + [20, 21] * 6), {"spc": "share", "last": 12})
    assert "the average of 12 months was 20.50%" in made.text()


def test_twelve_in_a_row_have_limits(tmp_path: Path) -> None:
    """Eleven have not; what lies before a month that is missing or withheld does not count."""
    for place, gap in enumerate((None, "c")):
        made = one(tmp_path / str(place), monthly([90, gap, *[20, 21] * 6]), {"spc": "share"})
        assert "the average of 12 months was 20.50%" in made.text()


def test_a_step_is_left_to_who_knows_the_service(tmp_path: Path) -> None:
    """Old and new months together make limits of neither, which is told by all that lie on one side; since the step they are ordinary."""
    values = [24, 20] * 6 + [24, 26] * 6
    both, new = ({"spc": "share"}, {"spc": "share", "since": "2021-08"})
    assert (
        "the last 12 months were all above the average; the average of 24 months was 23.50%"
        in one(tmp_path / "a", monthly(values), both).text()
    )
    assert one(tmp_path / "b", monthly(values), new).text() == (
        f"{START}26.0%, within ordinary variation: the average of 12 months was 25.00%, with limits of 19.68% and 30.32%."
    )
    late = one(tmp_path / "c", monthly(values), {"spc": "share", "since": "2022-08"})
    assert late.why_dropped() == "x: no figure since 2022-08"
    few = one(tmp_path / "d", monthly(values), {"spc": "share", "since": "2021-09"})
    assert "11 months in a row are too few" in few.text()


def test_quarters_have_limits_too(tmp_path: Path) -> None:
    """A quarter that began before `since` is left out."""
    quarters = [f"{2019 + (place + 2) // 4} Q{(place + 2) % 4 + 1}" for place in range(12)]
    rows = [row("share", quarter, 20 + place % 2) for place, quarter in enumerate(quarters)]
    measure = {"spc": "share", "by": "quarter"}
    assert one(tmp_path / "a", rows, measure).text() == (
        "In the 3 months to June 2022, the share of visits that were repeat visits was 21.0%, within ordinary variation: the average of 12"
        " quarters was 20.50%, with limits of 17.84% and 23.16%."
    )
    assert "11 quarters in a row are too few" in one(tmp_path / "b", rows, measure | {"since": "2019-08"}).text()


def test_limits_stay_within_what_the_unit_allows(tmp_path: Path) -> None:
    """No limit below nought or above 100%."""
    made = one(tmp_path, monthly([1, 99] * 8), {"spc": "share"})
    assert made.text().endswith("with limits of 0.00% and 100.00%.")


def charted(folder: Path, values: list[object]) -> tuple[SmallPack, Chart]:
    section = {"id": "s", "title": "Visits", "charts": [{"id": "s.c", "spc": "share"}], "bullets": [bullet({"x": {"spc": "share"}})]}
    made = small_pack(folder, monthly(values), sections=[section])
    problems = ProblemList()
    pack = assemble(told(made.files, made.speaker, problems), made.files, made.speaker, "test")
    return made, pack.sections[0].charts[0]


def test_the_chart_draws_the_limits_that_the_bullet_names(tmp_path: Path) -> None:
    """Named lines, the point beyond them labelled, and all of it in the alt text."""
    made, chart = charted(tmp_path, [*SAW[:-1], 28, 21])
    assert [level.label.plain for level in chart.levels] == ["Upper limit 23.60%", "Average 20.94%", "Lower limit 18.28%"]
    assert [point.label.plain for point in chart.series[0].points if point.label] == ["28.0%", "21.0%"]
    assert chart.alt.plain == (
        "Line chart of Repeat visits with its limits of ordinary variation, Mar 2021 to Jul 2022. Sandwell: 21.0% in Jul 2022. "
        "Upper limit 23.60%. Average 20.94%. Lower limit 18.28%. In the newest month: within ordinary variation."
    )
    assert "limits of 18.28% and 23.60%" in made.text()


def test_a_chart_of_few_months_says_why_it_has_no_limits(tmp_path: Path) -> None:
    """In the subtitle and the alt text."""
    _, chart = charted(tmp_path, [20, 21, 22])
    assert chart.levels == ()
    assert chart.subtitle.plain == "Percentage of visits, each month; too few months in a row for limits"
    assert chart.alt.plain.endswith("No limits are drawn, as they take 12 months in a row and not 3.")


def test_without_the_newest_month_there_is_no_chart(tmp_path: Path) -> None:
    """A sentence says so instead."""
    section = {"id": "s", "title": "Visits", "charts": [{"id": "s.c", "spc": "share"}], "bullets": [bullet({"x": {"level": "number"}})]}
    made = small_pack(tmp_path, [*monthly(SAW, last="2022-06"), *monthly([5], "number")], sections=[section])
    problems = ProblemList()
    pack = assemble(told(made.files, made.speaker, problems), made.files, made.speaker, "test")
    assert [text.text.plain for text in pack.sections[0].prose] == ["There is no chart of Repeat visits, as figures for it are missing."]

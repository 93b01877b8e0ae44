"""Intervals and tests beside statsmodels and scipy, and beside figures that others have printed.

Newcombe's and Gu's figures are quoted from the tests of other public projects that cite the papers' tables; the papers themselves were not
at hand. Of a test of two proportions no printed textbook example was found: the one here is that of statsmodels' own manual.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import stats
from statsmodels.stats.proportion import proportion_confint, proportions_ztest
from statsmodels.stats.rates import test_poisson_2indep as poisson_two

from scrutiny_pack.measures.intervals import byar, exact_poisson, two_proportions, two_rates, wilson, z_of

NEAR = 1e-9
LEVELS = some.sampled_from([0.95, 0.998])
often = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("events", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_newcombe_s_published_examples(events: int, of: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 1998, 17, 857-872, table I, method 3 (score, not corrected): to the four decimals printed there."""
    interval = wilson(events, of, 0.95)
    assert (low, high) == (round(interval.low, 4), round(interval.high, 4))


ENGLAND = [
    # events, of how many; Wilson's limits in per cent at 95% and 99.8%; the rate's limits per 100 at 95% and 99.8%
    (68, 174, (32.141284, 46.491370), (28.504658, 50.79248), (30.346142, 49.54453), (26.042038, 56.07105)),
    (86, 189, (38.563304, 52.621164), (34.795803, 56.64210), (36.395152, 56.19603), (31.822578, 62.81142)),
    (18, 179, (6.455836, 15.334331), (5.014823, 19.14304), (5.956701, 15.89343), (4.259916, 19.77478)),
    (29, 107, (19.583556, 36.209159), (16.118061, 41.83973), (18.147416, 38.92556), (14.132552, 46.57906)),
    (99, 102, (91.706943, 98.994755), (86.653064, 99.40736), (78.882763, 118.16676), (69.665053, 131.16634)),
    (74, 102, (63.189437, 80.271793), (57.419464, 83.81782), (56.964372, 91.07988), (49.230487, 102.60273)),
    (8, 155, (2.638210, 9.853151), (1.832319, 13.69464), (2.228279, 10.16980), (1.271493, 13.64916)),
    (94, 114, (74.449994, 88.346241), (69.079867, 90.81514), (66.631239, 100.90646), (58.634753, 112.28780)),
]  # fmt: skip
"""Public Health England (G. Anderson), Introduction to PHEindicatormethods, 26 April 2018: what phe_proportion (Wilson) and phe_rate print.

The rate's limits are Byar's, and exact for the count of 8.
"""
Limits = tuple[float, float]


@pytest.mark.parametrize(("events", "of", "wilson95", "wilson998", "rate95", "rate998"), ENGLAND)
def test_intervals_agree_with_those_printed_by_england_s_public_health_package(
    events: int, of: int, wilson95: Limits, wilson998: Limits, rate95: Limits, rate998: Limits
) -> None:
    """To all decimals printed there, at both levels: Wilson, Byar and, for a count under ten, the exact interval."""
    counted = byar if events >= 10 else exact_poisson
    for level, share, rate in ((0.95, wilson95, rate95), (0.998, wilson998, rate998)):
        of_share, of_rate = wilson(events, of, level).times(100), counted(events, level).times(100 / of)
        places = [len(str(limit).partition(".")[2]) for limit in (*share, *rate)]
        found = (of_share.low, of_share.high, of_rate.low, of_rate.high)
        assert (*share, *rate) == tuple(round(limit, digits) for limit, digits in zip(found, places, strict=True))


@often
@given(some.integers(1, 5000).flatmap(lambda of: some.tuples(some.integers(0, of), some.just(of))), LEVELS)
def test_wilson_agrees_with_statsmodels(counts: tuple[int, int], level: float) -> None:
    """For all counts, noughts and wholes among them."""
    events, of = counts
    interval = wilson(events, of, level)
    expected = proportion_confint(events, of, alpha=1 - level, method="wilson")
    assert (interval.low, interval.high) == pytest.approx(expected, abs=NEAR)


@often
@given(some.integers(10, 5000), some.sampled_from([(0.95, 0.002), (0.998, 0.016)]))
def test_byar_is_near_the_exact_interval(events: int, level: tuple[float, float]) -> None:
    """Within 0.2% at 95%, as Public Health England's Technical Guide: Confidence Intervals (25 May 2018) has it of counts of ten and more.

    What the guide says of 99.8% was not at hand; 1.6% is what holds here, at a count of 10.
    """
    confidence, near = level
    interval, tail = byar(events, confidence), (1 - confidence) / 2
    low, high = stats.chi2.ppf(tail, 2 * events) / 2, stats.chi2.ppf(1 - tail, 2 * events + 2) / 2
    assert (interval.low, interval.high) == pytest.approx((low, high), rel=near)


@often
@given(some.integers(10, 5000), LEVELS)
def test_byar_agrees_with_a_formula_written_again(events: int, level: float) -> None:
    """Breslow and Day 1987, volume II, page 69, with scipy's quantile: the cube of a normal variable."""
    z = stats.norm.ppf(0.5 + level / 2)
    cubes = [
        (count ** (1 / 3) * (1 - 1 / (9 * count) + sign * z / (3 * count**0.5))) ** 3 for count, sign in ((events, -1), (events + 1, 1))
    ]
    interval = byar(events, level)
    assert (interval.low, interval.high) == pytest.approx(cubes, rel=1e-9)


def test_byar_is_not_used_for_small_counts() -> None:
    """Under ten it is not good enough."""
    with pytest.raises(ValueError, match="fewer than 10"):
        byar(9, 0.95)


@pytest.mark.parametrize("level", [0.95, 0.998])
@pytest.mark.parametrize("events", range(10))
def test_small_counts_have_the_exact_interval(events: int, level: float) -> None:
    """As scipy's chi-squared quantiles give it (Armitage and Berry 2002), nought among them."""
    tail, interval = (1 - level) / 2, exact_poisson(events, level)
    low = stats.chi2.ppf(tail, 2 * events) / 2 if events else 0.0
    assert (interval.low, interval.high) == pytest.approx((low, stats.chi2.ppf(1 - tail, 2 * events + 2) / 2), rel=1e-9)


def test_two_proportions_agree_with_the_manual_s_example() -> None:
    """statsmodels' manual, proportions_ztest: 5 of 83 and 12 of 99 differ with a p-value of 0.159."""
    errors = two_proportions(5, 83, 12, 99)
    assert errors is not None
    assert round(2 * stats.norm.sf(abs(errors)), 3) == 0.159


def test_two_proportions_have_no_correction_for_continuity() -> None:
    """Their square is the chi-squared statistic of the table, as scipy has it without Yates's correction."""
    errors = two_proportions(56, 70, 48, 80)
    assert errors is not None
    assert errors**2 == pytest.approx(stats.chi2_contingency([[56, 14], [48, 32]], correction=False).statistic)


def test_two_rates_agree_with_a_published_example() -> None:
    """Gu, Ng, Tang and Schucany, Biometrical Journal 2008, 50, 283-298, first example, score statistic: a one-sided p-value of 0.000316."""
    errors = two_rates(60, 51477.5, 30, 54308.7)
    assert errors is not None
    assert round(float(stats.norm.sf(errors)), 6) == 0.000316


@often
@given(*[some.integers(20, 2000).flatmap(lambda of: some.tuples(some.integers(5, of - 5), some.just(of)))] * 2)
def test_two_proportions_agree_with_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    """The score test, whose spread is that of both samples together."""
    found = two_proportions(*first, *second)
    if found is not None:
        expected, _ = proportions_ztest([first[0], second[0]], [first[1], second[1]])
        assert found == pytest.approx(expected, abs=NEAR)


def test_two_proportions_of_small_counts_are_not_tested() -> None:
    """Fewer than five expected in a cell tell nothing."""
    assert two_proportions(2, 20, 1, 20) is None
    assert two_proportions(0, 400, 0, 400) is None
    assert two_proportions(10, 20, 5, 20) is not None


@often
@given(some.integers(10, 3000), some.floats(100, 1e6), some.integers(10, 3000), some.floats(100, 1e6))
def test_two_rates_agree_with_statsmodels(events: int, exposure: float, other_events: int, other_exposure: float) -> None:
    """The score test of equal rates."""
    expected = poisson_two(events, exposure, other_events, other_exposure, method="score", compare="ratio").statistic
    assert two_rates(events, exposure, other_events, other_exposure) == pytest.approx(expected, rel=1e-7, abs=1e-7)


def test_two_rates_of_small_counts_are_not_tested() -> None:
    """Under ten on either side."""
    assert two_rates(9, 1000, 100, 1000) is None
    assert two_rates(100, 1000, 9, 1000) is None


@pytest.mark.parametrize(("level", "z"), [(0.95, 1.959964), (0.998, 3.090232)])
def test_the_number_of_standard_errors_is_two_sided(level: float, z: float) -> None:
    """1.96 at 95%, 3.09 at 99.8%."""
    assert z_of(level) == pytest.approx(z, abs=1e-6)


SEED_SHARES = [
    # percentage, of how many, as the design's table of intervals has them
    (81.5, 39, 66.7, 90.6), (81.0, 465, 77.2, 84.3), (5.2, 405, 3.4, 7.8), (10.6, 405, 8.0, 14.0), (8.5, 837, 6.8, 10.6),
    (67.2, 440, 62.7, 71.4), (46.3, 249, 40.2, 52.5), (20.0, 4341, 18.8, 21.2),
]  # fmt: skip
SEED_RATES = [(523, 523, 508, 539), (178, 178, 169, 187), (48.8, 48.8, 44.2, 53.8), (100.8, 100.8, 94.1, 107.9)]
POPULATION = 83_000


@pytest.mark.parametrize(("share", "of", "low", "high"), SEED_SHARES)
def test_the_intervals_of_the_deck_s_percentages(share: float, of: int, low: float, high: float) -> None:
    """To the decimal printed, from the percentage as it stands in the deck, which is no whole number of cases."""
    interval = wilson(share * of / 100, of, 0.95).times(100)
    assert (low, high) == (round(interval.low, 1), round(interval.high, 1))


@pytest.mark.parametrize(("rate", "_", "low", "high"), SEED_RATES)
def test_the_intervals_of_the_deck_s_rates(rate: float, _: float, low: float, high: float) -> None:
    """Byar, of the count that the rate implies for 83,000 children."""
    events = rate * POPULATION / 10_000
    interval = byar(events, 0.95).times(rate / events)
    places = 1 if rate < 150 else 0
    assert (low, high) == (round(interval.low, places), round(interval.high, places))

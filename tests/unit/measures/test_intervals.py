from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import stats
from statsmodels.stats.proportion import proportion_confint, proportions_ztest
from statsmodels.stats.rates import test_poisson_2indep as poisson_two

from scrutiny_pack.measures.intervals import byar, two_proportions, two_rates, wilson, z_of

NEAR = 1e-9
LEVELS = some.sampled_from([0.95, 0.998])
often = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("events", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_newcombe_s_published_examples(events: int, of: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 1998, 17, 857-872, table I, method 3: to the four decimals printed there."""
    interval = wilson(events, of, 0.95)
    assert (low, high) == (round(interval.low, 4), round(interval.high, 4))


@often
@given(some.integers(1, 5000).flatmap(lambda of: some.tuples(some.integers(0, of), some.just(of))), LEVELS)
def test_wilson_agrees_with_statsmodels(counts: tuple[int, int], level: float) -> None:
    """For all counts, noughts and wholes among them."""
    events, of = counts
    interval = wilson(events, of, level)
    expected = proportion_confint(events, of, alpha=1 - level, method="wilson")
    assert (interval.low, interval.high) == pytest.approx(expected, abs=NEAR)


@often
@given(some.integers(10, 5000))
def test_byar_is_within_a_fifth_of_a_percent_of_the_exact_interval(events: int) -> None:
    """As Public Health England's technical guide says of counts of ten and more, at 95%."""
    interval = byar(events, 0.95)
    low, high = stats.chi2.ppf(0.025, 2 * events) / 2, stats.chi2.ppf(0.975, 2 * events + 2) / 2
    assert (interval.low, interval.high) == pytest.approx((low, high), rel=0.002)


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

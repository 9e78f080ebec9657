"""Medians of ratios, percentiles, and their written form."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import median_ratio, percentile, ratios, shown

RATES = st.lists(st.floats(0.001, 1_000_000), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([2.0], [1.0], 2.0),
        ([2.0, 9.0, 4.0], [1.0, 1.0, 1.0], 4.0),
        ([2.0, 20.0], [1.0, 10.0], 2.0),
        ([1.0, 100.0, 1.0], [2.0, 200.0, 2.0], 0.5),
        ([1.0, 3.0], [1.0, 1.0], 2.0),
        ([1.0, 1.0, 1.0], [0.0, 0.0, 1.0], math.inf),
        ([0.0, 2.0], [0.0, 1.0], 2.0),
    ],
)
def test_median_ratio(ours: list[float], theirs: list[float], expected: float):
    assert median_ratio(ours, theirs) == expected


def test_nothing_against_nothing_is_no_ratio():
    assert math.isnan(median_ratio([0.0], [0.0]))


@pytest.mark.parametrize(("ours", "theirs"), [([], []), ([1.0], []), ([1.0, 2.0], [1.0])])
def test_ratios_need_the_same_rounds(ours: list[float], theirs: list[float]):
    with pytest.raises(ValueError, match="equal numbers of rounds"):
        ratios(ours, theirs)


@given(RATES)
def test_ratio_to_oneself_is_one(rates: list[float]):
    assert median_ratio(rates, rates) == 1.0


@given(RATES, st.floats(0.5, 2.0))
def test_one_disturbed_round_of_three_or_more_moves_nothing(rates: list[float], disturbance: float):
    theirs = [*rates, *rates, *rates]
    ours = [disturbance * theirs[0], *theirs[1:]]
    assert median_ratio(ours, theirs) == 1.0


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3.0], 0.95, 3.0),
        (list(map(float, range(1, 101))), 0.95, 95.0),
        (list(map(float, range(1, 101))), 0.5, 50.0),
        ([5.0, 1.0, 3.0], 0.5, 3.0),
        ([5.0, 1.0, 3.0], 0.0, 1.0),
        ([5.0, 1.0, 3.0], 1.0, 5.0),
        ([1.0, 2.0], 0.95, 2.0),
    ],
)
def test_percentile(values: list[float], share: float, expected: float):
    assert percentile(values, share) == expected


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 1.5), ([1.0], -0.1)])
def test_percentile_of_nothing_is_refused(values: list[float], share: float):
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, share)


@given(st.lists(st.floats(0, 1000), min_size=1), st.floats(0, 1))
def test_percentile_is_one_of_the_values_and_covers_its_share(values: list[float], share: float):
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (math.nan, "–"),
        (math.inf, "∞"),
        (0.123, "0.12"),
        (1.0, "1.00"),
        (12.34, "12.3"),
        (1234.5, "1,234"),
    ],
)
def test_shown(value: float | None, text: str):
    assert shown(value) == text

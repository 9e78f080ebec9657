"""Figures from measurements: medians of ratios, percentiles, and their written form."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return ours / theirs, round by round; rounds with zero for theirs count as infinite.

    Raises:
        ValueError: The numbers of rounds differ, or are zero.
    """
    if len(ours) != len(theirs) or not ours:
        raise ValueError(f"ratios need equal numbers of rounds on both sides: {len(ours)} and {len(theirs)}")
    return [
        mine / other if other else (math.inf if mine else math.nan)
        for mine, other in zip(ours, theirs, strict=True)
    ]


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of the rounds: a disturbance affects both sides of a round."""
    known = [ratio for ratio in ratios(ours, theirs) if not math.isnan(ratio)]
    return median(known) if known else math.nan


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of the values do not exceed (nearest rank).

    Raises:
        ValueError: There are no values, or the share is not within 0 and 1.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("a percentile needs values, and a share between 0 and 1")
    rank = max(1, math.ceil(share * len(values)))
    return sorted(values)[rank - 1]


def shown(value: float | None) -> str:
    """Return a figure with its significant digits; nothing is a dash."""
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"

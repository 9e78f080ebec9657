"""Variants are interleaved, rounds are paired, and goals are judged."""

from __future__ import annotations

import math

import pytest

from benchmarks.goals import Goal
from benchmarks.load import Cell
from benchmarks.plan import COLD, HIT, NATIVE, RDFLIB, VARIANTS, Results, Turn, turns
from benchmarks.questions import Question
from benchmarks.report import missed

POINT = Question("01-point", "a point", "ASK {}")
ROWS = Question("09-rows", "rows", "SELECT * {}", any_rows=True)


def _results(**rates: list[float]) -> Results:
    results = Results()
    for variant, held in rates.items():
        for number, rate in enumerate(held):
            results.add(Turn(number, POINT, 8, variant), Cell(round(rate), 1.0, 0, rate / 1000))
    return results


def test_variants_of_a_cell_are_measured_right_after_each_other():
    planned = list(turns([POINT, ROWS], (1, 8), 3, VARIANTS))
    groups = [planned[start : start + 4] for start in range(0, len(planned), 4)]
    assert len(planned) == 2 * 2 * 3 * 4
    assert all({turn.variant for turn in group} == set(VARIANTS) for group in groups)
    assert all(
        len({(turn.round, turn.question.name, turn.connections) for turn in group}) == 1 for group in groups
    )


def test_each_variant_comes_first_as_often_as_any_other():
    firsts = [turn.variant for turn in turns([POINT, ROWS], (1, 8), 2, VARIANTS)][::4]
    assert {firsts.count(variant) for variant in VARIANTS} == {2}


def test_ratios_are_taken_round_by_round():
    results = _results(cold=[10, 100, 10], native=[20, 200, 10])
    assert results.rate("01-point", 8, COLD, NATIVE) == 0.5


def test_cpu_is_that_of_one_answer():
    assert _results(cold=[10], native=[1000]).cpu("01-point", 8, COLD, NATIVE) == pytest.approx(1.0)


def test_cpu_of_no_answer_is_not_known():
    assert math.isnan(Cell(0, 1.0, 3, 0.5).cpu_of_one)


@pytest.mark.parametrize(
    "results",
    [_results(cold=[1]), _results(cold=[1, 2], native=[1]), Results()],
    ids=["alone", "rounds lost", "nothing"],
)
def test_what_was_not_measured_on_both_sides_has_no_ratio(results: Results):
    assert results.rate("01-point", 8, COLD, NATIVE) is None


@pytest.mark.parametrize(
    ("figure", "expected"), [("cold", 0.5), ("hit", 2.0), ("rdflib", 10.0), ("cpu-cold", 1.0)]
)
def test_figures_of_goals(figure: str, expected: float):
    results = _results(cold=[100], hit=[400], native=[200], rdflib=[10])
    assert results.figure("01-point", 8, figure) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("goal", "ratio", "reached"),
    [
        (Goal("q", 8, "cold", 0.4), 0.4, True),
        (Goal("q", 8, "cold", 0.4), 0.39, False),
        (Goal("q", 8, "cpu-cold", 3.0), 2.9, True),
        (Goal("q", 8, "cpu-cold", 3.0), 3.1, False),
    ],
)
def test_goal_is_a_least_rate_or_a_greatest_cost(goal: Goal, ratio: float, reached: bool):
    assert goal.reached(ratio) is reached


def test_missed_goals_are_named():
    lines = missed(_results(cold=[10], hit=[300], native=[100])).splitlines()
    assert lines[1:] == ["  01-point, 8 connections, cold: 0.10 (goal ≥ 0.4)", *lines[2:]]
    assert lines[0].startswith("Goals reached:")


def test_failures_are_counted_by_variant():
    results = Results()
    results.add(Turn(0, POINT, 1, HIT), Cell(3, 1.0, 2, 0.1))
    results.add(Turn(0, ROWS, 8, HIT), Cell(3, 1.0, 1, 0.1))
    assert (results.failures(HIT), results.failures(RDFLIB)) == (3, 0)

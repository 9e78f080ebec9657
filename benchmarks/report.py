"""The output of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from benchmarks.engines import Running
from benchmarks.figures import shown
from benchmarks.goals import goals
from benchmarks.plan import COLD, HIT, NATIVE, RDFLIB, VARIANTS, Results
from benchmarks.questions import Question
from parley.cli.options import table

MEBIBYTE = 1024 * 1024


def begin(triples: int, servers: Sequence[Running]) -> str:
    """Return the measured engines, and how long each took to load and to start."""
    rows = [(server.name, shown(server.load), shown(server.start)) for server in servers]
    head = f"{triples:,} triples. A server without a load time loads when it starts."
    return f"{head}\n\n{table(('server', 'load s', 'start s'), rows)}\n"


def checked(wrong: Sequence[str], given_up: dict[str, float], left_out: dict[str, str]) -> str:
    """Return whether the engines agree."""
    lines = [f"DIFFERENT  {line}" for line in wrong] or ["All engines give the same rows."]
    lines += [f"rdflib-endpoint did not answer {name} in {limit:.0f} s." for name, limit in given_up.items()]
    lines += [f"rdflib-endpoint is left out of {name}: {reason}." for name, reason in left_out.items()]
    return "\n".join(lines) + "\n"


def tables(
    results: Results, questions: Sequence[Question], counts: Sequence[int], given_up: dict[str, float]
) -> str:
    """Return the ratios for each number of connections, and the failures."""
    parts = [_one(results, questions, count, given_up) for count in counts]
    failed = ", ".join(f"{variant} {results.failures(variant)}" for variant in VARIANTS)
    return "\n".join((*parts, f"Requests without a complete answer of status 200: {failed}\n"))


def _one(results: Results, questions: Sequence[Question], count: int, given_up: dict[str, float]) -> str:
    header = ("query", "native ms", "cold", "hit", "rdflib", "CPU µs", "native µs", "CPU cold", "CPU hit")
    rows = [_row(results, question, count, given_up) for question in questions]
    title = f"Connections: {count}. cold, hit: rate / native's; rdflib: cold rate / rdflib-endpoint's"
    return f"{title}\n{table(header, rows)}\n"


def _row(results: Results, question: Question, count: int, given_up: dict[str, float]) -> tuple[str, ...]:
    name = question.name
    return (
        name,
        shown(_milliseconds(results, name, count)),
        shown(results.rate(name, count, COLD, NATIVE)),
        shown(results.rate(name, count, HIT, NATIVE)),
        _against_rdflib(results, name, count, given_up),
        shown(_cpu(results, name, count, COLD)),
        shown(_cpu(results, name, count, NATIVE)),
        shown(results.cpu(name, count, COLD, NATIVE)),
        shown(results.cpu(name, count, HIT, NATIVE)),
    )


def _milliseconds(results: Results, name: str, count: int) -> float | None:
    """Return the mean time of one answer of native: of all connections together, in their best round."""
    best = max((cell.rate for cell in results.cells.get((name, count, NATIVE), ())), default=0.0)
    return 1000 * count / best if best else None


def _cpu(results: Results, name: str, count: int, variant: str) -> float | None:
    cells = results.cells.get((name, count, variant), ())
    answers = sum(cell.answers for cell in cells)
    return 1_000_000 * sum(cell.cpu for cell in cells) / answers if answers else None


def _against_rdflib(results: Results, name: str, count: int, given_up: dict[str, float]) -> str:
    """Return the ratio, or a lower bound: one request of ours against one without an answer."""
    rates = [cell.rate for cell in results.cells.get((name, 1, COLD), ())]
    if name in given_up and rates:
        return f"> {shown(given_up[name] * min(rates))}"
    return shown(results.rate(name, count, COLD, RDFLIB))


def memory(peaks: dict[str, tuple[int, int]]) -> str:
    """Return the memory of each tree of processes."""
    rows = [(name, shown(rest / MEBIBYTE), shown(peak / MEBIBYTE)) for name, (rest, peak) in peaks.items()]
    return table(("memory (PSS of the tree), MiB", "after the run", "peak at 8 connections"), rows) + "\n"


def missed(results: Results) -> str:
    """Return the measured goals that were not reached."""
    lines, measured = [], 0
    for goal in goals():
        ratio = results.figure(goal.query, goal.connections, goal.figure)
        if ratio is None or isnan(ratio):
            continue
        measured += 1
        if not goal.reached(ratio):
            sign = "≤" if goal.figure.startswith("cpu") else "≥"
            place = f"{goal.query}, {goal.connections} connections, {goal.figure}"
            lines.append(f"  {place}: {shown(ratio)} (goal {sign} {goal.bound:g})")
    head = f"Goals reached: {measured - len(lines)} of {measured}; missed:"
    return "\n".join((head, *(lines or ["  none"])))

"""``python -m benchmarks.costs``: the CPU time of one request in the front and the executors."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import click

from benchmarks.engines import Empty, Parley, Running, end_on_termination
from benchmarks.figures import shown
from benchmarks.generate import SEED
from benchmarks.load import Load, measure
from benchmarks.processes import await_idle, is_executor, tree
from benchmarks.questions import Question, read_questions
from benchmarks.release import write_release
from parley.cli.options import table

_QUIET_SECONDS = 15.0


@click.command()
@click.option("--triples", default=100_000, show_default=True, type=click.IntRange(2_000, 5_000_000))
@click.option("--seed", default=SEED, show_default=True)
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1))
@click.option("--connections", default=8, show_default=True, type=click.IntRange(1))
@click.option("--only", default="01,02,03,04", show_default=True, help="Beginnings of names of queries.")
def main(*, triples: int, seed: int, rounds: int, connections: int, only: str) -> None:
    """Print the costs of small requests, from the cache and not; the least of some rounds."""
    end_on_termination()
    questions = [
        question for question in read_questions() if question.name.startswith(tuple(only.split(",")))
    ]
    with tempfile.TemporaryDirectory(prefix="parley-costs-") as work, Parley() as engine, Empty() as empty:
        data = write_release(Path(work) / "release", triples, seed)
        running, idle = engine.serve(data), empty.serve(data)
        rows = [("nothing", "hit", *_least(idle, questions[0], connections, rounds, cold=False))]
        rows += [
            (question.name, kind, *_least(running, question, connections, rounds, cold=kind == "cold"))
            for question in questions
            for kind in ("hit", "cold")
        ]
    click.echo(table(("query", "kind", "front µs", "executors µs", "requests/s"), rows))


def _least(
    running: Running, question: Question, connections: int, rounds: int, *, cold: bool
) -> tuple[str, str, str]:
    """Return the least costs and the best rate of some rounds, because other work only adds to the costs."""
    cells = [_costs(running, question, connections, cold=cold) for _ in range(rounds)]
    fronts, executors, rates = zip(*cells, strict=True)
    return shown(min(fronts)), shown(min(executors)), shown(max(rates))


def _costs(
    running: Running, question: Question, connections: int, *, cold: bool
) -> tuple[float, float, float]:
    await_idle(running.pid, _QUIET_SECONDS)
    everybody = tree(running.pid)
    executors = set(filter(is_executor, everybody))
    before = [_cpu_seconds(processes) for processes in (everybody - executors, executors)]
    cell = measure(running, Load(question, connections, 1, f"costs-{time.time_ns()}" if cold else None))
    after = [_cpu_seconds(processes) for processes in (everybody - executors, executors)]
    front, behind = (1e6 * (late - early) / cell.answers for early, late in zip(before, after, strict=True))
    return front, behind, cell.rate


def _cpu_seconds(processes: Iterable[int]) -> float:
    """Return the CPU time of live processes, to the nanosecond [Linux: sched-stats]."""
    total = 0
    for process in processes:
        for file in Path(f"/proc/{process}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                total += int(file.read_text().split()[0])
    return total / 1e9


if __name__ == "__main__":
    main()

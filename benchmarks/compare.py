"""``python -m benchmarks.compare``: Parley, native Oxigraph and rdflib-endpoint side by side."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from benchmarks import report
from benchmarks.client import BrokenAnswerError, Connection
from benchmarks.engines import Engine, Native, Parley, RdflibEndpoint, Running, end_on_termination, programs
from benchmarks.generate import SEED
from benchmarks.load import Cell, Load, measure
from benchmarks.plan import COLD, HIT, NATIVE, RDFLIB, VARIANTS, Results, Turn, turns
from benchmarks.processes import PeakMemory, await_idle, pss_bytes
from benchmarks.questions import Question, read_questions
from benchmarks.release import Generated, write_release
from benchmarks.rows import Row, difference, rows_of, statements_of, strangers

_QUIET_SECONDS = 30.0
_SLOW_SECONDS = 0.1
_LONGEST_CELL = 15.0
_MEMORY_CONNECTIONS = 8
_STORES = ("default", "Oxigraph")


@dataclass
class Comparison:
    """The running engines, and their answers.

    Attributes:
        given_up: Queries that rdflib-endpoint did not answer in time, with the seconds it had.
        left_out: Queries with an invalid answer of it, and the reason.
        took: Seconds of the first answer, by server and query.
        wrong: Differences between answers.
    """

    data: Generated
    engines: dict[str, Engine]
    patience: float
    given_up: dict[str, float] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    took: dict[tuple[str, str], float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def running(self, variant: str) -> Running:
        """Return the server of a variant."""
        running = self.engines["parley" if variant in (COLD, HIT) else variant].running
        if running is None:
            raise RuntimeError(f"{variant} does not run")
        return running

    def check(self, questions: list[Question]) -> None:
        """Send every query once to every engine, and compare the rows; this also warms them up."""
        stated = statements_of((self.data.triples, *self.data.extra))
        for question in questions:
            answers = {name: self._rows(name, question) for name in self.engines}
            ours = answers["parley"]
            if ours is None:
                continue
            for name, theirs in answers.items():
                found = difference(question, ours, theirs) if theirs is not None else None
                if found:
                    self.wrong.append(f"{question.name}: parley and {name} differ: {found}")
                if question.any_rows and strangers(theirs or (), stated):
                    self.wrong.append(f"{question.name}: {name} gave rows that the data do not state")

    def _rows(self, name: str, question: Question) -> Counter[Row] | None:
        patience = self.patience if name == RDFLIB else 10 * self.patience
        running, begin = self.running(name), time.perf_counter()
        try:
            rows = asyncio.run(_ask(running, question, patience))
        except TimeoutError:
            if name == RDFLIB:
                self.given_up[question.name] = patience
            else:
                self.wrong.append(f"{question.name}: {name} gave no answer in {patience:.0f} s")
            self.engines[name].restart(self.data)
        except (BrokenAnswerError, ValueError) as error:
            if name == RDFLIB:
                self.left_out[question.name] = str(error)
            else:
                self.wrong.append(f"{question.name}: {name}: {error}")
        else:
            self.took[name, question.name] = time.perf_counter() - begin
            return rows
        return None

    def measure(self, turn: Turn, seconds: int) -> Cell | None:
        """Measure one cell; None if the engine cannot answer it in time."""
        if turn.variant == RDFLIB and not self._answers(turn.question, turn.connections):
            return None
        running = self.running(turn.variant)
        if not await_idle(running.pid, _QUIET_SECONDS):
            running = self.engines[running.name].restart(self.data)
        mark = None if turn.variant == HIT else f"{turn.round}-{turn.connections}-{turn.variant}"
        return measure(running, self._load(running, turn.question, turn.connections, seconds, mark))

    def _answers(self, question: Question, connections: int) -> bool:
        """Return whether rdflib-endpoint soon answers a query on this number of connections."""
        alone = self.took.get((RDFLIB, question.name))
        return alone is not None and alone * connections < _LONGEST_CELL

    def _load(
        self, running: Running, question: Question, connections: int, seconds: int, mark: str | None
    ) -> Load:
        """Return the load of a cell: slow answers come once on each connection."""
        slow = self.took.get((running.name, question.name), 0.0) > _SLOW_SECONDS
        return Load(question, connections, 0 if slow else seconds, mark)

    def peak_memory(self, questions: list[Question]) -> dict[str, tuple[int, int]]:
        """Return the memory of each tree: at rest, and the maximum while it answers each query."""
        found = {}
        for name in self.engines:
            running = self.running(name)
            await_idle(running.pid, _QUIET_SECONDS)
            rest = pss_bytes(running.pid)
            with PeakMemory(running.pid) as peak:
                for question in questions:
                    if name != RDFLIB or self._answers(question, _MEMORY_CONNECTIONS):
                        measure(running, self._load(running, question, _MEMORY_CONNECTIONS, 1, "memory"))
            found[name] = (rest, peak.bytes)
        return found


async def _ask(running: Running, question: Question, patience: float) -> Counter[Row]:
    connection = Connection(running.host, running.port)
    async with asyncio.timeout(patience):
        answer = await connection.get(question.target(running.path), question.media_type)
    connection.close()
    if answer.status != 200:
        raise ValueError(f"status {answer.status}: {answer.body[:200]!r}")
    return rows_of(answer)


@dataclass(frozen=True)
class Order:
    """The options of the command line."""

    triples: int
    seed: int
    rounds: int
    seconds: int
    connections: str
    only: str
    without_rdflib: bool
    rdflib_store: str
    patience: float
    environment: Path

    def shortened(self) -> Order:
        """Return a comparison that takes about a minute."""
        return replace(
            self, triples=10_000, rounds=1, connections="1,8", patience=10.0, only="01,03,05,08,10"
        )

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers of connections."""
        return tuple(int(count) for count in self.connections.split(","))

    @property
    def questions(self) -> list[Question]:
        """The queries to measure."""
        names = tuple(self.only.split(","))
        return [question for question in read_questions() if question.name.startswith(names)]


@click.command()
@click.option("--triples", default=100_000, show_default=True, type=click.IntRange(2_000, 5_000_000))
@click.option("--seed", default=SEED, show_default=True)
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--seconds", default=1, show_default=True, type=click.IntRange(1), help="Of each cell.")
@click.option("--connections", default="1,8,32", show_default=True, metavar="N,N…")
@click.option("--only", default="", metavar="NAME,NAME…", help="Only queries whose names begin with this.")
@click.option("--quick", is_flag=True, help="10,000 triples, one round, five queries: about a minute.")
@click.option("--without-rdflib", is_flag=True, help="Leave rdflib-endpoint out.")
@click.option("--rdflib-store", default=_STORES[0], show_default=True, type=click.Choice(_STORES))
@click.option("--patience", default=30.0, show_default=True, help="Seconds rdflib-endpoint gets for a query.")
@click.option(
    "--engines",
    "environment",
    default=Path(".venv-benchmarks"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Environment with the other engines; made if it does not exist.",
)
def main(
    *,
    triples: int,
    seed: int,
    rounds: int,
    seconds: int,
    connections: str,
    only: str,
    quick: bool,
    without_rdflib: bool,
    rdflib_store: str,
    patience: float,
    environment: Path,
) -> None:
    """Measure Parley with all its limits beside native Oxigraph on disk and rdflib-endpoint."""
    end_on_termination()
    order = Order(
        triples=triples,
        seed=seed,
        rounds=rounds,
        seconds=seconds,
        connections=connections,
        only=only,
        without_rdflib=without_rdflib,
        rdflib_store=rdflib_store,
        patience=patience,
        environment=environment,
    )
    if quick:
        order = order.shortened()
    if not shutil.which("wrk"):
        click.echo("wrk is not installed: the load comes from Python, which limits the rates it can show.")
    with tempfile.TemporaryDirectory(prefix="parley-benchmark-") as work:
        _compare(order, Path(work))


def _compare(order: Order, work: Path) -> None:
    data = write_release(work / "release", order.triples, order.seed)
    with ExitStack() as stack:
        engines = _engines(order, work)
        for engine in engines.values():
            engine.prepare(data)
            stack.enter_context(engine).serve(data)
        comparison = Comparison(data, engines, order.patience)
        click.echo(report.begin(data.count, [comparison.running(name) for name in engines]))
        comparison.check(order.questions)
        click.echo(report.checked(comparison.wrong, comparison.given_up, comparison.left_out))
        results = _measured(comparison, order)
        click.echo(report.tables(results, order.questions, order.counts, comparison.given_up))
        click.echo(report.memory(comparison.peak_memory(order.questions)))
        click.echo(report.missed(results))


def _engines(order: Order, work: Path) -> dict[str, Engine]:
    folder = programs(order.environment)
    engines: dict[str, Engine] = {"parley": Parley(), NATIVE: Native(folder, work / "native")}
    if not order.without_rdflib:
        engines[RDFLIB] = RdflibEndpoint(folder, order.rdflib_store)
    return engines


def _measured(comparison: Comparison, order: Order) -> Results:
    """Return all cells; progress goes to a terminal."""
    variants = tuple(variant for variant in VARIANTS if variant in (COLD, HIT, *comparison.engines))
    planned = list(turns(order.questions, order.counts, order.rounds, variants))
    results = Results()
    hidden = not sys.stderr.isatty()
    with click.progressbar(planned, label="Measuring", file=sys.stderr, hidden=hidden) as shown:
        for turn in shown:
            cell = comparison.measure(turn, order.seconds)
            if cell is not None:
                results.add(turn, cell)
    return results


if __name__ == "__main__":
    main()

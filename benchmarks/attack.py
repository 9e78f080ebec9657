"""``python -m benchmarks.attack``: light queries of one client while sixteen others attack."""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.client import Answer, BrokenAnswerError, Connection
from benchmarks.engines import Native, Parley, Running, end_on_termination, programs
from benchmarks.figures import percentile, shown
from benchmarks.generate import SEED
from benchmarks.hostile import attacks
from benchmarks.processes import PeakMemory, Process, await_idle
from benchmarks.processes import running as still_running
from benchmarks.questions import SOLUTIONS, Question, read_questions
from benchmarks.release import write_release
from benchmarks.rows import rows_of
from benchmarks.siege import Light, Loot, Order, beside_neighbours, besiege, rest
from parley.cli.options import table

_LIGHT = ("01", "02", "03", "04")
_MEBIBYTE = 1024 * 1024
_CALM_SECONDS = 15.0
_PROOF_SECONDS = 120.0
_STOP_SECONDS = 5.0
_PROOFS_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attack, with its result.

    Attributes:
        idle: The results of the light client before it.
        beside: The same beside processes that ask nothing, and load the machine alike.
        light: The same during it.
        peak: The maximal memory of the server's processes, in bytes.
        wrong: Different answers with status 200 that differ from those of native Oxigraph.
        unproved: Such answers that were not compared: native gave none, or there was no time left for it.
    """

    name: str
    idle: Light
    beside: Light
    light: Light
    loot: Loot
    peak: int
    wrong: int
    unproved: int

    def row(self) -> tuple[str, ...]:
        """Return it as a line of the table."""
        idle, beside, under = (
            percentile(light.seconds, 0.95) for light in (self.idle, self.beside, self.light)
        )
        statuses = " ".join(f"{status}×{number}" for status, number in sorted(self.loot.statuses.items()))
        return (
            self.name,
            shown(1000 * idle),
            shown(1000 * beside),
            shown(1000 * under),
            shown(under / idle),
            shown(under / beside),
            f"{self.light.failures}/{self.light.statuses.total()}",
            str(self.wrong),
            str(self.unproved),
            shown(self.peak / _MEBIBYTE),
            statuses or "none in time",
        )


class Judge:
    """Native Oxigraph over the same data: its answers are the correct ones."""

    def __init__(self, running: Running) -> None:
        """Take its server."""
        self._running = running
        self._light: dict[str, Answer | None] = {}

    def light(self, light: Light, questions: list[Question]) -> tuple[int, int]:
        """Return how many different light answers are wrong, and how many cannot be judged."""
        counts = [0, 0]
        for question in questions:
            for answer in light.answers.get(question.name, {}).values():
                if question.name not in self._light:
                    target = question.target(self._running.path)
                    self._light[question.name] = self._ask(target, question.media_type)
                self._count(counts, answer, self._light[question.name])
        return counts[0], counts[1]

    def kept(self, loot: Loot) -> tuple[int, int]:
        """Return the same of the answers that attackers got."""
        counts = [0, 0]
        end = time.monotonic() + _PROOFS_SECONDS
        for number, (query, answer) in enumerate(loot.kept):
            if time.monotonic() > end:
                counts[1] += len(loot.kept) - number
                break
            question = Question("", "", query)
            self._count(counts, answer, self._ask(question.target(self._running.path), SOLUTIONS))
        return counts[0], counts[1]

    def _ask(self, target: str, accept: str) -> Answer | None:
        async def ask() -> Answer:
            async with asyncio.timeout(_PROOF_SECONDS):
                return await Connection(self._running.host, self._running.port).get(target, accept)

        try:
            answer = asyncio.run(ask())
        except (TimeoutError, BrokenAnswerError, OSError):
            return None
        return answer if answer.status == 200 else None

    @staticmethod
    def _count(counts: list[int], answer: Answer, proof: Answer | None) -> None:
        if proof is None:
            counts[1] += 1
            return
        try:
            counts[0] += rows_of(answer) != rows_of(proof)
        except ValueError:
            counts[0] += 1


@click.command()
@click.option("--triples", default=100_000, show_default=True, type=click.IntRange(2_000, 5_000_000))
@click.option("--seed", default=SEED, show_default=True)
@click.option("--seconds", default=12.0, show_default=True, help="Of each attack.")
@click.option("--attackers", default=16, show_default=True, type=click.IntRange(1, 100))
@click.option(
    "--option",
    "options",
    multiple=True,
    default=("--count-loopback",),
    show_default=True,
    help="Option of 'parley serve', as --option=--memory=320; all addresses here are loopback.",
)
@click.option("--only", default="", help="Only attacks whose names begin with this.")
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
    seconds: float,
    attackers: int,
    options: tuple[str, ...],
    only: str,
    environment: Path,
) -> None:
    """Attack Parley from many addresses, and print the effect on another client."""
    end_on_termination()
    chosen = [hostile for hostile in attacks() if hostile.name.startswith(only)]
    light = [question for question in read_questions() if question.name.startswith(_LIGHT)]
    orders = [Order(hostile, light, seconds, attackers, number) for number, hostile in enumerate(chosen, 1)]
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="parley-attack-")))
        data = write_release(work / "release", triples, seed)
        native, ours = Native(programs(environment), work / "native"), Parley(options)
        native.prepare(data)
        judge = Judge(stack.enter_context(native).serve(data))
        running = stack.enter_context(ours).serve(data)
        seen: set[Process] = set()
        outcomes = [_outcome(running, judge, order, seen) for order in orders]
        click.echo(_report(outcomes, data.count, attackers))
        ours.stop()
        left = still_running(seen, _STOP_SECONDS)
        click.echo(f"Processes left after the stop: {len(left)} of {len(seen)} that were seen.")
        if wrong := sum(outcome.wrong for outcome in outcomes):
            raise SystemExit(f"{wrong} answers with status 200 are not those of native Oxigraph.")


def _outcome(running: Running, judge: Judge, order: Order, seen: set[Process]) -> Outcome:
    """Return the result of an attack, and add the processes that the server had meanwhile."""
    await_idle(running.pid, _CALM_SECONDS)
    with PeakMemory(running.pid) as peak:
        idle = rest(running, order)
        beside = beside_neighbours(running, order)
        light, loot = besiege(running, order)
    seen |= peak.seen
    wrong, unproved = map(sum, zip(judge.light(light, order.questions), judge.kept(loot), strict=True))
    return Outcome(order.hostile.name, idle, beside, light, loot, peak.bytes, wrong, unproved)


def _report(outcomes: list[Outcome], triples: int, attackers: int) -> str:
    times = ("idle p95 ms", "neighbours p95 ms", "p95 ms", "of idle", "of neighbours")
    header = ("attack", *times, "light failed", "wrong 200", "unproved", "peak MiB", "attackers got")
    rows = table(header, [outcome.row() for outcome in outcomes])
    return f"{triples:,} triples, {attackers} attackers\n\n{rows}\n"


if __name__ == "__main__":
    main()

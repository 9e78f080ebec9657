"""The harness against a server of this checkout: it counts, compares, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.client import Connection
from benchmarks.engines import Parley, Running
from benchmarks.generate import SEED, main
from benchmarks.hostile import attacks
from benchmarks.load import Load, measure
from benchmarks.processes import PeakMemory
from benchmarks.processes import running as still_running
from benchmarks.questions import Question, read_questions
from benchmarks.release import Generated, write_quads
from benchmarks.rows import rows_of, statements_of, strangers
from benchmarks.siege import Order, besiege

QUESTIONS = {question.name: question for question in read_questions()}


@pytest.fixture(scope="module")
def served(generated: Generated) -> Iterator[Running]:
    # Long queries wait where other tests run beside.
    with Parley(("--timeout", "60")) as engine:
        yield engine.serve(generated)


def test_rows_of_the_server_are_those_of_the_data(served: Running, generated: Generated):
    async def ask(question: Question) -> int:
        connection = Connection(served.host, served.port)
        answer = await connection.get(question.target(served.path), question.media_type)
        connection.close()
        return len(strangers(rows_of(answer), statements_of((generated.triples, *generated.extra))))

    assert asyncio.run(ask(QUESTIONS["09-rows"])) == 0


@pytest.mark.parametrize("mark", [None, "new"])
def test_one_answer_on_each_connection_is_counted(mark: str | None, served: Running):
    cell = measure(served, Load(QUESTIONS["01-point"], 3, 0, mark))
    assert (cell.answers, cell.failures) == (3, 0)


def test_refused_requests_are_failures(served: Running):
    cell = measure(served, Load(Question("broken", "broken", "SELECT"), 2, 0))
    assert (cell.answers, cell.failures) == (0, 2)


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed")
@pytest.mark.parametrize("mark", [None, "new"])
def test_wrk_gets_answers_only(mark: str | None, served: Running):
    cell = measure(served, Load(QUESTIONS["08-article"], 2, 1, mark))
    assert cell.answers > 0
    assert cell.failures == 0


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed")
def test_wrk_counts_refusals_as_failures(served: Running):
    cell = measure(served, Load(Question("broken", "broken", "SELECT"), 2, 1))
    assert cell.answers == 0
    assert cell.failures > 0


def test_light_client_gets_complete_answers_beside_attackers(served: Running):
    bomb = next(hostile for hostile in attacks() if hostile.name == "nested lists")
    light, loot = besiege(served, Order(bomb, [QUESTIONS["01-point"]], 0.5, 2, network=1))
    assert set(light.statuses) == {200}
    assert len(light.answers["01-point"]) == 1
    assert loot.kept == []


def test_stopped_server_leaves_no_process(generated: Generated):
    # Long queries wait where other tests run beside.
    with Parley(("--timeout", "60")) as engine:
        running = engine.serve(generated)
        with PeakMemory(running.pid) as peak:
            pass
        engine.stop()
        assert still_running(peak.seen, 20) == set()


def test_command_writes_what_the_module_writes(tmp_path: Path):
    result = CliRunner().invoke(main, ["--triples", "2000", str(tmp_path / "command")])
    assert result.exit_code == 0, result.output
    write_quads(tmp_path / "module", 2000, SEED)
    assert (tmp_path / "command").read_bytes() == (tmp_path / "module").read_bytes()


def test_command_writes_a_release(tmp_path: Path):
    result = CliRunner().invoke(main, ["--triples", "2000", "--release", str(tmp_path / "release")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "release" / "manifest.json").exists()

"""``python -m benchmarks.bulk``: large answers and dumps, and their effect on the server's memory."""

from __future__ import annotations

import math
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import quote

import click

from benchmarks.engines import HOST, Native, Parley, Running, end_on_termination, programs
from benchmarks.figures import median_ratio, shown
from benchmarks.generate import SEED
from benchmarks.processes import await_idle, is_executor, pss_of, tree
from benchmarks.release import Generated, write_release
from parley.cli.options import table

MEBIBYTE = 1024 * 1024
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
ROWS = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 100000"
_ERROR_STATUS = 22
"""The exit code of curl if the status is 400 or more [curl(1), exit codes]."""
_TSV = "text/tab-separated-values"
_QUIET_SECONDS = 30.0


@click.command()
@click.option("--triples", default=100_000, show_default=True, type=click.IntRange(2_000, 5_000_000))
@click.option("--seed", default=SEED, show_default=True)
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--engines", default=".venv-benchmarks", show_default=True, type=click.Path(path_type=Path))
def main(*, triples: int, seed: int, rounds: int, engines: Path) -> None:
    """Time 100,000 rows and all triples beside native Oxigraph, and a dump beside its plain file."""
    end_on_termination()
    with tempfile.TemporaryDirectory(prefix="parley-bulk-") as work:
        data = write_release(Path(work) / "release", triples, seed)
        native = Native(programs(engines), Path(work) / "native")
        native.prepare(data)
        with Parley(("--cache", "0")) as ours, native:
            _report(ours.serve(data), native.serve(data), data, rounds)


def _report(ours: Running, theirs: Running, data: Generated, rounds: int) -> None:
    for running in (ours, theirs):  # the first request is not measured
        _seconds(_query(running, ROWS), _TSV)
    before = _front_bytes(ours)
    rows = [
        _beside("100,000 rows, TSV", ours, theirs, ROWS, _TSV, rounds),
        _beside("all as CONSTRUCT, N-Triples", ours, theirs, ALL, "application/n-triples", rounds),
        _dump(ours, data.quads, rounds),
    ]
    click.echo(table(("total time", "parley ms", "reference ms", "ratio"), rows))
    grown = (_front_bytes(ours) - before) / MEBIBYTE
    click.echo(
        f"\nThe server beside its executors: {before / MEBIBYTE:.0f} MiB before, {grown:+.1f} MiB after."
    )


def _beside(
    name: str, ours: Running, theirs: Running, query: str, accept: str, rounds: int
) -> tuple[str, str, str, str]:
    return _row(
        name,
        rounds,
        lambda: _seconds(_query(ours, query), accept),
        lambda: _seconds(_query(theirs, query), accept),
    )


def _dump(ours: Running, file: Path, rounds: int) -> tuple[str, str, str, str]:
    """Time a dump beside the same file sent by the kernel over a socket of this process."""
    url = f"http://{ours.host}:{ours.port}/dumps/{file.name}"
    with _bare(file) as bare:
        return _row("dump, N-Quads", rounds, lambda: _seconds(url, "*/*"), lambda: _seconds(bare, "*/*"))


def _row(
    name: str, rounds: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> tuple[str, str, str, str]:
    """Return the medians; the first engine changes with each round. A refused answer has a dash."""
    mine: list[float] = []
    other: list[float] = []
    for number in range(rounds):
        if number % 2:
            other.append(theirs())
            mine.append(ours())
        else:
            mine.append(ours())
            other.append(theirs())
    ours_ms, theirs_ms = (shown(1_000 * median(part)) for part in (mine, other))
    return name, ours_ms, theirs_ms, shown(median_ratio(mine, other))


def _query(running: Running, query: str) -> str:
    return f"http://{running.host}:{running.port}{running.path}?query={quote(query)}"


def _seconds(url: str, accept: str) -> float:
    """Return how long curl takes to fetch a whole answer; NaN if it gets an error instead.

    Raises:
        CalledProcessError: The answer is not complete.
    """
    command = ["curl", "-sSf", "-o", "/dev/null", "-w", "%{time_total}", "-H", f"Accept: {accept}", url]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode == _ERROR_STATUS:
        return math.nan
    done.check_returncode()
    return float(done.stdout)


@contextmanager
def _bare(file: Path) -> Iterator[str]:
    """Serve a file as fast as the kernel can, to any client."""
    listener = socket.create_server((HOST, 0))
    size = file.stat().st_size

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, file.open("rb") as content:
                connection.recv(65_536)
                connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n".encode())
                connection.sendfile(content)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{listener.getsockname()[1]}/"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _front_bytes(running: Running) -> int:
    """Return the memory of the server's processes without executors and the process with the data."""
    await_idle(running.pid, _QUIET_SECONDS)
    return sum(pss_of(process) for process in tree(running.pid) if not is_executor(process))


if __name__ == "__main__":
    main()

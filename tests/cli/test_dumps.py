"""Dumps as they go over a socket: to clients that read nothing, and to the last byte for those that do."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.release import Generated, write_release
from tests.cli.server import Served

CLIENTS = 20
"""More than there are threads for pages."""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """A release whose dumps are larger than the buffer of a socket."""
    return write_release(tmp_path_factory.mktemp("dumps") / "release", 200_000, 1)


@pytest.fixture(scope="module")
def server(release: Generated) -> Iterator[Served]:
    running = Served("--release", str(release.folder))
    yield running
    running.close()


def test_clients_that_read_nothing_of_a_dump_hold_nobody_up(server: Served) -> None:
    url = server.client.base_url
    with contextlib.ExitStack() as stack:
        for _ in range(CLIENTS):
            slow = stack.enter_context(socket.create_connection((url.host, url.port or 80), timeout=10))
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.sendall(b"GET /dumps/parley.nq HTTP/1.1\r\nHost: x\r\n\r\n")
            assert slow.recv(15) == b"HTTP/1.1 200 OK"
        assert server.client.get("/shapes.ttl", timeout=10).status_code == 404
        assert server.client.get("/ontology.ttl", timeout=10).status_code == 200


@pytest.mark.parametrize("wanted", [None, (0, 0), (5_000_000, 9_999_999)])
def test_a_dump_and_each_part_of_it_is_the_file(
    server: Served, release: Generated, wanted: tuple[int, int] | None
) -> None:
    whole = Path(release.quads).read_bytes()
    headers = {"Range": f"bytes={wanted[0]}-{wanted[1]}"} if wanted else {}
    first, last = wanted or (0, len(whole) - 1)
    assert server.client.get("/dumps/parley.nq", headers=headers).content == whole[first : last + 1]

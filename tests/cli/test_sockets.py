"""Bytes on a socket that are no request, or a strange one: each gets the right answer, and nobody else notices."""

# ruff: noqa: E501 - the rows of a table
from __future__ import annotations

import contextlib
import gzip
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.cli.server import Served, executors

ASK = b"/sparql?query=ASK%7B%7D"
HOST = b"Host: x\r\n"
CLOSE = HOST + b"Connection: close\r\n"
DIRECT = b"Content-Type: application/sparql-query\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
LEAKS = (b"Traceback", b"site-packages", b"granian", b"hyper", b"pyoxigraph", b"root:")
PATIENCE = 2.0


def get(target: bytes, fields: bytes = CLOSE, version: bytes = b"1.1") -> bytes:
    return b"GET " + target + b" HTTP/" + version + b"\r\n" + fields + b"\r\n"


def post(fields: bytes, body: bytes = b"ASK {}", kind: bytes = DIRECT) -> bytes:
    return b"POST /sparql HTTP/1.1\r\n" + CLOSE + kind + fields + b"\r\n" + body


CHUNKED = b"Transfer-Encoding: chunked\r\n"
BOMB = gzip.compress(b" " * 20_000_000)

CHUNK = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
POSTED = b"POST /sparql HTTP/1.1\r\n" + HOST + DIRECT + b"Content-Length: 6\r\n\r\nASK {}"
UPGRADE = (
    b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)

# What is sent, and the statuses that come back.
WHOLE: list[tuple[str, bytes, list[int]]] = [
    # no HTTP
    ("garbage", b"GARBAGE\r\n\r\n", [400]),
    ("HTTP/0.9", b"GET /\r\n\r\n", [400]),
    ("HTTP/9.9", get(ASK, CLOSE, b"9.9"), [400]),
    ("HTTP/2 at once", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\xff" * 100, []),
    ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500, [400]),
    # versions and forms of HTTP that are allowed
    ("HTTP/1.0", get(ASK, b"", b"1.0"), [200]),
    ("an absolute target", get(b"http://evil.test" + ASK), [200]),
    ("an absolute target beyond the root", get(b"https://evil.test/dumps/../../etc/passwd"), [404]),
    ("a target that is a file", get(b"file:///etc/passwd"), [400]),
    ("OPTIONS *", b"OPTIONS * HTTP/1.1\r\n" + CLOSE + b"\r\n", [404]),
    ("GET *", get(b"*"), [404]),
    ("CONNECT", b"CONNECT /sparql HTTP/1.1\r\n" + CLOSE + b"\r\n", [405]),
    ("CONNECT elsewhere", b"CONNECT evil.test:443 HTTP/1.1\r\n" + CLOSE + b"\r\n", [404]),
    ("TRACE", b"TRACE /sparql HTTP/1.1\r\nCookie: secret\r\n" + CLOSE + b"\r\n", [405]),
    ("an upgrade to a web socket", get(b"/sparql", HOST + UPGRADE), [200]),
    ("an upgrade to HTTP/2", get(ASK, CLOSE + b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"), [200]),
    ("line feeds only", get(ASK).replace(b"\r\n", b"\n"), [200]),
    ("a small method", get(ASK).replace(b"GET", b"get"), [405]),
    ("a method of 100 kB", b"X" * 100_000 + b" / HTTP/1.1\r\n" + CLOSE + b"\r\n", [405]),
    # one after the other on one connection
    ("2 requests at once", get(ASK, HOST) + get(ASK), [200, 200]),
    ("100 requests at once", get(ASK, HOST) * 99 + get(ASK), [200] * 100),
    ("queries in bodies at once", POSTED * 3 + get(ASK), [200] * 4),
    ("a good request, then garbage", get(ASK, HOST) + b"GARBAGE\r\n\r\n", [200, 400]),
    ("a refused request, then a good one", get(b"/nothing", HOST) + get(ASK), [404, 200]),
    ("a body beyond its length", post(b"Content-Length: 6\r\n", b"ASK {}GARBAGE\r\n\r\n"), [200]),
    ("GET with a body", get(ASK, CLOSE + b"Content-Length: 5\r\n") + b"hello", [200]),
    # waiting for leave
    ("Expect: 100-continue", post(b"Content-Length: 6\r\nExpect: 100-continue\r\n"), [100, 200]),
    ("Expect: nonsense", post(b"Content-Length: 6\r\nExpect: nonsense\r\n"), [200]),
    ("Expect, for a query too long", post(b"Content-Length: 99999999\r\nExpect: 100-continue\r\n", b""), [413]),
    ("a length of terabytes, before its body", post(b"Content-Length: 9999999999999\r\n", b""), [413]),
    # headers
    ("a header of 100 kB", get(ASK, CLOSE + b"X: " + b"a" * 100_000 + b"\r\n"), [200]),
    ("headers of 90 kB", get(ASK, CLOSE + b"".join(b"X%d: %s\r\n" % (i, b"a" * 1_000) for i in range(90))), [200]),
    ("a header of 1 MB", get(ASK, CLOSE + b"X: " + b"a" * 1_000_000 + b"\r\n"), [431]),
    ("a header that never ends", b"GET / HTTP/1.1\r\nX: " + b"a" * 10_000_000, [431]),
    ("1,000 headers", get(ASK, CLOSE + b"X: a\r\n" * 1_000), [431]),
    ("a name of 100 kB", get(ASK, CLOSE + b"X" * 100_000 + b": a\r\n"), [431]),
    ("no host", get(ASK, b"Connection: close\r\n"), [200]),
    ("two hosts", get(ASK, CLOSE + b"Host: y\r\n"), [400]),
    ("a host of markup", get(b"/", b"Host: a <script>\r\nConnection: close\r\n"), [200]),
    ("two types", post(b"Content-Type: text/plain\r\nContent-Length: 6\r\n"), [415]),
    ("NUL in a header", get(ASK, CLOSE + b"X: a\0b\r\n"), [400]),
    ("a lone CR in a header", get(ASK, CLOSE + b"X: a\rSet-Cookie: b\r\n"), [400]),
    ("a blank before the colon", get(ASK, CLOSE + b"X : a\r\n"), [400]),
    ("a folded header", get(ASK, CLOSE + b"X: a\r\n b\r\n"), [400]),
    ("no colon", get(ASK, CLOSE + b"nonsense\r\n"), [400]),
    ("no name", get(ASK, CLOSE + b": a\r\n"), [400]),
    ("a name beyond ASCII", get(ASK, CLOSE + "Ä: a\r\n".encode()), [400]),
    ("a value that is no UTF-8", get(ASK, CLOSE + b"Accept: \xff\xfe\r\n"), [406]),
    # addresses
    ("blanks in the address", get(b"/sparql?query=ASK {}"), [400]),
    ("the address beyond ASCII", get("/sparql?query=ASK{}#é".encode()), [200]),
    ("a query that is no UTF-8", get(b"/sparql?query=\xff\xfe"), [400]),
    ("an encoded query that is no UTF-8", get(b"/sparql?query=%ff%fe"), [400]),
    ("a path that is no UTF-8", get(b"/\xff\xfe"), [400]),
    ("NUL in the address", get(b"/\0"), [400]),
    ("CRLF in the address", get(b"/id/x%0d%0aSet-Cookie:%20a=b"), [404]),
    ("a fragment", get(ASK + b"#x"), [200]),
    ("no address", b"GET  HTTP/1.1\r\n" + CLOSE + b"\r\n", [400]),
    ("a host in the path", get(b"//evil.test/"), [404]),
    ("backslashes", get(b"\\..\\etc\\passwd"), [400]),
    ("traversal", get(b"/../../../etc/passwd"), [404]),
    ("traversal of styles", get(b"/static/../../../../../etc/passwd"), [404]),
    ("encoded traversal", get(b"/static/%2e%2e/%2e%2e/app.py"), [404]),
    ("doubled traversal", get(b"/dumps/....//....//etc/passwd"), [404]),
    ("a parameter twice", get(ASK + b"&query=ASK%7B%7D"), [400]),
    ("an address of 40 kB", get(b"/sparql?query=" + b"a" * 40_000), [414]),
    ("an address of 1 MB", get(b"/sparql?query=" + b"a" * 1_000_000), [431]),
    # how long a body is
    ("no length", post(b""), [400]),
    ("two lengths", post(b"Content-Length: 6\r\nContent-Length: 9\r\n"), [400]),
    ("the same length twice", post(b"Content-Length: 6\r\nContent-Length: 6\r\n"), [200]),
    ("a negative length", post(b"Content-Length: -6\r\n"), [400]),
    ("a length with a sign", post(b"Content-Length: +6\r\n"), [400]),
    ("a length in words", post(b"Content-Length: six\r\n"), [400]),
    ("a length beyond numbers", post(b"Content-Length: 99999999999999999999999\r\n"), [400]),
    ("chunks", post(CHUNKED, b"6\r\nASK {}\r\n0\r\n\r\n"), [200]),
    ("chunks of a byte", post(CHUNKED, b"".join(b"1\r\n%c\r\n" % c for c in b"ASK {}") + b"0\r\n\r\n"), [200]),
    ("chunks with extensions", post(CHUNKED, b"6;a=b\r\nASK {}\r\n0\r\nX: y\r\n\r\n"), [200]),
    ("a long extension of a chunk", post(CHUNKED, b"6;" + b"a" * 100_000 + b"\r\nASK {}\r\n0\r\n\r\n"), [400]),
    ("a chunk of no number", post(CHUNKED, b"zz\r\n"), [400]),
    ("a negative chunk", post(CHUNKED, b"-6\r\nASK {}\r\n0\r\n\r\n"), [400]),
    ("a chunk beyond numbers", post(CHUNKED, b"fffffffffffffffff\r\nASK {}"), [400]),
    ("a chunk without an end", post(CHUNKED, b"6\r\nASK {}0\r\n\r\n"), [400]),
    ("chunks in HTTP/1.0", b"POST /sparql HTTP/1.0\r\n" + DIRECT + CHUNKED + b"\r\n6\r\nASK {}\r\n0\r\n\r\n", [400]),
    ("a length beside chunks, which count", post(b"Content-Length: 5\r\n" + CHUNKED, b"6\r\nASK {}\r\n0\r\n\r\n"), [200]),
    ("an unknown transfer encoding", post(b"Transfer-Encoding: xchunked\r\n", b"6\r\nASK {}\r\n0\r\n\r\n"), [400]),
    # bodies
    ("20 MB", post(b"Content-Length: 20000000\r\n", b"a" * 20_000_000), [413]),
    ("20 MB in chunks", post(CHUNKED, CHUNK * 20 + b"0\r\n\r\n"), [413]),
    ("20 MB, packed", post(b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(BOMB), BOMB), [415]),
    ("20 MB, packed for the way", post(b"Transfer-Encoding: gzip, chunked\r\n", b"%x\r\n" % len(BOMB) + BOMB + b"\r\n0\r\n\r\n"), [415]),
    ("a body that is no UTF-8", post(b"Content-Length: 7\r\n", b"ASK {\xff}"), [400]),
    ("a form that is no UTF-8", post(b"Content-Length: 8\r\n", b"query=\xff\xfe", FORM), [400]),
]  # fmt: skip

# The same of senders that close their side before they are done; some are told so, to others nobody listens.
BROKEN: list[tuple[str, bytes]] = [
    ("nothing", b""),
    ("blank lines", b"\r\n\r\n"),
    ("half a line", b"GET /sp"),
    ("half a header", b"GET /sparql?query=ASK{} HTTP/1.1\r\nHos"),
    ("half a body", post(b"Content-Length: 1000\r\n")),
    ("half a body after leave", post(b"Content-Length: 1000\r\nExpect: 100-continue\r\n", b"")),
    ("no body", post(b"Content-Length: 6\r\n", b"")),
    ("a body of terabytes", post(b"Content-Length: 9999999999999\r\n")),
    ("half a chunk", post(CHUNKED, b"6\r\nASK")),
    ("no last chunk", post(CHUNKED, b"6\r\nASK {}\r\n")),
    ("a chunk of exabytes", post(CHUNKED, b"ffffffffffffffff\r\nASK {}")),
    ("half a form", post(b"Content-Length: 100\r\n", b"query=ASK", FORM)),
]  # fmt: skip


def statuses(received: bytes) -> list[int]:
    return [int(code) for code in re.findall(rb"HTTP/1\.[01] (\d{3})", received)]


def received(address: httpx.URL, sent: bytes, *, half_close: bool) -> bytes:
    """Return all that the server answers to some bytes, until it closes the connection or says no more."""
    parts = bytearray()
    with socket.create_connection((address.host, address.port or 80), timeout=PATIENCE) as connection:
        with contextlib.suppress(OSError):  # it need not read to the end what it refuses
            connection.sendall(sent)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionResetError, TimeoutError):
            while part := connection.recv(65_536):
                parts += part
    return bytes(parts)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("data") / "one.nt"
    path.write_text("".join(f"<http://e/{i}> <http://e/p> <http://e/o> .\n" for i in range(300)))
    running = Served(str(path), "--executors", "2")
    lasting = running.tree() - executors(running)
    yield running
    try:
        assert lasting <= running.tree(), "a process was lost"
        assert len(executors(running)) >= 2, "an executor was lost and not replaced"
    finally:
        running.close()


@pytest.fixture(autouse=True)
def still_answers(server: Served) -> Iterator[None]:
    yield
    with httpx.Client(base_url=server.client.base_url, timeout=20) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize(("sent", "expected"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_strange_requests_get_what_they_deserve(server: Served, sent: bytes, expected: list[int]) -> None:
    answer = received(server.client.base_url, sent, half_close=False)
    assert statuses(answer) == expected, answer[:500]
    assert not [leak for leak in LEAKS if leak in answer]
    assert b"set-cookie" not in answer.lower()
    head, _, body = answer.partition(b"\r\n\r\n")
    if expected and expected[-1] >= 400:
        # what is no HTTP gets its status alone, from the HTTP server itself, which signs no answer
        assert body if b"server: parley" in head else expected[-1] in (400, 414, 431)


@pytest.mark.parametrize("sent", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_breaks_off_is_no_request_and_no_fault_of_ours(server: Served, sent: bytes) -> None:
    answer = received(server.client.base_url, sent, half_close=True)
    assert set(statuses(answer)) <= {100, 400, 413}, answer[:500]
    assert not [leak for leak in LEAKS if leak in answer]


@pytest.mark.slow
@pytest.mark.parametrize(
    "begun",
    [
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nX: ",
        post(b"Content-Length: 1000\r\n"),
        post(CHUNKED, b"3e8\r\nASK"),
    ],
    ids=["headers", "a body", "a chunk"],
)
def test_clients_that_send_a_byte_a_second_slow_nobody_down(server: Served, begun: bytes) -> None:
    url = server.client.base_url
    with contextlib.ExitStack() as stack, httpx.Client(base_url=url, timeout=20) as client:
        slow = [stack.enter_context(socket.create_connection((url.host, url.port or 80))) for _ in range(100)]
        for connection in slow:
            connection.sendall(begun)
        for second in range(5):
            for connection in slow:
                connection.sendall(b"a")
            # They never end: who had to wait for one of them would get no answer.
            query = f"ASK {{ <http://e/{second}> ?p ?o }}"
            assert client.get("/sparql", params={"query": query}).status_code == 200
            time.sleep(1)


def test_clients_that_reset_the_connection_are_forgotten(server: Served) -> None:
    url = server.client.base_url
    for number in range(50):
        connection = socket.create_connection((url.host, url.port or 80))
        query = b"SELECT*{?a?b?c.?d?e?f}OFFSET%d" % number
        connection.sendall(get(b"/sparql?query=" + query.replace(b"{", b"%7B").replace(b"}", b"%7D")))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()


def test_many_strange_clients_at_once_harm_no_good_one(server: Served) -> None:
    url = server.client.base_url
    rows = [sent for _, sent, _ in WHOLE if len(sent) < 2_000] + [sent for _, sent in BROKEN]
    threads = [
        threading.Thread(target=received, args=(url, sent), kwargs={"half_close": True}) for sent in rows * 3
    ]
    for thread in threads:
        thread.start()
    with httpx.Client(base_url=url, timeout=20) as client:
        for number in range(50):
            answer = client.get("/sparql", params={"query": f"ASK {{ <http://e/{number}> ?p ?o }}"})
            assert answer.json()["boolean"] is True
    for thread in threads:
        thread.join()

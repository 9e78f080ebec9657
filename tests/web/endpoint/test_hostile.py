"""Hostile and broken requests: each gets the answer it deserves, and the server goes on answering."""

# ruff: noqa: E501 - the rows of a table
from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

Ask = Callable[..., httpx.Response]

DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LEAKS = ("Traceback", "/tmp", "site-packages", "pyoxigraph", "Oxigraph", "granian", "Werkzeug", 'File "')
PATH = "/sparql"
HEAVY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"


def chain(joint: str, number: int, part: str = "{?s ?p ?o}") -> str:
    return joint.join([part] * number)


MEMORY = "memory-exceeded"
WORKING = pytest.mark.alone
"""Of queries that must get far to fail: long ones run only where nobody else wants to."""

# What a query is, and the status and code that it gets. All are sent in the body.
QUERIES: list[tuple[str, str, int, str | None]] = [
    # built to end or block a parser
    ("5,000 braces", "ASK " + "{" * 5_000 + "}" * 5_000, 400, "query-refused"),
    ("100,000 open braces", "ASK " + "{" * 100_000, 400, "query-refused"),
    ("nested lists", "ASK {?s ?p " + "(" * 400 + ")" * 400 + "}", 400, "query-refused"),
    ("nested blank nodes", "ASK {?s ?p " + "[?p " * 200 + "1" + "]" * 200 + "}", 400, "query-refused"),
    ("nested OPTIONAL", "ASK {" + "OPTIONAL {" * 3_000 + "}" * 3_000 + "}", 400, "query-refused"),
    ("nested EXISTS", "ASK {" + "FILTER EXISTS {" * 1_000 + "}" * 1_001, 400, "query-refused"),
    ("nested NOT EXISTS", "ASK {" + "FILTER NOT EXISTS {" * 999 + "}" * 1_000, 400, "query-refused"),
    ("nested parentheses", "ASK {FILTER" + "(" * 10_000 + "1" + ")" * 10_000 + "}", 400, "query-refused"),
    ("nested paths", "ASK {?s " + "(" * 30_000 + "a" + ")" * 30_000 + " ?o}", 400, "query-refused"),
    ("nested functions", "ASK {FILTER(" + "abs(" * 2_000 + "1" + ")" * 2_001 + "}", 400, "query-refused"),
    ("nested sub-selects", "SELECT * {" + "{SELECT * {" * 200 + "}}" * 200 + "}", 400, "query-refused"),
    ("a chain of MINUS", "ASK {" + " MINUS ".join(["{?s ?p ?o}"] * 3_000) + "}", 400, "query-refused"),
    ("a chain of UNION", "ASK {" + chain(" UNION ", 10_000) + "}", 400, "query-refused"),
    ("a chain of OPTIONAL", "ASK {" + "OPTIONAL {?s ?p ?o}" * 1_000 + "}", 400, "query-refused"),
    ("a chain of BIND", "ASK {" + "".join(f"BIND(1 AS ?x{i})" for i in range(3_000)) + "}", 400, "query-refused"),
    ("a chain of VALUES", "ASK {" + "VALUES ?x {1}" * 3_000 + "}", 400, "query-refused"),
    ("a chain of &&", "ASK {FILTER(" + chain("&&", 10_000, "true") + ")}", 400, "query-refused"),
    ("a chain of ||", "ASK {FILTER(" + chain("||", 10_000, "true") + ")}", 400, "query-refused"),
    ("a chain of +", "ASK {FILTER(" + chain("+", 10_000, "1") + ")}", 400, "query-refused"),
    ("a chain of !", "ASK {FILTER(" + "!" * 10_000 + "true)}", 400, "query-refused"),
    ("a long sequence path", "ASK {?s " + chain("/", 1_000, "a") + " ?o}", 400, "query-refused"),
    ("a long alternative path", "ASK {?s " + chain("|", 20_000, "a") + " ?o}", 400, "query-refused"),
    ("a long inverse path", "ASK {?s " + "^" * 5_000 + "a ?o}", 400, "malformed-query"),
    ("1,000 patterns", "ASK {" + "?s ?p ?o . " * 1_000 + "}", 400, "query-refused"),
    ("1,000 objects", "ASK {?s ?p " + ",".join(["?o"] * 1_000) + "}", 400, "query-refused"),
    ("1,000 properties", "ASK {?s " + ";".join(["?p ?o"] * 1_000) + "}", 400, "query-refused"),
    ("10,000 HAVING", "SELECT (1 AS ?x) {} GROUP BY ?y HAVING " + "(true)" * 10_000, 400, "query-refused"),
    ("3,000 described", "DESCRIBE " + "<a:b> " * 3_000, 400, "query-refused"),
    ("60,000 tokens", "SELECT " + "?x " * 60_000 + "{}", 400, "query-refused"),
    ("IRIs that hide operators", "ASK {FILTER(?a<(1)" + "&&(2)>?b||?a<(1)" * 600 + ")}", 400, "query-refused"),
    # wants what is never given
    ("SERVICE to loopback", "ASK {SERVICE <http://127.0.0.1:22/> {?s ?p ?o}}", 400, "query-refused"),
    ("SERVICE SILENT", "ASK {SERVICE SILENT <http://169.254.169.254/> {}}", 400, "query-refused"),
    ("SERVICE in lower case", "ask {service <file:///etc/passwd> {}}", 400, "query-refused"),
    ("SERVICE with a variable", "ASK {VALUES ?u {<http://e/>} SERVICE ?u {}}", 400, "query-refused"),
    ("SERVICE after a comment", "ASK {#\nSERVICE#\n<http://e/> {}}", 400, "query-refused"),
    ("FROM a file", "SELECT * FROM <file:///etc/passwd> {?s ?p ?o}", 200, None),
    ("FROM an address", "SELECT * FROM <http://127.0.0.1:1/> {?s ?p ?o}", 200, None),
    ("GRAPH a file", "SELECT * {GRAPH <file:///etc/passwd> {?s ?p ?o}}", 200, None),
    ("LOAD", "LOAD <file:///etc/passwd>", 400, "query-refused"),
    ("INSERT", "INSERT DATA {<a:a> <a:b> <a:c>}", 400, "query-refused"),
    ("DELETE", "DELETE WHERE {?s ?p ?o}", 400, "query-refused"),
    ("DROP", "DROP ALL", 400, "query-refused"),
    ("CLEAR after PREFIX", "PREFIX a: <a:> CLEAR ALL", 400, "query-refused"),
    ("an update after a query", "ASK {} ; DROP ALL", 400, "malformed-query"),
    ("an unknown function", "ASK {FILTER(<http://e/exec>('id'))}", 400, "query-refused"),
    # needs too much
    ("a cross product", f"SELECT * {{{HEAVY}}}", 422, None),
    ("a sorted cross product", f"SELECT * {{{HEAVY}}} ORDER BY ?l", 422, None),
    ("a distinct cross product", f"SELECT DISTINCT ?a ?d ?g ?j {{{HEAVY}}}", 422, None),
    ("a grouped cross product", f"SELECT ?a ?d ?g (COUNT(*) AS ?n) {{{HEAVY}}} GROUP BY ?a ?d ?g", 422, None),
    ("a constructed cross product", f"CONSTRUCT {{?a ?b ?i}} WHERE {{{HEAVY}}}", 422, None),
    (
        "doubling strings",
        "SELECT ?x30 {BIND('aaaaaaaa' AS ?x0) "
        + " ".join(f"BIND(CONCAT(?x{i},?x{i}) AS ?x{i + 1})" for i in range(30)) + "}",
        422, MEMORY,
    ),
    ("doubling by REPLACE", "SELECT (REPLACE(REPLACE('" + "a" * 9_000 + "','a','" + "b" * 9_000 + "'),'b','"
     + "c" * 9_000 + "') AS ?x) {}", 422, None),
    ("a regular expression that backtracks", "ASK {FILTER(REGEX('" + "a" * 40 + "!','^(a+)+$'))}", 200, None),
    ("a huge regular expression", "ASK {FILTER(REGEX('a','(a{1000}){1000}{1000}'))}", 200, None),
    ("a huge repetition", "ASK {FILTER(REGEX('a','" + "(a|b)*" * 2_000 + "'))}", 200, None),
    ("a large LIMIT", "SELECT * {} LIMIT 99999999999999999999", 400, "malformed-query"),
    ("a large OFFSET", "SELECT * {?s ?p ?o} OFFSET 18446744073709551615", 200, None),
    ("a division by zero", "SELECT (1/0 AS ?x) {}", 200, None),
    ("an overflow", "SELECT (9223372036854775807+1 AS ?x) {}", 200, None),
    ("a huge number", "SELECT (1" + "0" * 5_000 + " AS ?x) {}", 200, None),
    ("an impossible date", "SELECT ('2025-99-99'^^xsd:date AS ?x) {}", 200, None),
    ("a closure of everything", "SELECT (COUNT(*) AS ?n) {?s (<a:b>|!<a:b>)* ?o}", 200, None),
    # is no SPARQL
    ("nothing", "", 400, "malformed-query"),
    ("blanks", " \n\t ", 400, "malformed-query"),
    ("a comment", "# SELECT", 400, "malformed-query"),
    ("a word", "hello", 400, "malformed-query"),
    ("SQL", "SELECT * FROM users; DROP TABLE users", 400, "malformed-query"),
    ("markup", "<script>alert(1)</script>", 400, "malformed-query"),
    ("NUL", "ASK {\0}", 400, "malformed-query"),
    ("control characters", "ASK {\x01\x02\x1b[31m}", 400, "malformed-query"),
    ("a lone quote", "ASK {FILTER('}", 400, "malformed-query"),
    ("long string without an end", "ASK {FILTER('''" + "a" * 100_000, 400, "malformed-query"),
    ("many quotes", "ASK {FILTER(" + "'" * 50_001, 400, "malformed-query"),
    ("an IRI without an end", "ASK {<http://e/", 400, "malformed-query"),
    ("brackets that do not match", "ASK {(]}", 400, "malformed-query"),
    ("closing only", "}}}}", 400, "malformed-query"),
    ("a bad escape", "ASK {FILTER('\\q'='')}", 400, "malformed-query"),
    ("a surrogate", "ASK {FILTER('\\uD800'='')}", 400, "malformed-query"),
    ("an undeclared prefix", "ASK {nope:a nope:b nope:c}", 400, "malformed-query"),
    ("a prefix of markup", "ASK {<b>:a a <img/src=x>}", 400, None),
    ("a variable twice", "SELECT (1 AS ?x) (2 AS ?x) {}", 400, "malformed-query"),
    ("an ungrouped variable", "SELECT ?s (COUNT(*) AS ?n) {?s ?p ?o}", 400, "malformed-query"),
    ("nested aggregates", "SELECT (SUM(COUNT(*)) AS ?n) {}", 200, None),
    ("a blank node in two groups", "ASK {{_:a ?p ?o} {_:a ?q ?r}}", 400, "malformed-query"),
    ("BIND of what is bound", "ASK {?s ?p ?o BIND(1 AS ?s)}", 400, "malformed-query"),
    ("right to left override", "ASK {\u202e}", 400, "malformed-query"),
    ("a byte order mark", "\ufeffASK {}", 200, None),
    ("emoji", "ASK {?s ?p '" + "\U0001f54a" * 1_000 + "'}", 200, None),
    ("combining characters", "ASK {?s ?p '" + "e\u0301" * 10_000 + "'}", 200, None),
]  # fmt: skip

# Other requests: method, path, options, status.
REQUESTS: list[tuple[str, str, str, dict[str, Any], int]] = [
    ("two queries", "GET", PATH + "?query=ASK{}&query=ASK{}", {}, 400),
    ("a query in both places", "POST", PATH + "?query=ASK{}", {"content": "ASK {}", "headers": DIRECT}, 400),
    ("two formats", "GET", PATH + "?query=ASK{}&format=nope&format=csv", {}, 200),
    ("an unknown format", "GET", PATH + "?query=ASK{}&format=../../etc", {}, 406),
    ("an unknown parameter", "GET", PATH + "?query=ASK{}&debug=true", {}, 200),
    ("two timeouts", "GET", PATH + "?query=ASK{}&timeout=1&timeout=2", {}, 400),
    ("a timeout of nothing is none", "GET", PATH + "?query=ASK{}&timeout=0", {}, 200),
    ("a negative timeout", "GET", PATH + "?query=ASK{}&timeout=-1", {}, 400),
    ("an endless timeout", "GET", PATH + "?query=ASK{}&timeout=inf", {}, 400),
    ("a timeout in words", "GET", PATH + "?query=ASK{}&timeout=forever", {}, 400),
    ("a huge timeout", "GET", PATH + "?query=ASK{}&timeout=999999999", {}, 200),
    ("a relative graph", "GET", PATH + "?query=ASK{}&default-graph-uri=../x", {}, 400),
    ("a graph with markup", "GET", PATH + "?query=ASK{}&named-graph-uri=<script>", {}, 400),
    ("an update", "POST", PATH, {"data": {"update": "DROP ALL"}}, 403),
    ("an update by GET", "GET", PATH + "?update=DROP+ALL", {}, 403),
    ("an update in the body", "POST", PATH,
     {"content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
    ("bytes that are no UTF-8", "POST", PATH, {"content": b"ASK {\xff}", "headers": DIRECT}, 400),
    ("an overlong encoding", "POST", PATH, {"content": b"ASK {\xc0\xaf}", "headers": DIRECT}, 400),
    ("encoded bytes that are no UTF-8", "GET", PATH + "?query=%ff%fe", {}, 400),
    ("half a percent", "GET", PATH + "?query=ASK{}%2", {}, 400),
    ("UTF-16", "POST", PATH,
     {"content": "ASK {}".encode("utf-16"), "headers": {"Content-Type": "application/sparql-query; charset=utf-16"}}, 415),
    ("a packed body", "POST", PATH,
     {"content": gzip.compress(b"ASK {}" + b" " * 10_000_000), "headers": {**DIRECT, "Content-Encoding": "gzip"}}, 415),
    ("a body packed twice", "POST", PATH,
     {"content": b"x", "headers": {**DIRECT, "Content-Encoding": "identity, br"}}, 415),
    ("a packed form", "POST", PATH, {"content": b"query=ASK{}", "headers": {**FORM, "Content-Encoding": "deflate"}}, 415),
    ("a body that is not packed", "POST", PATH,
     {"content": b"ASK {}", "headers": {**DIRECT, "Content-Encoding": "identity"}}, 200),
    ("20 MB", "POST", PATH, {"content": b"A" * 20_000_000, "headers": DIRECT}, 413),
    ("a form of 20 MB", "POST", PATH, {"content": b"query=" + b"A" * 20_000_000, "headers": FORM}, 413),
    ("1,000 parameters", "GET", PATH + "?" + "&".join(f"a{i}=1" for i in range(1_000)), {}, 400),
    ("100,000 parameters", "POST", PATH, {"content": "&".join(["a=1"] * 100_000), "headers": FORM}, 400),
    ("a long address", "GET", PATH + "?query=" + "a" * 60_000, {}, 414),
    ("a long encoded address", "GET", PATH + "?query=" + "%7B" * 20_000, {}, 414),
    ("no type", "POST", PATH, {"content": "ASK {}"}, 415),
    ("JSON", "POST", PATH, {"json": {"query": "ASK {}"}}, 415),
    ("multipart", "POST", PATH, {"files": {"query": b"ASK {}"}}, 415),
    ("PUT", "PUT", PATH, {"content": "ASK {}"}, 405),
    ("DELETE", "DELETE", PATH, {}, 405),
    ("PATCH", "PATCH", PATH, {}, 405),
    ("TRACE", "TRACE", PATH, {}, 405),
    ("a made-up method", "PROPFIND", PATH, {}, 405),
    ("a long method", "X" * 5_000, PATH, {}, 405),
    ("PUT to a page", "PUT", "/about", {}, 405),
    ("POST to a dump", "POST", "/dumps/void.ttl", {}, 405),
    ("an Accept of nothing", "GET", PATH + "?query=ASK{}", {"headers": {"Accept": "*/*;q=0"}}, 406),
    ("a long Accept", "GET", PATH + "?query=ASK{}", {"headers": {"Accept": "a/b," * 5_000 + "*/*"}}, 200),
    ("rubbish in Accept", "GET", PATH + "?query=ASK{}", {"headers": {"Accept": ";;;,q==;\x7f"}}, 406),
    ("q beyond bounds", "GET", PATH + "?query=ASK{}", {"headers": {"Accept": "text/csv;q=9e99, */*;q=-1"}}, 200),
    ("rubbish in If-None-Match", "GET", PATH + "?query=ASK{}", {"headers": {"If-None-Match": '",,W/"*"'}}, 200),
    ("rubbish in Range", "GET", "/dumps/void.ttl", {"headers": {"Range": "bytes=9-1"}}, 200),
    ("two ranges", "GET", "/dumps/void.ttl", {"headers": {"Range": "bytes=0-1,4-5"}}, 200),
    ("a range of other units", "GET", "/dumps/void.ttl", {"headers": {"Range": "items=1-2"}}, 200),
    ("a range of another page", "GET", "/about", {"headers": {"Range": "bytes=0-1"}}, 200),
    ("two slashes", "GET", "//sparql?query=ASK{}", {}, 200),
    ("two slashes before the form", "GET", "//sparql", {"headers": {"Accept": "text/html"}}, 200),
    ("an escaped slash", "GET", "/%2Fsparql?query=ASK{}", {}, 200),
    ("two slashes before a page", "GET", "//about", {}, 200),
    ("a file that has changed", "GET", "/dumps/void.ttl", {"headers": {"If-Match": '"x"'}}, 412),
    ("a file that is newer", "GET", "/dumps/void.ttl",
     {"headers": {"If-Unmodified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}}, 412),
    ("a range beyond the end", "GET", "/dumps/void.ttl", {"headers": {"Range": "bytes=999999999-"}}, 416),
    ("traversal", "GET", "/dumps/../../../etc/passwd", {}, 404),
    ("encoded traversal", "GET", "/dumps/..%2f..%2f..%2fetc%2fpasswd", {}, 404),
    ("twice encoded traversal", "GET", "/dumps/%252e%252e%252fetc%252fpasswd", {}, 404),
    ("traversal with backslashes", "GET", "/dumps/..%5c..%5cetc%5cpasswd", {}, 404),
    ("traversal of styles", "GET", "/static/..%2fapp.py", {}, 404),
    ("an absolute path", "GET", "/dumps//etc/passwd", {}, 404),
    ("NUL in a path", "GET", "/dumps/void.ttl%00.nt", {}, 404),
    ("CRLF in a path", "GET", "/id/state/x%0d%0aSet-Cookie:%20a=b", {}, 404),
    ("CRLF in a slug", "GET", "/id/state/ardenia%0d%0a", {}, 404),
    ("markup in a path", "GET", "/id/state/<script>alert(1)</script>", {}, 404),
    ("a query in a slug", "GET", "/id/state/ardenia%3E%20.%20%3Fs%20%3Fp%20%3Fo%20%23", {}, 404),
    ("a long path", "GET", "/" + "a" * 20_000, {}, 404),
    ("a deep path", "GET", "/a" * 5_000, {}, 404),
    ("bytes in a path", "GET", "/%ff%fe", {}, 404),
    ("hidden files", "GET", "/.git/config", {}, 404),
    ("files of others", "GET", "/wp-login.php", {}, 404),
    ("a spoofed host", "GET", "/", {"headers": {"Host": "evil.test"}}, 200),
    ("a spoofed host and doubled slashes", "GET", "/id//state///ardenia", {"headers": {"Host": "evil.test"}}, 404),
    ("spoofed forwarding", "GET", "/", {"headers": {"X-Forwarded-Host": "evil.test", "X-Forwarded-Prefix": "/x"}}, 200),
    ("method override", "GET", "/", {"headers": {"X-HTTP-Method-Override": "DELETE"}}, 200),
]  # fmt: skip


def test_there_are_at_least_a_hundred() -> None:
    assert len(QUERIES) + len(REQUESTS) >= 100


@pytest.fixture
def still_answers(ask: Ask) -> Iterator[None]:
    yield
    assert ask("GET", PATH, params={"query": "ASK {}"}).json()["boolean"] is True


OWN_SCRIPT = '<script type="module" src="/static/query.js"></script>'


@pytest.mark.usefixtures("still_answers")
@pytest.mark.parametrize(
    ("text", "status", "code"),
    [pytest.param(*rest, id=name, marks=WORKING if rest[-1] == MEMORY else ()) for name, *rest in QUERIES],
)
def test_queries(ask: Ask, text: str, status: int, code: str | None) -> None:
    # What needs too much runs into any limit.
    limit = {"timeout": "2"} if (status, code) == (422, None) else {}
    response = ask("POST", PATH, params=limit, content=text, headers=DIRECT)
    assert response.status_code == status, response.text[:500]
    assert code is None or response.json()["code"] == code
    assert_clean(response)


@pytest.mark.usefixtures("still_answers")
@pytest.mark.parametrize(
    ("method", "path", "options", "status"), [r[1:] for r in REQUESTS], ids=[r[0] for r in REQUESTS]
)
def test_requests(ask: Ask, method: str, path: str, options: dict[str, Any], status: int) -> None:
    response = ask(method, path, **options)
    assert response.status_code == status, response.text[:500]
    assert_clean(response)


@pytest.mark.parametrize("text", [entry[1] for entry in QUERIES if entry[2] == 400 and len(entry[1]) < 200])
def test_pages_show_hostile_queries_as_text(ask: Ask, text: str) -> None:
    response = ask("GET", PATH, params={"query": text}, headers={"Accept": "text/html"})
    assert response.status_code in (200, 400)
    assert "<script" not in response.text.replace(OWN_SCRIPT, "")
    assert "<img" not in response.text
    assert_clean(response)


def assert_clean(response: httpx.Response) -> None:
    """Check that an answer tells nothing of the inside, and cannot be misread by a browser."""
    assert not [leak for leak in LEAKS if leak in response.text]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in response.headers
    assert "evil.test" not in response.text + str(response.headers)
    if response.status_code >= 400:
        assert response.headers["cache-control"] == "no-store"

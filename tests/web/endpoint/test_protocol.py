"""Requests of the SPARQL protocol, as a table: the content of each, or why it is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.query.question import Dataset
from parley.web.endpoint.protocol import DIRECT, FORM, SparqlRequest, read_request
from parley.web.http.problem import Refusal

ASK = "ASK {}"


@pytest.mark.parametrize(
    ("method", "url", "content_type", "body", "expected"),
    [
        ("GET", b"query=ASK%20%7B%7D", None, b"", SparqlRequest(ASK)),
        ("GET", b"query=ASK+%7B%7D&unknown=1", None, b"", SparqlRequest(ASK)),
        ("HEAD", b"query=ASK%20%7B%7D", None, b"", SparqlRequest(ASK)),
        ("GET", b"", None, b"", SparqlRequest(None)),
        ("GET", b"query=", None, b"", SparqlRequest("")),
        ("GET", b"query=%D0%9C%C3%A9", None, b"", SparqlRequest("Мé")),
        ("POST", b"", FORM, b"query=ASK+%7B%7D", SparqlRequest(ASK)),
        ("POST", b"", FORM + "; charset=UTF-8", b"query=ASK+%7B%7D", SparqlRequest(ASK)),
        ("POST", b"", DIRECT, b"ASK {}", SparqlRequest(ASK)),
        ("POST", b"", "Application/SPARQL-Query; charset=utf-8", b"ASK {}", SparqlRequest(ASK)),
        ("QUERY", b"", DIRECT, b"ASK {}", SparqlRequest(ASK)),
        (
            "GET",
            b"query=ASK+%7B%7D&default-graph-uri=http://a/&default-graph-uri=http://b/&named-graph-uri=http://c/",
            None,
            b"",
            SparqlRequest(ASK, Dataset(("http://a/", "http://b/"), ("http://c/",))),
        ),
        (
            "POST",
            b"default-graph-uri=http://a/",
            DIRECT,
            b"ASK {}",
            SparqlRequest(ASK, Dataset(("http://a/",))),
        ),
        (
            "POST",
            b"",
            FORM,
            b"query=ASK+%7B%7D&named-graph-uri=http://c/",
            SparqlRequest(ASK, Dataset((), ("http://c/",))),
        ),
        ("GET", b"query=%EF%BB%BFASK+%7B%7D", None, b"", SparqlRequest(ASK)),
        ("POST", b"", FORM, b"query=%EF%BB%BFASK+%7B%7D", SparqlRequest(ASK)),
        ("POST", b"", DIRECT, b"\xef\xbb\xbfASK {}", SparqlRequest(ASK)),
        ("GET", b"query=ASK+%7B%7D&format=csv", None, b"", SparqlRequest(ASK, format_names=("csv",))),
        (
            "GET",
            b"query=ASK+%7B%7D&format=a&format=b&output=c",
            None,
            b"",
            SparqlRequest(ASK, format_names=("a", "b", "c")),
        ),
        ("GET", b"query=ASK+%7B%7D&timeout=2.5", None, b"", SparqlRequest(ASK, seconds=2.5)),
        ("GET", b"query=ASK+%7B%7D&timeout=0", None, b"", SparqlRequest(ASK)),
        ("GET", b"query=ASK+%7B%7D&timeout=", None, b"", SparqlRequest(ASK)),
        ("GET", b"query=ASK+%7B%7D&default-graph-uri=&named-graph-uri=", None, b"", SparqlRequest(ASK)),
        ("POST", b"", FORM, b"query=ASK+%7B%7D&timeout=2", SparqlRequest(ASK, seconds=2)),
        ("GET", b"query=ASK+%7B%7D&output=xml", None, b"", SparqlRequest(ASK, format_names=("xml",))),
    ],
)
def test_requests_are_read(
    method: str, url: bytes, content_type: str | None, body: bytes, expected: SparqlRequest
) -> None:
    assert read_request(method, url, content_type, body) == expected


@pytest.mark.parametrize(
    ("method", "url", "content_type", "body", "status"),
    [
        ("GET", b"query=ASK{}&query=ASK{}", None, b"", 400),
        ("GET", b"query=%FF", None, b"", 400),
        ("GET", b"query=\xff", None, b"", 400),
        ("GET", b"&".join([b"a=1"] * 300), None, b"", 400),
        ("GET", b"update=CLEAR+ALL", None, b"", 403),
        ("GET", b"query=ASK{}&timeout=-1", None, b"", 400),
        ("GET", b"query=ASK{}&timeout=nan", None, b"", 400),
        ("GET", b"query=ASK{}&timeout=1e9", None, b"", 400),
        ("GET", b"query=ASK{}&timeout=1&timeout=2", None, b"", 400),
        ("POST", b"", FORM, b"", 400),
        ("POST", b"", FORM, b"query=ASK{}&query=ASK{}", 400),
        ("POST", b"query=ASK{}", FORM, b"query=ASK{}", 400),
        ("POST", b"", FORM, b"query=%FF", 400),
        ("POST", b"", FORM, b"update=CLEAR+ALL", 403),
        ("POST", b"", FORM, b"query=ASK{}&using-graph-uri=http://a/", 403),
        ("POST", b"", DIRECT, b"\xff", 400),
        ("POST", b"query=ASK{}", DIRECT, b"ASK {}", 400),
        ("POST", b"", DIRECT + "; charset=utf-16", b"A\0S\0K\0", 415),
        ("POST", b"", "application/sparql-update", b"CLEAR ALL", 403),
        ("POST", b"", "text/plain", b"ASK {}", 415),
        ("POST", b"", "multipart/form-data; boundary=x", b"", 415),
        ("POST", b"", None, b"ASK {}", 415),
        ("POST", b"", "", b"query=ASK{}", 415),
    ],
)
def test_what_is_no_request_is_refused(
    method: str, url: bytes, content_type: str | None, body: bytes, status: int
) -> None:
    with pytest.raises(Refusal) as caught:
        read_request(method, url, content_type, body)
    assert caught.value.problem.status == status


@given(
    st.sampled_from(["GET", "POST", "QUERY"]),
    st.binary(max_size=60),
    st.sampled_from([None, FORM, DIRECT, "text/plain"]) | st.text(max_size=20),
    st.binary(max_size=60),
)
def test_any_bytes_are_read_or_refused(method: str, url: bytes, content_type: Any, body: bytes) -> None:
    assert 200 <= status_of(method, url, content_type, body) < 500


def status_of(method: str, url: bytes, content_type: str | None, body: bytes) -> int:
    try:
        read_request(method, url, content_type, body)
    except Refusal as refusal:
        return refusal.problem.status
    return 200

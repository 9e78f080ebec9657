"""The HTTP requests of the endpoint [SPARQL 1.1 Protocol, section 2.1], without sockets or framework."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.http import parse_options_header

from parley.store.query.bounds import MAX_FIELDS
from parley.store.query.question import Dataset
from parley.web.http.problem import Problem, Refusal

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "QUERY")
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_ESCAPES = re.compile(rb"(?:%[0-9A-Fa-f]{2})++")
_SECONDS = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)


@dataclass(frozen=True)
class SparqlRequest:
    """A request of the query operation.

    Attributes:
        query: The query; None if there is none, which requests the form or the service description.
        dataset: The dataset that the request names.
        format_names: The values of ``format=`` and ``output=``; clients send several spellings at once.
        seconds: The value of ``timeout=``: how long the query may run, if that is less than the limit.
    """

    query: str | None
    dataset: Dataset = field(default_factory=Dataset)
    format_names: tuple[str, ...] = ()
    seconds: float | None = None


def read_request(method: str, query_string: bytes, content_type: str | None, body: bytes) -> SparqlRequest:
    """Return the content of a request.

    Raises:
        Refusal: The protocol knows no such request.
    """
    fields = _fields(query_string, "the URL")
    if method in ("GET", "HEAD"):
        return _request(fields, _single(fields, "query"))
    media_type, options = parse_options_header((content_type or "").lower())
    if options.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise Refusal(_unsupported("The character set of a query is UTF-8."))
    if media_type == FORM:
        fields += _fields(body, "the form")
        query = _single(fields, "query")
        _refuse_update(fields)
        if query is None:
            raise Refusal(_bad("The form has no field “query”."))
        return _request(fields, query)
    if media_type == DIRECT:
        if _values(fields, "query"):
            raise Refusal(_bad("The query is in the body; the URL must not have another one."))
        return _request(fields, _decoded(body, "the body"))
    if media_type == UPDATE:
        raise Refusal(_read_only())
    raise Refusal(_unsupported(f"A query is sent as {DIRECT}, or in a form as {FORM}."))


def refuse_encoded(fields: Mapping[str, str]) -> None:
    """Refuse a compressed body before it is read, because a small one may decompress to any size.

    Raises:
        Refusal: It is compressed [RFC 9110, section 15.5.16].
    """
    named = f"{fields.get('content-encoding', '')},{fields.get('transfer-encoding', '')}"
    codings = {coding.strip().lower() for coding in named.split(",")}
    if codings - {"", "identity", "chunked"}:
        raise Refusal(_ENCODED)


def _request(fields: Sequence[tuple[str, str]], query: str | None) -> SparqlRequest:
    _refuse_update(fields)
    default, named = (
        tuple(iri for iri in _values(fields, name) if iri)  # forms also send empty fields
        for name in ("default-graph-uri", "named-graph-uri")
    )
    dataset = Dataset(default, named)
    names = (*_values(fields, "format"), *_values(fields, "output"))
    text = query and query.removeprefix("\ufeff")  # a byte order mark from an editor
    return SparqlRequest(text, dataset, tuple(name for name in names if name), _seconds(fields))


def _seconds(fields: Sequence[tuple[str, str]]) -> float | None:
    """Return how long a query may run; nothing and 0 both mean that the request sets no limit."""
    given = _single(fields, "timeout")
    if not given:
        return None
    if not _SECONDS.fullmatch(given):
        raise Refusal(_bad("The parameter “timeout” takes seconds, such as 2 or 0.5."))
    return float(given) or None


def _fields(encoded: bytes, where: str) -> list[tuple[str, str]]:
    _decoded(encoded, where)
    if encoded.count(b"&") >= MAX_FIELDS:
        raise Refusal(_bad(f"There are more than {MAX_FIELDS} parameters in {where}."))
    pairs = (field.partition(b"=") for field in encoded.split(b"&") if field)
    try:
        return [(_unquoted(name), _unquoted(value)) for name, _, value in pairs]
    except UnicodeDecodeError as error:
        raise Refusal(_bad(f"The percent-encoded text in {where} is not UTF-8.")) from error


def _unquoted(data: bytes) -> str:
    """Return percent-encoded text of a form, decoded in runs of escapes [URL Standard, section 5.1].

    The standard library decodes them one by one: a long query of braces kept the server five times as long.
    """
    return _ESCAPES.sub(_unescaped, data.replace(b"+", b" ")).decode()


def _unescaped(run: re.Match[bytes]) -> bytes:
    return unhexlify(run[0].replace(b"%", b""))


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Refusal(_bad(f"The text in {where} is not UTF-8.")) from error


def _values(fields: Sequence[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _single(fields: Sequence[tuple[str, str]], name: str) -> str | None:
    values = _values(fields, name)
    if len(values) > 1:
        raise Refusal(_bad(f"The parameter “{name}” is given {len(values)} times; it takes one value."))
    return values[0] if values else None


def _refuse_update(fields: Sequence[tuple[str, str]]) -> None:
    if _values(fields, "update") or _values(fields, "using-graph-uri"):
        raise Refusal(_read_only())


def _bad(detail: str) -> Problem:
    return Problem(400, "bad-request", "The request is not a SPARQL request", detail)


def _read_only() -> Problem:
    return Problem(
        403,
        "read-only",
        "This endpoint is read-only",
        "Updates are refused. A new state of the data is published as a new release.",
    )


def _unsupported(detail: str) -> Problem:
    return Problem(415, "unsupported-media-type", "The type of the body is not that of a query", detail)


_ENCODED = Problem(
    415,
    "unsupported-encoding",
    "The body is compressed",
    "Send the query without a content encoding.",
    headers=(("Accept-Encoding", "identity"),),
)

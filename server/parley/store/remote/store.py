"""A remote store as data for queries: each query goes there, and its answer is checked to its end.

Each form of query requests its answer in one format, which is parsed and written again. So a broken answer
is found, and clients get formats that the store lacks. Queries are parsed here before they are sent. A text
that is no SPARQL 1.1 query is never sent, such as the pragmas with which some engines open files and
networks.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, Any, cast

import pyoxigraph as ox

from parley.names import DCAT, GRAPHS, OWL, PREFIXES, ROOT
from parley.store.data.statistics import DataStatistics
from parley.store.engine.data import Results
from parley.store.engine.evaluation import graph_name
from parley.store.query.failures import AnswerTooLarge, StoreFailed, TimeExceeded, Unavailable
from parley.store.query.formats import GRAPH_FORMS, JSON, N_TRIPLES, Format, QueryForm
from parley.store.query.question import Question
from parley.store.query.question import question_of as question_of
from parley.store.remote import dialect
from parley.store.remote.address import StoreAddress, authorization
from parley.store.remote.exchange import Body, Wire, send

_DESCRIPTORS = 32
_PATIENCE = 30.0
"""The seconds without data, after the limit of a query, after which a connection is closed."""

_SOLUTIONS = {JSON.media_type: ox.QueryResultsFormat.JSON, "application/json": ox.QueryResultsFormat.JSON}
_GRAPHS = {
    N_TRIPLES.media_type: ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
}
_SEE = "; docs/engines.md says how to set it"
_RELEASE = f"<{GRAPHS}release>"
_VERSION = f"""\
SELECT ?data ?ontology WHERE {{
  GRAPH {_RELEASE} {{ <{ROOT}> <{DCAT}version> ?data }}
  OPTIONAL {{ GRAPH <{GRAPHS}ontology> {{ <{ROOT}ontology> <{OWL}versionIRI> ?ontology }} }}
}}"""
_IN_UNION = f"ASK {{ <{ROOT}> <{DCAT}version> ?data }}"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_MANY = """\
SELECT ?a ?d WHERE {
  { SELECT ?a WHERE { ?a ?b ?c } LIMIT 101 }
  { SELECT ?d WHERE { ?d ?e ?f } LIMIT 101 }
} LIMIT 10001"""
"""More rows than Virtuoso returns by default, at no cost for any engine."""


@dataclass(frozen=True)
class RemoteStore:
    """A remote store.

    Attributes:
        wire: Its connection data.
        seconds: How long a query may take if it does not say so itself.
        version: The version of the data at the start; None if the store does not give it.
        triples: How many triples it had then.
        union: Whether its default graph was the union of its graphs.
    """

    wire: Wire
    seconds: float
    version: str | None = None
    triples: int = 0
    union: bool = False
    prefixes: dict[str, str] = field(default_factory=lambda: dict(PREFIXES))

    @property
    def contents(self) -> DataStatistics:
        """Statistics of the default graph, and whether it was the union."""
        return DataStatistics(self.triples, union=self.union)

    @property
    def descriptors(self) -> int:
        """As many as are needed to resolve the name of the store and to connect."""
        return _DESCRIPTORS

    def clock(self) -> float:
        """Return wall time, because the CPU time of the store is not known here."""
        return time.perf_counter()

    @contextmanager
    def answering(self, question: Question, output: IO[bytes]) -> Iterator[tuple[Results, IO[bytes]]]:
        """Return the results that the store gives, to be written as they are.

        Raises:
            SyntaxError: The text is no query.
            QueryFailure: There are none, or they are not complete.
        """
        _parse(question, self.prefixes)
        for iri in (*question.dataset.default, *question.dataset.named):
            graph_name(iri)
        with self._ask(question) as results:
            yield results, output
        if self._says_version and self.read_version() != self.version:
            raise Unavailable("the data are being replaced")

    @property
    def _says_version(self) -> bool:
        return self.version is not None and self.wire.address.version is None

    def read_version(self) -> str | None:
        """Return the version of the data in the store; None if the store does not give it."""
        rows = self._rows(_VERSION)
        found = sorted({" ".join(term.value for term in row if term is not None) for row in rows})
        return " ".join(found) or None

    def holds(self, text: str) -> bool:
        """Return the answer to one of our own ASK queries."""
        with self._ask(question_of(text)) as results:
            return bool(results)

    def count(self) -> int:
        """Return how many triples the default graph has."""
        return int(self._rows(_COUNT)[0][0].value)

    def gives_many(self) -> bool:
        """Return whether the store returns more rows than Virtuoso does by default."""
        with suppress(AnswerTooLarge):
            self._rows(_MANY)
            return True
        return False

    def _rows(self, text: str) -> list[list[Any]]:
        with self._ask(question_of(text, JSON)) as results:
            return [list(row) for row in cast("ox.QuerySolutions", results)]

    @contextmanager
    def _ask(self, question: Question) -> Iterator[Results]:
        accept = N_TRIPLES if question.form in GRAPH_FORMS else JSON
        body, close = send(self.wire, self._fields(question), _accept(accept))
        try:
            yield _results(question, body)
            body.finish()
        except (SyntaxError, ValueError, OSError) as error:
            raise _why(body, error) from error
        finally:
            close()

    def _fields(self, question: Question) -> list[tuple[str, str]]:
        text = dialect.self_contained(question.text, self.prefixes, question.base)
        fields = [("query", text)]
        fields += [("default-graph-uri", iri) for iri in question.dataset.default]
        fields += [("named-graph-uri", iri) for iri in question.dataset.named]
        limit = self.wire.address.time_field(min(question.seconds or self.seconds, self.seconds))
        return [*fields, limit] if limit else fields


def connect(address: StoreAddress, seconds: float) -> RemoteStore:
    """Return a store that was reached, and that can serve an endpoint.

    Raises:
        InputError: The credentials cannot be read.
        QueryFailure: The store cannot be reached, or would give misleading answers.
    """
    store = prober(address, seconds)
    said = store.read_version()
    if said is not None and not store.holds(_IN_UNION):
        raise StoreFailed(f"the default graph of the store is not the union of its graphs{_SEE}")
    if not store.gives_many():
        raise StoreFailed(f"the store cuts answers, and graphs without a message{_SEE}")
    return RemoteStore(store.wire, seconds, address.version or said, store.count(), union=said is not None)


def prober(address: StoreAddress, seconds: float = 0.0) -> RemoteStore:
    """Return a store about which nothing is known yet.

    Raises:
        InputError: The credentials cannot be read.
    """
    let_in = authorization(address.credentials) if address.credentials else None
    tls = ssl.create_default_context() if address.url.startswith("https:") else None
    return RemoteStore(Wire(address, let_in, tls, seconds + _PATIENCE), seconds or _PATIENCE)


def _accept(answer_format: Format) -> str:
    if answer_format is JSON:
        return JSON.media_type
    return f"{N_TRIPLES.media_type}, text/turtle;q=0.5"


def _parse(question: Question, prefixes: dict[str, str]) -> None:
    """Accept a valid query. A store may have its own functions.

    Raises:
        SyntaxError: It is not valid.
    """
    with suppress(RuntimeError, ValueError):
        ox.Store().query(question.text, prefixes=prefixes, base_iri=question.base)


def _results(question: Question, body: Body) -> Results:
    read = dialect.mended(body.read)
    source = _Readable(read)
    if question.form in GRAPH_FORMS:
        graph_format = _GRAPHS.get(body.media_type)
        if graph_format is None or not body.says_its_end:
            raise StoreFailed("the answer of the store is not a graph with a visible end")
        return (quad.triple for quad in ox.parse(cast("Any", source), format=graph_format))
    if body.media_type not in _SOLUTIONS:
        raise StoreFailed("the answer of the store is not SPARQL results in JSON")
    results = ox.parse_query_results(cast("Any", source), format=_SOLUTIONS[body.media_type])
    return _truth(results) if question.form is QueryForm.ASK else _solutions(results)


def _truth(results: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
    """Return a truth value, even if it comes as a row."""
    if isinstance(results, ox.QueryBoolean):
        return results
    if [variable.value for variable in results.variables] != [dialect.VIRTUOSO_TRUTH]:
        raise StoreFailed("the store sent rows instead of a truth value")
    rows = [row[0] for row in results]
    true = bool(rows) and getattr(rows[0], "value", "") == "1"
    data = b'{"head":{},"boolean":%s}' % (b"true" if true else b"false")
    return cast("ox.QueryBoolean", ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON))


def _solutions(results: ox.QuerySolutions | ox.QueryBoolean) -> ox.QuerySolutions:
    if isinstance(results, ox.QueryBoolean):
        raise StoreFailed("the store sent a truth value instead of rows")
    return results


def _why(body: Body, error: Exception) -> Exception:
    """Return the failure behind an exception while an answer was read and written again."""
    if body.failure is not None:
        return body.failure
    if body.gave_up:
        return TimeExceeded("the store ended the query in the middle of its answer")
    if isinstance(error, OSError) and error.errno is not None:
        return error  # of our own file: the limit of an answer
    return StoreFailed("the answer of the store is broken")


class _Readable:
    """A file, as far as parsers need one."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def read(self, length: int = 65_536) -> bytes:
        """Return the next bytes."""
        return self._read(length)

"""Evaluates one question on a loaded store and writes the answer, without processes and sockets."""

from __future__ import annotations

import errno
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import IO, Any, cast

import pyoxigraph as ox

from parley.rdf import ordered
from parley.rdf_writing import UnwritableError, graph_format, write, write_results
from parley.rewriting import UnmaskingOutput
from parley.store.data.masking import new_mask
from parley.store.data.statistics import DataStatistics
from parley.store.data.unmasking import see_through
from parley.store.engine.data import QueryableData, Results
from parley.store.query.expressions import NotSeenError
from parley.store.query.failures import (
    AnswerTooLarge,
    EvaluationFailed,
    MalformedQuery,
    MemoryExceeded,
    QueryFailure,
    QueryRefused,
    Unwritable,
)
from parley.store.query.formats import FORMATS_OF, QueryForm
from parley.store.query.question import Question
from parley.store.query.replacements import readable

TIDY_TRIPLES = 2_000
"""Graphs up to this size are sorted and get only the prefixes they use; larger ones are streamed."""

_UNKNOWN_FUNCTION = re.compile(r"The custom (?:aggregate )?function <([^>]*)> is not supported")
_PLACE = re.compile(r"^error at (\d+):(\d+): (.*)$", re.DOTALL)


@dataclass(frozen=True)
class Loaded:
    """A store, and the settings for its queries.

    Attributes:
        store: The engine.
        union: Whether the default graph of a query that names no dataset is the union of all graphs.
        prefixes: The prefixes that queries need not declare.
        mask: The mask of values whose form the engine would change.
        masked: Whether there are such values.
        contents: Statistics of the data, if they were counted.
    """

    store: ox.Store
    union: bool = False
    prefixes: dict[str, str] = field(default_factory=dict)
    mask: str = field(default_factory=new_mask)
    masked: bool = False
    contents: DataStatistics | None = None

    @contextmanager
    def answering(self, question: Question, output: IO[bytes]) -> Iterator[tuple[Results, IO[bytes]]]:
        """Return the results of a question, and the output, without the mask where they may have it."""
        results, masked = _query(self, question)
        yield results, cast("IO[bytes]", UnmaskingOutput(output, self.mask)) if masked else output

    @property
    def triples(self) -> int:
        """How many triples there are."""
        return len(self.store)

    @property
    def version(self) -> None:
        """None, because the loader of a store knows its version."""
        return None

    @property
    def descriptors(self) -> int:
        """None, so that no query reaches a network or a file, whatever the engine can do."""
        return 0

    def clock(self) -> float:
        """Return CPU time."""
        return time.process_time()


def evaluate(data: QueryableData, question: Question, output: IO[bytes]) -> None:
    """Write the answer to a question.

    Raises:
        QueryFailure: There is none; the class is the reason.
    """
    failure = _failure(data, question, output)
    if failure is not None:
        raise failure


def _failure(data: QueryableData, question: Question, output: IO[bytes]) -> QueryFailure | None:
    """Write the answer to a question; return the failure if there is none.

    A raised failure would keep the results of the engine, and these must end in the thread that made them.
    """
    try:
        _answer(data, question, output)
    except SyntaxError as error:
        return _malformed(str(error))
    except UnwritableError as error:
        return _unwritable(error, question)
    except OSError as error:
        if error.errno == errno.EFBIG:
            return AnswerTooLarge("the answer has more bytes than this endpoint sends")
        return EvaluationFailed(f"the query cannot be evaluated: {error}")
    except MemoryError:
        return MemoryExceeded("the query needed more memory than a query may use")
    except (RuntimeError, ValueError) as error:
        return _engine_error(str(error))
    return None


def _answer(data: QueryableData, question: Question, output: IO[bytes]) -> None:
    with data.answering(question, output) as (results, sink):
        if isinstance(results, ox.QuerySolutions | ox.QueryBoolean):
            write_results(results, sink, _solution_format(question.media_type))
        else:
            _write_graph(results, question, _prefixes(data, question), sink)


def _query(loaded: Loaded, question: Question) -> tuple[Results, bool]:
    """Ask the engine, with the dataset that the request names, or else the query, or else the store.

    Returns:
        The results, and whether there may be values under the mask among them.
    """
    prefixes = {name: base for name, base in loaded.prefixes.items() if f"{name}:" in question.text}
    options: dict[str, Any] = {"prefixes": prefixes, "base_iri": question.base}
    if question.dataset:
        options["default_graph"] = [graph_name(iri) for iri in question.dataset.default]
        options["named_graphs"] = [graph_name(iri) for iri in question.dataset.named]
    elif not question.names_dataset:
        options["use_default_graph_as_union"] = loaded.union
    text = readable(question.text)
    if not (loaded.masked or question.makes_values):
        return _asked(loaded, text, question, options), False
    try:
        seeing = see_through(text, loaded.mask, prefixes, question.base, masked=loaded.masked)
        if seeing is not None:
            return loaded.store.query(seeing.text, custom_functions=seeing.functions, **options), True
    except (SyntaxError, NotSeenError) as error:
        ox.Store().query(question.text, **options)  # reports the error and its place in the client's own text
        raise EvaluationFailed("the query cannot be evaluated as it is written") from error
    return _asked(loaded, text, question, options), loaded.masked


def _asked(loaded: Loaded, text: str, question: Question, options: Mapping[str, Any]) -> Results:
    """Ask the engine a text; an error has its place in the client's own text."""
    try:
        return loaded.store.query(text, **options)
    except SyntaxError:
        if text == question.text:
            raise
        return loaded.store.query(question.text, **options)


def graph_name(iri: str) -> ox.NamedNode:
    """Return the graph that a request names.

    Raises:
        QueryRefused: It is no absolute IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryRefused(f"“{iri}” is no absolute IRI, so it can name no graph") from error


def _prefixes(data: QueryableData, question: Question) -> dict[str, str]:
    """Return the prefixes for writing: the query's own name for a namespace comes first."""
    bases = set(question.prefixes.values())
    others = {name: base for name, base in data.prefixes.items() if base not in bases}
    return {**others, **question.prefixes}


def _write_graph(
    results: Iterable[ox.Triple], question: Question, prefixes: dict[str, str], output: IO[bytes]
) -> None:
    triples = iter(results)
    head: list[ox.Triple] = list(islice(triples, TIDY_TRIPLES))
    rest: Iterable[ox.Triple] = triples
    if len(head) < TIDY_TRIPLES:
        head, rest = ordered(head), ()
        prefixes = _used(prefixes, head)
    write(chain(head, rest), output, graph_format(question.media_type), prefixes)


def _used(prefixes: dict[str, str], triples: list[ox.Triple]) -> dict[str, str]:
    iris = {iri for triple in triples for iri in _iris(triple)}
    return {name: base for name, base in prefixes.items() if any(iri.startswith(base) for iri in iris)}


def _iris(triple: ox.Triple) -> Iterable[str]:
    for term in triple:
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value


def _solution_format(media_type: str) -> ox.QueryResultsFormat:
    found = ox.QueryResultsFormat.from_media_type(media_type)
    if found is None:
        raise EvaluationFailed(f"solutions cannot be written as {media_type}")
    return found


def _unwritable(error: UnwritableError, question: Question) -> Unwritable:
    """Return the failure for a format that cannot represent an answer, with the formats that can."""
    others = FORMATS_OF[question.form or QueryForm.SELECT]
    listed = ", ".join(other.media_type for other in others if other.holds_all)
    return Unwritable(f"{error}; these can hold the answer: {listed}")


def _engine_error(message: str) -> QueryRefused | EvaluationFailed:
    unknown = _UNKNOWN_FUNCTION.match(message)
    if unknown is None:
        return EvaluationFailed(f"the query cannot be evaluated: {message}")
    return QueryRefused(
        f"there is no function <{unknown[1]}> here; only those of SPARQL 1.1 and XPath casts are"
    )


def _malformed(message: str) -> MalformedQuery:
    place = _PLACE.match(message)
    if place is None:
        return MalformedQuery(message)
    return MalformedQuery(place[3], int(place[1]), int(place[2]))

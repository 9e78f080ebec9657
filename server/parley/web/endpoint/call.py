"""A call: one request to ``/sparql``, read once, for any part that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, cast

import parley
from parley.advice.hint import Hint
from parley.advice.syntax import undeclared_prefix
from parley.store.engine.answer import Answer
from parley.store.query.failures import QueryFailure
from parley.store.query.formats import (
    FORMATS_OF,
    GRAPH_FORMATS,
    GRAPH_FORMS,
    JSON,
    SOLUTION_FORMATS,
    TURTLE,
    Format,
    QueryForm,
)
from parley.store.query.outline import Outline, outline
from parley.web.configuration.site import Site
from parley.web.endpoint.protocol import SparqlRequest, read_request
from parley.web.http import headers, negotiation, problem, validators
from parley.web.http.cache import CachedAnswer, HeaderFields
from parley.web.http.problem import Problem, Refusal, of_failure

_SCOPE = "parley.call"
_VARY = ("Vary", "Accept, Accept-Encoding")


@dataclass(frozen=True)
class SparqlCall:
    """A request that was read, with its query scanned and its format chosen; for a page, with its result.

    Attributes:
        request: The request.
        outline: The result of the scan; None if there is no query.
        format: The format of the answer; HTML if a page answers it.
        key: Everything on which the answer depends, as one name.
        problem: Why there is no answer.
        answer: The answer that a page is to show, in ``data_format``.
        hints: Probable mistakes in the query.
        seconds: How long the answer took; None if it was cached.
    """

    request: SparqlRequest = field(default_factory=lambda: SparqlRequest(None))
    outline: Outline | None = None
    format: Format = negotiation.HTML
    key: str = ""
    problem: Problem | None = None
    answer: CachedAnswer | Answer | None = None
    hints: tuple[Hint, ...] = ()
    seconds: float | None = None

    @property
    def volatile(self) -> bool:
        """Whether the answer differs each time."""
        return self.outline is not None and self.outline.volatile

    @property
    def form(self) -> QueryForm:
        """The form of the query. If it has none, the parser will report an error."""
        return (self.outline.form if self.outline else None) or QueryForm.SELECT

    @property
    def data_format(self) -> Format:
        """The format in which a page gets the answer."""
        return TURTLE if self.form in GRAPH_FORMS else JSON

    @cached_property
    def fields(self) -> HeaderFields:
        """The headers of the answer, without its hints."""
        caching = headers.NO_STORE if self.volatile else headers.REVALIDATE
        own = (("Content-Type", self.format.content_type), _VARY, caching)
        if self.request.format_names and self.outline:
            return (*own, ("Content-Disposition", f'attachment; filename="answer.{self.format.name}"'))
        return own

    def close(self) -> None:
        """Close the answer, when the page is made."""
        if isinstance(self.answer, Answer):
            self.answer.close()

    def handed_over(self, scope: Mapping[str, Any]) -> dict[str, Any]:
        """Return the scope of a request with the call in it, for the page that answers it."""
        return {**scope, _SCOPE: self}


def call_in(scope: Mapping[str, Any]) -> SparqlCall:
    """Return the call in the scope of a request."""
    return cast("SparqlCall", scope[_SCOPE])


class CallArguments(NamedTuple):
    """The parts of an HTTP request that decide the content of a call."""

    method: str
    query_string: bytes
    body: bytes
    content_type: str | None
    accept: str | None


def understand(site: Site, arguments: CallArguments) -> SparqlCall:
    """Read, scan and negotiate: the same for the same arguments. Failures after the reading are noted.

    Raises:
        Refusal: The request cannot be read.
    """
    method = arguments.method
    request = read_request(method, arguments.query_string, arguments.content_type, arguments.body)
    try:
        return _scanned(site, request, arguments.accept, browsable=method in ("GET", "HEAD"))
    except Refusal as refusal:
        return SparqlCall(request, problem=refusal.problem)


def in_data_format(call: SparqlCall, site: Site) -> SparqlCall:
    """Return the request of a program for the data that the page of a call is to show."""
    request = replace(call.request, format_names=())
    return replace(
        call,
        request=request,
        format=call.data_format,
        key=_key(site, request, call.outline, call.data_format),
    )


def scan(text: str, site: Site) -> Outline:
    """Return the result of scanning a query.

    Raises:
        Refusal: The query is not run; the problem says why.
    """
    try:
        seen = outline(text)
        if (prefix := seen.undeclared(site.prefixes)) is not None:
            raise undeclared_prefix(seen, prefix, site.prefixes)
    except QueryFailure as failure:
        raise Refusal(of_failure(failure, site.limits)) from failure
    seen.volatile |= site.changing
    return seen


def _scanned(site: Site, request: SparqlRequest, accept: str | None, *, browsable: bool) -> SparqlCall:
    if request.query is None:
        chosen = _choose(request, accept, (*GRAPH_FORMATS, negotiation.HTML))
        return SparqlCall(request, None, chosen, _key(site, request, None, chosen))
    seen = scan(request.query, site)
    form = seen.form or QueryForm.SELECT
    others = SOLUTION_FORMATS if form in GRAPH_FORMS else GRAPH_FORMATS
    pages = (negotiation.HTML,) if browsable else ()
    chosen = _choose(request, accept, (*FORMATS_OF[form], *pages), others)
    return SparqlCall(request, seen, chosen, _key(site, request, seen, chosen))


def _key(site: Site, request: SparqlRequest, seen: Outline | None, chosen: Format) -> str:
    question = (request.dataset.default, request.dataset.named, seen.text) if seen else ()
    return validators.request_key(parley.__version__, site.store_id, *question, chosen.media_type)


def _choose(
    request: SparqlRequest, accept: str | None, offers: tuple[Format, ...], others: tuple[Format, ...] = ()
) -> Format:
    """Return the format that a request wants; HTML is one of them.

    If a client accepts only answers to queries of another form, it gets the default, as from Fuseki and
    Virtuoso: the client has not looked at its query, and rdflib reads the default.

    Raises:
        Refusal: It wants a format that does not exist.
    """
    if request.format_names:
        chosen = negotiation.by_names(request.format_names, offers)
    else:
        chosen = negotiation.by_accept(accept, offers)
        if chosen is None and others and negotiation.by_accept(accept, others) is not None:
            chosen = negotiation.by_accept(f"{accept}, */*;q=0.001", offers)
    if chosen is None:
        raise Refusal(problem.not_acceptable([offer.media_type for offer in offers]))
    return chosen

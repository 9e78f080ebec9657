"""Answers requests to ``/sparql``: protocol, scan, negotiation, cache, engine, answer."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

import parley
from parley.advice.hints import field_of
from parley.store.engine.answer import Answer
from parley.store.engine.interface import Engine
from parley.store.executors.accounts import Accounts
from parley.store.query.deadline import Deadline
from parley.store.query.failures import Overloaded, QueryFailure
from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS, Format, QueryForm, formats_of
from parley.store.query.outline import Outline
from parley.store.query.question import Question
from parley.web.endpoint import service
from parley.web.endpoint.admission import admitted, explain, hints_for, scan
from parley.web.endpoint.protocol import METHODS, SparqlRequest, read_request, refuse_encoded
from parley.web.http import headers, negotiation, problem, validators
from parley.web.http.body import read_body, refuse_long, while_connected
from parley.web.http.cache import AnswerCache, CachedAnswer, HeaderFields, SingleFlight
from parley.web.http.delivery import deliver
from parley.web.http.problem import Problem, Refusal
from parley.web.http.response import AsgiScope, Receive, Response, client_of, prefers_page
from parley.web.site.site import Site

MAX_URL = 32 * 1024
_REMEMBERED_BYTES = 4 * 1024
_REMEMBERED_REQUESTS = 1024
_ALLOW = ("Allow", ", ".join(METHODS))
_VARY = ("Vary", "Accept, Accept-Encoding")


class HtmlWanted(Exception):  # noqa: N818 - a turn, not an error
    """The client is a browser: the pages answer it."""


@dataclass(frozen=True)
class _SparqlCall:
    """A request that was read, its query scanned, its format chosen.

    Attributes:
        request: What is asked.
        seen: What the scan saw; None where there is no query.
        form: The format of the answer.
        key: What the answer depends on, as one name.
    """

    request: SparqlRequest
    seen: Outline | None
    form: Format
    key: str = ""

    @cached_property
    def fields(self) -> HeaderFields:
        """The headers of the answer, without its hints."""
        kept = headers.NO_STORE if self.seen and self.seen.volatile else headers.REVALIDATE
        own = (("Content-Type", self.form.content_type), _VARY, kept)
        if self.request.format_names and self.seen:
            return (*own, ("Content-Disposition", f'attachment; filename="answer.{self.form.name}"'))
        return own


class SparqlEndpoint:
    """The SPARQL endpoint."""

    def __init__(self, engine: Engine, site: Site, accounts: Accounts, cache: AnswerCache) -> None:
        """Take the engine, the site, the accounts of its clients, and the answers that are kept."""
        self._engine = engine
        self._site = site
        self._accounts = accounts
        self._cache = cache
        self._flights: SingleFlight[CachedAnswer | Answer] = SingleFlight()
        self._remembered = lru_cache(_REMEMBERED_REQUESTS)(self._understand)

    async def respond(self, scope: AsgiScope, fields: dict[str, str], receive: Receive) -> Response:
        """Return the answer to a request; its headers are given as ``request_headers`` reads them.

        Raises:
            HtmlWanted: A page is to answer it.
            Refusal: It gets a problem.
        """
        method = scope["method"]
        if method == "OPTIONS":
            return Response(204, headers.preflight(METHODS), Answer())
        if method not in METHODS:
            raise Refusal(_method_not_allowed(method))
        if len(scope["query_string"]) > MAX_URL:
            raise Refusal(_URL_TOO_LONG)
        browsable = method in ("GET", "HEAD")
        try:
            body = b"" if browsable else await _body(receive, fields)
            small = len(scope["query_string"]) + len(body) < _REMEMBERED_BYTES
            understand = self._remembered if small else self._understand
            with admitted(self._accounts, client_of(scope), self._site):
                asked = understand(
                    method, scope["query_string"], fields.get("content-type"), body, fields.get("accept")
                )
            if asked.form is negotiation.HTML:
                raise HtmlWanted
            return await self._respond(asked, scope, fields, receive)
        except Refusal:
            if browsable and prefers_page(fields.get("accept")):
                raise HtmlWanted from None  # the query page shows the problem beside the query
            raise

    def _understand(
        self, method: str, query_string: bytes, content_type: str | None, body: bytes, accept: str | None
    ) -> _SparqlCall:
        """Read, scan and negotiate: the same for the same arguments.

        Raises:
            Refusal: One of the three fails.
        """
        request = read_request(method, query_string, content_type, body)
        pages = (negotiation.HTML,) if method in ("GET", "HEAD") else ()
        if request.query is None:
            form = _choose(request, accept, (*GRAPH_FORMATS, negotiation.HTML))
            key = validators.request_key(parley.__version__, self._site.store_id, form.media_type)
            return _SparqlCall(request, None, form, key)
        seen = scan(request.query, self._site)
        asked = seen.form or QueryForm.SELECT
        others = SOLUTION_FORMATS if asked.gives_graph else GRAPH_FORMATS
        form = _choose(request, accept, (*formats_of(asked), *pages), others)
        dataset = request.dataset
        key = validators.request_key(
            parley.__version__,
            self._site.store_id,
            dataset.default,
            dataset.named,
            seen.text,
            form.media_type,
        )
        return _SparqlCall(request, seen, form, key)

    async def _respond(
        self, asked: _SparqlCall, scope: AsgiScope, fields: dict[str, str], receive: Receive
    ) -> Response:
        place: Hashable = (asked.key, asked.fields)
        volatile = asked.seen is not None and asked.seen.volatile
        if not volatile:
            if held := validators.matching(fields.get("if-none-match"), asked.key):
                return Response(304, [*asked.fields, ("ETag", held)], Answer())
            if stored := self._cache.get(place):
                return await deliver(self._cache, place, stored, fields)
        if asked.seen is None:
            # the service description [SPARQL 1.1 Service Description, section 2]
            made = CachedAnswer(200, asked.fields, service.description(self._site, asked.form), asked.key)
            self._cache.put(place, made)
            return await deliver(self._cache, place, made, fields)
        seen = asked.seen
        own = asked.fields + field_of(hints_for(seen, self._site, asked.request.dataset))
        question = Question.of(
            seen,
            asked.form,
            asked.request.dataset,
            base=self._site.url("/sparql"),
            seconds=asked.request.seconds,
            client=client_of(scope),
        )
        try:
            if volatile:
                answer = await while_connected(receive, self._engine.ask(question))
                return Response(200, [*own], answer)
            outcome = await while_connected(receive, self._ask_once(asked.key, own, question))
        except QueryFailure as failure:
            raise Refusal(explain(failure, seen, self._site, asked.request.dataset)) from None
        if isinstance(outcome, CachedAnswer):
            self._cache.put(place, outcome)
            return await deliver(self._cache, place, outcome, fields)
        return Response(200, [*own, ("ETag", validators.weak(asked.key))], outcome)

    async def _ask_once(self, key: str, fields: HeaderFields, question: Question) -> CachedAnswer | Answer:
        """Ask the engine; who asks the same meanwhile gets the same answer, unless it is too large."""
        flight = (key, fields, question.seconds)
        deadline = Deadline(question.seconds or self._site.limits.timeout)
        outcome, mine = await self._flights.join(flight, partial(self._ask, key, fields, question))
        if mine or isinstance(outcome, CachedAnswer):
            return outcome
        if not deadline.left:
            raise Overloaded("the query waited too long for another one like it")
        return await self._engine.ask(replace(question, seconds=deadline.left))

    async def _ask(self, key: str, fields: HeaderFields, question: Question) -> CachedAnswer | Answer:
        answer = await self._engine.ask(question)
        if not self._cache.fits(answer.size):
            return answer
        with answer:
            return CachedAnswer(200, fields, answer.read(), key)


def request_headers(scope: AsgiScope) -> dict[str, str]:
    """Return the headers of a request, names in lower case, repeated ones joined."""
    joined: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        joined[key] = f"{joined[key]}, {text}" if key in joined else text
    return joined


async def _body(receive: Receive, fields: dict[str, str]) -> bytes:
    """Return the body of a request, which must be neither packed, nor long, nor slow.

    Raises:
        Refusal: It is.
    """
    refuse_encoded(fields)
    refuse_long(fields)
    return await read_body(receive)


def _choose(
    request: SparqlRequest, accept: str | None, offers: tuple[Format, ...], others: tuple[Format, ...] = ()
) -> Format:
    """Return the format that a request wants; HTML is one of them.

    A client that accepts only answers to queries of another form has not looked at its query; it gets the
    default, as from Fuseki and Virtuoso: rdflib reads it.

    Raises:
        Refusal: It wants what there is not.
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


def _method_not_allowed(method: str) -> Problem:
    return Problem(
        405,
        "method-not-allowed",
        "No such method",
        f"A query is sent with GET, POST or QUERY, not with {method[:20]}.",
        headers=(_ALLOW,),
    )


_URL_TOO_LONG = Problem(
    414,
    "url-too-long",
    "The address is too long",
    f"A query in the URL may have {MAX_URL // 1024} KiB.",
    "Send it with POST, in the body.",
)

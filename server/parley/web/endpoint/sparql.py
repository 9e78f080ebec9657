"""Answers requests to ``/sparql``: protocol, scan, negotiation, cache, engine, answer."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache, partial
from time import perf_counter

from parley.advice.hints import field_of
from parley.store.engine.answer import Answer
from parley.store.engine.interface import Engine
from parley.store.executors.accounts import ERROR_SECONDS, Accounts
from parley.store.query.bounds import MAX_BODY, MAX_URL
from parley.store.query.deadline import Deadline
from parley.store.query.failures import BudgetSpent, Overloaded, QueryFailure
from parley.store.query.outline import Outline
from parley.store.query.question import Question
from parley.web.configuration.site import Site
from parley.web.endpoint import service
from parley.web.endpoint.call import CallArguments, SparqlCall, in_data_format, understand
from parley.web.endpoint.explanation import explain
from parley.web.endpoint.protocol import METHODS, refuse_encoded
from parley.web.http import headers, negotiation, validators
from parley.web.http.body import read_body, refuse_long, while_connected
from parley.web.http.cache import AnswerCache, CachedAnswer, HeaderFields, SingleFlight
from parley.web.http.delivery import deliver
from parley.web.http.problem import Problem, Refusal, of_failure
from parley.web.http.response import AsgiScope, Receive, Response, client_of, prefers_page

_REMEMBERED_BYTES = 4 * 1024
_REMEMBERED_REQUESTS = 1024
_ALLOW = ("Allow", ", ".join(METHODS))


class SparqlEndpoint:
    """The SPARQL endpoint."""

    def __init__(self, engine: Engine, site: Site, accounts: Accounts, cache: AnswerCache) -> None:
        """Create it from the engine, the site, the accounts of its clients, and the cache of answers."""
        self._engine = engine
        self._site = site
        self._accounts = accounts
        self._cache = cache
        self._base = site.url("/sparql")
        self._hints = site.hint_finder.hints
        self._flights: SingleFlight[CachedAnswer | Answer] = SingleFlight()
        self._understand = partial(understand, site)
        self._remembered = lru_cache(_REMEMBERED_REQUESTS)(self._understand)

    async def respond(
        self, scope: AsgiScope, fields: dict[str, str], receive: Receive
    ) -> Response | SparqlCall:
        """Return the answer to a request, or the call that a page is to answer.

        Args:
            fields: The headers, as ``request_headers`` reads them.

        Raises:
            Refusal: The answer is a problem, and not on a page.
        """
        method = scope["method"]
        if method == "OPTIONS":
            return Response(204, headers.preflight(METHODS), Answer())
        call = SparqlCall()
        try:
            arguments = await _arguments(scope, fields, receive)
            call = self._admit(client_of(scope), arguments)
            if call.problem:
                raise Refusal(call.problem)
            return (
                call if call.format is negotiation.HTML else await self._answer(call, scope, fields, receive)
            )
        except Refusal as refusal:
            if method in ("GET", "HEAD") and prefers_page(fields.get("accept")):
                return replace(call, problem=refusal.problem)  # the query page shows it beside the query
            raise

    async def answered(self, call: SparqlCall, scope: AsgiScope, receive: Receive) -> SparqlCall:
        """Return a call for a page with its answer, or with the problem instead of one."""
        if call.outline is None or call.problem:
            return call
        data_call = in_data_format(call, self._site)
        found = self._hints(call.outline, names_dataset=bool(call.request.dataset))
        own = data_call.fields + field_of(found)
        if cached := self._cache.get((data_call.key, data_call.fields)):
            return replace(call, answer=cached, hints=found)
        begun = perf_counter()
        try:
            answer = await self._outcome(data_call, call.outline, own, scope, receive)
        except Refusal as refusal:
            return replace(call, problem=refusal.problem)
        return replace(call, answer=answer, hints=found, seconds=perf_counter() - begun)

    def _admit(self, client: str | None, arguments: CallArguments) -> SparqlCall:
        """Return the question of a request, if its client is admitted; a refused query is charged.

        Raises:
            Refusal: The account is overdrawn, or the request cannot be read.
        """
        try:
            self._accounts.admit(client)
        except BudgetSpent as failure:
            raise Refusal(of_failure(failure, self._site.limits)) from failure
        refused = True
        try:
            call = self._read(arguments)
            refused = call.problem is not None
        finally:
            if refused:
                self._accounts.charge(client, ERROR_SECONDS)
        return call

    def _read(self, arguments: CallArguments) -> SparqlCall:
        """Return the content of a request. Short ones are remembered, because clients repeat them."""
        small = len(arguments.query_string) + len(arguments.body) < _REMEMBERED_BYTES
        return (self._remembered if small else self._understand)(arguments)

    async def _answer(
        self, call: SparqlCall, scope: AsgiScope, fields: dict[str, str], receive: Receive
    ) -> Response:
        tag = None if call.volatile else validators.matching(fields.get("if-none-match"), call.key)
        if tag:
            return Response(304, [*call.fields, ("ETag", tag)], Answer())
        if call.outline is None:
            return await self._described(call, fields)
        place: Hashable = (call.key, call.fields)
        stored = None if call.volatile else self._cache.get(place)
        if stored:
            return await deliver(self._cache, place, stored, fields)
        own = call.fields + field_of(self._hints(call.outline, names_dataset=bool(call.request.dataset)))
        outcome = await self._outcome(call, call.outline, own, scope, receive)
        if isinstance(outcome, CachedAnswer):
            return await deliver(self._cache, place, outcome, fields)
        validator = () if call.volatile else (("ETag", validators.weak(call.key)),)
        return Response(200, [*own, *validator], outcome)

    async def _described(self, call: SparqlCall, fields: dict[str, str]) -> Response:
        """Return the service description [SPARQL 1.1 Service Description, section 2]."""
        place: Hashable = (call.key, call.fields)
        made = self._cache.get(place)
        if made is None:
            made = CachedAnswer(200, call.fields, service.description(self._site, call.format), call.key)
            self._cache.put(place, made)
        return await deliver(self._cache, place, made, fields)

    async def _outcome(
        self, call: SparqlCall, seen: Outline, own: HeaderFields, scope: AsgiScope, receive: Receive
    ) -> CachedAnswer | Answer:
        """Run the query while the client is connected, and cache the answer if possible.

        Raises:
            Refusal: There is no answer; the problem says why.
        """
        question = Question.of(
            seen,
            call.format,
            call.request.dataset,
            base=self._base,
            seconds=call.request.seconds,
            client=client_of(scope),
        )
        work = self._engine.ask(question) if call.volatile else self._ask_once(call.key, own, question)
        try:
            outcome = await while_connected(receive, work)
        except QueryFailure as failure:
            raise Refusal(explain(failure, seen, self._site, call.request.dataset)) from failure
        if isinstance(outcome, CachedAnswer):
            self._cache.put((call.key, call.fields), outcome)
        return outcome

    async def _ask_once(self, key: str, fields: HeaderFields, question: Question) -> CachedAnswer | Answer:
        """Run the query. Equal requests meanwhile get the same answer, unless it is too large."""
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


async def _arguments(scope: AsgiScope, fields: dict[str, str], receive: Receive) -> CallArguments:
    """Return the parts of a request that decide its content.

    Raises:
        Refusal: Its method is not allowed, or it is too long, compressed, or slow.
    """
    method, query_string = scope["method"], scope["query_string"]
    if method not in METHODS:
        raise Refusal(_method_not_allowed(method))
    if len(query_string) > MAX_URL:
        raise Refusal(_URL_TOO_LONG)
    body = b""
    if method not in ("GET", "HEAD"):
        refuse_encoded(fields)
        refuse_long(fields)
        body = await read_body(receive)
    return CallArguments(method, query_string, body, fields.get("content-type"), fields.get("accept"))


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
    "The query is too long for an address",
    f"A query in the address, as a form sends it, may have {MAX_URL // 1024} KiB.",
    f"Shorten it, or send it with POST, in the body, where it may have {MAX_BODY // 1024**2} MiB: "
    "save it as query.rq, then curl ADDRESS --data-urlencode query@query.rq.",
)

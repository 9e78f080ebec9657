"""Answers requests to ``/sparql``: protocol, scan, negotiation, engine, answer."""

from __future__ import annotations

import hashlib
import json

import parley
from parley.store.answer import Answer
from parley.store.engine import Engine
from parley.store.failures import QueryFailure
from parley.store.formats import GRAPH_FORMATS, Form, Format, formats_of
from parley.store.outline import Outline
from parley.store.question import Dataset, Question
from parley.web import headers, negotiation, problem, service
from parley.web.asking import explain, scan
from parley.web.body import read_body, while_connected
from parley.web.problem import Problem, Refusal
from parley.web.protocol import METHODS, SparqlRequest, read_request
from parley.web.response import Receive, Response, Scope, prefers_page
from parley.web.site import Site

MAX_URL = 32 * 1024
_ALLOW = ("Allow", ", ".join(METHODS))
_VARY = ("Vary", "Accept")


class HtmlWanted(Exception):  # noqa: N818 - a turn, not an error
    """The client is a browser: the pages answer it."""


class SparqlEndpoint:
    """The SPARQL endpoint."""

    def __init__(self, engine: Engine, site: Site) -> None:
        """Take the engine and the site."""
        self._engine = engine
        self._site = site

    async def respond(self, scope: Scope, receive: Receive) -> Response:
        """Return the answer to a request.

        Raises:
            HtmlWanted: A page is to answer it.
            Refusal: It gets a problem.
        """
        method = scope["method"]
        fields = request_headers(scope)
        if method == "OPTIONS":
            return Response(204, [_ALLOW, *headers.PREFLIGHT], Answer())
        if method not in METHODS:
            raise Refusal(_method_not_allowed(method))
        if len(scope["query_string"]) > MAX_URL:
            raise Refusal(_URL_TOO_LONG)
        browsable = method in ("GET", "HEAD")
        try:
            body = b"" if browsable else await read_body(receive)
            request = read_request(method, scope["query_string"], fields.get("content-type"), body)
            if request.query is None:
                return self._description(request, fields)
            return await self._answer(request, request.query, fields, receive, browsable=browsable)
        except Refusal:
            if browsable and prefers_page(fields.get("accept")):
                raise HtmlWanted from None  # the query page shows the problem beside the query
            raise

    def _description(self, request: SparqlRequest, fields: dict[str, str]) -> Response:
        """Return the service description [SPARQL 1.1 Service Description, section 2]."""
        answer_format = _choose(request, fields, (*GRAPH_FORMATS, negotiation.HTML))
        body = service.description(self._site, answer_format)
        return Response(
            200, [("Content-Type", answer_format.content_type), _VARY, headers.REVALIDATE], Answer(body)
        )

    async def _answer(
        self,
        request: SparqlRequest,
        query: str,
        fields: dict[str, str],
        receive: Receive,
        *,
        browsable: bool,
    ) -> Response:
        seen = scan(query, self._site)
        offers = formats_of(seen.form or Form.SELECT)
        answer_format = _choose(request, fields, (*offers, negotiation.HTML) if browsable else offers)
        own = [("Content-Type", answer_format.content_type), _VARY]
        if seen.volatile:
            own.append(("Cache-Control", "no-store"))
        else:
            tag = etag(self._site.store_id, seen, request.dataset, answer_format)
            own += [("ETag", tag), headers.REVALIDATE]
            if browsable and _matches(fields.get("if-none-match"), tag):
                return Response(304, own, Answer())
        question = Question.of(seen, answer_format, request.dataset)
        try:
            answer = await while_connected(receive, self._engine.ask(question))
        except QueryFailure as failure:
            raise Refusal(explain(failure, query, self._site)) from None
        return Response(200, own, answer)


def request_headers(scope: Scope) -> dict[str, str]:
    """Return the headers of a request, names in lower case, repeated ones joined."""
    joined: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        joined[key] = f"{joined[key]}, {text}" if key in joined else text
    return joined


def etag(store_id: str, seen: Outline, dataset: Dataset, answer_format: Format) -> str:
    """Return the validator of an answer.

    It is weak: blank nodes may get other labels when the same data are loaded again.
    """
    key = [
        parley.__version__,
        store_id,
        dataset.default,
        dataset.named,
        seen.text,
        answer_format.media_type,
    ]
    return f'W/"{hashlib.sha256(json.dumps(key).encode()).hexdigest()[:32]}"'


def _choose(request: SparqlRequest, fields: dict[str, str], offers: tuple[Format, ...]) -> Format:
    """Return the format that a request wants.

    Raises:
        HtmlWanted: It wants a page.
        Refusal: It wants what there is not.
    """
    if request.format_names:
        chosen = negotiation.by_names(request.format_names, offers)
    else:
        chosen = negotiation.by_accept(fields.get("accept"), offers)
    if chosen is negotiation.HTML:
        raise HtmlWanted
    if chosen is None:
        raise Refusal(problem.not_acceptable([offer.media_type for offer in offers]))
    return chosen


def _matches(header: str | None, tag: str) -> bool:
    """Compare weakly [RFC 9110, section 13.1.2]."""
    if header is None:
        return False
    opaque = tag.removeprefix("W/")
    return header.strip() == "*" or any(
        candidate.strip().removeprefix("W/") == opaque for candidate in header.split(",")
    )


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

"""The query page: the form, the examples, and the result of the query in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from flask import Blueprint, Response, render_template, request

from parley.advice.hints import field_of
from parley.store.query.bounds import MAX_URL
from parley.store.query.failures import QueryFailure
from parley.store.query.formats import formats_of
from parley.store.query.question import Question
from parley.web.endpoint.admission import explain, hints_for, scan
from parley.web.endpoint.call import SparqlCall, call_in
from parley.web.http.problem import Problem, Refusal
from parley.web.views.evidenced import CLAIM, to_all_articles, with_claims
from parley.web.views.examples import Example, by_keyword, examples, leading, matching
from parley.web.views.excerpt import excerpt
from parley.web.views.results import read_result
from parley.web.views.search_index import MAX_QUERY
from parley.web.views.snippets import snippets
from parley.web.views.store_reader import StoreReader, current_reader

_LEADING = 8
"""Examples that are shown without a search."""


def blueprint() -> Blueprint:
    """Return the query page."""
    pages = Blueprint("query", __name__)
    pages.add_url_rule("/sparql", "sparql", sparql)
    return pages


@dataclass(frozen=True)
class _Offer:
    """The examples on the page.

    Attributes:
        all: All examples.
        shown: Those that are listed.
        kinds: The number of examples with each keyword.
        words: The words that are searched in them.
        kind: The chosen keyword.
    """

    all: list[Example]
    shown: list[Example]
    kinds: dict[str, int]
    words: str = ""
    kind: str = ""


def sparql() -> Response:
    """Show the query form, and the result of the query in the address."""
    reader = current_reader()
    call = call_in(request.environ["asgi.scope"])
    held = [] if call.request.query or call.problem else examples(reader)
    example: Example | None = None
    claims: str | None = None
    try:
        if example := _named(held):
            call, claims = _exemplified(call, example, reader)
    except Refusal as refusal:
        call = replace(call, problem=refusal.problem)
    text = example.text if example else call.request.query or ""
    page = render_template(
        "sparql.html",
        text=text,
        call=call,
        result=read_result(call.answer, call.data_format, reader, claims) if call.answer else None,
        example=example,
        wider=to_all_articles(text) if example else None,
        offer=_offered(held),
        longest=MAX_URL,
        **_around(call, text, reader),
    )
    told = [("Vary", "Accept"), *field_of(call.hints)]
    response = Response(page, call.problem.status if call.problem else 200, headers=told)
    if call.volatile or call.problem:
        response.headers["Cache-Control"] = "no-store"
    return response


def _around(call: SparqlCall, text: str, reader: StoreReader) -> dict[str, Any]:
    """Return the additions to a query and its answer: formats, code to copy, the lines with errors."""
    formats = formats_of(call.form)
    problem = call.problem
    return {
        "formats": formats,
        "snippets": snippets(text, reader.site.url("/sparql"), formats[0]) if text else [],
        "excerpt": excerpt(text, problem.line, problem.column) if problem else [],
    }


def _offered(held: list[Example]) -> _Offer:
    """Return the examples that the address searches, or else a few typical ones."""
    words, kind = (request.args.get(name, "")[:MAX_QUERY].strip() for name in ("examples", "kind"))
    kinds = {keyword: len(of_it) for keyword, of_it in by_keyword(held).items()}
    sought = bool(words or kind)
    shown = matching(held, words, kind) if sought else leading(held, _LEADING)
    return _Offer(held, shown or ([] if sought else held), kinds, words, kind)


def _named(offered: list[Example]) -> Example | None:
    """Return the example in ``question=`` of the address, if there is one.

    Raises:
        Refusal: There is no example of this name.
    """
    name = request.args.get("question")
    if not name or not offered:
        return None
    for example in offered:
        if example.name == name:
            return example
    raise Refusal(_NO_SUCH_QUESTION)


def _exemplified(call: SparqlCall, example: Example, reader: StoreReader) -> tuple[SparqlCall, str | None]:
    """Return a call that runs an example, with its answer, and the variable of the claims behind its rows.

    Raises:
        Refusal: The example cannot be run.
    """
    traced = with_claims(example.text) if reader.site.release else None
    outline = scan(traced or example.text, reader.site)
    dataset = call.request.dataset
    asked = replace(call, request=replace(call.request, query=example.text), outline=outline)
    question = Question.of(outline, asked.data_format, dataset, base=reader.site.url("/sparql"))
    limited = replace(question, seconds=call.request.seconds, client=request.remote_addr or None)
    begun = perf_counter()
    try:
        answer = reader.engine.ask(limited)
    except QueryFailure as failure:
        return replace(asked, problem=explain(failure, outline, reader.site, dataset)), None
    told = hints_for(outline, reader.site, dataset)
    answered = replace(asked, answer=answer, hints=told, seconds=perf_counter() - begun)
    return answered, CLAIM if traced else None


_NO_SUCH_QUESTION = Problem(
    404,
    "no-such-question",
    "There is no question of this name",
    "The questions are listed on the query page.",
)

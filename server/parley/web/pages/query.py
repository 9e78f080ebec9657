"""The query page: the form, the examples, and the result of the query in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from parley.advice.hints import field_of
from parley.store.query.bounds import MAX_URL
from parley.store.query.formats import FORMATS_OF
from parley.web.endpoint.call import SparqlCall, call_in
from parley.web.http.problem import Problem
from parley.web.pages.paging import page_number
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


def sparql() -> BaseResponse:
    """Show the query form, and the result of the query in the address; a question has its own page."""
    reader = current_reader()
    call = call_in(request.environ["asgi.scope"])
    held = [] if call.request.query or call.problem else examples(reader)
    if (name := request.args.get("question")) and held:
        if example := next((example for example in held if example.name == name), None):
            return redirect(reader.site.path(example.path), 303)
        call = replace(call, problem=_NO_SUCH_QUESTION)
    text = call.request.query or ""
    page = render_template(
        "sparql.html",
        text=text,
        call=call,
        result=read_result(call.answer, call.data_format, reader, page_number()) if call.answer else None,
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
    formats = FORMATS_OF[call.form]
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


_NO_SUCH_QUESTION = Problem(
    404,
    "no-such-question",
    "There is no question of this name",
    "The questions are listed on the query page.",
)

"""The query page: the form, the examples, and what became of the query in the address."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, render_template, request

from parley.advice.hints import field_of
from parley.store.query.failures import QueryFailure
from parley.store.query.formats import formats_of
from parley.store.query.question import Question
from parley.web.endpoint.admission import explain, hints_for, scan
from parley.web.endpoint.call import SparqlCall, call_in
from parley.web.http.problem import Problem, Refusal
from parley.web.views.examples import Example, by_keyword, examples
from parley.web.views.results import read_result
from parley.web.views.store_reader import StoreReader, current_reader


def blueprint() -> Blueprint:
    """Return the query page."""
    pages = Blueprint("query", __name__)
    pages.add_url_rule("/sparql", "sparql", sparql)
    return pages


def sparql() -> Response:
    """Show the query form, and what the query in the address gives."""
    reader = current_reader()
    call = call_in(request.environ["asgi.scope"])
    offered = [] if call.request.query or call.problem else examples(reader)
    example: Example | None = None
    try:
        example = _named(offered)
        call = _exemplified(call, example, reader) if example else call
    except Refusal as refusal:
        call = replace(call, problem=refusal.problem)
    page = render_template(
        "sparql.html",
        text=call.request.query or "",
        call=call,
        formats=formats_of(call.form),
        result=read_result(call.answer, call.data_format, reader) if call.answer else None,
        example=example,
        examples=offered,
        groups=by_keyword(offered),
    )
    told = [("Vary", "Accept"), *field_of(call.hints)]
    response = Response(page, call.problem.status if call.problem else 200, headers=told)
    if call.volatile or call.problem:
        response.headers["Cache-Control"] = "no-store"
    return response


def _named(offered: list[Example]) -> Example | None:
    """Return the example that the address names with ``question=``, if it names one.

    Raises:
        Refusal: There is none of this name.
    """
    name = request.args.get("question")
    if not name or not offered:
        return None
    for example in offered:
        if example.name == name:
            return example
    raise Refusal(_NO_SUCH_QUESTION)


def _exemplified(call: SparqlCall, example: Example, reader: StoreReader) -> SparqlCall:
    """Return a call that asks an example, with its answer.

    Raises:
        Refusal: The example cannot be asked.
    """
    outline = scan(example.text, reader.site)
    dataset = call.request.dataset
    asked = replace(call, request=replace(call.request, query=example.text), outline=outline)
    question = Question.of(outline, asked.data_format, dataset, base=reader.site.url("/sparql"))
    limited = replace(question, seconds=call.request.seconds, client=request.remote_addr or None)
    try:
        answer = reader.engine.ask(limited)
    except QueryFailure as failure:
        return replace(asked, problem=explain(failure, outline, reader.site, dataset))
    return replace(asked, answer=answer, hints=hints_for(outline, reader.site, dataset))


_NO_SUCH_QUESTION = Problem(
    404,
    "no-such-question",
    "There is no question of this name",
    "The questions are listed on the query page.",
)

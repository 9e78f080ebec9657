"""The home page, the query page, lists of things, and what operators and crawlers ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pyoxigraph as ox
from flask import Blueprint, Response, abort, jsonify, render_template, request

from parley.advice.hint import Hint
from parley.advice.hints import field_of
from parley.names import ONTOLOGY
from parley.store.query.failures import QueryFailure
from parley.store.query.formats import JSON, TURTLE, QueryForm
from parley.store.query.question import Question
from parley.web.endpoint.admission import admitted, explain, hints_for, scan
from parley.web.endpoint.protocol import SparqlRequest, read_request
from parley.web.http.problem import Problem, Refusal
from parley.web.pages import openapi
from parley.web.views.examples import Example, by_keyword, examples, leading
from parley.web.views.results import GraphResult, TableResult, TooLargeResult, Truth, read_result
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import Row, current_reader, named_query, text_of

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LEADING = 6
"""Examples on the home page."""

QueryResult = TableResult | GraphResult | Truth | TooLargeResult


@dataclass(frozen=True)
class QueryOutcome:
    """What became of a query: a result or a problem; a volatile result is another the next time."""

    result: QueryResult | None = None
    problem: Problem | None = None
    volatile: bool = False
    hints: tuple[Hint, ...] = ()


def blueprint() -> Blueprint:
    """Return the pages."""
    pages = Blueprint("pages", __name__)
    pages.add_url_rule("/", "home", home)
    pages.add_url_rule("/sparql", "sparql", sparql)
    pages.add_url_rule("/things/<name>", "things", things)
    pages.add_url_rule("/about", "about", about)
    pages.add_url_rule("/health", "health", health)
    pages.add_url_rule("/ready", "ready", health)
    pages.add_url_rule("/openapi.json", "openapi", described)
    pages.add_url_rule("/robots.txt", "robots", robots)
    pages.add_url_rule("/favicon.ico", "favicon", favicon)
    return pages


@dataclass(frozen=True)
class Count:
    """How many things there are of a class."""

    term: ShownTerm
    name: str
    number: int


def home() -> str:
    """Say what is here, and lead into it."""
    reader = current_reader()
    if reader.site.release is None:
        counts = [_count(row) for row in reader.rows(named_query("classes"))]
        return render_template("plain_home.html", counts=counts)
    rows = reader.rows(named_query("overview"))
    claims = [_count(row) for row in rows if _is_true(row, "claims")]
    others = [_count(row) for row in rows if not _is_true(row, "claims")]
    held = examples(reader)
    few = leading(held, _LEADING)
    return render_template("home.html", claims=claims, others=others, examples=few, number=len(held))


def _is_true(row: Row, name: str) -> bool:
    """Tell whether a value is true; Virtuoso gives the number 1 for a truth value that it worked out."""
    return text_of(row, name) in ("true", "1")


def _count(row: Row) -> Count:
    term = show(row["class"], current_reader().site, text_of(row, "label"))
    return Count(term, row["class"].value.removeprefix(ONTOLOGY), int(text_of(row, "things")))


def sparql() -> Response:
    """Show the query form, and what the query in the address gives."""
    outcome, text, example = QueryOutcome(), "", None
    held: list[Example] = []
    try:
        asked = read_request("GET", request.query_string, None, b"")
        held = [] if asked.query else examples(current_reader())
        example = _named(held)
        text = example.text if example else asked.query or ""
        if text.strip():
            outcome = _run(replace(asked, query=text))
    except Refusal as refusal:
        outcome = QueryOutcome(problem=refusal.problem)
    page = render_template(
        "sparql.html", text=text, outcome=outcome, example=example, examples=held, groups=by_keyword(held)
    )
    status = outcome.problem.status if outcome.problem else 200
    response = Response(page, status, headers=[("Vary", "Accept"), *field_of(outcome.hints)])
    if outcome.volatile or outcome.problem:
        response.headers["Cache-Control"] = "no-store"
    return response


def _named(held: list[Example]) -> Example | None:
    """Return the example that the address names with ``question=``, if it names one.

    Raises:
        Refusal: There is none of this name.
    """
    name = request.args.get("question")
    if not name or not held:
        return None
    for example in held:
        if example.name == name:
            return example
    raise Refusal(_NO_SUCH_QUESTION)


_NO_SUCH_QUESTION = Problem(
    404,
    "no-such-question",
    "There is no question of this name",
    "The questions are listed on the query page.",
)


def _run(asked: SparqlRequest) -> QueryOutcome:
    reader = current_reader()
    text = asked.query or ""
    client = request.remote_addr or None
    with admitted(reader.accounts, client, reader.site):
        seen = scan(text, reader.site)
    answer_format = TURTLE if (seen.form or QueryForm.SELECT).gives_graph else JSON
    question = Question.of(seen, answer_format, asked.dataset, base=reader.site.url("/sparql"))
    question = replace(question, seconds=asked.seconds, client=client)
    try:
        with reader.engine.ask(question) as answer:
            result = read_result(answer, answer_format, reader)
    except QueryFailure as failure:
        return QueryOutcome(problem=explain(failure, seen, reader.site, asked.dataset))
    return QueryOutcome(result, volatile=seen.volatile, hints=hints_for(seen, reader.site, asked.dataset))


def things(name: str) -> str:
    """List the things of a class."""
    reader = current_reader()
    if reader.site.release is None or not _NAME.fullmatch(name):
        abort(404)
    iri = ONTOLOGY + name
    rows = reader.rows(named_query("instances", iri))
    if not rows:
        abort(404)
    labels = reader.rows(f"SELECT ?label WHERE {{ <{iri}> rdfs:label ?label }}")
    term = show(ox.NamedNode(iri), reader.site, text_of(labels[0], "label") if labels else None)
    items = [show(row["item"], reader.site, text_of(row, "label")) for row in rows]
    return render_template("things.html", term=term, items=items)


def about() -> str:
    """Say how facts are made, what the limits are, and how to dispute a claim."""
    return render_template("about.html")


def health() -> tuple[Response, int]:
    """Tell a monitor whether queries can be answered."""
    reader = current_reader()
    release = reader.site.release
    ready = reader.engine.ready
    told = {
        "status": "ready" if ready else "not ready",
        "release": release.digest if release else None,
        "triples": reader.site.triples,
    }
    response = jsonify(told)
    response.headers["Cache-Control"] = "no-store"
    return response, 200 if ready else 503


def described() -> Response:
    """Describe the HTTP surface to programs."""
    return jsonify(openapi.document(current_reader().site))


def robots() -> Response:
    """Keep crawlers from queries: each would be another page."""
    site = current_reader().site
    return Response(f"User-agent: *\nDisallow: {site.path('/sparql')}\n", mimetype="text/plain")


def favicon() -> Response:
    """Answer browsers that ask for an icon at the old place."""
    return Response(status=301, headers={"Location": current_reader().site.path("/static/icon.svg")})

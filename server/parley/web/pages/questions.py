"""The pages of questions: the answer first, each row with its claims, the query folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, request

from parley.names import IDS
from parley.release.questions import LISTING
from parley.store.query.failures import QueryFailure
from parley.store.query.formats import SOLUTION_FORMATS
from parley.web.http.problem import Problem, of_failure
from parley.web.pages.lists import served
from parley.web.pages.paging import page_number, pages_of
from parley.web.views.answer_table import ROWS, AnswerTable, answer_table
from parley.web.views.description import describe
from parley.web.views.doors import GENERAL, doors
from parley.web.views.examples import Example, by_subject, examples, general, similar
from parley.web.views.page_data import PageData
from parley.web.views.published import RdfTerm
from parley.web.views.question import QuestionView, question_view
from parley.web.views.store_reader import StoreReader, current_reader, current_release
from parley.web.views.structured import entity_data
from parley.web.views.thing_data import ThingData

LISTED = 150
"""Questions on one page of the list."""


def blueprint() -> Blueprint:
    """Return the route of the questions that any corpus can be asked."""
    routes = Blueprint("questions", __name__)
    routes.add_url_rule("/ask/<name>", "door", door_page)
    routes.add_url_rule("/questions", "listing", listing)
    return routes


def listing() -> str:
    """List all questions by what they are about, in pages if there are many."""
    current_release()
    held, number = examples(current_reader()), page_number()
    placed = [(subject, one) for subject, group in by_subject(held).items() for one in group]
    shown = placed[LISTED * (number - 1) : LISTED * number]
    if not shown:
        abort(404)
    return render_template(
        "questions.html",
        groups=by_subject(one for _, one in shown),
        general=GENERAL[0],
        number=len(held),
        page=number,
        pages=pages_of(len(held), LISTED),
        data=served().of_list("/questions", "Questions", LISTING, links=[]),
    )


def question_page(reader: StoreReader, thing_data: ThingData) -> Response:
    """Return the page of a question of the release, with a page of its answer."""
    thing = describe(thing_data)
    question = question_view(thing_data, thing.label)
    narrow, wider = question, question.to_all_articles
    if wider and request.args.get("articles") == "all":
        question = replace(question, text=wider)
    manifest = current_release().manifest
    structured = entity_data("question", thing.iri, thing.label, (), manifest)
    data = served().of_thing(
        thing.iri, thing.label, question.text, structured=structured, links=thing_data.links
    )
    if question is not narrow:
        data = replace(data, links=served().answers(question.text, SOLUTION_FORMATS))
    return _page(
        reader,
        question,
        f"/id/{thing.iri.removeprefix(IDS)}.html",
        data,
        lambda: similar(general(), question.title, question.keywords),
        narrow.articles,
    )


def door_page(name: str) -> Response:
    """Return the page of a question that any corpus can be asked, with a page of its answer."""
    current_release()
    held = next((door for door in doors() if door.name == name), None)
    if held is None:
        abort(404)
    question = QuestionView(held.title, held.text, held.description, GENERAL)
    around = served()
    links = around.answers(question.text, SOLUTION_FORMATS)
    data = around.of_list(f"/ask/{name}", question.title, question.text, links=links)
    reader = current_reader()
    return _page(
        reader, question, f"/ask/{name}", data, lambda: similar(examples(reader), held.title, held.similar)
    )


def _page(
    reader: StoreReader,
    question: QuestionView,
    address: str,
    data: PageData,
    beside: Callable[[], list[Example]],
    articles: Sequence[RdfTerm] = (),
) -> Response:
    number = page_number()
    table: AnswerTable | None = None
    problem: Problem | None = None
    others: list[Example] = []
    try:
        table = answer_table(reader, question.text, number, request.remote_addr or None, articles)
        others = beside()
    except QueryFailure as failure:
        problem = of_failure(failure, reader.site.limits)
    if table and not table.rows and number > 1:
        abort(404)
    page = render_template(
        "question.html",
        question=question,
        address=reader.site.path(address),
        asks_all=bool(articles) and not question.to_all_articles,
        table=table,
        problem=problem,
        page=number,
        pages=pages_of(table.total if table else 0, ROWS),
        similar=others,
        general=GENERAL,
        data=data,
    )
    if problem is None:
        return Response(page)
    return Response(page, problem.status, headers=[*problem.headers, ("Cache-Control", "no-store")])

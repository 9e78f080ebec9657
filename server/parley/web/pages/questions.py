"""The pages of questions: the answer first, the query folded."""

from __future__ import annotations

from flask import abort, render_template

from parley.store.query.failures import QueryFailure
from parley.store.query.formats import SOLUTION_FORMATS, Format
from parley.web.http.problem import Problem, of_failure
from parley.web.pages.paging import page_number, pages_of
from parley.web.views.answered import ROWS, AnswerTable, answered, asked
from parley.web.views.description import describe
from parley.web.views.gathered import Gathered
from parley.web.views.store_reader import StoreReader


def question_page(reader: StoreReader, gathered: Gathered, formats: tuple[Format, ...]) -> str:
    """Return the page of a question, with a page of its answer."""
    question, number = asked(gathered), page_number()
    table: AnswerTable | None = None
    problem: Problem | None = None
    try:
        table = answered(reader, question.text, number)
    except QueryFailure as failure:
        problem = of_failure(failure, reader.site.limits)
    if table and not table.rows and number > 1:
        abort(404)
    return render_template(
        "question.html",
        thing=describe(gathered),
        path=gathered.iri.partition("/id/")[2],
        question=question,
        table=table,
        problem=problem,
        page=number,
        pages=pages_of(table.total if table else 0, ROWS),
        formats=formats,
        downloads=SOLUTION_FORMATS,
    )

"""The page of contradictions: the pairs that were found, and the comparisons made."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from parley.names import term
from parley.web.pages.lists import data_of, served
from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.contradictions import PER_PAGE, comparisons, contradictions
from parley.web.views.published import named_query
from parley.web.views.store_reader import current_reader, current_release


def blueprint() -> Blueprint:
    """Return the routes of the page."""
    routes = Blueprint("contradictions", __name__)
    routes.add_url_rule("/contradictions", "contradictions", listed)
    routes.add_url_rule("/contradictions.<suffix>", "contradictions_as", data)
    return routes


def listed() -> str:
    """List the contradictions. If there are none, show the comparisons."""
    current_release()
    reader, page = current_reader(), page_number()
    found = contradictions(reader.rows(on_page(named_query("contradictions"), PER_PAGE, page)), reader.site)
    if not found and page > 1:
        abort(404)
    made, number = comparisons(reader), reader.number(term("Contradiction"))
    return render_template(
        "contradictions.html",
        pairs=found,
        number=number,
        comparisons=made,
        compared=sum(one.compared for one in made),
        page=page,
        pages=pages_of(number, PER_PAGE),
        data=served().of_list("/contradictions", "Contradictions", named_query("contradictions")),
    )


def data(suffix: str) -> BaseResponse:
    """Lead to the data of the page."""
    current_release()
    return data_of(named_query("contradictions"), "contradiction", suffix)

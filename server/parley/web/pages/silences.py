"""The page of silences: questions that no article answers, with the search that shows it."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from parley.web.pages.lists import data_of, served
from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.published import named_query
from parley.web.views.silences import PER_PAGE, silence_kinds, silences
from parley.web.views.store_reader import current_reader, current_release


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("silences", __name__)
    routes.add_url_rule("/silences", "silences", listed)
    routes.add_url_rule("/silences.<suffix>", "silences_as", data)
    return routes


def listed() -> str:
    """List the questions that no article answers."""
    current_release()
    reader, page = current_reader(), page_number()
    text = on_page(named_query("silences"), PER_PAGE, page)
    found = silences(reader.rows(text), reader.site)
    if not found and page > 1:
        abort(404)
    kinds = silence_kinds(reader.rows(named_query("silence-kinds")), reader.site)
    number = sum(kind.number for kind in kinds)
    return render_template(
        "silences.html",
        silences=found,
        kinds=kinds,
        number=number,
        page=page,
        pages=pages_of(number, PER_PAGE),
        data=served().of_list("/silences", "What no article answers", named_query("silences")),
    )


def data(suffix: str) -> BaseResponse:
    """Lead to the data of the page."""
    current_release()
    return data_of(named_query("silences"), "silence", suffix)

"""The lists of the things of a class."""

from __future__ import annotations

import re

import pyoxigraph as ox
from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response as BaseResponse

from parley.names import ONTOLOGY
from parley.web.pages.lists import data_of, served
from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.labels import Labels
from parley.web.views.published import named_query
from parley.web.views.shown_term import show
from parley.web.views.store_reader import current_reader, current_release, text_of

PER_PAGE = 100
"""Things on one page, as the published query says."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def blueprint() -> Blueprint:
    """Return the routes of the lists."""
    routes = Blueprint("classes", __name__)
    routes.add_url_rule("/things/<name>", "things", things)
    routes.add_url_rule("/things/<name>.<suffix>", "things_as", data)
    return routes


def things(name: str) -> str:
    """List the things of a class."""
    current_release()
    reader, page, text = current_reader(), page_number(), _asked(name)
    rows = reader.rows(on_page(text, PER_PAGE, page))
    if not rows:
        abort(404)
    of_class = ox.NamedNode(ONTOLOGY + name)
    kind = Labels(reader, [of_class]).show(of_class)
    number = reader.number(of_class.value)
    return render_template(
        "things.html",
        term=kind,
        items=[show(row["item"], reader.site, text_of(row, "label")) for row in rows],
        number=number,
        page=page,
        pages=pages_of(number, PER_PAGE),
        address=reader.site.path(f"/things/{name}"),
        data=served().of_list(f"/things/{name}", f"All of class {kind.text}", text),
    )


def data(name: str, suffix: str) -> BaseResponse:
    """Lead to the data of the things of a class."""
    current_release()
    return data_of(_asked(name), "item", suffix)


def _asked(name: str) -> str:
    if not _NAME.fullmatch(name):
        abort(404)
    return named_query("instances", ONTOLOGY + name)

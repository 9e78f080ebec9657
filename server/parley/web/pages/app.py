"""The Flask application: pages, linked data, ontology and dumps."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

import parley
from parley.store.engine.interface import BlockingEngine
from parley.store.executors.accounts import Accounts
from parley.store.query.failures import QueryFailure
from parley.web.configuration.site import Site
from parley.web.http import headers
from parley.web.http.problem import MEDIA_TYPE, Problem, Refusal, internal, of_failure
from parley.web.http.ranges import is_one_range
from parley.web.http.response import prefers_page
from parley.web.pages import (
    classes,
    contradictions,
    crawlers,
    dumps,
    guide,
    home,
    network,
    ontology,
    operations,
    query,
    questions,
    search,
    silences,
    timeline,
)
from parley.web.pages import (
    things as resources,
)
from parley.web.views.confirmed_by import in_brief
from parley.web.views.search import suggestions
from parley.web.views.search_index import MAX_QUERY
from parley.web.views.store_reader import StoreReader, current_reader

_log = logging.getLogger(__name__)


def create_app(site: Site, engine: BlockingEngine, accounts: Accounts) -> Flask:
    """Return the application for a site."""
    app = Flask(__name__)
    app.extensions["parley"] = StoreReader(site, engine, accounts)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # it would redirect to whatever host the request names
    app.before_request(_without_other_ranges)
    app.after_request(_add_validator)
    app.after_request(_add_headers)
    app.context_processor(lambda: _everywhere(site))
    app.register_error_handler(Refusal, lambda refusal: _tell(refusal.problem))
    app.register_error_handler(QueryFailure, lambda failure: _tell(of_failure(failure, site.limits)))
    app.register_error_handler(HTTPException, _tell_http)
    app.register_error_handler(Exception, _tell_fault)
    app.register_blueprint(home.blueprint())
    app.register_blueprint(classes.blueprint())
    app.register_blueprint(search.blueprint())
    app.register_blueprint(query.blueprint())
    app.register_blueprint(questions.blueprint())
    app.register_blueprint(operations.blueprint())
    app.register_blueprint(crawlers.blueprint())
    app.register_blueprint(guide.blueprint())
    app.register_blueprint(resources.blueprint())
    app.register_blueprint(ontology.blueprint())
    app.register_blueprint(dumps.blueprint())
    app.register_blueprint(contradictions.blueprint())
    app.register_blueprint(network.blueprint())
    app.register_blueprint(timeline.blueprint())
    app.register_blueprint(silences.blueprint())
    return app


def _everywhere(site: Site) -> dict[str, Any]:
    confirmed = in_brief(site.release.manifest) if site.release else ""
    return {"site": site, "version": parley.__version__, "confirmed_in_brief": confirmed}


def _without_other_ranges() -> None:
    """Read a request for several ranges, or in other units, as one for all."""
    if not is_one_range(request.headers.get("Range", "")):
        request.environ.pop("HTTP_RANGE", None)


def _add_validator(response: Response) -> Response:
    """Let clients ask whether their copy is still valid; files have their own validators."""
    if response.status_code == 200 and not (response.direct_passthrough or response.cache_control.no_store):
        response.add_etag()
        response.make_conditional(request)
    return response


def _add_headers(response: Response) -> Response:
    if request.method == "OPTIONS" and response.status_code == 200:  # the address exists
        response.status_code = 204
        response.headers.update(headers.preflight(headers.READING))
    for name, value in headers.common(response.headers.get("Cache-Control")):
        response.headers.setdefault(name, value)
    response.headers.setdefault(*headers.REVALIDATE)
    return response


def _tell(told: Problem) -> Response:
    """Return a problem as a page or as JSON, by the Accept header."""
    if prefers_page(request.headers.get("Accept")):
        response = Response(render_template("problem.html", problem=told, **_meant(told)), told.status)
    else:
        response = Response(told.as_json(), told.status, mimetype=MEDIA_TYPE)
    response.headers.extend(told.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def _meant(told: Problem) -> dict[str, Any]:
    """Return the page that was probably meant by the address of a missing page, if it is known."""
    reader = current_reader()
    if told.status != 404 or reader.site.release is None:
        return {}
    last = request.path.rstrip("/").rpartition("/")[2].partition(".")[0][:MAX_QUERY]
    sought = "".join(c if c.isalnum() else " " for c in last).strip()
    try:
        return {"sought": sought, "meant": suggestions(reader, sought)}
    except QueryFailure:
        return {"sought": sought}


def _tell_http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error.get_response()
    known = _WORDS.get(error.code)
    title, detail = known or (error.name, "The request cannot be answered.")
    code = error.name.lower().replace(" ", "-")
    own = tuple((name, value) for name, value in error.get_headers() if name in _OF_ERRORS)
    return _tell(Problem(error.code, code, title, detail, headers=own))


def _tell_fault(error: Exception) -> Response:
    _log.error("a page failed", exc_info=error)
    return _tell(internal())


_OF_ERRORS = ("Allow", "Content-Range")
"""Headers of errors that tell what would be right."""
_WORDS = {
    412: ("It has changed", "The file is not the one that the request is about."),
    404: ("There is no such page", "Check the address, or start from the home page."),
    405: ("No such method", "Pages are read with GET."),
    410: ("This was withdrawn", "It is no longer part of the data."),
    416: ("No such range", "The file is shorter than the range in the request."),
}

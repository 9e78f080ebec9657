"""The timeline: claims with a date, in order, each on a scale, as exact as stated."""

from __future__ import annotations

import re

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from parley.names import IDS
from parley.web.pages.lists import articles_to_choose, data_of, served
from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.published import named_query
from parley.web.views.store_reader import current_reader, current_release, text_of
from parley.web.views.timeline import PER_PAGE, scale_of, timed_claims

_ARTICLE = re.compile(r"[A-Za-z0-9_-]{1,200}")
_OF_ARTICLE = "?claim parley:article ?article ; parley:time ?time ."
"""The part of the published query that is replaced by a narrower one."""


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("timeline", __name__)
    routes.add_url_rule("/timeline", "timeline", shown)
    routes.add_url_rule("/timeline.<suffix>", "timeline_as", data)
    return routes


def shown() -> str:
    """List the claims with a date; the address gives the article and the page."""
    current_release()
    reader, page = current_reader(), page_number()
    article = _article()
    claims = timed_claims(reader.rows(on_page(_asked(article), PER_PAGE, page)), reader.site)
    if not claims and page > 1:
        abort(404)
    counts = reader.rows(_of_article(named_query("timed"), article))
    times, dated = (sum(int(text_of(row, name)) for row in counts) for name in ("times", "bounded"))
    return render_template(
        "timeline.html",
        claims=claims,
        scale=scale_of(claims),
        articles=articles_to_choose(reader),
        article=article,
        dated=dated,
        undated=times - dated,
        page=page,
        pages=pages_of(dated, PER_PAGE),
        data=served().of_list(
            "/timeline", "Timeline", _asked(article), state=f"article={article}" if article else ""
        ),
    )


def data(suffix: str) -> BaseResponse:
    """Redirect to the data of the choice in the address."""
    current_release()
    return data_of(_asked(_article()), "claim", suffix)


def _article() -> str:
    """Return the article that the address chooses; what cannot be one is left aside."""
    asked = request.args.get("article", "")
    return asked if _ARTICLE.fullmatch(asked) else ""


def _asked(article: str) -> str:
    return _of_article(named_query("timeline"), article)


def _of_article(text: str, article: str) -> str:
    """Return a published query, for one article if one is chosen."""
    chosen = f"{_OF_ARTICLE} VALUES ?article {{ <{IDS}article/{article}> }}"
    return text.replace(_OF_ARTICLE, chosen) if article else text

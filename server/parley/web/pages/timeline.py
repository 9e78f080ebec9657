"""The timeline: claims with a date, in order, each on a scale, as exact as stated."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from parley.names import IDS
from parley.web.pages.lists import articles_to_choose, data_of, served
from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.published import named_query
from parley.web.views.store_reader import current_reader, current_release, text_of
from parley.web.views.timeline import PER_PAGE, scale_of, timed_claims, years_of

_ARTICLE = re.compile(r"[A-Za-z0-9_-]{1,200}")
_OF_ARTICLE = "?claim parley:article ?article ; parley:time ?time ."
"""The part of the published query that is replaced by a narrower one."""
_YEAR = re.compile(r"[0-9]{4}")
_BY_TIME = "GROUP BY ?claim ?time\n"
"""The part of the published query after which a year is asked for."""


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("timeline", __name__)
    routes.add_url_rule("/timeline", "timeline", shown)
    routes.add_url_rule("/timeline.<suffix>", "timeline_as", data)
    return routes


def shown() -> str:
    """List the claims with a date; the address gives article, year and page."""
    current_release()
    reader, page = current_reader(), page_number()
    article, year = _article(), _year()
    asked = _asked(article, year)
    claims = timed_claims(reader.rows(on_page(asked, PER_PAGE, page)), reader.site)
    if not claims and page > 1:
        abort(404)
    counts = reader.rows(_of_article(named_query("timed"), article))
    times, all_dated = (sum(int(text_of(row, name)) for row in counts) for name in ("times", "bounded"))
    years = years_of(reader.rows(_of_article(named_query("years"), article)))
    dated = sum(count.times for count in years if count.year == year) if year else all_dated
    chosen = {name: value for name, value in (("article", article), ("year", year)) if value}
    return render_template(
        "timeline.html",
        claims=claims,
        scale=scale_of(claims),
        articles=articles_to_choose(reader),
        article=article,
        year=year,
        years=years,
        chosen=chosen,
        undated=times - all_dated,
        undated_query=served().query_page(_undated(article)),
        page=page,
        pages=pages_of(dated, PER_PAGE),
        data=served().of_list("/timeline", "Timeline", asked, state=urlencode(chosen)),
    )


def data(suffix: str) -> BaseResponse:
    """Redirect to the data of the choice in the address."""
    current_release()
    return data_of(_asked(_article(), _year()), "claim", suffix)


def _article() -> str:
    """Return the article that the address chooses; what cannot be one is left aside."""
    asked = request.args.get("article", "")
    return asked if _ARTICLE.fullmatch(asked) else ""


def _year() -> str:
    """Return the year that the address chooses; what cannot be one is left aside."""
    asked = request.args.get("year", "")
    return asked if _YEAR.fullmatch(asked) else ""


def _asked(article: str, year: str) -> str:
    """Return the published query, for the chosen article and the times whose days touch the chosen year."""
    text = _of_article(named_query("timeline"), article)
    first, last = (f"SUBSTR(STR({bound}(?bound)), 1, 4)" for bound in ("MIN", "MAX"))
    within = f'{_BY_TIME}    HAVING ({first} <= "{year}" && {last} >= "{year}")\n'
    return text.replace(_BY_TIME, within) if year else text


def _undated(article: str) -> str:
    """Return the published query for the times without a day, for one article if one is chosen."""
    return _of_article(named_query("undated"), article)


def _of_article(text: str, article: str) -> str:
    """Return a published query, for one article if one is chosen."""
    chosen = f"{_OF_ARTICLE} VALUES ?article {{ <{IDS}article/{article}> }}"
    return text.replace(_OF_ARTICLE, chosen) if article else text

"""The page of the support network: a picture whose nodes and edges are links, and the same as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from parley.names import IDS
from parley.web.pages.lists import data_of, served
from parley.web.pages.paging import page_number, pages_of
from parley.web.views.drawing import drawn
from parley.web.views.network import CLAIMS, MOST, MOST_EDGES, Network, network
from parley.web.views.published import Row, named_query
from parley.web.views.store_reader import StoreReader, current_reader, current_release

ROWS = 20
"""Rows of the table on one page."""
_STEPS = (1, 2, 3)
_SUPPORT = "?claim a parley:Support ;"
_PARTY = f"{_SUPPORT} parley:supporter|parley:recipient ?party"
"""Parts of the published query that are made narrower."""
_TITLE = "Who supports whom, as reported"
_ARTICLE = re.compile(r"[A-Za-z0-9_-]{1,200}")
_FOCUS = re.compile(r"[a-z]{1,20}/[A-Za-z0-9_-]{1,200}")


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("network", __name__)
    routes.add_url_rule("/network", "network", shown)
    routes.add_url_rule("/network.<suffix>", "network_as", data)
    routes.add_url_rule("/network.svg", "network_picture", picture)
    return routes


@dataclass(frozen=True)
class _Choice:
    """What the address asks for: of which article, around whom, how far."""

    article: str
    focus: str
    steps: int

    @property
    def state(self) -> str:
        """It as it stands in an address; nothing where nothing is chosen."""
        chosen = {"article": self.article, "focus": self.focus, "steps": self.steps if self.focus else ""}
        return urlencode({name: value for name, value in chosen.items() if value})


@dataclass(frozen=True)
class _Seen:
    """What is seen of the network by a choice, and of what it is a part."""

    choice: _Choice
    rows: list[Row]
    whole: Network
    part: Network
    focus: str | None


def shown() -> str:
    """Show who is reported to support whom; the address says of which article, around whom, how far."""
    current_release()
    held = _seen()
    seen, page = held.part, page_number()
    pages = pages_of(len(seen.edges), ROWS)
    if page > pages:
        abort(404)
    return render_template(
        "network.html",
        seen=seen,
        picture=drawn(seen, held.focus) if _fits(seen) else None,
        is_unknown=bool(held.choice.focus) and held.focus is None,
        choices=_choices(held.whole),
        busiest=seen.busiest(20),
        articles=_articles(held.rows),
        chosen=held.choice,
        edges=list(enumerate(seen.edges, 1))[ROWS * (page - 1) : ROWS * page],
        page=page,
        pages=pages,
        rows=ROWS,
        data=served().of_list("/network", _TITLE, _asked(held.choice), state=held.choice.state),
        ids=IDS,
    )


def picture() -> Response:
    """Give the picture as a file of its own, with its colours; too large a network has none."""
    current_release()
    held = _seen()
    if not held.part.edges or not _fits(held.part):
        abort(404)
    site = current_reader().site
    drawing = render_template(
        "network.svg", picture=drawn(held.part, held.focus), origin=site.base_url.removesuffix(site.prefix)
    )
    response = Response(drawing, mimetype="image/svg+xml")
    response.headers["Content-Disposition"] = 'attachment; filename="support-network.svg"'
    return response


def data(suffix: str) -> BaseResponse:
    """Lead to the data of what the address chooses."""
    current_release()
    return data_of(_asked(_choice()), "claim", suffix)


def _seen() -> _Seen:
    reader, choice = current_reader(), _choice()
    rows = _rows(reader, choice.focus, choice.steps)
    whole = network(_of_article(rows, choice.article), reader.site)
    iri = next((iri for iri in whole.parties if iri == IDS + choice.focus), None)
    return _Seen(choice, rows, whole, whole.around(iri, choice.steps) if iri else whole, iri)


def _choice() -> _Choice:
    return _Choice(_slug("article", _ARTICLE), _slug("focus", _FOCUS), _steps())


def _asked(choice: _Choice) -> str:
    """Return the published query of what a choice shows, but for further steps."""
    text = named_query("supports")
    if choice.focus:
        text = text.replace(_PARTY, f"VALUES ?party {{ <{IDS}{choice.focus}> }} {_PARTY}")
    if choice.article:
        text = text.replace(_SUPPORT, f"{_SUPPORT} parley:article <{IDS}article/{choice.article}> ;")
    return text


def _fits(seen: Network) -> bool:
    return len(seen.parties) <= MOST and len(seen.edges) <= MOST_EDGES


def _steps() -> int:
    asked = request.args.get("steps", "1")
    return int(asked) if asked in map(str, _STEPS) else 1


def _rows(reader: StoreReader, focus: str, steps: int) -> list[Row]:
    """Return the claims of support: all, or where they are too many those around one party, step by step."""
    rows = reader.rows(named_query("supports"))
    if not focus or len({row["claim"].value for row in rows}) < CLAIMS:
        return rows
    reached = {IDS + focus}
    for _ in range(steps):
        parties = " ".join(f"<{iri}>" for iri in sorted(reached)[:MOST])
        text = named_query("supports").replace(_PARTY, f"VALUES ?party {{ {parties} }} {_PARTY}")
        rows = reader.rows(text)
        reached |= {row[name].value for row in rows for name in ("supporter", "recipient")}
    return rows


def _slug(name: str, pattern: re.Pattern[str]) -> str:
    """Return a part of the address if it can be a name; what cannot be one is left aside."""
    asked = request.args.get(name, "")
    return asked if pattern.fullmatch(asked) else ""


def _of_article(rows: list[Row], article: str) -> list[Row]:
    return [row for row in rows if row["article"].value == f"{IDS}article/{article}"] if article else rows


def _articles(rows: list[Row]) -> list[tuple[str, str]]:
    found = {row["article"].value.removeprefix(f"{IDS}article/"): row for row in rows}
    return sorted((slug, row["title"].value if "title" in row else slug) for slug, row in found.items())


def _choices(whole: Network) -> list[tuple[str, str]]:
    named = ((iri.removeprefix(IDS), party.text) for iri, party in whole.parties.items())
    return sorted(named, key=lambda entry: (entry[1].lower(), entry[0]))

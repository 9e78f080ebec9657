"""The page of the support network: a picture whose nodes and edges are links, and the same as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from parley.names import IDS, term
from parley.web.pages.lists import articles_to_choose, data_of, served
from parley.web.pages.paging import on_page, page_number, pages_of
from parley.web.views.drawing import draw
from parley.web.views.heads import HeadOfBody, heads
from parley.web.views.network import CLAIMS, MOST, MOST_EDGES, Network, network
from parley.web.views.published import Row, named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import StoreReader, current_reader, current_release, text_of

ROWS = 20
"""Rows of the table on one page."""
CLAIMS_A_PAGE = 25
"""How many claims are on one page, if there are too many for all."""
_ALL, _SOME = f"LIMIT {CLAIMS}", f"LIMIT {CLAIMS_A_PAGE} OFFSET 0"
_STEPS = (1, 2, 3)
_SUPPORT = "?claim a parley:Support ;"
_PARTY = f"{_SUPPORT} parley:supporter|parley:recipient ?party"
"""Parts of the published query that are replaced by narrower ones."""
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
    """The choice in the address: the article, the party, the steps."""

    article: str
    focus: str
    steps: int

    @property
    def state(self) -> str:
        """The choice as an address has it; empty without a choice."""
        chosen = {"article": self.article, "focus": self.focus, "steps": self.steps if self.focus else ""}
        return urlencode({name: value for name, value in chosen.items() if value})


@dataclass(frozen=True)
class _Seen:
    """The visible part of the network by a choice, and the whole of it.

    Attributes:
        focus: The party that it is around.
        number: How many claims there are where these are too many to be seen at once; else 0.
    """

    choice: _Choice
    whole: Network
    part: Network
    focus: str | None
    number: int


def shown() -> str:
    """Show who supports whom according to claims. The address gives the article, the party and the steps."""
    current_release()
    held, page = _seen(), page_number()
    seen = held.part
    pages = pages_of(held.number, CLAIMS_A_PAGE) if held.number else pages_of(len(seen.edges), ROWS)
    if page > pages:
        abort(404)
    numbered = list(enumerate(seen.edges, 1))
    ties = _ties(held)
    return render_template(
        "network.html",
        seen=seen,
        heads=ties,
        picture=draw(seen, held.focus, ties) if _fits(seen) and not held.number else None,
        is_unknown=bool(held.choice.focus) and held.focus is None,
        number=held.number,
        choices=_choices(held.whole),
        busiest=_busiest(current_reader()) if held.number else seen.busiest(20),
        articles=articles_to_choose(current_reader()),
        chosen=held.choice,
        edges=numbered if held.number else numbered[ROWS * (page - 1) : ROWS * page],
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
    if held.number or not held.part.edges or not _fits(held.part):
        abort(404)
    site = current_reader().site
    drawing = render_template(
        "network.svg",
        picture=draw(held.part, held.focus, _ties(held)),
        origin=site.base_url.removesuffix(site.prefix),
    )
    response = Response(drawing, mimetype="image/svg+xml")
    response.headers["Content-Disposition"] = 'attachment; filename="support-network.svg"'
    return response


def data(suffix: str) -> BaseResponse:
    """Redirect to the data of the choice in the address."""
    current_release()
    return data_of(_asked(_choice()), "claim", suffix)


def _seen() -> _Seen:
    reader, choice = current_reader(), _choice()
    number = reader.number(term("Support"))
    is_paged = number >= CLAIMS and not choice.focus and not choice.article
    if is_paged:
        rows = reader.rows(on_page(_asked(choice).replace(_ALL, _SOME), CLAIMS_A_PAGE, page_number()))
    else:
        rows = _rows(reader, choice, whole=number < CLAIMS)
    whole = network(_of_article(rows, choice.article), reader.site)
    iri = next((iri for iri in whole.parties if iri == IDS + choice.focus), None)
    part = whole.around(iri, choice.steps) if iri else whole
    return _Seen(choice, whole, part, iri, number if is_paged else 0)


def _choice() -> _Choice:
    return _Choice(_slug("article", _ARTICLE), _slug("focus", _FOCUS), _steps())


def _asked(choice: _Choice) -> str:
    """Return the published query of a choice, without further steps."""
    text = named_query("supports")
    if choice.focus:
        text = text.replace(_PARTY, f"VALUES ?party {{ <{IDS}{choice.focus}> }} {_PARTY}")
    if choice.article:
        text = text.replace(_SUPPORT, f"{_SUPPORT} parley:article <{IDS}article/{choice.article}> ;")
    return text


def _ties(held: _Seen) -> list[HeadOfBody]:
    """Return who of the visible parties heads which other."""
    if held.number or len(held.part.parties) < 2:
        return []
    reader, there = current_reader(), held.part.parties
    found = heads(reader.rows(named_query("heads")), reader.site)
    return [one for one in found if one.head.iri in there and one.body.iri in there]


def _fits(seen: Network) -> bool:
    return len(seen.parties) <= MOST and len(seen.edges) <= MOST_EDGES


def _steps() -> int:
    asked = request.args.get("steps", "1")
    return int(asked) if asked in map(str, _STEPS) else 1


def _rows(reader: StoreReader, choice: _Choice, *, whole: bool) -> list[Row]:
    """Return the claims of support: all, or if they are too many, those around one party, step by step."""
    if whole:
        return reader.rows(named_query("supports"))
    if not choice.focus:
        return reader.rows(_asked(choice))
    reached, rows = {IDS + choice.focus}, list[Row]()
    for _ in range(choice.steps):
        parties = " ".join(f"<{iri}>" for iri in sorted(reached)[:MOST])
        text = named_query("supports").replace(_PARTY, f"VALUES ?party {{ {parties} }} {_PARTY}")
        rows = reader.rows(text)
        reached |= {row[name].value for row in rows for name in ("supporter", "recipient")}
    return rows


def _busiest(reader: StoreReader) -> list[tuple[ShownTerm, int]]:
    """Return the parties that most claims of support name, and how many these are."""
    rows = reader.rows(named_query("busiest"))
    return [
        (show(row["party"], reader.site, text_of(row, "label") or None), int(text_of(row, "claims")))
        for row in rows
    ]


def _slug(name: str, pattern: re.Pattern[str]) -> str:
    """Return a part of the address if it can be a name; ignore it otherwise."""
    asked = request.args.get(name, "")
    return asked if pattern.fullmatch(asked) else ""


def _of_article(rows: list[Row], article: str) -> list[Row]:
    return [row for row in rows if row["article"].value == f"{IDS}article/{article}"] if article else rows


def _choices(whole: Network) -> list[tuple[str, str]]:
    named = ((iri.removeprefix(IDS), party.text) for iri, party in whole.parties.items())
    return sorted(named, key=lambda entry: (entry[1].lower(), entry[0]))

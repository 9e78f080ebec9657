"""The page of the support network: a picture whose nodes and edges are links, and the same as a table."""

from __future__ import annotations

import re

from flask import Blueprint, abort, render_template, request

from parley.names import IDS
from parley.web.pages.paging import page_number, pages_of
from parley.web.views.drawing import drawn
from parley.web.views.network import CLAIMS, MOST, MOST_EDGES, Network, network
from parley.web.views.published import Row, named_query
from parley.web.views.store_reader import StoreReader, current_reader, current_release

ROWS = 20
"""Rows of the table on one page."""
_STEPS = (1, 2, 3)
_PARTY = "?claim a parley:Support ; parley:supporter|parley:recipient ?party"
"""The part of the published query that is replaced by a narrower one."""
_ARTICLE = re.compile(r"[A-Za-z0-9_-]{1,200}")
_FOCUS = re.compile(r"[a-z]{1,20}/[A-Za-z0-9_-]{1,200}")


def blueprint() -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("network", __name__)
    routes.add_url_rule("/network", "network", shown)
    return routes


def shown() -> str:
    """Show who supports whom according to claims. The address gives the article, the party and the steps."""
    current_release()
    reader = current_reader()
    article, focus = _slug("article", _ARTICLE), _slug("focus", _FOCUS)
    steps = _steps()
    rows = _rows(reader, focus, steps)
    whole = network(_of_article(rows, article), reader.site)
    iri = next((iri for iri in whole.parties if iri == IDS + focus), None)
    seen = whole.around(iri, steps) if iri else whole
    page = page_number()
    pages = pages_of(len(seen.edges), ROWS)
    if page > pages:
        abort(404)
    return render_template(
        "network.html",
        seen=seen,
        picture=drawn(seen, iri) if _fits(seen) else None,
        is_unknown=bool(focus) and iri is None,
        choices=_choices(whole),
        busiest=seen.busiest(20),
        articles=_articles(rows),
        chosen={"article": article, "focus": focus, "steps": steps},
        edges=list(enumerate(seen.edges, 1))[ROWS * (page - 1) : ROWS * page],
        page=page,
        pages=pages,
        rows=ROWS,
        query=named_query("supports"),
        ids=IDS,
    )


def _fits(seen: Network) -> bool:
    return len(seen.parties) <= MOST and len(seen.edges) <= MOST_EDGES


def _steps() -> int:
    asked = request.args.get("steps", "1")
    return int(asked) if asked in map(str, _STEPS) else 1


def _rows(reader: StoreReader, focus: str, steps: int) -> list[Row]:
    """Return the claims of support: all, or if they are too many, those around one party, step by step."""
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
    """Return a part of the address if it can be a name; ignore it otherwise."""
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

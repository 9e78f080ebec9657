"""The page of a claim."""

from __future__ import annotations

from flask import Response, render_template

from parley.names import term
from parley.web.pages.lists import served
from parley.web.pages.source_text import SourceText, with_text
from parley.web.views.claim import ClaimView, replaced, view_claim
from parley.web.views.description import Description, PropertyValues, describe
from parley.web.views.manner import PLAIN
from parley.web.views.page_data import PageData
from parley.web.views.published import named_query
from parley.web.views.shown_term import show
from parley.web.views.store_reader import text_of
from parley.web.views.structured import claim_data
from parley.web.views.thing_data import ThingData


def claim_page(thing_data: ThingData) -> Response:
    """Return the page of a claim, with its passage if the operator shows the text."""
    claim, view = describe(thing_data), view_claim(thing_data)
    reasons = [held for held in claim.statements if held.predicate.iri == term("withheldBecause")]
    if reasons:
        return _withheld_page(claim, view, reasons)
    text = SourceText(thing_data.site.texts.get(view.source.text_hash)) if view.source else SourceText(None)
    page = render_template(
        "claim.html",
        claim=claim,
        view=view,
        text=text,
        plain=PLAIN,
        slug=claim.iri.rsplit("/", 1)[-1],
        data=_data(claim, view, thing_data.links),
    )
    return with_text(Response(page), text)


def _data(claim: Description, view: ClaimView, links: tuple[int, int]) -> PageData:
    """Return what goes with the page of a claim."""
    around = served()
    return around.of_thing(
        claim.iri,
        claim.label,
        named_query("describe", claim.iri),
        structured=claim_data(claim.iri, claim.label, view.source, around.manifest),
        read_in=_read_in(view),
        digest=view.confirmed.digest,
        links=links,
    )


def _withheld_page(claim: Description, view: ClaimView, reasons: list[PropertyValues]) -> Response:
    """Return the page of a withheld claim: the reason, and nothing of its content."""
    page = render_template(
        "withheld.html",
        claim=claim,
        source=view.source,
        reasons=reasons,
        slug=claim.iri.rsplit("/", 1)[-1],
        data=_of_name(claim.iri),
    )
    return Response(page)


def gone_page(thing_data: ThingData) -> Response:
    """Return the page of a withdrawn claim: the reason, and the claims before and after it."""
    rows = thing_data.rows("tombstone")
    successors = [
        show(row["successor"], thing_data.site, text_of(row, "successorLabel"))
        for row in rows
        if "successor" in row
    ]
    page = render_template(
        "gone.html",
        slug=thing_data.iri.rsplit("/", 1)[-1],
        reason=text_of(rows[0], "reason"),
        successors=successors,
        replaced=replaced(thing_data),
        data=_of_name(thing_data.iri),
    )
    return Response(page)


def _of_name(iri: str) -> PageData:
    """Return the additions to a claim's page that do not state its content."""
    return served().of_thing(iri, f"Claim {iri.rpartition('/')[2]}", named_query("describe", iri))


def _read_in(view: ClaimView) -> str:
    """Return the place of a claim in words."""
    source = view.source
    if source is None:
        return ""
    place = f"characters {view.passage.start}–{view.passage.end}" if view.passage else ""
    parts = (f"“{source.article.text}”", source.byline, source.publisher, source.issued, place)
    return ", ".join(part for part in parts if part)

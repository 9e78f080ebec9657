"""The ontology on one page, an anchor for each term; the ontology and the shapes as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from urllib.parse import quote

import pyoxigraph as ox
from flask import Blueprint, Response, abort, redirect, render_template, request, send_from_directory
from werkzeug.wrappers import Response as BaseResponse

from parley.names import ONTOLOGY, OWL, PREFIXES, SHAPES
from parley.serialization import document, graph_format
from parley.store.query.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Format
from parley.web.http.negotiation import HTML, by_accept
from parley.web.http.problem import Refusal, not_acceptable
from parley.web.views.published import named_query
from parley.web.views.schemes import schemes
from parley.web.views.store_reader import current_reader, current_release
from parley.web.views.terms import Field, terms

DATA_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
_SECTIONS = (
    ("Classes", (OWL + "Class",)),
    ("Properties", (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")),
)
"""The terms without the concepts, which are in their schemes."""

_NOTIONS = """\
# What articles coin, and the concept of the ontology that each notion is narrower than.
SELECT ?notion ?label ?concept WHERE {
  ?notion skos:broader ?concept ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?notion), STR(notion:)))
}
ORDER BY ?concept ?notion
"""


def blueprint() -> Blueprint:
    """Return the routes of the ontology and the shapes."""
    routes = Blueprint("ontology", __name__)
    for name in ("ontology", "shapes"):
        routes.add_url_rule(f"/{name}", name, vocabulary, defaults={"name": name})
        routes.add_url_rule(f"/{name}.<suffix>", f"{name}_as", vocabulary_as, defaults={"name": name})
    return routes


def vocabulary(name: str) -> BaseResponse:
    """Redirect to the page or the file of a vocabulary, by the Accept header."""
    current_release()
    chosen = by_accept(request.headers.get("Accept"), (HTML, *DATA_FORMATS))
    if chosen is None:
        raise Refusal(not_acceptable([offer.media_type for offer in (HTML, *DATA_FORMATS)]))
    if chosen is HTML:
        response: BaseResponse = Response(_page(name))
        response.headers["Link"] = _alternates(name)
    else:
        response = redirect(current_reader().site.path(f"/{name}.{chosen.name}"), 303)
    response.headers["Vary"] = "Accept"
    return response


def vocabulary_as(name: str, suffix: str) -> BaseResponse:
    """Return a vocabulary in a format; Turtle is the file itself."""
    directory = current_release().directory
    chosen = next((offer for offer in DATA_FORMATS if offer.name == suffix), None)
    if chosen is None:
        abort(404)
    if chosen is TURTLE:
        return send_from_directory(directory, f"{name}.ttl", mimetype=TURTLE.media_type, conditional=True)
    data = _convert((directory / f"{name}.ttl").read_bytes(), chosen)
    return Response(data, content_type=chosen.content_type)


def _convert(turtle: bytes, chosen: Format) -> bytes:
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return document(triples, graph_format(chosen.media_type), PREFIXES)


def _page(name: str) -> str:
    if name == "shapes":
        return render_template("shapes.html", rules=_rules(), formats=DATA_FORMATS)
    reader = current_reader()
    held = terms(reader, _fields())
    sections = [
        (title, [term for term in held if set(types) & set(term.types)]) for title, types in _SECTIONS
    ]
    return render_template(
        "ontology.html",
        sections=sections,
        schemes=schemes(held),
        notions=f"{reader.site.path('/sparql')}?query={quote(_NOTIONS)}",
        formats=DATA_FORMATS,
    )


def _fields() -> dict[str, list[Field]]:
    """Return the properties of each class."""
    found: dict[str, list[Field]] = {}
    for row in _of_shapes("fields"):
        name = row["field"].value.removeprefix(ONTOLOGY)
        found.setdefault(row["class"].value, []).append(Field(name, row["always"].value == "true"))
    return found


@dataclass(frozen=True)
class ShapeRule:
    """A named property shape, as the page of the shapes shows it."""

    name: str
    title: str
    message: str
    description: str


def _rules() -> list[ShapeRule]:
    """Return the named shapes."""
    return [
        ShapeRule(
            row["shape"].value.removeprefix(SHAPES),
            *(row[name].value if row[name] else "" for name in ("name", "message", "description")),
        )
        for row in _of_shapes("rules")
    ]


def _of_shapes(query: str) -> ox.QuerySolutions:
    """Return the result of a published query on the file of the shapes, which is not in the store."""
    store = ox.Store()
    store.load(path=current_release().directory / "shapes.ttl", format=ox.RdfFormat.TURTLE)
    return cast("ox.QuerySolutions", store.query(named_query(query), prefixes=PREFIXES))


def _alternates(name: str) -> str:
    site = current_reader().site
    return ", ".join(
        f'<{site.path(f"/{name}.{offer.name}")}>; rel="alternate"; type="{offer.media_type}"'
        for offer in DATA_FORMATS
    )

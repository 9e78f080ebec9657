"""The ontology on one page, an anchor for each term; the ontology and the shapes as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import pyoxigraph as ox
from flask import Blueprint, Response, abort, redirect, render_template, request, send_from_directory
from werkzeug.wrappers import Response as BaseResponse

from parley.names import ONTOLOGY, OWL, PREFIXES, SHAPES, SKOS
from parley.store.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Format
from parley.web.asker import Row, current_asker, current_release, named_query, text_of
from parley.web.description import Statement, statements
from parley.web.negotiation import HTML, by_accept
from parley.web.problem import Refusal, not_acceptable

DATA_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
_SECTIONS = (
    ("Classes", (OWL + "Class",)),
    ("Properties", (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")),
    ("Concept schemes", (SKOS + "ConceptScheme",)),
    ("Concepts", (SKOS + "Concept",)),
)


@dataclass(frozen=True)
class Field:
    """A property that things of a class have: always, or where there is something to say."""

    name: str
    always: bool


@dataclass
class Term:
    """A term as the page of its vocabulary shows it."""

    iri: str
    name: str
    label: str
    definition: str
    source: str
    note: str
    types: list[str] = field(default_factory=list)
    relations: list[Statement] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)


def blueprint() -> Blueprint:
    """Return the routes of the ontology and the shapes."""
    routes = Blueprint("ontology", __name__)
    for name in ("ontology", "shapes"):
        routes.add_url_rule(f"/{name}", name, vocabulary, defaults={"name": name})
        routes.add_url_rule(f"/{name}.<suffix>", f"{name}_as", vocabulary_as, defaults={"name": name})
    return routes


def vocabulary(name: str) -> BaseResponse:
    """Lead to the page or the file of a vocabulary, by what the client accepts."""
    current_release()
    chosen = by_accept(request.headers.get("Accept"), (HTML, *DATA_FORMATS))
    if chosen is None:
        raise Refusal(not_acceptable([offer.media_type for offer in (HTML, *DATA_FORMATS)]))
    if chosen is HTML:
        response: BaseResponse = Response(_page(name))
        response.headers["Link"] = _alternates(name)
    else:
        response = redirect(current_asker().site.path(f"/{name}.{chosen.name}"), 303)
    response.headers["Vary"] = "Accept"
    return response


def vocabulary_as(name: str, suffix: str) -> BaseResponse:
    """Give a vocabulary in a format; Turtle is the file itself."""
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
    form = ox.RdfFormat.from_media_type(chosen.media_type)
    return ox.serialize(triples, format=form, prefixes=PREFIXES) or b""


def _page(name: str) -> str:
    if name == "shapes":
        return render_template("shapes.html", rules=_rules(), formats=DATA_FORMATS)
    terms = _terms()
    sections = [
        (title, [term for term in terms if set(types) & set(term.types)]) for title, types in _SECTIONS
    ]
    return render_template("ontology.html", sections=sections, formats=DATA_FORMATS)


def _terms() -> list[Term]:
    asker = current_asker()
    found: dict[str, Term] = {}
    for row in asker.rows(named_query("terms")):
        term = found.setdefault(row["term"].value, _term(row))
        term.types.append(row["type"].value)
    related: dict[str, list[Row]] = {}
    for row in asker.rows(named_query("relations")):
        related.setdefault(row["term"].value, []).append(row)
    for iri, rows in related.items():
        if iri in found:
            found[iri].relations = statements(rows, "object", asker.site)
    for iri, fields in _fields().items():
        if iri in found:
            found[iri].fields = fields
    return sorted(found.values(), key=lambda term: term.name.lower())


def _term(row: Row) -> Term:
    return Term(
        iri=row["term"].value,
        name=row["term"].value.removeprefix(ONTOLOGY),
        label=text_of(row, "label"),
        definition=text_of(row, "definition"),
        source=text_of(row, "source"),
        note=text_of(row, "note"),
    )


def _fields() -> dict[str, list[Field]]:
    """Return the properties of each class."""
    found: dict[str, list[Field]] = {}
    for row in _of_shapes("fields"):
        name = row["field"].value.removeprefix(ONTOLOGY)
        found.setdefault(row["class"].value, []).append(Field(name, row["always"].value == "true"))
    return found


@dataclass(frozen=True)
class Rule:
    """A named property shape, as the page of the shapes shows it."""

    name: str
    title: str
    message: str
    description: str


def _rules() -> list[Rule]:
    """Return the named shapes."""
    return [
        Rule(
            row["shape"].value.removeprefix(SHAPES),
            *(row[name].value if row[name] else "" for name in ("name", "message", "description")),
        )
        for row in _of_shapes("rules")
    ]


def _of_shapes(query: str) -> ox.QuerySolutions:
    """Return what a published query finds in the file of the shapes; they are not in the store."""
    store = ox.Store()
    store.load(path=current_release().directory / "shapes.ttl", format=ox.RdfFormat.TURTLE)
    return cast("ox.QuerySolutions", store.query(named_query(query), prefixes=PREFIXES))


def _alternates(name: str) -> str:
    site = current_asker().site
    return ", ".join(
        f'<{site.path(f"/{name}.{offer.name}")}>; rel="alternate"; type="{offer.media_type}"'
        for offer in DATA_FORMATS
    )

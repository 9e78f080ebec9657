"""The ontology: an anchor for each term, and a page of its own; the ontology and the shapes as files."""

from __future__ import annotations

import re
from urllib.parse import quote

import pyoxigraph as ox
from flask import Blueprint, Response, abort, redirect, render_template, request, send_from_directory
from werkzeug.wrappers import Response as BaseResponse

from parley.names import ONTOLOGY, OWL, PREFIXES, SKOS, term
from parley.rdf_writing import document, graph_format
from parley.store.query.formats import CSV, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Format
from parley.web.http.negotiation import HTML, by_accept
from parley.web.http.problem import Refusal, not_acceptable
from parley.web.pages import lists
from parley.web.views.checks import of_shapes, report, rules, rules_of
from parley.web.views.page_data import PageData
from parley.web.views.published import named_query
from parley.web.views.schemes import scheme_of, schemes
from parley.web.views.store_reader import current_reader, current_release
from parley.web.views.structured import term_data
from parley.web.views.term_page import QUERIES, TermView, view_term
from parley.web.views.terms import Field, terms

DATA_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_SECTIONS = (
    ("Classes", (OWL + "Class",)),
    ("Properties", (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")),
)
"""The terms without the concepts, which are on the pages of their schemes."""

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
    routes.add_url_rule("/ontology/<name>", "term", term_page)
    routes.add_url_rule("/ontology/<name>.<suffix>", "term_as", term_as)
    return routes


def vocabulary(name: str) -> BaseResponse:
    """Redirect to the page or the file of a vocabulary, by the Accept header."""
    current_release()
    chosen = by_accept(request.headers.get("Accept"), (HTML, *DATA_FORMATS))
    if chosen is None:
        raise Refusal(not_acceptable([offer.media_type for offer in (HTML, *DATA_FORMATS)]))
    if chosen is HTML:
        response: BaseResponse = Response(_shapes_page() if name == "shapes" else _ontology_page())
        response.headers["Link"] = _alternates(name)
    else:
        response = redirect(current_reader().site.path(f"/{name}.{chosen.name}"), 303)
    response.headers["Vary"] = "Accept"
    return response


def vocabulary_as(name: str, suffix: str) -> BaseResponse:
    """Return a vocabulary in a format; Turtle is the file itself."""
    directory = current_release().directory
    chosen = next((offer for offer in DATA_FORMATS if offer.name == suffix), None)
    if suffix == CSV.name and name == "ontology":
        return lists.data_of(named_query("terms"), "term", suffix)
    if chosen is None:
        abort(404)
    if chosen is TURTLE:
        return send_from_directory(directory, f"{name}.ttl", mimetype=TURTLE.media_type, conditional=True)
    data = _convert((directory / f"{name}.ttl").read_bytes(), chosen)
    return Response(data, content_type=chosen.content_type)


def _convert(turtle: bytes, chosen: Format) -> bytes:
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return document(triples, graph_format(chosen.media_type), PREFIXES)


def _ontology_page() -> str:
    reader = current_reader()
    held = terms(reader)
    sections = [(title, [one for one in held if set(types) & set(one.types)]) for title, types in _SECTIONS]
    return render_template(
        "ontology.html",
        sections=sections,
        schemes=schemes(held),
        concepts=sum(SKOS + "Concept" in one.types for one in held),
        notions=f"{reader.site.path('/sparql')}?query={quote(_NOTIONS)}",
        data=lists.served().of_list("/ontology", "The ontology of Parley", named_query("terms")),
    )


def _shapes_page() -> str:
    release, around = current_release(), lists.served()
    links = [link for link in around.of_list("/shapes", "", "").links if link.media_type != CSV.media_type]
    return render_template(
        "shapes.html",
        rules=rules(release.directory),
        report=report(release.directory),
        data=around.of_list("/shapes", "The shapes of Parley", named_query("rules"), links=links),
    )


def term_page(name: str) -> str:
    """Show a term: its meaning, its place, its uses in the data, and its checks."""
    view = _term(name)
    return render_template(
        "term.html",
        view=view,
        scheme=scheme_of(view.iri, terms(current_reader())) if view.is_scheme else None,
        fields=_fields(view.iri),
        rules=rules_of(current_release().directory, view.iri),
        data=_data(view),
    )


def term_as(name: str, suffix: str) -> BaseResponse:
    """Give the description of a term in a format; as a table, what in the data uses it."""
    iri = _term(name).iri
    chosen = next((offer for offer in lists.DATA_FORMATS if offer.name == suffix), None)
    if chosen is None:
        abort(404)
    text = lists.whole(named_query("claims", iri)) if chosen is CSV else named_query("term-description", iri)
    return Response(current_reader().written(text, chosen), content_type=chosen.content_type)


def _term(name: str) -> TermView:
    current_release()
    if not _NAME.fullmatch(name):
        abort(404)
    reader, iri = current_reader(), term(name)
    told = reader.gathered(QUERIES, iri)
    view = view_term(iri, told, reader)
    if not (told["known"] or view.uses):
        abort(404)
    return view


def _data(view: TermView) -> PageData:
    around = lists.served()
    structured = term_data(view.iri, view.label, view.definition, ONTOLOGY.rstrip("#"))
    query = named_query("term-description", view.iri)
    return around.of_thing(
        view.iri,
        view.label,
        query,
        structured=structured,
        links=view.links,
        base=f"/ontology/{view.name}",
        read_in=f"the ontology, version {around.manifest.ontologyVersion}",
    )


def _fields(of_class: str) -> list[Field]:
    """Return the properties of a class, as the shapes give them."""
    return [
        Field(row["field"].value.removeprefix(ONTOLOGY), row["always"].value == "true")
        for row in of_shapes(current_release().directory, named_query("fields"))
        if row["class"].value == of_class
    ]


def _alternates(name: str) -> str:
    site = current_reader().site
    return ", ".join(
        f'<{site.path(f"/{name}.{offer.name}")}>; rel="alternate"; type="{offer.media_type}"'
        for offer in DATA_FORMATS
    )

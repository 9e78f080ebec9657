"""The HTTP surface in words of OpenAPI 3.1, made from the tables that the server itself works with.

apispec and flask-smorest make such a document from schemas by which Flask checks bodies. There are none here:
``/sparql`` is answered before Flask, and pages take no bodies. What is below would be written all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import parley
from parley.names import ENTITY_KINDS
from parley.release.manifest import NAME as MANIFEST
from parley.store.query.bounds import MAX_BODY
from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS, Format
from parley.web.configuration.site import Release, Site
from parley.web.endpoint.protocol import DIRECT, FORM
from parley.web.http import metrics
from parley.web.http.negotiation import HTML
from parley.web.pages.described_answers import (
    MEDIA_TYPE,
    SCHEMAS,
    TEXT,
    UNCHANGED,
    JsonDocument,
    answer,
    problems,
    types_of,
)
from parley.web.pages.lists import DATA_FORMATS as THING_FORMATS
from parley.web.pages.ontology import DATA_FORMATS as VOCABULARY_FORMATS
from parley.web.views.doors import doors

VERSION = "3.1.0"

_ANSWERS = (*SOLUTION_FORMATS, *GRAPH_FORMATS, HTML)
_QUERY = {"type": "string", "examples": ["SELECT ?s WHERE { ?s ?p ?o } LIMIT 10"]}
_MOST_MIB = MAX_BODY // 1024 // 1024
_EVERYWHERE = "Every address that is read with GET answers HEAD and OPTIONS too, and pages of all origins."
_REFUSED = (400, 403, 406, 414, 422, 429, 503)
"""Errors of any request with a query; see docs/operation.md."""


def document(site: Site) -> JsonDocument:
    """Return the description of a site; a plain endpoint has fewer paths than a release."""
    remarks = [*site.promises, *([site.release.manifest.confirmation] if site.release else ())]
    paths: JsonDocument = {"/sparql": _sparql(site)}
    for page in (*_PAGES, *(_of_release(site.release) if site.release else ())):
        paths[page.path] = {"get": page.operation()}
    return {
        "openapi": VERSION,
        "info": {
            "title": "Parley",
            "version": parley.__version__,
            "summary": "A read-only SPARQL endpoint, linked data and dumps.",
            "description": " ".join((*remarks, _EVERYWHERE)),
            "license": {"name": "CC0 1.0 (data)", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": site.base_url}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": SCHEMAS},
    }


@dataclass(frozen=True)
class _Page:
    """An address for GET.

    Attributes:
        path: The address; parts in braces are parameters.
        summary: Its content.
        types: The media types of its answer.
        others: Other statuses that are no errors.
        errors: Statuses of errors, besides those of every page.
        parameters: The schemas of the parameters in the address.
        schema: The schema of a JSON answer.
        leads: Whether it only redirects, and never is an answer itself.
    """

    path: str
    summary: str
    types: tuple[str, ...] = (HTML.media_type,)
    others: tuple[int, ...] = ()
    errors: tuple[int, ...] = ()
    parameters: tuple[tuple[str, JsonDocument], ...] = ()
    schema: str | None = None
    leads: bool = False

    def operation(self) -> JsonDocument:
        """Return the description of GET."""
        answers: JsonDocument = {}
        if not self.leads:
            answers["200"] = answer("The answer; it is complete.", self.types, self.schema)
            answers["304"] = UNCHANGED
        for status in self.others:
            answers[str(status)] = answer(HTTPStatus(status).phrase, self.types if status in _FULL else ())
        answers |= problems((400, *self.errors, 422, 503), with_health=self.schema == "Health")
        parameters = [
            {"name": name, "in": "path", "required": True, "schema": schema}
            for name, schema in self.parameters
        ]
        return {
            "summary": self.summary,
            **({"parameters": parameters} if parameters else {}),
            "responses": dict(sorted(answers.items())),
        }


def _sparql(site: Site) -> JsonDocument:
    """Return the description of the endpoint [SPARQL 1.1 Protocol, section 2.1]."""
    query = {"name": "query", "in": "query", "schema": _QUERY, "description": "A query of SPARQL 1.1."}
    read: JsonDocument = {
        "summary": "Run a query; without one, get the service description or the query page.",
        "parameters": [query, *_asked(site)],
        "responses": {**_outcomes((*_REFUSED, 404)), "303": answer("The page of the question.", ())},
    }
    return {
        "description": "The method QUERY gets the same answer as POST; OpenAPI 3.1 cannot describe it. "
        "Updates are refused.",
        "get": read,
        "head": {
            **read,
            "summary": "The same as GET, without the body.",
            "responses": _bare(read["responses"]),
        },
        "options": {
            "summary": "The allowed methods and headers, for pages of other origins.",
            "responses": {"204": {"description": "The methods are in Allow."}},
        },
        "post": {
            "summary": "Run a query of any length.",
            "parameters": _asked(site),
            "requestBody": {
                "required": True,
                "description": f"A query of at most {_MOST_MIB} MiB, in UTF-8, not compressed.",
                "content": {
                    DIRECT: {"schema": _QUERY},
                    FORM: {"schema": {"type": "object", "required": ["query"], "properties": _fields(site)}},
                },
            },
            "responses": _outcomes((*_REFUSED, 408, 413, 415)),
        },
    }


def _fields(site: Site) -> JsonDocument:
    """Return the schemas of the fields of a form."""
    return {"query": _QUERY, **{entry["name"]: entry["schema"] for entry in _asked(site)}}


def _asked(site: Site) -> list[JsonDocument]:
    """Return the parameters of a query."""
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}}
    told = {
        "default-graph-uri": (graphs, "Graphs whose union is the default graph."),
        "named-graph-uri": (graphs, "The named graphs."),
        "format": (
            {"type": "string", "enum": _format_names()},
            "The format of the answer; it overrides Accept.",
        ),
        "timeout": (
            {"type": "number", "exclusiveMinimum": 0, "maximum": site.limits.timeout},
            f"Seconds for this query, with its waiting time; at most {site.limits.timeout:g}.",
        ),
    }
    return [
        {"name": name, "in": "query", "schema": schema, "description": description}
        for name, (schema, description) in told.items()
    ]


def _format_names() -> list[str]:
    """Return every value of ``format=`` that means a format of some query."""
    return list(dict.fromkeys(name for form in _ANSWERS for name in (form.name, *form.names)))


def _outcomes(errors: Iterable[int]) -> JsonDocument:
    """Return the answers to a query."""
    complete = answer("The answer; it is complete.", types_of(_ANSWERS))
    complete["headers"] = {
        "ETag": {"description": "Of this answer of this release.", "schema": TEXT},
        "Parley-Hint": {"description": "What in the query was probably not meant so.", "schema": TEXT},
    }
    return dict(sorted({"200": complete, "304": UNCHANGED, **problems(errors)}.items()))


def _bare(answers: Mapping[str, JsonDocument]) -> JsonDocument:
    """Return answers without their bodies."""
    return {
        status: {name: part for name, part in answer.items() if name != "content"}
        for status, answer in answers.items()
    }


def _of_release(release: Release) -> tuple[_Page, ...]:
    """Return the pages that only a release has; its files are those of its manifest."""
    files = {entry.name: entry.mediaType for entry in release.manifest.files} | {MANIFEST: MEDIA_TYPE}
    dump = _Page(
        "/dumps/{name}",
        "A file of the release, with validators and ranges.",
        tuple(dict.fromkeys(files.values())),
        others=(206,),
        errors=(404, 416),
        parameters=(("name", {"type": "string", "enum": list(files)}),),
    )
    older = _Page(
        "/dumps/{version}/{name}",
        "A file of an earlier release that is still here, by its digest.",
        dump.types,
        others=(206,),
        errors=(404, 416),
        parameters=(("version", TEXT), ("name", TEXT)),
    )
    return (*_RELEASE_PAGES, dump, older)


def _one_of(formats: Iterable[Format]) -> JsonDocument:
    return {"type": "string", "enum": [form.name for form in formats]}


_FULL = (206, 410)
"""Statuses besides 200 whose answers are the content, or lead to it."""

_SLUG = {"type": "string", "pattern": "^[A-Za-z0-9_-]+(\\.[a-z]+)?$"}
_THING_TYPES = types_of((HTML, *THING_FORMATS))
_VOCABULARY_TYPES = types_of(VOCABULARY_FORMATS)

_PAGES = (
    _Page("/", "The home page."),
    _Page("/about", "What a claim is, the limits, how to dispute a claim."),
    _Page("/health", "Whether queries can be answered.", (MEDIA_TYPE,), schema="Health"),
    _Page("/ready", "The same as /health.", (MEDIA_TYPE,), schema="Health"),
    _Page("/metrics", "Counters and gauges for Prometheus.", (metrics.MEDIA_TYPE.partition(";")[0],)),
    _Page("/openapi.json", "This description.", (MEDIA_TYPE,)),
    _Page("/robots.txt", "Addresses that crawlers must not read.", ("text/plain",)),
    _Page("/favicon.ico", "Redirects to the icon.", others=(301,), leads=True),
)
_RELEASE_PAGES = (
    _Page(
        "/search",
        "Things with the words of q= in their names; kind= chooses a group, page= a page of it.",
        (HTML.media_type, MEDIA_TYPE),
        errors=(404, 406),
    ),
    _Page("/sitemap.xml", "The addresses of all pages, for crawlers.", ("application/xml",), errors=(404,)),
    _Page("/guide", "The guide to the graph."),
    _Page("/guide/graph.svg", "The picture of the guide.", ("image/svg+xml",)),
    _Page("/contradictions", "The contradictions between claims.", errors=(404,)),
    *(
        _Page(
            f"/{name}.{{suffix}}",
            f"Leads to the data of the page /{name}.",
            others=(303,),
            errors=(404,),
            parameters=(("suffix", _one_of(THING_FORMATS)),),
            leads=True,
        )
        for name in ("contradictions", "network", "timeline", "silences")
    ),
    _Page("/network.svg", "The picture of who supports whom.", ("image/svg+xml",), errors=(404,)),
    _Page(
        "/ask/{name}",
        "A question that any corpus can be asked, with its answer and the claims behind each row.",
        errors=(404, 429),
        parameters=(("name", {"type": "string", "enum": [door.name for door in doors()]}),),
    ),
    _Page(
        "/ontology/{name}",
        "A term of the ontology: what it means, how the data use it, what checks it.",
        errors=(404,),
        parameters=(("name", TEXT),),
    ),
    _Page(
        "/ontology/{name}.{suffix}",
        "The description of a term; as CSV, the claims that say it.",
        types_of(THING_FORMATS),
        errors=(404,),
        parameters=(("name", TEXT), ("suffix", _one_of(THING_FORMATS))),
    ),
    _Page(
        "/things/{name}.{suffix}",
        "Leads to the data of the things of a class.",
        others=(303,),
        errors=(404,),
        parameters=(("name", TEXT), ("suffix", _one_of(THING_FORMATS))),
        leads=True,
    ),
    _Page("/network", "Who is reported to support whom, as a picture and a table.", errors=(404,)),
    _Page("/timeline", "Claims with a date, in order.", errors=(404,)),
    _Page("/silences", "Questions that no article answers, with the search that shows it.", errors=(404,)),
    _Page(
        "/things/{name}",
        "The things of a class of the ontology.",
        errors=(404,),
        parameters=(("name", TEXT),),
    ),
    _Page(
        "/id/{kind}/{name}",
        "Redirects from a thing to its description (303); with a suffix, the description in that format.",
        _THING_TYPES,
        others=(303, 410),
        errors=(404, 406, 429),
        parameters=(("kind", {"type": "string", "enum": list(ENTITY_KINDS)}), ("name", _SLUG)),
    ),
    *(
        page
        for name in ("ontology", "shapes")
        for page in (
            _Page(f"/{name}", f"The {name}, on one page or as a file (303).", others=(303,), errors=(406,)),
            _Page(
                f"/{name}.{{suffix}}",
                f"The {name} as a file.",
                _VOCABULARY_TYPES,
                others=(206,),
                errors=(404, 416),
                parameters=(("suffix", _one_of(VOCABULARY_FORMATS)),),
            ),
        )
    ),
    _Page("/dumps/", "The files of the release."),
    _Page("/.well-known/void", "Redirects to the description of the release.", others=(303,), leads=True),
)

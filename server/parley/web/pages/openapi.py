"""The HTTP surface in words of OpenAPI 3.1, made from the tables that the server itself works with.

apispec and flask-smorest make such a document from schemas by which Flask checks bodies. There are none here:
``/sparql`` is answered before Flask, and pages take no bodies. What is below would be written all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import parley
from parley.store.query.bounds import MAX_BODY
from parley.store.query.formats import GRAPH_FORMATS, SOLUTION_FORMATS
from parley.web.configuration.site import Site
from parley.web.endpoint.protocol import DIRECT, FORM
from parley.web.http.negotiation import HTML
from parley.web.pages.addresses import PAGES, of_release
from parley.web.pages.described import TEXT, UNCHANGED, JsonDocument, answer, problems, types_of

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
    for page in (*PAGES, *(of_release(site.release) if site.release else ())):
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
        "components": {"schemas": {"Problem": _PROBLEM, "Health": _HEALTH}},
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
            {"type": "number", "minimum": 0, "maximum": site.limits.timeout},
            f"Seconds for this query, with its waiting time; without it and with 0, {site.limits.timeout:g}.",
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


_PROBLEM: JsonDocument = {
    "type": "object",
    "description": "What is wrong [RFC 9457].",
    "required": ["title", "status", "code", "detail"],
    "properties": {
        **{name: {"type": "string"} for name in ("title", "code", "detail", "hint")},
        **{name: {"type": "integer", "minimum": 1} for name in ("status", "line", "column")},
    },
}
_HEALTH: JsonDocument = {
    "type": "object",
    "required": ["status", "release", "triples"],
    "properties": {
        "status": {"enum": ["ready", "not ready"]},
        "release": {"type": ["string", "null"]},
        "triples": {"type": "integer", "minimum": 0},
    },
}

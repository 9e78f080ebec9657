"""Answers in words of OpenAPI 3.1: their bodies, what they are when something is wrong, and the schemas."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from parley.store.query.formats import JSON, Format
from parley.web.http.negotiation import HTML
from parley.web.http.problem import MEDIA_TYPE as PROBLEM

JsonDocument = dict[str, Any]
MEDIA_TYPE = "application/json"

TEXT: JsonDocument = {"type": "string"}
UNCHANGED: JsonDocument = {"description": "What the client holds is still the answer."}
_RETRY = {"Retry-After": {"required": True, "description": "Seconds to wait.", "schema": {"type": "integer"}}}
_SOLUTIONS: JsonDocument = {
    "type": "object",
    "required": ["head"],
    "properties": {"head": {"type": "object"}, "results": {"type": "object"}, "boolean": {"type": "boolean"}},
}
SCHEMAS: JsonDocument = {
    "Problem": {
        "type": "object",
        "description": "What is wrong [RFC 9457].",
        "required": ["title", "status", "code", "detail"],
        "properties": {
            **{name: {"type": "string"} for name in ("title", "code", "detail", "hint")},
            **{name: {"type": "integer", "minimum": 1} for name in ("status", "line", "column")},
        },
    },
    "Health": {
        "type": "object",
        "required": ["status", "release", "triples"],
        "properties": {
            "status": {"enum": ["ready", "not ready"]},
            "release": {"type": ["string", "null"]},
            "triples": {"type": "integer", "minimum": 0},
        },
    },
}
"""What answers are, by name."""


def problems(statuses: Iterable[int], *, with_health: bool = False) -> JsonDocument:
    """Return the answers that are errors."""
    told: JsonDocument = {}
    for status in statuses:
        held = answer(HTTPStatus(status).phrase, (HTML.media_type, "text/plain"))
        held["content"][PROBLEM] = {"schema": {"$ref": "#/components/schemas/Problem"}}
        if status == HTTPStatus.SERVICE_UNAVAILABLE and with_health:
            held["content"][MEDIA_TYPE] = {"schema": {"$ref": "#/components/schemas/Health"}}
        elif status in (429, 503):
            held["headers"] = _RETRY
        told[str(status)] = held
    return told


def answer(description: str, types: Iterable[str], schema: str | None = None) -> JsonDocument:
    """Return the description of an answer; without types it has no body to speak of."""
    content = {
        media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"} if schema else _schema(media_type)}
        for media_type in types
    }
    return {"description": description, **({"content": content} if content else {})}


def _schema(media_type: str) -> JsonDocument:
    if media_type == JSON.media_type:
        return _SOLUTIONS
    return {} if media_type.endswith("json") else TEXT


def types_of(formats: Iterable[Format]) -> tuple[str, ...]:
    """Return the media types of formats."""
    return tuple(form.media_type for form in formats)

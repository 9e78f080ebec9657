"""An address that is read with GET, in words of OpenAPI 3.1: what it gives, and what can go wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from parley.store.query.formats import JSON, Format
from parley.web.http.negotiation import HTML
from parley.web.http.problem import MEDIA_TYPE as PROBLEM

MEDIA_TYPE = "application/json"

JsonDocument = dict[str, Any]

TEXT: JsonDocument = {"type": "string"}
_RETRY = {"Retry-After": {"required": True, "description": "Seconds to wait.", "schema": {"type": "integer"}}}
_SOLUTIONS: JsonDocument = {
    "type": "object",
    "required": ["head"],
    "properties": {"head": {"type": "object"}, "results": {"type": "object"}, "boolean": {"type": "boolean"}},
}
UNCHANGED: JsonDocument = {"description": "What the client holds is still the answer."}
_FULL = (206, 410)
"""Statuses besides 200 whose answers are what was asked for, or tell of it."""


@dataclass(frozen=True)
class Page:
    """An address that is read with GET.

    Attributes:
        path: The address; parts in braces are parameters.
        summary: What it gives.
        types: The media types of its answer.
        others: Other statuses that are no errors.
        errors: Statuses of errors, besides those that every page can have.
        parameters: The schemas of the parameters in the address.
        schema: The schema of an answer that is JSON.
        leads: Whether it only leads remote, and is never an answer itself.
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


def problems(statuses: Iterable[int], *, with_health: bool = False) -> JsonDocument:
    """Return the answers that are errors."""
    told: JsonDocument = {}
    for status in statuses:
        told_of = answer(HTTPStatus(status).phrase, (HTML.media_type, "text/plain"))
        told_of["content"][PROBLEM] = {"schema": {"$ref": "#/components/schemas/Problem"}}
        if status == HTTPStatus.SERVICE_UNAVAILABLE and with_health:
            told_of["content"][MEDIA_TYPE] = {"schema": {"$ref": "#/components/schemas/Health"}}
        elif status in (429, 503):
            told_of["headers"] = _RETRY
        told[str(status)] = told_of
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


def one_of(formats: Iterable[Format]) -> JsonDocument:
    """Return the schema of the name of one of these formats."""
    return {"type": "string", "enum": [form.name for form in formats]}

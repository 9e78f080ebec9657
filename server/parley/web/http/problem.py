"""The error answers of the server [RFC 9457]: plain words, and a way to correct the request."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.store.executors.limits import Limits
from parley.store.query import failures

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Problem:
    """An error answer.

    Attributes:
        status: The HTTP status.
        code: A short name for programs.
        title: The error, the same for every problem of this code.
        detail: The error in this case.
        hint: How to correct it.
        line: The line of the query, from 1.
        column: The column of the query, from 1.
        corrected: The query as it was probably meant, for a page.
        headers: Headers of the problem, such as Allow and Retry-After.
    """

    status: int
    code: str
    title: str
    detail: str
    hint: str | None = None
    line: int | None = None
    column: int | None = None
    corrected: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def as_json(self) -> bytes:
        """Return the problem as JSON."""
        members = {
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "hint": self.hint,
            "line": self.line,
            "column": self.column,
        }
        present = {name: value for name, value in members.items() if value is not None}
        return (json.dumps(present, ensure_ascii=False, indent=2) + "\n").encode()

    def as_text(self) -> bytes:
        """Return the problem as plain text."""
        lines = [f"{self.status} {self.title}", self.detail, self.hint]
        return ("\n".join(line for line in lines if line) + "\n").encode()


class Refusal(Exception):  # noqa: N818 - not an error of ours: an answer
    """Ends the handling of a request with a problem.

    Attributes:
        problem: The problem for the client.
    """

    def __init__(self, problem: Problem) -> None:
        """Create it from the problem."""
        super().__init__(problem.detail)
        self.problem = problem


def not_acceptable(available: list[str]) -> Problem:
    """Return the problem of an Accept header without an available format."""
    listed = ", ".join(available)
    return Problem(406, "not-acceptable", "No such format", f"The available formats are: {listed}.")


def of_failure(failure: failures.QueryFailure, limits: Limits) -> Problem:
    """Return the problem for the client of a failed query."""
    sentence = _sentence(str(failure))
    match failure:
        case failures.MalformedQuery():
            title = "The query is not valid SPARQL"
            return Problem(
                400,
                "malformed-query",
                title,
                sentence,
                line=failure.line,
                column=failure.column,
                corrected=failure.corrected,
            )
        case failures.TimeExceeded():
            hint = f"A query may take {limits.timeout:g} seconds, with its waiting time. {_WAY_OUT}"
            return Problem(422, "time-exceeded", "The query ran too long", sentence, hint)
        case failures.MemoryExceeded():
            hint = f"A query may use {limits.memory} MiB. {_WAY_OUT}"
            return Problem(422, "memory-exceeded", "The query needed too much memory", sentence, hint)
        case failures.AnswerTooLarge():
            hint = f"An answer may have {limits.answer} MiB. Use LIMIT, or {_OWN_ENGINE}."
            return Problem(422, "answer-too-large", "The answer is too large", sentence, hint)
        case failures.BudgetSpent():
            seconds = math.ceil(failure.seconds)
            hint = f"Ask again in {seconds} seconds, or {_OWN_ENGINE}."
            retry = (("Retry-After", str(seconds)),)
            return Problem(429, "budget-spent", "Your share is used up", sentence, hint, headers=retry)
        case failures.Overloaded():
            retry = (("Retry-After", "2"),)
            return Problem(503, "overloaded", "The server is busy", sentence, _TRY_AGAIN, headers=retry)
        case failures.Unavailable():
            retry = (("Retry-After", "10"),)
            return Problem(503, "unavailable", "The server cannot answer", sentence, headers=retry)
        case _:
            return Problem(*_PLAIN.get(type(failure), _UNKNOWN), sentence)


def internal() -> Problem:
    """Return the problem of an error in the server; it reveals nothing internal."""
    return Problem(
        500, "internal-error", "The server made a mistake", "The request failed. The log has the error."
    )


_PLAIN: Mapping[type[failures.QueryFailure], tuple[int, str, str]] = {
    failures.QueryRefused: (400, "query-refused", "This endpoint does not run such queries"),
    failures.Unwritable: (406, "not-writable", "The format cannot represent the answer"),
    failures.StoreFailed: (502, "store-failed", "The store behind this endpoint failed"),
}
"""Failures that need no more words: status, code and title."""
_UNKNOWN = (500, "evaluation-failed", "The query could not be evaluated")
_OWN_ENGINE = "load the data into an engine of your own"
_WAY_OUT = f"Bind more terms, ask for less at a time, or {_OWN_ENGINE}."
_TRY_AGAIN = "Try again in a few seconds."


def _sentence(text: str) -> str:
    sentence = text[:1].upper() + text[1:]
    return sentence if sentence.endswith((".", "!", "?")) else sentence + "."

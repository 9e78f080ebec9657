"""Coders: persons or programs that enter claims, or answer sheets; pseudonyms are allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.names import thing

NOT_STATED = "not stated"
"""The version of software whose version is not stated."""


class CoderKind(StrEnum):
    """Person or software, by the local name of a concept of ``parley:coderKinds``."""

    PERSON = "personCoder"
    SOFTWARE = "softwareCoder"


@dataclass(frozen=True, slots=True)
class Coder:
    """A coder.

    Attributes:
        label: The name of the coder: a name, a pseudonym, or a kind of software.
        version: The version of software, or ``NOT_STATED``; None for a person.
    """

    iri: str
    label: str
    kind: CoderKind
    version: str | None = None


def coder_iri(slug: str) -> str:
    """Return the IRI of a coder by its short name."""
    return thing("coder", slug)

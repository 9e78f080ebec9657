"""Coders: who enters claims, and who answers for them; pseudonyms are allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.names import thing

NOT_STATED = "not stated"
"""The version of software that does not say which it is."""


class CoderKind(StrEnum):
    """Who a coder is, by the local name of a concept of ``parley:coderKinds``."""

    PERSON = "personCoder"
    SOFTWARE = "softwareCoder"


@dataclass(frozen=True, slots=True)
class Coder:
    """A coder.

    Attributes:
        label: What the coder is called: a name, a pseudonym, or what kind of software.
        version: The version of software, or ``NOT_STATED``; None for a person.
    """

    iri: str
    label: str
    kind: CoderKind
    version: str | None = None


def coder_iri(slug: str) -> str:
    """Return the IRI of a coder by its short name."""
    return thing("coder", slug)

"""Hints at names in a query that the release does not hold, or does not use as the query does.

The answer to such a query is complete, and probably not what was meant. A hint never changes it.
Strings, comments and the templates of CONSTRUCT name nothing, and the prefixes that a query declares
are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import quote

from parley.names import RDFS, ROOT, SHAPES
from parley.store.outline import Outline
from parley.web.naming import ROOTS, UNSECURED, Naming, shown
from parley.web.usage import Kind, Usage
from parley.web.vocabulary import Vocabulary

FIELD = "Parley-Hint"
"""The header: a list of strings [RFC 9651, sections 3.1 and 3.3.3], so that lines can be joined."""

MAX_HINTS = 3
_MAX_SAID = 240
_LABELS = ("label", "name", "title")


@dataclass(frozen=True)
class Hint:
    """A name that finds nothing.

    Attributes:
        name: The name as the query has it.
        why: Why it finds nothing.
        nearest: What was probably meant, as the query may have it.
        note: Where it is instead.
    """

    name: str
    why: str = "is not in the graph"
    nearest: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        """Say it in a sentence without its full stop."""
        told = f"{self.name} {self.why}"
        if self.nearest:
            return f"{told}; did you mean {self.nearest}?"
        return f"{told}; {self.note}" if self.note else told


def hints(seen: Outline, vocabulary: Vocabulary | None, known: Mapping[str, str]) -> tuple[Hint, ...]:
    """Return the first few names of a query that a release does not hold or does not use so.

    Args:
        seen: What the scan saw in the query.
        vocabulary: What the release holds; None where plain files are asked, and nothing is known.
        known: The prefixes that need no declaration.
    """
    if vocabulary is None:
        return ()
    naming, usage = Naming(known, seen.declared), vocabulary.usage
    found = chain(
        _unknown(seen, vocabulary, naming),
        _misplaced(seen, usage, naming),
        _unused(seen, usage, naming),
        _untagged(seen),
    )
    return tuple(islice(found, MAX_HINTS))


def field_of(found: tuple[Hint, ...]) -> tuple[tuple[str, str], ...]:
    """Return the header that tells the hints, in printable ASCII and of bounded length; none for none."""
    return ((FIELD, ", ".join(_string(str(hint)) for hint in found)),) if found else ()


def sentences(found: tuple[Hint, ...]) -> str | None:
    """Return the hints as text, None where there are none."""
    said = [text if text.endswith("?") else text + "." for text in map(str, found)]
    return " ".join(said) or None


def _unknown(seen: Outline, vocabulary: Vocabulary, naming: Naming) -> Iterator[Hint]:
    """Yield the names of ours that the release does not hold."""
    for written, iri in naming.ours(seen.named):
        if iri in vocabulary:
            continue
        if iri.startswith(SHAPES):
            yield Hint(shown(written), note="the shapes are in the release's file shapes.ttl")
            continue
        secured = ROOT + iri.removeprefix(UNSECURED) if iri.startswith(UNSECURED) else iri
        nearest = secured if secured in vocabulary else vocabulary.nearest(secured)
        yield Hint(shown(written), nearest=naming.like(written, nearest) if nearest else None)


def _misplaced(seen: Outline, usage: Usage, naming: Naming) -> Iterator[Hint]:
    """Yield the terms that stand where a class or a property belongs and are none, or a class of nothing."""
    for names, wanted in ((seen.verbs, Kind.PROPERTY), (seen.classes, Kind.CLASS)):
        for written, iri in naming.ours(names):
            kind = usage.kind(iri)
            if kind is not None and kind is not wanted:
                why = f"is {kind.value}, not {wanted.value}"
                yield Hint(shown(written), why, _instead(written, iri, usage, naming))
            elif wanted is Kind.CLASS and usage.is_empty(iri):
                below = f"a/rdfs:subClassOf* {written}" if usage.is_filled_below(iri) else None
                yield Hint(shown(written), f"has no instances{' of its own' if below else ''}", below)


def _instead(written: str, iri: str, usage: Usage, naming: Naming) -> str | None:
    """Return how a term is asked for that stands where another kind belongs, if there is one way."""
    if usage.kind(iri) is Kind.CLASS:
        return f"a {written}"
    role = usage.role(iri)
    return f"{naming.like(written, role)} {written}" if role else None


def _unused(seen: Outline, usage: Usage, naming: Naming) -> Iterator[Hint]:
    """Yield the properties that no statement has; those that are in no ontology of ours included."""
    for written in seen.verbs:
        iri = naming.iri(written)
        told_already = iri.startswith(ROOTS) and usage.kind(iri) is not Kind.PROPERTY
        if ":" in iri and usage.is_no_verb(iri) and not told_already:
            label = naming.like(written, RDFS + "label") if iri.lower().endswith(_LABELS) else None
            yield Hint(shown(written), "is the property of nothing in the graph", label)


def _untagged(seen: Outline) -> Iterator[Hint]:
    """Yield the labels that are asked for without a language: all labels have one."""
    for written in seen.untagged:
        yield Hint(shown(written), "has no language, and labels have one", shown(f"{written}@en"))


def _string(text: str) -> str:
    """Return text as a string of a structured field, what is not ASCII percent-encoded [RFC 3987, 3.1]."""
    plain = quote(text, safe=" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    said = plain if len(plain) <= _MAX_SAID else plain[: _MAX_SAID - 3] + "..."
    return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'

"""Hints at parts of a query that are not in the data, that are not used so there, or that can only fail.

The answer to such a query is complete, but probably not what the client wanted. A hint never changes it.
Strings, comments and the templates of CONSTRUCT name nothing. The prefixes that a query declares belong to
the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import quote

from parley.advice.hint import Hint
from parley.advice.prefixes import ROOTS, UNSECURED, QueryNames, on_one_line, written_forms
from parley.advice.traps import traps
from parley.advice.usage import TermKind, TermUsage
from parley.advice.vocabulary import KnownNames
from parley.names import RDFS, ROOT, SHAPES
from parley.store.data.statistics import DataStatistics
from parley.store.query.outline import Outline

FIELD = "Parley-Hint"
"""The header: a list of strings, whose lines can be joined [RFC 9651, sections 3.1 and 3.3.3]."""

MAX_HINTS = 3
_MAX_SAID = 240
_BROADER = re.compile("broader|narrower")
_LABELS = ("label", "name", "title")


class HintFinder:
    """Finds what in queries is probably not as it was meant; made once for the data that are asked."""

    def __init__(
        self,
        vocabulary: KnownNames | None,
        prefixes: Mapping[str, str],
        contents: DataStatistics | None = None,
    ) -> None:
        """Create it from the data that queries are compared with.

        Args:
            vocabulary: What the release holds; None if plain files are asked.
            prefixes: The prefixes that need no declaration.
            contents: What is loaded; None if that is not known.
        """
        self._vocabulary = vocabulary
        self._prefixes = prefixes
        self._kinds = contents.kinds if contents else {}
        self._naming = QueryNames(prefixes, {})
        self._usual = _UsualNames.of(vocabulary, prefixes) if vocabulary else None
        self._if_default = (_empty_default(contents),) if contents and contents.hidden else ()

    def hints(self, seen: Outline, *, names_dataset: bool = False) -> tuple[Hint, ...]:
        """Return the first few parts of a query that are probably mistakes.

        Args:
            seen: The result of the scan.
            names_dataset: Whether the request names a dataset.
        """
        asks_default = seen.asks_default and not (names_dataset or seen.names_dataset)
        found: Iterable[Hint] = self._if_default if asks_default else ()
        if self._vocabulary is not None and not (self._usual and self._usual.are_all_of(seen)):
            naming = QueryNames(self._prefixes, seen.declared) if seen.declared else self._naming
            usage = self._vocabulary.usage
            found = chain(
                found,
                _unknown(seen, self._vocabulary, naming),
                _misplaced(seen, usage, naming),
                _unused(seen, usage, naming),
                _valueless(seen, usage, naming),
            )
        if seen.weighs:
            found = chain(found, traps(seen, self._prefixes, self._kinds))
        return tuple(islice(dict.fromkeys(found), MAX_HINTS))


@dataclass(frozen=True)
class _UsualNames:
    """Terms as queries usually write them. If a query has no others, and these in their places, all is well.

    Attributes:
        prefixes: The prefixes with which they are written.
        properties: The properties that statements have.
        classes: The classes with instances.
        terms: All of these, and the concepts that are values.
    """

    prefixes: Mapping[str, str]
    properties: frozenset[str]
    classes: frozenset[str]
    terms: frozenset[str]

    @classmethod
    def of(cls, vocabulary: KnownNames, prefixes: Mapping[str, str]) -> _UsualNames:
        """Return the usual names of a release."""
        usage, known = vocabulary.usage, vocabulary.iris
        groups = (usage.properties, usage.classes, usage.values)
        found = [(iri for iri in group if iri in known or not iri.startswith(ROOTS)) for group in groups]
        properties, classes, concepts = (written_forms(iris, prefixes) for iris in found)
        return cls(prefixes, properties, classes, properties | classes | concepts)

    def are_all_of(self, seen: Outline) -> bool:
        """Return whether a query has no other names, and has these in their places."""
        return (
            seen.named.keys() <= self.terms
            and seen.verbs.keys() <= self.properties
            and seen.classes.keys() <= self.classes
            and seen.declared.items() <= self.prefixes.items()
        )


def _empty_default(contents: DataStatistics) -> Hint:
    """Return the hint at a query of the default graph where that is empty."""
    graphs = "the named graph" if contents.graphs == 1 else f"{contents.graphs} named graphs"
    way_out = f"all triples lie in {graphs}: ask GRAPH ?g {{ ... }}; --union-default-graph makes them one"
    return Hint("The default graph", "is empty", note=way_out)


def field_of(found: tuple[Hint, ...]) -> tuple[tuple[str, str], ...]:
    """Return the header with the hints, in printable ASCII and of bounded length; no header for no hints."""
    return ((FIELD, ", ".join(_string(str(hint)) for hint in found)),) if found else ()


def sentences(found: tuple[Hint, ...]) -> str | None:
    """Return the hints as text, None if there are none."""
    said = [text if text.endswith("?") else text + "." for text in map(str, found)]
    return " ".join(said) or None


def _unknown(seen: Outline, vocabulary: KnownNames, naming: QueryNames) -> Iterator[Hint]:
    """Yield our own names that the release does not have."""
    for written, iri in naming.ours(seen.named):
        if iri in vocabulary.iris:
            continue
        if iri.startswith(SHAPES):
            yield Hint(on_one_line(written), note="the shapes are in the release's file shapes.ttl")
            continue
        secured = ROOT + iri.removeprefix(UNSECURED) if iri.startswith(UNSECURED) else iri
        nearest = secured if secured in vocabulary.iris else vocabulary.nearest(secured)
        yield Hint(on_one_line(written), nearest=naming.like(written, nearest) if nearest else None)


def _misplaced(seen: Outline, usage: TermUsage, naming: QueryNames) -> Iterator[Hint]:
    """Yield the terms in the place of a class or a property that are not one, and classes of nothing."""
    for names, wanted in ((seen.verbs, TermKind.PROPERTY), (seen.classes, TermKind.CLASS)):
        for written, iri in naming.ours(names):
            kind = usage.kind(iri)
            if kind is not None and kind is not wanted:
                why = f"is {kind.value}, not {wanted.value}"
                yield Hint(on_one_line(written), why, _instead(written, iri, usage, naming))
            elif wanted is TermKind.CLASS and usage.is_empty(iri):
                below = f"a/rdfs:subClassOf* {written}" if usage.is_filled_below(iri) else None
                yield Hint(on_one_line(written), f"has no instances{' of its own' if below else ''}", below)


def _instead(written: str, iri: str, usage: TermUsage, naming: QueryNames) -> str | None:
    """Return how a query uses a term in its right place, if there is only one way."""
    if usage.kind(iri) is TermKind.CLASS:
        return f"a {written}"
    role = usage.role(iri)
    return f"{naming.like(written, role)} {written}" if role else None


def _unused(seen: Outline, usage: TermUsage, naming: QueryNames) -> Iterator[Hint]:
    """Yield the properties that no statement has, including those that are in no ontology of ours."""
    for written in seen.verbs:
        iri = naming.iri(written)
        told_already = iri.startswith(ROOTS) and usage.kind(iri) is not TermKind.PROPERTY
        if ":" in iri and usage.is_no_verb(iri) and not told_already:
            label = naming.like(written, RDFS + "label") if iri.lower().endswith(_LABELS) else None
            yield Hint(on_one_line(written), "is the property of nothing in the graph", label)


def _valueless(seen: Outline, usage: TermUsage, naming: QueryNames) -> Iterator[Hint]:
    """Yield the concepts that no statement has as its value, unless the query asks for those below them."""
    if any(map(_BROADER.search, seen.named)):
        return
    for written, iri in naming.ours(seen.named):
        if written not in seen.verbs and written not in seen.classes and usage.is_no_value(iri):
            yield Hint(on_one_line(written), "is the value of nothing in the graph")


def _string(text: str) -> str:
    """Return text as a string of a structured field, with non-ASCII percent-encoded [RFC 3987, 3.1]."""
    plain = quote(text, safe=" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    said = plain if len(plain) <= _MAX_SAID else plain[: _MAX_SAID - 3] + "..."
    return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'

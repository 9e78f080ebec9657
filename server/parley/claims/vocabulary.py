"""The vocabulary: what the ontology and the shared entities say, in the form that the rules ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from parley.names import OWL, RDFS, SCHEMA, SKOS, expand, term
from parley.rdf import TYPE, read_folder, read_turtle
from parley.resources import folder

_LABEL = RDFS + "label"
_RANGES = (RDFS + "range", SCHEMA + "rangeIncludes")
_NAMES = (_LABEL, SKOS + "altLabel", SKOS + "hiddenLabel", term("cue"))


@dataclass(frozen=True)
class Vocabulary:
    """Terms, concepts and entities by IRI; every mapping answers for whatever it does not hold.

    Attributes:
        labels: The label of a thing.
        names: All words that name a thing: labels and cues.
        cues: The cues of a concept alone.
        types: The classes and all their superclasses, or the schemes, of a thing.
        parents: The superclasses, or the superproperties, of a term, itself among them.
        ranges: The class that the values of a role belong to, or the datatype of a property's values.
        frames, patterns, anaphors: The annotations of a class.
        infinitives: What a concept is called in a claim of what is not actual, if its label is a verb.
        leave_open: The concepts by which a claim says that something is not decided or not known.
        roles: The object properties that tie claims to values.
        numbers: The datatype properties that tie estimates to numbers.
    """

    labels: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, tuple[str, ...]]
    types: Mapping[str, frozenset[str]]
    parents: Mapping[str, frozenset[str]]
    ranges: Mapping[str, str]
    frames: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, tuple[str, ...]]
    anaphors: Mapping[str, tuple[str, ...]]
    infinitives: Mapping[str, str]
    leave_open: frozenset[str]
    roles: frozenset[str]
    numbers: frozenset[str]

    def is_a(self, thing: str, kind: str) -> bool:
        """Tell whether a thing belongs to a class, by its types and their superclasses."""
        return kind in self.types.get(thing, frozenset())

    def label(self, thing: str) -> str:
        """Return the label of a thing, or its IRI where it has none."""
        return self.labels.get(thing, thing)

    def instances(self, kind: str) -> list[str]:
        """Return all things of a class, or all concepts of a scheme, in the order of their IRIs."""
        return sorted(thing for thing, kinds in self.types.items() if kind in kinds)

    def holds_claims(self, role: str) -> bool:
        """Tell whether the values of a role are claims."""
        return self.ranges.get(role) == term("Claim")

    def anaphors_of(self, thing: str) -> tuple[str, ...]:
        """Return the words that may point back to a thing, by its classes."""
        kinds = sorted(self.types.get(thing, frozenset()))
        return tuple(word for kind in kinds for word in self.anaphors.get(kind, ()))


def load_vocabulary(root: Path | None = None) -> Vocabulary:
    """Return the vocabulary of a corpus: its ontology and its shared entities."""
    return vocabulary(
        [*read_folder(folder("ontology", root)), *read_turtle(folder("triples", root) / "shared.ttl")]
    )


def vocabulary(triples: Iterable[ox.Triple]) -> Vocabulary:
    """Return the vocabulary that triples state."""
    index = _index(triples)
    parents = _closure(_merge(index[RDFS + "subClassOf"], index[RDFS + "subPropertyOf"]))
    direct = _merge(index[TYPE.value], index[SKOS + "inScheme"])
    types = {
        thing: frozenset(above for kind in kinds for above in parents.get(kind, {kind}))
        for thing, kinds in direct.items()
    }
    grouping = {term("partyRole"), term("modifier")}
    return Vocabulary(
        labels={thing: values[0] for thing, values in index[_LABEL].items()},
        names=_tuples(_merge(*(index[name] for name in _NAMES))),
        cues=_tuples(index[term("cue")]),
        types=types,
        parents=parents,
        ranges={thing: values[0] for thing, values in _merge(*(index[name] for name in _RANGES)).items()},
        frames=_tuples(index[term("frame")]),
        patterns=_tuples(index[term("sentencePattern")]),
        anaphors=_tuples(index[term("anaphor")]),
        infinitives={thing: values[0] for thing, values in index[term("infinitive")].items()},
        leave_open=frozenset(
            concept for concept, values in index[term("leavesOpen")].items() if values == ["true"]
        ),
        roles=_below(term("role"), parents) - grouping,
        numbers=_below(term("number"), parents),
    )


def resolve_name(name: str, vocabulary: Vocabulary) -> str | None:
    """Return the IRI that a person means: a prefixed name, or a bare name of the ontology.

    None if the vocabulary knows nothing of that name.
    """
    iri = expand(name) if ":" in name else term(name)
    known = iri in vocabulary.labels or iri in vocabulary.parents
    return iri if known else None


def _index(triples: Iterable[ox.Triple]) -> dict[str, dict[str, list[str]]]:
    """Return subject → values for each predicate; blank nodes are left out."""
    index: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and not isinstance(value, ox.BlankNode | ox.Triple):
            index[predicate.value][subject.value].append(value.value)
    return index


def _merge(*mappings: Mapping[str, list[str]]) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = defaultdict(list)
    for mapping in mappings:
        for key, values in mapping.items():
            merged[key].extend(values)
    return merged


def _tuples(mapping: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(values)) for key, values in mapping.items()}


def _closure(direct: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Return each term with itself and everything above it."""

    def above(thing: str, seen: frozenset[str]) -> frozenset[str]:
        found = seen | {thing}
        for parent in direct.get(thing, ()):
            if parent not in found:
                found = above(parent, found)
        return found

    things = set(direct) | {parent for parents in direct.values() for parent in parents}
    return {thing: above(thing, frozenset()) for thing in things if not thing.startswith(OWL)}


def _below(top: str, parents: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the terms below a term, without itself."""
    return frozenset(thing for thing, above in parents.items() if top in above) - {top}

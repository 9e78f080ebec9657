"""The vocabulary: the ontology, the notions and the shared entities, in the form that rules need.

A notion is a concept that articles coin. It belongs to the schemes of its broader concepts, and has no scheme
of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from parley.names import IDS, OWL, RDFS, SCHEMA, SKOS, expand, term
from parley.rdf import TYPE
from parley.text.words import Phrases

_LABEL = RDFS + "label"
_DOMAINS = (RDFS + "domain", SCHEMA + "domainIncludes")
_RANGES = (RDFS + "range", SCHEMA + "rangeIncludes")
_NAMES = (_LABEL, SKOS + "altLabel", term("cue"))
_WORD = re.compile(r"\w+")
NOTIONS = IDS + "notion/"
"""The beginning of the IRIs of notions."""


@dataclass(frozen=True)
class Vocabulary:
    """Terms, concepts and entities by IRI; every mapping has a default for other IRIs.

    Attributes:
        labels: The label of a thing.
        names: All words that name a thing: labels and cues.
        cues: The cues of a concept alone.
        excluded: The words that exclude a value.
        types: The classes and all their superclasses, or the schemes, of a thing; those of a notion too.
        parents: The superclasses, or the superproperties, of a term, including itself.
        broader: All broader concepts of a concept, including itself.
        domains: The classes that have a role, if the ontology says so.
        ranges: The class of the values of a role, or the datatype of a property's values.
        wordings: How a class, role or concept is put into a sentence.
        subject_roles: The role of a class that is the subject of its sentence.
        predicate_roles: The role of a class whose concept is the predicate.
        represented_roles: The role of a class to which a representation belongs, if it is not the subject.
        pronouns: How articles speak of a person: ``he`` or ``she``.
        determiners: The article before a name in sentences, if its author chose it: ``the``, ``a``, ``none``.
        leave_open: The concepts with which a claim says that something is not decided or not known.
        roles: The object properties that tie claims to values.
        numbers: The datatype properties that tie claims to numbers.
        compared: The numbers (``low``, ``best``, ``high``, by IRI) that a comparator goes with.
        hemispheres: In which hemisphere the events of an article lie, by its IRI, where that is known.
    """

    labels: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, tuple[str, ...]]
    excluded: Mapping[str, tuple[str, ...]]
    types: Mapping[str, frozenset[str]]
    parents: Mapping[str, frozenset[str]]
    broader: Mapping[str, frozenset[str]]
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, str]
    wordings: Mapping[str, tuple[str, ...]]
    subject_roles: Mapping[str, str]
    predicate_roles: Mapping[str, str]
    represented_roles: Mapping[str, str]
    pronouns: Mapping[str, str]
    determiners: Mapping[str, str]
    leave_open: frozenset[str]
    roles: frozenset[str]
    numbers: frozenset[str]
    compared: Mapping[str, frozenset[str]]
    hemispheres: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def cue_phrases(self) -> Phrases:
        """The concepts of the cues, by the words of a text."""
        return Phrases(self.cues)

    def is_a(self, thing: str, kind: str) -> bool:
        """Return whether a thing belongs to a class, by its types and their superclasses."""
        return kind in self.types.get(thing, frozenset())

    def label(self, thing: str) -> str:
        """Return the label of a thing, or its IRI if it has none."""
        return self.labels.get(thing, thing)

    def instances(self, kind: str) -> list[str]:
        """Return all things of a class, or all concepts of a scheme, in the order of their IRIs."""
        return list(self._instances.get(kind, ()))

    @cached_property
    def _instances(self) -> Mapping[str, list[str]]:
        instances = defaultdict(list)
        for thing in sorted(self.types):
            for kind in self.types[thing]:
                instances[kind].append(thing)
        return instances

    def spoken_of(self, text: str) -> list[str]:
        """Return the entities of whose wordings or labels the first word is in a text, in their order."""
        known = self._by_first_word
        firsts = ("", *_WORD.findall(text.casefold()))
        return sorted({one for first in firsts for one in known.get(first, ())})

    @cached_property
    def _by_first_word(self) -> Mapping[str, set[str]]:
        """The entities by the first word of each of their names."""
        found = defaultdict(set)
        for one in self._instances.get(term("Entity"), ()):
            for name in (self.label(one), *self.wordings.get(one, ())):
                first = _WORD.match(name.casefold())
                found[first[0] if first else ""].add(one)
        return found

    def numbers_with(self, comparator: str) -> frozenset[str]:
        """Return the numbers that a comparator goes with, directly or through a broader comparator."""
        above = self.broader.get(comparator, frozenset((comparator,)))
        return frozenset(number for one in above for number in self.compared.get(one, ()))

    def holds_claims(self, role: str) -> bool:
        """Return whether the values of a role are claims."""
        return self.ranges.get(role) == term("Claim")

    def holds_entities(self, role: str) -> bool:
        """Return whether the values of a role are entities."""
        kind = self.ranges.get(role, "")
        return term("Entity") in self.parents.get(kind, frozenset((kind,)))


def vocabulary(triples: Iterable[ox.Triple]) -> Vocabulary:
    """Return the vocabulary of triples."""
    index = _index(triples)
    parents = _closure(_merge(index[RDFS + "subClassOf"], index[RDFS + "subPropertyOf"]))
    concepts = [one for one, kinds in index[TYPE.value].items() if SKOS + "Concept" in kinds]
    broader = _closure(index[SKOS + "broader"], of=concepts)
    domains = _merge(*(index[name] for name in _DOMAINS))
    return Vocabulary(
        labels=_firsts(index[_LABEL]),
        names=_tuples(_merge(*(index[name] for name in _NAMES))),
        cues=_tuples(index[term("cue")]),
        excluded=_tuples(index[term("excludedBy")]),
        types=_types(index, parents, broader),
        parents=parents,
        broader=broader,
        domains={role: frozenset(classes) for role, classes in domains.items()},
        ranges=_firsts(_merge(*(index[name] for name in _RANGES))),
        wordings=_tuples(index[term("wording")]),
        subject_roles=_firsts(index[term("subjectRole")]),
        predicate_roles=_firsts(index[term("predicateRole")]),
        represented_roles=_firsts(index[term("representedRole")]),
        pronouns=_firsts(index[term("pronoun")]),
        determiners=_firsts(index[term("determiner")]),
        leave_open=frozenset(
            concept for concept, values in index[term("leavesOpen")].items() if values == ["true"]
        ),
        roles=_below(term("role"), parents) - {term("partyRole"), term("modifier")},
        numbers=_below(term("number"), parents),
        compared={one: frozenset(held) for one, held in index[term("goesWith")].items()},
    )


def _types(
    index: Mapping[str, Mapping[str, list[str]]],
    parents: Mapping[str, frozenset[str]],
    broader: Mapping[str, frozenset[str]],
) -> dict[str, frozenset[str]]:
    """Return the classes and schemes of each thing, with all above them."""
    direct = _merge(index[TYPE.value], index[SKOS + "inScheme"])
    types = {
        thing: frozenset(above for kind in kinds for above in parents.get(kind, {kind}))
        for thing, kinds in direct.items()
    }
    inherited = {
        notion: frozenset().union(*(types.get(concept, frozenset()) for concept in broader.get(notion, ())))
        for notion in types
        if notion.startswith(NOTIONS)
    }
    return {thing: kinds | inherited.get(thing, frozenset()) for thing, kinds in types.items()}


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


def _firsts(mapping: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the first value of each thing, if it has only one."""
    return {thing: values[0] for thing, values in mapping.items()}


def _tuples(mapping: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(values)) for key, values in mapping.items()}


def _closure(direct: Mapping[str, list[str]], of: Iterable[str] = ()) -> dict[str, frozenset[str]]:
    """Return each term with itself and everything above it; also the terms in ``of`` without parents."""

    def above(thing: str, seen: frozenset[str]) -> frozenset[str]:
        found = seen | {thing}
        for parent in direct.get(thing, ()):
            if parent not in found:
                found = above(parent, found)
        return found

    things = {*of, *direct, *(parent for parents in direct.values() for parent in parents)}
    return {thing: above(thing, frozenset()) for thing in things if not thing.startswith(OWL)}


def _below(top: str, parents: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the terms below a term, without itself."""
    return frozenset(thing for thing, above in parents.items() if top in above) - {top}

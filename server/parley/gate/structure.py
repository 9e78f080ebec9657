"""Structure: triples may use only declared terms, and refer only to described nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product

import pyoxigraph as ox

from parley.claims.vocabulary import Vocabulary
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import IDS, ONTOLOGY, compact, term


def structure_findings(
    triples: Iterable[ox.Triple], described: Collection[str], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Yield the blank nodes, undeclared terms and dangling IRIs of data triples.

    Args:
        described: The IRIs that the data describe: the subjects of a type.
    """
    for triple in triples:
        for node in triple:
            if isinstance(node, ox.BlankNode):
                yield Finding(
                    CheckKind.STRUCTURE, str(triple.subject), "blank nodes are not allowed in the data"
                )
            elif isinstance(node, ox.NamedNode):
                problem = _problem(node.value, described, vocabulary)
                if problem:
                    yield Finding(CheckKind.STRUCTURE, compact(_iri(triple.subject)), problem)


def _problem(iri: str, described: Collection[str], vocabulary: Vocabulary) -> str | None:
    if iri.startswith(ONTOLOGY) and iri not in vocabulary.labels:
        return f"the ontology declares no {compact(iri)}"
    if iri.startswith(IDS) and iri not in described:
        return f"{compact(iri)} is described nowhere"
    return None


def stray_findings(triples: Iterable[ox.Triple], known: Collection[str], called: str) -> Iterator[Finding]:
    """Yield the statements outside the purpose of a file: facts do not belong beside searches."""
    for subject in sorted({_iri(triple.subject) for triple in triples} - {*known}):
        yield Finding(
            CheckKind.STRUCTURE, compact(subject), f"is no {called}; statements about it belong elsewhere"
        )


def grounding_findings(triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield the values of claims that no span states, and the groundings that state none of them."""
    stated = _Stated(triples, vocabulary)
    for claim in sorted({*stated.values, *stated.groundings}):
        spans = stated.groundings.get(claim, set())
        values = stated.values.get(claim, set())
        for value in sorted(values - {value for span in spans for value in stated.denoted.get(span, ())}):
            yield Finding(
                CheckKind.STRUCTURE, compact(claim), f"no span of the claim states {compact(value)}"
            )
        for span in sorted(span for span in spans if not values & stated.denoted.get(span, set())):
            yield Finding(
                CheckKind.STRUCTURE, compact(claim), f"{compact(span)} grounds no value of the claim"
            )


def self_confirmed_findings(triples: Iterable[ox.Triple]) -> Iterator[Finding]:
    """Yield the claims that state their own confirmation; only codings and a release may do so."""
    for triple in triples:
        if triple.predicate.value == term("confirmation"):
            message = "confirms itself; only codings confirm it"
            yield Finding(CheckKind.STRUCTURE, compact(_iri(triple.subject)), message)


def mention_findings(triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield entities without a mention for their words, words of two mentions, and words in mentions.

    If words are in two mentions, nobody can tell which is meant. A mention refers to words and never contains
    them: the words of an article stay in the article.
    """
    held = list(triples)
    stated = _Stated(held, vocabulary)
    tied = {pair for words, entities in stated.mentions.values() for pair in product(words, entities)}
    for claim, spans in sorted(stated.groundings.items()):
        for span in sorted(spans):
            for value in sorted(stated.values.get(claim, set()) & stated.denoted.get(span, set())):
                if vocabulary.is_a(value, term("Entity")) and (span, value) not in tied:
                    message = f"no mention ties {compact(span)} to {compact(value)}"
                    yield Finding(CheckKind.STRUCTURE, compact(claim), message)
    for one, other in combinations(sorted(stated.mentions), 2):
        for span in sorted(stated.mentions[one][0] & stated.mentions[other][0]):
            message = f"has {compact(span)}, which is also in {compact(one)}"
            yield Finding(CheckKind.STRUCTURE, compact(other), message)
    for triple in held:
        if isinstance(triple.object, ox.Literal) and _iri(triple.subject) in stated.mentions:
            message = f"{compact(triple.predicate.value)} is a literal; a mention must not contain words"
            yield Finding(CheckKind.STRUCTURE, compact(_iri(triple.subject)), message)


class _Stated:
    """The values and spans in the triples of an article.

    Attributes:
        values: The values of each claim, in its roles and as anchors of its times.
        denoted: The values that each span states.
        groundings: The spans of each claim.
        mentions: The words of each mention, and its entities.
    """

    def __init__(self, triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> None:
        self.values: defaultdict[str, set[str]] = defaultdict(set)
        self.denoted: defaultdict[str, set[str]] = defaultdict(set)
        self.groundings: defaultdict[str, set[str]] = defaultdict(set)
        self.mentions: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        roles = vocabulary.roles | vocabulary.numbers | {term("anchor")}
        for subject, predicate, value in triples:
            node, name = _iri(subject), predicate.value
            if isinstance(value, ox.BlankNode | ox.Triple):
                continue
            if name in (term("denotes"), term("denotesNumber")):
                self.denoted[node].add(value.value)
            elif name == term("grounding"):
                self.groundings[node].add(value.value)
            elif name in (term("words"), term("refersTo")):
                self.mentions[node][name == term("refersTo")].add(value.value)
            elif name in roles:
                # Statements about a claim's time, under a fragment of its IRI, count for the claim.
                self.values[node.partition("#")[0]].add(value.value)


def _iri(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)

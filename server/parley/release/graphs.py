"""The named graphs of a release: entities, silences, links, articles, derived triples."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from parley.claims.corpus import Corpus
from parley.names import GRAPHS, RDFS
from parley.rdf import ordered
from parley.release.contradictions import find_contradictions
from parley.release.rules import Rule, read_rules, scratch
from parley.release.same_statements import same_statements
from parley.resources import folder
from parley.sentences.sentence import sentence

SHARED = GRAPHS + "shared"
SILENCES = GRAPHS + "silences"
LINKS = GRAPHS + "links"
DERIVED = GRAPHS + "derived"
_LABEL = ox.NamedNode(RDFS + "label")


@dataclass(frozen=True, slots=True)
class Derivation:
    """The derived triples of a corpus, with their sources.

    Attributes:
        graphs: The triples of each data graph, in order, the derived ones last.
        comparisons: The comparisons for contradictions, with the numbers of claims.
        rules: The rules of the derivation.
    """

    graphs: dict[str, list[ox.Triple]]
    comparisons: tuple[ox.Triple, ...]
    rules: tuple[Rule, ...]


def derive(corpus: Corpus, root: Path | None = None) -> Derivation:
    """Return the data graphs of a corpus, and how the derived one was made.

    Raises:
        InputError: A rule is missing or broken.
    """
    place = folder("ontology", root) / "rules"
    shortcuts = read_rules(place)
    contradicting, alike = read_rules(place / "contradictions"), read_rules(place / "same-statements")
    graphs = {SHARED: ordered(corpus.shared)}
    if corpus.recorded:
        graphs[SILENCES] = ordered(corpus.recorded)
    if corpus.links:
        graphs[LINKS] = ordered(corpus.links)
    graphs |= {file.graph: ordered(file.triples) for file in corpus.articles}
    stated = {triple for triples in graphs.values() for triple in triples}
    known = scratch((*stated, *corpus.ontology))
    found = find_contradictions(known, contradicting)
    derived = {
        *_sentences(corpus),
        *(triple for rule in shortcuts for triple in rule.construct(known)),
        *found.contradictions,
        *same_statements(known, alike),
    }
    graphs |= {DERIVED: ordered(derived - stated)}
    return Derivation(graphs, found.comparisons, (*shortcuts, *contradicting, *alike))


def _sentences(corpus: Corpus) -> Iterable[ox.Triple]:
    """Yield each claim's sentence, in our words, as its label."""
    for file in corpus.articles:
        claims = {claim.iri: claim for claim in file.annotations.claims}
        for claim in file.annotations.claims:
            label = ox.Literal(sentence(claim, corpus.vocabulary, claims), language="en")
            yield ox.Triple(ox.NamedNode(claim.iri), _LABEL, label)


def quads(graphs: Mapping[str, list[ox.Triple]]) -> list[ox.Quad]:
    """Return the quads of graphs, in order."""
    return [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))
        for graph, held in graphs.items()
        for triple in held
    ]


def data_version(graphs: Mapping[str, list[ox.Triple]]) -> str:
    """Return the SHA-256 of the sorted N-Quads of graphs: equal data, equal version."""
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in quads(graphs))).encode()).hexdigest()

"""The named graphs of a release: shared entities, recorded silences, one per article, and what is
derived from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from parley.claims.corpus import Corpus
from parley.claims.sentence import sentence
from parley.errors import InputError
from parley.names import GRAPHS, RDFS
from parley.rdf import ordered
from parley.resources import folder

SHARED = GRAPHS + "shared"
SILENCES = GRAPHS + "silences"
DERIVED = GRAPHS + "derived"
_LABEL = ox.NamedNode(RDFS + "label")


def data_graphs(corpus: Corpus, root: Path | None = None) -> dict[str, list[ox.Triple]]:
    """Return the triples of each data graph, in order, the derived ones last.

    Raises:
        InputError: A rule is missing or broken.
    """
    graphs = {SHARED: ordered(corpus.shared)}
    if corpus.recorded:
        graphs[SILENCES] = ordered(corpus.recorded)
    graphs |= {file.graph: ordered(file.triples) for file in corpus.articles}
    stated = {triple for triples in graphs.values() for triple in triples}
    derived = {*_sentences(corpus), *_derive(stated, corpus.ontology, folder("ontology", root) / "rules")}
    return graphs | {DERIVED: ordered(derived - stated)}


def _sentences(corpus: Corpus) -> Iterable[ox.Triple]:
    """Yield each claim's sentence, in our words, as its label."""
    for file in corpus.articles:
        claims = {claim.iri: claim for claim in file.held.claims}
        for claim in file.held.claims:
            label = ox.Literal(sentence(claim, corpus.vocabulary, claims), language="en")
            yield ox.Triple(ox.NamedNode(claim.iri), _LABEL, label)


def _derive(stated: Iterable[ox.Triple], ontology: Iterable[ox.Triple], rules: Path) -> Iterable[ox.Triple]:
    """Yield what the rules construct from the stated triples."""
    store = ox.Store()
    store.extend(_quad(triple, ox.DefaultGraph()) for triple in (*stated, *ontology))
    paths = sorted(rules.glob("*.rq"))
    if not paths:
        raise InputError("holds no rule (.rq)", where=str(rules))
    for path in paths:
        try:
            found = store.query(path.read_text("utf-8"))
        except SyntaxError as error:
            raise InputError(f"is not valid SPARQL: {error.msg}", where=str(path)) from None
        if not isinstance(found, ox.QueryTriples):
            raise InputError("is no CONSTRUCT query", where=str(path))
        yield from found


def quads(graphs: dict[str, list[ox.Triple]]) -> list[ox.Quad]:
    """Return the quads of graphs, in order."""
    return [_quad(triple, ox.NamedNode(graph)) for graph, held in graphs.items() for triple in held]


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def data_version(graphs: dict[str, list[ox.Triple]]) -> str:
    """Return the SHA-256 of the sorted N-Quads of graphs: equal data, equal version."""
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in quads(graphs))).encode()).hexdigest()

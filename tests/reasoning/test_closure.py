"""What follows from the data by RDFS and by OWL 2 RL: nothing that an article does not report.

A claim may deny, plan, hedge or ascribe an event. From such a claim a program must not infer that a
party came, or that the event took place. So everything that is entailed about a thing is compared with
a short list of what is allowed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from owlrl.Namespaces import ERRNS
from rdflib.namespace import FOAF, ORG, OWL, PROV, RDF, RDFS

from parley.claims.corpus import ArticleFile, Corpus
from parley.names import IDS, ONTOLOGY, SKOS
from parley.rdf import link, literal
from parley.release.graphs import DERIVED, derive

Closure = Callable[[str, Iterable[ox.Triple]], rdflib.Graph]
Turtle = Callable[[str], list[ox.Triple]]
ToRdflib = Callable[[Iterable[ox.Triple]], rdflib.Graph]
Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]

PARLEY = rdflib.Namespace(ONTOLOGY)
KINDS = ("rdfs", "owl rl")
ELSEWHERE = {FOAF.Agent, FOAF.Person, FOAF.Document, ORG.Organization, PROV.Entity}
"""Everything entailed about a thing in other vocabularies: its class, never its acts."""
EMPTY = {RDFS.Resource, OWL.Thing}
GROUPING = {PARLEY.role, PARLEY.partyRole, PARLEY.modifier, PARLEY.shortcut, PARLEY.number}
"""Properties that say no more than those below them."""


def about_things(graph: Iterable[Triple]) -> set[Triple]:
    """Return the triples in which a thing stands, and not only terms of the ontology."""
    return {triple for triple in graph if any(str(node).startswith(IDS) for node in (triple[0], triple[2]))}


def leaks(closed: rdflib.Graph, stated: rdflib.Graph) -> set[Triple]:
    """Return the entailed statements about things that are on no list of allowed ones."""
    new = about_things(closed) - set(stated)
    above = {
        below: set(stated.transitive_objects(below, RDFS.subClassOf))
        for below in stated.subjects(RDF.type, OWL.Class)
    }
    return {triple for triple in new if not may_follow(triple, stated, above)}


def may_follow(
    triple: Triple, stated: rdflib.Graph, above: dict[rdflib.term.Node, set[rdflib.term.Node]]
) -> bool:
    """Return whether a triple is stated, or follows from an alignment of a stated class."""
    subject, predicate, value = triple
    if predicate == RDF.type:
        by_class = {
            kind for stated_kind in stated.objects(subject, RDF.type) for kind in above.get(stated_kind, ())
        }
        ours = str(value).startswith(ONTOLOGY)
        return value in EMPTY or (value in by_class and (ours or value in ELSEWHERE))
    if predicate in GROUPING:
        below = set(stated.transitive_subjects(RDFS.subPropertyOf, predicate))
        return any(held in below for held in stated.predicates(subject, value))
    if predicate == OWL.sameAs:
        return subject == value
    # owlrl takes literals of one value in Python for one: true and 1.
    return isinstance(value, rdflib.Literal) and any(
        held.value == value.value
        for held in stated.objects(subject, predicate)
        if isinstance(held, rdflib.Literal)
    )


@pytest.fixture(scope="module")
def reported(
    everything: list[ox.Triple], without_annotations: Callable[[Iterable[ox.Triple]], list[ox.Triple]]
) -> list[ox.Triple]:
    return without_annotations(everything)


@pytest.fixture(scope="module")
def closed(closure: Closure, reported: list[ox.Triple]) -> rdflib.Graph:
    """All that OWL 2 RL entails, whose rules contain those of RDFS about things (OWL 2 Profiles, 4.3)."""
    return closure("owl rl", reported)


@pytest.fixture(scope="module")
def stated(to_rdflib: ToRdflib, reported: list[ox.Triple]) -> rdflib.Graph:
    return to_rdflib(reported)


def test_nothing_follows_that_is_not_listed(closed: rdflib.Graph, stated: rdflib.Graph) -> None:
    assert leaks(closed, stated) == set()


def test_closure_finds_no_contradiction(closed: rdflib.Graph) -> None:
    assert [str(said) for said in closed.objects(None, ERRNS.error)] == []


def test_no_shortcut_follows_beyond_the_derived(closed: rdflib.Graph, real: Corpus) -> None:
    derived = shortcuts(derive(real).graphs[DERIVED], real.ontology)
    names = {shortcut.value for shortcut in shortcut_properties(real.ontology)}
    entailed = {tuple(map(str, triple)) for triple in closed if str(triple[1]) in names}
    assert entailed == {(t.subject.value, t.predicate.value, t.object.value) for t in derived}
    assert entailed


def test_of_other_vocabularies_exactly_these_follow(closed: rdflib.Graph, stated: rdflib.Graph) -> None:
    # The closure drops the language of a literal that stands elsewhere without one.
    words = {(thing, name, str(value)) for thing, name, value in stated}
    new = {triple for triple in about_things(closed) if (*triple[:2], str(triple[2])) not in words}
    terms = {value if predicate == RDF.type else predicate for _, predicate, value in new}
    foreign = {term for term in terms if not str(term).startswith((ONTOLOGY, str(RDFS), str(OWL)))}
    assert foreign == ELSEWHERE


def shortcut_properties(ontology: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    top = ox.NamedNode(ONTOLOGY + "shortcut")
    below = ox.NamedNode(str(RDFS.subPropertyOf))
    return {triple.subject for triple in ontology if triple.predicate == below and triple.object == top}


def shortcuts(triples: Iterable[ox.Triple], ontology: Iterable[ox.Triple]) -> list[ox.Triple]:
    properties = shortcut_properties(ontology)
    return [triple for triple in triples if triple.predicate in properties]


## Claims that are not plain

UNPLAIN = {
    "denied": ("polarity", "denied"),
    **{name: ("modality", name) for name in ("planned", "expected", "proposed", "calledFor")},
    **{name: ("modality", name) for name in ("predicted", "hypothetical")},
    "inferred": ("directness", "inferred"),
    "hedged": ("hedged", True),
    "ascribed": ("heldBy", f"{IDS}state/sarno"),
}


def unplain(file: ArticleFile) -> list[ox.Triple]:
    """Return the triples of an article for each way of not being plain, with claims of other names."""
    return [
        triple for name, (field, value) in UNPLAIN.items() for triple in changed(file, name, field, value)
    ]


def changed(file: ArticleFile, name: str, field: str, value: str | bool) -> Iterable[ox.Triple]:
    claims = {claim.iri for claim in file.annotations.claims}
    predicate = ONTOLOGY + field

    def renamed(node: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        if not isinstance(node, ox.NamedNode):
            return node
        claim, hash_, part = node.value.partition("#")
        return ox.NamedNode(f"{claim}-{name}{hash_}{part}") if claim in claims else node

    for triple in file.triples:
        if triple.predicate.value != predicate:
            yield ox.Triple(renamed(triple.subject), triple.predicate, renamed(triple.object))
    for claim in sorted(claims):
        if isinstance(value, bool):
            yield literal(f"{claim}-{name}", predicate, value)
        else:
            yield link(f"{claim}-{name}", predicate, value if "/" in value else ONTOLOGY + value)


@pytest.fixture(scope="module")
def structure(logical: list[ox.Triple]) -> list[ox.Triple]:
    """The ontology without its concepts, which are values of claims, and of which no article speaks."""
    concepts = {triple.subject for triple in logical if triple.predicate.value == SKOS + "inScheme"}
    return [triple for triple in logical if triple.subject not in concepts]


@pytest.fixture(scope="module")
def no_plain_claim(corpus: Corpus) -> Corpus:
    """The invented corpus, with every claim in each way in which it is not plain, and in no other."""
    files = (replace(file, triples=tuple(set(unplain(file)))) for file in corpus.articles)
    # What was searched for and not found says nothing of claims that are no longer there.
    return replace(corpus, articles=tuple(files), recorded=())


def test_plain_claims_give_shortcuts(corpus: Corpus, corpus_root: Path) -> None:
    derived = shortcuts(derive(corpus, corpus_root).graphs[DERIVED], corpus.ontology)
    assert len({triple.predicate for triple in derived}) >= 5


def test_nothing_follows_from_claims_that_are_not_plain(
    closure: Closure,
    no_plain_claim: Corpus,
    corpus_root: Path,
    structure: list[ox.Triple],
    to_rdflib: ToRdflib,
) -> None:
    graphs = derive(no_plain_claim, corpus_root).graphs
    assert shortcuts(graphs[DERIVED], no_plain_claim.ontology) == []
    spans = {
        ox.NamedNode(ONTOLOGY + name)
        for name in ("start", "end", "tokenHash", "sentence", "grounding", "article")
    }
    data = [triple for graph in graphs.values() for triple in graph if triple.predicate not in spans]
    held = [*structure, *data]
    closed = closure("owl rl", held)
    names = {name.value for name in shortcut_properties(no_plain_claim.ontology)}
    assert leaks(closed, to_rdflib(held)) == set()
    assert {str(predicate) for predicate in closed.predicates(unique=True)} & names == set()


## Axioms that would let something follow

PLANTED = tomllib.loads((Path(__file__).parent / "planted.toml").read_text("utf-8"))
BAD = {name: (kind, axiom) for kind, axioms in PLANTED["bad"].items() for name, axiom in axioms.items()}


@pytest.fixture(scope="module")
def few(structure: list[ox.Triple], turtle: Turtle) -> list[ox.Triple]:
    """The ontology, without its concepts, and a few claims, none of which says that something happened."""
    return [*structure, *turtle(PLANTED["claims"]["unplain"])]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_follows_from_the_few(
    kind: str, closure: Closure, few: list[ox.Triple], to_rdflib: ToRdflib
) -> None:
    assert leaks(closure(kind, few), to_rdflib(few)) == set()


@pytest.mark.parametrize("name", BAD)
def test_axiom_that_lets_something_follow_is_found(
    name: str, closure: Closure, few: list[ox.Triple], turtle: Turtle, to_rdflib: ToRdflib
) -> None:
    kind, axiom = BAD[name]
    held = [*few, *turtle(axiom)]
    assert leaks(closure(kind, held), to_rdflib(held))

"""Rules: what their files say, and the way back from every derived triple to its claims and passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from parley.claims.claim import Claim
from parley.claims.corpus import Corpus, load_corpus
from parley.errors import InputError
from parley.names import DCTERMS, RDFS, ROOT, term
from parley.rdf import TYPE, parse_turtle, read_folder
from parley.release.build import Built
from parley.release.graphs import DERIVED, derive
from parley.release.rules import Rule, read_rules, scratch
from parley.resources import folder

RULES = folder("ontology") / "rules"
SHORTCUTS = [rule for rule in read_rules(RULES) if rule.trace]
ROLES = {
    "attended": ("participant", "meeting"),
    "backed": ("thirdParty", "meeting"),
    "did-not-attend": ("participant", "meeting"),
    "held-in": ("subject", "place"),
    "hosted": ("thirdParty", "meeting"),
    "invited": ("inviter", "invitee"),
    "invited-to": ("invitee", "meeting"),
    "mediated": ("thirdParty", "meeting"),
    "supports": ("supporter", "recipient"),
}
"""The roles of a claim that the subject and the object of a shortcut fill."""
CONCEPTS = {
    "attended": ("attendance", {"present"}),
    "did-not-attend": ("attendance", {"absent"}),
    "hosted": ("thirdPartyRole", {"host"}),
    "mediated": ("thirdPartyRole", {"mediator", "facilitator"}),
    "backed": ("thirdPartyRole", {"backer", "convenor", "guarantor", "funder"}),
}
"""The concepts of which a claim must have one, or something below one, in a role."""


@pytest.fixture(scope="module", params=["Parley's own", "of the tests"])
def held(request: pytest.FixtureRequest, corpus_root: Path) -> Corpus:
    return load_corpus(corpus_root if request.param == "of the tests" else None)


@pytest.fixture(scope="module")
def graphs(held: Corpus, corpus_root: Path) -> dict[str, list[ox.Triple]]:
    return derive(held).graphs


@pytest.fixture(scope="module")
def store(held: Corpus, graphs: dict[str, list[ox.Triple]]) -> ox.Store:
    return scratch([*held.ontology, *(triple for triples in graphs.values() for triple in triples)])


Row = dict[str, str]
Trace = Callable[[Rule, ox.Triple], list[Row]]


@pytest.fixture(scope="module")
def trace(store: ox.Store) -> Trace:
    """Ask the trace query of a rule about one triple, as its comment says."""

    def ask(rule: Rule, triple: ox.Triple) -> list[Row]:
        one = f"VALUES (?subject ?object) {{ ({triple.subject} {triple.object}) }}"
        found = store.query((rule.trace or "") + one)
        names = [variable.value for variable in found.variables]
        return [
            {name: node.value for name, node in zip(names, row, strict=True) if node is not None}
            for row in found
        ]

    return ask


def _derived(rule: Rule, graphs: dict[str, list[ox.Triple]]) -> list[ox.Triple]:
    return [triple for triple in graphs[DERIVED] if triple.predicate.value == rule.derives]


def test_every_shortcut_of_the_ontology_has_a_rule_and_a_way_back() -> None:
    below = {
        triple.subject.value
        for triple in read_folder(folder("ontology"))
        if triple.predicate.value == RDFS + "subPropertyOf" and triple.object.value == term("shortcut")
    }
    assert {rule.derives for rule in SHORTCUTS} == below
    assert {rule.name for rule in SHORTCUTS} == {*ROLES, "recipient-body"}


@pytest.mark.parametrize("rule", SHORTCUTS, ids=lambda rule: rule.name)
def test_every_derived_triple_leads_to_a_claim_with_its_passage(
    rule: Rule, graphs: dict[str, list[ox.Triple]], trace: Trace, held: Corpus
) -> None:
    claims = {claim.iri: claim for file in held.articles for claim in file.annotations.claims}
    for triple in _derived(rule, graphs):
        rows = trace(rule, triple)
        assert rows, f"{triple} leads nowhere"
        for row in rows:
            assert (row["subject"], row["object"]) == (triple.subject.value, triple.object.value)
            passage = claims[row["claim"]].evidence
            assert (int(row["start"]), int(row["end"])) == (passage.start, passage.end)
            assert row["sentence"]
            assert row["title"]


@pytest.mark.parametrize("rule", SHORTCUTS, ids=lambda rule: rule.name)
def test_every_claim_that_it_leads_to_is_plain_and_says_so(
    rule: Rule, graphs: dict[str, list[ox.Triple]], trace: Trace, held: Corpus
) -> None:
    """They are compared with the claims themselves, not with the rule behind the query."""
    claims = {claim.iri: claim for file in held.articles for claim in file.annotations.claims}
    for triple in _derived(rule, graphs):
        found = {row["claim"] for row in trace(rule, triple)}
        if rule.name == "recipient-body":
            assert {triple.subject.value} < found
            found.remove(triple.subject.value)
            assert all(triple.object.value in claims[iri].values(term("organization")) for iri in found)
            assert all(_is_plain(claims[iri], held) for iri in found)
        else:
            assert found == set(_saying(rule, triple, held))


def _saying(rule: Rule, triple: ox.Triple, held: Corpus) -> Iterator[str]:
    """Yield the plain claims in which the two ends of a shortcut fill the roles of its rule."""
    first, second = ROLES[rule.name]
    for claim in (claim for file in held.articles for claim in file.annotations.claims):
        fills = triple.subject.value in claim.values(term(first))
        fills = fills and triple.object.value in claim.values(term(second))
        if fills and _is_plain(claim, held) and _kind_fits(rule, claim, held):
            yield claim.iri


def _kind_fits(rule: Rule, claim: Claim, held: Corpus) -> bool:
    role, wanted = CONCEPTS.get(rule.name, (None, set()))
    concept = role is None or bool(_concepts(claim, role, held) & set(map(term, wanted)))
    return concept and f"a {claim.kind.replace(term(''), 'parley:')} " in rule.text


def _concepts(claim: Claim, role: str, held: Corpus) -> set[str]:
    """Return the concepts in a role of a claim, with all above them."""
    return {above for value in claim.values(term(role)) for above in held.vocabulary.broader[str(value)]}


def _is_plain(claim: Claim, held: Corpus) -> bool:
    taking_back = {t.subject.value for t in held.ontology if t.predicate.value == term("nonSubsective")}
    return (
        claim.polarity == term("affirmed")
        and claim.modality == term("actual")
        and not claim.hedged
        and not claim.values(term("heldBy"))
        and claim.directness in (term("explicit"), term("viaAntecedent"))
        and claim.reading in (None, term("each"))
        and not _concepts(claim, "qualifier", held) & taking_back
    )


@pytest.mark.parametrize("rule", SHORTCUTS, ids=lambda rule: rule.name)
def test_without_values_the_way_back_lists_every_triple(
    rule: Rule, graphs: dict[str, list[ox.Triple]], store: ox.Store
) -> None:
    found = {(row["subject"].value, row["object"].value) for row in store.query(rule.trace or "")}
    assert found == {(triple.subject.value, triple.object.value) for triple in _derived(rule, graphs)}


@pytest.mark.parametrize("rule", SHORTCUTS, ids=lambda rule: rule.name)
def test_rdflib_reads_the_way_back(rule: Rule) -> None:
    assert list(rdflib.Graph().query(rule.trace or "")) == []


@pytest.mark.parametrize(
    "path", sorted(RULES.rglob("*.rq")), ids=lambda path: str(path.relative_to(RULES).with_suffix(""))
)
def test_every_rule_says_what_it_is_for(path: Path) -> None:
    rule = next(rule for rule in read_rules(path.parent) if rule.path == path)
    assert rule.title != path.stem
    assert rule.description


def test_release_publishes_its_rules(built: Built) -> None:
    void = parse_turtle((built.path / "void.ttl").read_bytes(), where="void.ttl")
    texts = {t.subject.value: t.object.value for t in void if t.predicate.value == term("construct")}
    assert texts == {
        f"{ROOT}rule/{path.relative_to(RULES).with_suffix('')}": path.read_text("utf-8")
        for path in RULES.rglob("*.rq")
    }
    derived = {t.object.value for t in void if t.predicate.value == term("derives")}
    assert derived >= {term("sameStatement"), term("Contradiction"), term("Comparison"), TYPE.value}
    told = [t for t in void if t.predicate.value == DCTERMS + "description" and t.subject.value in texts]
    assert len(told) == len(texts)


def test_every_entity_and_claim_has_the_classes_above_its_own(store: ox.Store, held: Corpus) -> None:
    """They are compared with the vocabulary, which computes the classes in another way."""
    for top in ("Entity", "Claim"):
        kinds = {kind for kind, above in held.vocabulary.parents.items() if term(top) in above}
        for triple in {quad.triple for quad in store if quad.predicate == TYPE}:
            if isinstance(triple.object, ox.NamedNode) and triple.object.value in kinds:
                above = held.vocabulary.parents[triple.object.value] & kinds
                types = {quad.object.value for quad in store.quads_for_pattern(triple.subject, TYPE, None)}
                assert above <= types


def test_no_class_is_derived_of_anything_else(graphs: dict[str, list[ox.Triple]], held: Corpus) -> None:
    kinds = {
        kind for kind, above in held.vocabulary.parents.items() if {term("Entity"), term("Claim")} & above
    }
    derived = [triple for triple in graphs[DERIVED] if triple.predicate == TYPE]
    assert derived
    assert {triple.object.value for triple in derived} <= kinds | {term("Contradiction")}


def test_rule_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"x\.rq: cannot be read"):
        read_rules(tmp_path)

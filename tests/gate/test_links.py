"""Links between entities: their bases must exist, and speak of the two."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from parley.claims.corpus import Corpus, load_corpus
from parley.gate.check import check_corpus, corpus_gate
from parley.gate.links import link_findings
from parley.names import PREFIXES, expand, term
from parley.rdf import parse_turtle
from parley.release.graphs import DERIVED, LINKS, derive
from parley.release.rules import read_rules
from parley.resources import folder

HEAD = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())
SPOKEN = {
    expand("claim:ferry-001") or "": frozenset({expand("state:drevia") or ""}),
    expand("claim:ferry-002") or "": frozenset({expand("place:sarn") or ""}),
    expand("mention:ferry-other") or "": frozenset({expand("state:other") or ""}),
}
LINK = """link:sarn a parley:EntityLink ; parley:linked place:sarn ; parley:linkedWith state:drevia ;
  parley:restsOn"""
FINDINGS = {
    "a claim of each": (f"{LINK} claim:ferry-001 , claim:ferry-002 .", []),
    "nothing of one": (
        f"{LINK} claim:ferry-001 .",
        ["link:sarn: rests on nothing that speaks of place:sarn [structure]"],
    ),
    "what speaks of neither": (
        f"{LINK} claim:ferry-001 , claim:ferry-002 , mention:ferry-other .",
        ["link:sarn: rests on mention:ferry-other, which speaks of neither entity [structure]"],
    ),
    "something else": (
        f"{LINK} claim:ferry-001 , claim:ferry-002 . state:drevia parley:within place:sarn .",
        ["state:drevia: is no link; statements about it belong elsewhere [structure]"],
    ),
}


@pytest.mark.parametrize(("links", "found"), FINDINGS.values(), ids=FINDINGS)
def test_link_rests_on_what_speaks_of_both(links: str, found: list[str]) -> None:
    triples = parse_turtle((HEAD + links).encode(), where="links")
    assert [str(finding) for finding in link_findings(triples, SPOKEN)] == found


@pytest.fixture(scope="module")
def real() -> Corpus:
    """Parley's own corpus, which has links."""
    return load_corpus()


def test_links_of_the_corpus_pass(real: Corpus) -> None:
    assert real.links
    assert [str(finding) for finding in corpus_gate(real).check_links().findings] == []


def test_basis_that_is_nowhere_is_refused(real: Corpus) -> None:
    links = parse_turtle((HEAD + f"{LINK} claim:nowhere-001 .").encode(), where="links")
    found = corpus_gate(replace(real, links=tuple(links))).check_links().findings
    assert "link:sarn: claim:nowhere-001 is described nowhere [structure]" in map(str, found)


def test_check_of_a_corpus_checks_its_links(real: Corpus) -> None:
    links = parse_turtle((HEAD + f"{LINK} claim:nowhere-001 .").encode(), where="links")
    assert not check_corpus(replace(real, links=tuple(links)), None).passed


def test_links_have_a_graph_of_their_own(real: Corpus) -> None:
    graphs = derive(real).graphs
    assert set(graphs[LINKS]) == set(real.links)
    derived = {triple.predicate.value for triple in graphs[DERIVED]}
    assert {term("mayBe"), term("mayBePartOf"), term("mayInclude"), term("mayStandFor")} <= derived


def test_without_links_there_is_no_graph(real: Corpus) -> None:
    assert LINKS not in derive(replace(real, links=())).graphs


RULES = sorted((folder("ontology") / "rules").rglob("*.rq"))


@pytest.mark.parametrize("path", [path for path in RULES if path.stem != "links"], ids=lambda path: path.stem)
def test_no_other_rule_reads_links(path: Path) -> None:
    text = next(rule.text for rule in read_rules(path.parent) if rule.path == path)
    assert not any(name in text for name in ("EntityLink", "parley:may", "parley:linked"))

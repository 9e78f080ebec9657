"""Shortcuts from invented claims: the result of each rule, and the claims without a result."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from parley.names import term, thing
from parley.rdf import parse_turtle, read_folder
from parley.release.rules import read_rules, scratch
from parley.resources import folder
from tests.frame import Frame

RULES = [rule for rule in read_rules(folder("ontology") / "rules") if rule.trace]
PREFIXES = """
@prefix c: <https://w3id.org/parley/id/claim/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix n: <https://w3id.org/parley/id/notion/> .
@prefix p: <https://w3id.org/parley/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://w3id.org/parley/id/event/> .
x:state a p:State . x:rebels a p:OppositionGroup . x:people a p:Population . x:town a p:Place .
x:talks a p:Meeting . x:ada a p:Person . x:union a p:IntergovernmentalOrganization . x:league a p:Coalition .
n:weapons-by-air skos:broader p:weapons . n:opened-its-doors skos:broader p:host .
n:shuttle skos:broader p:mediator . n:paid-for skos:broader p:funder . n:so-called skos:broader p:nameOnly .
n:at-the-helm skos:broader p:president . n:put-on-ice skos:broader p:postponed .
"""
PLAIN = "p:polarity p:affirmed ; p:modality p:actual ; p:hedged false ; p:directness p:explicit"

SUPPORT = "a p:Support ; p:supporter x:state ; p:recipient x:rebels"
PRESENT = "a p:Participation ; p:participant x:rebels ; p:meeting x:talks ; p:attendance p:present"
TOWN = "a p:Occurrence ; p:subject x:talks ; p:place x:town"
PART = "a p:ThirdPartyRole ; p:thirdParty x:state ; p:meeting x:talks ; p:thirdPartyRole"
TWO = PART.replace("x:state", "x:state , x:union").replace("p:meeting", "p:reading p:each ; p:meeting")

DERIVED: dict[str, tuple[str, set[tuple[str, str, str]]]] = {
    "support": (SUPPORT, {("state", "supports", "rebels")}),
    "support of a notion": (f"{SUPPORT} ; p:supportKind n:weapons-by-air", {("state", "supports", "rebels")}),
    "support of a place": ("a p:Support ; p:supporter x:state ; p:recipient x:town", set()),
    "support of a population": ("a p:Support ; p:supporter x:state ; p:recipient x:people", set()),
    "support by a place": ("a p:Support ; p:supporter x:town ; p:recipient x:rebels", set()),
    "support of a place and of a party": (
        "a p:Support ; p:supporter x:state ; p:recipient x:town , x:rebels ; p:reading p:each",
        {("state", "supports", "rebels")},
    ),
    "presence": (PRESENT, {("rebels", "attended", "talks")}),
    "presence at a round": (
        f"{PRESENT} ; p:ordinal 3 ; p:occasion x:talks", {("rebels", "attended", "talks")}
    ),
    "presence of some of them": (f"{PRESENT} ; p:qualifier p:someOf", set()),
    "presence in name": (f"{PRESENT} ; p:qualifier n:so-called", set()),
    "presence in haste": (f"{PRESENT} ; p:qualifier p:quickly", {("rebels", "attended", "talks")}),
    "absence": (
        "a p:Participation ; p:participant x:rebels ; p:meeting x:talks ; p:attendance p:absent",
        {("rebels", "didNotAttend", "talks")},
    ),
    "invitation": (
        "a p:Invitation ; p:inviter x:state ; p:invitee x:rebels ; p:meeting x:talks",
        {("state", "invited", "rebels"), ("rebels", "invitedTo", "talks")},
    ),
    "place": (TOWN, {("talks", "heldIn", "town")}),
    "place of an end": (f"{TOWN} ; p:phase p:ended", {("talks", "heldIn", "town")}),
    "place of what is called off": (f"{TOWN} ; p:phase p:cancelled", set()),
    "place of what is put off, by a notion": (f"{TOWN} ; p:phase n:put-on-ice", set()),
    "place of what is in preparation": (f"{TOWN} ; p:phase p:inPreparation", set()),
    "host": (f"{PART} p:host", {("state", "hosted", "talks")}),
    "host by a notion": (f"{PART} n:opened-its-doors", {("state", "hosted", "talks")}),
    "place as host": (
        "a p:ThirdPartyRole ; p:thirdParty x:town ; p:meeting x:talks ; p:thirdPartyRole p:host",
        {("town", "hosted", "talks")},
    ),
    "host of a guest": (
        "a p:ThirdPartyRole ; p:thirdParty x:state ; p:guest x:rebels ; p:thirdPartyRole p:host", set()
    ),
    "mediator": (f"{PART} p:mediator", {("state", "mediated", "talks")}),
    "facilitator": (f"{PART} p:facilitator", {("state", "mediated", "talks")}),
    "mediator by a notion": (f"{PART} n:shuttle", {("state", "mediated", "talks")}),
    "backer": (f"{PART} p:backer", {("state", "backed", "talks")}),
    "convenor": (f"{PART} p:convenor", {("state", "backed", "talks")}),
    "guarantor": (f"{PART} p:guarantor", {("state", "backed", "talks")}),
    "funder by a notion": (f"{PART} n:paid-for", {("state", "backed", "talks")}),
    "observer": (f"{PART} p:observer", set()),
    "mediator of a matter": (
        "a p:ThirdPartyRole ; p:thirdParty x:state ; p:matter x:talks ; p:thirdPartyRole p:mediator", set()
    ),
    "two parts of one": (
        f"{PART} p:host , p:mediator", {("state", "hosted", "talks"), ("state", "mediated", "talks")}
    ),
    "one part of two": (f"{TWO} p:host", {("state", "hosted", "talks"), ("union", "hosted", "talks")}),
    "two parts of two": (f"{TWO} p:host , p:mediator", set()),
    "two of one kind of two": (
        f"{TWO} p:mediator , p:facilitator", {("state", "mediated", "talks"), ("union", "mediated", "talks")}
    ),
    "two ways to back of two": (
        f"{TWO} p:backer , p:guarantor", {("state", "backed", "talks"), ("union", "backed", "talks")}
    ),
}  # fmt: skip

WEAKER = {
    "denied": ("p:affirmed", "p:denied"),
    "planned": ("p:actual", "p:planned"),
    "hedged": ("p:hedged false", "p:hedged true"),
    "inferred": ("p:explicit", "p:inferred"),
    "held by someone": ("p:polarity", "p:heldBy x:ada ; p:polarity"),
    "said of all together": ("p:polarity", "p:reading p:together ; p:polarity"),
    "almost so": ("p:polarity", "p:qualifier p:almost ; p:polarity"),
}

Shortcuts = Callable[[str], set[tuple[str, str, str]]]


def parse(claims: str) -> list[ox.Triple]:
    """Return the triples of claims, and of their entities."""
    return parse_turtle((PREFIXES + claims).encode(), where="claims")


@pytest.fixture(scope="module")
def known() -> Frame:
    """The ontology."""
    return Frame(read_folder(folder("ontology")))


@pytest.fixture(scope="module")
def shortcuts(known: Frame) -> Shortcuts:
    """Return a function that returns what the rules derive from claims, as local names."""

    def derive(claims: str) -> set[tuple[str, str, str]]:
        store = scratch(known.under(parse(claims)))
        made = (triple for rule in RULES for triple in rule.construct(store))
        return {
            (
                t.subject.value.rsplit("/", 1)[1],
                t.predicate.value.removeprefix(term("")),
                t.object.value.rsplit("/", 1)[1],
            )
            for t in made
        }

    return derive


@pytest.mark.parametrize("name", DERIVED)
def test_rule_derives_what_is_said_and_no_more(name: str, shortcuts: Shortcuts) -> None:
    claim, expected = DERIVED[name]
    assert shortcuts(f"c:one {claim} ; {PLAIN} .") == expected


@pytest.mark.parametrize("weaker", WEAKER)
@pytest.mark.parametrize("name", [name for name, (_, derived) in DERIVED.items() if derived])
def test_nothing_comes_from_a_weaker_claim(name: str, weaker: str, shortcuts: Shortcuts) -> None:
    assert shortcuts(f"c:one {DERIVED[name][0]} ; {PLAIN.replace(*WEAKER[weaker])} .") == set()


@pytest.mark.parametrize("name", [name for name, (_, derived) in DERIVED.items() if derived])
def test_way_back_leads_to_the_claim(name: str, known: Frame) -> None:
    claim, expected = DERIVED[name]
    passage = "p:article x:a ; p:evidence x:e . x:a dcterms:title 'A' . x:e p:start 1 ; p:end 2 ."
    store = scratch(known.under(parse(f"c:one {claim} ; {PLAIN} ; {passage}")))
    for subject, predicate, value in expected:
        (rule,) = (rule for rule in RULES if rule.derives == term(predicate))
        one = f"VALUES (?subject ?object) {{ (<{thing('event', subject)}> <{thing('event', value)}>) }}"
        found = list(store.query((rule.trace or "") + one))
        assert [row["claim"].value for row in found] == [thing("claim", "one")]


HEADED = "c:one a p:Support ; p:recipient x:ada ; p:article x:a ."
HEAD = "a p:Membership ; p:member x:ada ; p:organization x:union ; p:office p:president"
ROLLED_UP = {("one", "recipientBody", "union")}

BODIES: dict[str, tuple[str, set[tuple[str, str, str]]]] = {
    "head": (HEAD, ROLLED_UP),
    "head of whatever title": (HEAD.replace("p:president", "p:headOfBody"), ROLLED_UP),
    "head by a notion": (HEAD.replace("p:president", "n:at-the-helm"), ROLLED_UP),
    "head now": (f"{HEAD} ; p:tenure p:current", ROLLED_UP),
    "head for the time being": (f"{HEAD} ; p:tenure p:acting", ROLLED_UP),
    "head no longer": (f"{HEAD} ; p:tenure p:former", set()),
    "head to be": (f"{HEAD} ; p:tenure p:designated", set()),
    "not the head": (HEAD.replace("p:president", "p:spokesperson"), set()),
    "deputy": (HEAD.replace("p:president", "p:vicePresident"), set()),
    "head of a state": (HEAD.replace("x:union", "x:state"), set()),
    "of another": (HEAD.replace("x:ada", "x:rebels"), set()),
    "one of two, which is not said": (
        f"{HEAD} , p:spokesperson ; p:member x:rebels ; p:reading p:each", set()
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_support_of_its_head_is_rolled_up_to_a_body(name: str, shortcuts: Shortcuts) -> None:
    office, expected = BODIES[name]
    assert shortcuts(f"{HEADED} c:two {office} ; {PLAIN} ; p:article x:a .") == expected


@pytest.mark.parametrize("weaker", WEAKER)
def test_support_is_not_rolled_up_by_a_weaker_claim(weaker: str, shortcuts: Shortcuts) -> None:
    assert shortcuts(f"{HEADED} c:two {HEAD} ; {PLAIN.replace(*WEAKER[weaker])} ; p:article x:a .") == set()


def test_support_is_not_rolled_up_by_another_article(shortcuts: Shortcuts) -> None:
    assert shortcuts(f"{HEADED} c:two {HEAD} ; {PLAIN} ; p:article x:b .") == set()

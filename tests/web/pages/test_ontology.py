"""The page of the ontology: schemes as trees, each concept described once, codes beside names."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import httpx
import pytest

from parley.names import ONTOLOGY, SKOS
from parley.web.views.schemes import ConceptNode, schemes
from parley.web.views.terms import OntologyTerm

Ask = Callable[..., httpx.Response]


def _term(name: str, *, broader: str = "", scheme: str = "kinds", kind: str = "Concept") -> OntologyTerm:
    return OntologyTerm(
        iri=ONTOLOGY + name,
        name=name,
        label=name,
        definition="",
        source="",
        note="",
        types=[SKOS + kind],
        schemes=[ONTOLOGY + scheme],
        broader=[ONTOLOGY + other for other in broader.split()],
    )


def _shape(nodes: list[ConceptNode]) -> list[object]:
    """Return a tree as names; where a concept is described elsewhere, in brackets."""
    return [
        (node.concept.name if node.here else f"({node.concept.name})", *_shape(node.below)) for node in nodes
    ]


def _scheme(name: str) -> OntologyTerm:
    return _term(name, scheme="", kind="ConceptScheme")


CASES: dict[str, tuple[list[OntologyTerm], list[list[object]]]] = {
    "flat": ([_term("b"), _term("a")], [[("a",), ("b",)]]),
    "deep": (
        [_term("top"), _term("middle", broader="top"), _term("low", broader="middle"), _term("last")],
        [[("last",), ("top", ("middle", ("low",)))]],
    ),
    "below two": (
        [_term("one"), _term("other"), _term("both", broader="one other"), _term("low", broader="both")],
        [[("one", ("both", ("low",))), ("other", ("(both)",))]],
    ),
    "of two schemes": (
        [_scheme("more"), _term("top"), _term("low", broader="top", scheme="more")],
        [[("top", ("low",))], [("(low)",)]],
    ),
    "of none": ([_term("stray", scheme="nothing")], [[], [("stray",)]]),
}


@pytest.mark.parametrize(("terms", "shapes"), CASES.values(), ids=CASES)
def test_concepts_stand_below_what_they_are_narrower_than(
    terms: list[OntologyTerm], shapes: list[list[object]]
) -> None:
    assert [_shape(held.top) for held in schemes([_scheme("kinds"), *terms])] == shapes


def test_a_scheme_counts_its_members_and_a_concept_what_is_below_it() -> None:
    (held,) = schemes([_scheme("kinds"), *CASES["deep"][0]])
    assert held.size == 4
    assert [node.size for node in held.top] == [0, 2]


@pytest.mark.parametrize(("name", "deep"), [("flat", False), ("deep", False), ("below two", False)])
def test_a_short_scheme_needs_no_list_of_its_top(name: str, deep: bool) -> None:
    (held,) = schemes([_scheme("kinds"), *CASES[name][0]])
    assert held.is_deep is deep


def test_a_long_scheme_has_one() -> None:
    many = [_term(f"low-{number}", broader="top") for number in range(9)]
    (held,) = schemes([_scheme("kinds"), _term("top"), _term("other"), *many])
    assert held.is_deep


def _page(ask: Ask) -> str:
    return ask("GET", "/ontology", headers={"Accept": "text/html"}).text


def test_the_page_nests_concepts_and_shows_their_codes(ask: Ask) -> None:
    page = _page(ask)
    start = page.index('id="supportKinds"')
    section = page[start : page.index("</section>", start)]
    ids = re.findall(r'<li id="(\w+)"|(<ul|</ul>)', section)
    assert [name or tag for name, tag in ids] == [
        "<ul", "equipment", "<ul", "boats", "<ul", "ferries", "</ul>", "</ul>", "weapons", "</ul>"
    ]  # fmt: skip
    assert re.search(r"parley:equipment</code> <small>e</small>", section)
    assert section.count("described elsewhere on this page") == 1


def test_the_page_leads_to_every_scheme_and_to_the_notions_of_the_corpus(ask: Ask) -> None:
    page = _page(ask)
    assert re.search(r'<a href="#supportKinds">kinds of support</a> \(4\)', page)
    assert re.search(r'<a href="#section-others">concepts of no scheme</a> \(2\)', page)
    (query,) = re.findall(r'<a href="([^"]+)">notions</a>', page)
    answer = ask("GET", html.unescape(query), headers={"Accept": "text/csv"}).text
    assert answer.splitlines()[1].endswith(f"oars and sails,{ONTOLOGY}boats")

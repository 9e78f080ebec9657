"""The page of the ontology: schemes as trees, each concept described once, codes beside names."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from parley.names import ONTOLOGY, SKOS
from parley.web.views.checks import report
from parley.web.views.schemes import ConceptNode, schemes
from parley.web.views.terms import OntologyTerm
from tests.web.pages.test_pages import shown

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


def _page(ask: Ask) -> str:
    return ask("GET", "/ontology", headers={"Accept": "text/html"}).text


def test_a_scheme_nests_its_concepts_and_shows_their_codes(ask: Ask) -> None:
    page = ask("GET", "/ontology/supportKinds").text
    section = page[page.index('id="concepts"') :].partition("<h2")[0]
    ids = re.findall(r'<li><a id="(\w+)"|(<ul|</ul>)', section)
    assert [name or tag for name, tag in ids] == [
        "<ul", "equipment", "<ul", "boats", "<ul", "ferries", "</ul>", "</ul>", "weapons", "</ul>"
    ]  # fmt: skip
    assert re.search(r">equipment</a> <small>e</small>", section)
    assert section.count("(above)") == 1


def test_the_page_leads_to_every_scheme_and_to_the_notions_of_the_corpus(ask: Ask) -> None:
    page = _page(ask)
    assert '<a id="supportKinds" href="/ontology/supportKinds">kinds of support</a>' in page
    assert len(re.findall("<li>", page[page.index('id="section-others"') :].partition("<section")[0])) == 2
    (query,) = re.findall(r'<a href="([^"]+)">notions</a>', page)
    answer = ask("GET", html.unescape(query), headers={"Accept": "text/csv"}).text
    assert answer.splitlines()[1].endswith(f"oars and sails,{ONTOLOGY}boats")


def test_every_class_property_and_scheme_has_an_anchor_and_a_concept_that_of_its_scheme(ask: Ask) -> None:
    held = {"/ontology": ("Support", "supporter", "supportKinds"), "/ontology/supportKinds": ("boats",)}
    for path, names in held.items():
        page = ask("GET", path, headers={"Accept": "text/html"}).text
        assert all(f'id="{name}"' in page for name in names)


def _term_page(ask: Ask, name: str) -> str:
    return shown(ask("GET", f"/ontology/{name}").text)


def test_a_term_has_a_page_with_what_it_means_its_uses_and_what_checks_it(ask: Ask) -> None:
    page = _term_page(ask, "Support")
    assert "2 things are of this class. One of them: Ardenia supports the Hill Council." in page
    assert "What things of this class have" in page
    assert "shape Support" in page.partition("What checks it")[2]


def test_a_property_says_in_how_many_statements_it_is(ask: Ask) -> None:
    assert re.search(r"\d+ statements have it\. One of them is of:", _term_page(ask, "supporter"))


def test_a_concept_says_what_is_narrower_and_which_claims_say_it(ask: Ask) -> None:
    page = _term_page(ask, "boats")
    assert "narrower concepts ferries" in page
    assert "Nothing in this release uses it." in _term_page(ask, "ferries")


@pytest.mark.parametrize("name", ["nothing", "Support.zip", "%3Cb%3E", "a%2Fb"])
def test_a_term_that_there_is_not_is_not_found(ask: Ask, name: str) -> None:
    assert ask("GET", f"/ontology/{name}").status_code == 404


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nt", "rdf", "csv"])
def test_a_term_has_its_data_in_every_format(ask: Ask, suffix: str) -> None:
    answer = ask("GET", f"/ontology/Support.{suffix}")
    assert answer.status_code == 200
    assert suffix == "csv" or "Support" in answer.text


def test_the_last_check_stands_with_the_shapes(ask: Ask, tmp_path: Path) -> None:
    assert "No report of it is part of this release." in shown(ask("GET", "/shapes").text)
    told = {"checker": "parley 1", "passagesChecked": True, "articles": {"a": "0"}}
    checks = {"span": {"performed": 7, "failed": 0, "skipped": 1}, "name": {"performed": 2, "failed": 1}}
    (tmp_path / "receipt.json").write_text(json.dumps(told | {"checks": checks}))
    held = report(tmp_path)
    assert held is not None
    assert (held.performed, held.failed, held.articles, held.with_passages) == (9, 1, 1, True)


@pytest.mark.parametrize("written", ["", "[]", '{"checks": []}', None])
def test_a_release_without_a_receipt_has_no_report(tmp_path: Path, written: str | None) -> None:
    if written is not None:
        (tmp_path / "receipt.json").write_text(written)
    assert report(tmp_path) is None

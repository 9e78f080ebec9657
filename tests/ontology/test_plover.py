"""The scheme of actions, against PLOVER: its categories, and where its table places the codes of CAMEO."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.names import RDFS, SKOS, compact, term
from parley.rdf import parse_turtle, read_turtle

ROOT = Path(__file__).parent.parent.parent
ACTIONS = ROOT / "ontology" / "actions.ttl"
CUES = ROOT / "ontology" / "action-cues.ttl"
TABLE = "CAMEO2PLOVER-2021.txt"
CATEGORIES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "INVESTIGATE",
        "DEMAND",
        "DISAPPROVE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "CRIME",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
_ROW = re.compile(r"(\d{3,4}): *(\w+) *, *([\w-]*)")
"""A code, its category and its mode; the two digits of a heading are no code."""
_NEGATIONS = frozenset(["no", "not", "never", "none", "nor", "neither", "without", "nobody", "nothing"])


@dataclass(frozen=True)
class Scheme:
    """The concepts of the scheme of actions, by IRI."""

    labels: Mapping[str, list[str]]
    notations: Mapping[str, list[str]]
    broader: Mapping[str, list[str]]

    def tops(self, concept: str) -> set[str]:
        """Return the concepts above a concept that have nothing above them; none if it stands in a circle."""
        found, reached, left = set(), set(), [concept]
        while left:
            here = left.pop()
            if here in reached:
                continue
            reached.add(here)
            above = self.broader.get(here, [])
            left.extend(above)
            if not above:
                found.add(here)
        return found

    def circular(self, concept: str) -> bool:
        """Return whether a concept is broader than itself."""
        reached: set[str] = set()
        left = list(self.broader.get(concept, []))
        while left:
            here = left.pop()
            if here not in reached:
                reached.add(here)
                left.extend(self.broader.get(here, []))
        return concept in reached

    def codes(self) -> Iterator[tuple[str, str]]:
        """Yield each concept that has a CAMEO code, with the code."""
        for concept, notations in self.notations.items():
            yield from ((concept, notation) for notation in notations if notation.isdigit())


def read_scheme(turtle: bytes) -> Scheme:
    """Return the concepts of the scheme of actions that Turtle text states."""
    values: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in parse_turtle(turtle, where="actions"):
        values[predicate.value][subject.value].append(value.value)
    members = {
        concept for concept, schemes in values[SKOS + "inScheme"].items() if schemes == [term("actions")]
    }
    labels, notations, broader = (
        {concept: found for concept, found in values[predicate].items() if concept in members}
        for predicate in (RDFS + "label", SKOS + "notation", SKOS + "broader")
    )
    return Scheme(labels, notations, broader)


def read_table(text: str) -> dict[str, str]:
    """Return CAMEO code → PLOVER category.

    The table has the names of the manual's later draft: REQUEST for DEMAND, and ACCUSE for INVESTIGATE and
    DISAPPROVE, which differ in the mode.
    """
    rows = (match.groups() for match in map(_ROW.match, text.splitlines()) if match)
    return {code: _category(category, mode) for code, category, mode in rows}


def _category(category: str, mode: str) -> str:
    if category == "ACCUSE":
        return "INVESTIGATE" if mode == "investigate" else "DISAPPROVE"
    return "DEMAND" if category == "REQUEST" else category


def misplaced(scheme: Scheme, table: Mapping[str, str]) -> dict[str, str]:
    """Return the codes that the table does not have, or has in another category than the scheme."""
    wrong = {}
    for concept, code in scheme.codes():
        above = {notation for top in scheme.tops(concept) for notation in scheme.notations.get(top, [])}
        if above != {table.get(code)}:
            wrong[code] = f"{compact(concept)} is below {sorted(above)}, the table says {table.get(code)}"
    return wrong


@pytest.fixture(scope="module")
def table() -> dict[str, str]:
    """The table from CAMEO to PLOVER, which is not ours to publish, so not every machine has it."""
    folder = Path(os.environ.get("PARLEY_FIELD") or ROOT.parent / "shared" / "field") / "plover"
    if not (folder / TABLE).is_file():
        reason = f"the table of PLOVER is not in {folder} (PARLEY_FIELD)"
        if os.environ.get("PARLEY_REQUIRE_TEXTS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return read_table((folder / TABLE).read_text("utf-8"))


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return read_scheme(ACTIONS.read_bytes())


def test_table_has_the_codes_of_cameo(table: Mapping[str, str]) -> None:
    assert len(table) > 200
    assert set(table.values()) == CATEGORIES - {"CRIME"}


def test_codes_stand_below_the_category_of_the_table(scheme: Scheme, table: Mapping[str, str]) -> None:
    assert len(list(scheme.codes())) > 90
    assert misplaced(scheme, table) == {}


def test_categories_are_the_top_concepts_with_a_notation(scheme: Scheme) -> None:
    tops = {concept for concept in scheme.labels if concept not in scheme.broader}
    notations = [notation for top in tops for notation in scheme.notations.get(top, [])]
    assert sorted(notations) == sorted(CATEGORIES)
    assert {compact(top) for top in tops if top not in scheme.notations} == {"parley:actingOtherwise"}


def test_notations_of_all_other_concepts_are_codes(scheme: Scheme) -> None:
    below = {concept: scheme.notations.get(concept, []) for concept in scheme.broader}
    assert {concept: found for concept, found in below.items() if not all(map(str.isdigit, found))} == {}


def test_codes_are_given_once(scheme: Scheme) -> None:
    assert [code for code, times in Counter(code for _, code in scheme.codes()).items() if times > 1] == []


def test_concepts_have_one_category(scheme: Scheme) -> None:
    assert {concept for concept in scheme.labels if len(scheme.tops(concept)) != 1} == set()


def test_broader_concepts_are_in_the_scheme(scheme: Scheme) -> None:
    assert {above for found in scheme.broader.values() for above in found} <= set(scheme.labels)


def test_no_concept_is_broader_than_itself(scheme: Scheme) -> None:
    assert {concept for concept in scheme.labels if scheme.circular(concept)} == set()


def test_labels_are_unique(scheme: Scheme) -> None:
    labels = Counter(label for found in scheme.labels.values() for label in found)
    assert [label for label, times in labels.items() if times > 1] == []
    assert all(len(found) == 1 for found in scheme.labels.values())


def test_cues_are_of_actions(scheme: Scheme) -> None:
    assert {subject.value for subject, _, _ in read_turtle(CUES)} <= set(scheme.labels)


def test_cues_are_in_lower_case_and_deny_nothing() -> None:
    cues = {value.value for _, _, value in read_turtle(CUES)}
    assert {cue for cue in cues if cue != cue.lower() or _NEGATIONS & set(cue.split())} == set()


PLANTED = """
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
parley:agreeing skos:inScheme parley:actions ; skos:notation "AGREE" ; rdfs:label "agreeing"@en .
parley:supporting skos:inScheme parley:actions ; skos:notation "SUPPORT" ; rdfs:label "supporting"@en .
parley:signing skos:inScheme parley:actions ; skos:notation "057" ; rdfs:label "signing"@en ;
  skos:broader {} .
"""
ROWS = """
05: SUPPORT
057: SUPPORT,  , diplomatic # x
090: ACCUSE, investigate,  # x
110: ACCUSE, disapprove,    # x
"""


def test_code_below_its_category_is_right() -> None:
    assert misplaced(read_scheme(PLANTED.format("parley:supporting").encode()), read_table(ROWS)) == {}


@pytest.mark.parametrize(
    ("above", "rows", "message"),
    [
        ("parley:agreeing", ROWS, "parley:signing is below ['AGREE'], the table says SUPPORT"),
        ("parley:supporting", "", "parley:signing is below ['SUPPORT'], the table says None"),
        (
            "parley:supporting , parley:agreeing",
            ROWS,
            "parley:signing is below ['AGREE', 'SUPPORT'], the table says SUPPORT",
        ),
    ],
    ids=["category", "no-such-code", "two-categories"],
)
def test_planted_wrong_code_is_found(above: str, rows: str, message: str) -> None:
    assert misplaced(read_scheme(PLANTED.format(above).encode()), read_table(rows)) == {"057": message}


def test_planted_circle_is_found() -> None:
    planted = read_scheme(PLANTED.format("parley:signing").encode())
    assert planted.circular(term("signing"))
    assert planted.tops(term("signing")) == set()


def test_table_parts_accusing_from_investigating() -> None:
    assert read_table(ROWS) == {"057": "SUPPORT", "090": "INVESTIGATE", "110": "DISAPPROVE"}

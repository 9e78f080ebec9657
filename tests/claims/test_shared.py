"""What articles share: entities and notions, and what must hold of them before anything is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parley.claims.corpus import load_corpus
from parley.claims.shared import load_vocabulary
from parley.errors import FaultsError
from parley.names import term, thing

ONTOLOGY = """
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

parley:State rdfs:subClassOf parley:Entity ; rdfs:label "state"@en .
parley:Organization rdfs:subClassOf parley:Entity ; rdfs:label "organisation"@en .
parley:difficult a skos:Concept ; skos:inScheme parley:characterisations ; rdfs:label "difficult"@en .
parley:important a skos:Concept ; skos:inScheme parley:characterisations ; rdfs:label "important"@en .
"""
PREFIXES = """
@prefix notion: <https://w3id.org/parley/id/notion/> .
@prefix organization: <https://w3id.org/parley/id/organization/> .
@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/parley/id/state/> .
"""


def _corpus(folder: Path, entities: str = "", notions: str | None = None) -> Path:
    """Write a corpus without articles, and return its folder."""
    for name in ("ontology", "triples"):
        (folder / name).mkdir()
    (folder / "ontology" / "x.ttl").write_text(ONTOLOGY, "utf-8")
    (folder / "triples" / "shared.ttl").write_text(PREFIXES + entities, "utf-8")
    if notions is not None:
        (folder / "triples" / "notions.ttl").write_text(PREFIXES + notions, "utf-8")
    return folder


def _faults(root: Path) -> list[str]:
    with pytest.raises(FaultsError) as refused:
        load_vocabulary(root)
    return [line.replace(f"{root}/triples/", "") for line in str(refused.value).splitlines()]


VERY = 'notion:very a skos:Concept ; rdfs:label "very difficult"@en'
LOOSE: dict[str, tuple[str, list[str]]] = {
    "nothing broader": (
        f"{VERY} .",
        [
            (
                "notions.ttl: notion:very (very difficult) has no skos:broader concept of the ontology;"
                " concepts with similar labels: parley:difficult (difficult)"
            )
        ],
    ),
    "nothing broader and nothing near": (
        'notion:x a skos:Concept ; rdfs:label "zzz"@en .',
        ["notions.ttl: notion:x (zzz) has no skos:broader concept of the ontology"],
    ),
    "a concept that is not there": (
        f"{VERY} ; skos:broader parley:hard .",
        [
            (
                "notions.ttl: notion:very (very difficult) has no skos:broader concept of the ontology;"
                " concepts with similar labels: parley:difficult (difficult)"
            )
        ],
    ),
    "notions in a circle": (
        (
            f"{VERY} ; skos:broader notion:most .\n"
            'notion:most a skos:Concept ; skos:broader notion:very ; rdfs:label "zzz"@en .'
        ),
        [
            "notions.ttl: notion:most (zzz) has no skos:broader concept of the ontology",
            (
                "notions.ttl: notion:very (very difficult) has no skos:broader concept of the ontology;"
                " concepts with similar labels: parley:difficult (difficult)"
            ),
        ],
    ),
}


@pytest.mark.parametrize(("notions", "messages"), LOOSE.values(), ids=LOOSE)
def test_notion_without_a_concept_above_it_is_refused(
    notions: str, messages: list[str], tmp_path: Path
) -> None:
    assert _faults(_corpus(tmp_path, notions=notions)) == messages


@pytest.mark.parametrize(
    "broader", ["parley:difficult", "parley:difficult , parley:important", "notion:other , parley:difficult"]
)
def test_notion_is_in_the_schemes_of_what_is_broader(broader: str, tmp_path: Path) -> None:
    words = load_vocabulary(_corpus(tmp_path, notions=f"{VERY} ; skos:broader {broader} ."))
    very = thing("notion", "very")
    assert words.is_a(very, term("characterisations"))
    assert very in words.instances(term("characterisations"))
    assert {very, term("difficult")} <= words.broader[very]


def test_notion_under_a_notion_under_a_concept_is_in_its_schemes(tmp_path: Path) -> None:
    under = 'notion:most a skos:Concept ; skos:broader notion:very ; rdfs:label "most difficult"@en .'
    words = load_vocabulary(_corpus(tmp_path, notions=f"{VERY} ; skos:broader parley:difficult .\n{under}"))
    assert words.is_a(thing("notion", "most"), term("characterisations"))


TWINS: dict[str, tuple[str, list[str]]] = {
    "two of one label": (
        (
            'state:a a parley:State ; rdfs:label "Kelland"@en .'
            ' state:b a parley:State ; rdfs:label "Kelland"@en .'
        ),
        [
            (
                "shared.ttl: state:a and state:b are each a state called 'Kelland';"
                " make them one, or give them different labels"
            )
        ],
    ),
    "labels that differ in typography": (
        (
            'organization:a a parley:Organization ; rdfs:label "Kelland’s Front"@en .'
            ' organization:b a parley:Organization ; rdfs:label "kelland\'s  front"@en .'
        ),
        [
            (
                "shared.ttl: organization:a and organization:b are each an organisation called"
                " 'Kelland’s Front'; make them one, or give them different labels"
            )
        ],
    ),
}


@pytest.mark.parametrize(("entities", "messages"), TWINS.values(), ids=TWINS)
def test_two_entities_of_one_label_and_type_are_refused(
    entities: str, messages: list[str], tmp_path: Path
) -> None:
    assert _faults(_corpus(tmp_path, entities)) == messages


def test_things_of_different_types_may_be_called_the_same(tmp_path: Path) -> None:
    entities = (
        'state:a a parley:State ; rdfs:label "Kelland"@en .'
        ' organization:b a parley:Organization ; rdfs:label "Kelland"@en .'
    )
    assert load_vocabulary(_corpus(tmp_path, entities)).label(thing("state", "a")) == "Kelland"


def test_faults_of_both_files_are_told_at_once(tmp_path: Path) -> None:
    root = _corpus(tmp_path, TWINS["two of one label"][0], LOOSE["nothing broader"][0])
    assert _faults(root) == [*LOOSE["nothing broader"][1], *TWINS["two of one label"][1]]


def test_corpus_needs_no_notions(corpus_root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(corpus_root, tmp_path / "corpus"))
    before = len(load_corpus(copy).shared)
    (copy / "triples" / "notions.ttl").unlink()
    assert len(load_corpus(copy).shared) < before


def test_corpus_with_a_loose_notion_is_not_read(corpus_root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(corpus_root, tmp_path / "corpus"))
    path = copy / "triples" / "notions.ttl"
    path.write_text(path.read_text("utf-8").replace("skos:broader parley:difficult ;", ""), "utf-8")
    with pytest.raises(
        FaultsError, match=r"notions\.ttl: notion:complex-relationship .* has no skos:broader"
    ):
        load_corpus(copy)

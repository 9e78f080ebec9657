"""Which IRIs a release holds: those of its quads, its ontology and its description, and only ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.errors import InputError
from parley.names import GRAPHS, ONTOLOGY, ROOT, VOID
from parley.release.manifest import Manifest, release_file
from parley.store.loading.inventory import TYPE, inventory_of

FILES = ("parley.nq", "ontology.ttl", "void.ttl")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    quad = f'<{ROOT}id/state/a> <{ONTOLOGY}p> "<\\">"@en <{GRAPHS}shared> .\n'
    (tmp_path / "parley.nq").write_text(quad + f"<http://e/x> <http://e/{ROOT}y> <{ROOT}id/state/ü> .\n")
    (tmp_path / "ontology.ttl").write_text(f"@prefix p: <{ONTOLOGY}> . p:C a <http://e/Class> .")
    (tmp_path / "void.ttl").write_text(f"<{ROOT}> <http://e/title> 'parley' .")
    entries = tuple(release_file(name, "text/plain", (tmp_path / name).read_bytes()) for name in FILES)
    manifest = Manifest("r", "v", "0", "0", 1, "2020-01-01", "", 3, (), entries)
    (tmp_path / "manifest.json").write_text(json.dumps(manifest.as_json()))
    return tmp_path


def test_iris_of_all_files_are_held_and_nothing_of_others(release: Path) -> None:
    assert inventory_of(release).iris == {
        ROOT,
        f"{ROOT}id/state/a",
        f"{ROOT}id/state/ü",
        ONTOLOGY + "p",
        ONTOLOGY + "C",
        GRAPHS + "shared",
    }


def test_iris_are_found_wherever_a_large_file_is_read_in_parts(release: Path) -> None:
    quads = [f"<{ROOT}id/state/s{number}> <{ONTOLOGY}p> <{ROOT}id/state/s0> .\n" for number in range(20_000)]
    (release / "parley.nq").write_text("".join(quads))
    assert sum(iri.startswith(f"{ROOT}id/state/s") for iri in inventory_of(release).iris) == len(quads)


def test_the_uses_of_a_term_are_those_of_all_files(release: Path) -> None:
    term, kind = f"<{ONTOLOGY}role>", f"<{TYPE}>"
    quads = [f"<{ROOT}id/claim/a> {kind} <{ONTOLOGY}C> .", f"<{ROOT}id/claim/a> {term} <{ONTOLOGY}v> ."]
    (release / "parley.nq").write_text("\n".join([*quads, f"<{ROOT}id/claim/a> {term} <{ROOT}id/state/a> ."]))
    assert inventory_of(release).uses == {(TYPE, ONTOLOGY + "C"), (ONTOLOGY + "role", ONTOLOGY + "v")}


def test_what_the_ontology_says_of_its_terms_is_no_use_of_them(release: Path) -> None:
    (release / "ontology.ttl").write_text(f"@prefix p: <{ONTOLOGY}> . p:one p:excludes p:two .")
    quad = f"<{ONTOLOGY}one> <{ONTOLOGY}excludes> <{ONTOLOGY}two> <{GRAPHS}ontology> .\n"
    (release / "parley.nq").write_text(quad)
    assert inventory_of(release).uses == set()


def test_what_the_ontology_says_of_its_terms_is_held(release: Path) -> None:
    assert inventory_of(release).terms == {(ONTOLOGY + "C", TYPE, "http://e/Class")}


def test_properties_are_known_only_where_the_description_counts_them(release: Path) -> None:
    assert inventory_of(release).verbs == set()
    counted = f"<{ROOT}> <{VOID}propertyPartition> [ <{VOID}property> <http://e/seen> ] ."
    (release / "void.ttl").write_text(counted)
    assert inventory_of(release).verbs == {TYPE, VOID + "propertyPartition", VOID + "property", "http://e/seen"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_there_is_one_message(release: Path, name: str) -> None:
    (release / name).unlink()
    with pytest.raises(InputError, match="its names cannot be read"):
        inventory_of(release)


def test_a_file_that_is_broken_is_one_message(release: Path) -> None:
    (release / "void.ttl").write_text("<http://e/")
    with pytest.raises(InputError, match="its names cannot be read"):
        inventory_of(release)

"""Where the ontology, the triples and the shapes are."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.errors import InputError
from parley.resources import data_root, folder


def test_checkout_is_found(checkout: Path) -> None:
    assert data_root() == checkout


@pytest.mark.parametrize("name", ["ontology", "triples", "shapes", "docs"])
def test_every_folder_is_there(name: str, checkout: Path) -> None:
    assert folder(name) == checkout / name


def test_corpus_elsewhere_has_its_own_triples_and_the_shapes_of_parley(
    corpus_root: Path, checkout: Path
) -> None:
    assert folder("triples", corpus_root) == corpus_root / "triples"
    assert folder("shapes", corpus_root) == checkout / "shapes"


def test_corpus_elsewhere_may_have_its_own_shapes(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    assert folder("shapes", tmp_path) == tmp_path / "shapes"


def test_unknown_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder maps/ here"):
        folder("maps", tmp_path)


def test_corpus_elsewhere_without_triples_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder triples/ here"):
        folder("triples", tmp_path)

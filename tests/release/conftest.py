"""A release of the test corpus, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.release.build import Built, build


@pytest.fixture(scope="session")
def built(corpus_root: Path, articles_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("releases"), corpus_root, articles_root)

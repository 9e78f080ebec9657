"""A generated corpus, once for all tests of the benchmarks."""

from __future__ import annotations

import pytest

from benchmarks.generate import SEED
from benchmarks.release import Generated, write_release

TRIPLES = 10_000


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """A corpus of ten thousand triples."""
    return write_release(tmp_path_factory.mktemp("generated"), TRIPLES, SEED)

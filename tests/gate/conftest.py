"""The vocabulary of an invented world, for the tests of the rules on words."""

from __future__ import annotations

import pytest

from parley.claims.vocabulary import Vocabulary
from tests.gate.written import invented


@pytest.fixture(scope="session")
def world() -> Vocabulary:
    return invented()

"""The day of a release is never before that of its newest record."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from parley.errors import InputError
from parley.names import DCTERMS, ROOT, XSD, term
from parley.rdf import literal
from parley.release.issue_day import issue_day, with_issue_day

_DECLARED = [
    literal(ROOT, DCTERMS + "title", "Talks", language="en"),
    literal(ROOT, DCTERMS + "issued", "2031-05-01", datatype=XSD + "date"),
]


def _on(name: str, day: str) -> ox.Triple:
    return literal("http://e/x", term(name), day, datatype=XSD + "date")


@pytest.mark.parametrize("name", ["codedOn", "registered", "returned", "disputedOn", "retrieved"])
def test_a_later_record_sets_the_day(name: str) -> None:
    declared = with_issue_day(_DECLARED, [_on(name, "2031-05-04"), _on(name, "2031-05-02")])
    assert issue_day(declared) == "2031-05-04"
    assert declared[0] == _DECLARED[0]
    assert declared[1] == literal(ROOT, DCTERMS + "issued", "2031-05-04", datatype=XSD + "date")


@pytest.mark.parametrize("held", [[], [_on("codedOn", "2031-04-30")], [_on("earliestStart", "2044-01-01")]])
def test_the_declared_day_stays_without_a_later_record(held: list[ox.Triple]) -> None:
    assert with_issue_day(_DECLARED, held) == _DECLARED


def test_a_release_without_a_day_is_refused() -> None:
    with pytest.raises(InputError, match="issued"):
        issue_day(_DECLARED[:1])

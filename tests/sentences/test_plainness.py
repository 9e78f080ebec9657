"""Hints on sentences: a contrast whose parts the article has in the other order."""

from __future__ import annotations

import pytest

from parley.claims.claim import Claim, Role
from parley.names import term, thing
from parley.sentences.plainness import is_turned
from parley.text.spans import Span


def _claim(number: int, start: int, *roles: Role) -> Claim:
    return Claim(
        thing("claim", f"lake-{number:03}"), term("DiscourseRelation"), thing("article", "lake"),
        Span(start, start + 9), term("affirmed"), term("actual"), term("explicit"), roles=roles,
    )  # fmt: skip


FIRST, SECOND = _claim(1, 0), _claim(2, 20)


@pytest.mark.parametrize(
    ("kind", "nucleus", "satellite", "turned"),
    [
        ("contrast", FIRST, SECOND, False),
        ("contrast", SECOND, FIRST, True),
        ("concession", SECOND, FIRST, False),
    ],
)
def test_a_but_has_its_parts_in_the_order_of_the_article(
    kind: str, nucleus: Claim, satellite: Claim, turned: bool
) -> None:
    joint = Role(term("discourseKind"), term(kind))
    sides = (Role(term("nucleus"), nucleus.iri), Role(term("satellite"), satellite.iri))
    claim = _claim(3, 0, joint, *sides)
    assert is_turned(claim, {one.iri: one for one in (FIRST, SECOND, claim)}) is turned

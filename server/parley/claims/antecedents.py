"""The time that words of another time point back to: what those state, wherever they stand before it.

They may tell of what is over or of what is to come, as the claims that have them as their time do. Where no
claim has them, and the pointing claim leaves it open, only what they state either way is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from parley.claims.claim import Bounds, Claim
from parley.claims.dating import beside, read_time
from parley.claims.times import direction
from parley.names import term
from parley.text.spans import Span

Directions = Mapping[Span, frozenset[bool | None]]
"""Whether the claims that have some words as their time tell of what is to come."""
_BOTH: frozenset[bool | None] = frozenset((False, True))


def directions_of(claims: Iterable[Claim]) -> Directions:
    """Return the directions of the words of all times of claims."""
    held = defaultdict(set)
    for claim in claims:
        for role in claim.roles:
            if role.name == term("time"):
                for wording in role.wordings:
                    held[wording.span].add(direction(claim.modality))
    return {span: frozenset(found) for span, found in held.items()}


def time_told(
    published: str | None,
    text: str,
    words: Span,
    sentence: Span | None,
    modality: str,
    directions: Directions,
) -> Bounds | None:
    """Return what the words that a time points back to state, or None if they are not read.

    Args:
        published: The day, month or year of publication, if it is known.
        words: The words.
        sentence: The sentence that they lie in.
        modality: The IRI of the modality of the claim whose time points back.
    """
    passage = words.of(text)
    years, told = beside(text, words, sentence)
    own: frozenset[bool | None] = frozenset((False,)) if direction(modality) is False or told else _BOTH
    ways = directions.get(words, own)
    readings = {read_time(passage, published, ahead, years, told) for ahead in ways}
    if len(readings) == 1:
        return readings.pop()
    return read_time(passage, None, None, years, told)

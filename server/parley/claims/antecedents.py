"""The time that words of another time point back to: what those state, wherever they stand before it.

They may tell of what is over or of what is to come, as the claims that have them as their time do, and point
back themselves, as those claims say. Where no claim has them, and the pointing claim leaves it open, only
what they state either way is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from parley.claims.claim import Claim
from parley.claims.dating import beside, read_time
from parley.claims.stating import antecedents_of_times
from parley.names import term
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.grammar import direction

_BOTH: frozenset[bool | None] = frozenset((False, True))


@dataclass(frozen=True, slots=True)
class TimesTold:
    """The words that the claims of an article have as their times.

    Attributes:
        directions: Whether the claims that have some words tell of what is to come.
        antecedents: The words that some words point back to.
    """

    directions: Mapping[Span, frozenset[bool | None]] = field(default_factory=dict)
    antecedents: Mapping[Span, Span] = field(default_factory=dict)


def times_told(claims: Iterable[Claim]) -> TimesTold:
    """Return the words of all times of claims."""
    directions, antecedents = defaultdict(set), dict[Span, Span]()
    for claim in claims:
        antecedents.update(antecedents_of_times(claim))
        for role in claim.roles:
            if role.name == term("time"):
                for wording in role.wordings:
                    directions[wording.span].add(direction(claim.modality))
    return TimesTold({span: frozenset(found) for span, found in directions.items()}, antecedents)


def time_told(
    published: str | None,
    text: str,
    words: Span,
    sentence_of: Callable[[Span], Span | None],
    modality: str,
    told: TimesTold,
) -> Bounds | None:
    """Return what the words that a time points back to state, or None if they are not read.

    Args:
        published: The day, month or year of publication, if it is known.
        words: The words.
        sentence_of: What returns the sentence that words lie in.
        modality: The IRI of the modality of the claim whose time points back.
        told: The words that the claims of the article have as their times.
    """
    passage = words.of(text)
    around = beside(text, words, sentence_of(words))
    before = told.antecedents.get(words)
    # Each stands before the one that points back to it, so that the chain ends.
    if before is not None and before.end <= words.start:
        antecedent = time_told(published, text, before, sentence_of, modality, told)
        return read_time(passage, published, None, *around, antecedent=antecedent or Bounds())
    own: frozenset[bool | None] = frozenset((False,)) if direction(modality) is False or around[1] else _BOTH
    ways = told.directions.get(words, own)
    readings = {read_time(passage, published, ahead, *around) for ahead in ways}
    if len(readings) == 1:
        return readings.pop()
    return read_time(passage, None, None, *around)

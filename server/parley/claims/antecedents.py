"""The time to which the words of another time point: the time that those earlier, or later, words state.

It may be past or future, as in the claims that have it as their time. It may point back itself, as those
claims say. If no claim has it, and the claim that points back leaves it open, only the part that holds in
both cases is known.
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
from parley.times.phrases.following import at_end, may_be_exacter, may_point_ahead
from parley.times.phrases.grammar import direction

_BOTH: frozenset[bool | None] = frozenset((False, True))


@dataclass(frozen=True, slots=True)
class TimesTold:
    """The words that the claims of an article have as their times.

    Attributes:
        directions: Whether the claims with some words speak of the future.
        antecedents: The words to which some words point back.
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


def misplaced(words: Span, antecedent: Span, text: str) -> str | None:
    """Return what is wrong with the place of an antecedent, or None: words that point back come after it.

    The day of an event, the day from which a length is counted, and the same time with its day may also be
    stated later.
    """
    if antecedent.end <= words.start:
        return None
    if may_point_ahead(words.of(text)) or may_be_exacter(words.of(text)):
        return None if words.end <= antecedent.start else "overlaps the words that point to it"
    return "is not before the words that point back"


def time_told(
    published: str | None,
    text: str,
    words: Span,
    sentence_of: Callable[[Span], Span | None],
    modality: str,
    told: TimesTold,
) -> Bounds | None:
    """Return the time to which a time points back, or None if its words cannot be read.

    Args:
        published: The day, month or year of publication, if it is known.
        words: The words.
        sentence_of: A function that returns the sentence of words.
        modality: The IRI of the modality of the claim whose time points back.
        told: The words that the claims of the article have as their times.
    """
    passage = words.of(text)
    around = beside(text, words, sentence_of(words))
    before = told.antecedents.get(words)
    # Each comes before the one that points back to it, so the chain ends.
    if before is not None and before.end <= words.start:
        antecedent = time_told(published, text, before, sentence_of, modality, told)
        return read_time(passage, published, None, *around, antecedent=antecedent or Bounds())
    own: frozenset[bool | None] = frozenset((False,)) if direction(modality) is False or around[1] else _BOTH
    ways = told.directions.get(words, own)
    readings = {read_time(passage, published, ahead, *around) for ahead in ways}
    read = readings.pop() if len(readings) == 1 else read_time(passage, None, None, *around)
    # "To 5 May" says when something ends, although its days are those of "on 5 May".
    return at_end(read) if read and passage[:3].casefold() == "to " else read

"""Losses: the words of a passage that its claim does not say, for the author to read again.

They are notes and no findings, because a claim need not say everything. But most claims that a second coder
does not confirm leave out a word that narrows them: "for an initial nine days", "only half".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parley.claims.claim import Claim
from parley.claims.coverage import LIGHT
from parley.claims.cues import find_cues
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of
from parley.gate.qualifiers import QUALIFIERS
from parley.sentences.sentence import sentence
from parley.text.spans import Span
from parley.text.tokens import Token, words
from parley.text.words import Text

_NARROWING = QUALIFIERS - {"each", "every", "apiece"} | {
    "initial", "initially", "first", "final", "shortly", "soon", "immediately", "just", "exactly",
    "precisely", "long", "alone", "yet", "successive", "consecutive", "average", "temporary", "temporarily",
    "morning", "noon", "afternoon", "evening", "night", "overnight", "midnight", "dawn", "dusk",
}  # fmt: skip
"""Words that narrow what they are with, and that the words of a number, time or concept may include.

"Each" has its own field, and sentences say it in other words.
"""

_BARE = LIGHT | {
    "hold", "holds", "held", "holding", "take", "takes", "took", "taken", "taking", "make", "makes", "made",
    "making", "give", "gives", "gave", "given", "giving", "put", "puts", "putting", "set", "sets", "setting",
    "come", "comes", "came", "coming", "place", "mr", "mrs", "ms", "dr",
}  # fmt: skip
"""Words without content, verbs that only carry a noun ("talks were held"), and titles.

Source: R. Huddleston and G. K. Pullum, The Cambridge Grammar of the English Language, chapter 4, section 7.
"""


@dataclass(frozen=True, slots=True)
class Loss:
    """The words in the passage of a claim that it does not say, in order; words in a row are one phrase."""

    claim: Claim
    phrases: tuple[str, ...]


def losses(claims: Iterable[Claim], content: str, vocabulary: Vocabulary) -> Iterator[Loss]:
    """Yield the losses of the claims of an article in English."""
    text, held = Text(content), {claim.iri: claim for claim in claims}
    unsaid = _unsaid(held.values(), text, vocabulary)
    for claim in held.values():
        said = frozenset(words(sentence(claim, vocabulary, held)))
        own = (*unsaid[claim.iri], *_narrowing(claim, text, vocabulary))
        lost = {word.span for word in own if word.folded not in said}
        if lost:
            yield Loss(claim, tuple(_phrases(claim, lost, text)))


def _unsaid(claims: Iterable[Claim], text: Text, vocabulary: Vocabulary) -> Mapping[str, list[Token]]:
    """Return the content words in no words of any claim, by the IRI of the shortest passage with them."""
    held = sorted(claims, key=lambda one: (one.evidence.end - one.evidence.start, one.iri))
    # Whether a claim agrees with these small words is checked by rules.
    seen = {word.span for cue in find_cues(text, vocabulary) for word in text.within(cue.place)}
    spans = (span for claim in held for span in _spans(claim, vocabulary))
    seen.update(word.span for span in spans for word in text.within(span))
    found: dict[str, list[Token]] = defaultdict(list)
    for claim in held:
        for word in text.within(claim.evidence):
            if word.folded not in _BARE and word.span not in seen:
                seen.add(word.span)
                found[claim.iri].append(word)
    return found


def _spans(claim: Claim, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the words of a claim; a claim in a role has words of its own."""
    for role in stated_roles(claim):
        if not vocabulary.holds_claims(role.name):
            yield from (wording.span for wording in role.wordings)
    if claim.attribution is not None and claim.attribution.cue is not None:
        yield claim.attribution.cue


def _narrowing(claim: Claim, text: Text, vocabulary: Vocabulary) -> Iterator[Token]:
    """Yield the narrowing words in the words of numbers, times and concepts that these do not have."""
    for role in stated_roles(claim):
        if kind_of(role, vocabulary) in ("name", "claim"):
            continue
        named = {word for name in vocabulary.names.get(str(role.value), ()) for word in words(name)}
        for wording in role.wordings:
            for word in text.within(wording.span) if wording.span in claim.evidence else ():
                if word.folded in _NARROWING - named:
                    yield word


def _phrases(claim: Claim, lost: Iterable[Span], text: Text) -> Iterator[str]:
    held = frozenset(lost)
    row: list[Token] = []
    for word in (*text.within(claim.evidence), None):
        if word is not None and word.span in held:
            row.append(word)
        elif row:
            yield Span(row[0].span.start, row[-1].span.end).of(text.content)
            row = []

"""Noun phrases: claims whose passage has no verb of its own, and what modal words near them mean.

"A draft seen by Marsh | would": the modal word is that of the sentence. "Wants | a vote by May": the verb
before makes the whole phrase a wish. "A ten-day truce": what is agreed needs no modal word.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.claims.claim import Claim
from parley.claims.cues import MODAL, Cue
from parley.claims.stating import own_words, words_in_roles
from parley.gate.wishes import Wishes
from parley.names import term
from parley.text.clauses.scope import Scope
from parley.text.function_words import AUXILIARIES, MAYBE_PAST, PAST
from parley.text.spans import Span
from parley.text.words import Text

_PLANNED = term("planned")
_OPEN = frozenset(map(term, ("hypothetical", "predicted", "expected")))
_ACTS = frozenset(map(term, ("action", "phase", "impact", "purpose")))
_AGREEMENTS = frozenset((
    "truce", "ceasefire", "armistice", "accord", "agreement", "deal", "pact", "treaty", "pause", "moratorium",
    "mandate", "timetable",
))  # fmt: skip
"""What has a length or a number by agreement: "a ten-day truce"."""
_AGREED = frozenset(("agreed", "planned", "promised", "proposed", "scheduled"))
"""Participles behind what is not yet: "an exchange agreed"."""
_DRAFTS = frozenset(("draft", "plan", "proposal", "offer"))
"""Nouns for papers about what is not yet, which are there themselves."""
_FINITE = AUXILIARIES | PAST
_PARTICIPLES = MAYBE_PAST | {"seen", "given", "taken", "known", "written", "drawn", "shown", "sworn"}
_POSSIBLE = ("out of the question", "impossible", "possible", "conceivable", "unthinkable", "inevitable")
_MAYBE = frozenset(("possible", "conceivable", "imaginable"))
"""Predicates of what may be: "a fourth round was possible"."""


class NounPhrases:
    """The modal words near the noun phrases of one article."""

    def __init__(self, text: Text, scope: Scope) -> None:
        """Create it from the text, and its clauses."""
        self._text, self._wishes = text, Wishes(text, scope)

    def is_of_main(self, cue: Cue, claim: Claim) -> bool:
        """Tell whether a modal word near a passage without a verb is not about what the passage says.

        "A bill | softening the law | could pass", "a committee of six | is to report".
        """
        content, words = self._text.content, own_words(claim)
        acts = _acts(claim)
        is_reduced = any(self._is_reduced(act, claim) for act in acts)
        if cue.place.of(content).casefold() in _DRAFTS:
            heads = [span for span in words if span.end == cue.place.end and span not in acts]
            return bool(heads) and is_reduced
        if cue.place.start < claim.evidence.end or self._has_verb(claim.evidence):
            return False
        behind = [word.folded for word in self._text.behind(cue.place)[:1]]
        counts = any(isinstance(role.value, int) for role in claim.roles) and not acts
        return is_reduced or (counts and behind != ["be"])

    def asked_for(self, claim: Claim) -> Iterator[Cue]:
        """Yield the words that make a whole phrase a wish or a possibility: "wants | a vote by May"."""
        yield from self._wishes.of(claim)
        own = own_words(claim)
        for word in self._text.within(claim.evidence):
            before = [one.folded for one in self._text.before(word.span)[-1:]]
            behind = [one.folded for one in self._text.behind(word.span)[:1]]
            is_predicate = not {"is", "was", "be", "were", "are"}.isdisjoint(before) and behind != ["to"]
            is_own = any(word.span.overlaps(span) for span in own)
            if word.folded in _MAYBE and is_predicate and not is_own:
                yield Cue(MODAL, frozenset((term("hypothetical"),)), word.span)

    def is_agreed(self, claim: Claim) -> bool:
        """Tell whether a passage without a verb has what was agreed, so that it needs no modal word."""
        words = [word.folded for word in self._text.within(claim.evidence)]
        if claim.modality != _PLANNED or not AUXILIARIES.isdisjoint(words):
            return False
        counts = any(isinstance(role.value, int) for role in claim.roles)
        is_length = counts and not _AGREEMENTS.isdisjoint(words) and not self._has_verb(claim.evidence)
        return is_length or (len(words) > 1 and words[-1] in _AGREED)

    def is_possible(self, claim: Claim) -> bool:
        """Tell whether the words of a claim say how possible something is: "was out of the question"."""
        said = claim.evidence.of(self._text.content).casefold()
        return claim.modality in _OPEN and any(phrase in said for phrase in _POSSIBLE)

    def _is_reduced(self, act: Span, claim: Claim) -> bool:
        """Tell whether an act is a participle behind its noun: "a draft | seen by Marsh"."""
        first = self._text.within(act)[0].folded
        before = self._text.within(Span(claim.evidence.start, act.start))
        is_participle = first in _PARTICIPLES or first.endswith(("ed", "ing"))
        verbs = AUXILIARIES | {"be", "been", "being"}
        return is_participle and bool(before) and verbs.isdisjoint(word.folded for word in before)

    def _has_verb(self, passage: Span) -> bool:
        return any(word.folded in _FINITE for word in self._text.within(passage))


def _acts(claim: Claim) -> list[Span]:
    """Return the words in a passage for what is done, begins, has an effect or is meant."""
    return [span for span in words_in_roles(claim, *_ACTS) if span in claim.evidence]

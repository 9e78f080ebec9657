"""Voice: the writer's own words in a sentence with a word of saying, which are nobody's statement.

They say who the speaker is ("Marsh, an envoy, | said ...", "..., said Marsh, | who leads them"). They also
say who others are in the reported words: a name with its title, or with an apposition ("Kelland, an ally, |
left, Marsh said").
"""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.claims.stating import own_words, words_in_roles
from parley.names import term
from parley.text.clauses.kinds import ClauseKind
from parley.text.clauses.scope import Scope
from parley.text.clauses.words import SentenceWords
from parley.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MAYBE_FINITE,
    MAYBE_PAST,
    PAST,
    PREPOSITIONS,
)
from parley.text.spans import Span
from parley.text.words import Text

_CHARACTERISATION, _RELATIONSHIP = term("Characterisation"), term("Relationship")
_ACTS = frozenset(map(term, ("action", "phase", "impact")))
_ENDS_SPEECH = frozenset((",", '"', "”", "’", "?", "!"))
"""Marks between what is said and the verb of its speaker."""
_QUOTES = frozenset('"“”')
_PAST = PAST | MAYBE_PAST | {"was", "were", "had", "did"}
_NO_ADJECTIVES = MAYBE_FINITE | PREPOSITIONS
"""Words that are no part of a name with its adjectives."""


class Voice:
    """The writer's voice in one article."""

    def __init__(self, text: Text, scope: Scope) -> None:
        """Create it from the text, and its clauses."""
        self._text = text
        self._scope = scope

    def is_writers(self, claim: Claim, saying: Span) -> bool:
        """Return whether the words of a claim are the writer's, despite a word of saying in its sentence."""
        passage = claim.evidence
        return (
            self._tells_who(claim, saying)
            or self._is_behind_speech(passage, saying)
            or self._is_apposition(passage)
            or self._is_reduced(claim)
            or self.is_second_verb(claim, saying)
            or self._is_name(claim)
        )

    def may_be_writers(self, claim: Claim, saying: Span) -> bool:
        """Return whether words may be the writer's: also of what or where something in the report is."""
        return self.is_writers(claim, saying) or self._is_noun(claim)

    def _is_behind_speech(self, passage: Span, saying: Span) -> bool:
        """Return whether a passage begins with the speaker behind the verb: "it left," said | Marsh, 41."""
        content = self._text.content
        before = content[: saying.start].rstrip()[-1:]
        said = passage.of(content)
        is_next = passage.start >= saying.end and not content[saying.end : passage.start].strip()
        return is_next and before in _ENDS_SPEECH and said[:1].isupper() and not _QUOTES.intersection(said)

    def _is_reduced(self, claim: Claim) -> bool:
        """Return whether a claim is a name or noun with a participle behind a comma: "the road, | shut"."""
        passage, content = claim.evidence, self._text.content
        acts = words_in_roles(claim, *_ACTS)
        own = own_words(claim)
        for act in acts:
            first = self._text.within(act)[0].folded
            is_participle = first.endswith("ed") or first in MAYBE_PAST
            bare = content[: act.start].rstrip()
            end = len(bare) - 1
            named = any(span.end == end and span in passage for span in own)
            if is_participle and act in passage and bare.endswith(",") and named:
                return True
        return False

    def _tells_who(self, claim: Claim, saying: Span) -> bool:
        """Return whether a claim only says who the speaker is."""
        place = self._scope.at(saying.start)
        if place is None or not self._is_verb(saying, place):
            return False
        in_aside = self._scope.clauses[place].kind is ClauseKind.ASIDE
        if not in_aside and not self._says_behind(saying):
            return False
        return all(
            self._is_relative(at) or (at == place and (in_aside or words.end <= saying.start))
            for words in own_words(claim) or (claim.evidence,)
            for at in (self._scope.at(words.start),)
        )

    def _is_verb(self, word: Span, place: int) -> bool:
        """Return whether a word is the verb of its clause: only auxiliaries come before it there."""
        verb = self._scope.clauses[place].verb
        if verb is None or verb > word.start:
            return False
        return all(before.folded in AUXILIARIES for before in self._text.within(Span(verb, word.start)))

    def _says_behind(self, saying: Span) -> bool:
        """Return whether the reported words follow: "Marsh said it left", not "it left, said Marsh"."""
        return saying.of(self._text.content) == "told" or self._scope.has_content(saying)

    def _is_relative(self, place: int | None) -> bool:
        """Return whether a clause is a relative clause, or a part of one."""
        while place is not None and self._scope.clauses[place].kind is not ClauseKind.RELATIVE:
            place = self._scope.clauses[place].parent
        return place is not None

    def _is_apposition(self, passage: Span) -> bool:
        """Return whether a passage is a name with an apposition, right before comma and verb of both."""
        sentence = self._text.sentence_of(passage)
        if sentence is None or "," not in passage.of(self._text.content):
            return False
        words = SentenceWords(self._text.content, sentence)
        first = len(self._text.within(Span(sentence.start, passage.start)))
        last = len(self._text.within(Span(sentence.start, passage.end)))
        verb = words.skip(last, ADVERBS)
        is_verb = words.is_finite(verb) or words.may_be_finite(verb)
        return words.has_comma(last) and is_verb and not words.has_verb(first, last)

    def is_second_verb(self, claim: Claim, saying: Span) -> bool:
        """Return whether a past verb goes on behind a report in the present.

        "Denies that it owes money and | left".
        """
        acts = words_in_roles(claim, *_ACTS)
        verb = saying.of(self._text.content).casefold()
        if not acts or acts[0].start < saying.end or not (verb.endswith("s") or verb in ("deny", "say")):
            return False
        *between, last = self._text.within(Span(saying.end, acts[0].start)) or self._text.within(saying)
        first = self._text.within(acts[0])[0].folded
        told = [word.folded for word in between]
        is_past = any(_is_past(word) for word in told) or not _is_past(first)
        own = [span for span in own_words(claim) if not (saying.end <= span.start < acts[0].start)]
        has_subject = any(span.end <= saying.start for span in own)
        return told[:1] == ["that"] and last.folded in ("and", "but") and has_subject and not is_past

    def _is_noun(self, claim: Claim) -> bool:
        """Return whether a claim without a verb only says what or where something is: "the town of Sarno"."""
        passage = claim.evidence
        is_bare = not self._scope.heads(passage) and _QUOTES.isdisjoint(passage.of(self._text.content))
        first = self._text.within(passage)[0].folded
        kinds = (_RELATIONSHIP, _CHARACTERISATION)
        return claim.kind in kinds and is_bare and first in DETERMINERS and not words_in_roles(claim, *_ACTS)

    def _is_name(self, claim: Claim) -> bool:
        """Return whether a passage is a name, with or without a title or adjective: "General Ida Marsh".

        A quality may stand before the name: "the independent | Lake Council".
        """
        passage = claim.evidence
        _, *rest = self._text.within(passage)
        if claim.kind == _CHARACTERISATION and "," not in passage.of(self._text.content):
            while len(rest) > 1 and rest[0].text.islower() and rest[0].folded not in _NO_ADJECTIVES:
                rest = rest[1:]
        return bool(rest) and all(
            word.text[0].isupper() and word.span.start not in self._text.capitals for word in rest
        )


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _PAST

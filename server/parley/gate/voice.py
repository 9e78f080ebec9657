"""Voice: the writer's own words in a sentence with a word of saying, which are nobody's statement.

They say who the speaker is ("Marsh, an envoy, | said ...", "..., said Marsh, | who leads them"). They also
say who others are in the reported words: a name with its title, or with an apposition ("Kelland, an ally, |
left, Marsh said").
"""

from __future__ import annotations

from parley.claims.claim import Claim
from parley.claims.stating import own_words
from parley.text.clauses.kinds import ClauseKind
from parley.text.clauses.scope import Scope
from parley.text.clauses.words import SentenceWords
from parley.text.function_words import ADVERBS, AUXILIARIES
from parley.text.spans import Span
from parley.text.words import Text


class Voice:
    """The writer's voice in one article."""

    def __init__(self, text: Text, scope: Scope) -> None:
        """Create it from the text, and its clauses."""
        self._text = text
        self._scope = scope

    def is_writers(self, claim: Claim, saying: Span) -> bool:
        """Return whether the words of a claim are the writer's, despite a word of saying in its sentence."""
        passage = claim.evidence
        return self._tells_who(claim, saying) or self._is_apposition(passage) or self._is_name(passage)

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

    def _is_name(self, passage: Span) -> bool:
        """Return whether a passage is a name, with or without a title: "General Ida Marsh"."""
        _, *rest = self._text.within(passage)
        return bool(rest) and all(
            word.text[0].isupper() and word.span.start not in self._text.capitals for word in rest
        )

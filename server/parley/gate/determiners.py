"""Names whose article in sentences is another one than the text has: notes for the author."""

from __future__ import annotations

from collections.abc import Iterator

from parley.claims.claim import ArticleAnnotations, Mention
from parley.claims.iris import mention_iri, slug
from parley.claims.metadata import knows
from parley.claims.vocabulary import Vocabulary
from parley.sentences.determiners import named, with_determiner
from parley.text.function_words import DETERMINERS, MAYBE_FINITE, PREPOSITIONS
from parley.text.spans import Span
from parley.text.tokens import tokens

_DEFINITE = frozenset((
    "the", "this", "these", "those", "that", "its", "his", "her", "their", "our", "my", "your", "s",
))  # fmt: skip
"""Words before a noun that say that it is known which one is meant."""
_BACK = 3
"""How many words may stand before a noun and behind its article: "a third, longer | extension"."""
_BEFORE_NOUN = DETERMINERS | _DEFINITE
_STOPS = _BEFORE_NOUN | PREPOSITIONS | MAYBE_FINITE | {"and", "or", "to", "not"}
"""Words that end the search for the article before a noun."""


def determiner_notes(held: ArticleAnnotations, text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a line for each name that sentences have with "the" and the text never, or the other way round.

    Names that the text has in both ways, that have capital letters, or whose author chose, are passed over.
    """
    if not knows(held.article.language):
        return
    start = len(mention_iri(slug(held.article.iri), ""))
    for mention in held.mentions:
        name, entity = mention.iri[start:], mention.entities[0]
        label, said = vocabulary.label(entity), named(entity, vocabulary)
        is_common = label[:1].islower() and said.endswith(label)
        if len(mention.entities) != 1 or not is_common or entity in vocabulary.determiners:
            continue
        chosen = _determiner(mention, text)
        if chosen and (chosen == "the") != said.startswith("the "):
            told = f'"{said}" in sentences, "{with_determiner(chosen, label)}" by the article'
            yield f'mention {name}: {told}: parley:determiner "{chosen}"'


def _determiner(mention: Mention, text: str) -> str:
    """Return "the" or "a", as all names of a mention have it in the text; "" if they differ."""
    words = [_word_before(one.span, text) for one in mention.wordings if one.antecedent is None]
    kinds = {word in _DEFINITE for word in words}
    return ("the" if kinds == {True} else "a") if len(kinds) == 1 else ""


def _word_before(span: Span, text: str) -> str:
    """Return the article, or another word in its place, before the noun of some words; "" for none."""
    inside = next(tokens(text, span), None)
    if inside and inside.folded in _BEFORE_NOUN:
        return inside.folded
    start = max(text.rfind(mark, 0, span.start) for mark in ".,;:\n") + 1
    before = [token.folded for token in tokens(text, Span(start, span.start))] if start < span.start else []
    found = next((word for word in before[: -_BACK - 1 : -1] if word in _STOPS), "")
    return found if found in _BEFORE_NOUN else ""

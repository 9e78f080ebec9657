"""Times of a claim, read out."""

from __future__ import annotations

from parley.claims.claim import Time
from parley.claims.iris import concept_iri
from parley.claims.vocabulary import Vocabulary
from parley.claims.wording_of_times import in_words
from parley.sentences.nouns import named


def when(time: Time, vocabulary: Vocabulary) -> str:
    """Return a time as a phrase with its preposition."""
    anchor = named(str(time.anchor.value), vocabulary) if time.anchor else None
    relation = time.bounds.relation
    if relation is not None and ":" in relation:
        words = vocabulary.label(concept_iri(relation))
        return " ".join(filter(None, (words, anchor)))
    said = in_words(time.bounds) or (relation and vocabulary.label(concept_iri(relation)))
    return " ".join(filter(None, (said, anchor))) or "at a time that is not stated"

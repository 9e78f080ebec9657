"""Context: the sentences in which a coder reads an item, by their offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.claims.claim import Claim, Mention
from parley.claims.stating import antecedents_of_times, stated_roles
from parley.text.spans import Span


def sentences_of_claim(claim: Claim, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentence of a claim's passage with its neighbours, and the sentences of its words elsewhere.

    A holder may be named elsewhere in the paragraph. The words of an elided role come before the passage. A
    joined claim may be anywhere, and so may the antecedent of a time. The antecedents of other words belong
    to their mention.
    """
    words = [wording.span for role in stated_roles(claim) for wording in role.wordings]
    words += [back for _, back in antecedents_of_times(claim)]
    if claim.attribution is not None:
        words += [*claim.attribution.content, *([claim.attribution.cue] if claim.attribution.cue else [])]
    return _ordered((*_with_neighbours(claim.evidence, sentences), *_holding(words, sentences)))


def sentences_of_mention(mention: Mention, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of all words of a mention, and of their antecedents."""
    words = [wording.span for wording in mention.wordings]
    back = [wording.antecedent for wording in mention.wordings if wording.antecedent is not None]
    return _ordered(_holding((*words, *back), sentences))


def sentences_around(sentence: Span, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return a sentence with its neighbours."""
    return _ordered(_with_neighbours(sentence, sentences))


def _with_neighbours(span: Span, sentences: Sequence[Span]) -> tuple[Span, ...]:
    places = [place for place, sentence in enumerate(sentences) if span in sentence]
    return tuple(sentences[max(places[0] - 1, 0) : places[0] + 2]) if places else ()


def _holding(words: Iterable[Span], sentences: Sequence[Span]) -> tuple[Span, ...]:
    held = list(words)
    return tuple(sentence for sentence in sentences if any(span in sentence for span in held))


def _ordered(sentences: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(sentences)))

"""Sentence items: the claims of a sentence, and the reasons for its other clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.claims.claim import ArticleAnnotations
from parley.coding.cards import Cards
from parley.coding.item_sentences import sentences_around
from parley.sheets.item import Asks, ItemFace
from parley.sheets.marking import marked, quoted
from parley.sheets.readings import Readings
from parley.text.spans import Span


@dataclass(frozen=True, slots=True)
class SentenceDesign:
    """A sentence with its shown parts, and the numbers of the items on its claims."""

    place: Span
    shown: ItemFace
    about: tuple[int, ...]


def sentence_design(
    place: Span,
    annotations: ArticleAnnotations,
    content: str,
    cards: Cards,
    readings: Readings,
    numbers: Mapping[str, Sequence[int]],
) -> SentenceDesign:
    """Return the item of a sentence.

    Args:
        numbers: The items on each claim of the sheet. Their content is not shown here, because it would
            answer them. Their numbers are not shown, because the items of one sentence are much alike.
    """
    claims = [claim for claim in annotations.claims if claim.evidence in place]
    about = sorted(number for claim in claims for number in numbers.get(claim.iri, ()))
    asked = [claim.evidence for claim in claims if claim.iri in numbers]
    others = [claim for claim in claims if claim.iri not in numbers]
    beside = (
        *(f"claimed: what you picked for {quoted(content, [passage])}" for passage in sorted(set(asked))),
        *(f"claimed: {readings.whole(claim)}" for claim in others),
        *([] if claims else ["nothing is claimed of this sentence"]),
        *_reasons(place, annotations, content, cards),
    )
    text = marked(content, sentences_around(place, annotations.sentences), [place])
    return SentenceDesign(place, ItemFace(Asks.SENTENCE, text, beside), tuple(about))


def _reasons(place: Span, annotations: ArticleAnnotations, content: str, cards: Cards) -> Iterator[str]:
    for one in annotations.unclaimed:
        if one.clause in place:
            card = cards.of(one.reason)
            told = f"{card.label}: {card.description}" if card.description else card.label
            yield f"not claimed: {quoted(content, [one.clause])}, for the reason “{told}”"

"""Items: the questions to coders, with the digests that decide whether their answers fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.claims.claim import Article, Claim
from parley.claims.corpus import Corpus
from parley.claims.iris import sentence_iri
from parley.coding.cards import cards_of
from parley.coding.digests import Digester, joined_by
from parley.coding.picks import mentions_picked
from parley.coding.records import Digests
from parley.names import thing


@dataclass(frozen=True, slots=True)
class CodedItem:
    """A mention, a claim, or a sentence and its omissions.

    Attributes:
        article: The IRI of its article.
        authors: The coders who entered the article's claims, by IRI; empty if they are not recorded.
        digests: The digests for a coding.
        rests_on: The mentions that a claim picks and the claims that it joins: it is withheld with any of
            them.
        is_upheld: Whether its author upholds it against a rule that contradicts it.
    """

    iri: str
    article: str
    authors: frozenset[str]
    digests: Digests
    rests_on: tuple[str, ...] = ()
    is_upheld: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim."""
        return self.iri.startswith(thing("claim", ""))

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence, with the question what is left out."""
        return self.iri.startswith(thing("sentence", ""))


def items_of(corpus: Corpus) -> Mapping[str, CodedItem]:
    """Return the items of a corpus, by IRI: for each article its mentions, claims, sentences, in order."""
    cards = cards_of(corpus)
    return {
        item.iri: item
        for file in corpus.articles
        for item in _items(Digester(file.annotations, corpus.vocabulary, cards))
    }


def _items(digester: Digester) -> Iterator[CodedItem]:
    held, article = digester.annotations, digester.annotations.article
    for mention in held.mentions:
        yield _item(mention.iri, article, digester.mention(mention))
    for claim in held.claims:
        rests_on = (*mentions_picked(claim, held.mentions), *joined_by(claim))
        yield _item(claim.iri, article, digester.claim(claim), claim, rests_on)
    for place in held.sentences:
        yield _item(sentence_iri(article.iri, place), article, digester.sentence(place))


def _item(
    iri: str, article: Article, digests: Digests, claim: Claim | None = None, rests_on: tuple[str, ...] = ()
) -> CodedItem:
    is_upheld = claim is not None and bool(claim.upheld)
    return CodedItem(iri, article.iri, frozenset(article.entered_by), digests, rests_on, is_upheld)

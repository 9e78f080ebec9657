"""Mention items: the words in their places, and cards to choose from.

The mentions of an article are divided into groups of similar entities, and all mentions of a group get the
same cards. So each card of a group is offered as often as any other, and is right as often.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.claims.claim import ArticleAnnotations, Mention
from parley.coding.cards import Card, Cards
from parley.coding.item_sentences import sentences_of_mention
from parley.sheets.draws import Draws
from parley.sheets.item import Asks, ItemFace
from parley.sheets.marking import marked

GROUP = 4
"""How many cards are offered together."""
_Things = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionDesign:
    """A mention with the offered cards, and the number of its own card, from 1."""

    mention: Mention
    shown: ItemFace
    right: int


def mention_designs(
    annotations: ArticleAnnotations, wanted: Iterable[str], content: str, cards: Cards, draws: Draws
) -> list[MentionDesign]:
    """Return the items of some mentions, by IRI, in the order of their first words in the text."""
    chosen = set(wanted)
    groups = _groups([mention.entities for mention in annotations.mentions], cards, draws)
    mentions = [mention for mention in annotations.mentions if mention.iri in chosen]
    mentions.sort(key=lambda one: (min(wording.span for wording in one.wordings), one.iri))
    return [_design(one, groups[one.entities], annotations, content, cards, draws) for one in mentions]


def card_text(card: Card) -> str:
    """Return a card in words: "Kelland (state; within the north; also called the Kells)"."""
    also = f"also called {', '.join(card.names)}" if card.names else ""
    beside = "; ".join(filter(None, (", ".join(card.kind), card.description, also)))
    return f"{card.label} ({beside})" if beside else card.label


def _design(
    mention: Mention,
    group: Sequence[_Things],
    annotations: ArticleAnnotations,
    content: str,
    cards: Cards,
    draws: Draws,
) -> MentionDesign:
    order = draws.shuffled(group, " ".join, "cards", mention.iri)
    words = [wording.span for wording in mention.wordings]
    shown = ItemFace(
        Asks.MENTION,
        marked(content, sentences_of_mention(mention, annotations.sentences), words),
        options=tuple(" and ".join(card_text(cards.of(thing)) for thing in things) for things in order),
    )
    return MentionDesign(mention, shown, order.index(mention.entities) + 1)


def _groups(things: Iterable[_Things], cards: Cards, draws: Draws) -> Mapping[_Things, tuple[_Things, ...]]:
    """Return the group of each of some things, which has the most similar things."""
    left = draws.shuffled(set(things), " ".join, "groups")
    words = {one: _words(one, cards) for one in left}
    groups: list[list[_Things]] = []
    while left:
        first = left.pop(0)
        nearest = sorted(left, key=lambda one: (-len(words[first] & words[one]), draws.rank("near", *one)))
        group = [first, *nearest[: GROUP - 1]]
        left = [one for one in left if one not in group]
        # The last group may be too small to choose from.
        if len(group) < 3 and groups:
            groups[-1] += group
        else:
            groups.append(group)
    return {one: tuple(group) for group in groups for one in group}


def _words(things: _Things, cards: Cards) -> frozenset[str]:
    """Return the features of a thing for similarity: its kinds, and the longer words of its names."""
    held = [cards.of(thing) for thing in things]
    kinds = {f"a {kind}" for card in held for kind in card.kind}
    names = {word.casefold() for card in held for name in (card.label, *card.names) for word in name.split()}
    return frozenset(kinds | {word for word in names if len(word) > 3})

"""Triples as claims: what ``parley.claims.writing`` wrote, read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from parley.claims.claim import (
    Article,
    ArticleClaims,
    Bounds,
    Claim,
    Mention,
    Role,
    Time,
    Unclaimed,
    Waiver,
)
from parley.claims.iris import BOUNDS, TIME_ROLES
from parley.claims.nodes import Nodes, as_integer
from parley.claims.vocabulary import Vocabulary
from parley.errors import InputError
from parley.names import DCTERMS, term


def from_triples(triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> ArticleClaims:
    """Return the article and the claims that the triples of one article file state.

    Raises:
        InputError: A node lacks what it must have, or there is not exactly one article.
    """
    nodes = Nodes(triples)
    articles = [node for node, kind in nodes.subjects.items() if kind == term("Article")]
    if len(articles) != 1:
        raise InputError(f"holds {len(articles)} articles; one file describes one article")
    kinds = {kind for kind, above in vocabulary.parents.items() if term("Claim") in above}
    claims = sorted(node for node, kind in nodes.subjects.items() if kind in kinds)
    return ArticleClaims(
        _read_article(nodes, articles[0]),
        tuple(_read_claim(nodes, claim, vocabulary) for claim in claims),
        tuple(sorted(_read_unclaimed(nodes), key=lambda unclaimed: unclaimed.sentence)),
    )


def _read_unclaimed(nodes: Nodes) -> Iterator[Unclaimed]:
    for node, kind in nodes.subjects.items():
        reason = nodes.maybe(node, term("withoutClaim")) if kind == term("Sentence") else None
        if reason is not None:
            yield Unclaimed(nodes.span(node), reason)


def _read_article(nodes: Nodes, iri: str) -> Article:
    return Article(
        iri=iri,
        title=nodes.one(iri, DCTERMS + "title"),
        text_hash=nodes.one(iri, term("textHash")),
        characters=nodes.number(iri, term("characters")),
        profile=nodes.number(iri, term("hashProfile")),
    )


def _read_claim(nodes: Nodes, iri: str, vocabulary: Vocabulary) -> Claim:
    times = tuple(Time(time, _read_bounds(nodes, time)) for time in nodes.all(iri, term("time")))
    return Claim(
        iri=iri,
        kind=nodes.subjects[iri],
        article=nodes.one(iri, term("article")),
        evidence=nodes.span(nodes.one(iri, term("evidence"))),
        polarity=nodes.one(iri, term("polarity")),
        modality=nodes.one(iri, term("modality")),
        hedged=nodes.one(iri, term("hedged")) == "true",
        directness=nodes.one(iri, term("directness")),
        listing=nodes.maybe(iri, term("listing")),
        reading=nodes.maybe(iri, term("reading")),
        roles=tuple(sorted(_read_roles(nodes, iri, times, vocabulary), key=lambda role: role.order)),
        times=times,
        waivers=tuple(
            Waiver(nodes.one(node, term("rule")), nodes.one(node, term("reason")))
            for node in nodes.all(iri, term("waiver"))
        ),
    )


def _read_bounds(nodes: Nodes, time: str) -> Bounds:
    days = {name: nodes.maybe(time, property_name) for name, property_name in BOUNDS.items()}
    return Bounds(**days, edtf=nodes.maybe(time, term("edtf")))


def _read_roles(nodes: Nodes, iri: str, times: tuple[Time, ...], vocabulary: Vocabulary) -> Iterator[Role]:
    mentions = _read_mentions(nodes, iri)
    stated = [mention.span for time in times for mention in mentions[time.iri]]

    def of(value: str, *, in_time: bool) -> tuple[Mention, ...]:
        # The anchor of a time may be what another role is about, too; its words lie in the time's.
        return tuple(
            mention
            for mention in sorted(mentions[value], key=lambda mention: mention.span)
            if in_time == any(mention.span in span for span in stated)
        )

    for name in vocabulary.roles - TIME_ROLES:
        for value in nodes.all(iri, name):
            yield Role(name, value, of(value, in_time=name == term("time")))
    for name in TIME_ROLES:
        for time in times:
            for value in nodes.all(time.iri, name):
                yield Role(name, value, of(value, in_time=True))
    for name in vocabulary.numbers:
        for value in nodes.all(iri, name):
            yield Role(name, as_integer(value, iri, name), of(value, in_time=False))


def _read_mentions(nodes: Nodes, iri: str) -> dict[str, list[Mention]]:
    """Return the mentions of each value among the groundings of a claim."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for span in nodes.all(iri, term("grounding")):
        antecedent = nodes.maybe(span, term("antecedent"))
        mention = Mention(nodes.span(span), nodes.span(antecedent) if antecedent else None)
        for value in nodes.all(span, term("denotes")) + nodes.all(span, term("denotesNumber")):
            mentions[value].append(mention)
    return mentions

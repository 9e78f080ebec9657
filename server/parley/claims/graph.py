"""Claims as triples, and triples as claims.

A span is one node for all claims that point to it; what it denotes, and its antecedent, are said of
the span, since they hold of the words whoever cites them. See ``parley:grounding``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from parley.claims.claim import Article, ArticleClaims, Bounds, Claim, Mention, Role, Time, Value, Waiver
from parley.claims.vocabulary import Vocabulary
from parley.errors import InputError
from parley.names import DCTERMS, XSD, compact, term, thing
from parley.rdf import TYPE, link, literal
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import token_hash

_BOUNDS = {
    "earliest_start": "earliestStart",
    "latest_start": "latestStart",
    "earliest_end": "earliestEnd",
    "latest_end": "latestEnd",
}
_FIELDS = ("polarity", "modality", "directness", "listing", "reading")
TIME_ROLES = frozenset((term("relation"), term("anchor")))
"""Roles that are said of a claim's time and not of the claim itself."""


def slug(iri: str) -> str:
    """Return the last part of the IRI of a thing."""
    return iri.rsplit("/", 1)[1]


def span_iri(article: str, span: Span) -> str:
    """Return the IRI of a span of an article."""
    return thing("span", f"{slug(article)}-{span.start}-{span.end}")


def sentence_iri(article: str, span: Span) -> str:
    """Return the IRI of a sentence of an article."""
    return thing("sentence", f"{slug(article)}-{span.start}-{span.end}")


# Writing ------------------------------------------------------------------------------------------


def to_triples(held: ArticleClaims, text: str) -> list[ox.Triple]:
    """Return the triples of an article and its claims; hashes and sentences are taken from the text.

    Raises:
        InputError: A span crosses the end of a sentence.
    """
    triples = list(_article(held.article))
    all_sentences = sentences(text)
    for claim in held.claims:
        triples.extend(_claim(claim))
        for span in set(claim.spans()):
            triples.extend(_span(claim, span, text, all_sentences))
        for role in claim.roles:
            triples.extend(_denotations(claim.article, role))
    return list(dict.fromkeys(triples))


def _article(article: Article) -> Iterator[ox.Triple]:
    yield link(article.iri, TYPE.value, term("Article"))
    yield literal(article.iri, DCTERMS + "title", article.title, language="en")
    yield literal(article.iri, term("textHash"), article.text_hash)
    yield literal(article.iri, term("hashProfile"), article.profile)
    yield literal(article.iri, term("characters"), article.characters)


def _claim(claim: Claim) -> Iterator[ox.Triple]:
    yield link(claim.iri, TYPE.value, claim.kind)
    yield link(claim.iri, term("article"), claim.article)
    yield link(claim.iri, term("evidence"), span_iri(claim.article, claim.evidence))
    yield literal(claim.iri, term("hedged"), claim.hedged)
    for name in _FIELDS:
        value = getattr(claim, name)
        if value is not None:
            yield link(claim.iri, term(name), value)
    for role in claim.roles:
        yield from _role(claim, role)
    for time in claim.times:
        yield from _time(time)
    for waiver in claim.waivers:
        # Numbered by nothing but the rule: waiving one rule twice would say the same thing.
        node = f"{claim.iri}#waiver-{quote(waiver.rule)}"
        yield link(claim.iri, term("waiver"), node)
        yield link(node, TYPE.value, term("Waiver"))
        yield literal(node, term("rule"), waiver.rule)
        yield literal(node, term("reason"), waiver.reason)


def _role(claim: Claim, role: Role) -> Iterator[ox.Triple]:
    subject = _anchored_time(claim) if role.name in TIME_ROLES else claim.iri
    if isinstance(role.value, int):
        yield literal(subject, role.name, role.value)
    else:
        yield link(subject, role.name, role.value)
    for mention in role.mentions:
        yield link(claim.iri, term("grounding"), span_iri(claim.article, mention.span))


def _anchored_time(claim: Claim) -> str:
    anchored = [time.iri for time in claim.times if time.bounds.edtf is None]
    if len(anchored) != 1:
        message = "a relation and an anchor need exactly one time that no form of date gives"
        raise InputError(message, where=compact(claim.iri))
    return anchored[0]


def _time(time: Time) -> Iterator[ox.Triple]:
    yield link(time.iri, TYPE.value, term("Time"))
    for name, property_name in _BOUNDS.items():
        day = getattr(time.bounds, name)
        if day is not None:
            yield literal(time.iri, term(property_name), day, datatype=XSD + "date")
    if time.bounds.edtf is not None:
        yield literal(time.iri, term("edtf"), time.bounds.edtf)


def _span(claim: Claim, span: Span, text: str, all_sentences: list[Span]) -> Iterator[ox.Triple]:
    sentence = next((sentence for sentence in all_sentences if span in sentence), None)
    if sentence is None:
        message = f"the span {span} crosses the end of a sentence; quote inside one sentence"
        raise InputError(message, where=compact(claim.iri))
    node, whole = span_iri(claim.article, span), sentence_iri(claim.article, sentence)
    yield link(node, TYPE.value, term("Span"))
    yield link(node, term("sentence"), whole)
    yield from _extent(node, span, text)
    yield link(whole, TYPE.value, term("Sentence"))
    yield link(whole, term("article"), claim.article)
    yield from _extent(whole, sentence, text)


def _extent(node: str, span: Span, text: str) -> Iterator[ox.Triple]:
    yield literal(node, term("start"), span.start)
    yield literal(node, term("end"), span.end)
    yield literal(node, term("tokenHash"), token_hash(span.of(text)))


def _denotations(article: str, role: Role) -> Iterator[ox.Triple]:
    for mention in role.mentions:
        node = span_iri(article, mention.span)
        yield _denotes(node, role.value)
        if mention.antecedent is not None:
            antecedent = span_iri(article, mention.antecedent)
            yield link(node, term("antecedent"), antecedent)
            yield _denotes(antecedent, role.value)


def _denotes(span: str, value: Value) -> ox.Triple:
    if isinstance(value, int):
        return literal(span, term("denotesNumber"), value)
    return link(span, term("denotes"), value)


# Reading ------------------------------------------------------------------------------------------


class _Nodes:
    """The values of each subject and predicate, with errors that name the node."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._values: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        self.subjects: dict[str, str] = {}
        for subject, predicate, value in triples:
            if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
                raise InputError("blank nodes have no place in the data", where=str(subject))
            self._values[subject.value, predicate.value].append(value)
            if predicate == TYPE:
                self.subjects.setdefault(subject.value, value.value)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Return all values, as strings, in order."""
        return sorted(value.value for value in self._values.get((subject, predicate), ()))

    def one(self, subject: str, predicate: str) -> str:
        """Return the only value."""
        value = self.maybe(subject, predicate)
        if value is None:
            raise InputError(f"has no {compact(predicate)}", where=compact(subject))
        return value

    def maybe(self, subject: str, predicate: str) -> str | None:
        """Return the only value, or None where there is none."""
        values = self.all(subject, predicate)
        if len(values) > 1:
            raise InputError(f"has more than one {compact(predicate)}", where=compact(subject))
        return values[0] if values else None

    def number(self, subject: str, predicate: str) -> int:
        """Return the only value, an integer."""
        return _integer(self.one(subject, predicate), subject, predicate)

    def span(self, node: str) -> Span:
        """Return the place of a span or sentence node."""
        return Span(self.number(node, term("start")), self.number(node, term("end")))


def _integer(value: str, subject: str, predicate: str) -> int:
    try:
        return int(value)
    except ValueError:
        message = f"{compact(predicate)} is {value!r}, not an integer"
        raise InputError(message, where=compact(subject)) from None


def from_triples(triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> ArticleClaims:
    """Return the article and the claims that the triples of one article file state.

    Raises:
        InputError: A node lacks what it must have, or there is not exactly one article.
    """
    nodes = _Nodes(triples)
    articles = [node for node, kind in nodes.subjects.items() if kind == term("Article")]
    if len(articles) != 1:
        raise InputError(f"holds {len(articles)} articles; one file describes one article")
    kinds = {kind for kind, above in vocabulary.parents.items() if term("Claim") in above}
    claims = sorted(node for node, kind in nodes.subjects.items() if kind in kinds)
    return ArticleClaims(
        _read_article(nodes, articles[0]),
        tuple(_read_claim(nodes, claim, vocabulary) for claim in claims),
    )


def _read_article(nodes: _Nodes, iri: str) -> Article:
    return Article(
        iri=iri,
        title=nodes.one(iri, DCTERMS + "title"),
        text_hash=nodes.one(iri, term("textHash")),
        characters=nodes.number(iri, term("characters")),
        profile=nodes.number(iri, term("hashProfile")),
    )


def _read_claim(nodes: _Nodes, iri: str, vocabulary: Vocabulary) -> Claim:
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


def _read_bounds(nodes: _Nodes, time: str) -> Bounds:
    days = {name: nodes.maybe(time, term(property_name)) for name, property_name in _BOUNDS.items()}
    return Bounds(**days, edtf=nodes.maybe(time, term("edtf")))


def _read_roles(nodes: _Nodes, iri: str, times: tuple[Time, ...], vocabulary: Vocabulary) -> Iterator[Role]:
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
            yield Role(name, _integer(value, iri, name), of(value, in_time=False))


def _read_mentions(nodes: _Nodes, iri: str) -> dict[str, list[Mention]]:
    """Return the mentions of each value among the groundings of a claim."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for span in nodes.all(iri, term("grounding")):
        antecedent = nodes.maybe(span, term("antecedent"))
        mention = Mention(nodes.span(span), nodes.span(antecedent) if antecedent else None)
        for value in nodes.all(span, term("denotes")) + nodes.all(span, term("denotesNumber")):
            mentions[value].append(mention)
    return mentions

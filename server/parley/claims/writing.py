"""Claims as triples.

A span is one node for all claims that point to it; what it denotes, and its antecedent, are said of
the span, since they hold of the words whoever cites them. See ``parley:grounding``.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox

from parley.claims.claim import Article, ArticleClaims, Claim, Role, Time, Unclaimed, Value
from parley.claims.iris import BOUNDS, TIME_ROLES, sentence_iri, span_iri
from parley.errors import InputError
from parley.names import DCTERMS, XSD, compact, term
from parley.rdf import TYPE, link, literal
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import token_hash

_FIELDS = ("polarity", "modality", "directness", "listing", "reading")


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
    for unclaimed in held.unclaimed:
        triples.extend(_unclaimed(held.article.iri, unclaimed, text, all_sentences))
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
    for name, property_name in BOUNDS.items():
        day = getattr(time.bounds, name)
        if day is not None:
            yield literal(time.iri, property_name, day, datatype=XSD + "date")
    if time.bounds.edtf is not None:
        yield literal(time.iri, term("edtf"), time.bounds.edtf)


def _span(claim: Claim, span: Span, text: str, all_sentences: list[Span]) -> Iterator[ox.Triple]:
    sentence = next((sentence for sentence in all_sentences if span in sentence), None)
    if sentence is None:
        message = f"the span {span} crosses the end of a sentence; quote inside one sentence"
        raise InputError(message, where=compact(claim.iri))
    node = span_iri(claim.article, span)
    yield link(node, TYPE.value, term("Span"))
    yield link(node, term("sentence"), sentence_iri(claim.article, sentence))
    yield from _extent(node, span, text)
    yield from _sentence(claim.article, sentence, text)


def _sentence(article: str, sentence: Span, text: str) -> Iterator[ox.Triple]:
    node = sentence_iri(article, sentence)
    yield link(node, TYPE.value, term("Sentence"))
    yield link(node, term("article"), article)
    yield from _extent(node, sentence, text)


def _unclaimed(
    article: str, unclaimed: Unclaimed, text: str, all_sentences: list[Span]
) -> Iterator[ox.Triple]:
    node = sentence_iri(article, unclaimed.sentence)
    if unclaimed.sentence not in all_sentences:
        raise InputError(f"no sentence of the article is at {unclaimed.sentence}", where=compact(node))
    yield from _sentence(article, unclaimed.sentence, text)
    yield link(node, term("withoutClaim"), unclaimed.reason)


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

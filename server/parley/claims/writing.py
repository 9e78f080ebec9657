"""Mentions and claims as triples.

A span is one node for all mentions and claims that refer to it. Its values and its antecedent belong to the
span, because they are the same for everyone who cites the words. See ``parley:grounding``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from parley.claims.claim import (
    Article,
    ArticleAnnotations,
    Attribution,
    Claim,
    Detail,
    Mention,
    Role,
    Time,
    Value,
)
from parley.claims.iris import (
    CONCEPTS,
    DAYS,
    STRINGS,
    WORKED_OUT,
    clause_iri,
    concept_iri,
    sentence_iri,
    span_iri,
)
from parley.claims.metadata import DATES, HEMISPHERE, PROPERTIES, RETRIEVED, detail_iri, is_day
from parley.claims.stating import stated_roles
from parley.claims.withdrawals import withdrawal_triples
from parley.errors import InputError
from parley.names import XSD, compact, term
from parley.rdf import TYPE, link, literal
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import token_hash

_DAY = XSD + "date"
_FIELDS = ("polarity", "modality", "directness", "listing", "reading")


def to_triples(annotations: ArticleAnnotations, text: str) -> list[ox.Triple]:
    """Return the triples of an article, its mentions and its claims; hashes and sentences come from the text.

    Raises:
        InputError: A span or a clause crosses the end of a sentence.
    """
    article = annotations.article.iri
    all_sentences = sentences(text)
    triples = list(_article(annotations.article))
    cited: list[tuple[str, set[Span]]] = [(article, set(annotations.article.spans()))]
    for mention in annotations.mentions:
        triples.extend(_mention(article, mention))
        cited.append((mention.iri, {wording.span for wording in mention.wordings}))
    for claim in annotations.claims:
        triples.extend(_claim(claim))
        cited.append((claim.iri, set(claim.spans())))
    for node, spans in cited:
        for span in spans:
            triples.extend(_part(article, node, "Span", span, text, all_sentences))
    for clause in annotations.clauses:
        triples.extend(_part(article, clause_iri(article, clause), "Clause", clause, text, all_sentences))
    for unclaimed in annotations.unclaimed:
        triples.append(link(clause_iri(article, unclaimed.clause), term("withoutClaim"), unclaimed.reason))
    for sentence in all_sentences:
        triples.extend(_sentence(article, sentence, text))
    for withdrawn in annotations.withdrawn:
        triples.extend(withdrawal_triples(withdrawn))
    return list(dict.fromkeys(triples))


def _article(article: Article) -> Iterator[ox.Triple]:
    yield link(article.iri, TYPE.value, term("Article"))
    yield literal(article.iri, PROPERTIES["title"], article.title, language=article.language.lower())
    for name in PROPERTIES.keys() - {"title"}:
        if (value := getattr(article, name)) is not None:
            # A month or a year is no day, and engines compare typed literals of these differently.
            day = name in DATES and is_day(value)
            yield literal(article.iri, PROPERTIES[name], value, datatype=_DAY if day else None)
    if article.retrieved is not None:
        yield literal(article.iri, RETRIEVED, article.retrieved, datatype=_DAY)
    if article.hemisphere is not None:
        yield literal(article.iri, HEMISPHERE, article.hemisphere)
    yield literal(article.iri, term("textHash"), article.text_hash)
    yield literal(article.iri, term("hashProfile"), article.profile)
    yield literal(article.iri, term("clauseProfile"), article.clause_profile)
    yield literal(article.iri, term("characters"), article.characters)
    for coder in article.entered_by:
        yield link(article.iri, term("enteredBy"), coder)
    for detail in article.details:
        yield from _detail(article.iri, detail)


def _detail(article: str, detail: Detail) -> Iterator[ox.Triple]:
    node = detail_iri(article, detail.name)
    yield link(node, TYPE.value, term("Detail"))
    yield link(node, term("article"), article)
    yield link(node, term("property"), PROPERTIES[detail.name])
    yield link(node, term("readIn"), detail.source)
    if detail.words is not None:
        yield link(node, term("words"), span_iri(article, detail.words))


def _mention(article: str, mention: Mention) -> Iterator[ox.Triple]:
    yield link(mention.iri, TYPE.value, term("Mention"))
    yield link(mention.iri, term("article"), article)
    for entity in mention.entities:
        yield link(mention.iri, term("refersTo"), entity)
    for wording in mention.wordings:
        node = span_iri(article, wording.span)
        yield link(mention.iri, term("words"), node)
        for entity in mention.entities:
            yield link(node, term("denotes"), entity)
        if wording.antecedent is not None:
            yield link(node, term("antecedent"), span_iri(article, wording.antecedent))


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
        yield _valued(claim.iri, role.name, role.value)
    for time in claim.times:
        yield from _time(time)
    for kind in claim.upheld:
        yield literal(claim.iri, term("upheldAgainst"), kind)
    if claim.attribution is not None:
        yield from _attribution(claim, claim.attribution)
    for role in stated_roles(claim):
        yield from _grounding(claim, role)


def _attribution(claim: Claim, attribution: Attribution) -> Iterator[ox.Triple]:
    if attribution.cue is not None:
        yield link(claim.iri, term("attributionCue"), span_iri(claim.article, attribution.cue))
    for span in attribution.content:
        yield link(claim.iri, term("attributedContent"), span_iri(claim.article, span))


def _valued(subject: str, predicate: str, value: Value) -> ox.Triple:
    return literal(subject, predicate, value) if isinstance(value, int) else link(subject, predicate, value)


def _grounding(claim: Claim, role: Role) -> Iterator[ox.Triple]:
    denotes = term("denotesNumber" if isinstance(role.value, int) else "denotes")
    for wording in role.wordings:
        node = span_iri(claim.article, wording.span)
        yield link(claim.iri, term("grounding"), node)
        yield _valued(node, denotes, role.value)
        if role.name == term("time") and wording.antecedent is not None:
            yield link(node, term("antecedent"), span_iri(claim.article, wording.antecedent))


def _time(time: Time) -> Iterator[ox.Triple]:
    yield link(time.iri, TYPE.value, term("Time"))
    for name, property_name in {**DAYS, **STRINGS, **CONCEPTS}.items():
        value = getattr(time.bounds, name)
        if value is None:
            continue
        if name in CONCEPTS:
            yield link(time.iri, property_name, concept_iri(value))
        else:
            yield literal(time.iri, property_name, value, datatype=_DAY if name in DAYS else None)
    if time.worked_out:
        yield literal(time.iri, WORKED_OUT, True)
    if time.anchor is not None:
        yield _valued(time.iri, time.anchor.name, time.anchor.value)


def _part(
    article: str, citing: str, kind: str, span: Span, text: str, all_sentences: list[Span]
) -> Iterator[ox.Triple]:
    """Yield a span or a clause, with its sentence."""
    sentence = next((sentence for sentence in all_sentences if span in sentence), None)
    if sentence is None:
        message = f"the {kind.lower()} {span} crosses the end of a sentence; quote inside one sentence"
        raise InputError(message, where=compact(citing))
    node = span_iri(article, span) if kind == "Span" else clause_iri(article, span)
    yield link(node, TYPE.value, term(kind))
    yield link(node, term("sentence"), sentence_iri(article, sentence))
    yield from _extent(node, span, text)
    yield from _sentence(article, sentence, text)


def _sentence(article: str, sentence: Span, text: str) -> Iterator[ox.Triple]:
    node = sentence_iri(article, sentence)
    yield link(node, TYPE.value, term("Sentence"))
    yield link(node, term("article"), article)
    yield from _extent(node, sentence, text)


def _extent(node: str, span: Span, text: str) -> Iterator[ox.Triple]:
    yield literal(node, term("start"), span.start)
    yield literal(node, term("end"), span.end)
    yield literal(node, term("tokenHash"), token_hash(span.of(text)))

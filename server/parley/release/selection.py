"""Selection: the published part of a corpus, which is confirmed and does not rest on a withheld part.

Shared entities and notions stay, because they have only types and names. Clauses, sentences and tombstones
stay, because they state nothing about the world. A mention without confirmation is left out, and so is the
reason for a clause without a claim, unless a coder confirmed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyoxigraph as ox

from parley.claims.claim import ArticleAnnotations, Claim, Mention
from parley.claims.corpus import ArticleFile, Corpus
from parley.claims.iris import clause_iri, sentence_iri, span_iri
from parley.claims.nodes import Nodes
from parley.claims.stating import stated_roles
from parley.coding.confirmation import Confirmation
from parley.names import term, thing
from parley.release.questions import CompetencyQuestion

_OF_SPANS = (term("denotes"), term("denotesNumber"), term("antecedent"))
"""Statements about words by those who cite them: they are left out together with the last of these."""
_CLAIM_NAMES = re.compile(rf"(?:{re.escape(thing('claim', ''))}|\bclaim:)([a-z0-9-]+)")


def published(corpus: Corpus, confirmation: Confirmation) -> Corpus:
    """Return the corpus without its withheld parts."""
    articles = tuple(_article(file, confirmation) for file in corpus.articles)
    known = {iri for file in articles for iri in _items(file.annotations)}
    silent = frozenset(silence.iri for silence in corpus.silences if not known.issuperset(silence.stated_by))
    return replace(
        corpus,
        articles=articles,
        silences=tuple(one for one in corpus.silences if one.iri not in silent),
        recorded=tuple(one for one in corpus.recorded if _subject(one) not in silent),
        links=tuple(_resting(corpus.links, known)),
    )


def answerable(
    questions: Iterable[CompetencyQuestion], confirmation: Confirmation
) -> list[CompetencyQuestion]:
    """Return the questions that name no withheld claim."""
    withheld = confirmation.claims.keys() - confirmation.published
    return [one for one in questions if not withheld.intersection(_named(one.text))]


def _named(query: str) -> Iterator[str]:
    return (thing("claim", match[1]) for match in _CLAIM_NAMES.finditer(query))


def _items(annotations: ArticleAnnotations) -> Iterator[str]:
    yield from (claim.iri for claim in annotations.claims)
    yield from (mention.iri for mention in annotations.mentions)


def _resting(links: Iterable[ox.Triple], known: set[str]) -> Iterator[ox.Triple]:
    """Yield the links that rest only on published claims and mentions."""
    held = list(links)
    bases = [(_subject(one), one.object) for one in held if one.predicate.value == term("restsOn")]
    fallen = {link for link, basis in bases if isinstance(basis, ox.NamedNode) and basis.value not in known}
    return (one for one in held if _subject(one) not in fallen)


def _article(file: ArticleFile, confirmation: Confirmation) -> ArticleFile:
    held, article = file.annotations, file.annotations.article.iri
    coded = {iri for iri, verdict in confirmation.sentences.items() if verdict.is_confirmed}
    places = [place for place in held.sentences if sentence_iri(article, place) in coded]
    kept = replace(
        held,
        claims=tuple(claim for claim in held.claims if confirmation.claims[claim.iri].is_confirmed),
        mentions=tuple(one for one in held.mentions if confirmation.mentions[one.iri].is_confirmed),
        unclaimed=tuple(one for one in held.unclaimed if any(one.clause in place for place in places)),
    )
    return replace(file, annotations=kept, triples=tuple(_left(file, kept)))


def _left(file: ArticleFile, kept: ArticleAnnotations) -> Iterator[ox.Triple]:
    """Yield the triples of an article's file that belong to the published part."""
    article = kept.article.iri
    said = {*_said(article, kept.claims, kept.mentions)}
    places = (*kept.article.spans(), *(span for claim in kept.claims for span in claim.spans()))
    cited = {span_iri(article, span) for span in places}
    cited |= {span for span, _, _ in said} | {value for _, name, value in said if name == term("antecedent")}
    spans = set(Nodes(file.triples).of_type(term("Span")))
    gone = (set(_items(file.annotations)) - set(_items(kept))) | (spans - cited)
    reasons = {clause_iri(article, one.clause) for one in kept.unclaimed}
    for triple in file.triples:
        subject, name = _subject(triple), triple.predicate.value
        # A time lies under the IRI of its claim.
        if subject.partition("#")[0] in gone:
            continue
        if name in _OF_SPANS and (subject, name, _value(triple)) not in said:
            continue
        if name != term("withoutClaim") or subject in reasons:
            yield triple


def _said(
    article: str, claims: Iterable[Claim], mentions: Iterable[Mention]
) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of claims and mentions about the spans that they cite: span, property, value."""
    for mention in mentions:
        for wording in mention.wordings:
            span = span_iri(article, wording.span)
            yield from ((span, term("denotes"), entity) for entity in mention.entities)
            if wording.antecedent is not None:
                yield span, term("antecedent"), span_iri(article, wording.antecedent)
    for claim in claims:
        for role in stated_roles(claim):
            name = term("denotesNumber" if isinstance(role.value, int) else "denotes")
            for wording in role.wordings:
                span = span_iri(article, wording.span)
                yield span, name, str(role.value)
                if role.name == term("time") and wording.antecedent is not None:
                    yield span, term("antecedent"), span_iri(article, wording.antecedent)


def _subject(triple: ox.Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, ox.NamedNode) else str(triple.subject)


def _value(triple: ox.Triple) -> str:
    value = triple.object
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)

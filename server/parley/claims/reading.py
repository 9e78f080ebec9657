"""Triples as mentions and claims: reads what ``parley.claims.writing`` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
    Unclaimed,
    Value,
    Wording,
)
from parley.claims.iris import CONCEPTS, DAYS, STRINGS, WORKED_OUT, mention_name
from parley.claims.metadata import HEMISPHERE, PROPERTIES, RETRIEVED, detail_iri
from parley.claims.name_resolution import bare
from parley.claims.nodes import Nodes, as_integer
from parley.claims.stating import Denotations, is_time
from parley.claims.vocabulary import Vocabulary
from parley.claims.withdrawals import read_withdrawals
from parley.errors import InputError
from parley.names import compact, term, thing
from parley.text.clauses.splitter import in_order
from parley.text.spans import Span
from parley.times.bounds import Bounds


def from_triples(triples: Iterable[ox.Triple], vocabulary: Vocabulary) -> ArticleAnnotations:
    """Return the article, the mentions and the claims in the triples of one article file.

    Raises:
        InputError: A node lacks a required value, or there is not exactly one article.
    """
    nodes = Nodes(triples)
    articles = nodes.of_type(term("Article"))
    if len(articles) != 1:
        raise InputError(f"holds {len(articles)} articles; one file describes one article")
    mentions = tuple(_read_mention(nodes, node, articles[0]) for node in nodes.of_type(term("Mention")))
    spans = {node: nodes.span(node) for node in nodes.of_type(term("Span"))}
    denoted = {span: _denoted(nodes, node) for node, span in spans.items()}
    _refuse_loose_antecedents(nodes, denoted, spans, mentions)
    worded = (_read_wording(nodes, node) for node in spans)
    pointing = {wording.span: wording.antecedent for wording in worded if wording.antecedent}
    stated = Denotations(mentions, denoted, pointing)
    classes = {kind for kind, above in vocabulary.parents.items() if term("Claim") in above}
    claims = sorted(node for node, kind in nodes.subjects.items() if kind in classes)
    return ArticleAnnotations(
        _read_article(nodes, articles[0]),
        tuple(
            stated.settled(_read_claim(nodes, claim, vocabulary), _grounding(nodes, claim))
            for claim in claims
        ),
        mentions,
        tuple(sorted((nodes.span(node) for node in nodes.of_type(term("Clause"))), key=in_order)),
        tuple(sorted(_read_unclaimed(nodes), key=lambda unclaimed: in_order(unclaimed.clause))),
        read_withdrawals(nodes),
        tuple(sorted(nodes.span(node) for node in nodes.of_type(term("Sentence")))),
    )


def _read_article(nodes: Nodes, iri: str) -> Article:
    return Article(
        iri=iri,
        title=nodes.one(iri, PROPERTIES["title"]),
        text_hash=nodes.one(iri, term("textHash")),
        characters=nodes.number(iri, term("characters")),
        profile=nodes.number(iri, term("hashProfile")),
        clause_profile=nodes.number(iri, term("clauseProfile")),
        language=nodes.one(iri, PROPERTIES["language"]),
        publisher=nodes.maybe(iri, PROPERTIES["publisher"]),
        byline=nodes.maybe(iri, PROPERTIES["byline"]),
        published=nodes.maybe(iri, PROPERTIES["published"]),
        dateline=nodes.maybe(iri, PROPERTIES["dateline"]),
        retrieved=nodes.maybe(iri, RETRIEVED),
        hemisphere=nodes.maybe(iri, HEMISPHERE),
        details=tuple(_read_details(nodes, iri)),
        entered_by=tuple(_read_authors(nodes, iri)),
    )


def _read_authors(nodes: Nodes, article: str) -> Iterator[str]:
    for author in nodes.all(article, term("enteredBy")):
        if not author.startswith(thing("coder", "")):
            raise InputError(f"is entered by {compact(author)}, which is no coder", where=compact(article))
        yield author


def _read_details(nodes: Nodes, article: str) -> Iterator[Detail]:
    """Yield where each detail of an article was read; each detail needs this, and nothing else has it."""
    held = set(nodes.of_type(term("Detail")))
    for name, known in PROPERTIES.items():
        node, stated = detail_iri(article, name), nodes.maybe(article, known) is not None
        if stated and node not in held:
            message = f"has {compact(known)}, and no parley:Detail says where it was read"
            raise InputError(message, where=compact(article))
        if stated:
            held.remove(node)
            words = nodes.maybe(node, term("words"))
            yield Detail(name, nodes.one(node, term("readIn")), nodes.span(words) if words else None)
    for node in sorted(held):
        raise InputError("is a detail of nothing that the article has", where=compact(node))


def _read_mention(nodes: Nodes, iri: str, article: str) -> Mention:
    mention_name(iri, article)
    entities = nodes.all(iri, term("refersTo"))
    words = nodes.all(iri, term("words"))
    if not entities or not words:
        missing = "parley:words" if entities else "parley:refersTo"
        raise InputError(f"has no {missing}", where=compact(iri))
    wordings = (_read_wording(nodes, node) for node in words)
    return Mention(iri, tuple(entities), tuple(sorted(wordings, key=lambda wording: wording.span)))


def _read_wording(nodes: Nodes, node: str) -> Wording:
    antecedent = nodes.maybe(node, term("antecedent"))
    return Wording(nodes.span(node), nodes.span(antecedent) if antecedent else None)


def _refuse_loose_antecedents(
    nodes: Nodes, denoted: Mapping[Span, list[Value]], spans: Iterable[str], mentions: Iterable[Mention]
) -> None:
    """Refuse words that point back without a mention or a time, because their meaning is not known."""
    held = {wording.span for mention in mentions for wording in mention.wordings}
    held |= {span for span, values in denoted.items() if any(map(is_time, values))}
    for node in spans:
        if nodes.maybe(node, term("antecedent")) is not None and nodes.span(node) not in held:
            raise InputError("has an antecedent, but is in no mention and no time", where=compact(node))


def _denoted(nodes: Nodes, span: str) -> list[Value]:
    numbers = nodes.all(span, term("denotesNumber"))
    return [
        *nodes.all(span, term("denotes")),
        *(as_integer(number, span, term("denotesNumber")) for number in numbers),
    ]


def _grounding(nodes: Nodes, claim: str) -> Iterator[Span]:
    for node in nodes.all(claim, term("grounding")):
        yield nodes.span(node)


def _read_claim(nodes: Nodes, iri: str, vocabulary: Vocabulary) -> Claim:
    times = sorted(nodes.all(iri, term("time")), key=lambda time: (len(time), time))
    return Claim(
        iri=iri,
        kind=nodes.subjects[iri],
        article=nodes.one(iri, term("article")),
        evidence=nodes.span(nodes.one(iri, term("evidence"))),
        polarity=nodes.one(iri, term("polarity")),
        modality=nodes.one(iri, term("modality")),
        directness=nodes.one(iri, term("directness")),
        listing=nodes.maybe(iri, term("listing")),
        reading=nodes.maybe(iri, term("reading")),
        roles=tuple(_read_roles(nodes, iri, vocabulary)),
        times=tuple(_read_time(nodes, time) for time in times),
        attribution=_read_attribution(nodes, iri),
        upheld=tuple(nodes.all(iri, term("upheldAgainst"))),
    )


def _read_attribution(nodes: Nodes, iri: str) -> Attribution | None:
    cue = nodes.maybe(iri, term("attributionCue"))
    content = sorted(nodes.span(node) for node in nodes.all(iri, term("attributedContent")))
    return Attribution(nodes.span(cue) if cue else None, tuple(content)) if cue or content else None


def _read_roles(nodes: Nodes, iri: str, vocabulary: Vocabulary) -> Iterator[Role]:
    """Yield the roles of a claim, without the words that state them."""
    for name in vocabulary.roles:
        for value in nodes.all(iri, name):
            yield Role(name, value)
    for name in vocabulary.numbers:
        for value in nodes.all(iri, name):
            yield Role(name, as_integer(value, iri, name))


def _read_time(nodes: Nodes, iri: str) -> Time:
    held = {name: nodes.maybe(iri, property_name) for name, property_name in {**DAYS, **STRINGS}.items()}
    for name, property_name in CONCEPTS.items():
        concept = nodes.maybe(iri, property_name)
        held[name] = concept and bare(concept)
    anchor = nodes.maybe(iri, term("anchor"))
    worked_out = nodes.maybe(iri, WORKED_OUT) in ("true", "1")
    return Time(iri, Bounds(**held), Role(term("anchor"), anchor) if anchor else None, worked_out)


def _read_unclaimed(nodes: Nodes) -> Iterator[Unclaimed]:
    for node in nodes.of_type(term("Clause")):
        reason = nodes.maybe(node, term("withoutClaim"))
        if reason is not None:
            yield Unclaimed(nodes.span(node), reason)

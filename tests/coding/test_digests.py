"""Digests: each change voids only the codings that it concerns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.claims.claim import Article, Attribution, Claim, Role, Time, Wording
from parley.claims.corpus import Corpus
from parley.claims.iris import sentence_iri
from parley.claims.vocabulary import vocabulary
from parley.coding.records import Digests
from parley.names import RDFS, SKOS, term
from parley.rdf import literal
from parley.text.spans import Span
from parley.times.bounds import Bounds
from tests.coded import digests_of
from tests.coding.conftest import differing, with_article, with_claim

FIELDS = {
    "kind": lambda claim: replace(claim, kind=term("Impact" if claim.kind != term("Impact") else "Action")),
    "polarity": lambda claim: replace(claim, polarity=term("unsure")),
    "modality": lambda claim: replace(
        claim, modality=term("actual" if claim.modality != term("actual") else "planned")
    ),
    "directness": lambda claim: replace(claim, directness=term("inferred")),
    "listing": lambda claim: replace(claim, listing=term("half-open")),
    "reading": lambda claim: replace(claim, reading=term("other")),
    "upheld": lambda claim: replace(claim, upheld=("time",)),
    "role taken out": lambda claim: replace(claim, roles=claim.roles[1:]),
    "role added": lambda claim: replace(claim, roles=(*claim.roles, Role(term("hedge"), term("perhaps")))),
    "name of a role": lambda claim: _with_role(claim, lambda role: replace(role, name=term("origin"))),
    "value of a role": lambda claim: _with_role(claim, lambda role: replace(role, value=term("perhaps"))),
    "words of a role": lambda claim: _with_role(
        claim, lambda role: replace(role, wordings=(Wording(Span(claim.evidence.start, claim.evidence.end)),))
    ),
    "what words point back to": lambda claim: _with_role(
        claim, lambda role: replace(role, wordings=tuple(map(_pointing, role.wordings)))
    ),
    "time added": lambda claim: replace(
        claim, times=(*claim.times, Time(f"{claim.iri}#time-9", Bounds(edtf="2020")))
    ),
    "days that were worked out": lambda claim: replace(
        claim, times=(Time(f"{claim.iri}#time-1", worked_out=True),)
    ),
    "anchor of a time": lambda claim: replace(
        claim, times=(Time(f"{claim.iri}#time-1", anchor=Role(term("anchor"), term("perhaps"))),)
    ),
    "cue": lambda claim: replace(claim, attribution=_moved_cue(claim)),
    "what is said": lambda claim: replace(claim, attribution=_moved_content(claim)),
}
"""What may change of a claim but for its passage; each change is one wherever it is made."""


def _with_role(claim: Claim, change: Callable[[Role], Role]) -> Claim:
    return replace(claim, roles=(change(claim.roles[0]), *claim.roles[1:]))


def _pointing(wording: Wording) -> Wording:
    return replace(wording, antecedent=Span(0, 1) if wording.antecedent is None else None)


def _moved_cue(claim: Claim) -> Attribution:
    content = claim.attribution.content if claim.attribution else ()
    return Attribution(Span(claim.evidence.start, claim.evidence.start + 1), content)


def _moved_content(claim: Claim) -> Attribution:
    start = claim.evidence.start
    return Attribution(claim.attribution.cue if claim.attribution else None, (Span(start, start + 1),))


def joining(claim: Claim, corpus: Corpus) -> set[str]:
    """Return the claims that read a claim out, at any depth, with itself."""
    claims = [claim for file in corpus.articles for claim in file.annotations.claims]
    found = {claim.iri}
    while more := {
        one.iri for one in claims if one.iri not in found and found & {str(role.value) for role in one.roles}
    }:
        found |= more
    return found


def sentences_of(claims: set[str], corpus: Corpus) -> set[str]:
    return {
        sentence_iri(file.annotations.article.iri, sentence)
        for file in corpus.articles
        for sentence in file.annotations.sentences
        for claim in file.annotations.claims
        if claim.iri in claims and claim.evidence in sentence
    }


@pytest.mark.parametrize("change", FIELDS.values(), ids=FIELDS)
@settings(max_examples=3)
@given(data=st.data())
def test_change_of_a_field_voids_the_content_of_what_reads_it_out(
    change: Callable[[Claim], Claim], data: st.DataObject, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    claims = [claim for file in corpus.articles for claim in file.annotations.claims if claim.roles]
    claim = data.draw(st.sampled_from([one for one in claims if change(one) != one]))
    changed = differing(digests, digests_of(with_claim(corpus, claim, change(claim))))
    reading = joining(claim, corpus)
    assert changed["content"] == reading | sentences_of(reading, corpus)
    assert changed["text"] == set()
    assert changed["shown"] <= changed["content"]


@pytest.mark.parametrize("bound", [field.name for field in fields(Bounds)])
def test_change_of_a_bound_of_a_time_voids_the_content(
    bound: str, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    claim = next(claim for file in corpus.articles for claim in file.annotations.claims if claim.times)
    time = claim.times[0]
    bounds = replace(time.bounds, **{bound: "2001-01-01" if "_" in bound else "night"})
    changed_claim = replace(claim, times=(replace(time, bounds=bounds), *claim.times[1:]))
    changed = differing(digests, digests_of(with_claim(corpus, claim, changed_claim)))
    assert claim.iri in changed["content"]
    assert changed["text"] == set()


def test_change_of_a_passage_voids_the_text_alone(corpus: Corpus, digests: Mapping[str, Digests]) -> None:
    claim = corpus.articles[0].annotations.claims[0]
    moved = replace(claim, evidence=Span(claim.evidence.start, claim.evidence.end - 1))
    changed = differing(digests, digests_of(with_claim(corpus, claim, moved)))
    assert changed == {"content": set(), "text": {claim.iri}, "shown": set()}


@pytest.mark.parametrize("field", ["text_hash", "profile"])
def test_another_version_of_the_text_voids_the_text_of_all_its_items(
    field: str, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    file = corpus.articles[0]
    other: Article = replace(file.annotations.article, **{field: 9 if field == "profile" else "0" * 64})
    after = digests_of(with_article(corpus, file, lambda held: replace(held, article=other)))
    changed = differing(digests, after)
    assert (changed["content"], changed["shown"]) == (set(), set())
    assert all(file.slug in iri for iri in changed["text"])
    assert len(changed["text"]) == sum(f"/{file.slug}-" in iri for iri in digests)


@settings(max_examples=6)
@given(data=st.data())
def test_change_of_the_context_voids_the_text_of_what_is_read_in_it(
    data: st.DataObject, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    file = corpus.articles[1]
    place = data.draw(st.integers(1, len(file.annotations.sentences) - 1))
    longer = list(file.annotations.sentences)
    longer[place] = Span(longer[place].start - 1, longer[place].end)
    after = digests_of(with_article(corpus, file, lambda held: replace(held, sentences=tuple(longer))))
    neighbours = file.annotations.sentences[max(place - 1, 0) : place + 2]
    claims = file.annotations.claims
    near = {claim.iri for claim in claims if any(claim.evidence in one for one in neighbours)}
    kept = {iri: held for iri, held in digests.items() if "/sentence/" not in iri}
    changed = differing(kept, {iri: after[iri] for iri in kept})
    assert (changed["content"], changed["shown"]) == (set(), set())
    assert near <= changed["text"]


@pytest.mark.parametrize("what", [RDFS + "label", SKOS + "altLabel"], ids=["label", "other name"])
@settings(max_examples=6)
@given(data=st.data())
def test_change_of_a_name_voids_what_is_shown_alone(
    what: str, data: st.DataObject, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    mentions = [mention for file in corpus.articles for mention in file.annotations.mentions]
    entity = data.draw(st.sampled_from(sorted({one for mention in mentions for one in mention.entities})))
    changed = differing(digests, digests_of(_told(corpus, entity, what, "Zubrowka")))
    assert (changed["content"], changed["text"]) == (set(), set())
    showing = {mention.iri for mention in mentions if entity in mention.entities}
    assert {iri for iri in changed["shown"] if "/mention/" in iri} == showing


@settings(max_examples=6)
@given(data=st.data())
def test_change_of_a_definition_voids_what_is_shown_alone(
    data: st.DataObject, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    claims = [claim for file in corpus.articles for claim in file.annotations.claims]
    used = {str(role.value) for claim in claims for role in claim.roles}
    defined = sorted(
        used & {t.subject.value for t in corpus.ontology if t.predicate.value == SKOS + "definition"}
    )
    concept = data.draw(st.sampled_from(defined))
    changed = differing(digests, digests_of(_told(corpus, concept, SKOS + "definition", "Another.")))
    assert (changed["content"], changed["text"]) == (set(), set())
    having = [claim for claim in claims if concept in {role.value for role in claim.roles}]
    reading = set().union(*(joining(claim, corpus) for claim in having))
    assert {iri for iri in changed["shown"] if "/claim/" in iri} == reading


def test_change_of_a_wording_voids_the_sentences_that_it_changes(
    corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    support = term("Support")
    changed = differing(digests, digests_of(_told(corpus, support, term("wording"), "<help> {recipient}")))
    claims = [claim for file in corpus.articles for claim in file.annotations.claims if claim.kind == support]
    # Support without a kind has a verb of its own.
    worded = {one.iri for one in claims if term("unspecifiedSupport") not in one.values(term("supportKind"))}
    assert (changed["content"], changed["text"]) == (set(), set())
    assert worded
    assert worded <= changed["shown"]
    assert not any("/mention/" in iri for iri in changed["shown"])


def test_change_of_what_is_never_shown_voids_nothing(corpus: Corpus, digests: Mapping[str, Digests]) -> None:
    told = _told(corpus, term("Support"), SKOS + "editorialNote", "Another.")
    told = _told(told, term("signing"), term("cue"), "scribbled")
    assert not any(differing(digests, digests_of(told)).values())


@settings(max_examples=6)
@given(data=st.data())
def test_change_of_a_mention_voids_its_content(
    data: st.DataObject, corpus: Corpus, digests: Mapping[str, Digests]
) -> None:
    file = data.draw(st.sampled_from(corpus.articles))
    place = data.draw(st.integers(0, len(file.annotations.mentions) - 1))
    mention = file.annotations.mentions[place]
    first = mention.wordings[0]
    nearer = replace(first, span=Span(first.span.start, first.span.end - 1))
    other = replace(mention, wordings=(nearer, *mention.wordings[1:]))
    mentions = (*file.annotations.mentions[:place], other, *file.annotations.mentions[place + 1 :])
    after = digests_of(with_article(corpus, file, lambda held: replace(held, mentions=mentions)))
    assert differing(digests, after) == {"content": {mention.iri}, "text": set(), "shown": set()}


def test_digest_is_a_sha256(digests: Mapping[str, Digests]) -> None:
    assert all(
        re.fullmatch("[0-9a-f]{64}", digest)
        for one in digests.values()
        for digest in (one.content, one.text, one.shown)
    )


def _told(corpus: Corpus, thing: str, what: str, value: str) -> Corpus:
    """Return a corpus in which one property of a thing has this value alone."""

    def changed(triples: tuple[ox.Triple, ...]) -> tuple[ox.Triple, ...]:
        same = ox.NamedNode(thing), ox.NamedNode(what)
        return tuple(one for one in triples if (one.subject, one.predicate) != same)

    added = literal(thing, what, value, language="en")
    ontology, shared = changed(corpus.ontology), (*changed(corpus.shared), added)
    return replace(corpus, ontology=ontology, shared=shared, vocabulary=vocabulary([*ontology, *shared]))

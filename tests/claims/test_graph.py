"""Claims as triples and back, on what may stand in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.candidates import read_candidates, write_candidates
from parley.claims.claim import ArticleClaims, Bounds, Claim, Mention, Role, Time, Unclaimed, Waiver
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.iris import slug, span_iri
from parley.claims.reading import from_triples
from parley.claims.resolution import resolve, unresolve
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import InputError
from parley.gate.check import Gate
from parley.names import DCTERMS, XSD, term, thing
from parley.rdf import TYPE, canonical_turtle, parse_turtle
from parley.text.spans import Span

SLUGS = ("quiet-boats-on-lake-orrin", "talks-at-grey-harbour")


@pytest.fixture(params=SLUGS)
def file(request: pytest.FixtureRequest, corpus: Corpus) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == request.param)


@pytest.fixture
def text(file: ArticleFile, texts: dict[str, str]) -> str:
    return text_of(file.held.article, texts)


def test_triples_of_claims_are_the_triples_of_the_file(file: ArticleFile, text: str) -> None:
    assert set(to_triples(file.held, text)) == set(file.triples)


def test_claims_of_triples_are_the_claims(file: ArticleFile, text: str, vocabulary: Vocabulary) -> None:
    assert from_triples(to_triples(file.held, text), vocabulary) == file.held


def test_order_of_triples_does_not_matter(file: ArticleFile, vocabulary: Vocabulary) -> None:
    assert from_triples(reversed(file.triples), vocabulary) == file.held


def test_file_is_written_again_byte_for_byte_by_way_of_candidates(
    file: ArticleFile, text: str, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    toml = tmp_path / "candidates.toml"
    toml.write_text(write_candidates(unresolve(file.held, text)), "utf-8")
    held = resolve(read_candidates(toml), text, vocabulary)
    assert canonical_turtle(to_triples(held, text)) == file.path.read_bytes()


def test_no_words_of_the_passages_are_in_the_triples(file: ArticleFile, text: str) -> None:
    title = file.held.article.title
    literals = {triple.object.value for triple in file.triples if isinstance(triple.object, ox.Literal)}
    waivers = {waiver.reason for claim in file.held.claims for waiver in claim.waivers}
    assert not {value for value in literals - waivers - {title} if " " in value and value in text}


SENTENCES = "Kelland hosted the talks in 2024. The Front left with 40 envoys."
DAYS = st.none() | st.dates().map(str)
MENTIONS = st.sampled_from((Span(0, 7), Span(8, 14), Span(19, 24), Span(28, 32), Span(38, 43), Span(54, 56)))
HELD_VALUES = ("state:kelland", "state:morvia", "organization:highland-front", "person:ida-marsh")


@st.composite
def a_claim(draw: st.DrawFn) -> Claim:
    """Any claim that a file may hold, on a text of two sentences: each span stands for one value."""
    iri = thing("claim", f"talks-{draw(st.integers(1, 999)):03}")
    values = draw(st.permutations(HELD_VALUES))
    spans = draw(st.permutations((Span(0, 7), Span(8, 14), Span(19, 24), Span(28, 32))))
    names = draw(st.lists(st.sampled_from(("supporter", "recipient", "meeting", "heldBy")), max_size=3))
    roles = [
        Role(
            term(name),
            thing(*value.split(":")),
            (Mention(span, draw(st.sampled_from((None, Span(38, 43))))),),
        )
        for name, value, span in zip(names, values, spans, strict=False)
    ]
    times: tuple[Time, ...] = ()
    if draw(st.booleans()):
        times = (Time(f"{iri}#time-1", Bounds(draw(DAYS), draw(DAYS), draw(DAYS), draw(DAYS), "2024")),)
        roles.append(Role(term("time"), f"{iri}#time-1", (Mention(spans[3]),)))
    if draw(st.booleans()):
        roles.append(Role(term("low"), draw(st.integers(0, 10**9)), (Mention(Span(54, 56)),)))
    return Claim(
        iri=iri,
        kind=term(draw(st.sampled_from(("Support", "Hosting", "Estimate")))),
        article=thing("article", "talks"),
        evidence=Span(0, 33),
        polarity=term(draw(st.sampled_from(("affirmed", "denied")))),
        modality=term(draw(st.sampled_from(("actual", "planned")))),
        hedged=draw(st.booleans()),
        directness=term(draw(st.sampled_from(("explicit", "viaAntecedent")))),
        listing=draw(st.sampled_from((None, term("open"), term("closed")))),
        reading=draw(st.sampled_from((None, term("each"), term("together")))),
        roles=tuple(sorted(roles, key=lambda role: role.order)),
        times=times,
        waivers=tuple(
            Waiver(rule, "a reason") for rule in sorted(draw(st.sets(st.sampled_from(("cue", "role")))))
        ),
    )


@given(claim=a_claim())
def test_any_claim_is_read_as_it_was_written(claim: Claim, corpus: Corpus) -> None:
    article = replace(corpus.articles[0].held.article, iri=thing("article", "talks"))
    held = ArticleClaims(article, (claim,))
    again = from_triples(
        parse_turtle(canonical_turtle(to_triples(held, SENTENCES)), where="x"), corpus.vocabulary
    )
    # Which value an antecedent stands for is said of the span; two values at one span share it.
    by_span = {mention.span: mention for role in again.claims[0].roles for mention in role.mentions}
    assert {mention.span for role in claim.roles for mention in role.mentions} == set(by_span)
    assert again == held


def test_span_across_sentences_is_refused(corpus: Corpus) -> None:
    held = corpus.articles[0].held
    claim = replace(held.claims[0], evidence=Span(20, 60), roles=(), times=())
    with pytest.raises(
        InputError, match=r"claim:quiet-boats-on-lake-orrin-001: the span 20–60 crosses the end of a sentence"
    ):
        to_triples(replace(held, claims=(claim,)), SENTENCES)


def test_sentence_without_claim_is_read_as_it_was_written(corpus: Corpus) -> None:
    article = replace(corpus.articles[0].held.article, iri=thing("article", "talks"))
    unclaimed = (Unclaimed(Span(0, 33), term("heading")), Unclaimed(Span(34, 64), term("linkLine")))
    held = ArticleClaims(article, (), unclaimed)
    written = parse_turtle(canonical_turtle(to_triples(held, SENTENCES)), where="x")
    assert from_triples(written, corpus.vocabulary) == held


def test_reason_for_no_sentence_is_refused(corpus: Corpus) -> None:
    held = ArticleClaims(corpus.articles[0].held.article, (), (Unclaimed(Span(0, 9), term("heading")),))
    with pytest.raises(
        InputError, match=r"sentence:quiet-boats-on-lake-orrin-0-9: no sentence of the article is at 0–9"
    ):
        to_triples(held, SENTENCES)


def test_slug_and_span_iri() -> None:
    assert slug(thing("article", "talks")) == "talks"
    assert span_iri(thing("article", "talks"), Span(3, 9)) == thing("span", "talks-3-9")


# What a hand may do to a file: each is refused, with the node, and never with a traceback -------------


@pytest.fixture(scope="session")
def triples(corpus: Corpus) -> tuple[ox.Triple, ...]:
    return corpus.articles[0].triples


CLAIM = ox.NamedNode(thing("claim", "quiet-boats-on-lake-orrin-001"))
ARTICLE = ox.NamedNode(thing("article", "quiet-boats-on-lake-orrin"))
Change = Callable[[ox.Triple], ox.Triple | None]


def _setting(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal | None) -> Change:
    def change(triple: ox.Triple) -> ox.Triple | None:
        if triple.subject != subject or triple.predicate.value != predicate:
            return triple
        return None if value is None else ox.Triple(subject, triple.predicate, value)

    return change


BROKEN: dict[str, tuple[Change, str]] = {
    "no polarity": (
        _setting(CLAIM, term("polarity"), None),
        "claim:quiet-boats-on-lake-orrin-001: has no parley:polarity",
    ),
    "no evidence": (_setting(CLAIM, term("evidence"), None), "has no parley:evidence"),
    "no hedge": (_setting(CLAIM, term("hedged"), None), "has no parley:hedged"),
    "evidence nowhere": (
        _setting(CLAIM, term("evidence"), ox.NamedNode(thing("span", "x-1-2"))),
        "span:x-1-2: has no parley:start",
    ),
    "no article": (_setting(ARTICLE, TYPE.value, None), "holds 0 articles; one file describes one article"),
    "no title": (
        _setting(ARTICLE, DCTERMS + "title", None),
        "article:quiet-boats-on-lake-orrin: has no dcterms:title",
    ),
    "length in words": (
        _setting(ARTICLE, term("characters"), ox.Literal("many")),
        "parley:characters is 'many', not an integer",
    ),
}


@pytest.mark.parametrize(("change", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_node_is_named(
    change: Change, message: str, triples: tuple[ox.Triple, ...], vocabulary: Vocabulary
) -> None:
    changed = [new for triple in triples if (new := change(triple)) is not None]
    with pytest.raises(InputError) as refused:
        from_triples(changed, vocabulary)
    assert message in str(refused.value)


def test_second_value_is_refused(triples: tuple[ox.Triple, ...], vocabulary: Vocabulary) -> None:
    denied = ox.Triple(CLAIM, ox.NamedNode(term("polarity")), ox.NamedNode(term("denied")))
    with pytest.raises(
        InputError, match="claim:quiet-boats-on-lake-orrin-001: has more than one parley:polarity"
    ):
        from_triples([*triples, denied], vocabulary)


def test_blank_node_is_refused(triples: tuple[ox.Triple, ...], vocabulary: Vocabulary) -> None:
    blank = ox.Triple(ox.BlankNode("b"), TYPE, ox.NamedNode(term("Span")))
    with pytest.raises(InputError, match="blank nodes have no place in the data"):
        from_triples([*triples, blank], vocabulary)


def test_thing_where_a_number_belongs_is_refused(
    triples: tuple[ox.Triple, ...], vocabulary: Vocabulary
) -> None:
    low = ox.Triple(CLAIM, ox.NamedNode(term("low")), ox.NamedNode(thing("state", "kelland")))
    with pytest.raises(InputError, match=r"parley:low is .*, not an integer"):
        from_triples([*triples, low], vocabulary)


CITED = {ox.NamedNode(term(name)) for name in ("Span", "Sentence", "Article", "Time")}
VALUES = (
    None,
    ox.NamedNode("urn:x"),
    ox.NamedNode(thing("claim", "x")),
    ox.NamedNode(term("denied")),
    ox.Literal("²"),
    ox.Literal(""),
    ox.Literal("-5", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("99999999999999999999", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("2024-02-30", datatype=ox.NamedNode(XSD + "date")),
)


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_no_change_of_one_triple_ends_in_a_traceback(
    value: ox.NamedNode | ox.Literal | None,
    corpus: Corpus,
    triples: tuple[ox.Triple, ...],
    texts: dict[str, str],
    gate: Gate,
) -> None:
    """One triple of each predicate and class is changed; the file is refused, or checked, or passes."""
    kinds = {triple.subject: triple.object for triple in triples if triple.predicate == TYPE}
    samples = {(kinds.get(triple.subject) in CITED, triple.predicate): triple for triple in triples}
    assert len(samples) > 20
    refused = []
    for triple in samples.values():
        kept = [other for other in triples if other != triple]
        changed = [] if value is None else [ox.Triple(triple.subject, triple.predicate, value)]
        try:
            held = from_triples([*kept, *changed], corpus.vocabulary)
            file = ArticleFile(Path("x.ttl"), (*kept, *changed), held)
            text = texts.get(held.article.text_hash)
            gate.check_article(file, text)
            unresolve(held, text or "")
        except InputError as error:
            refused.append(str(error))
    assert all(len(message.splitlines()) == 1 for message in refused)

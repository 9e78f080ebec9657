"""Mentions and claims as triples and back, for every possible content of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.candidates.candidate import (
    Candidate,
    CandidateDetail,
    CandidateMention,
    CandidateRole,
    Candidates,
    CandidateTime,
    CandidateWords,
    Pointer,
)
from parley.candidates.layout import write_candidates
from parley.candidates.quotation import unresolve
from parley.candidates.reading import read_candidates
from parley.candidates.resolution import resolve
from parley.claims.claim import ArticleAnnotations, Unclaimed
from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.iris import mention_name, slug, span_iri
from parley.claims.reading import from_triples
from parley.claims.vocabulary import Vocabulary
from parley.claims.writing import to_triples
from parley.errors import InputError
from parley.gate.check import Gate
from parley.names import DCTERMS, XSD, term, thing
from parley.rdf import TYPE, canonical_turtle, parse_turtle
from parley.text.quotes import locate
from parley.text.spans import Span
from parley.times.bounds import Bounds
from tests.claims.small import SMALL

SLUGS = ("quiet-boats-on-lake-orrin", "talks-at-grey-harbour")


@pytest.fixture(params=SLUGS)
def file(request: pytest.FixtureRequest, corpus: Corpus) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == request.param)


@pytest.fixture
def text(file: ArticleFile, texts: dict[str, str]) -> str:
    return text_of(file.annotations.article, texts)


def test_triples_of_claims_are_the_triples_of_the_file(file: ArticleFile, text: str) -> None:
    assert set(to_triples(file.annotations, text)) == set(file.triples)


def test_claims_of_triples_are_the_claims(file: ArticleFile, text: str, vocabulary: Vocabulary) -> None:
    assert from_triples(to_triples(file.annotations, text), vocabulary) == file.annotations


def test_order_of_triples_does_not_matter(file: ArticleFile, vocabulary: Vocabulary) -> None:
    assert from_triples(reversed(file.triples), vocabulary) == file.annotations


def test_file_is_written_again_byte_for_byte_by_way_of_candidates(
    file: ArticleFile, text: str, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    toml = tmp_path / "candidates.toml"
    toml.write_text(write_candidates(unresolve(file.annotations, text, vocabulary)), "utf-8")
    held = resolve(read_candidates(toml), text, vocabulary)
    assert canonical_turtle(to_triples(held, text)) == file.path.read_bytes()


def test_no_words_of_the_passages_are_in_the_triples(file: ArticleFile, text: str) -> None:
    title = file.annotations.article.title
    literals = {triple.object.value for triple in file.triples if isinstance(triple.object, ox.Literal)}
    assert not {value for value in literals - {title} if " " in value and value in text}


# Any candidates --------------------------------------------------------------------------------------

TEXT = (
    "Kelland and the Front of Kelland met in 2024. The Front said it signed with 40 men and 40 women, and"
    " the Front left since the strikes, it said. Kelland met the Front; both of them met again in 2025 and in"
    " 2024.\nThe strikes went on. The Front said they left again, as Kelland had. Both stayed."
    " That year they signed."
)
ENTITIES = {
    "kelland": ("state:kelland",),
    "front": ("organization:highland-front",),
    "both": ("organization:highland-front", "state:kelland"),
    "strikes": ("event:strikes",),
}
NAMES = {
    "kelland": ("Kelland", "Kelland met"),
    "front": ("the Front", "the Front of Kelland"),
    "both": ("both", "both of them"),
    "strikes": ("the strikes", "strikes"),
}
ANAPHORS = {"front": "it", "both": "them"}
PASSAGES = (
    "Kelland and the Front of Kelland met in 2024",
    "the Front of Kelland met",
    "The Front said it signed with 40 men and 40 women",
    "it signed with 40 men and 40 women, and the Front left since the strikes",
    "Kelland met the Front; both of them met again in 2025 and in 2024",
    "they left again",
    "That year they signed",
)
DETAILS = (CandidateDetail("title", "Talks", read="onPage"), CandidateDetail("language", "en"))
ROLES = ("agent", "target", "heldBy")
CONCEPTS = ("signing", "leaving", "once")
TIMES = ("in 2024", "in 2025")


@st.composite
def some_words(draw: st.DrawFn, mention: str) -> tuple[CandidateWords, ...]:
    """Words of a mention: names for all their places or some of them, and what points back to them."""
    words = []
    for quote in draw(st.lists(st.sampled_from(NAMES[mention]), min_size=1, unique=True)):
        count = len(locate(quote, TEXT))
        counted = st.lists(st.integers(1, count), min_size=1, unique=True).map(tuple)
        words.append(CandidateWords(quote, draw(st.just(()) | counted)))
    if mention in ANAPHORS and draw(st.booleans()):
        quote = ANAPHORS[mention]
        count = len(locate(quote, TEXT))
        words.append(CandidateWords(quote, (draw(st.integers(1, count)),), True))
    return tuple(words)


@st.composite
def some_roles(draw: st.DrawFn, passage: str) -> tuple[CandidateRole, ...]:
    """Roles of a claim: mentions that may have words in the passage, a concept and numbers with a word."""
    standing = [name for name, words in NAMES.items() if any(locate(one, passage) for one in words)]
    standing = sorted(standing or NAMES)
    near = {"heldBy": sorted(NAMES)}
    roles = [
        CandidateRole(name, mention)
        for name in ROLES
        for mention in draw(st.lists(st.sampled_from(near.get(name, standing)), max_size=2, unique=True))
    ]
    roles.extend(
        CandidateRole(draw(st.sampled_from(("agent", "target"))), mention, elided=True)
        for mention in draw(st.lists(st.sampled_from(sorted(NAMES)), max_size=2, unique=True))
    )
    if draw(st.booleans()):
        roles.append(CandidateRole("content", value="claim:talks-001"))
    word = draw(st.sampled_from(sorted({word.strip(",;") for word in passage.split()})))
    count = len(locate(word, passage))
    occurrence = draw(st.integers(1, count)) if count > 1 else None
    concept = draw(st.sampled_from(CONCEPTS))
    roles.append(
        CandidateRole(draw(st.sampled_from(("action", "qualifier"))), None, concept, word, occurrence)
    )
    if draw(st.booleans()):
        hedge = draw(st.sampled_from(("perhaps", "probably")))
        roles.append(CandidateRole("hedge", None, hedge, word, occurrence))
    if "40" in passage:
        numbers = draw(st.lists(st.sampled_from(("low", "high")), unique=True))
        roles.extend(CandidateRole(name, None, 40, "40", draw(st.integers(1, 2))) for name in numbers)
    return tuple(roles)


@st.composite
def a_candidate(draw: st.DrawFn, number: int) -> Candidate:
    passage = draw(st.sampled_from(PASSAGES))
    times = [CandidateTime(Pointer(quote)) for quote in TIMES if quote in passage and draw(st.booleans())]
    if "since the strikes" in passage and draw(st.booleans()):
        anchor = draw(st.sampled_from((None, "strikes")))
        times.append(CandidateTime(Pointer("since the strikes"), "since", anchor))
    if "That year" in passage:
        told = Pointer("in 2024", draw(st.integers(1, 2)))
        times.append(CandidateTime(Pointer("That year"), antecedent=draw(st.sampled_from((None, told)))))
    return Candidate(
        number=number,
        kind="Action",
        quote=Pointer(passage),
        polarity=draw(st.sampled_from(("affirmed", "denied"))),
        modality=draw(st.sampled_from(("actual", "planned"))),
        directness=draw(st.sampled_from((None, "explicit", "inferred"))),
        listing=draw(st.sampled_from((None, "open", "closed"))),
        reading=draw(st.sampled_from((None, "each"))),
        roles=draw(some_roles(passage)),
        times=tuple(times),
    )


@st.composite
def any_candidates(draw: st.DrawFn) -> Candidates:
    """Candidates on the text, many of which have a fault."""
    mentions = tuple(
        CandidateMention(name, entities, draw(some_words(name))) for name, entities in ENTITIES.items()
    )
    claims = tuple(draw(a_candidate(number)) for number in range(1, draw(st.integers(1, 3)) + 1))
    return Candidates("talks", DETAILS, mentions, claims)


def _without_faults(candidates: Candidates) -> ArticleAnnotations | None:
    """Return the claims of candidates, with what is at fault in them left out; None if that is all."""
    for _ in range(20):
        try:
            return resolve(candidates, TEXT, SMALL)
        except InputError as error:
            candidates = _mended(candidates, str(error))
    return None


def _mended(candidates: Candidates, faults: str) -> Candidates:
    """Return candidates without the mentions, roles and times that are complained of."""

    def is_sound(claim: Candidate, role: CandidateRole) -> bool:
        where = f"claim {claim.number}: role {role.name}: "
        missing = (
            f"mention {role.mention} has no",
            f"mention {role.mention} has words in",
            f"there is no mention '{role.mention}'",
        )
        return not any(where + problem in faults for problem in missing)

    def mended(claim: Candidate) -> Candidate:
        roles = tuple(role for role in claim.roles if is_sound(claim, role))
        return replace(
            claim, roles=roles, times=() if f"claim {claim.number}: time" in faults else claim.times
        )

    mentions = tuple(one for one in candidates.mentions if f"mention {one.name}: " not in faults)
    return replace(candidates, mentions=mentions, claims=tuple(map(mended, candidates.claims)))


def _again(annotations: ArticleAnnotations, text: str) -> ArticleAnnotations:
    """Return the claims read from their Turtle."""
    return from_triples(parse_turtle(canonical_turtle(to_triples(annotations, text)), where="x"), SMALL)


@settings(max_examples=50)
@given(any_candidates())
def test_any_claims_are_read_as_they_were_written(candidates: Candidates) -> None:
    held = _without_faults(candidates)
    if held is not None:
        assert _again(held, TEXT) == held


@settings(max_examples=50)
@given(any_candidates())
def test_any_claims_are_the_same_by_way_of_candidates(candidates: Candidates) -> None:
    held = _without_faults(candidates)
    if held is None:
        return
    written = unresolve(held, TEXT, SMALL)
    again = resolve(written, TEXT, SMALL)
    assert again == held
    assert unresolve(again, TEXT, SMALL) == written
    assert canonical_turtle(to_triples(again, TEXT)) == canonical_turtle(to_triples(held, TEXT))


@settings(max_examples=50)
@given(any_candidates())
def test_any_roles_have_words_that_mean_them(candidates: Candidates) -> None:
    held = _without_faults(candidates)
    meant = {
        (wording, entity)
        for mention in (held.mentions if held else ())
        for wording in mention.wordings
        for entity in mention.entities
    }
    for claim in held.claims if held else ():
        for role in claim.roles:
            assert role.wordings
            if SMALL.holds_entities(role.name):
                assert {(wording, role.value) for wording in role.wordings} <= meant


def test_few_of_any_candidates_are_left_without_mentions_and_claims() -> None:
    """The candidates of the tests above make sense: most of their mentions and claims have no fault."""
    sizes: list[int] = []

    @settings(max_examples=50)
    @given(any_candidates())
    def measure(candidates: Candidates) -> None:
        held = _without_faults(candidates)
        sizes.append(len(held.mentions) if held else 0)

    measure()
    assert sum(size > 1 for size in sizes) > len(sizes) / 3


@pytest.mark.parametrize("season", ["spring", "thirdQuarter", "firstWeek"])
def test_season_of_a_time_is_a_concept(
    season: str, file: ArticleFile, text: str, vocabulary: Vocabulary
) -> None:
    claim = next(claim for claim in file.annotations.claims if claim.times)
    timed = replace(claim, times=(replace(claim.times[0], bounds=Bounds(season=season)),))
    subject = ox.NamedNode(claim.times[0].iri)
    written = to_triples(replace(file.annotations, claims=(timed,)), text)
    assert ox.Triple(subject, ox.NamedNode(term("season")), ox.NamedNode(term(season))) in written
    assert from_triples(written, vocabulary).claims[0].times == timed.times
    assert vocabulary.is_a(term(season), term("partsOfYear"))


# What cannot be written ------------------------------------------------------------------------------

SENTENCES = "Kelland hosted the talks in 2024. The Front left with 40 envoys."
ORRIN = "quiet-boats-on-lake-orrin"


def test_span_of_a_claim_across_sentences_is_refused(corpus: Corpus) -> None:
    held = corpus.articles[0].annotations
    claim = replace(held.claims[0], evidence=Span(20, 60), roles=(), times=())
    with pytest.raises(InputError, match=rf"claim:{ORRIN}-001: the span 20–60 crosses the end of a sentence"):
        to_triples(replace(held, claims=(claim,), mentions=()), SENTENCES)


def test_span_of_a_mention_across_sentences_is_refused(corpus: Corpus) -> None:
    held = corpus.articles[0].annotations
    wording = replace(held.mentions[0].wordings[0], span=Span(20, 60))
    mention = replace(held.mentions[0], wordings=(wording,))
    with pytest.raises(
        InputError, match=rf"mention:{ORRIN}-highland-front: the span 20–60 crosses the end of a sentence"
    ):
        to_triples(replace(held, claims=(), mentions=(mention,)), SENTENCES)


def test_clause_without_claim_is_read_as_it_was_written(corpus: Corpus) -> None:
    article = replace(corpus.articles[0].annotations.article, iri=thing("article", "talks"))
    unclaimed = (Unclaimed(Span(0, 33), term("heading")), Unclaimed(Span(34, 64), term("linkLine")))
    parts = (Span(0, 33), Span(34, 64))
    held = ArticleAnnotations(article, (), (), parts, unclaimed, sentences=parts)
    written = parse_turtle(canonical_turtle(to_triples(held, SENTENCES)), where="x")
    assert from_triples(written, corpus.vocabulary) == held


def test_clause_across_sentences_is_refused(corpus: Corpus) -> None:
    held = ArticleAnnotations(corpus.articles[0].annotations.article, (), (), (Span(20, 60),))
    with pytest.raises(InputError, match=rf"clause:{ORRIN}-20-60: the clause 20–60 crosses the end"):
        to_triples(held, SENTENCES)


def test_slug_and_iris() -> None:
    article = thing("article", "talks")
    assert slug(article) == "talks"
    assert span_iri(article, Span(3, 9)) == thing("span", "talks-3-9")
    assert mention_name(thing("mention", "talks-two-sides"), article) == "two-sides"


# What a hand may do to a file: each is refused, with the node, and never with a traceback -------------


@pytest.fixture(scope="session")
def triples(corpus: Corpus) -> tuple[ox.Triple, ...]:
    return corpus.articles[0].triples


CLAIM = ox.NamedNode(thing("claim", f"{ORRIN}-001"))
ARTICLE = ox.NamedNode(thing("article", ORRIN))
DETAIL = ox.NamedNode(f"{ARTICLE.value}#title")
MENTION = ox.NamedNode(thing("mention", f"{ORRIN}-kelland"))
EVIDENCE = ox.NamedNode(thing("span", f"{ORRIN}-27-80"))
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
    "mention of nothing": (
        _setting(MENTION, term("refersTo"), None),
        "mention:quiet-boats-on-lake-orrin-kelland: has no parley:refersTo",
    ),
    "mention without words": (
        _setting(MENTION, term("words"), None),
        "mention:quiet-boats-on-lake-orrin-kelland: has no parley:words",
    ),
    "words nowhere": (
        _setting(MENTION, term("words"), ox.NamedNode(thing("span", "x-1-2"))),
        "span:x-1-2: has no parley:start",
    ),
    "no evidence": (_setting(CLAIM, term("evidence"), None), "has no parley:evidence"),
    "evidence nowhere": (
        _setting(CLAIM, term("evidence"), ox.NamedNode(thing("span", "x-1-2"))),
        "span:x-1-2: has no parley:start",
    ),
    "no article": (_setting(ARTICLE, TYPE.value, None), "holds 0 articles; one file describes one article"),
    "no title": (
        _setting(ARTICLE, DCTERMS + "title", None),
        "article:quiet-boats-on-lake-orrin: has no dcterms:title",
    ),
    "title that was read nowhere": (
        _setting(DETAIL, TYPE.value, None),
        "has dcterms:title, and no parley:Detail says where it was read",
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


def test_antecedent_of_words_of_no_mention_is_refused(
    triples: tuple[ox.Triple, ...], vocabulary: Vocabulary
) -> None:
    antecedent = ox.Triple(EVIDENCE, ox.NamedNode(term("antecedent")), EVIDENCE)
    with pytest.raises(
        InputError, match=f"span:{ORRIN}-27-80: has an antecedent, but is in no mention"
    ):
        from_triples([*triples, antecedent], vocabulary)


def test_mention_of_another_article_is_refused(
    triples: tuple[ox.Triple, ...], vocabulary: Vocabulary
) -> None:
    other = ox.NamedNode(thing("mention", "talks-kelland"))
    renamed = [
        ox.Triple(other, triple.predicate, triple.object) if triple.subject == MENTION else triple
        for triple in triples
    ]
    with pytest.raises(
        InputError,
        match=f"mention:talks-kelland: is no mention of article:{ORRIN}; its IRI begins with mention:{ORRIN}",
    ):
        from_triples(renamed, vocabulary)


def test_second_value_is_refused(triples: tuple[ox.Triple, ...], vocabulary: Vocabulary) -> None:
    denied = ox.Triple(CLAIM, ox.NamedNode(term("polarity")), ox.NamedNode(term("denied")))
    with pytest.raises(
        InputError, match="claim:quiet-boats-on-lake-orrin-001: has more than one parley:polarity"
    ):
        from_triples([*triples, denied], vocabulary)


def test_blank_node_is_refused(triples: tuple[ox.Triple, ...], vocabulary: Vocabulary) -> None:
    blank = ox.Triple(ox.BlankNode("b"), TYPE, ox.NamedNode(term("Span")))
    with pytest.raises(InputError, match="blank nodes are not allowed in the data"):
        from_triples([*triples, blank], vocabulary)


def test_thing_where_a_number_belongs_is_refused(
    triples: tuple[ox.Triple, ...], vocabulary: Vocabulary
) -> None:
    low = ox.Triple(CLAIM, ox.NamedNode(term("low")), ox.NamedNode(thing("state", "kelland")))
    with pytest.raises(InputError, match=r"parley:low is .*, not an integer"):
        from_triples([*triples, low], vocabulary)


CITED = {ox.NamedNode(term(name)) for name in ("Span", "Sentence", "Article", "Time", "Mention")}
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
    """One triple of each predicate and class is changed. The file is refused, checked, or passes.

    Each value is tried with every third predicate, so that each predicate has a third of the values.
    """
    kinds = {triple.subject: triple.object for triple in triples if triple.predicate == TYPE}
    samples = {(kinds.get(triple.subject) in CITED, triple.predicate): triple for triple in triples}
    assert len(samples) > 40
    refused = []
    for triple in [*samples.values()][VALUES.index(value) % 3 :: 3]:
        kept = [other for other in triples if other != triple]
        changed = [] if value is None else [ox.Triple(triple.subject, triple.predicate, value)]
        try:
            held = from_triples([*kept, *changed], corpus.vocabulary)
            file = ArticleFile(Path("x.ttl"), (*kept, *changed), held)
            text = texts.get(held.article.text_hash)
            gate.check_article(file, text)
            unresolve(held, text or "", SMALL)
        except InputError as error:
            refused.append(str(error))
    assert all(len(message.splitlines()) == 1 for message in refused)

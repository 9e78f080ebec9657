"""Evidence: that the article is the one cited, and that spans and sentences are where they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from parley.claims.corpus import ArticleFile, Corpus, text_of
from parley.claims.reading import from_triples
from parley.claims.vocabulary import Vocabulary
from parley.gate.article import ArticleGate
from parley.gate.kinds import WORD_KINDS
from parley.gate.report import Tally
from parley.names import term, thing
from parley.rdf import TYPE
from parley.text.tokens import token_hash

SLUG = "quiet-boats-on-lake-orrin"
Triples = Iterable[ox.Triple]
Change = Callable[[str, ox.Triple], ox.Triple]


@pytest.fixture(scope="session")
def file(corpus: Corpus) -> ArticleFile:
    return next(file for file in corpus.articles if file.slug == SLUG)


@pytest.fixture(scope="session")
def text(file: ArticleFile, texts: dict[str, str]) -> str:
    return text_of(file.annotations.article, texts)


@pytest.fixture
def check(vocabulary: Vocabulary) -> Callable[[str, Triples], Tally]:
    def run(text: str, triples: Triples) -> Tally:
        held = list(triples)
        return ArticleGate(text, vocabulary).check(from_triples(held, vocabulary), held)

    return run


Check = Callable[[str, Triples], Tally]


def _number(value: int) -> ox.Literal:
    return ox.Literal(value)


def _setting(
    kind: str, number: int, name: str, value: Callable[[str, int], object]
) -> Callable[[str, Triples], Triples]:
    """Return a change of one value of the n-th span or sentence, made from the old one."""

    def change(text: str, triples: Triples) -> Triples:
        held = list(triples)
        nodes = sorted({triple.subject.value for triple in held if triple.object == ox.NamedNode(term(kind))})
        for triple in held:
            if triple.subject.value == nodes[number] and triple.predicate.value == term(name):
                old = triple.object.value
                new = value(text, int(old)) if old.isdigit() else value(text, 0)
                yield ox.Triple(triple.subject, triple.predicate, ox.Literal(new))
            else:
                yield triple

    return change


def test_corpus_is_where_it_says(file: ArticleFile, text: str, check: Check) -> None:
    tally = check(text, file.triples)
    assert tally.passed
    assert tally.performed["span"] > 20
    assert tally.performed["sentence"] > 5


BROKEN = {
    "end past the end of the article": (
        _setting("Span", 0, "end", lambda text, _: len(text) + 1),
        "span",
        "past the end of the article at",
    ),
    "start behind the end": (
        _setting("Span", 0, "start", lambda text, _: len(text)),
        "span",
        "is no range of characters",
    ),
    "span moved into a word": (
        _setting("Span", 0, "end", lambda _, old: old - 1),
        "span",
        "another hash: they are not the words cited",
    ),
    "hash of other words": (
        _setting("Span", 0, "tokenHash", lambda *_: token_hash("other words")),
        "span",
        "another hash",
    ),
    "sentence moved": (_setting("Sentence", 0, "start", lambda _, old: old + 4), "sentence", "another hash"),
    "sentence past the end": (
        _setting("Sentence", 0, "end", lambda text, _: len(text) + 5),
        "sentence",
        "past the end of the article",
    ),
}


@pytest.mark.parametrize(("change", "kind", "message"), BROKEN.values(), ids=BROKEN)
def test_moved_place_is_refused(
    change: Callable[[str, Triples], Triples],
    kind: str,
    message: str,
    file: ArticleFile,
    text: str,
    check: Check,
) -> None:
    found = check(text, change(text, file.triples)).findings
    assert found
    assert any(finding.kind == kind and message in finding.message for finding in found)
    parts = tuple(f"{part}:{SLUG}-" for part in ("span", "sentence", "clause"))
    assert all(finding.where.startswith(parts) for finding in found)


def test_span_that_cuts_a_word_is_refused_also_with_a_hash_of_its_own(
    file: ArticleFile, text: str, check: Check
) -> None:
    held = list(file.triples)
    node = next(triple.subject for triple in held if triple.object == ox.NamedNode(term("Span")))
    start, end = (
        next(int(t.object.value) for t in held if t.subject == node and t.predicate.value == term(name))
        for name in ("start", "end")
    )
    new = {term("end"): ox.Literal(end - 1), term("tokenHash"): ox.Literal(token_hash(text[start : end - 1]))}
    changed = [
        ox.Triple(t.subject, t.predicate, new[t.predicate.value])
        if t.subject == node and t.predicate.value in new
        else t
        for t in held
    ]
    found = check(text, changed).findings
    assert [(finding.kind, finding.message.split(" ", 1)[1]) for finding in found] == [
        ("span", "begins or ends inside a word")
    ]


def test_half_a_sentence_is_no_sentence_also_with_a_hash_of_its_own(
    file: ArticleFile, text: str, check: Check
) -> None:
    held = list(file.triples)
    last = max(
        (t for t in held if t.predicate.value == term("end") and "/sentence/" in t.subject.value),
        key=lambda t: int(t.object.value),
    )
    start = next(
        int(t.object.value) for t in held if t.subject == last.subject and t.predicate.value == term("start")
    )
    end = text.rindex(" between", start)
    new = {term("end"): ox.Literal(end), term("tokenHash"): ox.Literal(token_hash(text[start:end]))}
    changed = [
        ox.Triple(t.subject, t.predicate, new[t.predicate.value])
        if t.subject == last.subject and t.predicate.value in new
        else t
        for t in held
    ]
    found = check(text, changed).findings
    assert any(
        finding.kind == "sentence" and f"no sentence of the article is at {start}–{end}" == finding.message
        for finding in found
    )


@pytest.mark.parametrize("kind", ["span", "clause"])
def test_part_in_another_sentence_is_refused(kind: str, file: ArticleFile, text: str, check: Check) -> None:
    held = list(file.triples)
    links = [t for t in held if t.predicate.value == term("sentence")]
    sentences = sorted({t.object for t in links}, key=str)
    link = next(t for t in links if f"/{kind}/" in t.subject.value)
    other = next(sentence for sentence in sentences if sentence != link.object)
    changed = [ox.Triple(t.subject, t.predicate, other) if t == link else t for t in held]
    found = check(text, changed).findings
    assert [finding.kind for finding in found] == [kind]
    assert "is not in its sentence" in found[0].message


def test_all_offsets_shifted_are_all_refused(file: ArticleFile, text: str, check: Check) -> None:
    names = (term("start"), term("end"))
    shifted = [
        ox.Triple(t.subject, t.predicate, ox.Literal(int(t.object.value) + 37))
        if t.predicate.value in names
        else t
        for t in file.triples
    ]
    tally = check(text, shifted)
    performed = sum(tally.performed[kind] for kind in ("span", "sentence", "clause"))
    assert len({finding.where for finding in tally.findings}) == performed


@pytest.mark.parametrize(
    ("old", "new"),
    [("mid-2023.", "mid-2022."), ("no consensus", "a consensus"), ("Morvia gave", "Morvia sold")],
)
def test_one_changed_word_is_noticed_by_article_sentence_and_span(
    old: str, new: str, file: ArticleFile, text: str, check: Check
) -> None:
    assert text.count(old) == 1
    kinds = {finding.kind for finding in check(text.replace(old, new), file.triples).findings}
    assert kinds == {"article", "sentence", "span", "clause"}


def test_change_beside_the_spans_is_noticed_by_the_sentence(
    file: ArticleFile, text: str, check: Check
) -> None:
    changed = text.replace(
        "A pair of rounds in Sarno City reached no consensus.",
        "A pair of rounds in Sarno City reached no consensus yet.",
    )
    found = check(changed, file.triples).findings
    assert any(finding.kind == "sentence" for finding in found)


def test_nothing_is_said_of_words_whose_passages_are_not_those_cited(
    file: ArticleFile, text: str, check: Check
) -> None:
    tally = check(text.replace("Morvia gave", "Morvia sold"), file.triples)
    assert not any(tally.performed[kind] for kind in WORD_KINDS)
    assert tally.skipped["name"] > 0


def test_other_hash_profile_is_refused(file: ArticleFile, text: str, vocabulary: Vocabulary) -> None:
    held = replace(file.annotations, article=replace(file.annotations.article, profile=2))
    found = ArticleGate(text, vocabulary).check(held, file.triples).findings
    assert [str(finding) for finding in found] == [
        f"{thing('article', SLUG)}: hash profile 2 is not the profile 1 in use [article]"
    ]


@pytest.mark.parametrize("missing", ["start", "end", "tokenHash", "sentence"])
def test_span_that_lacks_something_is_named(
    missing: str, file: ArticleFile, text: str, vocabulary: Vocabulary
) -> None:
    node = next(
        t.subject for t in file.triples if t.predicate == TYPE and t.object == ox.NamedNode(term("Span"))
    )
    kept = [t for t in file.triples if not (t.subject == node and t.predicate.value == term(missing))]
    found = ArticleGate(text, vocabulary).check(file.annotations, kept).findings
    wanted = "has no sentence" if missing == "sentence" else "lacks a start, an end or a token hash"
    assert [(finding.kind, finding.message) for finding in found] == [("span", wanted)]

"""Recorded silences: the findings of the gate."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.claims.corpus import load_corpus
from parley.gate.check import check_corpus, corpus_gate
from parley.gate.report import Tally

BOATS = "quiet-boats-on-lake-orrin"
Check = Callable[..., Tally]


@pytest.fixture
def changed(corpus_root: Path, tmp_path: Path, texts: dict[str, str]) -> Check:
    """Check the silences of the corpus, or all of it, with one change of them, with texts or without."""

    def run(old: str, new: str, *, read: bool = True, alone: bool = True) -> Tally:
        copy = Path(shutil.copytree(corpus_root, tmp_path / "corpus"))
        path = copy / "triples" / "silences.ttl"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
        corpus, known = load_corpus(copy), texts if read else None
        return corpus_gate(corpus, copy).check_silences(known) if alone else check_corpus(corpus, known, copy)

    return run


REFUSED: dict[str, tuple[str, str, str, str]] = {
    "term that is found": (
        '"guarant*"',
        '"guarant*" , "truce"',
        "silence",
        (
            "silence:guarantors: is recorded as notStated; the search shows stated: "
            "article:quiet-boats-on-lake-orrin 436–441, the name of event:sarno-city-truce"
        ),
    ),
    "term that is only a name in the graph": (
        '"vouch*"',
        '"government of Varna Coast"',
        "silence",
        (
            "silence:guarantors: is recorded as notStated; the search shows stated: "
            "the name of organization:government-of-varna-coast"
        ),
    ),
    "kind that the search does not show": (
        "silence:guarantors a parley:Silence ;",
        "silence:guarantors a parley:Silence ; parley:statedBy claim:talks-at-grey-harbour-016 ;",
        "shape",
        "silence:guarantors: A silence is stated by a claim if it is of the kind statedAsUnknown",
    ),
    "unknown recorded as not stated": (
        """parley:statedAsUnknown ;
  parley:statedBy claim:talks-at-grey-harbour-017""",
        "parley:notStated",
        "silence",
        "silence:rival-delegations: is recorded as notStated; the search shows statedAsUnknown: ",
    ),
    "claim that does not leave it open": (
        "harbour-017",
        "harbour-016",
        "silence",
        "silence:rival-delegations: is stated as unknown by claim:talks-at-grey-harbour-017; record these",
    ),
    "claim that is described nowhere": (
        "harbour-017",
        "harbour-517",
        "structure",
        "silence:rival-delegations: claim:talks-at-grey-harbour-517 is described nowhere",
    ),
    "term that is none": (
        '"paid"',
        '"paid *"',
        "silence",
        "silence:price-of-weapons: the term 'paid *' has a '*' without a word before it",
    ),
    "search recorded as not checked": (
        """"cost*" ;
  parley:searchedArticle article:quiet-boats-on-lake-orrin , article:talks-at-grey-harbour ;
  parley:silenceKind parley:notStated""",
        """"cost*" ;
  parley:searchedArticle article:quiet-boats-on-lake-orrin , article:talks-at-grey-harbour ;
  parley:silenceKind parley:notChecked""",
        "silence",
        "silence:price-of-weapons: is recorded as notChecked; the search shows notStated",
    ),
}


@pytest.mark.parametrize(("old", "new", "kind", "message"), REFUSED.values(), ids=REFUSED)
def test_silence_is_refused(old: str, new: str, kind: str, message: str, changed: Check) -> None:
    found = [str(finding) for finding in changed(old, new).findings if finding.kind == kind]
    assert len(found) == 1
    assert found[0].startswith(message)


@pytest.mark.parametrize("read", [True, False], ids=["with texts", "without texts"])
def test_article_that_was_not_searched_is_refused(read: bool, changed: Check) -> None:
    old = 'guarant*" , "vouch*" ;\n  parley:searchedArticle article:quiet-boats-on-lake-orrin ,'
    tally = changed(old, 'guarant*" , "vouch*" ;\n  parley:searchedArticle', read=read)
    assert [(finding.kind, finding.where) for finding in tally.findings] == [
        ("structure", "silence:guarantors")
    ]
    assert "article:quiet-boats-on-lake-orrin was not searched" in tally.findings[0].message


def test_searches_are_done_again_and_counted(changed: Check) -> None:
    tally = changed("Who guarantees", "Who guarantees")
    assert (tally.performed["silence"], tally.skipped["silence"], tally.findings) == (3, 0, [])


def test_without_texts_searches_are_skipped(changed: Check) -> None:
    tally = changed('"vouch*"', '"truce"', read=False)
    assert (tally.performed["silence"], tally.skipped["silence"], tally.findings) == (0, 3, [])


def test_searches_are_skipped_where_a_text_is_missing(corpus_root: Path, texts: dict[str, str]) -> None:
    corpus = load_corpus(corpus_root)
    held = corpus.articles[1].annotations.article.text_hash
    tally = check_corpus(corpus, {held: texts[held]}, corpus_root)
    assert {finding.kind for finding in tally.findings} == {"article"}
    assert (tally.performed["silence"], tally.skipped["silence"]) == (0, 3)


def test_fact_among_the_silences_is_refused(changed: Check) -> None:
    line = "\n<https://w3id.org/parley/id/state/kelland> parley:supports"
    line += " <https://w3id.org/parley/id/state/morvia> .\n\nsilence:guarantors a"
    assert [str(finding) for finding in changed("\nsilence:guarantors a", line).findings] == [
        "state:kelland: is no silence; statements about it belong elsewhere [structure]"
    ]


def test_triple_of_an_article_among_the_silences_is_refused(changed: Check) -> None:
    line = "\narticle:quiet-boats-on-lake-orrin parley:hashProfile 1 .\n\nsilence:guarantors a"
    tally = changed("\nsilence:guarantors a", line, alone=False)
    assert any(
        finding.kind == "structure" and "is also in silences" in finding.message
        for finding in tally.findings
    )

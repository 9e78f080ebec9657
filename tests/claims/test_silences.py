"""Recorded silences, read from triples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parley.claims.corpus import Corpus, load_corpus
from parley.claims.silences import Silence
from parley.errors import InputError
from parley.names import term, thing

ARTICLES = (thing("article", "quiet-boats-on-lake-orrin"), thing("article", "talks-at-grey-harbour"))


@pytest.fixture
def copy(corpus_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus_root, tmp_path / "corpus"))


def test_silences_are_read_in_the_order_of_their_iris(corpus: Corpus) -> None:
    slugs = [silence.iri.rsplit("/", 1)[1] for silence in corpus.silences]
    assert slugs == ["guarantors", "price-of-weapons", "rival-delegations"]
    assert corpus.silences[2] == Silence(
        iri=thing("silence", "rival-delegations"),
        question="Which delegations were rivals?",
        terms=("rival delegations",),
        articles=ARTICLES,
        kind=term("statedAsUnknown"),
        stated_by=(thing("claim", "talks-at-grey-harbour-017"),),
    )


def test_corpus_needs_no_silences(copy: Path) -> None:
    (copy / "triples" / "silences.ttl").unlink()
    without = load_corpus(copy)
    assert (without.recorded, without.silences) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'rdfs:label "Who guarantees what is agreed?"@en ;',
            "",
            r"silences\.ttl: silence:guarantors: has no rdfs:label",
        ),
        (
            "silenceKind parley:statedAsUnknown",
            "silenceKind parley:statedAsUnknown , parley:notStated",
            r"silences\.ttl: silence:rival-delegations: has more than one parley:silenceKind",
        ),
        ("silence:guarantors a", "silence:guarantors", r"silences\.ttl:\d+: is not valid Turtle"),
        ("silence:guarantors a", "[] a", r"silences\.ttl: .*blank nodes are not allowed in the data"),
    ],
)
def test_broken_silence_is_named(copy: Path, old: str, new: str, message: str) -> None:
    path = copy / "triples" / "silences.ttl"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(InputError, match=message):
        load_corpus(copy)

"""A corpus as files hold it, and the texts of its articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parley.claims.corpus import Corpus, load_corpus, load_texts, text_of
from parley.errors import InputError


@pytest.fixture
def copy(corpus_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus_root, tmp_path / "corpus"))


def test_articles_come_in_the_order_of_their_names(corpus: Corpus) -> None:
    assert [file.slug for file in corpus.articles] == ["quiet-boats-on-lake-orrin", "talks-at-grey-harbour"]
    assert corpus.articles[0].graph == "https://w3id.org/parley/graph/article/quiet-boats-on-lake-orrin"


def test_every_text_has_its_hash(corpus: Corpus, texts: dict[str, str]) -> None:
    for file in corpus.articles:
        assert len(text_of(file.annotations.article, texts)) == file.annotations.article.characters


def test_changed_text_is_not_the_version_cited(corpus: Corpus) -> None:
    with pytest.raises(
        InputError, match=r"none of the 1 texts given is the version of 'Quiet Boats on Lake Orrin'"
    ):
        text_of(corpus.articles[0].annotations.article, {"0" * 64: "other words"})


def test_article_is_found_whatever_its_file_is_called(articles_root: Path, tmp_path: Path) -> None:
    for number, path in enumerate(articles_root.glob("*.txt")):
        (tmp_path / f"{number}.txt").write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_texts(tmp_path) == load_texts(articles_root)


def test_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no \.txt file"):
        load_texts(tmp_path)


def test_missing_folder_of_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        load_texts(tmp_path / "none")


def test_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"a\.txt: byte 0 is not UTF-8"):
        load_texts(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("triples/shared.ttl", b"state:x a", r"shared\.ttl:1: is not valid Turtle"),
        (
            "triples/articles/quiet-boats-on-lake-orrin.ttl",
            b"<a> .\n",
            r"quiet-boats-on-lake-orrin\.ttl:1: is not valid Turtle",
        ),
        (
            "triples/articles/quiet-boats-on-lake-orrin.ttl",
            b"",
            r"quiet-boats-on-lake-orrin\.ttl: holds 0 articles",
        ),
        ("triples/shared.ttl", None, r"shared\.ttl: cannot be read \(No such file"),
    ],
)
def test_broken_file_is_named(copy: Path, name: str, content: bytes | None, message: str) -> None:
    if content is None:
        (copy / name).unlink()
    else:
        (copy / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        load_corpus(copy)


def test_two_articles_in_one_file_are_refused(copy: Path) -> None:
    folder = copy / "triples" / "articles"
    one, two = (path.read_bytes() for path in sorted(folder.glob("*.ttl")))
    (folder / "quiet-boats-on-lake-orrin.ttl").write_bytes(one + two)
    with pytest.raises(InputError, match=r"holds 2 articles; one file describes one article"):
        load_corpus(copy)


def test_one_article_in_two_files_is_refused(copy: Path) -> None:
    folder = copy / "triples" / "articles"
    (folder / "again.ttl").write_bytes((folder / "quiet-boats-on-lake-orrin.ttl").read_bytes())
    with pytest.raises(
        InputError, match=r"quiet-boats-on-lake-orrin\.ttl: describes '.*', as again\.ttl does"
    ):
        load_corpus(copy)


def test_one_mention_of_two_articles_is_refused(copy: Path) -> None:
    """One slug begins with the other, so the name of a mention can fit both articles."""
    folder = copy / "triples" / "articles"
    text = (folder / "quiet-boats-on-lake-orrin.ttl").read_text("utf-8")
    text = text.replace("quiet-boats-on-lake-orrin", "quiet-boats").replace(
        "mention:quiet-boats-morvia", "mention:quiet-boats-on-lake-orrin-morvia"
    )
    (folder / "short.ttl").write_text(text, "utf-8")
    with pytest.raises(
        InputError,
        match=r"short\.ttl: mention:quiet-boats-on-lake-orrin-morvia is also a mention"
        r" of quiet-boats-on-lake-orrin; give it another name",
    ):
        load_corpus(copy)


def test_corpus_without_articles_is_refused(copy: Path) -> None:
    shutil.rmtree(copy / "triples" / "articles")
    with pytest.raises(InputError, match=r"articles"):
        load_corpus(copy)

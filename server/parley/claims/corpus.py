"""The corpus: the ontology, shared data, and the mentions and claims of the articles, as in the files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from parley.claims.claim import Article, ArticleAnnotations
from parley.claims.iris import slug
from parley.claims.reading import from_triples
from parley.claims.shared import load_shared
from parley.claims.silences import Silence, read_silences
from parley.claims.vocabulary import Vocabulary
from parley.errors import InputError
from parley.names import GRAPHS, compact
from parley.rdf import read_turtle, turtle_files
from parley.resources import folder
from parley.text.profile import canonical, text_hash


@dataclass(frozen=True)
class ArticleFile:
    """One article's file: its triples, and its claims."""

    path: Path
    triples: tuple[ox.Triple, ...]
    annotations: ArticleAnnotations

    @property
    def slug(self) -> str:
        """The last part of the article's IRI."""
        return slug(self.annotations.article.iri)

    @property
    def graph(self) -> str:
        """The IRI of the article's named graph."""
        return f"{GRAPHS}article/{self.slug}"


@dataclass(frozen=True)
class Corpus:
    """Everything for a release, except the articles' texts.

    Attributes:
        shared: The triples of the shared entities and of the notions.
        recorded: The triples of the silences; ``silences`` are their plain values.
        links: The triples of the links between entities.
    """

    ontology: tuple[ox.Triple, ...]
    shared: tuple[ox.Triple, ...]
    articles: tuple[ArticleFile, ...]
    vocabulary: Vocabulary
    recorded: tuple[ox.Triple, ...] = ()
    silences: tuple[Silence, ...] = ()
    links: tuple[ox.Triple, ...] = ()


def load_corpus(root: Path | None = None) -> Corpus:
    """Read a corpus.

    Raises:
        InputError: A file is missing or broken; the message names it.
    """
    shared = load_shared(root)
    triples = folder("triples", root)
    files = turtle_files(triples / "articles")
    articles = tuple(_article_file(path, shared.vocabulary) for path in files)
    _refuse_twice(articles)
    _refuse_shared_mentions(articles)
    recorded, silences = _silences(triples / "silences.ttl")
    linked = triples / "links.ttl"
    return Corpus(
        shared.ontology,
        shared.triples,
        articles,
        replace(shared.vocabulary, hemispheres=_hemispheres(articles)),
        recorded,
        silences,
        tuple(read_turtle(linked)) if linked.exists() else (),
    )


def _hemispheres(articles: Iterable[ArticleFile]) -> dict[str, str]:
    held = (file.annotations.article for file in articles)
    return {article.iri: article.hemisphere for article in held if article.hemisphere}


def _silences(path: Path) -> tuple[tuple[ox.Triple, ...], tuple[Silence, ...]]:
    """Return the recorded silences of a corpus; there may be none."""
    if not path.exists():
        return (), ()
    triples = tuple(read_turtle(path))
    try:
        return triples, read_silences(triples)
    except InputError as error:
        raise InputError(str(error), where=str(path)) from error


def _refuse_twice(articles: Iterable[ArticleFile]) -> None:
    """Refuse two files on one article, because they would be one graph, and one would hide the other."""
    seen: dict[str, Path] = {}
    for file in articles:
        other = seen.setdefault(file.graph, file.path)
        if other != file.path:
            raise InputError(f"describes '{file.slug}', as {other.name} does", where=str(file.path))


def _refuse_shared_mentions(articles: Iterable[ArticleFile]) -> None:
    """Refuse one IRI for mentions of two articles, because the slug of one may begin with the other's."""
    seen: dict[str, ArticleFile] = {}
    for file in articles:
        for mention in file.annotations.mentions:
            other = seen.setdefault(mention.iri, file)
            if other is not file:
                message = f"{compact(mention.iri)} is also a mention of {other.slug}; give it another name"
                raise InputError(message, where=str(file.path))


def _article_file(path: Path, words: Vocabulary) -> ArticleFile:
    triples = read_turtle(path)
    try:
        held = from_triples(triples, words)
    except InputError as error:
        raise InputError(str(error), where=str(path)) from error
    return ArticleFile(path, tuple(triples), held)


def article_of(corpus: Corpus, name: str) -> ArticleFile:
    """Return an article's file by its slug.

    Raises:
        InputError: There is no such article.
    """
    files = {file.slug: file for file in corpus.articles}
    if name not in files:
        raise InputError(f"there is no article {name!r}; there are {', '.join(sorted(files))}")
    return files[name]


def load_texts(folder_of_articles: Path) -> dict[str, str]:
    """Return the canonical text of every ``.txt`` file of a folder, by its hash.

    Raises:
        InputError: There is no such folder, or no article in it.
    """
    if not folder_of_articles.is_dir():
        raise InputError("there is no such folder", where=str(folder_of_articles))
    paths = sorted(folder_of_articles.glob("*.txt"))
    if not paths:
        raise InputError("holds no .txt file", where=str(folder_of_articles))
    texts = (canonical(path.read_bytes(), where=str(path)) for path in paths)
    return {text_hash(text): text for text in texts}


def text_of(article: Article, texts: dict[str, str]) -> str:
    """Return the text of an article.

    Raises:
        InputError: None of the texts is the version that the claims cite.
    """
    text = texts.get(article.text_hash)
    if text is None:
        message = (
            f"none of the {len(texts)} texts given is the version of '{article.title}' that its claims cite"
            f" (SHA-256 {article.text_hash[:12]}…): it is missing, or it was changed"
        )
        raise InputError(message)
    return text


def titles(articles: Iterable[ArticleFile]) -> list[str]:
    """Return the titles of articles."""
    return [file.annotations.article.title for file in articles]

"""Evidence: that the article is the one cited, and that every span and sentence is where it says.

Rules (hash profile 1): the article's hash and length are those of its canonical text; a span lies in
one sentence, cuts no word, and has the hash of its tokens; a sentence begins and ends where the
splitter says, so that nobody can cite half a sentence as a whole one.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.claims.claim import Article
from parley.gate.report import Finding
from parley.text.profile import PROFILE, text_hash
from parley.text.spans import Span
from parley.text.tokens import cuts_token, token_hash
from parley.text.words import Text


def article_findings(article: Article, text: Text) -> Iterator[Finding]:
    """Yield what differs between an article and its text."""
    if article.profile != PROFILE:
        yield Finding(
            "article", article.iri, f"hash profile {article.profile} is not the profile {PROFILE} in use"
        )
    if article.text_hash != text_hash(text.content):
        yield Finding("article", article.iri, "the text has another hash: it is not the version cited")
    if article.characters != len(text.content):
        message = f"has {article.characters} characters, the text has {len(text.content)}"
        yield Finding("article", article.iri, message)


def extent_findings(kind: str, node: str, span: Span, digest: str, text: Text) -> Iterator[Finding]:
    """Yield what is wrong with the place or the hash of a span or a sentence."""
    if not 0 <= span.start < span.end:
        yield Finding(kind, node, f"{span} is no range of characters")
    elif span.end > len(text.content):
        yield Finding(kind, node, f"ends at {span.end}, past the end of the article at {len(text.content)}")
    elif token_hash(span.of(text.content)) != digest:
        yield Finding(kind, node, f"the words at {span} have another hash: they are not the words cited")


def span_findings(node: str, span: Span, sentence: Span, text: Text) -> Iterator[Finding]:
    """Yield what is wrong with how a span lies in its sentence."""
    if span not in sentence:
        yield Finding("span", node, f"{span} does not lie in its sentence {sentence}")
    elif cuts_token(text.content, span):
        yield Finding("span", node, f"{span} begins or ends inside a word")


def sentence_findings(node: str, sentence: Span, text: Text) -> Iterator[Finding]:
    """Yield a finding if no sentence of the article begins and ends so."""
    if sentence not in text.sentences:
        yield Finding("sentence", node, f"no sentence of the article is at {sentence}")

"""Passages: the article must be the cited one, and every span and sentence must be in its place.

Rules (hash profile 1): the article's hash and length are those of its canonical text. A span lies in one
sentence, cuts no word, and has the hash of its tokens. A sentence begins and ends where the splitter says,
so that nobody can cite half a sentence as a whole one. Recorded clauses follow the rules of their profile;
those of an older profile must divide the sentences, and are not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.claims.claim import Article, ArticleAnnotations
from parley.claims.coverage import Covered
from parley.claims.iris import clause_iri
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact
from parley.text.clauses.splitter import PROFILE as CLAUSE_PROFILE
from parley.text.clauses.splitter import clauses_of, innermost
from parley.text.profile import PROFILE, text_hash
from parley.text.spans import Span
from parley.text.tokens import cuts_token, token_hash
from parley.text.words import Text


def article_findings(article: Article, text: Text) -> Iterator[Finding]:
    """Yield the differences between an article and its text."""
    if article.profile != PROFILE:
        yield Finding(
            CheckKind.ARTICLE,
            article.iri,
            f"hash profile {article.profile} is not the profile {PROFILE} in use",
        )
    if article.text_hash != text_hash(text.content):
        yield Finding(
            CheckKind.ARTICLE, article.iri, "the text has another hash: it is not the version cited"
        )
    if article.characters != len(text.content):
        message = f"has {article.characters} characters, the text has {len(text.content)}"
        yield Finding(CheckKind.ARTICLE, article.iri, message)


def extent_findings(kind: CheckKind, node: str, span: Span, digest: str, text: Text) -> Iterator[Finding]:
    """Yield the problems with the place or the hash of a span or a sentence."""
    if not 0 <= span.start < span.end:
        yield Finding(kind, node, f"{span} is no range of characters")
    elif span.end > len(text.content):
        yield Finding(kind, node, f"ends at {span.end}, past the end of the article at {len(text.content)}")
    elif token_hash(span.of(text.content)) != digest:
        yield Finding(kind, node, f"the words at {span} have another hash: they are not the words cited")


def span_findings(kind: CheckKind, node: str, span: Span, sentence: Span, text: Text) -> Iterator[Finding]:
    """Yield the problems of a span or a clause within its sentence."""
    if span not in sentence:
        yield Finding(kind, node, f"{span} is not in its sentence {sentence}")
    elif cuts_token(text.content, span):
        yield Finding(kind, node, f"{span} begins or ends inside a word")


def sentence_findings(node: str, sentence: Span, text: Text) -> Iterator[Finding]:
    """Yield a finding if no sentence of the article has this place."""
    if sentence not in text.sentences:
        yield Finding(CheckKind.SENTENCE, node, f"no sentence of the article is at {sentence}")


def clause_findings(annotations: ArticleAnnotations, text: Text) -> Iterator[Finding]:
    """Yield the recorded clauses that are not those of the text, or do not divide it."""
    article = annotations.article
    if article.clause_profile > CLAUSE_PROFILE:
        message = f"clause profile {article.clause_profile} is newer than {CLAUSE_PROFILE}, which is in use"
        yield Finding(CheckKind.CLAUSE, compact(article.iri), message)
    elif article.clause_profile == CLAUSE_PROFILE:
        found = set(clauses_of(text.content))
        for clause in sorted(found ^ set(annotations.clauses)):
            problem = "is not recorded; write the article again" if clause in found else "is not in the text"
            node = compact(clause_iri(article.iri, clause))
            yield Finding(CheckKind.CLAUSE, node, f"the clause at {clause} {problem}")
    else:
        yield from _unparted(annotations, text)


def _unparted(annotations: ArticleAnnotations, text: Text) -> Iterator[Finding]:
    """Yield words in no clause, clauses that cross, and those without a word of their own."""
    clauses = annotations.clauses
    own: set[int] = set()
    for token in text.tokens:
        place = innermost(clauses, token.span.start)
        if place is None:
            yield Finding(
                CheckKind.CLAUSE,
                compact(annotations.article.iri),
                f"the word at {token.span} is in no clause",
            )
        else:
            own.add(place)
    for place, clause in enumerate(clauses):
        node = compact(clause_iri(annotations.article.iri, clause))
        crossing = [other for other in clauses if clause.start < other.start < clause.end < other.end]
        if crossing:
            yield Finding(CheckKind.CLAUSE, node, f"{clause} crosses the clause at {crossing[0]}")
        elif place not in own:
            yield Finding(CheckKind.CLAUSE, node, f"no word is in the clause at {clause} alone")


def coverage_findings(annotations: ArticleAnnotations, covered: Iterable[Covered]) -> Iterator[Finding]:
    """Yield a finding for each clause with neither claim nor reason, or with both."""
    for place in covered:
        if place.problem:
            node = compact(clause_iri(annotations.article.iri, place.clause))
            message = f"the clause at {place.clause} of sentence {place.sentence} {place.problem}"
            yield Finding(CheckKind.COVERAGE, node, message)

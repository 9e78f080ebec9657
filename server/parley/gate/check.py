"""The whole check of a corpus: every article against its text, the data against the shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from parley.claims.corpus import ArticleFile, Corpus, text_of, titles
from parley.claims.coverage import coverage
from parley.claims.nodes import Nodes
from parley.claims.search import Searcher
from parley.coding.register import Register, load_register
from parley.errors import InputError
from parley.gate.article import EXTENTS, ArticleGate, word_checks
from parley.gate.codings import coding_findings
from parley.gate.kinds import PASSAGE_KINDS, TEXT_KINDS, CheckKind
from parley.gate.leak import Leaks, file_findings
from parley.gate.links import link_findings, spoken_of
from parley.gate.literals import literal_findings
from parley.gate.passages import coverage_findings
from parley.gate.report import Finding, Tally
from parley.gate.shapes import (
    article_data,
    context,
    ontology_data,
    read_shapes,
    shape_findings,
    shared_data,
)
from parley.gate.silence import scope_findings, silence_findings
from parley.gate.structure import (
    grounding_findings,
    mention_findings,
    self_confirmed_findings,
    stray_findings,
    structure_findings,
)
from parley.names import compact, term
from parley.rdf import TYPE
from parley.resources import folder, is_own
from parley.shacl import Validate, prepare

_MAY_BE_NONE = ("metadata", "number", "time", "silence")
"""Kinds of checks of texts that may find nothing to check in a corpus."""


_OF_WHAT_MAY_GO = (term("codes"), term("disputes"))
"""The properties of codings and disputes whose values may no longer exist."""


class Gate:
    """The checks of a corpus; the shapes are read once."""

    def __init__(self, corpus: Corpus, validate: Validate) -> None:
        """Create it from the corpus, and the function that validates data graphs against its shapes."""
        self._corpus = corpus
        self._validate = validate
        self._context = context(corpus.shared, corpus.ontology)
        self._described = _described([*corpus.shared, *corpus.ontology])

    def check_ontology(self) -> Tally:
        """Check the ontology."""
        tally = Tally()
        tally.add(CheckKind.SHAPE, shape_findings(ontology_data(self._corpus.ontology), self._validate))
        return tally

    def check_shared(self) -> Tally:
        """Check the shared entities."""
        tally = Tally()
        tally.add(
            CheckKind.SHAPE, shape_findings(shared_data(self._corpus.shared, self._context), self._validate)
        )
        self._check_triples(self._corpus.shared, tally)
        return tally

    def check_silences(self, texts: Mapping[str, str] | None) -> Tally:
        """Check the recorded silences: repeat each search, if texts are given."""
        recorded, silences = self._corpus.recorded, self._corpus.silences
        tally = Tally()
        articles = [file.annotations.article.iri for file in self._corpus.articles]
        described = frozenset(articles).union(
            claim.iri for file in self._corpus.articles for claim in file.annotations.claims
        )
        tally.add(CheckKind.SHAPE, shape_findings(shared_data(recorded, self._context), self._validate))
        self._check_triples(recorded, tally, described)
        tally.add(CheckKind.STRUCTURE, stray_findings(recorded, {one.iri for one in silences}, "silence"))
        for silence in silences:
            tally.add(CheckKind.STRUCTURE, scope_findings(silence, articles))
        hashes = {file.annotations.article.text_hash for file in self._corpus.articles}
        if texts is None or not hashes <= texts.keys():
            # Without the text, the search cannot be checked. The missing text has its own finding.
            tally.skipped[CheckKind.SILENCE] += len(silences)
            return tally
        searcher = Searcher(self._corpus, texts)
        for silence in silences:
            tally.add(CheckKind.SILENCE, silence_findings(silence, searcher))
        return tally

    def check_links(self) -> Tally:
        """Check the links between entities, with all articles."""
        links, tally = self._corpus.links, Tally()
        spoken = spoken_of(file.annotations for file in self._corpus.articles)
        tally.add(CheckKind.SHAPE, shape_findings(article_data(links, self._context), self._validate))
        self._check_triples(links, tally, frozenset(spoken))
        tally.add(CheckKind.STRUCTURE, link_findings(links, spoken))
        return tally

    def check_codings(self, register: Register) -> Tally:
        """Check the coders, the sheets with their codings, and the disputes."""
        recorded, tally = register.triples, Tally()
        tally.add(CheckKind.SHAPE, shape_findings(article_data(recorded, self._context), self._validate))
        described = frozenset(file.annotations.article.iri for file in self._corpus.articles)
        # A coded claim may no longer exist: its coding stays in the record.
        lasting = [triple for triple in recorded if triple.predicate.value not in _OF_WHAT_MAY_GO]
        self._check_triples(lasting, tally, described)
        performed = len(register.coders) + len(register.sheets) + len(register.codings)
        tally.add(CheckKind.CODING, coding_findings(self._corpus, register), performed=performed)
        return tally

    def check_article(self, file: ArticleFile, text: str | None) -> Tally:
        """Check one article's claims, against its text if it is given."""
        tally = self.check_data(file.triples)
        if text is None:
            tally.skipped.update(word_checks(file.annotations, self._corpus.vocabulary))
            nodes = Nodes(file.triples)
            counts = {kind: len(nodes.of_type(term(kind.capitalize()))) for kind in EXTENTS}
            tally.skipped.update(
                {CheckKind.ARTICLE: 1, CheckKind.COVERAGE: counts[CheckKind.CLAUSE], **counts}
            )
            return tally
        article = file.annotations.article
        gate = ArticleGate(text, self._corpus.vocabulary, article.published, article.hemisphere)
        tally.merge(gate.check(file.annotations, file.triples))
        covered = coverage(file.annotations, gate.text)
        if any(map(tally.failed, PASSAGE_KINDS)):
            tally.skipped[CheckKind.COVERAGE] += len(covered)
        else:
            findings = coverage_findings(file.annotations, covered)
            tally.add(CheckKind.COVERAGE, findings, performed=len(covered))
        return tally

    def check_data(self, triples: Iterable[ox.Triple]) -> Tally:
        """Check an article's triples without the text."""
        held = list(triples)
        tally = Tally()
        tally.add(CheckKind.SHAPE, shape_findings(article_data(held, self._context), self._validate))
        tally.add(CheckKind.STRUCTURE, grounding_findings(held, self._corpus.vocabulary))
        tally.add(CheckKind.STRUCTURE, self_confirmed_findings(held))
        tally.add(CheckKind.STRUCTURE, mention_findings(held, self._corpus.vocabulary))
        # Whether its coders are known is part of the check of codings, which has all coders.
        entered = (triple.object for triple in held if triple.predicate.value == term("enteredBy"))
        coders = frozenset(one.value for one in entered if isinstance(one, ox.NamedNode))
        self._check_triples(held, tally, coders)
        return tally

    def _check_triples(
        self, triples: Iterable[ox.Triple], tally: Tally, elsewhere: frozenset[str] = frozenset()
    ) -> None:
        held = list(triples)
        described = self._described | _described(held) | elsewhere
        tally.add(CheckKind.STRUCTURE, structure_findings(held, described, self._corpus.vocabulary))
        tally.add(CheckKind.LITERAL, literal_findings(held), performed=len(held))


def corpus_gate(corpus: Corpus, root: Path | None = None) -> Gate:
    """Return the gate of a corpus, with the shapes from its folder.

    Raises:
        InputError: The shapes are missing or broken.
    """
    return Gate(corpus, prepare(read_shapes(root)))


def check_corpus(
    corpus: Corpus,
    texts: Mapping[str, str] | None,
    root: Path | None = None,
    tick: Callable[[Iterable[ArticleFile]], Iterable[ArticleFile]] = lambda files: files,
) -> Tally:
    """Check a corpus, against the articles' texts if they are given.

    Parley's own ontology and shapes are checked with its own corpus, and not again with another.

    Args:
        texts: The canonical texts by hash; None if there are none, so that only data are checked.
        tick: Wraps the articles, to show progress.
    """
    gate = corpus_gate(corpus, root)
    tally = gate.check_shared()
    if is_own("ontology", root) or is_own("shapes", root):
        tally.merge(gate.check_ontology())
    tally.merge(_check_disjoint(corpus))
    if corpus.recorded:
        tally.merge(gate.check_silences(texts))
    if corpus.links:
        tally.merge(gate.check_links())
    tally.merge(gate.check_codings(load_register(root)))
    for file in tick(corpus.articles):
        try:
            text = None if texts is None else text_of(file.annotations.article, dict(texts))
        except InputError as error:
            tally.add(
                CheckKind.ARTICLE,
                [Finding(CheckKind.ARTICLE, compact(file.annotations.article.iri), str(error))],
            )
            continue
        tally.merge(gate.check_article(file, text))
    if texts is None:
        tally.skipped[CheckKind.LEAK] += 1
    else:
        paths = _published(root)
        leaks = Leaks(texts.values(), titles(corpus.articles))
        tally.add(CheckKind.LEAK, file_findings(leaks, paths), performed=len(paths))
        _refuse_nothing(tally)
    return tally


def _check_disjoint(corpus: Corpus) -> Tally:
    """Refuse a triple in two graphs, because unions of graphs would count it twice."""
    tally = Tally()
    seen: dict[ox.Triple, str] = {}
    graphs = [("shared", corpus.shared), ("silences", corpus.recorded), ("links", corpus.links)]
    graphs += [(file.slug, file.triples) for file in corpus.articles]
    for name, triples in graphs:
        for triple in triples:
            other = seen.setdefault(triple, name)
            if other != name:
                message = f"is also in {other}: {triple}"
                tally.findings.append(Finding(CheckKind.STRUCTURE, name, message))
        tally.performed[CheckKind.STRUCTURE] += 1
    return tally


def _refuse_nothing(tally: Tally) -> None:
    """Refuse a kind of check that had texts and checked nothing: it would pass whatever they say."""
    for kind in TEXT_KINDS:
        done = tally.performed[kind] or tally.skipped[kind]
        if not done and kind not in _MAY_BE_NONE and not tally.failed(CheckKind.ARTICLE):
            tally.findings.append(Finding(kind, "corpus", "not one check of this kind was performed"))


def _published(root: Path | None) -> list[Path]:
    """Return the files for a release and a wheel."""
    folders = (folder(name, root) for name in ("ontology", "triples", "shapes"))
    return sorted(path for place in folders for path in place.rglob("*") if path.is_file())


def _described(triples: Iterable[ox.Triple]) -> frozenset[str]:
    return frozenset(
        triple.subject.value
        for triple in triples
        if triple.predicate == TYPE and isinstance(triple.subject, ox.NamedNode)
    )

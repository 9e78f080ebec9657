"""The check of one article's claims against its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from parley.claims.claim import ArticleClaims, Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.cues import Cues, find_cues
from parley.gate.frames import Match
from parley.gate.grounding import Grounding
from parley.gate.order import Order
from parley.gate.passages import article_findings, extent_findings, sentence_findings, span_findings
from parley.gate.report import Finding, Tally
from parley.gate.words import Names, Text
from parley.names import compact, term
from parley.rdf import TYPE
from parley.text.spans import Span

WAIVABLE = ("role", "time", "frame", "cue")
"""Kinds of checks that a claim may waive, with a reason; what is cited can never be waived."""


@dataclass(frozen=True, slots=True)
class Company:
    """The claims of an article, and the frame that each follows, by IRI."""

    claims: tuple[Claim, ...]
    matches: Mapping[str, Match | None]


class ArticleGate:
    """The gate of one article's text: what is found once in the text serves every check of claims."""

    def __init__(self, content: str, vocabulary: Vocabulary) -> None:
        """Take the canonical text of the article, and what the words in it may stand for."""
        self.text = Text(content)
        self.names = Names(self.text, vocabulary)
        self._vocabulary = vocabulary
        self._order = Order(self.text, vocabulary, self.names)
        self._cues = tuple(find_cues(self.text, vocabulary))

    def check(self, held: ArticleClaims, triples: Iterable[ox.Triple]) -> Tally:
        """Check an article's triples, and the claims they state, against the text."""
        tally = Tally()
        tally.add("article", article_findings(held.article, self.text))
        _check_passages(triples, self.text, tally)
        if tally.passed:
            self._check_claims(held.claims, self.company(held.claims), tally)
        else:
            # Where passages are not what the hashes say, nothing can be said of the words in them.
            tally.skipped.update(skipped_checks(held.claims))
        return tally

    def company(self, claims: Sequence[Claim]) -> Company:
        """Return claims, each with the frame that it follows in the company of the others."""
        return Company(tuple(claims), {claim.iri: self._order.match(claim, claims) for claim in claims})

    def check_claim(self, claim: Claim, company: Company) -> Tally:
        """Check what one claim says against the words of its passage, in the company of others.

        It stands in for the claim of the same IRI, if the company has one.
        """
        others = [other for other in company.claims if other.iri != claim.iri]
        claims = [*others, claim]
        match = self._order.match(claim, claims)
        tally = Tally()
        self._check_claims([claim], Company(tuple(claims), {**company.matches, claim.iri: match}), tally)
        return tally

    def _check_claims(self, judged: Sequence[Claim], company: Company, tally: Tally) -> None:
        by_iri = {claim.iri: claim for claim in company.claims}
        grounding = Grounding(self.text, self._vocabulary, self.names, by_iri)
        cues = Cues(self.text, self._vocabulary, self._cues, company.claims, company.matches)
        for claim in judged:
            found = [finding for role in claim.roles for finding in grounding.findings(claim, role)]
            found.extend(self._order.findings(claim, company.matches[claim.iri]))
            found.extend(cues.findings(claim))
            tally.performed.update(_claim_checks(claim))
            _judge(claim, found, tally)


def skipped_checks(claims: Iterable[Claim]) -> Counter[str]:
    """Return how many checks of the words of claims there are to be skipped, by kind."""
    return sum((_claim_checks(claim) for claim in claims), Counter())


def _claim_checks(claim: Claim) -> Counter[str]:
    times = sum(role.name == term("time") for role in claim.roles)
    return Counter(role=len(claim.roles) - times, time=times, frame=1, cue=1)


def _judge(claim: Claim, found: list[Finding], tally: Tally) -> None:
    """Keep the findings that the claim does not waive, and refuse waivers that waive nothing."""
    waived = {waiver.rule for waiver in claim.waivers}
    for rule in sorted(waived):
        if rule not in WAIVABLE:
            message = f"no claim can waive the rule {rule!r}; waivable are {', '.join(WAIVABLE)}"
            tally.findings.append(Finding("structure", compact(claim.iri), message))
        elif not any(finding.kind == rule for finding in found):
            message = f"waives the rule {rule!r}, which it does not break; take the waiver away"
            tally.findings.append(Finding(rule, compact(claim.iri), message))
        else:
            tally.waived[rule] += 1
    tally.findings.extend(finding for finding in found if finding.kind not in waived)


def _check_passages(triples: Iterable[ox.Triple], text: Text, tally: Tally) -> None:
    nodes = _Extents(triples)
    for node in nodes.of_type(term("Sentence")):
        tally.add("sentence", _both(node, nodes, text, "sentence"))
    for node in nodes.of_type(term("Span")):
        tally.add("span", _both(node, nodes, text, "span"))


def _both(node: str, nodes: _Extents, text: Text, kind: str) -> Iterator[Finding]:
    """Yield what is wrong with a span or sentence: first its own place, then where it lies."""
    extent = nodes.extent(node)
    if extent is None:
        yield Finding(kind, compact(node), "lacks a start, an end or a token hash")
        return
    own = list(extent_findings(kind, compact(node), *extent, text))
    yield from own
    if own:
        return
    if kind == "sentence":
        yield from sentence_findings(compact(node), extent[0], text)
        return
    sentence = nodes.extent(nodes.value(node, term("sentence")) or "")
    if sentence is None:
        yield Finding(kind, compact(node), "has no sentence")
    else:
        yield from span_findings(compact(node), extent[0], sentence[0], text)


class _Extents:
    """The spans and sentences that triples describe."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._values = {
            (triple.subject.value, triple.predicate.value): triple.object.value
            for triple in triples
            if isinstance(triple.subject, ox.NamedNode)
            and isinstance(triple.object, ox.NamedNode | ox.Literal)
        }

    def of_type(self, kind: str) -> list[str]:
        return sorted(
            subject
            for (subject, predicate), value in self._values.items()
            if predicate == TYPE.value and value == kind
        )

    def value(self, node: str, predicate: str) -> str | None:
        return self._values.get((node, predicate))

    def extent(self, node: str) -> tuple[Span, str] | None:
        start, end, digest = (self.value(node, term(name)) for name in ("start", "end", "tokenHash"))
        if start is None or end is None or digest is None or not (start + end).isdecimal():
            return None
        return Span(int(start), int(end)), digest

"""An invented article: sentences, spans, mentions and claims in Parley's data model; there is no text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks.drafts import Draft, edtf, make_draft
from benchmarks.terms import (
    FALSE,
    LABEL,
    TITLE,
    TRUE,
    TYPE,
    Statement,
    date,
    digest,
    english,
    integer,
    string,
    term,
    thing,
)
from benchmarks.world import Process, World
from parley.claims.metadata import PROPERTIES
from parley.names import IDS

_SENTENCES = (8, 15)
_FIRST_YEAR, _YEARS = 1990, 35
_INDIRECT = 0.25
"""How often a party that was named before is named by a pronoun."""


@dataclass(slots=True)
class Article:
    """An article while it is written.

    Attributes:
        stated: The statements of its graph.
        derived: The statements that follow from it, with a label for each claim.
    """

    slug: str
    title: str
    stated: list[Statement] = field(default_factory=list)
    derived: list[Statement] = field(default_factory=list)
    _end: int = 0
    _claims: int = 0
    _names: dict[str, str] = field(default_factory=dict)
    """The span that first names each value."""
    _chains: dict[str, list[str]] = field(default_factory=dict)
    """The spans that mean each entity, in order."""

    @property
    def iri(self) -> str:
        """The article."""
        return thing("article", self.slug)

    def add_sentence(self, random: Random, drafts: list[Draft]) -> None:
        """Add a sentence with some claims."""
        start, position = self._end, self._end
        held: list[tuple[Draft, list[_Span], bool]] = []
        for draft in drafts:
            spans, indirect, position = self._spans(random, draft, position)
            held.append((draft, spans, indirect))
        end = self._end = position + 1
        sentence = thing("sentence", f"{self.slug}-{start}-{end}")
        self.stated += [
            (sentence, TYPE, term("Sentence")),
            (sentence, term("article"), self.iri),
            *_place(sentence, start, end),
        ]
        for draft, spans, indirect in held:
            evidence = _Span(spans[0].start, spans[-1].end)
            named = [*spans, evidence] if len(spans) > 1 else spans
            for span in named:
                self._add_span(span, sentence)
            clause = self._add_clause(evidence, sentence)
            self._add_claim(
                draft, spans, evidence, clause, directness="viaAntecedent" if indirect else "explicit"
            )

    def add_mentions(self) -> None:
        """Add the mentions of the article, when all claims are there."""
        for entity, spans in self._chains.items():
            kind, slug = entity.strip("<>").split("/")[-2:]
            mention = thing("mention", f"{self.slug}-{kind}-{slug}")
            self.stated += [
                (mention, TYPE, term("Mention")),
                (mention, term("article"), self.iri),
                (mention, term("refersTo"), entity),
                *((mention, term("words"), span) for span in spans),
            ]

    def add_description(self) -> None:
        """Add the statements about the article itself, when its length is known."""
        self.stated += [
            (self.iri, TYPE, term("Article")),
            (self.iri, TITLE, english(self.title)),
            (self.iri, f"<{PROPERTIES['language']}>", string("en")),
            (self.iri, term("textHash"), digest(self.slug)),
            (self.iri, term("hashProfile"), integer(1)),
            (self.iri, term("clauseProfile"), integer(1)),
            (self.iri, term("characters"), integer(self._end)),
        ]
        for name in ("title", "language"):
            node = thing("article", f"{self.slug}#{name}")
            self.stated += [
                (node, TYPE, term("Detail")),
                (node, term("article"), self.iri),
                (node, term("property"), f"<{PROPERTIES[name]}>"),
                (node, term("readIn"), term("inText")),
            ]

    def _spans(self, random: Random, draft: Draft, position: int) -> tuple[list[_Span], bool, int]:
        """Return a span for each thing in a claim, whether one is a pronoun, and where they end."""
        spans: list[_Span] = []
        pronoun = False
        seen: set[str] = set()
        for _, value, words in draft.roles:
            if value in seen:
                continue
            seen.add(value)
            start = position + random.randrange(3, 9)
            known = self._names.get(value)
            point_back = known is not None and not spans and random.random() < _INDIRECT
            position = start + (4 if point_back else len(words))
            spans.append(_Span(start, position, value, known if point_back else None))
            pronoun = pronoun or point_back
        for span in spans:
            if span.antecedent is None and span.value is not None:
                self._names.setdefault(span.value, self._span_iri(span))
        return spans, pronoun, position

    def _span_iri(self, span: _Span) -> str:
        return thing("span", f"{self.slug}-{span.start}-{span.end}")

    def _add_span(self, span: _Span, sentence: str) -> None:
        iri = self._span_iri(span)
        self.stated += [
            (iri, TYPE, term("Span")),
            (iri, term("sentence"), sentence),
            *_place(iri, span.start, span.end),
        ]
        if span.value is not None:
            denotes = "denotesNumber" if span.value.startswith('"') else "denotes"
            self.stated.append((iri, term(denotes), span.value))
            if span.value.startswith(f"<{IDS}"):
                self._chains.setdefault(span.value, []).append(iri)
        if span.antecedent is not None:
            self.stated.append((iri, term("antecedent"), span.antecedent))

    def _add_clause(self, evidence: _Span, sentence: str) -> str:
        """Add a clause of a sentence, one for each claim, and return its IRI."""
        clause = thing("clause", f"{self.slug}-{evidence.start}-{evidence.end}")
        self.stated += [
            (clause, TYPE, term("Clause")),
            (clause, term("sentence"), sentence),
            *_place(clause, evidence.start, evidence.end),
        ]
        return clause

    def _add_claim(
        self, draft: Draft, spans: list[_Span], evidence: _Span, clause: str, *, directness: str
    ) -> None:
        self._claims += 1
        slug = f"{self.slug}-{self._claims:03}"
        claim = thing("claim", slug)
        self.stated += [
            (claim, TYPE, term(draft.kind)),
            (claim, term("article"), self.iri),
            (claim, term("evidence"), self._span_iri(evidence)),
            *((claim, term("grounding"), self._span_iri(span)) for span in spans),
            (claim, term("polarity"), term(draft.polarity)),
            (claim, term("modality"), term(draft.modality)),
            (claim, term("hedged"), TRUE if draft.hedge else FALSE),
            (claim, term("directness"), term(directness)),
            *((claim, term(role), value) for role, value, _ in draft.roles),
            *_further(claim, draft, self._span_iri(evidence)),
            *_time(claim, slug, draft),
        ]
        self.derived.append((claim, LABEL, english(_sentence(draft))))
        self.derived.append((claim, term("inClause"), clause))
        if draft.plain:
            self.derived += draft.shortcuts


@dataclass(frozen=True, slots=True)
class _Span:
    """Words of an article without text, and the values that they state."""

    start: int
    end: int
    value: str | None = None
    antecedent: str | None = None


def make_article(seed: int, world: World, process: Process, number: int) -> Article:
    """Return an article about a process; it depends on nothing but the seed, the process and its number."""
    random = Random(f"{seed}/{process.slug}/{number}")  # noqa: S311 - data, no secret
    land = process.conflict.label.removesuffix(" conflict")
    article = Article(f"talks-on-{process.slug}-{number}", f"Talks on {land}, part {number}")
    year = _FIRST_YEAR + random.randrange(_YEARS)
    for _ in range(random.randrange(*_SENTENCES)):
        claims = random.choices((1, 2, 3), (50, 35, 15))[0]
        article.add_sentence(random, [make_draft(random, world, process, year) for _ in range(claims)])
    article.add_mentions()
    article.add_description()
    return article


def _place(node: str, start: int, end: int) -> tuple[Statement, ...]:
    return (
        (node, term("start"), integer(start)),
        (node, term("end"), integer(end)),
        (node, term("tokenHash"), digest(node)),
    )


def _further(claim: str, draft: Draft, passage: str) -> Iterator[Statement]:
    """Yield statements that only some claims have."""
    if draft.hedge is not None:
        yield claim, term("hedge"), term(draft.hedge)
    if draft.reading is not None:
        yield claim, term("reading"), term(draft.reading)
        yield claim, term("listing"), term(draft.listing)
    if draft.holder is not None:
        yield claim, term("heldBy"), draft.holder.iri
        yield claim, term("attributedContent"), passage


def _time(claim: str, slug: str, draft: Draft) -> Iterator[Statement]:
    if draft.dated is None:
        return
    time = thing("claim", f"{slug}#time-1")
    yield claim, term("time"), time
    yield time, TYPE, term("Time")
    yield time, term("earliestStart"), date(f"{draft.dated}-01-01")
    yield time, term("latestEnd"), date(f"{draft.dated}-12-31")
    yield time, term("edtf"), edtf(draft.dated)


def _sentence(draft: Draft) -> str:
    words = "; ".join(f"{role}: {words}" for role, _, words in draft.roles)
    return f"{draft.kind}, {words}"

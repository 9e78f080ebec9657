"""From quotes to places: makes claims from candidates and the text of the article.

A quote that occurs several times is refused, with the places, unless the candidate gives the occurrence.
The words of a role are searched inside the quote of their claim. Those of a holder may be anywhere in its
paragraph, and those of an elided role are before the quote. A claim in a role is stated by its own
passage. All faults of a file are reported at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from parley.candidates.candidate import Candidate, CandidateRole, Candidates
from parley.candidates.details import resolve_article
from parley.candidates.lookup import WordLookup
from parley.candidates.mentions import resolve_mentions
from parley.candidates.mentions import where as of_mention
from parley.candidates.picking import Picking
from parley.candidates.places import QuotePlaces
from parley.candidates.reading import ATTRIBUTION_CUE
from parley.candidates.timing import Timing
from parley.candidates.withdrawals import resolve_withdrawals
from parley.claims.attribution import Attributions
from parley.claims.claim import (
    ArticleAnnotations,
    Claim,
    Mention,
    Role,
    Unclaimed,
    Value,
    Wording,
)
from parley.claims.faults import Faults
from parley.claims.iris import claim_iri
from parley.claims.name_resolution import NameResolver
from parley.claims.stating import Denotations, antecedents_of_times, elided_roles, stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.errors import InputError
from parley.names import term, thing
from parley.text.clauses.splitter import clauses_of, in_order, touched
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.words import Text

_FIELDS = {
    "polarity": "polarities",
    "modality": "modalities",
    "directness": "directnesses",
    "listing": "listings",
    "reading": "readings",
}
"""The scheme of each field of a claim that takes a concept."""
_REASON = "reason for a clause without a claim"


def resolve(candidates: Candidates, text: str, vocabulary: Vocabulary) -> ArticleAnnotations:
    """Return the mentions and claims of candidates, on the canonical text of an article.

    Raises:
        FaultsError: Quotes do not occur or occur several times, names are unknown, mentions are ambiguous
            or used by no claim; a line for each.
    """
    faults = Faults()
    places, naming = QuotePlaces(text), NameResolver(vocabulary)
    article = resolve_article(candidates, places, naming, faults)
    mentions = resolve_mentions(candidates, places, naming, faults)
    picking = Picking(mentions, places)
    resolver = _Resolver(WordLookup(candidates, article, places, naming, picking, faults))
    claims = [claim for candidate in candidates.claims if (claim := resolver.claim(candidate))]
    cues = {claim_iri(candidates.article, one.number): resolver.cue(one) for one in candidates.claims}
    parts = clauses_of(text)
    unclaimed = _unclaimed(candidates, parts, places, naming, faults)
    numbers = [candidate.number for candidate in candidates.claims]
    withdrawn = resolve_withdrawals(candidates.article, candidates.withdrawn, numbers, faults)
    for name in picking.unused():
        faults.add("is used by no claim; remove it, or use it in a claim", where=of_mention(name))
    faults.refuse()
    held = sorted((one for one in mentions.values() if one), key=lambda mention: mention.iri)
    attributions = Attributions(Text(text), vocabulary)
    settled = (
        replace(claim, attribution=attributions.of(claim, cues[claim.iri]))
        for claim in _settled(claims, held)
    )
    return ArticleAnnotations(
        article, tuple(settled), tuple(held), parts, unclaimed, withdrawn, tuple(sentences(text))
    )


class _Resolver:
    """Resolves the claims of one article."""

    def __init__(self, lookup: WordLookup) -> None:
        self._lookup = lookup
        self._slug = lookup.candidates.article
        self._timing = Timing(lookup)
        self._passages = {
            claim_iri(self._slug, claim.number): _passage(claim, lookup.places)
            for claim in lookup.candidates.claims
        }

    def claim(self, candidate: Candidate) -> Claim | None:
        """Return the claim of one candidate without its faulty parts; None if it has no place."""
        where = f"claim {candidate.number}"
        iri = claim_iri(self._slug, candidate.number)
        kind, evidence = self._kind(candidate, where), self._evidence(candidate, where)
        fields = self._fields(candidate, where)
        written = [role for role in candidate.roles if role.name != ATTRIBUTION_CUE]
        roles = [filled for role in written for filled in self._role(role, kind, evidence, where)]
        times = list(self._timing.times(candidate, evidence, where))
        if evidence is None or kind is None or not {"polarity", "modality"} <= set(fields):
            return None
        return Claim(
            iri=iri,
            kind=kind,
            article=self._lookup.article.iri,
            evidence=evidence,
            roles=(*roles, *(role for role, _ in times)),
            times=tuple(time for _, time in times),
            polarity=fields["polarity"],
            modality=fields["modality"],
            directness=fields.get("directness", ""),
            listing=fields.get("listing"),
            reading=fields.get("reading"),
            upheld=tuple(sorted(candidate.upheld)),
        )

    def cue(self, candidate: Candidate) -> Span | None:
        """Return the cue that a candidate quotes for its attribution, if it quotes one."""
        written = [role for role in candidate.roles if role.name == ATTRIBUTION_CUE]
        held = any(role.name == "heldBy" for role in candidate.roles)
        passage = _passage(candidate, self._lookup.places)
        for role in written:
            with self._lookup.faults.collect(f"claim {candidate.number}: role {role.name}"):
                if not held or len(written) > 1:
                    raise InputError("is allowed once, and only with a heldBy, the speaker")
                if passage is not None:
                    return self._lookup.places.in_sentence(role.quote or "", role.occurrence, passage)
        return None

    def _kind(self, candidate: Candidate, where: str) -> str | None:
        with self._lookup.faults.collect(where):
            return self._lookup.naming.claim_class(candidate.kind)
        return None

    def _evidence(self, candidate: Candidate, where: str) -> Span | None:
        with self._lookup.faults.collect(where):
            return self._lookup.places.one(candidate.quote.quote, candidate.quote.occurrence)
        return None

    def _fields(self, candidate: Candidate, where: str) -> dict[str, str]:
        """Return the concepts of a claim's fields, by name."""
        fields = {}
        for name, scheme in _FIELDS.items():
            written = getattr(candidate, name)
            with self._lookup.faults.collect(where):
                if written is not None:
                    fields[name] = self._lookup.naming.of(written, term(scheme), name)
        return fields

    def _role(
        self, written: CandidateRole, kind: str | None, evidence: Span | None, where: str
    ) -> Iterator[Role]:
        """Yield the role as written: one for a value, or one for each entity of a mention."""
        with self._lookup.faults.collect(f"{where}: role {written.name}"):
            name = self._lookup.naming.role(written.name, kind)
            if written.mention is not None:
                self._lookup.naming.refuse_mention(name, written.name)
                yield from self._lookup.picking.roles(written, name, evidence)
                return
            value = self._value(written, name)
            if evidence is not None and (span := self._words(written, value, evidence)):
                yield Role(name, value, (Wording(span),))

    def _words(self, written: CandidateRole, value: Value, evidence: Span) -> Span | None:
        """Return the words that state a value: for a claim its passage, or None if that has a fault."""
        if value in self._passages:
            return self._passages[str(value)]
        return self._lookup.places.one(written.quote or "", written.occurrence, evidence)

    def _value(self, written: CandidateRole, name: str) -> Value:
        """Return the number, the claim or the concept in a role."""
        vocabulary, value = self._lookup.naming.vocabulary, written.value
        if name in vocabulary.numbers:
            if not isinstance(value, int):
                raise InputError("takes a number, without quotation marks")
            return value
        if vocabulary.holds_claims(name):
            iri = f"{thing('claim', '')}{str(value).removeprefix('claim:')}"
            if iri not in self._passages:
                raise InputError(f'{value!r} is no claim of this file; write "claim:{self._slug}-001"')
            return iri
        if not isinstance(value, str):
            raise InputError("takes a name, in quotation marks")
        if vocabulary.holds_entities(name):
            raise InputError(f"takes an entity; make {value!r} a mention, and pick the mention")
        if name == term("hedge"):
            return self._lookup.naming.of(value, term("hedges"), "hedge")
        return self._lookup.naming.concept(value)


def _passage(candidate: Candidate, places: QuotePlaces) -> Span | None:
    """Return the passage of a claim, or None if its quote has a fault, which is reported with the claim."""
    with suppress(InputError):
        return places.one(candidate.quote.quote, candidate.quote.occurrence)
    return None


def _settled(claims: Iterable[Claim], mentions: Iterable[Mention]) -> Iterator[Claim]:
    """Yield claims with the words that state their values, and with the directness that follows from them."""
    claims, mentions = list(claims), list(mentions)
    denoted: dict[Span, set[Value]] = defaultdict(set)
    grounding: dict[str, list[Span]] = defaultdict(list)
    pointing = {span: back for claim in claims for span, back in antecedents_of_times(claim)}
    for mention in mentions:
        for wording in mention.wordings:
            denoted[wording.span].update(mention.entities)
    for claim in claims:
        for role in stated_roles(claim):
            for wording in role.wordings:
                denoted[wording.span].add(role.value)
                grounding[claim.iri].append(wording.span)
    stated = Denotations(mentions, denoted, pointing)
    for claim in claims:
        settled = stated.settled(claim, grounding[claim.iri])
        yield replace(settled, directness=claim.directness or usual_directness(settled))


def usual_directness(claim: Claim) -> str:
    """Return the directness of a claim: by antecedent if some words point back or are left out."""
    pointing = any(wording.antecedent for role in stated_roles(claim) for wording in role.wordings)
    return term("viaAntecedent" if pointing or elided_roles(claim) else "explicit")


def _unclaimed(
    candidates: Candidates, clauses: Sequence[Span], places: QuotePlaces, naming: NameResolver, faults: Faults
) -> tuple[Unclaimed, ...]:
    """Return the clauses without a claim, in their order in the text."""
    found: dict[Span, Unclaimed] = {}
    for number, written in enumerate(candidates.clauses, 1):
        with faults.collect(f"clause in place {number}"):
            reason = naming.of(written.reason, term("reasonsWithoutClaim"), _REASON)
            place = places.one(written.quote.quote, written.quote.occurrence)
            for clause in touched(clauses, place, places.text):
                if clause in found:
                    raise InputError(f"the clause at {clause} already has a reason")
                found[clause] = Unclaimed(clause, reason)
    return tuple(found[clause] for clause in sorted(found, key=in_order))

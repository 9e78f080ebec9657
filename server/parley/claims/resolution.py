"""From quotes to places and back: candidates with the article's text make claims, claims make candidates.

A quote that stands at several places is refused, with the places, unless the candidate says which is
meant. The words of a role are looked for inside the quote of their claim, an antecedent in the whole article.
"""

from __future__ import annotations

from collections import defaultdict

from parley.claims.candidates import Candidate, CandidateRole, Candidates, CandidateSentence, Pointer
from parley.claims.claim import (
    Article,
    ArticleClaims,
    Bounds,
    Claim,
    Mention,
    Role,
    Time,
    Unclaimed,
    Value,
    Waiver,
)
from parley.claims.iris import TIME_ROLES, claim_iri, slug
from parley.claims.times import parse_time
from parley.claims.vocabulary import Vocabulary, resolve_name
from parley.errors import InputError
from parley.names import ONTOLOGY, compact, term, thing
from parley.text.profile import PROFILE, text_hash
from parley.text.quotes import locate
from parley.text.sentences import sentences
from parley.text.spans import Span

_TIME = term("time")
_REASONS = term("reasonsWithoutClaim")


def resolve(candidates: Candidates, text: str, vocabulary: Vocabulary) -> ArticleClaims:
    """Return the claims that candidates state of an article's canonical text.

    Raises:
        InputError: A quote stands nowhere or at several places, or a name is not known.
    """
    article = Article(
        thing("article", candidates.article), candidates.title, text_hash(text), len(text), PROFILE
    )
    resolver = _Resolver(candidates, text, vocabulary)
    return ArticleClaims(
        article, tuple(resolver.claim(claim) for claim in candidates.claims), resolver.unclaimed()
    )


def unresolve(held: ArticleClaims, text: str) -> Candidates:
    """Return the candidates that ``resolve`` makes the same claims from."""
    return Candidates(
        slug(held.article.iri),
        held.article.title,
        tuple(_candidate(claim, text) for claim in held.claims),
        tuple(
            CandidateSentence(_sentence_pointer(unclaimed.sentence, text), _bare(unclaimed.reason))
            for unclaimed in held.unclaimed
        ),
    )


class _Resolver:
    """Resolves the candidates of one article."""

    def __init__(self, candidates: Candidates, text: str, vocabulary: Vocabulary) -> None:
        self._article = candidates.article
        self._unclaimed = candidates.sentences
        self._text = text
        self._vocabulary = vocabulary
        self._claims = {claim_iri(candidates.article, claim.number) for claim in candidates.claims}

    def claim(self, candidate: Candidate) -> Claim:
        """Return the claim of one candidate."""
        where = f"claim {candidate.number}"
        iri = claim_iri(self._article, candidate.number)
        evidence = self._place(candidate.quote, None, where)
        times: list[Time] = []
        roles = [self._role(role, evidence, iri, times, where) for role in candidate.roles]
        _refuse_shared_values(roles, where)
        pointing = any(mention.antecedent for role in roles for mention in role.mentions)
        directness = candidate.directness or ("viaAntecedent" if pointing else "explicit")
        return Claim(
            iri=iri,
            kind=self._name(candidate.kind, where),
            article=thing("article", self._article),
            evidence=evidence,
            polarity=self._name(candidate.polarity, where),
            modality=self._name(candidate.modality, where),
            hedged=candidate.hedged,
            directness=self._name(directness, where),
            listing=self._name(candidate.listing, where) if candidate.listing else None,
            reading=self._name(candidate.reading, where) if candidate.reading else None,
            roles=tuple(_joined(roles)),
            times=tuple(times),
            waivers=tuple(Waiver(rule, reason) for rule, reason in candidate.waivers),
        )

    def unclaimed(self) -> tuple[Unclaimed, ...]:
        """Return the sentences without a claim, in their order in the text."""
        found: dict[Span, Unclaimed] = {}
        all_sentences = sentences(self._text)
        for number, written in enumerate(self._unclaimed, 1):
            where = f"sentence in place {number}"
            place = self._place(written.quote, None, where)
            whole = next((sentence for sentence in all_sentences if place in sentence), None)
            if whole is None:
                message = f"the quote at {place} crosses the end of a sentence; quote inside one sentence"
                raise InputError(message, where=where)
            if whole in found:
                raise InputError(f"the sentence at {whole} has a reason already", where=where)
            found[whole] = Unclaimed(whole, self._reason(written.reason, where))
        return tuple(found[whole] for whole in sorted(found))

    def _reason(self, name: str, where: str) -> str:
        reason = self._name(name, where)
        if not self._vocabulary.is_a(reason, _REASONS):
            known = ", ".join(_bare(concept) for concept in self._vocabulary.instances(_REASONS))
            message = f"{name!r} is no reason for a sentence without a claim; reasons are {known}"
            raise InputError(message, where=where)
        return reason

    def _role(self, role: CandidateRole, evidence: Span, claim: str, times: list[Time], where: str) -> Role:
        name = self._name(role.name, where)
        if name not in self._vocabulary.roles | self._vocabulary.numbers:
            raise InputError(f"{role.name!r} is not a role", where=where)
        if isinstance(role.value, int) != (name in self._vocabulary.numbers):
            takes = "a name, in quotes" if isinstance(role.value, int) else "a number, without quotes"
            if self._vocabulary.holds_claims(name):
                takes = f'a claim, as "claim:{self._article}-001"'
            raise InputError(f"{role.name!r} takes {takes}", where=where)
        within = evidence if name != term("heldBy") else None
        span = self._place(role.quote, within, where)
        antecedent = self._place(role.antecedent, None, where) if role.antecedent else None
        value = self._value(role, span, claim, times, where)
        return Role(name, value, (Mention(span, antecedent),))

    def _value(self, role: CandidateRole, span: Span, claim: str, times: list[Time], where: str) -> Value:
        if role.value is None:
            # A time that is no date keeps no bounds; its relation and anchor are roles of their own.
            bounds = parse_time(span.of(self._text)) or Bounds()
            times.append(Time(f"{claim}#time-{len(times) + 1}", bounds))
            return times[-1].iri
        return role.value if isinstance(role.value, int) else self._name(role.value, where)

    def _name(self, name: str, where: str) -> str:
        iri = resolve_name(name, self._vocabulary)
        claim = f"{thing('claim', '')}{name.removeprefix('claim:')}"
        if iri is None and claim in self._claims:
            return claim
        if iri is None:
            raise InputError(f"nothing is called {name!r} in ontology/ and triples/shared.ttl", where=where)
        return iri

    def _place(self, pointer: Pointer, within: Span | None, where: str) -> Span:
        found = locate(pointer.quote, self._text, within)
        scope = "the quote of its claim" if within else "the article"
        if not found:
            raise InputError(f"{pointer.quote!r} does not stand in {scope}", where=where)
        if pointer.occurrence is None and len(found) > 1:
            places = ", ".join(f"{number}: {span}" for number, span in enumerate(found, 1))
            times = f"stands {len(found)} times in {scope} ({places})"
            message = f"{pointer.quote!r} {times}; quote more, or give occurrence"
            raise InputError(message, where=where)
        number = pointer.occurrence or 1
        if not 1 <= number <= len(found):
            message = f"{pointer.quote!r} has no occurrence {number} in {scope}, only {len(found)}"
            raise InputError(message, where=where)
        return found[number - 1]


def _refuse_shared_values(roles: list[Role], where: str) -> None:
    """Refuse one thing in two roles: the graph ties spans to values, and could not tell them apart."""
    names: dict[Value, str] = {}
    for role in roles:
        if role.name in TIME_ROLES or isinstance(role.value, int):
            continue
        if names.setdefault(role.value, role.name) != role.name:
            message = f"{compact(role.value)} is both {compact(names[role.value])} and {compact(role.name)}"
            raise InputError(message, where=where)


def _joined(roles: list[Role]) -> list[Role]:
    """Return the roles in order, those of one name and value as one with all its mentions."""
    mentions: dict[tuple[str, Value], list[Mention]] = defaultdict(list)
    for role in roles:
        mentions[role.name, role.value].extend(role.mentions)
    joined = [  # what stands in several places is one value with several mentions
        Role(name, value, tuple(sorted(places, key=lambda mention: mention.span)))
        for (name, value), places in mentions.items()
    ]
    return sorted(joined, key=lambda role: role.order)


def _candidate(claim: Claim, text: str) -> Candidate:
    return Candidate(
        number=int(claim.iri.rsplit("-", 1)[1]),
        kind=_bare(claim.kind),
        quote=_pointer(claim.evidence, text, None),
        polarity=_bare(claim.polarity),
        modality=_bare(claim.modality),
        hedged=claim.hedged,
        directness=_bare(claim.directness),
        listing=_bare(claim.listing) if claim.listing else None,
        reading=_bare(claim.reading) if claim.reading else None,
        roles=tuple(_candidate_roles(claim, text)),
        waivers=tuple((waiver.rule, waiver.reason) for waiver in claim.waivers),
    )


def _candidate_roles(claim: Claim, text: str) -> list[CandidateRole]:
    roles = []
    for role in claim.roles:
        within = claim.evidence if role.name != term("heldBy") else None
        for mention in role.mentions:
            value = role.value if isinstance(role.value, int) else _bare(role.value)
            roles.append(
                CandidateRole(
                    name=_bare(role.name),
                    value=None if role.name == _TIME else value,
                    quote=_pointer(mention.span, text, within),
                    antecedent=_pointer(mention.antecedent, text, None) if mention.antecedent else None,
                )
            )
    return [role for role in roles if role.value is not None] + [role for role in roles if role.value is None]


def _pointer(span: Span, text: str, within: Span | None) -> Pointer:
    quote = span.of(text)
    found = locate(quote, text, within)
    return Pointer(quote, found.index(span) + 1 if len(found) > 1 else None)


def _sentence_pointer(sentence: Span, text: str) -> Pointer:
    quote = sentence.of(text)
    found = locate(quote, text)
    # What is found may be shorter than the sentence: signs that are no part of words fall away.
    own = [number for number, place in enumerate(found, 1) if place in sentence]
    return Pointer(quote, own[0] if own and len(found) > 1 else None)


def _bare(iri: str) -> str:
    """Return the name that ``resolve_name`` takes: bare for a term, prefixed for a thing."""
    return iri.removeprefix(ONTOLOGY) if iri.startswith(ONTOLOGY) else compact(iri)

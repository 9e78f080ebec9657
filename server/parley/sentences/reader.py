"""The reader: from a claim to its clause, with the claims inside it read out in their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.adjuncts import HELD_BY, adjuncts, adverbs, hedges, limiters, times
from parley.sentences.clauses import BARE, BEFORE_CLAUSE, FRAMED, SUPPOSED, Clause, Predicate
from parley.sentences.lists import in_passage
from parley.sentences.nouns import is_plural_noun, listed
from parley.sentences.numbers import NUMBERS, amount_of
from parley.sentences.patterns import Part, Pattern, Slot
from parley.sentences.tenses import tense_of
from parley.sentences.verbs import BE
from parley.sentences.words import Words

_RELATION, _CONTENT, _MEASURE = term("DiscourseRelation"), term("content"), term("measure")
_MODALITIES = frozenset((
    "actual", "planned", "expected", "proposed", "calledFor", "predicted", "hypothetical",
))  # fmt: skip
_CONDITIONS = frozenset((term("condition"), term("exception")))
"""Kinds of relations whose satellite is supposed: "if the army were to withdraw"."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_PERSONS = frozenset((
    "agent", "addressee", "recipient", "supporter", "participant", "inviter", "invitee", "thirdParty",
    "guest", "member", "counterpart", "heldBy",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Filled:
    """Words with the roles that they say."""

    text: str
    roles: frozenset[str]


class Reader:
    """Reads claims of one article out."""

    def __init__(
        self,
        words: Words,
        claims: Mapping[str, Claim],
        holders: frozenset[Value] = frozenset(),
        told: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Take the words for things, the claims by IRI, and who holds what is said around them.

        Args:
            told: What is said in the place of claims, by IRI, instead of reading them out.
        """
        self._words = words
        self._claims = claims
        self._holders = holders
        self._told = told

    def said(self, claim: Claim, form: str | None = None) -> str:
        """Return a claim in words, without capital or point.

        Args:
            form: How it stands in another sentence, as in ``Clause.said``.
        """
        if claim.iri in self._told:
            return self._told[claim.iri]
        if claim.kind == _RELATION:
            return self._voice(claim) + self._related(claim)
        return self._voice(claim) + self._clause(claim).said(form)

    def as_content(self, claim: Claim, slot: Slot, agents: frozenset[Value]) -> str:
        """Return a claim as what is said, offered or demanded by some agents, behind their verb."""
        namely = "something, namely " if "only" in slot.flags else ""
        if claim.iri in self._told:
            return f"{namely}that {self._told[claim.iri]}"
        harmonic = _local(claim.modality) in slot.flags
        if harmonic and "to" in slot.flags and claim.kind != _RELATION and not self._voice(claim):
            doers = frozenset(claim.values(self._words.subject_role(claim)))
            if agents and doers == agents:
                return self._clause(claim).infinitive
        # Where the verb takes no modality for granted, none needs its frame.
        framed = FRAMED if _MODALITIES.intersection(slot.flags) else None
        return f"{namely}that {self.said(claim, BARE if harmonic else framed)}"

    def _voice(self, claim: Claim) -> str:
        """Return who holds a claim, where that is not said around it already."""
        held = frozenset(claim.values(HELD_BY))
        if held == self._holders:
            return ""
        if not held:
            return "in the article's own voice, "
        if held == frozenset(claim.values(self._words.subject_role(claim))):
            return f"by {self._whose(claim)} own account, "
        return f"according to {self._words.values(claim, HELD_BY)}, "

    def _whose(self, claim: Claim) -> str:
        if self._words.are_several(in_passage(claim, HELD_BY)):
            return "their"
        holder = str(claim.values(HELD_BY)[0])
        return f"{self._words.of(holder)}'s" if self._words.vocabulary.is_a(holder, term("Person")) else "its"

    def _inside(self, claim: Claim, holders: Iterable[Value]) -> Reader:
        others = {iri: one for iri, one in self._claims.items() if iri != claim.iri}
        return Reader(self._words, others, frozenset(holders), self._told)

    def _related(self, claim: Claim) -> str:
        """Return how claims hang together: what one says, the connective, what the other says."""
        kind = next(map(str, claim.values(self._words.predicate_role(claim))), claim.kind)
        reserved, limits = hedges(claim, self._words), limiters(claim, self._words)
        filled = self._filled(self._words.patterns(kind)[0].limited(" ".join(limits)), claim)
        whether = "that" if claim.modality == term("hypothetical") else "so that"
        frame = Clause(
            "it", False, (Predicate(BE, whether),), "present", _local(claim.modality),
            claim.polarity == term("denied"), reserved,
        )  # fmt: skip
        is_plain = claim.modality == term("actual") and not frame.negative and not reserved
        used = filled.roles | {self._words.predicate_role(claim)}
        rest = adjuncts(claim, used, self._words, lambda name: self._beside(name, claim))
        said = filled.text if is_plain else f"{frame.said()} {filled.text}"
        limited = self._words.some_of("", claim, None).strip()
        return said + (f" ({limited})" if limited else "") + rest

    def _clause(self, claim: Claim) -> Clause:
        patterns = self._predicates(claim)
        subject = self._words.subject_role(claim)
        passive = self._passive(claim, subject, patterns)
        filled = [self._filled(pattern, claim, passive or "") for pattern in patterns]
        own = self._words.possessive(claim, subject)
        predicates = tuple(
            Predicate(pattern.verb or BE, own(one.text).strip(" "), passive is not None)
            for pattern, one in zip(patterns, filled, strict=True)
        )
        name = self._subject(claim, passive or subject)
        said = frozenset((passive or subject, self._words.predicate_role(claim)))
        used = said.union(name.roles, *(one.roles for one in filled))
        return Clause(
            subject=self._words.some_of(name.text, claim, None),
            plural=self._is_plural(claim, passive or subject),
            predicates=predicates,
            tense=tense_of(claim, [predicate.verb for predicate in predicates]),
            modality=_local(claim.modality),
            negative=claim.polarity == term("denied"),
            adverbs=adverbs(claim, self._words),
            tail=adjuncts(claim, used, self._words, lambda name: self._beside(name, claim)),
        )

    def _is_plural(self, claim: Claim, role: str) -> bool:
        if role == _MEASURE or not claim.values(role):
            return False
        through = self._words.representations(claim) if role == self._words.represented_role(claim) else ""
        if through:
            return is_plural_noun(through)
        return self._words.are_several(in_passage(claim, role))

    def _subject(self, claim: Claim, role: str) -> _Filled:
        """Return the subject of a clause; a measure is one with what is measured."""
        values = claim.values(role)
        if role == _CONTENT:
            return _Filled("it", frozenset())
        if role == _MEASURE and values:
            measured = self._filled(self._best(self._words.patterns(str(values[0])), claim), claim)
            return _Filled(measured.text + times(claim, self._words), measured.roles | {term("time")})
        if values:
            return _Filled(self._words.values(claim, role), frozenset())
        return _Filled(_unknown(_local(role)), frozenset())

    def _predicates(self, claim: Claim) -> list[Pattern]:
        """Return the patterns of what is said of the subject: one for each concept that says it."""
        role = self._words.predicate_role(claim)
        concepts = [str(one.value) for one in in_passage(claim, role)]
        if not concepts or _local(role) == "office":
            return [self._best(self._of_class(claim), claim)]
        return [
            self._best(self._words.saying(concept, claim.kind, _local(role)), claim) for concept in concepts
        ]

    def _of_class(self, claim: Claim) -> Sequence[Pattern]:
        """Return the wordings of a class: of an occurrence, those of what occurs where it has its own."""
        subjects = claim.values(self._words.subject_role(claim))
        if claim.kind == term("Occurrence") and subjects:
            return self._words.of_things(str(subjects[0])) or self._words.patterns(claim.kind)
        return self._words.patterns(claim.kind)

    def _passive(self, claim: Claim, subject: str, patterns: Sequence[Pattern]) -> str | None:
        """Return the role that a passive has for its subject, where nobody is said to act."""
        verb, direct = patterns[0].verb, patterns[0].direct
        if len(patterns) > 1 or claim.values(subject) or verb is None or verb.is_be or direct is None:
            return None
        return term(direct.role) if claim.values(term(direct.role)) else None

    def _best(self, patterns: Iterable[Pattern], claim: Claim) -> Pattern:
        """Return the pattern that wants the fewest roles that a claim has not, and says the most."""

        def rank(pattern: Pattern) -> tuple[int, int]:
            wanted = [role for part in pattern.parts if not part.optional for role in part.roles]
            fitting = [part for part in pattern.parts if self._fits(part, claim)]
            said = [role for part in fitting for role in part.roles | part.flags if _has(claim, role)]
            return sum(not _has(claim, role) for role in wanted), -len(said)

        return min(patterns, key=rank)

    def _fits(self, part: Part, claim: Claim) -> bool:
        return all(_has(claim, role) for role in part.roles)

    def _filled(self, pattern: Pattern, claim: Claim, passive: str = "") -> _Filled:
        """Return a pattern with the values of a claim in its slots, but that of the subject of a passive."""
        pieces = [
            piece
            for part in pattern.parts
            if not part.optional or self._fits(part, claim)
            for piece in part.pieces
            if isinstance(piece, str) or term(piece.role) != passive or passive == _CONTENT
        ]
        words = (piece if isinstance(piece, str) else self._slot(piece, claim) for piece in pieces)
        roles = {term(piece.role) for piece in pieces if isinstance(piece, Slot)}
        roles |= {term(flag) for piece in pieces if isinstance(piece, Slot) for flag in piece.flags}
        return _Filled("".join(words), frozenset(roles | (NUMBERS if term("amount") in roles else set())))

    def _slot(self, slot: Slot, claim: Claim) -> str:
        role = term(slot.role)
        if slot.role == "amount":
            return amount_of(claim, self._words.of) or "a number that is not stated"
        if not claim.values(role):
            return _unknown(slot.role)
        if slot.role == "office":
            return self._office(claim)
        if slot.role == "purpose" and claim.values(term("concerns")) and "concerns" in slot.flags:
            return self._aim(claim)
        if self._words.vocabulary.holds_claims(role):
            return self._claims_in(slot, claim) or "something"
        return self._words.values(claim, role)

    def _beside(self, role: str, claim: Claim) -> str:
        """Return the values of a role as they stand in its phrase."""
        return self._slot(Slot(_local(role)), claim).replace(BEFORE_CLAUSE, "")

    def _claims_in(self, slot: Slot, claim: Claim) -> str:
        """Return the claims in a role, but those that are being read out around it."""
        held = [self._claims[str(one)] for one in claim.values(term(slot.role)) if one in self._claims]
        if term(slot.role) != _CONTENT:
            inside = self._inside(claim, claim.values(HELD_BY))
            supposed = slot.role == "satellite" and not _CONDITIONS.isdisjoint(
                claim.values(term("discourseKind"))
            )
            return " and ".join(inside.said(one, SUPPOSED if supposed else None) for one in held)
        agents = frozenset(claim.values(self._words.subject_role(claim)))
        inside = self._inside(claim, agents if "held" in slot.flags else claim.values(HELD_BY))
        contents = " and ".join(inside.as_content(one, slot, agents) for one in held)
        return BEFORE_CLAUSE + contents if contents else ""

    def _aim(self, claim: Claim) -> str:
        """Return what something is meant to do to what it is about: "to end the conflict"."""
        about = self._words.values(claim, term("concerns"))
        return listed([self._words.aim(str(value), about) for value in claim.values(term("purpose"))])

    def _office(self, claim: Claim) -> str:
        """Return an office with its tenure: "former president", "a former member"."""
        office = self._words.values(claim, term("office"))
        tenure = self._words.values(claim, term("tenure"))
        article = next((one for one in ("a ", "an ", "the ") if tenure and office.startswith(one)), "")
        if article in ("a ", "an "):
            article_of_tenure = "an " if tenure[0] in "aeiou" else "a "
            return f"{article_of_tenure}{tenure} {office.removeprefix(article)}"
        return f"{article}{tenure} {office.removeprefix(article)}".strip()


def _has(claim: Claim, role: str) -> bool:
    return amount_of(claim) is not None if role == "amount" else bool(claim.values(term(role)))


def _unknown(role: str) -> str:
    return "someone" if role in _PERSONS else "something"


def _local(name: str) -> str:
    return name.removeprefix(term(""))

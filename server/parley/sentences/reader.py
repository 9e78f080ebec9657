"""The reader: from a claim to its clause, with the claims inside it read out in their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.adjuncts import HELD_BY, adjuncts, adverbs, hedges, limiters, openers, times
from parley.sentences.clauses import (
    AIMED,
    BARE,
    BEFORE_CLAUSE,
    FRAMED,
    MEANWHILE,
    SUPPOSED,
    Clause,
    Predicate,
)  # fmt: skip
from parley.sentences.lists import in_passage
from parley.sentences.nouns import is_plural_noun, listed, plural_of
from parley.sentences.numbers import NUMBERS, amount_of
from parley.sentences.patterns import Part, Pattern, Slot
from parley.sentences.tenses import tense_of
from parley.sentences.verbs import BE
from parley.sentences.words import Words

_RELATION, _CONTENT, _MEASURE = term("DiscourseRelation"), term("content"), term("measure")
_ONLY = "only"
"""The adverb that stands before an object, and not before the verb."""
_MODALITIES = frozenset((
    "actual", "planned", "expected", "proposed", "calledFor", "predicted", "hypothetical",
))  # fmt: skip
_CONDITIONS = frozenset(map(term, ("condition", "exception", "untilRelation")))
"""Kinds of relations whose satellite is told as if it were so: "if the army withdraws"."""
_IN_TURN = frozenset(map(term, ("sequence", "synchrony")))
"""Kinds of relations in which what is planned after what is planned is told so: "after the army leaves"."""
_MEANWHILE = frozenset(map(term, ("accompanying", "synchrony")))
"""Kinds of relations whose sides stand in one tense."""
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
        self, words: Words, claims: Mapping[str, Claim], holders: frozenset[Value] = frozenset(),
        known: str = "",
    ) -> None:  # fmt: skip
        """Take the words for things, the claims by IRI, and who holds what is said around them.

        Args:
            known: Of which "it" is said, for it is the subject of what is said around.
        """
        self._words = words
        self._claims = claims
        self._holders = holders
        self._known = known

    def said(self, claim: Claim, form: str | None = None) -> str:
        """Return a claim in words, without capital or point.

        Args:
            form: How it stands in another sentence, as in ``Clause.said``.
        """
        before = self._voice(claim) + openers(claim, self._words)
        return before + (self._related(claim) if claim.kind == _RELATION else self._clause(claim).said(form))

    def as_content(self, claim: Claim, slot: Slot, agents: frozenset[Value]) -> str:
        """Return a claim as what is said, offered or demanded by some agents, behind their verb."""
        harmonic = _local(claim.modality) in slot.flags
        if "denied" in slot.flags:
            return self._as_denied(claim)
        before = self._voice(claim) + openers(claim, self._words)
        if harmonic and "to" in slot.flags and claim.kind != _RELATION and not before:
            doers = frozenset(claim.values(self._words.subject_role(claim)))
            if agents and doers == agents:
                return self._clause(claim).infinitive
        namely = "something, namely " if "only" in slot.flags else ""
        # Where the verb takes no modality for granted, none needs its frame.
        framed = FRAMED if _MODALITIES.intersection(slot.flags) else None
        return f"{namely}that {self.said(claim, BARE if harmonic else framed)}"

    def _as_denied(self, claim: Claim) -> str:
        """Return a claim behind "deny", which is what is not so."""
        if claim.polarity == term("denied") and claim.kind != _RELATION:
            return f"that {self.said(replace(claim, polarity=term('affirmed')))}"
        return f"something, saying that {self.said(claim)}"

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
        if self._words.vocabulary.is_a(holder, term("Person")):
            return f"{self._words.of(holder)}'s"
        return "their" if self._words.is_group(holder) else "its"

    def _inside(self, claim: Claim, holders: Iterable[Value], known: str = "") -> Reader:
        others = {iri: one for iri, one in self._claims.items() if iri != claim.iri}
        return Reader(self._words, others, frozenset(holders), known)

    def _held(self, iris: Iterable[Value]) -> list[Claim]:
        """Return claims by their IRIs, but those that are being read out around them."""
        return [self._claims[str(iri)] for iri in iris if iri in self._claims]

    def _shared(self, claims: Iterable[Claim]) -> str:
        """Return the one thing that is the subject of claims; empty where there is none."""
        values = {value for claim in claims for value in self._subjects(claim)}
        only = str(next(iter(values))) if len(values) == 1 else ""
        return only if only and self._words.pronoun(only) else ""

    def _subjects(self, claim: Claim) -> tuple[Value, ...]:
        return claim.values(self._words.subject_role(claim)) or (claim.iri,)

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
        text = self._once(filled.text, claim)
        said = text if is_plain else f"{frame.said()} {text}"
        limited = self._words.some_of("", claim, None).strip()
        return said + (f" ({limited})" if limited else "") + rest

    def _once(self, text: str, claim: Claim) -> str:
        """Return what claims say, with those who hold both of them named once."""
        inside = self._inside(claim, claim.values(HELD_BY))
        for side in self._held(_sides(claim)):
            if voice := inside._voice(side):
                several = self._words.are_several(in_passage(side, HELD_BY))
                first, found, rest = text.partition(voice)
                again = f"according to the same {'sources' if several else 'source'}, "
                text = first + found + rest.replace(voice, again)
        return text

    def _clause(self, claim: Claim) -> Clause:
        patterns = self._predicates(claim)
        subject = self._subject_of(claim)
        passive = self._passive(claim, subject, patterns)
        filled = [self._filled(pattern, claim, passive or "") for pattern in patterns]
        own = self._words.possessive(claim, subject)
        predicates = tuple(
            Predicate(pattern.verb or BE, self._focused(own(one.text).strip(), pattern, claim), bool(passive))
            for pattern, one in zip(patterns, filled, strict=True)
        )
        name = self._subject(claim, passive or subject)
        said = frozenset((passive or subject, self._words.predicate_role(claim)))
        said |= {_MEASURE} if claim.kind == term("Estimate") else frozenset()
        used = said.union(name.roles, *(one.roles for one in filled))
        is_neither = name.text.startswith("neither ")
        return Clause(
            subject=self._words.some_of(name.text, claim, None),
            plural=self._is_plural(claim, passive or subject),
            predicates=predicates,
            tense=tense_of(claim, [predicate.verb for predicate in predicates]),
            modality=_local(claim.modality),
            negative=claim.polarity == term("denied") and not is_neither,
            adverbs=self._adverbs(claim, patterns[0], passive),
            tail=adjuncts(claim, used, self._words, lambda name: self._beside(name, claim)),
        )

    def _subject_of(self, claim: Claim) -> str:
        """Return the role of the subject: what is measured, where a measure has a verb of its own."""
        return term("subject") if self._measuring(claim) else self._words.subject_role(claim)

    def _measuring(self, claim: Claim) -> tuple[Pattern, ...]:
        """Return the predicates of a measure, with which what is measured is the subject."""
        measure = next(map(str, claim.values(_MEASURE)), "")
        has = amount_of(claim) is not None and claim.values(term("subject"))
        return self._words.predicates(measure) if claim.kind == term("Estimate") and has else ()

    def _adverbs(self, claim: Claim, pattern: Pattern, passive: str | None) -> tuple[str, ...]:
        said = adverbs(claim, self._words)
        return said if passive or pattern.direct is None else tuple(one for one in said if one != _ONLY)

    def _focused(self, rest: str, pattern: Pattern, claim: Claim) -> str:
        """Return what follows a verb with "only" before what it is said of: "gave only a name"."""
        has_only = _ONLY in adverbs(claim, self._words) and pattern.direct is not None
        return f"{_ONLY} {rest}" if has_only and claim.values(self._words.subject_role(claim)) else rest

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
        if self._known and values == (self._known,):
            name = self._words.values(claim, role)
            if name == self._words.of(self._known):
                return _Filled(self._words.pronoun(self._known), frozenset())
        if role == _MEASURE and values:
            measured = self._filled(self._best(self._words.patterns(str(values[0])), claim), claim)
            return _Filled(measured.text + times(claim, self._words), measured.roles | {term("time")})
        if values:
            return _Filled(self._words.values(claim, role), frozenset())
        return _Filled(_unknown(_local(role)), frozenset())

    def _predicates(self, claim: Claim) -> list[Pattern]:
        """Return the patterns of what is said of the subject: one for each concept that says it."""
        role = self._words.predicate_role(claim)
        if measuring := self._measuring(claim):
            return [self._best(measuring, claim)]
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
            said = {role for part in fitting for role in part.roles | part.flags if _has(claim, role)}
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
        if claim.kind == _RELATION:
            return self._filled_sides(pieces, claim)
        words = (piece if isinstance(piece, str) else self._slot(piece, claim) for piece in pieces)
        roles = {term(piece.role) for piece in pieces if isinstance(piece, Slot)}
        roles |= {term(flag) for piece in pieces if isinstance(piece, Slot) for flag in piece.flags}
        return _Filled("".join(words), frozenset(roles | (NUMBERS if term("amount") in roles else set())))

    def _filled_sides(self, pieces: Sequence[str | Slot], claim: Claim) -> _Filled:
        """Return how claims hang together, where the second says "it" of the subject of the first."""
        words, known = [], ""
        for piece in pieces:
            words.append(piece if isinstance(piece, str) else self._side(piece, claim, known))
            if isinstance(piece, Slot):
                known = known or self._shared(self._held(claim.values(term(piece.role))))
        return _Filled("".join(words), frozenset(term(one.role) for one in pieces if isinstance(one, Slot)))

    def _side(self, slot: Slot, claim: Claim, known: str) -> str:
        """Return what the claims on one side of a relation say."""
        held = self._held(claim.values(term(slot.role)))
        inside = self._inside(claim, claim.values(HELD_BY), known)
        form = self._form(slot, claim)
        doers = {self._subjects(one) for one in self._held(_sides(claim))}
        as_gerund = "doing" in slot.flags and len(doers) == 1 and all(map(inside._may_be_doing, held))
        if "to" not in slot.flags:
            of = [known, *(self._shared([one]) for one in held)]
            readers = (self._inside(claim, claim.values(HELD_BY), one) for one in of)
            pairs = zip(readers, held, strict=False)
            said = (one._doing(side) if as_gerund else one.said(side, form) for one, side in pairs)
            return " and ".join(said) or "something"
        return " and ".join(inside._aimed(one, len(doers) == 1) for one in held) or "that something be so"

    def _may_be_doing(self, claim: Claim) -> bool:
        """Tell whether a claim may be told without its subject: what was done, in nobody else's words."""
        before = self._voice(claim) + openers(claim, self._words)
        is_told = claim.kind != _RELATION and _is_actual(claim) and not before
        return is_told and bool(claim.values(self._words.subject_role(claim)))

    def _doing(self, claim: Claim) -> str:
        return self._clause(claim).gerund

    def _aimed(self, claim: Claim, same: bool) -> str:
        """Return what is the aim of something: "to open the talks", where the same one does both."""
        before = self._voice(claim) + openers(claim, self._words)
        if same and claim.kind != _RELATION and claim.modality == term("actual") and not before:
            return self._clause(claim).infinitive
        return f"that {self.said(claim, AIMED)}"

    def _form(self, slot: Slot, claim: Claim) -> str | None:
        """Return how the claims on one side of a relation stand."""
        kinds = frozenset(claim.values(term("discourseKind")))
        sides = self._held(_sides(claim))
        if slot.role == "satellite":
            modalities = {one.modality for one in sides}
            if kinds & _CONDITIONS or (kinds & _IN_TURN and modalities.isdisjoint({term("actual")})
                                       and len(modalities) == 1):  # fmt: skip
                return SUPPOSED
        told = [self._clause(one).tense for one in sides if one.kind != _RELATION and _is_actual(one)]
        return MEANWHILE if kinds & _MEANWHILE and "past" in told else None

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
        if "within" in slot.flags:
            parties = all(self._words.is_group(str(one)) for one in claim.values(role))
            return f"{'among' if parties else 'in'} {self._words.values(claim, role)}"
        return self._words.values(claim, role)

    def _beside(self, role: str, claim: Claim) -> str:
        """Return the values of a role as they stand in its phrase."""
        return self._slot(Slot(_local(role)), claim).replace(BEFORE_CLAUSE, "")

    def _claims_in(self, slot: Slot, claim: Claim) -> str:
        """Return the claims in a role, but those that are being read out around it."""
        held = self._held(claim.values(term(slot.role)))
        if term(slot.role) != _CONTENT:
            inside = self._inside(claim, claim.values(HELD_BY))
            return " and ".join(inside.said(one) for one in held)
        agents = frozenset(claim.values(self._words.subject_role(claim)))
        known = self._shared([claim]) if agents else ""
        inside = self._inside(claim, agents if "held" in slot.flags else claim.values(HELD_BY), known)
        contents = " and ".join(inside.as_content(one, slot, agents) for one in held)
        return BEFORE_CLAUSE + contents if contents else ""

    def _aim(self, claim: Claim) -> str:
        """Return what something is meant to do to what it is about: "to end the conflict"."""
        about = self._words.values(claim, term("concerns"))
        return listed([self._words.aim(str(value), about) for value in claim.values(term("purpose"))])

    def _office(self, claim: Claim) -> str:
        """Return an office with its tenure: "former president", "a former member"."""
        offices = [self._words.of(str(one.value)) for one in in_passage(claim, term("office"))]
        if self._is_plural(claim, self._words.subject_role(claim)):
            offices = [plural_of(one) for one in offices]
        office = listed(offices)
        tenure = self._words.values(claim, term("tenure"))
        if not tenure:
            return office
        article = next((one for one in ("a ", "an ", "the ") if office.startswith(one)), "")
        if self._is_plural(claim, self._words.subject_role(claim)):
            return f"{tenure} {office}"
        before = "the" if article == "the " or tenure == "current" else "a"
        return f"{before} {tenure} {office.removeprefix(article)}"


def _has(claim: Claim, role: str) -> bool:
    return amount_of(claim) is not None if role == "amount" else bool(claim.values(term(role)))


def _sides(claim: Claim) -> tuple[Value, ...]:
    return (*claim.values(term("nucleus")), *claim.values(term("satellite")))


def _is_actual(claim: Claim) -> bool:
    return claim.modality == term("actual")


def _unknown(role: str) -> str:
    return "someone" if role in _PERSONS else "something"


def _local(name: str) -> str:
    return name.removeprefix(term(""))

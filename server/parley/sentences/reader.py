"""The reader: from a claim to its clause, with the claims inside it in their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.adjuncts import HELD_BY, adjuncts, based_on, is_joint_ahead, place_in_subject, unplaced
from parley.sentences.clauses import BEFORE_CLAUSE, OBJECTS, Clause, Predicate
from parley.sentences.contents import Content
from parley.sentences.context import RELATION, Context
from parley.sentences.determiners import formed
from parley.sentences.figures import another, figure, is_one
from parley.sentences.fronting import contrasted, not_all, obliged, told_ahead, without_force
from parley.sentences.lists import NO_ONE, either_way, in_passage, marked_role, number_told, unmarked
from parley.sentences.locations import where
from parley.sentences.moments import between, lengths_of, stated_before, times
from parley.sentences.nouns import is_plural_noun, listed
from parley.sentences.numbers import NUMBERS, in_order, numberless
from parley.sentences.offices import joint_of, office_of
from parley.sentences.own_statements import own_statement
from parley.sentences.parts import as_part, form_of, lead
from parley.sentences.plain_verbs import discussing, serving
from parley.sentences.plans import is_of_the_past
from parley.sentences.predicates import (
    MEASURE,
    fits,
    measured,
    names_more,
    passive_of,
    predicates,
    subject_of,
    to_each_other,
)
from parley.sentences.qualifiers import adjectives, adverbs, manners, openers
from parley.sentences.raising import raised
from parley.sentences.relations import Relation
from parley.sentences.said_once import without_repeats
from parley.sentences.tenses import is_only_for, tense_of
from parley.sentences.unknown import unknown
from parley.sentences.verbs import BE
from parley.sentences.voices import accounted, expecting, holders, is_own, pronoun_of, suggested, voice
from parley.sentences.wording_patterns import Pattern, Slot, has_place_for_only

_ANY = ("any ", "anybody")
"""The beginnings of subjects that a denial makes "no accord" and "nobody"."""
_ANY_OF = re.compile("^any(?= |body)")
_CONTENT = term("content")
_ONLY = "only"
"""The adverb before an object, and not before the verb."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """Words with the roles that they express."""

    text: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes words of the claims of one article, in a context."""

    context: Context

    def said(self, claim: Claim, form: str | None = None) -> str:
        """Return a claim in words, without capital letter or full stop.

        Args:
            form: Its form in another sentence, as in ``Clause.said``.
        """
        if claim.iri in self.context.told:
            return self.context.told[claim.iri]
        if claim.kind == RELATION:
            return self._related(claim, openers(claim, self.context.words), form)
        part, owned = self.context.part, is_own(claim, self.context)
        holds = bool(claim.values(HELD_BY))
        held, alone = holds and not owned, self.context.alone and not owned
        basis = based_on(claim, self.context.words) if alone else ""
        plain = suggested(claim if form_of(part, form) else without_force(claim), self.context)
        front, stated = openers(plain, self.context.words), self.clause(plain)
        own = as_part(obliged(stated, claim, form_of(part, form), self.context), part, held=holds)
        own, unlike = contrasted(own, claim, self.context) if alone and not held else (own, "")
        clause, mark = told_ahead(own, basis, alone=alone, held=held)
        front, clause = another(front + unlike + mark, clause)
        if not owned or clause.subject.startswith(NO_ONE):
            front += lead(clause, part, holders(claim, self.context), voice(claim, self.context))
            return accounted(front + clause.said(form_of(part, form)), claim, self.context)
        return front + own_statement(clause, claim, part, form, self.context)

    def _related(self, claim: Claim, front: str, form: str | None) -> str:
        """Return a relation; if the subject of its first side is its holder, as the holder's statement."""
        context = self.context
        first, held = context.held(claim.values(term("nucleus"))), claim.values(HELD_BY)
        is_plain = len(first) == 1 and first[0].kind != RELATION and not openers(first[0], context.words)
        is_plain = is_plain and first[0].iri not in context.told and bool(held and pronoun_of(claim, context))
        if is_plain and held and frozenset(held) != context.holders and context.subjects(first[0]) == held:
            own = replace(first[0], roles=(*(one for one in first[0].roles if one.name != HELD_BY),
                                           *(one for one in claim.roles if one.name == HELD_BY)))  # fmt: skip
            if len(held) == 1 and set(first[0].values(HELD_BY)) == set(held):
                clause = self.clause(own)
                called, says = pronoun_of(claim, context), "say" if clause.plural else "says"
                inside = Reader(replace(context, known=str(held[0]), called=called))
                return f"{front}{clause.subject} {says} {expecting(inside._joined(claim, form), called, own)}"
        return accounted(front + voice(claim, context) + self._joined(claim, form), claim, context)

    def _joined(self, claim: Claim, form: str | None) -> str:
        return Relation(claim, self.context, Reader, form).said(lambda name: self._beside(name, claim))

    def clause(self, claim: Claim) -> Clause:
        """Return the content of a claim, before its grammatical form."""
        words = self.context.words
        claim = without_repeats(to_each_other(claim, words), self.context)
        patterns = predicates(claim, words)
        if any(map(names_more, patterns)):
            claim = replace(claim, listing=None, reading=None)
        subject = subject_of(claim, words)
        passive = passive_of(claim, subject, patterns)
        filled = [self._filled(pattern, claim, passive or "") for pattern in patterns]
        told = self._told(claim, patterns, filled, passive)
        denied = {one.verb.negative != (claim.polarity == term("denied")) for one in told} == {True}
        name = self._named(claim, patterns, passive or subject, denied=denied)
        verb, rest, is_of_several = told[0].verb.base, told[0].rest, len(claim.values(subject)) > 1
        text, mutual = unmarked(name.text, claim, verb, rest, several=is_of_several)
        name = replace(name, text=text)
        apart = either_way(claim, verb, rest) if marked_role(claim, words.vocabulary) == subject else ""
        is_of_none = denied and name.text.startswith((*NO_ONE, *_ANY))
        if is_of_none:
            name = replace(name, text=_ANY_OF.sub("no", name.text))
            told = tuple(replace(one, verb=replace(one.verb, negative=False)) for one in told)
        used = self._used(claim, passive or subject).union(name.roles, *(one.roles for one in filled))
        tail = between(self._tail(claim, used), (one.verb for one in told), claim)
        own = Clause(
            subject=words.some_of(name.text, claim, None),
            plural=self._is_plural(claim, passive or subject, patterns[0], name.text),
            predicates=told,
            tense=_tense(claim, told, name, shifted=self.context.shifted),
            modality=claim.modality.removeprefix(term("")),
            negative=claim.polarity == term("denied") and not is_of_none,
            adverbs=self._adverbs(claim, patterns[0], passive, told[0], mutual=bool(mutual)),
            tail=tail.removeprefix(mutual) + apart,
            void=is_of_the_past(claim, self.context.claims.values()),
            shifted=self.context.shifted,
        )
        whole = not_all(own)
        return raised(whole, claim, patterns[0], self.context, Reader) if passive == _CONTENT else whole

    def _told(
        self, claim: Claim, patterns: Sequence[Pattern], filled: Sequence[_Filled], passive: str | None
    ) -> tuple[Predicate, ...]:
        """Return the predicates, with "its" for possessions of the subject."""
        own = self.context.words.possessive(claim, subject_of(claim, self.context.words))
        told = tuple(
            Predicate(pattern.verb or BE, self._focused(own(one.text).strip(), pattern, claim), bool(passive))
            for pattern, one in zip(patterns, filled, strict=True)
        )
        told = tuple(serving(discussing(one, claim, self.context.words), claim) for one in told)
        manner = " ".join(manners(claim, self.context.words))
        return tuple(replace(one, manner=manner) for one in told) if told[0].splits else told

    def _named(self, claim: Claim, patterns: Sequence[Pattern], role: str, *, denied: bool) -> _Filled:
        """Return the subject. A number with a place in the wording is only there."""
        bare = numberless(claim) if any("amount" in one.roles for one in patterns) else claim
        return self._before(patterns[0], claim) or self._subject(bare, role, denied=denied)

    def _used(self, claim: Claim, subject: str) -> frozenset[str]:
        said = frozenset((subject, self.context.words.predicate_role(claim)))
        return said | ({MEASURE} if claim.kind == term("Estimate") else frozenset())

    def _tail(self, claim: Claim, used: frozenset[str]) -> str:
        """Return the words after the predicates; a repeated time has a short form."""
        tail = adjuncts(claim, used, self.context.words, lambda name: self._beside(name, claim))
        if is_only_for(claim) and (long := times(claim, self.context.words, used)):
            tail = tail.replace(long, f" {_ONLY}{long}", 1)
        if self.context.moment:
            return tail.replace(f" {self.context.moment}", "", 1)
        dates = self.context.dates
        if len(dates.split(" ")) < 3 or times(claim, self.context.words).strip(" ,") != dates:
            return tail
        return tail.replace(dates, stated_before(dates))

    def _adverbs(
        self, claim: Claim, pattern: Pattern, passive: str | None, first: Predicate, *, mutual: bool
    ) -> tuple[str, ...]:
        inside = manners(claim, self.context.words) if first.splits else ()
        said = tuple(one for one in adverbs(claim, self.context.words) if one not in inside)
        if not mutual and is_joint_ahead(claim, self.context.words):
            said = (*said, "jointly")
        has_place = (not passive and has_place_for_only(pattern)) or is_only_for(claim)
        return tuple(one for one in said if one != _ONLY) if has_place else said

    def _focused(self, rest: str, pattern: Pattern, claim: Claim) -> str:
        """Return the words after a verb with "solid" or "only" in their places: "gave only a name"."""
        words = self.context.words
        rest = f"{adjectives(claim, words)} {rest}".lstrip(" ")
        has_only = _ONLY in adverbs(claim, words) and has_place_for_only(pattern) and not is_only_for(claim)
        return f"{_ONLY} {rest}" if has_only and claim.values(words.subject_role(claim)) else rest

    def _is_plural(self, claim: Claim, role: str, pattern: Pattern, name: str) -> bool:
        words = self.context.words
        if (told := number_told(name)) is not None:
            return told
        if name.startswith("neither "):
            # The verb agrees with the nearer noun.
            return words.are_several([*in_passage(claim, role)][-1:])
        if claim.kind == term("Estimate") and pattern.before:
            return not is_one(claim, words)
        own = next((piece.role for piece in pattern.before if isinstance(piece, Slot)), "")
        role = term(own) if own else role
        if role in (MEASURE, _CONTENT) or not claim.values(role):
            return False
        if claim.values(role) == (self.context.known,):
            return self.context.called == "they"
        if through := words.representations(claim) if role == words.represented_role(claim) else "":
            return is_plural_noun(through)
        return words.are_several(in_passage(claim, role))

    def _before(self, pattern: Pattern, claim: Claim) -> _Filled | None:
        """Return the subject in the words before the verb of a wording."""
        plain, before = Reader(replace(self.context, again=frozenset())), Pattern(None, pattern.all_parts[:1])
        return plain._filled(before, claim) if pattern.before else None

    def _subject(self, claim: Claim, role: str, *, denied: bool) -> _Filled:
        """Return the subject of a clause, which may be denied; for a measure, the measured thing."""
        words, values = self.context.words, claim.values(role)
        if role == _CONTENT:
            return _Filled("it", frozenset())
        if self.context.known and values == (self.context.known,):
            name = words.values(claim, role)
            if name == words.of(self.context.known):
                return _Filled(self.context.called, frozenset())
        if role == MEASURE and values:
            noun = self._filled(measured(claim, str(values[0]), words), claim)
            return _Filled(noun.text + times(claim, words), noun.roles | {term("time")})
        if not values:
            return _Filled(unknown(role.removeprefix(term(""))), frozenset())
        name = words.values(claim, role, denied=denied)
        if claim.kind == term("Occurrence") and (place := place_in_subject(claim, words)):
            # "The talks took place in Sarno", and not "the talks in Sarno took place there".
            name = name.removesuffix(place)
        elif claim.kind == term("Occurrence"):
            name = unplaced(name, claim, words)
        return self._aimed(name, claim)

    def _aimed(self, name: str, claim: Claim) -> _Filled:
        """Return a subject with its purpose, if the claim characterises it."""
        purpose = term("purpose")
        if claim.kind != term("Characterisation") or not claim.values(purpose):
            return _Filled(name, frozenset())
        said = any(purpose in map(term, one.roles) for one in predicates(claim, self.context.words))
        is_deed = self.context.words.is_deed(str(self.context.subjects(claim)[0]))
        if said or not is_deed:
            return _Filled(name, frozenset())
        return _Filled(f"{name} {self._beside(purpose, claim)}", frozenset((purpose,)))

    def _filled(self, pattern: Pattern, claim: Claim, passive: str = "") -> _Filled:
        """Return a pattern with the values of a claim in its slots, without the subject of a passive."""
        pieces = [
            piece
            for part in pattern.parts
            if not part.optional or fits(part, claim)
            for piece in part.pieces
            if isinstance(piece, str) or term(piece.role) != passive or passive == _CONTENT
        ]
        bare = numberless(claim) if "amount" in pattern.roles else claim
        words = (
            piece if isinstance(piece, str) else self._slot(piece, claim if piece.role == "amount" else bare)
            for piece in pieces
        )
        roles = {term(piece.role) for piece in pieces if isinstance(piece, Slot)}
        roles |= {term(flag) for piece in pieces if isinstance(piece, Slot) for flag in piece.flags}
        return _Filled("".join(words), frozenset(roles | (NUMBERS if term("amount") in roles else set())))

    def _slot(self, slot: Slot, claim: Claim) -> str:
        role, words = term(slot.role), self.context.words
        if slot.role in ("moment", "length", "amount"):
            return self._measure(slot, claim)
        if not claim.values(role):
            how = "part of " if "among" in slot.flags else "in " if "located" in slot.flags else ""
            return how + unknown(slot.role, denied=claim.polarity == term("denied"))
        if slot.role == "ordinal":
            return in_order(int(claim.values(role)[0]))
        if slot.role == "office":
            plural = words.are_several(in_passage(claim, words.subject_role(claim)))
            return office_of(claim, words, plural=plural)
        has_aim = bool(claim.values(term("concerns"))) and "concerns" in slot.flags
        if slot.role == "purpose" and ("doing" in slot.flags or has_aim):
            return self._purpose(slot, claim)
        if words.vocabulary.holds_claims(role):
            return self._claims_in(slot, claim) or "something"
        if again := self._again(role, claim):
            return again
        if "employer" in slot.flags:
            return f"{joint_of(claim, words)} {words.values(claim, role)}"
        if before := where(slot, claim, words):
            return f"{before} {words.values(claim, role)}"
        doer = words.values(claim, words.subject_role(claim)) if slot.flags else ""
        return formed(words.values(claim, role), slot.flags, doer)

    def _measure(self, slot: Slot, claim: Claim) -> str:
        """Return how much or how long; a moment goes to the end."""
        if slot.role == "amount":
            return figure(claim, slot.flags, self.context.words)
        return lengths_of(claim, self.context.words) if slot.role == "length" else ""

    def _again(self, role: str, claim: Claim) -> str:
        """Return the pronoun for a thing that just had the same role; none beside another pronoun."""
        words, values = self.context.words, claim.values(role)
        if len(values) != 1 or (role, values[0]) not in self.context.again:
            return ""
        subject = words.subject_role(claim)
        is_known = claim.values(subject) == (self.context.known,)
        if is_known and words.values(claim, subject) == words.of(self.context.known):
            return ""
        plain = words.values(claim, role) == words.of(str(values[0]))
        return OBJECTS.get(words.pronoun(str(values[0])), "") if plain else ""

    def _beside(self, role: str, claim: Claim) -> str:
        """Return the values of a role in their form for its phrase."""
        return self._slot(Slot(role.removeprefix(term(""))), claim).replace(BEFORE_CLAUSE, "")

    def _claims_in(self, slot: Slot, claim: Claim) -> str:
        """Return the claims in a role, without those that are already in the sentence."""
        if term(slot.role) == _CONTENT:
            return Content(claim, self.context, Reader).said(slot)
        inside = Reader(self.context.inside(claim, claim.values(HELD_BY)))
        return " and ".join(inside.said(one) for one in self.context.held(claim.values(term(slot.role))))

    def _purpose(self, slot: Slot, claim: Claim) -> str:
        """Return the purpose of something: "to end the conflict", or after "to", "ending" it."""
        words, values = self.context.words, [str(one) for one in claim.values(term("purpose"))]
        if "doing" in slot.flags:
            return listed([words.doing(value) for value in values])
        about = words.values(claim, term("concerns"))
        return listed([words.aim(value, about) for value in values])


def _tense(claim: Claim, told: Sequence[Predicate], name: _Filled, *, shifted: bool) -> str:
    """Return the tense; in "the fall since May is 70 percent" the time belongs to the measured thing.

    What somebody said had happened before: "said that the guns had fallen silent".
    """
    is_dated = term("time") in name.roles and told[0].verb.state
    tense = "present" if is_dated else tense_of(claim, [one.verb for one in told])
    is_event = not any(one.verb.state or (one.verb.is_be and not one.passive) for one in told)
    return "pluperfect" if shifted and is_event and tense in ("past", "perfect") else tense

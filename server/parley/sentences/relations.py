"""Relations between claims: one claim, the connective, the other claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.adjuncts import HELD_BY, adjuncts
from parley.sentences.clauses import AIMED, BARE, MEANWHILE, SUPPOSED, WANTED, Clause, Predicate
from parley.sentences.context import RELATION, Context, sides
from parley.sentences.counted_things import counted
from parley.sentences.figures import figure
from parley.sentences.fitting import Fitting, may_be_doing
from parley.sentences.idioms import of_one_modality
from parley.sentences.interface import Reading
from parley.sentences.moments import times
from parley.sentences.nouns import head_of, is_plural_noun
from parley.sentences.numbers import amount_of, fewer
from parley.sentences.predicates import passive_of, predicates, subject_of
from parley.sentences.qualifiers import adjectives, hedges, limiters
from parley.sentences.verbs import BE
from parley.sentences.voices import fronted, is_own, pronoun_of
from parley.sentences.wording_patterns import Pattern, Slot

_CONDITIONS = frozenset(map(term, ("condition", "exception", "untilRelation")))
"""Kinds of relations whose satellite has the form of a fact: "if the army withdraws"."""
_IN_TURN = frozenset(map(term, ("sequence", "synchrony")))
"""Kinds of relations in which one plan after another has this form: "after the army leaves"."""
_MEANWHILE = frozenset(map(term, ("accompanying", "synchrony")))
"""Kinds of relations with the same tense on both sides."""
_OPEN = frozenset(map(term, ("predicted", "hypothetical")))
"""The modalities of what would or could be under a condition."""
_BRIEF = frozenset(("framed", "gerund", "undone", "then", "now"))
"""Flags of a side without the words that the other side already has."""
_NUMBER = r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)"
"""A number before the things that it counts."""
_OF_THESE = re.compile(r"^there are ((?:[^;,]|,(?=\d))+); of these, ")
"""How many there are, before what is so of some: "of eight sites, three were opened"."""
_OPENING = re.compile(
    r"\b(as|because|although|while|when|before|after) (as a result|in addition|instead|for example), "
)
"""The beginning of a side behind its conjunction: "because, as a result, ..."."""
_OF_ALL = re.compile(
    r"^(?P<front>(?:according to [^,]+, )?)(?P<who>(?!there )[^;,]+?) (?P<all>\d[\d,]*(?: [a-z-]+){1,3})"
    r"; of these, "
)
"""The whole before what is so of a part: "held 30 detainees; of these, it freed 22"."""
_OF_ALL_AGAIN = re.compile(
    rf"^(?P<all>of the \d[\d,]* (?P<name>[a-z-]+(?: [a-z-]+)*?) that [^;,]+, [^;,]*{_NUMBER}) (?P=name)\b"
)
"""A part of a whole with its name again: "of the 14 posts that it had, it left nine | posts"."""
_AS_OF = "as of "
"""The beginning of the time of a state, which may stand in front of all that was so then."""
_AGAIN = tuple(map(term, ("object", "target", "meeting")))
"""Roles whose value becomes a pronoun if it is the same as on the side before."""

_SAID = r"\b(?P<verb>\w{3,}?)(?:e?s|e?d)"
_AGAINST = r", (?:although|but|whereas|while) .* (?:did|does|do) not"
"""The words between two clauses with one verb and one object, of which the second denies it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim that joins others, in its context, with the reader of these."""

    claim: Claim
    context: Context
    read: Callable[[Context], Reading]
    form: str | None = None
    """Its form in another sentence, as in ``Clause.said``."""

    def said(self, beside: Callable[[str], str]) -> str:
        """Return the connected claims.

        Args:
            beside: Returns the words for the values of a role without a place of its own.
        """
        claim, words = self.claim, self.context.words
        reserved, limits = hedges(claim, words), limiters(claim, words)
        pattern = self._pattern().limited(" ".join(limits))
        pieces = [piece for part in pattern.parts for piece in part.pieces]
        whether = "that" if claim.modality == term("hypothetical") else "so that"
        frame = Clause(
            "it", False, (Predicate(BE, whether),), "present", claim.modality.removeprefix(term("")),
            claim.polarity == term("denied"), reserved,
        )  # fmt: skip
        is_plain = claim.modality == term("actual") and not frame.negative and not reserved
        used = pattern.roles.union((words.predicate_role(claim),), map(term, pattern.roles))
        text = _OF_ALL.sub(r"\g<front>of the \g<all> that \g<who>, ", self._joined(pieces))
        text = _OF_ALL_AGAIN.sub(r"\g<all>", text)
        text = _OPENING.sub(r"\1, \2, ", _OF_THESE.sub(r"of \1, ", text))
        text = text.replace(" even when ", " even as ")
        if not self.context.moment and (moment := self._moment):
            text = f"{moment}, {text}"
        said = text if is_plain or self._goes_without_frame else f"{self._frame(frame)} {text}"
        limited = f"{adjectives(claim, words)} {words.some_of('', claim, None)}".strip()
        return said + (f" ({limited})" if limited else "") + adjuncts(claim, used, words, beside)

    @property
    def may_be_wanted(self) -> bool:
        """Whether it may stand after "want": "the army to leave before the talks open"."""
        claim, words = self.claim, self.context.words
        first = self.context.held(claim.values(term("nucleus")))
        pieces = [piece for part in self._pattern().parts for piece in part.pieces]
        is_plain = claim.modality == term("actual") and claim.polarity == term("affirmed")
        is_bare = not (hedges(claim, words) or limiters(claim, words) or fronted(claim, self.context))
        if not (is_plain and is_bare and len(first) == 1 and pieces[0] == Slot("nucleus")):
            return False
        is_read = first[0].kind != RELATION and first[0].iri not in self.context.told
        is_called_for = is_read and first[0].modality == term("calledFor")
        inside = self.context.inside(claim, claim.values(HELD_BY))
        return is_called_for and not fronted(first[0], inside) and self._form(Slot("satellite")) == SUPPOSED

    @property
    def _is_one_frame(self) -> bool:
        """Whether the relation and its sides are all proposed, so that this is said only once."""
        is_plain = self.claim.polarity == term("affirmed") and not hedges(self.claim, self.context.words)
        return is_plain and self._fitting.share_frame and self.claim.modality == term("proposed")

    @property
    def _goes_without_frame(self) -> bool:
        """Whether the sentence around it says that it is proposed: "proposed that A after B"."""
        return self.form == BARE and self._is_one_frame

    def _frame(self, frame: Clause) -> str:
        """Return the words that make the connection less than a plain fact."""
        return "the proposal is that" if self._is_one_frame else frame.said()

    @property
    def _fitting(self) -> Fitting:
        first, second = (self.context.held(self.claim.values(term(one))) for one in ("nucleus", "satellite"))
        return Fitting(self.claim, first, second, self.context)

    @property
    def _moment(self) -> str:
        """The time of a state that all joined claims share, and no claim of another kind is among them."""
        joined = [*self._leaves(self.claim)]
        if any(one.iri in self.context.told for one in joined):
            return ""
        found = {times(one, self.context.words).strip(" ,") for one in joined}
        shared = next(iter(found)) if len(found) == 1 else ""
        return shared if shared.startswith(_AS_OF) else ""

    def _leaves(self, claim: Claim) -> Iterator[Claim]:
        """Yield the claims that a relation joins, through the relations among them."""
        for one in self.context.held(sides(claim)):
            if one.kind == RELATION and one.iri not in self.context.told:
                yield from self._leaves(one)
            else:
                yield one

    def _pattern(self) -> Pattern:
        """Return the wording of the kind: one whose condition its sides meet, otherwise the plain one."""
        role = self.context.words.predicate_role(self.claim)
        kind = next(map(str, self.claim.values(role)), self.claim.kind)
        return self._fitting.chosen(self.context.words.patterns(kind))

    def _joined(self, pieces: Sequence[str | Slot]) -> str:
        """Return the sides, with "it" in the second for the subject of the first."""
        inside = self.context.inside(self.claim, self.claim.values(HELD_BY))
        words, context = [], replace(inside, shifted=self.context.shifted, moment=self._moment)
        if self.context.known:
            context = context.about(self.context.known, self.context.called)
        for piece in pieces:
            words.append(piece if isinstance(piece, str) else self._side(piece, context))
            if isinstance(piece, Slot):
                context = self._after(self.context.held(self.claim.values(term(piece.role))), context)
        return self._without_echo(of_one_modality("".join(words)))

    def _without_echo(self, text: str) -> str:
        """Return "the army signed the plan, but the Front did not" for "... did not sign it"."""
        said = self.context.words.of
        first = self.context.held(self.claim.values(term("nucleus")))
        things = {said(str(one)) for claim in first for name in _AGAIN for one in claim.values(name)}
        echo = rf"{_SAID} (?:{'|'.join(map(re.escape, things))})(?!\w).*{_AGAINST}"
        return re.sub(rf"(?P<said>{echo}) (?P=verb) (?:it|them)$", r"\g<said>", text) if things else text

    def _after(self, told: Sequence[Claim], context: Context) -> Context:
        """Return the context of the second side: repeated parts may be shorter."""
        last = told[-1] if told else self.claim
        if last.iri in context.told:
            return context
        called = pronoun_of(last, context) if is_own(last, context) else ""
        subject = context.shared(told)
        subject = self._acted_upon(last) if subject == last.iri else subject
        known = context if context.known else context.about(subject, called)
        things = {name: last.values(name)[0] for name in _AGAIN if len(last.values(name)) == 1}
        if not things and subject:
            things = dict.fromkeys(_AGAIN, subject)
        return replace(
            known,
            again=frozenset(things.items()),
            dates=times(last, context.words).strip(" ,") if len(told) == 1 else "",
            named=frozenset(last.values(HELD_BY)),
        )

    def _acted_upon(self, claim: Claim) -> str:
        """Return the one thing that is the subject of a passive; empty if there is none."""
        words = self.context.words
        if claim.kind == RELATION:
            return ""
        role = passive_of(claim, subject_of(claim, words), predicates(claim, words))
        values = claim.values(role) if role else ()
        return str(values[0]) if len(values) == 1 else ""

    def _side(self, slot: Slot, context: Context) -> str:
        """Return the claims on one side in words."""
        held = context.held(self.claim.values(term(slot.role)))
        form = self._form(slot)
        if form == SUPPOSED and not self._is_open:
            context = replace(context, shifted=False)
        doers = {context.subjects(one) for one in context.held(sides(self.claim))}
        if "to" in slot.flags:
            said = (self._aimed(one, len(doers) == 1, context) for one in held)
            return " and ".join(said) or "that something be so"
        if brief := self._briefly(slot, held, context):
            return brief
        as_gerund = "doing" in slot.flags and len(doers) == 1
        if as_gerund and all(may_be_doing(one, context) for one in held):
            return " and ".join(self.read(context).clause(one).gerund for one in held) or "something"
        told: list[str] = []
        before = ""
        for one in self._at_once(held, context):
            words = self.read(context).said(one, form)
            # "Left the hall and | spoke": the subject is that of the claim before.
            goes_on = bool(told) and bool(context.called) and context.known == before
            told.append(words.removeprefix(f"{context.called} ") if goes_on else words)
            before = context.shared([one])
            context = replace(context.about(context.shared([one])), again=frozenset())
        joined = " and ".join(told) or "something"
        return self._of_these(joined, held) if slot.role == "satellite" else joined

    @property
    def _is_open(self) -> bool:
        """Whether what has a condition would or could be; what "is to be if they pay" stays so."""
        modalities = {one.modality for one in self.context.held(self.claim.values(term("nucleus")))}
        return modalities <= _OPEN

    def _of_these(self, said: str, held: Sequence[Claim]) -> str:
        """Return how many of the first side's things, without their name: "12 men came, and 30 left"."""
        words = self.context.words
        said = self._other_ones(said)
        both = (*self.context.held(self.claim.values(term("nucleus"))), *held)
        roles = [counted(one, words.vocabulary) for one in both]
        things = {str(one.value) if one else "" for one in roles}
        name = words.of(things.pop()).removeprefix("the ") if len(things) == 1 and "" not in things else ""
        return re.sub(rf"({_NUMBER}) {re.escape(name)}(?!\w)", r"\1", said, count=1) if name else said

    def _other_ones(self, said: str) -> str:
        """Return the second side with "ones" for things of the first: "efforts go on, but the early ones"."""
        first = self.context.held(self.claim.values(term("nucleus")))
        thing = self.context.shared(first)
        name = self.context.words.of(thing).removeprefix("the ") if thing else ""
        is_several = bool(name) and is_plural_noun(head_of(name)) and name[:1].islower()
        return re.sub(rf"\bthe (\w+) {re.escape(name)}(?!\w)", r"the \1 ones", said) if is_several else said

    def _briefly(self, slot: Slot, held: Sequence[Claim], context: Context) -> str:
        """Return a side without the parts of the other side: without its subject, frame or verb."""
        clauses = [self.read(context).clause(one) for one in held] if _BRIEF.intersection(slot.flags) else []
        if "figure" in slot.flags:
            return " and ".join(figure(one, ("population",), context.words) for one in held)
        if "compared" in slot.flags:
            words = context.words
            return " and ".join(fewer(amount_of(one, words.of) or "") + times(one, words) for one in held)
        if "framed" in slot.flags:
            return " and ".join(f"that {one.said(BARE)}" for one in clauses)
        if "gerund" in slot.flags:
            return " and ".join(one.gerund for one in clauses)
        if "now" in slot.flags:
            return " and that ".join(self._has_been(one, context) for one in held)
        if "undone" in slot.flags:
            return " or ".join(replace(one, negative=False).gerund for one in clauses)
        return " and ".join(one.infinitive for one in clauses) if "then" in slot.flags else ""

    def _has_been(self, claim: Claim, context: Context) -> str:
        """Return what has been done: "a proposal has been made to halt the talks", if nobody is told."""
        clause, content = self.read(context).clause(claim), context.held(claim.values(term("content")))
        said = replace(clause, tense="perfect").said()
        if len(content) != 1 or content[0].kind == RELATION or content[0].iri in context.told:
            return said
        inner = self.read(context).clause(content[0])
        first = inner.predicates[0]
        is_plain = len(inner.predicates) == 1 and first.passive and not (inner.negative or inner.adverbs)
        is_plain = is_plain and inner.modality == "proposed" and not content[0].values(HELD_BY)
        if not said.startswith("it has been proposed that ") or not is_plain:
            return said
        rest = f" {first.rest}" if first.rest else ""
        return f"a proposal has been made to {first.verb.base} {inner.subject}{rest}{inner.tail}"

    def _at_once(self, held: Sequence[Claim], context: Context) -> Sequence[Claim]:
        """Return claims without the times that "when" already expresses, because the other side has them."""
        if term("synchrony") not in self.claim.values(term("discourseKind")) or not context.dates:
            return held
        same = {one.iri for one in held if times(one, context.words).strip(" ,") == context.dates}
        return [_timeless(one) if one.iri in same else one for one in held]

    def _aimed(self, claim: Claim, same: bool, context: Context) -> str:
        """Return the aim of something: "to open the talks", if the same party does both."""
        is_read = claim.iri not in context.told
        joined = {one.modality for one in context.held(sides(self.claim))}
        is_plain = claim.kind != RELATION and not fronted(claim, context)
        is_alike = len(joined) == 1 and claim.polarity == term("affirmed") and not _is_actual(claim)
        is_so = claim.modality == term("planned") or is_alike
        if is_read and same and is_plain and is_so:
            return self.read(context).clause(claim).infinitive
        return f"that {self.read(context).said(claim, AIMED)}"

    def _form(self, slot: Slot) -> str | None:
        """Return the form of the claims on one side."""
        kinds = frozenset(self.claim.values(term("discourseKind")))
        joined = self.context.held(sides(self.claim))
        if slot.role == "nucleus" and self.form == WANTED:
            return WANTED
        if slot.role == "nucleus" and self._is_one_frame:
            return BARE
        if slot.role == "satellite":
            modalities = {one.modality for one in joined}
            is_ahead = term("actual") not in modalities and len(modalities) == 1
            is_first = any("then" in part.flags for part in self._pattern().parts)
            if kinds & _CONDITIONS or (kinds & _IN_TURN and is_ahead and not is_first):
                return SUPPOSED
        plain = [one for one in joined if one.kind != RELATION and _is_actual(one)]
        tenses = [self.read(self.context).clause(one).tense for one in plain]
        return MEANWHILE if kinds & _MEANWHILE and "past" in tenses else None


def _timeless(claim: Claim) -> Claim:
    roles = tuple(role for role in claim.roles if role.name != term("time"))
    return replace(claim, times=(), roles=roles)


def _is_actual(claim: Claim) -> bool:
    return claim.modality == term("actual")

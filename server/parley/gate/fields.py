"""Fields: polarity, modality, hedge, holder and listing of a claim must agree with its small words.

A cue in the passage, or right beside it, contradicts a field that says otherwise, unless something accounts
for the cue. A field that no cue supports is contradicted, too. Words further away in the sentence are not
judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.claims.cues import ACTUAL, MODAL, SPOKEN, Cue
from parley.claims.reach import names_a_holder
from parley.claims.stating import own_words, words_in_roles, words_of_numbers
from parley.claims.vocabulary import Vocabulary
from parley.gate.accounted_cues import AccountedCues, denies_too, spoken
from parley.gate.courtesy import is_courteous
from parley.gate.governing import Governing
from parley.gate.kinds import CheckKind
from parley.gate.noun_phrases import NounPhrases
from parley.gate.report import Finding
from parley.gate.reported import Reported
from parley.gate.small_words import SmallWords
from parley.gate.tense import Tense
from parley.names import compact, term
from parley.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    SUBORDINATORS,
)
from parley.text.spans import Span
from parley.text.words import Text

_RELATION, _HYPOTHETICAL = term("DiscourseRelation"), term("hypothetical")
_OPEN = term("open")
_ACTION, _HEDGE, _CONTRASTED = term("action"), term("hedge"), term("contrastedWith")
_AFFIXED = re.compile(r"un(?!der|i|til|less)\w{4,}|non(?!e)\w{3,}")
"""Words with a negative prefix, and not "under", "united", "until"."""
_EXCEPTING = frozenset((
    "apart from", "except", "except for", "excluding", "with the exception of", "rather than",
))  # fmt: skip
"""Words that deny only the words after them."""
_ALL_BUT = "all but"
"""What is said of all others is not so of those behind it: "all but nine"."""
_DENYING = frozenset(("deny", "denies", "denied", "denying"))
"""Words of saying whose content is not so."""
_REJECTING = _DENYING | {"reject", "rejects", "rejected", "rejecting", "dismiss", "dismisses", "dismissed"}
"""These, and words before what others say: "rejected the charge that"."""
_NUMBERS = re.compile(r" (?:[A-Z]*[$€£¥] ?)?\d[\d,.]*\S* to ")
"""A range of numbers behind what may also begin a list: "ranging from | $4,000 to $6,500"."""
_PARTS = frozenset(("among them", "among these", "of them"))
"""Marks of a list before a number that is a part of what was said."""
_UNANSWERED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "negation": ("denies", ", and the claim affirms"),
        "saying": ("ascribes it to someone", ", and the claim has no holder"),
        "listing": ("says that there are more", ", and the claim does not"),
    }
)
"""The reading of a cue, and the claim's different value."""
_UNSAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "negation": ("no word of its passage denies it", ", and the claim is denied"),
        "listing": ("no word of the passage says that there are more", ", and the list is open"),
    }
)
"""The reading of a passage without a cue, and the claim's value. Not all holders need a cue."""


class Fields:
    """The rules on the fields of claims over one article."""

    def __init__(
        self, text: Text, vocabulary: Vocabulary, small: SmallWords, published: str | None = None
    ) -> None:
        """Create it from the text, its small words, and the day of publication, for times still to come."""
        self._text = text
        self._scope, self._voice, self._reach = small.scope, small.voice, small.reach
        self._tense = Tense(text, self._scope, published)
        self._hedging = [cue for cue in small.cues if cue.kind == "hedge"]
        self._accounts = AccountedCues(text, vocabulary, self._reach, self._scope)
        self._concepts = vocabulary.cue_phrases
        self._governing = Governing(text, vocabulary, small)
        self._nouns = NounPhrases(text, self._scope)
        self._reported = Reported(text, vocabulary, small)

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the differences between the fields of a claim and the cues of its passage."""
        cues = self._cues(claim)
        open_cues = [cue for cue in cues if not self._accounts.hold(cue, claim, others)]
        free = {cue.kind for cue in cues if self._is_free(cue, claim, others)}
        said = spoken(claim)
        for kind, value in SPOKEN.items():
            if value not in said:
                says, claimed = _UNANSWERED[kind]
                found = [f"{self._quoted(cue)} {says}" for cue in open_cues if cue.kind == kind]
                if kind == "negation" and not found and (denied := self._denied(claim)):
                    found = [f"{self._quoted(denied)} {says}"]
                if kind == "saying" and not found:
                    found = list(self._reported.told(claim, others))
                for what in found:
                    yield _finding(kind, claim, what, claimed)
            elif kind in _UNSAID and kind not in free | self._denying(claim) | self._governing.fails(claim):
                yield _finding(kind, claim, *_UNSAID[kind])
        yield from self._hedge(claim, open_cues)
        for reads in self._modality(claim, others, cues, open_cues):
            yield _finding(CheckKind.MODALITY, claim, reads, f", and the claim is {compact(claim.modality)}")

    def _cues(self, claim: Claim) -> list[Cue]:
        """Return the cues in the reach of a claim. Marks beside a claim without a list are left out."""
        own = self._scope.of(own_words(claim), claim.evidence)
        heads = self._scope.heads(claim.evidence)
        inside = [cue for cue in self._reach.inside(claim.evidence) if self._scope.speaks_for(cue.place, own)]
        beside = [
            cue
            for cue in self._reach.around(claim.evidence)
            if self._is_beside(cue, claim.evidence, own) or self._says_of_clause(cue, heads)
        ]
        return [cue for cue in (*inside, *beside) if not self._is_apart(cue, claim)]

    def _is_apart(self, cue: Cue, claim: Claim) -> bool:
        """Return whether a cue near a claim does not apply to it.

        This includes a mark of a list beside a claim without one, "except" for the words before it, and a
        word of saying for words that are the writer's own, or may be.
        """
        if cue.kind == "listing" and self._is_part(cue, claim):
            return True
        if cue.kind == "listing":
            is_range = _NUMBERS.match(self._text.content, cue.place.end) is not None
            return (claim.listing is None and cue.place not in claim.evidence) or is_range
        if cue.place.of(self._text.content).casefold() in _EXCEPTING:
            return cue.place not in claim.evidence or not _has_behind(claim, cue.place)
        if cue.kind == "negation":
            return self._is_in_subject(cue.place) or self._voice.is_second_verb(claim, cue.place)
        if cue.kind != "saying":
            return False
        own = own_words(claim) or (claim.evidence,)
        is_open = cue.place not in claim.evidence and self._reported.is_apart(cue.place, own)
        return is_open or self._voice.may_be_writers(claim, cue.place)

    def _is_in_subject(self, cue: Span) -> bool:
        """Tell whether a "not" denies only a word of the subject: "families | not back yet would leave"."""
        place = self._scope.at(cue.start)
        clause = None if place is None else self._scope.clauses[place]
        if clause is None or cue.of(self._text.content) != "not" or (clause.verb or 0) < cue.end:
            return False
        before = [word.folded for word in self._text.within(Span(clause.span.start, cue.start))]
        return bool(before) and before[-1] not in AUXILIARIES | COORDINATORS | SUBORDINATORS | ADVERBS

    def _is_part(self, cue: Cue, claim: Claim) -> bool:
        """Return whether a mark only says of what the number behind it is a part: "among them | 15"."""
        numbers = words_of_numbers(claim)
        is_mark = cue.place.of(self._text.content).casefold() in _PARTS and claim.listing != _OPEN
        if is_mark and all(span.end <= cue.place.start for span in own_words(claim)):
            return True
        return is_mark and any(
            span.start >= cue.place.end
            and not self._text.within(Span(cue.place.end, span.start))
            for span in numbers
        )

    def _is_beside(self, cue: Cue, passage: Span, own: frozenset[int]) -> bool:
        """Return whether a cue is right beside a passage, at an end where the claim has its words."""
        edge = passage.start if cue.place.end <= passage.start else passage.end - 1
        if self._scope.at(edge) not in own or not self._reach.is_beside(cue, passage):
            return False
        # "Will need | the League and its boats": the words of a noun already say so.
        is_noun = self._text.within(passage)[0].folded in DETERMINERS and not self._scope.heads(passage)
        return not (is_noun and cue.kind == MODAL)

    def _says_of_clause(self, cue: Cue, heads: frozenset[int]) -> bool:
        """Return whether a cue applies to the whole of some clauses, however far from their verbs it is.

        A word of saying applies to the reported words; "according to" and a hedge before the verb apply to
        their own clause. A negation and a modal word do not: "no envoy came", "gave what would be needed".
        """
        if cue.kind == "saying":
            of_own = names_a_holder(cue.place.of(self._text.content))
            return self._scope.speaks_for(cue.place, heads, own=of_own)
        return cue.kind == "hedge" and self._scope.is_before_verb(cue.place, heads)

    def _is_free(self, cue: Cue, claim: Claim, others: Sequence[Claim]) -> bool:
        """Return whether a cue can apply to a field: "not" in "did not attend" is already an absence.

        A cue that applies to a claim joined by this one cannot, either.
        """
        stated = (
            wording.span
            for role in claim.roles
            if role.name != _HEDGE and not denies_too(role, cue)
            for wording in role.wordings
            if role.value in self._concepts.at(wording.span, self._text)
        )
        joined = (
            other for other in self._accounts.joined(claim, others) if claim.evidence not in other.evidence
        )
        used = any(self._accounts.uses(cue, other) for other in joined)
        return not used and not any(cue.place in place for place in stated)

    def _denied(self, claim: Claim) -> Cue | None:
        """Return the word with which its holder denies a claim: "denied that | it had paid"."""
        place = claim.attribution.cue if claim.attribution else None
        if place is None or place.of(self._text.content).casefold() not in _DENYING:
            return None
        return Cue("negation", frozenset((SPOKEN["negation"],)), place)

    def _denies_reports(self, claim: Claim) -> bool:
        """Return whether a claim stands behind what its holder denies: "denied reports that | it left"."""
        place = claim.attribution.cue if claim.attribution else None
        before = [] if place is None else self._text.before(place)[-2:]
        return place is not None and any(
            word.folded in _REJECTING and not self._text.gap(word.span.end, place.start).marks
            for word in before
        )

    def _denying(self, claim: Claim) -> set[str]:
        """Return "negation" if the action or its holder denies: "unpaid", "denied that | it had paid"."""
        said = claim.evidence.of(self._text.content).casefold()
        rejects = any(word.folded in _REJECTING for word in self._text.within(claim.evidence))
        excepts = any(f" {phrase} " in f" {said} " for phrase in (_ALL_BUT, *_EXCEPTING))
        if rejects or excepts or self._denied(claim) or self._denies_reports(claim):
            return {"negation"}
        acts = words_in_roles(claim, _ACTION)
        words = (word.folded for span in acts for word in self._text.within(span))
        return {"negation"} if any(map(_AFFIXED.fullmatch, words)) else set()

    def _hedge(self, claim: Claim, open_cues: Sequence[Cue]) -> Iterator[Finding]:
        """Yield hedging words without a hedge, and hedges whose words are not a hedge, or another one."""
        said = spoken(claim)
        for cue in open_cues:
            if cue.kind == "hedge" and cue.says.isdisjoint(said) and not _ascribes(claim, cue):
                reads = f"{self._quoted(cue)} hedges"
                yield _finding(CheckKind.HEDGE, claim, reads, ", and the claim has no such hedge")
        for role in claim.roles:
            for wording in role.wordings if role.name == _HEDGE else ():
                hedging = [cue for cue in self._hedging if cue.place.overlaps(wording.span)]
                if not any(role.value in cue.says for cue in hedging):
                    which = f"those of {_named(*hedging)}" if hedging else "no hedge"
                    reads = f"the words at {wording.span} are {which}"
                    yield Finding(CheckKind.HEDGE, compact(claim.iri), reads, compact(str(role.value)))

    def _modality(
        self, claim: Claim, others: Sequence[Claim], cues: Sequence[Cue], open_cues: Sequence[Cue]
    ) -> Iterator[str]:
        modal = [cue for cue in open_cues if cue.kind == MODAL]
        right = list(self._governing.governs(claim))
        if claim.modality == ACTUAL:
            yield from self._ahead(claim, others)
            modal += [cue for cue in (*right, *self._governing.leads(claim)) if cue not in modal]
            modal = [cue for cue in modal if self._governing.bears_on(cue, claim)]
            modal = [cue for cue in modal if not is_courteous(cue.place, claim, self._text)]
            modal = [cue for cue in modal if not self._nouns.is_of_main(cue, claim)]
            modal += [cue for cue in self._nouns.asked_for(claim) if not modal]
        else:
            governing, has_infinitive = self._governing.may_govern(claim)
            says = {value for cue in (right or (*cues, *governing)) for value in cue.says}
            is_timetable = self._tense.is_timetable(claim, others) and not self._governing.is_past(claim)
            if self._may_be_open(claim, others):
                return
            if not (right or governing or has_infinitive or is_timetable):
                yield "no modal word stands before it"
            elif claim.modality in says:
                return
            elif not is_timetable:
                is_open = has_infinitive or any(cue.kind == "hedge" for cue in governing)
                told = right or ([] if is_open else governing)
                if claim.modality == _HYPOTHETICAL:
                    # What is wished, or may be done, is hypothetical too; what will or must be is not.
                    told = [cue for cue in told if cue.kind == MODAL]
                modal += [cue for cue in told if cue not in modal]
        for cue in modal:
            yield f"{self._quoted(cue)} says {_named(cue)}"

    def _ahead(self, claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
        """Yield why something is still to come, whatever its own words are."""
        if any(map(self._tense.is_ahead, claim.times)):
            yield "its time begins after the article had appeared"
        if above := self._governing.is_wanted(claim, others):
            yield f"the claim that has its words at {above.evidence} only asks for it, or promises it"

    def _may_be_open(self, claim: Claim, others: Sequence[Claim]) -> bool:
        """Return whether what is not actual has its reason outside its words.

        It is the content of an act of asking, depends on a condition, or joins what is not actual.
        """
        if self._governing.is_wanted(claim, others) or self._governing.may_depend(claim):
            return True
        if self._nouns.is_agreed(claim) or self._nouns.is_possible(claim):
            return True
        joined = self._accounts.joined(claim, others) if claim.kind == _RELATION else ()
        return any(other.modality == claim.modality for other in joined)

    def _quoted(self, cue: Cue) -> str:
        return f"'{cue.place.of(self._text.content)}' at {cue.place}"


def _has_behind(claim: Claim, cue: Span) -> bool:
    """Return whether a claim has words after a cue, except those of its contrast."""
    against = words_in_roles(claim, _CONTRASTED)
    return any(span.start >= cue.end for span in own_words(claim) if span not in against)


def _ascribes(claim: Claim, cue: Cue) -> bool:
    """Return whether a cue ascribes a claim to its holder. "Suggests that" may also hedge or not."""
    return claim.attribution is not None and claim.attribution.cue == cue.place


def _named(*cues: Cue) -> str:
    return " or ".join(map(compact, sorted({value for cue in cues for value in cue.says})))


def _finding(kind: str, claim: Claim, reads: str, claimed: str) -> Finding:
    return Finding(CheckKind(kind), compact(claim.iri), reads, claimed=claimed)

"""Confirmation: which claims are published, who confirms them, and why the others are withheld.

These are pure rules over the records. An item is confirmed if enough coders have confirmed just its current
form, each on a sheet that came back complete and is not set aside. Enough is the number that the corpus asks
for, or two if anyone has ever given another answer, or if the author upholds the item against a rule. Nobody
confirms their own claims. A coder who dissented once cannot confirm the same item later. Codings of a
disputed claim count from the day after. A claim is published if it, and all items that it rests on, are
confirmed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from parley.coding.agreement import Share
from parley.coding.coders import CoderKind
from parley.coding.items import CodedItem
from parley.coding.records import Coding, CodingAnswer, Sheet, SheetState
from parley.coding.register import Register
from parley.names import thing

_CLAIMS = thing("claim", "")
_CONTESTED = 2
"""How many confirmations are needed if a coder gave another answer, or a rule contradicts."""


class ConfirmedBy(StrEnum):
    """Who confirms a claim, by the local name of a concept of ``parley:confirmations``.

    It is a person only if persons have confirmed the claim and every mention that it picks.
    """

    PERSON = "confirmedByPerson"
    SOFTWARE = "confirmedBySoftware"
    BOTH = "confirmedByBoth"


class Withheld(StrEnum):
    """Why an item is withheld, by the local name of a concept of ``parley:withholdingReasons``."""

    AUTHOR_NOT_STATED = "authorNotStated"
    NOT_CODED = "notCoded"
    CODED_OTHERWISE = "codedOtherwise"
    UNDER_DISPUTE = "underDispute"
    SHEET_SET_ASIDE = "sheetSetAside"
    CODING_VOID = "codingVoid"
    TOO_FEW_CODINGS = "tooFewCodings"
    RESTS_ON_WITHHELD = "restsOnWithheld"


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """The verdict on an item from its codings.

    Attributes:
        by: Who confirms it; None if it is withheld.
        reason: Why it is withheld; None if it is not.
        coders: The coders who confirm it, by IRI.
        withheld: The withheld mentions and claims that it rests on.
    """

    iri: str
    by: ConfirmedBy | None = None
    reason: Withheld | None = None
    coders: frozenset[str] = frozenset()
    withheld: tuple[str, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether it may be published."""
        return self.reason is None


@dataclass(frozen=True)
class Confirmation:
    """The confirmations of a corpus.

    Attributes:
        claims: The verdict on each claim, by IRI. There are also verdicts on each mention, and on each
            sentence with the reasons for its clauses without a claim.
        agreement: How many of the answers to claims confirm.
        caught: In how many of the catch items no planted statement was picked.
        complete: In how many of the sentences with a fitting coding nothing is left out.
    """

    claims: Mapping[str, ItemVerdict]
    mentions: Mapping[str, ItemVerdict]
    sentences: Mapping[str, ItemVerdict]
    agreement: Share
    caught: Share
    complete: Share

    @property
    def published(self) -> frozenset[str]:
        """The published claims."""
        return frozenset(iri for iri, verdict in self.claims.items() if verdict.is_confirmed)

    @property
    def withheld(self) -> Mapping[Withheld, int]:
        """How many claims are withheld for each reason, in fixed order."""
        counts = Counter(verdict.reason for verdict in self.claims.values())
        return {reason: counts[reason] for reason in Withheld if counts[reason]}

    @property
    def confirmed_by(self) -> Mapping[ConfirmedBy, int]:
        """How many claims are published by each kind of confirmation, in fixed order."""
        counts = Counter(verdict.by for verdict in self.claims.values())
        return {by: counts[by] for by in ConfirmedBy if counts[by]}


def confirm(items: Mapping[str, CodedItem], register: Register) -> Confirmation:
    """Return the confirmations of a corpus.

    Args:
        items: The items of the current corpus, by IRI.
        register: The records of coding.
    """
    judge = _Judge(register)
    verdicts = {iri: judge.verdict(item) for iri, item in items.items()}
    kinds = {iri: frozenset(map(judge.kind, verdict.coders)) for iri, verdict in verdicts.items()}
    settled = {
        iri: _settled(verdict, kinds, items[iri]) for iri, verdict in _resting(verdicts, items).items()
    }
    return Confirmation(
        claims={iri: verdict for iri, verdict in settled.items() if items[iri].is_claim},
        mentions={iri: verdict for iri, verdict in settled.items() if _is_mention(items[iri])},
        sentences={iri: verdict for iri, verdict in settled.items() if items[iri].is_sentence},
        agreement=_agreement(register, judge),
        caught=_caught(register),
        complete=judge.complete(item for item in items.values() if item.is_sentence),
    )


def fits(coding: Coding, item: CodedItem) -> bool:
    """Return whether a coding fits an item in its current form."""
    return coding.codes == item.iri and coding.digests == item.digests


class _Judge:
    """Judges items by the register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._codings: dict[str, list[Coding]] = defaultdict(list)
        for coding in register.codings:
            if not coding.catch and coding.sheet in register.sheet:
                self._codings[coding.codes].append(coding)
        self._broken: dict[str, set[str]] = defaultdict(set)
        for sheet in register.sheets:
            if sheet.state is SheetState.RETURNED and not self.is_whole(sheet):
                # A missing answer may be a dissent, on any item of the article.
                self._broken[sheet.article].add(sheet.coder)
        self._disputed: dict[str, str] = {}
        for dispute in register.disputes:
            self._disputed[dispute.claim] = max(dispute.date, self._disputed.get(dispute.claim, ""))

    def is_whole(self, sheet: Sheet) -> bool:
        """Return whether a returned sheet has all its codings."""
        return len(self._register.codings_of[sheet.iri]) == sheet.items

    def kind(self, coder: str) -> CoderKind:
        return self._register.coder[coder].kind

    def counts(self, coding: Coding) -> bool:
        """Return whether the sheet of a coding came back complete and is not set aside."""
        sheet = self._register.sheet[coding.sheet]
        return sheet.state is SheetState.RETURNED and self.is_whole(sheet) and not sheet.set_aside

    def verdict(self, item: CodedItem) -> ItemVerdict:
        """Return the verdict on an item from its own codings only."""
        codings = self._of(item)
        dissenting = {self._coder(one) for one in codings if not _confirms(one, item)}
        dissenting |= self._broken[item.article]
        confirming = {self._coder(one) for one in self._confirming(item)} - dissenting
        needed = max(self._register.asked, _CONTESTED if dissenting or item.is_upheld else 1)
        if item.authors and len(confirming) >= needed:
            return ItemVerdict(item.iri, coders=frozenset(confirming))
        return ItemVerdict(item.iri, reason=self._reason(item, bool(dissenting)))

    def complete(self, sentences: Iterable[CodedItem]) -> Share:
        """Return in how many sentences nothing is left out, of those with a fitting coding."""
        coded = [found for item in sentences if (found := list(self._confirming(item)))]
        whole = [
            found for found in coded if all(one.answer is CodingAnswer.NOTHING_LEFT_OUT for one in found)
        ]
        return Share(len(whole), len(coded))

    def _of(self, item: CodedItem) -> list[Coding]:
        """Return the codings of an item on sheets of its article, fitting or not."""
        held = self._codings.get(item.iri, ())
        return [one for one in held if self._register.sheet[one.sheet].article == item.article]

    def _coder(self, coding: Coding) -> str:
        return self._register.sheet[coding.sheet].coder

    def _confirming(self, item: CodedItem) -> Iterator[Coding]:
        """Yield the codings that confirm an item in its current form, by known coders except its authors."""
        for coding in self._of(item):
            coder = self._coder(coding)
            if (
                _confirms(coding, item)
                and fits(coding, item)
                and self.counts(coding)
                and coding.date > self._disputed.get(item.iri, "")
                and coder in self._register.coder
                and coder not in item.authors
            ):
                yield coding

    def _reason(self, item: CodedItem, is_contested: bool) -> Withheld:
        """Return why an item is withheld: of several reasons the most urgent one."""
        codings = self._of(item)
        later = [one for one in codings if one.date > self._disputed.get(item.iri, "")]
        counting = [one for one in later if self.counts(one)]
        reasons = (
            (not item.authors, Withheld.AUTHOR_NOT_STATED),
            (is_contested, Withheld.CODED_OTHERWISE),
            (item.iri in self._disputed and not later, Withheld.UNDER_DISPUTE),
            (not codings, Withheld.NOT_CODED),
            (not counting, Withheld.SHEET_SET_ASIDE),
            (not any(fits(one, item) for one in counting), Withheld.CODING_VOID),
        )
        return next((reason for holds, reason in reasons if holds), Withheld.TOO_FEW_CODINGS)


def _confirms(coding: Coding, item: CodedItem) -> bool:
    """Return whether an answer accepts an item: for a sentence, the reasons for its clauses."""
    if item.is_sentence:
        return coding.answer in (CodingAnswer.NOTHING_LEFT_OUT, CodingAnswer.SOMETHING_LEFT_OUT)
    return coding.answer is CodingAnswer.CONFIRMED


def _resting(verdicts: Mapping[str, ItemVerdict], items: Mapping[str, CodedItem]) -> dict[str, ItemVerdict]:
    """Return verdicts in which every item that rests on a withheld item is withheld as well."""
    held = dict(verdicts)
    while True:
        fallen = {
            iri: missing
            for iri, verdict in held.items()
            if verdict.is_confirmed and (missing := _missing(items[iri], held))
        }
        if not fallen:
            return held
        for iri, missing in fallen.items():
            held[iri] = ItemVerdict(iri, reason=Withheld.RESTS_ON_WITHHELD, withheld=missing)


def _missing(item: CodedItem, held: Mapping[str, ItemVerdict]) -> tuple[str, ...]:
    """Return the unconfirmed items that an item rests on; an item outside the corpus is one of them."""
    return tuple(iri for iri in item.rests_on if iri not in held or not held[iri].is_confirmed)


def _settled(verdict: ItemVerdict, kinds: Mapping[str, frozenset[CoderKind]], item: CodedItem) -> ItemVerdict:
    """Return a verdict with who confirms it: persons, if they confirmed all of it."""
    if not verdict.is_confirmed:
        return verdict
    mentions = (iri for iri in item.rests_on if not iri.startswith(_CLAIMS))
    whole = frozenset.intersection(kinds[verdict.iri], *(kinds[iri] for iri in mentions))
    by = {
        frozenset(CoderKind): ConfirmedBy.BOTH,
        frozenset((CoderKind.PERSON,)): ConfirmedBy.PERSON,
    }
    return ItemVerdict(verdict.iri, by.get(whole, ConfirmedBy.SOFTWARE), coders=verdict.coders)


def _is_mention(item: CodedItem) -> bool:
    return not item.is_claim and not item.is_sentence


def _agreement(register: Register, judge: _Judge) -> Share:
    """Return how many of all answers to claims confirm them, without catch items.

    Two answers to one claim on one sheet count as one, which confirms it if both do.
    """
    confirming: dict[tuple[str, str], bool] = {}
    for coding in register.codings:
        is_counted = not coding.catch and coding.codes.startswith(_CLAIMS)
        if is_counted and coding.sheet in register.sheet and judge.counts(coding):
            asked = coding.sheet, coding.codes
            confirming[asked] = confirming.get(asked, True) and coding.answer is CodingAnswer.CONFIRMED
    return Share(sum(confirming.values()), len(confirming))


def _caught(register: Register) -> Share:
    """Return in how many catch items of all returned sheets no planted statement was picked."""
    whole = sum(sheet.catch_items or 0 for sheet in register.sheets)
    picked = sum(sheet.catches_picked or 0 for sheet in register.sheets)
    return Share(whole - picked, whole)

"""Numbers: the words must state the whole number of the claim, and its bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from parley.claims.claim import Claim, Role
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import role_finding
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact, term
from parley.numbers.quantities import no_integer, parse_between
from parley.numbers.reading import (
    BEHIND,
    comparator_of,
    parse_number,
    parse_ordinal,
    parse_range,
    plain,
    split_comparator,
)
from parley.text.spans import Span
from parley.text.words import Text

_COMPARATOR, _ORDINAL = term("comparator"), term("ordinal")
_LOW, _HIGH = term("low"), term("high")
_MEASURE, _UNIT = term("measure"), term("unit")
_NEAR = frozenset(map(term, ("about", "nearly")))
"""Comparators of a number that is only near."""
_SHARES = {_MEASURE: term("share"), _UNIT: term("percent")}
"""The properties of a claim that make its number a share, in percent."""
_ONE = re.compile(r"an?(?: [a-z]+)?")
"""One of something: "a", "a week"."""
_NUMBERED = frozenset((
    "page", "round", "article", "chapter", "section", "paragraph", "clause", "annex", "part", "phase",
    "stage", "step", "track", "day", "week", "resolution", "no", "number",
))  # fmt: skip
"""Words before a number that make it a place in an order."""
_NONE = frozenset(("no", "none", "nobody", "no one", "not one", "not a", "not a single"))
"""Words that state zero, if a claim has no other number."""
_MOST = 4
"""How many words before a number may compare it: "no fewer than another"."""
_HANDING = frozenset(("hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning"))
"""Verbs that "over" belongs to, and not to the number behind it."""
_FURTHER = 4
"""How many words on either side may change a number: "three" in "three hundred", "one in five"."""
_AFTERWARDS = frozenset(words for known in BEHIND.values() for words in known) - {"at least", "at most"}
"""The words after a number that belong to it; "40 at least" may continue with another number."""
_OF_RANGE = 5
"""How many words on either side may belong to a range: "40 thousand to 50 thousand"."""


class Numbers:
    """The rule on numbers over one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Create it from the text, and the numbers that comparators go with."""
        self._text = text
        self._vocabulary = vocabulary

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the numbers and comparators of a claim that differ from the words."""
        for role in claim.roles:
            problems: Iterator[str] = iter(())
            if role.name == _COMPARATOR:
                problems = chain(self._wrong_words(role), _exact_bounds(role, claim))
            elif role.name == _ORDINAL and isinstance(role.value, int):
                problems = self._misread(role, parse_ordinal)
            elif isinstance(role.value, int):
                problems = self._problems(role, claim)
                yield from self._uncompared(role, claim)
            for problem in problems:
                yield role_finding(CheckKind.NUMBER, claim, role, problem)

    def _problems(self, role: Role, claim: Claim) -> Iterator[str]:
        claimed = {str(value) for value in claim.values(_COMPARATOR)}
        parse = _of_share if _is_share(claim) else parse_number
        ranges = [wording.span for wording in role.wordings if self._ends(wording.span, claim)]
        none = {claim.values(name) for name in (_LOW, _HIGH)} == {(0,)}
        yield from self._misread(role, parse, ranges, none=none)
        for span in (wording.span for wording in role.wordings):
            yield from self._of_range(role, span, claim)
        allowed = {number for one in claimed for number in self._vocabulary.numbers_with(one)}
        if len(claimed) == 1 and len(allowed) == 1 and role.name not in allowed:
            yield f"{compact(min(claimed))} goes with {compact(min(allowed))} alone"

    def _uncompared(self, role: Role, claim: Claim) -> Iterator[Finding]:
        """Yield different bounds: those of the words beside a number, and those of the claim."""
        claimed = sorted(str(value) for value in claim.values(_COMPARATOR))
        for span in (wording.span for wording in role.wordings):
            said = self._comparator_beside(span)
            if said and said not in claimed:
                has = ", ".join(map(compact, claimed)) or "none"
                reads = f"the words beside {span} say {compact(said)}"
                yield role_finding(
                    CheckKind.NUMBER, claim, role, reads, f"; the comparator of the claim is {has}"
                )

    def _ends(self, span: Span, claim: Claim) -> tuple[int, int] | None:
        """Return the ends of a range, or the integers on both sides of a number with a fraction."""
        if ends := parse_range(self._words(span)):
            return ends
        between = parse_between(self._words(span), meant=_is_share(claim))
        if between is None or between.low == between.high or (between.share and not _is_share(claim)):
            return None
        return between.low, between.high

    def _misread(
        self,
        role: Role,
        parse: Callable[[str], int | None],
        ranges: Sequence[Span] = (),
        *,
        none: bool = False,
    ) -> Iterator[str]:
        """Yield the words of a number that state none, another one, or only a part of one."""
        for span in (wording.span for wording in role.wordings):
            if span in ranges:
                continue
            stated = parse(self._words(span))
            if stated is None and (self._counts_otherwise(role, span) or (none and self._is_none(span))):
                continue
            if stated is None:
                why = no_integer(self._words(span), meant=parse is _of_share)
                yield f"the words at {span} state no number" + (f": {why}" if why else "")
            elif stated != role.value:
                yield f"the words at {span} state {stated:,}"
            longer = self._longer(span, parse)
            if longer:
                meant = parse is _of_share
                why = None if parse is parse_ordinal else no_integer(self._words(longer), meant=meant)
                yield f"the words at {span} are only a part of the number at {longer}" + (
                    f": {why}" if why else ""
                )

    def _counts_otherwise(self, role: Role, span: Span) -> bool:
        """Return whether words state a value without a plain number: "round 3" is the third, "a year" one."""
        words = self._words(span)
        if role.name == _ORDINAL:
            before = self._before(span)[-1:]
            return parse_number(words) == role.value and any(word.casefold() in _NUMBERED for word in before)
        return role.value == 1 and _ONE.fullmatch(words.casefold()) is not None

    def _is_none(self, span: Span) -> bool:
        """Return whether words state that there is none: "no" others."""
        return plain(self._words(span)) in _NONE

    def _of_range(self, role: Role, span: Span, claim: Claim) -> Iterator[str]:
        """Yield a number that is an end of a range in the text, and something else in the claim."""
        own = self._ends(span, claim)
        at, ends = (span, own) if own else self._range_around(span)
        if ends is None:
            return
        right = {_LOW: ends[0], _HIGH: ends[1]}
        stated = f"the range from {ends[0]:,} to {ends[1]:,} at {at}"
        if role.name not in right:
            yield f"the words at {span} are of {stated}, which has no best value"
        elif role.value != right[role.name]:
            yield f"the words at {span} are of {stated}"
        elif any(claim.values(name) != (value,) for name, value in self._both(right, claim)):
            yield f"the words at {span} are only a part of {stated}"

    def _both(self, ends: Mapping[str, int], claim: Claim) -> list[tuple[str, int]]:
        """Return the ends that a claim must have: "more than a third" has only the lower one."""
        allowed = {
            number for one in claim.values(_COMPARATOR) for number in self._vocabulary.numbers_with(str(one))
        }
        return [(name, value) for name, value in ends.items() if not allowed or name in allowed]

    def _range_around(self, span: Span) -> tuple[Span, tuple[int, int] | None]:
        number = parse_number(self._words(span))
        for wider in self._text.wider(span, _OF_RANGE):
            ends = parse_range(self._words(wider))
            before = self._before(wider)[-1:]
            # "From 40 to 50" may be a rise.
            if ends and number is not None and before != ["from"]:
                return wider, ends
        return span, None

    def _wrong_words(self, role: Role) -> Iterator[str]:
        for span in (wording.span for wording in role.wordings):
            said = comparator_of(self._words(span))
            if said and term(said) != role.value:
                yield f"the words at {span} say {compact(term(said))}"

    def _comparator_beside(self, span: Span) -> str | None:
        """Return what the words right before or after a number, in its sentence, say about it."""
        words, behind = self._before(span), self._behind(span)
        if words[-1:] == ["over"] and words[-2:-1] and words[-2].casefold() in _HANDING:
            words = []  # "hand over | 17 soldiers"
        found = [comparator_of(" ".join(words[-count:])) for count in range(_MOST, 0, -1)]
        after = (" ".join(behind[:count]) for count in range(_MOST, 1, -1))
        found += [comparator_of(said) for said in after if said in _AFTERWARDS]
        said = next(filter(None, found), None)
        return said and term(said)

    def _behind(self, span: Span) -> list[str]:
        """Return the words after a span in its sentence."""
        return [token.folded for token in self._text.behind(span)[:_MOST]]

    def _before(self, span: Span) -> list[str]:
        """Return the words before a span in its sentence."""
        return [token.text for token in self._text.before(span) if token.text[0].isalnum()]

    def _longer(self, span: Span, parse: Callable[[str], int | None]) -> Span | None:
        """Return a span around a number that states another number, or a fraction, if there is one."""
        stated = parse(self._words(span))
        for wider in self._text.wider(span, _FURTHER):
            words = self._words(wider)
            meant = parse is _of_share
            share = parse is not parse_ordinal and stated is not None and no_integer(words, meant=meant)
            bare = split_comparator(plain(words))[1]
            if share and parse_between(self._words(span), meant=meant) == parse_between(bare, meant=meant):
                # "Roughly half" is half; the comparator is another role.
                continue
            if share or parse(words) not in (None, stated):
                return wider
        return None

    def _words(self, span: Span) -> str:
        return span.of(self._text.content)


def _is_share(claim: Claim) -> bool:
    """Return whether the number of a claim is a share, in percent."""
    return any(value in claim.values(name) for name, value in _SHARES.items())


def _of_share(passage: str) -> int | None:
    """Return the number of a passage in percent: for "half", 50."""
    between = parse_between(passage, meant=True)
    if between and between.share:
        return between.low if between.low == between.high else None
    return parse_number(passage)


def _exact_bounds(role: Role, claim: Claim) -> Iterator[str]:
    """Yield why a number that is only near must not have itself as bounds: "about 40" is not exactly 40."""
    low, high = claim.values(_LOW), claim.values(_HIGH)
    if role.value in _NEAR and low == high != ():
        yield "a number that is only near has no bounds: give it as best, without low and high"

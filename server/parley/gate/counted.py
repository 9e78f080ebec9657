"""Counted things: a number of a claim counts what it stands before, and not what another number counts.

"A 30-day truce and a 28-kilometre corridor": 28 is no number of the truce, and 30 no number of kilometres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.stating import words_in_roles
from parley.gate.grounding import role_finding
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import term
from parley.numbers.reading import parse_number
from parley.text.function_words import ADVERBS, AUXILIARIES, DETERMINERS
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import Text

_NUMBERS = frozenset(map(term, ("low", "best", "high")))
_KINDS_OF_COUNT = frozenset(map(term, ("unit", "measure")))
_NO_THINGS = frozenset(map(term, ("time", "heldBy", "comparator", "hedge", "ordinal", "action")))
_JOINING = frozenset(("of", "in", "out", "and", "or", "to", "from", "by", "with", "at", "for", "on", "per"))
"""Words after a number that do not stand for what it counts."""
_OF_WHOLE = 6
"""How many words on either side may tell the whole of which a number counts a part: "71 of the 96"."""


class Counted:
    """The rule on counted things over one article."""

    def __init__(self, text: Text) -> None:
        """Create it from the text."""
        self._text = text

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the roles whose words another number counts than that of the claim."""
        own = set(words_in_roles(claim, *_NUMBERS))
        if len(own) != 1:
            return
        (span,) = own
        if self._is_part(span):
            return
        things = [role for role in claim.roles if role.name not in _NO_THINGS | _NUMBERS]
        is_elsewhere = self._counts_another(span, things)
        for role in things:
            for wording in role.wordings:
                place = wording.span
                asked = is_elsewhere or (role.name in _KINDS_OF_COUNT and not self._is_alone(span, place))
                other = self._number_of(place) if asked else None
                if other is not None and not other.overlaps(span) and not self._joined(span, other):
                    says = f"the words at {place} are counted by the number at {other}"
                    has = f"; that of the claim is at {span}"
                    yield role_finding(CheckKind.NUMBER, claim, role, says, has)
                    return

    def _is_part(self, span: Span) -> bool:
        """Tell whether a number counts a part of what follows: "71 of the 96 guns"."""
        return any(token.folded in ("of", "in") for token in self._text.behind(span)[:1])

    def _is_alone(self, span: Span, counted: Span) -> bool:
        """Tell whether a number counts what was named before it: "12 seats, and the League nine"."""
        return counted.end <= span.start and self._content_word(span) is None

    def _counts_another(self, span: Span, things: Sequence[Role]) -> bool:
        """Tell whether what a number stands before is in no role of the claim."""
        noun = self._content_word(span)
        if noun is None:
            return False
        said = [wording.span for role in things for wording in role.wordings]
        return not any(noun.span.overlaps(place) for place in said)

    def _content_word(self, number: Span) -> Token | None:
        """Return the word that a number stands before, if that may be what it counts."""
        first = next(iter(self._text.behind(number)), None)
        if first is None or self._text.gap(number.end, first.span.start).marks.strip("-"):
            return None
        small = _JOINING | DETERMINERS | AUXILIARIES | ADVERBS
        if not first.text[0].isalpha() or first.folded in small or _is_number(first):
            return None
        return first

    def _number_of(self, place: Span) -> Span | None:
        """Return the number that words begin with, or that stands right before them."""
        words = self._text.within(place)
        if len(words) > 1 and _is_number(words[0]):
            return words[0].span
        before = self._text.before(place)[-1:]
        if before and not self._text.gap(before[0].span.end, place.start).marks.strip("-"):
            return before[0].span if _is_number(before[0]) else None
        return None

    def _joined(self, number: Span, other: Span) -> bool:
        """Tell whether two numbers count one thing: "45 or 50", "four to five", "64 and the Council 58"."""
        first, last = sorted((number, other), key=lambda span: span.start)
        between = self._text.gap(first.end, last.start)
        return len(between.words) <= _OF_WHOLE and bool({"of", "or", "to", "and"} & set(between.words[:1]))


def _is_number(token: Token) -> bool:
    """Tell whether a token is a number, and no year."""
    is_year = token.text.isdecimal() and len(token.text) == len("2031")
    return not is_year and parse_number(token.text) is not None

"""Numbers: that the words state the number of the claim, and bound it as the claim does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parley.claims.claim import Claim, Role
from parley.claims.numbers import comparator_of, parse_number, parse_ordinal
from parley.gate.grounding import role_finding
from parley.gate.report import Finding
from parley.names import compact, term
from parley.text.spans import Span
from parley.text.words import Text

_COMPARATOR, _ORDINAL = term("comparator"), term("ordinal")
_BOUNDS = {
    **dict.fromkeys((term("moreThan"), term("atLeast")), term("low")),
    **dict.fromkeys((term("lessThan"), term("atMost")), term("high")),
}
"""The only number that a claim may have beside a comparator: "more than five" has no best value."""
_MOST = 3
"""How many words before a number may compare it: "no fewer than"."""
_FURTHER = 2
"""How many words on either side may make a number another one: "three" in "three hundred"."""


class Numbers:
    """The rule on numbers over one article."""

    def __init__(self, text: Text) -> None:
        """Take the text."""
        self._text = text

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the numbers and comparators of a claim that the words give otherwise."""
        claimed = {str(value) for value in claim.values(_COMPARATOR)}
        for role in claim.roles:
            problems = list(self._problems(role, claimed)) if isinstance(role.value, int) else []
            if role.name == _COMPARATOR:
                problems = list(self._wrong_words(role))
            for problem in problems:
                yield role_finding("number", claim, role, problem)

    def _problems(self, role: Role, claimed: set[str]) -> Iterator[str]:
        ordinal = role.name == _ORDINAL
        parse = parse_ordinal if ordinal else parse_number
        for span in (wording.span for wording in role.wordings):
            stated = parse(span.of(self._text.content))
            if stated is None:
                yield f"the words at {span} state no number"
            elif stated != role.value:
                yield f"the words at {span} state {stated:,}"
            longer = self._longer(span, parse)
            if longer:
                yield f"the words at {span} are only a part of the number at {longer}"
            said = None if ordinal else self._comparator_before(span)
            if said and said not in claimed:
                has = ", ".join(map(compact, sorted(claimed))) or "none"
                yield f"the words before {span} say {compact(said)}; the comparator of the claim is {has}"
        allowed = {_BOUNDS[comparator] for comparator in claimed if comparator in _BOUNDS}
        if not ordinal and len(claimed) == 1 and allowed and role.name not in allowed:
            yield f"{compact(min(claimed))} goes with {compact(min(allowed))} alone"

    def _wrong_words(self, role: Role) -> Iterator[str]:
        for span in (wording.span for wording in role.wordings):
            said = comparator_of(span.of(self._text.content))
            if said and term(said) != role.value:
                yield f"the words at {span} say {compact(term(said))}"

    def _comparator_before(self, span: Span) -> str | None:
        """Return what the words right before a number say of it, in its sentence."""
        sentence = self._text.sentence_of(span) or span
        words = [token.text for token in self._text.within(Span(sentence.start, span.start))]
        words = [word for word in words if word[0].isalnum()]
        found = (comparator_of(" ".join(words[-count:])) for count in range(_MOST, 0, -1))
        said = next(filter(None, found), None)
        return said and term(said)

    def _longer(self, span: Span, parse: Callable[[str], int | None]) -> Span | None:
        """Return a span around a number that states another one, if there is one."""
        stated = parse(span.of(self._text.content))
        for wider in self._text.wider(span, _FURTHER):
            number = parse(wider.of(self._text.content))
            if number not in (None, stated):
                return wider
        return None

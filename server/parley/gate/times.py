"""Times: that the words of a time state what the claim has, and all of it.

What ``parse_time`` does not read is not judged, but that no date can come from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import lru_cache

from parley.claims.claim import Bounds, Claim, Time
from parley.claims.times import parse_time, relation_of
from parley.gate.grounding import role_finding
from parley.gate.report import Finding
from parley.names import term
from parley.text.spans import Span
from parley.text.words import Text

_TIME = term("time")
_FURTHER = 6
"""How many words on either side may belong to a time: "since the autumn of" before a year."""


class Times:
    """The rule on times over one article."""

    def __init__(self, text: Text) -> None:
        """Take the text."""
        self._text = text

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the times of a claim that their words give otherwise."""
        times = {time.iri: time for time in claim.times}
        for role in claim.roles:
            if role.name == _TIME and role.value in times:
                for wording in role.wordings:
                    for problem in self._problems(times[str(role.value)], wording.span):
                        yield role_finding("time", claim, role, problem)

    def _problems(self, time: Time, span: Span) -> Iterator[str]:
        yield from self._misread(time.bounds, span)
        for wording in time.anchor.wordings if time.anchor else ():
            before = Span(span.start, wording.span.start)
            said = relation_of(before.of(self._text.content)) if wording.span in span else None
            if said not in (None, time.bounds.relation):
                yield f"the words before the anchor state {said}; the claim has {_written(time.bounds)}"

    def _misread(self, bounds: Bounds, span: Span) -> Iterator[str]:
        stated = _read(span.of(self._text.content))
        longer = self._longer(span, stated)
        if longer:
            yield f"the words at {span} are only a part of the time at {longer}"
        elif stated is not None and stated != bounds:
            yield f"the words at {span} state {_written(stated)}; the claim has {_written(bounds)}"
        elif stated is None and replace(bounds, relation=None) != Bounds():
            yield f"the words at {span} state no time that can be read; the claim has {_written(bounds)}"

    def _longer(self, span: Span, stated: Bounds | None) -> Span | None:
        """Return a span around a time that states another one, if there is one."""
        for wider in self._text.wider(span, _FURTHER):
            if _read(wider.of(self._text.content)) not in (None, stated):
                return wider
        return None


@lru_cache(maxsize=65536)
def _read(words: str) -> Bounds | None:
    return parse_time(words)


def _written(bounds: Bounds) -> str:
    """Write a time with all that it has."""
    held = {field.name: getattr(bounds, field.name) for field in fields(bounds)}
    parts = [f"{name.replace('_', ' ')} {value}" for name, value in held.items() if value is not None]
    return ", ".join(parts) or "nothing"

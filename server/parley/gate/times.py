"""Times: the words of a time must state the whole time of the claim.

If ``parse_time`` cannot read the words, they are not judged, with two exceptions: a claim may not have a date
from them, and the day must exist.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import fields, replace
from functools import lru_cache

from parley.claims.claim import Claim, Time, Wording
from parley.claims.dating import beside, by_event, read_time
from parley.claims.stating import stated_roles
from parley.gate.antecedents import Antecedents
from parley.gate.grounding import role_finding
from parley.gate.inner_times import inner_time
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import term
from parley.text.function_words import AUXILIARIES, DETERMINERS
from parley.text.spans import Span
from parley.text.words import Text
from parley.times.bounds import Bounds
from parley.times.phrases.event_relations import relation_of
from parley.times.phrases.following import at_end
from parley.times.phrases.grammar import direction
from parley.times.phrases.told_events import event_of
from parley.times.phrases.told_lengths import is_length
from parley.times.wording.impossible import impossible

_TIME, _DENIED = term("time"), term("denied")
_NEAR_VERB = 60
"""How many characters before a range its verb may begin."""
_MOVING = frozenset((
    "put", "postponed", "moved", "delayed", "shifted", "rescheduled", "deferred", "brought", "pushed",
    "changed",
))  # fmt: skip
"""Verbs that take a thing from one date to another."""
_FURTHER = 6
"""How many words on either side may belong to a time: "since the autumn of" before a year."""
_BESIDE = 2
"""How many words on either side may make an impossible date: "30" before "February"."""
_OF_OTHERS = re.compile(r"(?:3[2-9]|[4-9]\d) [A-Z]")
"""A number beside a month that is no day of any: "112 in November, 41 in December"."""
_SMALL = AUXILIARIES | DETERMINERS
_LEADING = frozenset(("since", "until", "before", "after", "when", "till", "by"))
"""Words before an event that make a time of it."""
_DATING = frozenset(("date", "dates", "dated", "dating"))
"""Verbs after which "from" gives the time of origin."""
_HANGING_BEFORE = tuple(
    words.split(" ")
    for words in (
        "at least", "at most", "more than", "less than", "nearly", "almost", "not", "hardly", "between",
        "either", "mid",
    )
)  # fmt: skip
"""Words that change the next time, whether or not both can be read together."""
_HANGING_BEHIND = tuple(
    words.split(" ")
    for words in ("ago", "or so", "or later", "or earlier", "from now", "onwards", "before last")
)


_OWNING = ("'s", "’s")
"""The end of a time that says of which time something is."""


class Times:
    """The rule on times over one article."""

    def __init__(self, text: Text, published: str | None = None, hemisphere: str | None = None) -> None:
        """Create it from the text, and the day, month or year of its publication and its place, if known."""
        self._text = text
        self._published = published
        self._hemisphere = hemisphere
        self._antecedents = Antecedents(text, published)

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the times of a claim that differ from their words."""
        times = {time.iri: time for time in claim.times}
        ahead = direction(claim.modality)
        for role in claim.roles:
            if role.name == _TIME and role.value in times:
                for wording in role.wordings:
                    time = times[str(role.value)]
                    for problem in self._worded(time, wording, ahead, claim, others):
                        claimed = f"; the claim has {_written(time.bounds)}"
                        yield role_finding(CheckKind.TIME, claim, role, problem, claimed)

    def _worded(
        self, time: Time, wording: Wording, ahead: bool | None, claim: Claim, others: Sequence[Claim]
    ) -> Iterator[str]:
        if wording.antecedent is None:
            time = yield from self._without_given_days(time, wording.span, ahead)
            yield from self._problems(time, wording.span, ahead, claim)
            return
        told, problem = self._told(wording.span, wording.antecedent, ahead, claim, others)
        longer = self._longer(wording.antecedent, self._read(wording.antecedent, ahead), ahead)
        if problem:
            yield problem
        elif longer:
            yield f"the antecedent at {wording.antecedent} is only a part of the time at {longer}"
        elif told is not None:
            if time.bounds.relation == "until" and is_length(wording.span.of(self._text.content)):
                told = at_end(told)
            time = yield from self._without_given_days(time, wording.span, ahead, told)
            lying = self._lying(time, wording)
            yield from self._misread(time.bounds, wording.span, ahead, claim, told, lying)

    def _told(
        self, span: Span, antecedent: Span, ahead: bool | None, claim: Claim, others: Sequence[Claim]
    ) -> tuple[Bounds | None, str | None]:
        """Return the time that an antecedent states, or the problem with it."""
        read = self._read(span, ahead, events=True)
        return self._antecedents.told(span, antecedent, claim, others, read)

    def _without_given_days(
        self, time: Time, span: Span, ahead: bool | None, told: Bounds | None = None
    ) -> Generator[str, None, Time]:
        """Return a time without the days that its author worked out; yield a problem if rules read days."""
        if not time.worked_out:
            return time
        read = self._read(span, ahead, events=True, told=told)
        if read is not None and read.has_days:
            yield f"the words at {span} have days by the rules ({_written(read)}); leave out begins and ends"
            return replace(time, bounds=read)
        if inner := inner_time(self._text.within(span), lambda part: self._read(part, ahead, events=True)):
            yield f"the words at {inner} have days by the rules; quote only these, without begins and ends"
        return replace(time, bounds=time.bounds.without_days())

    def _lying(self, time: Time, wording: Wording) -> Bounds | None:
        """Return the relation to the event of a time, from the words before it, if the time has an event."""
        anchors = time.anchor.wordings if time.anchor else ()
        places = [anchor.span for anchor in anchors if anchor.span in wording.span]
        before = Span(wording.span.start, places[0].start) if places else None
        return relation_of(before.of(self._text.content)) if before else None

    def _problems(self, time: Time, span: Span, ahead: bool | None, claim: Claim) -> Iterator[str]:
        places = (
            [wording.span for wording in time.anchor.wordings if wording.span in span] if time.anchor else []
        )
        if not places:
            yield from self._misread(time.bounds, span, ahead, claim)
        plain = self._read(span, ahead) if places else None
        if plain and plain not in (time.bounds, replace(time.bounds, relation=None)):
            yield f"the words at {span} state {_written(plain)}"
            return
        for place in places:
            before = Span(span.start, place.start)
            dated = self._event_time(span, ahead)
            if dated is not None and time.bounds != (
                stated := by_event(dated, relation_of(before.of(self._text.content)))
            ):
                yield f"the words at {span} state {_written(stated)}"
            elif dated is None and not self._text.within(Span(place.end, span.end)):
                # "On its first night": the words after the anchor give the relation of the time to it.
                yield from self._misplaced(time.bounds, before, claim)

    def _misplaced(self, bounds: Bounds, before: Span, claim: Claim) -> Iterator[str]:
        """Yield a different relation to an event: that of the words before it, and that of the claim."""
        said = relation_of(before.of(self._text.content))
        # A notion of a corpus expresses what no relation of ours does.
        if said not in (None, bounds) and ":" not in (bounds.relation or ""):
            yield f"the words before the anchor state {_written(said or Bounds())}"
            return
        for wider in self._text.wider(before, _FURTHER):
            words = [token.folded for token in self._text.within(Span(max(0, wider.start - 8), before.start))]
            # "For three days after the summit" gives a length, and "not" may be the denial of the claim.
            apart = "for" in words[:1] or ("not" in words and claim.polarity == _DENIED)
            if said is None or apart or wider.end != before.end:
                continue
            if relation_of(wider.of(self._text.content)) not in (None, said):
                yield f"the words at {before} are only a part of those at {wider} before the anchor"
                return

    def _event_time(self, span: Span, ahead: bool | None) -> Bounds | None:
        """Return the time that words state by an event and its date, or None if they state none."""
        return None if self._read(span, ahead) else self._read(span, ahead, events=True)

    def _misread(
        self,
        bounds: Bounds,
        span: Span,
        ahead: bool | None,
        claim: Claim,
        told: Bounds | None = None,
        lying: Bounds | None = None,
    ) -> Iterator[str]:
        stated = self._read(span, ahead, events=True, told=told)
        stated = by_event(stated, lying) if stated else None
        longer = self._longer(span, stated, ahead, told)
        if longer and self._is_of_other_words(longer, span, claim):
            longer = None
        longer = longer or (None if told else self._of_event(span, stated, ahead, claim))
        denied = claim.polarity == _DENIED
        if longer and denied and self._text.within(longer)[0].folded == "not":
            # A denial about the time before January is stated with "not before January".
            longer = None
        if longer:
            yield f"the words at {span} are only a part of the time at {longer}"
        elif stated is not None and stated != bounds:
            yield f"the words at {span} state {_written(stated)}"
        elif stated is None and replace(bounds, relation=None) != Bounds():
            yield f"the words at {span} state no time that can be read"
        elif stated is None and (said := relation_of(span.of(self._text.content))) not in (None, bounds):
            yield f"the words at {span} state {_written(said or Bounds())}"
        for around in (span, *self._text.wider(span, _BESIDE)):
            fault = _fault(around.of(self._text.content))
            if fault and (around == span or not _OF_OTHERS.match(fault)):
                yield f"the words at {around} state no time: {fault}"
                return

    def _longer(
        self, span: Span, stated: Bounds | None, ahead: bool | None, told: Bounds | None = None
    ) -> Span | None:
        """Return a span around a time that states another time, or changes it, if there is one."""
        for wider in self._text.wider(span, _FURTHER):
            if told and (self._is_of_other_event(span, wider) or self._is_parted(span, wider)):
                continue
            if self._is_moved(wider):
                continue
            read = self._read(wider, ahead, told=told)
            if read not in (None, stated) and not self._is_of_two(wider, read, ahead):
                return wider
            if stated is not None and self._is_one_of_two(wider, ahead):
                return wider
        return self._hanging(span) if stated is not None else None

    def _is_parted(self, span: Span, wider: Span) -> bool:
        """Return whether a comma separates wider words from those that point back."""
        return "," in wider.of(self._text.content) and "," not in span.of(self._text.content)

    def _is_moved(self, range_: Span) -> bool:
        """Return whether "from June to October" is no range, but an old and a new date: "put off from"."""
        words = self._text.within(Span(max(0, range_.start - _NEAR_VERB), range_.start))
        first = self._text.within(range_)[0].folded
        return first == "from" and not _MOVING.isdisjoint(word.folded for word in words)

    def _is_of_other_event(self, span: Span, wider: Span) -> bool:
        """Return whether wider words are a time by another event than the words in them, or by one at all."""
        own, other = (event_of(words.of(self._text.content)) for words in (span, wider))
        return other is not None and (own is None or not other.event.startswith(own.event))

    def _of_event(self, span: Span, stated: Bounds | None, ahead: bool | None, claim: Claim) -> Span | None:
        """Return the words of a time with an event around its date, unless the claim is about that event."""
        if stated is None:
            return None
        places = [wording.span for role in claim.roles for wording in role.wordings if role.name != _TIME]
        for wider in self._text.wider(span, _FURTHER):
            own = any(place in wider and place not in span for place in places)
            if not own and self._event_time(wider, ahead) not in (None, stated):
                return wider
        return None

    def _is_of_other_words(self, longer: Span, span: Span, claim: Claim) -> bool:
        """Return whether the words around a time are not part of it: a role has them, or they lead to it.

        In "until May, when the truce ends" the truce ends in May: "until" belongs to the clause before.
        """
        around = [word.span for word in self._text.within(longer) if word.span not in span]
        others = [role for role in stated_roles(claim) if role.name != _TIME]
        stated = [wording.span for role in others for wording in role.wordings]
        first, *rest = around or [span]
        if first.of(self._text.content).casefold() in _LEADING and first.end <= claim.evidence.start:
            # "Since | the road was opened in May": in May, if the claim is that it was.
            told = [word for word in rest if word.of(self._text.content).casefold() not in _SMALL]
            around = told or around
        if all(any(word in place for place in stated) for word in around):
            return True
        if longer.end == span.end and span.of(self._text.content).endswith(_OWNING):
            # "Since | last year's truce": since the truce.
            return True
        is_from = [word.of(self._text.content) for word in around] == ["from"]
        if is_from and any(word.folded in _DATING for word in self._text.before(longer)[-1:]):
            # "Dates from 2009": the thing is of that time, not since it.
            return True
        leads = claim.evidence.start == span.start and longer.end == span.end
        return leads and any(word.folded == "when" for word in self._text.behind(span)[:1])

    def _is_one_of_two(self, span: Span, ahead: bool | None) -> bool:
        """Return whether words offer two times: "in March or April"."""
        return self._are_times(span.of(self._text.content).split(" or "), ahead)

    def _is_of_two(self, span: Span, read: Bounds | None, ahead: bool | None) -> bool:
        """Return whether words name two times, each of which a claim may have: "in 2018 and 2020".

        Another is a length and its beginning: "for nine days from 3 August".
        """
        if read and read.relation in ("from", "until") and read.duration and not read.deixis:
            return True
        words = span.of(self._text.content)
        # "In February, to 30 June": what a comma parts is no range.
        return any(self._are_times(words.split(joint), ahead) for joint in (" and ", ", to "))

    def _are_times(self, parts: Sequence[str], ahead: bool | None) -> bool:
        """Return whether two parts of words are times."""
        return len(parts) == 2 and all(
            _read(part, self._published, ahead, frozenset(), False, False, None, False) for part in parts
        )

    def _hanging(self, span: Span) -> Span | None:
        """Return a time with the words beside it that change it."""
        before, behind = self._text.before(span), self._text.behind(span)
        for words in _HANGING_BEFORE:
            if [token.folded for token in before[-len(words) :]] == words:
                return Span(before[-len(words)].span.start, span.end)
        for words in _HANGING_BEHIND:
            if [token.folded for token in behind[: len(words)]] == words:
                return Span(span.start, behind[len(words) - 1].span.end)
        return None

    def _read(
        self, span: Span, ahead: bool | None, *, events: bool = False, told: Bounds | None = None
    ) -> Bounds | None:
        around = beside(self._text.content, span, self._text.sentence_of(span))
        words, where = span.of(self._text.content), self._hemisphere
        return _read(words, self._published, ahead, *around, events, told, where)


@lru_cache(maxsize=65536)
def _read(
    words: str,
    published: str | None,
    ahead: bool | None,
    years: frozenset[str],
    past: bool,
    planned: bool,
    month: str | None,
    events: bool,
    told: Bounds | None = None,
    hemisphere: str | None = None,
) -> Bounds | None:
    place = (words, published, ahead, years, past, planned, month)
    return read_time(*place, events=events, antecedent=told, hemisphere=hemisphere)


@lru_cache(maxsize=65536)
def _fault(words: str) -> str | None:
    return impossible(words)


def _written(bounds: Bounds) -> str:
    """Return a time in words, with all its parts."""
    held = {field.name: getattr(bounds, field.name) for field in fields(bounds)}
    parts = [f"{name.replace('_', ' ')} {value}" for name, value in held.items() if value is not None]
    return ", ".join(parts) or "nothing"

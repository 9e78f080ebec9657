"""The order of a claim's words: that they follow a frame, and that nothing comes between.

True quotes can be put together to a false claim: with giver and taker exchanged, with a name from the
next clause, with one member of a list left out. So a claim's roles must stand in the order of a frame
of its class, each list must be whole, and between two roles no other thing of their kind may be named,
unless it stands in a clause of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parley.claims.claim import Claim
from parley.claims.numbers import parse_number
from parley.claims.vocabulary import Vocabulary
from parley.gate.frames import Frame, Item, Match, is_modifier, parse_frame, suits
from parley.gate.kinds import kinds_in
from parley.gate.lists import Lists
from parley.gate.neighbours import Neighbours
from parley.gate.report import Finding
from parley.gate.saying import Saying
from parley.gate.words import Names, Text, fits, spelled
from parley.names import compact, term
from parley.text.spans import Span


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far a frame was followed.

    Attributes:
        position: From where the next item may begin.
        words: The places of the frame's words so far.
        bound: The word, or the end of the claim, that a claim coming next must stand beside.
        claims: The role just passed, if its values are claims.
        end: Where the words of the role just passed end.
    """

    position: int
    words: tuple[Span, ...] = ()
    bound: Span | None = None
    claims: str | None = None
    end: int | None = None


class Order:
    """The order rule over one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, names: Names) -> None:
        """Take the text, the things named in it, and the frames of each class of claims."""
        self._text = text
        self._vocabulary = vocabulary
        self._neighbours = Neighbours(text, vocabulary, names)
        self._lists = Lists(text, vocabulary, names)
        self._saying = Saying(text, vocabulary)
        self._frames: dict[str, tuple[Frame, ...]] = {
            kind: tuple(parse_frame(frame) for frame in frames) for kind, frames in vocabulary.frames.items()
        }

    def match(self, claim: Claim, claims: Sequence[Claim]) -> Match | None:
        """Return the first frame that the passage of a claim follows, in the company of all claims."""
        found = self._follow(claim, claims, claim.evidence.start, said=False)
        if found is not None:
            return found
        start = self._saying.end(claim)
        return None if start is None else self._follow(claim, claims, start, said=True)

    def _follow(self, claim: Claim, claims: Sequence[Claim], position: int, *, said: bool) -> Match | None:
        for frame in self._frames.get(claim.kind, ()):
            if suits(frame, claim, self._vocabulary, said=said):
                walk = _Walk(self, self._vocabulary, claim, claims)
                words = next(walk.follow(frame.items, _Reached(position)), None)
                if words is not None:
                    return Match(frame, words, said)
        return None

    def findings(self, claim: Claim, match: Match | None) -> Iterator[Finding]:
        """Yield a finding if the passage follows no frame of the claim's class."""
        if match is None:
            kind = self._vocabulary.label(claim.kind)
            roles = ", ".join(sorted({compact(role.name) for role in claim.roles}))
            message = f"the passage follows no frame of {kind} with {roles} and this modality"
            yield Finding("frame", compact(claim.iri), message)

    def places(self, item: Item, part: Span) -> Iterator[Span]:
        """Yield the places at which one of the words of an item stands."""
        for token in self._text.within(part):
            if any(fits(spelled(word), [token], self._text.capitals) for word in item.words):
                yield token.span

    def marked(self, item: Item, position: int, place: Span, claim: Claim) -> bool:
        """Tell whether a place is where the mark of an item wants it."""
        if item.mark == "^":
            return self._neighbours.beside(claim.evidence.start, place, claim)
        if item.mark == ",":
            return self._text.content[: place.start].rstrip().endswith(",")
        return item.mark != "+" or self._neighbours.beside(position, place, claim)

    def block(self, claim: Claim, role: str) -> Span | None:
        """Return the span from the first to the last value of a role, None if it is no whole list."""
        spans = sorted(
            mention.span for filled in claim.roles if filled.name == role for mention in filled.mentions
        )
        if not spans or not self._lists.whole_list(claim, role, spans):
            return None
        return Span(spans[0].start, max(span.end for span in spans))

    def intruded(self, claim: Claim, role: str, block: Span, words: Sequence[Span]) -> bool:
        """Tell whether something comes between a role and the one before it."""
        if is_modifier(role, self._vocabulary) or self._vocabulary.holds_claims(role):
            return False
        before = self._role_before(claim, block)
        gap = Span(before[0] if before else self._neighbours.opened_by(claim.evidence), block.start)
        if role in self._vocabulary.numbers:
            return before is not None and self._counts(claim, gap)
        here = kinds_in(claim, role, self._vocabulary)
        if here and (
            self._neighbours.inside_clause(gap, words) or self._neighbours.completes(claim, block, words)
        ):
            return True
        if before is None:
            return False
        there = kinds_in(claim, before[1], self._vocabulary)
        if not here:
            if there and self._lists.only_and(gap):
                return True  # what "and" parts from a verb is no subject of it
            gap = self._lists.before_first_verb(claim, role, gap)
        return self._neighbours.named(here | there, gap, [*self._own(claim), *words])

    def _counts(self, claim: Claim, gap: Span) -> bool:
        """Tell whether a gap has a number that is not the claim's."""
        numbers = (token.span for token in self._text.within(gap) if parse_number(token.text) is not None)
        own = self._own(claim)
        return any(not any(number in span for span in own) for number in numbers)

    def _own(self, claim: Claim) -> list[Span]:
        """Return the spans of a claim within its passage."""
        return [span for span in claim.spans() if span != claim.evidence]

    def _role_before(self, claim: Claim, block: Span) -> tuple[int, str] | None:
        """Return where the words of the last role before a block end, and that role; no modifiers."""
        ends = [
            (mention.span.end, filled.name)
            for filled in claim.roles
            if not is_modifier(filled.name, self._vocabulary) and filled.name != term("time")
            for mention in filled.mentions
            if mention.span.end <= block.start
        ]
        return max(ends, default=None)

    def _joins(self, claim: Claim) -> bool:
        return any(self._vocabulary.holds_claims(role.name) for role in claim.roles)

    def nearest_claim(
        self, claim: Claim, claims: Sequence[Claim], role: str, word: Span, *, ahead: bool
    ) -> bool:
        """Tell whether the claims of a role are those next to a binding word, and the longest there."""
        spans = [mention.span for filled in claim.roles if filled.name == role for mention in filled.mentions]
        own = set(spans)
        rivals = [
            other.evidence
            for other in claims
            # A claim that joins others holds their passages, and would always be the longest.
            if not self._joins(other) and self._neighbours.reaches(other.evidence, word, ahead=ahead)
        ]
        longest = max(rivals, key=lambda span: span.end - span.start, default=None)
        return longest is not None and longest in own


class _Walk:
    """One way through a passage, item by item."""

    def __init__(self, order: Order, vocabulary: Vocabulary, claim: Claim, claims: Sequence[Claim]) -> None:
        self._order = order
        self._vocabulary = vocabulary
        self._claim = claim
        self._claims = claims

    def follow(self, items: Sequence[Item], reached: _Reached) -> Iterator[tuple[Span, ...]]:
        """Yield the places of the frame's words for each way in which the rest can be followed."""
        if not items:
            yield reached.words
        elif items[0].role is None:
            yield from self._word(items, reached)
        else:
            yield from self._role(items, items[0].role, reached)

    def _word(self, items: Sequence[Item], reached: _Reached) -> Iterator[tuple[Span, ...]]:
        for place in self._order.places(items[0], Span(reached.position, self._claim.evidence.end)):
            if not self._order.marked(items[0], reached.position, place, self._claim):
                continue
            if reached.claims is None or self._nearest(reached.claims, place, ahead=False):
                after = _Reached(place.end, (*reached.words, place), bound=place)
                yield from self.follow(items[1:], after)

    def _role(self, items: Sequence[Item], role: str, reached: _Reached) -> Iterator[tuple[Span, ...]]:
        block = self._order.block(self._claim, role)
        if block is None or block.start < reached.position:
            return
        if not self._order.marked(items[0], reached.end or reached.position, block, self._claim):
            return
        if self._order.intruded(self._claim, role, block, reached.words):
            return
        if self._vocabulary.holds_claims(role):
            if reached.bound is None or self._nearest(role, reached.bound, ahead=True):
                # The passage of a claim may hold the words that come next.
                bound = Span(block.end, block.end)
                yield from self.follow(items[1:], _Reached(block.start, reached.words, bound, claims=role))
            return
        yield from self.follow(items[1:], self._behind(items, role, block, reached))

    def _behind(self, items: Sequence[Item], role: str, block: Span, reached: _Reached) -> _Reached:
        """Return how far a frame is followed behind a role that holds no claims."""
        if is_modifier(role, self._vocabulary):
            # A modifier may be the very word that binds: "with", "but".
            return replace(reached, position=block.start, end=block.end)
        # Roles may overlap: "attend" in "did not attend".
        overlapping = len(items) > 1 and items[1].role is not None
        return _Reached(block.start if overlapping else block.end, reached.words, end=block.end)

    def _nearest(self, role: str, word: Span, *, ahead: bool) -> bool:
        return self._order.nearest_claim(self._claim, self._claims, role, word, ahead=ahead)

"""Picking: the words of a mention that state a role of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parley.candidates.candidate import CandidateRole
from parley.candidates.mentions import nearest_before
from parley.candidates.places import QuotePlaces, picked
from parley.claims.claim import Mention, Role, Wording
from parley.claims.name_resolution import nearest
from parley.errors import InputError
from parley.names import term
from parley.text.spans import Span


class Picking:
    """The mentions of one article, from which claims pick."""

    def __init__(self, mentions: Mapping[str, Mention | None], places: QuotePlaces) -> None:
        """Create it from the text and the mentions by their short names (None for a mention with a fault)."""
        self._mentions = mentions
        self._places = places
        self._used: set[str] = set()

    def unused(self) -> list[str]:
        """Return the names of the mentions that were not picked so far."""
        return [name for name in self._mentions if name not in self._used]

    def known(self, name: str) -> Mention | None:
        """Return a mention; None if it has a fault, which has its own message.

        Raises:
            InputError: There is none of that name. The message gives similar names.
        """
        if name not in self._mentions:
            near = nearest(name, self._mentions)
            hint = f"similar names: {', '.join(near)}" if near else "declare it by a [[mention]]"
            raise InputError(f"there is no mention {name!r}; {hint}")
        self._used.add(name)
        return self._mentions[name]

    def roles(self, written: CandidateRole, name: str, evidence: Span | None) -> Iterator[Role]:
        """Yield the role that picks a mention, once for each of its entities, with the words that state it.

        Without a quote or an occurrence, these are all its words in the passage. The words of a holder may
        also be elsewhere in the paragraph. For an elided role, they are the nearest name before the passage.

        Raises:
            InputError: There is no such mention, or it has no such words there.
        """
        mention = self.known(written.mention or "")
        if mention is None or evidence is None:
            return
        if written.elided:
            before = self._elided(mention, written, name, evidence)
            yield from (Role(name, entity, (Wording(before),)) for entity in mention.entities)
            return
        found = self._wordings(mention, written, name, evidence)
        if written.occurrence is not None:
            quote = written.quote or f"mention {written.mention}"
            spans = [wording.span for wording in found]
            span = picked(spans, written.occurrence, quote, _scope(name))
            found = [wording for wording in found if wording.span == span]
        for entity in mention.entities:
            yield Role(name, entity, tuple(found))

    def anchor(self, mention: Mention, time: Span) -> Role:
        """Return the anchor of a time: the entity of a mention, by its words within the words of the time.

        Raises:
            InputError: It has no words there, or means several entities.
        """
        found = tuple(wording for wording in mention.wordings if wording.span in time)
        if not found:
            raise InputError(f"the anchor has no words in the time at {time}")
        if len(mention.entities) > 1:
            raise InputError("the anchor means several entities; a time has only one")
        return Role(term("anchor"), mention.entities[0], found)

    def _wordings(self, mention: Mention, written: CandidateRole, name: str, evidence: Span) -> list[Wording]:
        pointed = written.quote is not None or written.occurrence is not None
        found = self.reached(mention, name, evidence, all_of_paragraph=pointed)
        if written.quote is not None:
            quoted = self._places.located(written.quote)
            found = [wording for wording in found if wording.span in quoted]
        if not found:
            words = repr(written.quote) if written.quote is not None else "words"
            raise InputError(f"mention {written.mention} has no {words} in {_scope(name)}")
        return found

    def reached(
        self, mention: Mention, name: str, evidence: Span, *, all_of_paragraph: bool = False
    ) -> list[Wording]:
        """Return the words of a mention that may state a role.

        For a holder, these are the words in the passage, or else in its sentence, or else the nearest of the
        paragraph, before or after the passage.

        Args:
            all_of_paragraph: Whether all words of a holder in the paragraph count.
        """

        def within(part: Span) -> list[Wording]:
            return [wording for wording in mention.wordings if wording.span in part]

        if name != term("heldBy"):
            return within(evidence)
        beside = within(self._places.paragraph_of(evidence))
        if all_of_paragraph:
            return beside
        close = within(evidence) or within(self._places.sentence_of(evidence) or evidence)
        before = [wording for wording in beside if wording.span.start < evidence.start]
        return close or before[-1:] or beside[:1]

    def _elided(self, mention: Mention, written: CandidateRole, name: str, evidence: Span) -> Span:
        """Return the words that name what a passage leaves out."""
        if name == term("heldBy"):
            raise InputError("a holder is not elided; its words may be anywhere in the paragraph")
        if set(mention.entities) <= self._meant_in(evidence):
            message = f"mention {written.mention} has words in {_scope(name)}; it is not elided"
            raise InputError(message)
        before = named_before(mention, evidence)
        if before is None:
            message = f"mention {written.mention} has no words before {_scope(name)} that name it"
            raise InputError(f"{message}; an elided role needs such words")
        return before

    def _meant_in(self, evidence: Span) -> set[str]:
        """Return the entities that words in a passage mean."""
        return {
            entity
            for mention in self._mentions.values()
            for wording in (mention.wordings if mention else ())
            if mention and wording.span in evidence
            for entity in mention.entities
        }


def named_before(mention: Mention, evidence: Span) -> Span | None:
    """Return the nearest words before a passage that name what a mention means."""
    names = (wording.span for wording in mention.wordings if wording.antecedent is None)
    return nearest_before(evidence, names)


def _scope(name: str) -> str:
    return "the paragraph of its claim" if name == term("heldBy") else "the quote of its claim"

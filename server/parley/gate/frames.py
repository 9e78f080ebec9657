"""Frames: orders in which passages state claims, as the ontology gives them for each class.

``{role}`` is a role, ``this|that`` words of which one must stand there. An item with ``+`` before it
stands right behind the item before, one with ``^`` opens the passage, one with ``,`` stands behind a comma.
A frame that begins with a modality in brackets states claims of that modality only. What may stand between
two items is the rule of ``order``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.text.spans import Span

_ITEM = re.compile(r"\[(?P<modality>\w+)\]|(?P<mark>[+^,]?)(?:\{(?P<role>\w+)\}|(?P<words>[^\s{}\[\]+^,]+))")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a frame: a role, or words of which one must stand there."""

    role: str | None
    words: tuple[str, ...] = ()
    mark: str = ""
    """``+`` where it must stand right behind the item before, ``^`` where it must open the passage, ``,``
    where it must stand right behind a comma."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An order in which a passage states a claim, and the modality it states, if only one."""

    items: tuple[Item, ...]
    modality: str | None = None

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the frame."""
        return frozenset(item.role for item in self.items if item.role)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a frame was found: the frame, the places of its words, and whether a holder says it."""

    frame: Frame
    words: tuple[Span, ...]
    said: bool = False


def parse_frame(text: str) -> Frame:
    """Return the frame that its text describes.

    >>> parse_frame("[planned] {inviter} invites|asks {invitee}").items[1].words
    ('invites', 'asks')
    """
    items: list[Item] = []
    modality = None
    for match in _ITEM.finditer(text):
        if match["modality"]:
            modality = term(match["modality"])
        elif match["role"]:
            items.append(Item(term(match["role"]), mark=match["mark"]))
        else:
            items.append(Item(None, tuple(match["words"].split("|")), match["mark"]))
    return Frame(tuple(items), modality)


def suits(frame: Frame, claim: Claim, vocabulary: Vocabulary, *, said: bool = False) -> bool:
    """Tell whether a frame has a claim's modality and all its roles but modifiers and times, and no other.

    Args:
        said: The holder says it by words of their own, so that the frame need not have one.
    """
    if frame.modality not in (None, claim.modality):
        return False
    filled = {role.name for role in claim.roles}
    needed = {role for role in filled if not is_modifier(role, vocabulary)} - {term("time")}
    if said:
        needed -= {term("heldBy")}
    return needed <= frame.roles <= filled


def is_modifier(role: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a role says how or how much, and not who or what."""
    return term("modifier") in vocabulary.parents[role]

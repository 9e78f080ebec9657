"""Wordings as patterns: the verb, the words around it and the places for the values of roles.

    <reject> {object}[ from {addressee}]

A part in brackets is left out unless all its roles have values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from parley.errors import InputError
from parley.sentences.verbs import Verb, read_verb

_VERB = re.compile(r"<([^<>]+)>")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)((?::\w+)*)\}")
_SUBJECT = re.compile(r"there|\{[\w:]+\}")
"""Words that may precede a verb."""
_LEFT_OVER = re.compile(r"[<>\[\]{}]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the values of a role, with flags for their form."""

    role: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a pattern: words and slots, in order."""

    pieces: tuple[str | Slot, ...]
    optional: bool = False

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles with a slot in the part."""
        return frozenset(piece.role for piece in self.pieces if isinstance(piece, Slot))

    @cached_property
    def flags(self) -> frozenset[str]:
        """The flags of the slots in it."""
        return frozenset(flag for piece in self.pieces if isinstance(piece, Slot) for flag in piece.flags)


@dataclass(frozen=True)
class Pattern:
    """A wording: the words before its verb, the verb, and the words after it.

    Attributes:
        verb: None in a wording that is no predicate.
        before: Its subject, if the wording has one: "there <be> {amount} meetings".
    """

    verb: Verb | None
    parts: tuple[Part, ...]
    before: tuple[str | Slot, ...] = ()

    @cached_property
    def all_parts(self) -> tuple[Part, ...]:
        """Its parts, including the words before its verb."""
        return (Part(self.before), *self.parts) if self.before else self.parts

    @cached_property
    def direct(self) -> Slot | None:
        """The slot right after the verb, which is the subject of a passive."""
        if self.verb is None or not self.parts or self.parts[0].optional:
            return None
        pieces = self.parts[0].pieces
        first = pieces[1] if len(pieces) > 1 and pieces[0] == " " else None
        return first if isinstance(first, Slot) else None

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles with a slot in it."""
        return frozenset().union(*(part.roles for part in self.parts))

    def limited(self, words: str) -> Pattern:
        """Return the pattern with words before the words that join two claims."""
        if not words:
            return self
        first, *others = self.parts
        joined = [
            re.sub(r"^(,? )", rf"\g<1>{words} ", piece) if isinstance(piece, str) else piece
            for piece in first.pieces
        ]
        pieces = joined if joined != list(first.pieces) else [f"{words}, ", *joined]
        return replace(self, parts=(Part(tuple(pieces), first.optional), *others))

    def with_inside(self, role: str, inner: Pattern) -> Pattern:
        """Return the pattern with another one, which is no predicate, instead of a role."""
        parts: list[Part] = []
        for part in self.parts:
            at = next(
                (at for at, one in enumerate(part.pieces) if isinstance(one, Slot) and one.role == role), None
            )
            if at is None:
                parts.append(part)
                continue
            sides = (Part(part.pieces[:at], part.optional), Part(part.pieces[at + 1 :], part.optional))
            parts += [one for one in (sides[0], *inner.parts, sides[1]) if one.pieces]
        return replace(self, parts=tuple(parts))


@lru_cache(maxsize=4096)
def read_pattern(written: str) -> Pattern:
    """Return the pattern of a wording.

    Raises:
        InputError: A bracket is open, brackets are nested, or words other than a subject precede the verb.
    """
    verb = _VERB.search(written)
    before = written[: verb.start()].strip() if verb else ""
    if before and not _SUBJECT.fullmatch(before):
        message = "has more than a subject before its verb; write there or a role in braces, then <verb>"
        raise InputError(message, where=f"wording {written!r}")
    rest = written[verb.end() :] if verb else written
    verb_forms = read_verb(verb[1]) if verb else None
    pattern = Pattern(verb_forms, tuple(_parts(rest)), tuple(_pieces(before)))
    plain = "".join(piece for part in pattern.all_parts for piece in part.pieces if isinstance(piece, str))
    if _LEFT_OVER.search(plain) or (verb and pattern.verb is None):
        message = "cannot be read; write <verb> first, roles in braces, and no brackets in brackets"
        raise InputError(message, where=f"wording {written!r}")
    return pattern


def _parts(text: str) -> Iterator[Part]:
    at = 0
    for found in _OPTIONAL.finditer(text):
        if found.start() > at:
            yield Part(tuple(_pieces(text[at : found.start()])))
        yield Part(tuple(_pieces(found[1])), optional=True)
        at = found.end()
    if at < len(text):
        yield Part(tuple(_pieces(text[at:])))


def _pieces(text: str) -> Iterator[str | Slot]:
    at = 0
    for found in _SLOT.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield Slot(found[1], tuple(filter(None, found[2].split(":"))))
        at = found.end()
    if at < len(text):
        yield text[at:]


def has_place_for_only(pattern: Pattern) -> bool:
    """Return whether "only" precedes an object, or a verb with a preposition: "only agreed on it"."""
    return pattern.direct is not None and pattern.verb is not None and " " not in pattern.verb.base

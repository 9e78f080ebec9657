"""Items: the question to a coder, the possible answers, and the meaning of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from parley.coding.records import CodingAnswer, Digests

Further = Mapping[str, tuple[CodingAnswer, str]]


class Asks(Enum):
    """The kind of an item, with its question."""

    MENTION = "Who or what is meant by the marked words?"
    CLAIM = "What does the marked passage say?"
    SENTENCE = "Is anything left out?"

    @property
    def further(self) -> Further:
        """The answers beside the numbers of the options, by their letter."""
        return _FURTHER[self]


_FURTHER: Mapping[Asks, Further] = MappingProxyType(
    {
        Asks.MENTION: MappingProxyType(
            {
                "n": (CodingAnswer.NONE_OF_THESE, "none of these"),
                "w": (CodingAnswer.NOT_BY_THESE_WORDS, "not by all of the marked words"),
                "m": (CodingAnswer.SEVERAL_OF_THESE, "more than one of these fits"),
            }
        ),
        Asks.CLAIM: MappingProxyType(
            {
                "n": (CodingAnswer.NONE_OF_THESE, "none of these"),
                "w": (CodingAnswer.NOT_BY_THESE_WORDS, "one of these, but not by the marked words"),
                "m": (CodingAnswer.SEVERAL_OF_THESE, "more than one of these"),
            }
        ),
        Asks.SENTENCE: MappingProxyType(
            {
                "c": (CodingAnswer.NOTHING_LEFT_OUT, "complete: nothing is left out, and the reasons hold"),
                "l": (CodingAnswer.SOMETHING_LEFT_OUT, "something is left out; say what in the note"),
                "r": (CodingAnswer.REASON_DOES_NOT_HOLD, "a reason does not hold; say which in the note"),
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class ItemFace:
    """The visible parts of an item.

    Attributes:
        text: The sentences of the article, with the passage marked.
        beside: The lines beside the text: words of roles, joined claims, clauses.
        options: The options to choose from, numbered from 1.
    """

    asks: Asks
    text: str
    beside: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """All possible answers."""
        return (*(str(number) for number in range(1, len(self.options) + 1)), *self.asks.further)


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One item of a sheet: its visible parts, and the parts that are hidden until the sheet is back.

    Attributes:
        number: Its number on the sheet, from 1.
        codes: The IRI of the claim, mention or sentence.
        digests: The digests for an answer; for a catch item, those of the planted statement.
        right: The number of the option that confirms; None if none does.
        catch: Whether it is a catch item.
        about: The numbers of the items on the claims of a sentence.
    """

    number: int
    codes: str
    shown: ItemFace
    digests: Digests
    right: int | None = None
    catch: bool = False
    about: tuple[int, ...] = ()

    def judged(self, answer: str) -> tuple[CodingAnswer, int | None]:
        """Return the meaning of one of the answers, and the number of the option, if it is one."""
        if answer in self.shown.asks.further:
            return self.shown.asks.further[answer][0], None
        pick = int(answer)
        return (CodingAnswer.CONFIRMED if pick == self.right else CodingAnswer.ANOTHER_PICKED), pick

"""The records of coding: sheets, as they are registered and returned, and the codings on them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from parley.claims.iris import slug
from parley.names import thing

ITEMS_PER_CATCH = 20
"""A sheet is set aside if planted statements were picked in more than 1 of this number of catch items."""

SHEET_VERSION = 3
"""The version of new sheets. Records state it, so that returned sheets can be made again by their own rules.

Since version 2, entities are called by their most frequent words, joined claims of one passage have words of
their own, no lasting relation is offered that may hold as well, and there are as many claims with a second
item as there are catch items. Since version 3, a joined claim whose passage is around another's is shown by
its own words.
"""


class SheetState(StrEnum):
    """The state of a sheet, by the local name of a concept of ``parley:sheetStates``."""

    REGISTERED = "sheetRegistered"
    RETURNED = "sheetReturned"
    ABANDONED = "sheetAbandoned"


class CodingAnswer(StrEnum):
    """An answer, by the local name of a concept of ``parley:codingAnswers``."""

    CONFIRMED = "confirmed"
    ANOTHER_PICKED = "anotherPicked"
    NONE_OF_THESE = "noneOfThese"
    NOT_BY_THESE_WORDS = "notByTheseWords"
    SEVERAL_OF_THESE = "severalOfThese"
    NOTHING_LEFT_OUT = "nothingLeftOut"
    SOMETHING_LEFT_OUT = "somethingLeftOut"
    REASON_DOES_NOT_HOLD = "reasonDoesNotHold"


ON_SENTENCES = frozenset(
    (CodingAnswer.NOTHING_LEFT_OUT, CodingAnswer.SOMETHING_LEFT_OUT, CodingAnswer.REASON_DOES_NOT_HOLD)
)
"""The answers about omissions of a sentence; all others choose among statements."""
PICKING = frozenset((CodingAnswer.CONFIRMED, CodingAnswer.ANOTHER_PICKED))
"""The answers that pick a statement."""
_FALLS = frozenset((CodingAnswer.ANOTHER_PICKED, CodingAnswer.SEVERAL_OF_THESE))


@dataclass(frozen=True, slots=True)
class Digests:
    """The three digests of a coding, as SHA-256 in hexadecimal digits.

    Attributes:
        content: The content of the item, and its words.
        text: The article, and the places of passage and context in it.
        shown: What the sheet shows beside the text: the sentence, the cards.
    """

    content: str
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A coding sheet: registered when it is written, and returned completely or not at all.

    Attributes:
        article: The IRI of the article.
        coder: The IRI of its coder.
        registered: The day on which it was written, ``YYYY-MM-DD``.
        salt_hash: The SHA-256 of its salt, which determines items and catch items before anyone answers.
        ontology: The version of the ontology with which it was made.
        version: The version of the rules by which it was made; records that state none are of version 1.
        reason: Why it was abandoned.
        returned: The day on which it came back. This and the next values are None before.
        salt: The salt, as hexadecimal digits: with the text, anyone can make the sheet again.
        items: How many items it has.
        catch_items: How many of them are catch items.
        catches_picked: In how many of those a planted statement was picked.
    """

    iri: str
    article: str
    coder: str
    registered: str
    salt_hash: str
    ontology: str
    state: SheetState = SheetState.REGISTERED
    reason: str | None = None
    returned: str | None = None
    salt: str | None = None
    items: int | None = None
    catch_items: int | None = None
    catches_picked: int | None = None
    version: int = 1

    @property
    def set_aside(self) -> bool:
        """Whether planted statements were picked too often for its answers to count."""
        return (self.catches_picked or 0) * ITEMS_PER_CATCH > (self.catch_items or 0)


@dataclass(frozen=True, slots=True)
class Coding:
    """One answer to one item of a sheet.

    Attributes:
        sheet: The IRI of the sheet, which names the coder.
        codes: The IRI of the coded claim, mention or sentence.
        date: The day of the answer.
        digests: Those of the item as it was shown; for a catch item, those of the planted statement.
        pick: The number of the statement that was picked, from 1.
        catch: Whether it is a catch item: it shows how the coder reads, and confirms nothing.
    """

    iri: str
    sheet: str
    codes: str
    date: str
    answer: CodingAnswer
    digests: Digests
    pick: int | None = None
    catch: bool = False

    @property
    def number(self) -> int:
        """The number of the item on its sheet, counted from 1."""
        return int(self.iri.rsplit("-", 1)[1])

    @property
    def fell(self) -> bool:
        """Whether a planted statement of a catch item was picked."""
        return self.catch and self.answer in _FALLS


def sheet_iri(article: str, number: int) -> str:
    """Return the IRI of a sheet from the slug of its article and its number there."""
    return thing("sheet", f"{article}-{number}")


def coding_iri(sheet: str, item: int) -> str:
    """Return the IRI of a coding from that of its sheet and the number of the item."""
    return thing("coding", f"{slug(sheet)}-{item}")


def hash_of_salt(salt: str) -> str:
    """Return the SHA-256 of a salt in hexadecimal digits.

    Raises:
        ValueError: It is not such a string.
    """
    return hashlib.sha256(bytes.fromhex(salt)).hexdigest()

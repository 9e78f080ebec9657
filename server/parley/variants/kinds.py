"""The kinds of variants: in what a claim may say otherwise than its passage."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a variant changes of its claim."""

    SUBJECT = "another subject"
    OBJECT = "another object"
    REFERENT = "another referent"
    """Another thing of the same class whose name shares a word with it: another round, another conference."""
    METONYM = "capital for state"
    """A place in the place of a state, or a state in that of a place."""
    PLACE = "another place"
    DIRECTION = "direction reversed"
    NUMBER = "another number"
    MEASURE = "another measure"
    TIME = "another time"
    TIME_CLIPPED = "time clipped"
    TIME_BOUNDS = "other bounds"
    POLARITY = "polarity reversed"
    MODALITY = "another modality"
    PLANNED_FOR_HELD = "planned for held"
    """What took place as planned, or what is planned as if it had taken place."""
    HOLDER_DROPPED = "holder dropped"
    HOLDER_CHANGED = "holder changed"
    HOLDER_PUT_IN = "holder put in"
    HEDGE_DROPPED = "hedge dropped"
    HEDGE_CHANGED = "hedge changed"
    HEDGE_PUT_IN = "hedge put in"
    QUALIFIER_DROPPED = "qualifier dropped"
    QUALIFIER_PUT_IN = "qualifier put in"
    LIST_CLOSED = "list closed"
    LIST_OPENED = "list opened"
    READING = "each for together"
    MEMBER_LEFT_OUT = "member left out"
    CONCEPT = "another concept"
    """Another action, attitude, outcome or kind of support: a sibling that the article takes, too."""

"""The kinds of variants: in what a claim may differ from its passage."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The change of a variant."""

    SUBJECT = "another subject"
    OBJECT = "another object"
    REFERENT = "another referent"
    """Another thing of the same class whose name has a word in common: another round, another conference."""
    METONYM = "capital for state"
    """A place instead of a state, or a state instead of a place."""
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
    """A past event as planned, or a plan as a past event."""
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
    """Another action, attitude, outcome or kind of support: a sibling that the article also has."""

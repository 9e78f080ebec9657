"""The kinds of planted errors: those of variants, and those that change passages, mentions or coverage."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from parley.claims.cues import ACTUAL
from parley.names import term
from parley.variants.kinds import Kind
from parley.variants.variant import Variant


class Planted(StrEnum):
    """The kinds of mutants that are not, or not only, a change of one field; some have a direction."""

    MODALITY_DROPPED = "modality dropped"
    """A possible, demanded or predicted event as actual; a change of one such modality is a variant."""
    MODALITY_PUT_IN = "modality put in"
    MODALITY_REREAD = "another reading of a modal word"
    """Another modality that the modal word of the passage means as well: "will" plans and predicts. Such a
    mutant may be as true as its claim, and no closed class of words betrays it."""
    HELD_FOR_PLANNED = "held for planned"
    """A past event as planned."""
    HOLDER_CUT_OFF = "holder cut off"
    """The holder removed, and the passage cut to the words of the other roles."""
    NEGATION_CUT_OFF = "negation cut off"
    MODAL_CUT_OFF = "modal word cut off"
    HEDGE_CUT_OFF = "hedge cut off"
    CLOSED_QUALIFIER = "closed qualifier dropped"
    """A qualifier of a closed class: "only", "half", "still"; adverbs like "quickly" are variants."""
    NEIGHBOUR = "neighbouring quote"
    """The sentence before or after as the passage, with the values if it states them."""
    ANAPHOR = "anaphor re-linked"
    """Words of a mention that only point back, linked to another entity that is named before them."""
    NAME = "name re-linked"
    """A proper name of a mention, linked to another entity of the article."""
    DESCRIPTION = "description re-linked"
    """Descriptive words of a mention, linked to another entity of the article."""
    NEGATION_IN_NAME = "negation taken into a name"
    """Words of a mention extended by the negation beside them, with the denied claim affirmed."""
    CLAIM_OUT = "claim taken out"
    """A claim is removed, with those that join it."""
    FALSE_REASON = "false reason"
    """A clause with claims gets a reason instead, or a clause without claims gets another reason."""


_DROPPED: Mapping[Kind, Kind | Planted] = MappingProxyType({Kind.MODALITY: Planted.MODALITY_DROPPED})
_PUT_IN: Mapping[Kind, Kind | Planted] = MappingProxyType(
    {Kind.MODALITY: Planted.MODALITY_PUT_IN, Kind.PLANNED_FOR_HELD: Planted.HELD_FOR_PLANNED}
)

_CLOSED_QUALIFIERS = frozenset(
    map(
        term,
        (
            "only", "still", "again", "yet", "beforeTheOther", "any", "most", "few", "several", "half",
            "even", "hardly", "almost", "mostlyFocus", "bothOf", "allOf", "eachOther", "eachSeparately",
            "notEvenPartly", "conditionally",
        ),
    )
)  # fmt: skip
"""Determiners, focusing particles and approximate negators that are qualifiers."""


def kind_of(variant: Variant) -> Kind | Planted:
    """Return the kind of a variant: the direction of a modality, the class of a removed qualifier."""
    if variant.kind is Kind.QUALIFIER_DROPPED and variant.was in _CLOSED_QUALIFIERS:
        return Planted.CLOSED_QUALIFIER
    ways = _DROPPED if variant.now == ACTUAL else _PUT_IN if variant.was == ACTUAL else {}
    return ways.get(variant.kind, variant.kind)


CUT_OFF: Mapping[Kind, Planted] = MappingProxyType(
    {
        Kind.HOLDER_DROPPED: Planted.HOLDER_CUT_OFF,
        Kind.POLARITY: Planted.NEGATION_CUT_OFF,
        Kind.MODALITY: Planted.MODAL_CUT_OFF,
        Kind.PLANNED_FOR_HELD: Planted.MODAL_CUT_OFF,
        Kind.HEDGE_DROPPED: Planted.HEDGE_CUT_OFF,
    }
)
"""The kind of a variant that removes a word, if the passage is also cut beside that word."""

KINDS: tuple[Kind | Planted, ...] = (*Kind, *Planted)
"""All kinds, in the order in which they are reported."""

CLOSED: Mapping[str, tuple[Kind | Planted, ...]] = MappingProxyType(
    {
        "number": (Kind.NUMBER,),
        "date, time": (Kind.TIME, Kind.TIME_CLIPPED, Kind.TIME_BOUNDS),
        "name": (Planted.NAME,),
        "negation": (Kind.POLARITY, Planted.NEGATION_CUT_OFF, Planted.NEGATION_IN_NAME),
        "modal, dropped": (Planted.MODALITY_DROPPED, Kind.PLANNED_FOR_HELD, Planted.MODAL_CUT_OFF),
        "modal, changed or put in": (Kind.MODALITY, Planted.MODALITY_PUT_IN, Planted.HELD_FOR_PLANNED),
        "modal, another reading of its word": (Planted.MODALITY_REREAD,),
        "hedge": (Kind.HEDGE_DROPPED, Kind.HEDGE_CHANGED, Kind.HEDGE_PUT_IN, Planted.HEDGE_CUT_OFF),
        "saying, dropped": (Kind.HOLDER_DROPPED, Planted.HOLDER_CUT_OFF),
        "saying, put in": (Kind.HOLDER_PUT_IN,),
        "list mark": (Kind.LIST_CLOSED, Kind.LIST_OPENED),
        "qualifier, closed": (Planted.CLOSED_QUALIFIER,),
        "qualifier, adverb of an open class": (Kind.QUALIFIER_DROPPED,),
    }
)
"""The kinds that a closed class of English reveals, by the class."""

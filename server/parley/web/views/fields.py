"""How a claim is said, field by field, in a few words each: holder, modality, polarity, hedge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.names import term
from parley.web.site.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of

FIELDS = ("modality", "polarity", "hedged", "directness", "listing", "reading")
"""The fields of a claim that say how it is said, in the order of the page."""

_ORDINARY = {
    "modality": (term("actual"),),
    "polarity": (term("affirmed"),),
    "hedged": ("false",),
    "directness": (term("explicit"), term("viaAntecedent")),
}
"""The ordinary values, which lists of claims leave out."""

_NAMES = {"hedged": "hedge"}
OWN_VOICE = "the article’s own voice"


@dataclass(frozen=True)
class ShownField:
    """One field of how a claim is said.

    Attributes:
    field: The field of the claim, as style sheets name it.
    name: The name of the field, with a link to its definition.
    value: Its value in words.
    ordinary: Whether most claims have this value, so that lists leave it out.
    """

    field: str
    name: ShownTerm
    value: ShownTerm
    ordinary: bool


def view_shown(holder: ShownTerm | None, site: Site) -> ShownField:
    """Return the holder of a claim; the article itself if it has no holder."""
    name = _named("heldBy", "held by" if holder else "view", site)
    return ShownField("view", name, holder or ShownTerm(OWN_VOICE), ordinary=holder is None)


def field_shown(field: str, row: Row, site: Site, *, variable: str) -> ShownField:
    """Return a field whose value and label are in a row, in the variables of a name."""
    value, label = row[variable], text_of(row, f"{variable}Label")
    if field == "hedged":
        words = "hedged" if value.value == "true" else "not hedged"
        shown = ShownTerm(words)
    else:
        shown = show(value, site, label)
    ordinary = value.value in _ORDINARY.get(field, ())
    return ShownField(field, _named(field, _NAMES.get(field, field), site), shown, ordinary=ordinary)


def telling(fields: Iterable[ShownField]) -> list[ShownField]:
    """Return the fields that a list of claims does not leave out."""
    return [shown for shown in fields if not shown.ordinary]


def _named(local: str, words: str, site: Site) -> ShownTerm:
    return ShownTerm(words, site.path(f"/ontology#{local}"), term(local))

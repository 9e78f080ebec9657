"""How a claim is said, as small signs with words: whose view, denied, planned, hedged, inferred.

One table makes the signs of lists, which leave out what goes without saying, and those of a claim's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parley.names import term
from parley.web.configuration.site import Site
from parley.web.views.published import RdfTerm, Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import text_of

OWN_VOICE = "the article’s own voice"
_TRUE = ("true", "1")
"""A truth value as stores write it."""


@dataclass(frozen=True)
class Aspect:
    """A field of a claim that tells how it is said.

    Attributes:
        field: The field.
        kind: What its sign tells, as style sheets name it.
        name: What it is called on the page of a claim.
        ordinary: The values that go without saying.
        words: What a list says of another value: with its label in place of ``{}``.
        in_lists: Whether lists show it.
    """

    field: str
    kind: str
    name: str
    ordinary: frozenset[str] = frozenset()
    words: str = "{}"
    in_lists: bool = True


def _aspect(field: str, kind: str, name: str, ordinary: str = "", words: str = "{}") -> Aspect:
    return Aspect(field, kind, name, frozenset(term(local) for local in ordinary.split()), words)


ASPECTS = (
    _aspect("heldBy", "view", "held by", words="view of {}"),
    _aspect("modality", "possible", "modality", "actual"),
    _aspect("polarity", "denied", "polarity", "affirmed", "denied"),
    Aspect("hedged", "hedged", "hedge", frozenset(("false", "0")), "hedged"),
    _aspect("directness", "inferred", "directness", "explicit viaAntecedent", "inferred"),
    Aspect("listing", "listing", "listing", in_lists=False),
    Aspect("reading", "reading", "reading", in_lists=False),
)
"""The fields of how a claim is said, in their order."""

FIELDS = tuple(aspect.field for aspect in ASPECTS)
HEDGE = "hedge"
"""The field of the words of a reservation."""

FieldValue = tuple[str, RdfTerm, str]
"""A field of a claim, a value of it, and the label of that; the label may be empty."""


@dataclass(frozen=True)
class Sign:
    """One thing about how a claim is said.

    Attributes:
        kind: What it tells, as style sheets name it.
        name: What the field is called, with a link to its definition.
        values: Its values in words.
        words: What a list says of it.
        ordinary: Whether that goes without saying, so that lists leave it out.
    """

    kind: str
    name: ShownTerm
    values: tuple[ShownTerm, ...]
    words: str
    ordinary: bool


def signs_of(stated: Iterable[FieldValue], site: Site) -> list[Sign]:
    """Return all signs of a claim, from its fields; of one that tells none of them there are none."""
    held = list(stated)
    if not any(field in FIELDS for field, _, _ in held):
        return []
    return list(_signs(held, site))


def telling(signs: Iterable[Sign]) -> list[Sign]:
    """Return the signs for a list; a plain statement in the article's own voice has none."""
    shown = {aspect.kind for aspect in ASPECTS if aspect.in_lists}
    return [sign for sign in signs if sign.kind in shown and not sign.ordinary]


def _signs(held: Sequence[FieldValue], site: Site) -> Iterator[Sign]:
    hedges = list(dict.fromkeys(label for field, _, label in held if field == HEDGE and label))
    for aspect in ASPECTS:
        values = list(dict.fromkeys((value, label) for field, value, label in held if field == aspect.field))
        if not values and aspect.field != "heldBy":
            continue
        shown = tuple(_shown(aspect, value, label, site) for value, label in values)
        ordinary = all(value.value in aspect.ordinary for value, _ in values)
        words = aspect.words.format(enumeration(one.text for one in shown))
        if aspect.field == "hedged" and hedges:
            words = f"{words}: {', '.join(hedges)}"
        href = site.path(f"/ontology/{aspect.field}")
        name = ShownTerm(aspect.name if values else "view", href, term(aspect.field))
        yield Sign(aspect.kind, name, shown or (ShownTerm(OWN_VOICE),), words, ordinary)


def _shown(aspect: Aspect, value: RdfTerm, label: str, site: Site) -> ShownTerm:
    if aspect.field == "hedged":
        return ShownTerm("hedged" if value.value in _TRUE else "not hedged")
    return show(value, site, label or None)


def in_columns(rows: Sequence[Row]) -> Iterator[FieldValue]:
    """Yield the fields of one claim from rows with a column for each."""
    for row in rows:
        for field, column in _COLUMNS:
            if column in row:
                yield field, row[column], text_of(row, f"{column}Label") or text_of(row, f"{field}Label")


_COLUMNS = (
    ("heldBy", "holder"), ("modality", "modality"), ("polarity", "polarity"), ("hedged", "hedged"),
    ("hedge", "hedgeLabel"), ("directness", "directness"),
)  # fmt: skip
"""The fields, and the names of their columns in published queries."""


def enumeration(words: Iterable[str]) -> str:
    """Return words as an enumeration.

    >>> enumeration(["one", "two", "three"])
    'one, two and three'
    """
    *before, last = [*words] or [""]
    return f"{', '.join(before)} and {last}" if before else last

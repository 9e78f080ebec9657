"""The support network: who supports whom according to claims, whole, of one article, or around a party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.names import term
from parley.web.site.site import Site
from parley.web.views.published import Row
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import Manner, Sign
from parley.web.views.store_reader import text_of

MOST = 300
"""How many parties a picture has; if there are more, only those around one are shown."""
MOST_EDGES = 120
"""How many edges a picture has: more are unreadable, and too large for a page."""
CLAIMS = 2000
"""How many claims are read, as in the published query."""


@dataclass
class SupportClaim:
    """A claim of support: its sentence, its place, its signs, and its kinds of support."""

    claim: ShownTerm
    article: ShownTerm
    manner: Manner
    kinds: list[str] = field(default_factory=list)

    @property
    def signs(self) -> list[Sign]:
        """How it is said."""
        return self.manner.signs()


@dataclass
class SupportEdge:
    """One party supports another, according to some claims.

    Attributes:
    supporter: The supporter.
    recipient: The recipient.
    claims: The claims.
    """

    supporter: ShownTerm
    recipient: ShownTerm
    claims: list[SupportClaim] = field(default_factory=list)

    @property
    def is_unsure(self) -> bool:
        """Whether no claim states it plainly: each denies, plans or doubts it, or has a holder."""
        return all(claim.signs for claim in self.claims)


@dataclass(frozen=True)
class Network:
    """Parties and the support between them.

    Attributes:
        parties: The parties by their IRIs.
        edges: The pairs of supporter and recipient, in the order of names.
    """

    parties: dict[str, ShownTerm]
    edges: list[SupportEdge]

    @property
    def is_bipartite(self) -> bool:
        """Whether nobody is both supporter and recipient."""
        givers = {edge.supporter.iri for edge in self.edges}
        return givers.isdisjoint(edge.recipient.iri for edge in self.edges)

    def around(self, focus: str, steps: int) -> Network:
        """Return the part within some steps of one party."""
        reached = {focus}
        for _ in range(steps):
            reached |= {
                end
                for edge in self.edges
                for end in _ends(edge)
                if not reached.isdisjoint(_ends(edge))
            }
        return _of(edge for edge in self.edges if reached.issuperset(_ends(edge)))

    def busiest(self, number: int) -> list[tuple[ShownTerm, int]]:
        """Return the parties with most edges, and how many these are."""
        degrees = Counter(end for edge in self.edges for end in _ends(edge))
        ranked = sorted(degrees.items(), key=lambda entry: (-entry[1], self.parties[entry[0]].text))
        return [(self.parties[iri], count) for iri, count in ranked[:number]]


def network(rows: Iterable[Row], site: Site) -> Network:
    """Return the network in rows of the published query."""
    edges: dict[tuple[str, str], SupportEdge] = {}
    claims: dict[tuple[str, str, str], SupportClaim] = {}
    holders: dict[str, list[str]] = {}
    hedges: dict[str, list[str]] = {}
    held = list(rows)
    for row in held:
        _add(holders.setdefault(row["claim"].value, []), text_of(row, "holderLabel"))
        _add(hedges.setdefault(row["claim"].value, []), text_of(row, "hedgeLabel"))
    for row in held:
        pair = (row["supporter"].value, row["recipient"].value)
        ends = _party(row, "supporter", site), _party(row, "recipient", site)
        edge = edges.setdefault(pair, SupportEdge(*ends))
        iri = row["claim"].value
        if (*pair, iri) not in claims:
            claims[(*pair, iri)] = _claim(row, site, tuple(holders[iri]), tuple(hedges[iri]))
            edge.claims.append(claims[(*pair, iri)])
        _add(claims[(*pair, iri)].kinds, text_of(row, "kindLabel"))
    return _of(edges.values())


def _of(edges: Iterable[SupportEdge]) -> Network:
    held = list(edges)
    return Network({str(end.iri): end for edge in held for end in (edge.supporter, edge.recipient)}, held)


def _ends(edge: SupportEdge) -> tuple[str, str]:
    return str(edge.supporter.iri), str(edge.recipient.iri)


def _party(row: Row, name: str, site: Site) -> ShownTerm:
    return show(row[name], site, text_of(row, f"{name}Label") or None)


def _claim(row: Row, site: Site, holders: tuple[str, ...], hedges: tuple[str, ...]) -> SupportClaim:
    return SupportClaim(
        show(row["claim"], site, text_of(row, "sentence") or None),
        show(row["article"], site, text_of(row, "title") or None),
        manner_in(row, holders, hedges),
    )


def manner_in(row: Row, holders: tuple[str, ...], hedges: tuple[str, ...]) -> Manner:
    """Return how a claim is said, from a row with its fields."""
    return Manner(
        text_of(row, "polarity"),
        text_of(row, "modality", term("actual")),
        text_of(row, "modalityLabel"),
        text_of(row, "hedged") in ("true", "1"),
        hedges,
        text_of(row, "directness"),
        holders,
    )


def _add(held: list[str], value: str) -> None:
    if value and value not in held:
        held.append(value)

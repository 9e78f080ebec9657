"""The data for the page of one thing: the solutions of all its queries, run at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parley.web.configuration.site import Site
from parley.web.views.published import Row
from parley.web.views.store_reader import StoreReader
from parley.web.views.traces import Traces

_EVERY = ("known", "tombstone", "outgoing", "incoming", "linked")
_ENTITY = ("roles", "mentioned", "shortcuts")
_EVENT = (*_ENTITY, "dates", "neighbours")
_OF_KIND = {
    "claim": (
        "claims", "passages", "parts", "reporting", "restating", "contradicting", "codings", "disputes",
        "source", "replaced", "sequence",
    ),
    "article": ("metadata", "spoken", "reported", "clauses", "withheld"),
    "question": (),
    **dict.fromkeys(("state", "organization", "actor", "party"), (*_ENTITY, "heads")),
    "mention": ("chains", *_ENTITY),
    **dict.fromkeys(("meeting", "series", "event", "process", "conflict", "initiative", "situation"), _EVENT),
}  # fmt: skip


@dataclass(frozen=True)
class ThingData:
    """The data for the page of one thing.

    Attributes:
        iri: The thing.
        site: The site of the page.
        traces: The queries from derived triples to their claims.
    """

    iri: str
    site: Site
    traces: Traces
    _rows: Mapping[str, Sequence[Row]]

    def rows(self, name: str) -> Sequence[Row]:
        """Return the solutions of one of the published queries; none if this kind does not need it."""
        return self._rows.get(name, ())

    @property
    def links(self) -> tuple[int, int]:
        """How many statements are of the thing, and how many lead to it."""
        rows = self.rows("linked")
        counts = [int(rows[0][name].value) for name in ("outgoing", "incoming")] if rows else [0, 0]
        return counts[0], counts[1]

    @property
    def is_known(self) -> bool:
        """Whether the thing is in the graph."""
        return bool(self._rows["known"])


def gather(reader: StoreReader, kind: str, iri: str) -> ThingData:
    """Return the data for the page of a thing of a kind, with one query.

    Raises:
        QueryFailure: There is no answer.
    """
    names = (*_EVERY, *_OF_KIND.get(kind, _ENTITY))
    return ThingData(iri, reader.site, reader.traces, reader.gathered(names, iri))

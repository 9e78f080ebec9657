"""The confirmation of a release: in words, in numbers, and claim by claim in the graph of codings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from parley.claims.corpus import Corpus
from parley.coding.agreement import Share
from parley.coding.confirmation import Confirmation, ConfirmedBy
from parley.coding.register import Register
from parley.names import GRAPHS, term
from parley.rdf import TYPE, link, ordered

CODINGS = GRAPHS + "codings"
"""The graph of coders, sheets, codings and disputes, with the result for each claim."""
_BY: Mapping[ConfirmedBy, str] = {
    ConfirmedBy.PERSON: "by a person",
    ConfirmedBy.SOFTWARE: "by software alone",
    ConfirmedBy.BOTH: "by a person and by software",
}


@dataclass(frozen=True)
class Account:
    """The account of the confirmation of a release.

    Attributes:
        is_preview: Whether it has all claims, confirmed or not, and only its maker may see it.
    """

    confirmation: Confirmation
    is_preview: bool = False

    @property
    def sentence(self) -> str:
        """The words for manifest, description and receipt, and for every page."""
        found, withheld = self.confirmation, sum(self.confirmation.withheld.values())
        if self.is_preview:
            return (
                f"Preview: not confirmed, and not for publication. All {len(found.claims)} claims are shown; "
                f"no second coder has confirmed {withheld} of them."
            )
        if not found.published:
            return f"No claim is published, for none is confirmed by a second coder; {withheld} are withheld."
        counts = [f"{count} {_BY[by]}" for by, count in found.confirmed_by.items()]
        others = f" Withheld are {withheld} claims." if withheld else ""
        return (
            f"Each of the {len(found.published)} claims has been confirmed by a second coder, who picked it "
            f"among others without knowing which it was: {', '.join(counts)}. Of all answers to claims "
            f"{found.agreement} confirmed them; {_caught(found.caught)}.{others}"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the numbers, as in manifest and receipt."""
        found = self.confirmation
        return {
            "claims": len(found.claims),
            "confirmed": len(found.published),
            "confirmedBy": {str(by): count for by, count in found.confirmed_by.items()},
            "withheld": {str(reason): count for reason, count in found.withheld.items()},
            "agreement": _share(found.agreement),
            "catchItems": _share(found.caught),
            "sentencesWithNothingLeftOut": _share(found.complete),
        }


def coding_graph(corpus: Corpus, register: Register, account: Account) -> list[ox.Triple]:
    """Return the graph of codings: the records, and for each claim who confirms it or why it is withheld.

    Args:
        corpus: The whole corpus, with its withheld claims.
    """
    return ordered((*register.triples, *_verdicts(corpus, account)))


def _verdicts(corpus: Corpus, account: Account) -> Iterator[ox.Triple]:
    for file in corpus.articles:
        for claim in file.annotations.claims:
            verdict = account.confirmation.claims[claim.iri]
            if verdict.by is not None:
                yield link(claim.iri, term("confirmation"), term(verdict.by))
            elif verdict.reason is not None and not account.is_preview:
                yield link(claim.iri, TYPE.value, term("WithheldClaim"))
                yield link(claim.iri, term("article"), claim.article)
                yield link(claim.iri, term("withheldBecause"), term(verdict.reason))


def _caught(caught: Share) -> str:
    if not caught.whole:
        return "there were no catch items"
    return f"in {caught.part} of {caught.whole} catch items nothing planted was picked"


def _share(share: Share) -> dict[str, Any]:
    interval = share.interval and list(share.interval)
    return {"n": share.whole, "of": share.part, "percent": share.percent, "interval": interval}

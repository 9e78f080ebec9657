"""What the words of the candidates of one article are resolved by."""

from __future__ import annotations

from dataclasses import dataclass

from parley.candidates.candidate import Candidates
from parley.candidates.picking import Picking
from parley.candidates.places import QuotePlaces
from parley.claims.claim import Article
from parley.claims.faults import Faults
from parley.claims.name_resolution import NameResolver


@dataclass(frozen=True)
class WordLookup:
    """Where the words of one article stand, and what they name.

    Attributes:
        candidates: The claims as a person wrote them.
        article: The article.
        places: Finds quotes in its text.
        naming: Finds what names mean in the vocabulary.
        picking: Picks mentions of the article.
        faults: Takes the faults that are found.
    """

    candidates: Candidates
    article: Article
    places: QuotePlaces
    naming: NameResolver
    picking: Picking
    faults: Faults

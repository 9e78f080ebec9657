"""Claim items: the passage in its sentences, the words of the roles, and statements to pick from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.claims.claim import ArticleAnnotations, Claim, Role
from parley.claims.stating import own_words, stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.coding.item_sentences import sentences_of_claim
from parley.sheets.design import Design, hidden_roles, turned_roles
from parley.sheets.draws import Draws
from parley.sheets.item import Asks, ItemFace
from parley.sheets.marking import marked, quoted
from parley.sheets.readings import Readings

Objections = Mapping[str, Sequence[str]]
"""How the rules against which claims are upheld read their words, a line each, by the IRI of the claim."""


@dataclass(frozen=True, slots=True)
class ClaimDesign:
    """A design with its shown parts.

    Attributes:
        order: The place of each statement of the design among the options, from 0; the base is the first.
    """

    design: Design
    shown: ItemFace
    order: tuple[int, ...]

    @property
    def base(self) -> int:
        """The number of the base among the options, from 1."""
        return self.order[0] + 1


class ClaimItems:
    """Makes the claim items of one article."""

    def __init__(
        self,
        annotations: ArticleAnnotations,
        content: str,
        vocabulary: Vocabulary,
        readings: Readings,
        draws: Draws,
        objections: Objections,
    ) -> None:
        """Create it from the article with its text, the names of its claims, and objections of rules."""
        self._annotations = annotations
        self._content = content
        self._vocabulary = vocabulary
        self._readings = readings
        self._draws = draws
        self._objections = objections

    def of(self, design: Design) -> ClaimDesign:
        """Return the item of a design."""
        offered = design.offered
        # A catch item has the marks of its twin, because other numbers would reveal it.
        marks = self._readings.marks(offered, self._draws, design.claim.iri)
        numbered = list(enumerate(offered))
        order = self._draws.shuffled(numbered, lambda one: str(one[0]), "options", design.name)
        shown = ItemFace(
            Asks.CLAIM,
            marked(
                self._content,
                sentences_of_claim(design.claim, self._annotations.sentences),
                [design.claim.evidence],
            ),
            beside=(*self._words(design), *self._joined(marks), *self._contested(design.claim)),
            options=tuple(self._readings.offered(claim, marks) for _, claim in order),
        )
        stands = {at: place for place, (at, _) in enumerate(order)}
        return ClaimDesign(design, shown, tuple(stands[at] for at in range(len(offered))))

    def _words(self, design: Design) -> Iterator[str]:
        """Yield the words of each role, except those that would reveal the claim among the statements."""
        hidden = hidden_roles(design)
        turned = turned_roles(design)
        told: dict[str, list[Role]] = {}
        for role in stated_roles(design.claim):
            if role.name not in hidden and not self._vocabulary.holds_claims(role.name) and role.wordings:
                together = next((one for one in turned if role.name in one), frozenset((role.name,)))
                name = " or ".join(sorted(map(self._vocabulary.label, together)))
                told.setdefault(name, []).append(role)
        for name, roles in told.items():
            spans = (wording.span for role in roles for wording in role.wordings)
            yield f"{name}: {quoted(self._content, spans)}"

    def _joined(self, marks: Mapping[str, str]) -> Iterator[str]:
        """Yield the meaning of each mark: the statement of some words.

        If two statements have one passage, or one has a passage around another's, the words of their roles
        separate them. Until version 1 they had the passage all the same, and until version 2 the wider one.
        """
        passages = Counter(self._readings.claims[iri].evidence for iri in marks)
        for iri, mark in sorted(marks.items(), key=lambda one: one[1]):
            claim: Claim = self._readings.claims[iri]
            is_shared = passages[claim.evidence] > 1 and self._readings.version > 1
            is_around = self._readings.version > 2 and any(
                other != claim.evidence and other in claim.evidence for other in passages
            )
            words = own_words(claim) if is_shared or is_around else ()
            yield f"{mark} is what is said by {quoted(self._content, words or [claim.evidence])}"

    def _contested(self, claim: Claim) -> Iterator[str]:
        """Yield how rules read a passage, if the author of a claim upholds it against them.

        It does not say whether the claim agrees: the item with a planted statement shows the same.
        """
        for reading in self._objections.get(claim.iri, ()):
            yield f"a rule reads the passage so, rightly or wrongly – {reading}"

"""Concepts: the words for a concept must not be the words of another concept of its scheme.

Words that are a cue of nothing, or of several concepts, are accepted: only a reader can decide whether they
express the concept. The same is true of all words for actions, feelings, qualities and relations. A word of
everyday English has more senses than cues ("bus" is no evacuation), and near synonyms replace each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of, role_finding
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import ONTOLOGY, compact, term
from parley.text.spans import Span
from parley.text.words import Text

_OPEN = frozenset(map(term, (
    "actions", "attitudes", "characterisations", "discourseKinds", "impacts", "qualifiers", "relationKinds",
)))  # fmt: skip
"""The schemes whose words are open classes."""
_OF_SEVERAL = frozenset(("points", "point", "strong"))
"""Words that several measures or units share: "leads by four points", "a force ninety strong"."""


class Concepts:
    """The rule on the words of concepts over one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Create it from the text, and the cues of all concepts."""
        self._text = text
        self._vocabulary = vocabulary
        self._cues = vocabulary.cue_phrases

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the concepts of a claim whose words are those of other concepts of the same scheme."""
        for role in claim.roles:
            if kind_of(role, self._vocabulary) != "concept":
                continue
            for span in (wording.span for wording in role.wordings):
                if span.of(self._text.content).casefold() in _OF_SEVERAL:
                    continue
                said = self._rivals(str(role.value), span)
                if said:
                    problem = f"the words at {span} are those of {', '.join(map(compact, said))}"
                    yield role_finding(CheckKind.CONCEPT, claim, role, problem)

    def _rivals(self, concept: str, span: Span) -> list[str]:
        """Return the concepts that the words are cues of, and those below, if all differ from a concept."""
        said = self._cues.at(span, self._text)
        alike = [other for other in sorted(said) if self._schemes(other) & self._schemes(concept)]
        # A notion of a corpus does not change the meaning of a word of the ontology.
        alike = [other for other in alike if other.startswith(ONTOLOGY)] or alike
        if any(self._related(concept, other) for other in alike):
            return []
        is_one = any(all(self._related(one, other) for other in alike) for one in alike)
        return alike if is_one else []

    def _schemes(self, concept: str) -> set[str]:
        kinds = self._vocabulary.types.get(concept, frozenset())
        return {kind for kind in kinds if kind.startswith(ONTOLOGY)} - _OPEN

    def _related(self, left: str, right: str) -> bool:
        """Return whether two concepts are equal, or one is broader than the other."""
        broader = self._vocabulary.broader
        return left == right or left in broader.get(right, ()) or right in broader.get(left, ())

"""Naming: the words for an entity must not be those for another one.

Only names are understood. Words that name nothing, such as "the two sides", may have any meaning in a claim.
Words that point back name nothing either, and need an antecedent. No name may contain a negation or a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parley.claims.claim import Claim, Mention, Wording
from parley.claims.stating import stated_roles
from parley.claims.strangers import strangers
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of, role_finding
from parley.gate.kinds import CheckKind
from parley.gate.names import Names
from parley.gate.report import Finding
from parley.names import compact, term
from parley.text.function_words import SPEAKERS
from parley.text.spans import Span
from parley.text.words import Phrases, Text

_PRONOUNS = {
    "he": frozenset(("he", "him", "his", "himself")),
    "she": frozenset(("she", "her", "hers", "herself")),
}
"""The words that speak of one person, by the pronoun that they are forms of."""


class EntityWords:
    """The rule on names over one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary, names: Names) -> None:
        """Create it from the text, the words that point back, and the entities named in the text."""
        self._text = text
        self._vocabulary = vocabulary
        self._names = names
        pointing = term("viaAntecedent")
        self._pronouns = Phrases({pointing: vocabulary.cues.get(pointing, ())})

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the values of a claim that their words do not name."""
        roles = [role for role in stated_roles(claim) if kind_of(role, self._vocabulary) == "name"]
        values = {str(role.value) for role in roles}
        for role in roles:
            for wording in role.wordings:
                # One phrase may mean several entities. It is right if it names one of them.
                meant = {str(other.value) for other in roles if wording in other.wordings}
                for problem in self._problems(wording, meant):
                    yield role_finding(CheckKind.NAME, claim, role, problem)
                clipped = self._clipped(wording.antecedent or wording.span, values)
                # An antecedent may name a speaker, and none is needed.
                if clipped and wording.span.of(self._text.content).casefold() not in SPEAKERS:
                    yield role_finding(CheckKind.NAME, claim, role, clipped)

    def mention_findings(self, mention: Mention) -> Iterator[Finding]:
        """Yield the words of a mention that are the name of something else."""
        for wording in mention.wordings:
            for problem in (*self._problems(wording, mention.entities), *self._otherwise(wording, mention)):
                yield Finding(CheckKind.NAME, compact(mention.iri), problem)

    def _otherwise(self, wording: Wording, mention: Mention) -> Iterator[str]:
        """Yield the entities that have another pronoun than the words."""
        word = wording.span.of(self._text.content).casefold()
        said = next((pronoun for pronoun, forms in _PRONOUNS.items() if word in forms), None)
        for entity in mention.entities:
            if said and self._vocabulary.pronouns.get(entity, said) != said:
                yield f"the words at {wording.span} say {said}, and {compact(entity)} has another pronoun"

    def _problems(self, wording: Wording, meant: Collection[str]) -> Iterator[str]:
        spans = [wording.span] if wording.antecedent is None else [wording.span, wording.antecedent]
        for span in spans:
            named = self._names.named(span)
            if named and not named & set(meant):
                yield f"the words at {span} are a name of {compact(min(named))}"
        if wording.antecedent is None:
            yield from strangers(wording.span.of(self._text.content), meant, self._vocabulary)
        if self._pronouns.at(spans[-1], self._text):
            yield f"the words at {spans[-1]} only point back, and there is no antecedent that names it"
        if wording.antecedent and wording.antecedent.end > wording.span.start:
            yield f"the antecedent at {wording.antecedent} does not come before the words at {wording.span}"

    def _clipped(self, span: Span, values: Collection[str]) -> str | None:
        """Return the longer name of which the words are a part, unless the claim is about its bearer too."""
        longer = self._names.around(span)
        if longer is None or longer[1] & set(values):
            return None
        return f"the words at {span} are only a part of the name of {compact(min(longer[1]))} at {longer[0]}"

"""Digests: the hashes that bind a coding, computed from a corpus alone, without any text.

Each is the SHA-256 of JSON with sorted keys and without white space (as RFC 8785 has it for such values).
Empty values are left out. So a new field voids no coding of an item that does not have the field.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Any

from parley.claims.claim import ArticleAnnotations, Claim, Mention, Role, Time, Wording
from parley.claims.iris import CONCEPTS, concept_iri, sentence_iri
from parley.claims.stating import stated_roles
from parley.claims.vocabulary import Vocabulary
from parley.coding.cards import Cards
from parley.coding.item_sentences import sentences_around, sentences_of_claim, sentences_of_mention
from parley.coding.records import Digests
from parley.names import thing
from parley.sentences.sentence import sentence
from parley.text.spans import Span

_CLAIMS = thing("claim", "")


class Digester:
    """Makes the digests of the items of one article."""

    def __init__(self, annotations: ArticleAnnotations, vocabulary: Vocabulary, cards: Cards) -> None:
        """Create it from the article with its claims, and the cards of things."""
        self.annotations = annotations
        self._vocabulary = vocabulary
        self._cards = cards
        self._claims = {claim.iri: claim for claim in annotations.claims}
        self._said: dict[str, str] = {}
        self._own: dict[str, Digests] = {}

    def claim(self, claim: Claim) -> Digests:
        """Return the digests of a claim: of the article, or one that replaces one."""
        if not self._is_own(claim):
            return self._of_claim(claim)
        if claim.iri not in self._own:
            self._own[claim.iri] = self._of_claim(claim)
        return self._own[claim.iri]

    def _is_own(self, claim: Claim) -> bool:
        """Return whether a claim is one of the article, and none that replaces one."""
        return self._claims.get(claim.iri) is claim

    def _of_claim(self, claim: Claim) -> Digests:
        joined = [self._claims[iri] for iri in sorted(self.joined(claim))]
        return Digests(
            content=_digest({"claim": _claim(claim), "joined": list(map(_claim, joined))}),
            text=self._text_digest(claim.evidence, sentences_of_claim(claim, self.annotations.sentences)),
            shown=_digest(
                {"sentence": self._sentence(claim), "cards": self._shown(_things((claim, *joined)))}
            ),
        )

    def mention(self, mention: Mention) -> Digests:
        """Return the digests of a mention."""
        content = {"entities": sorted(mention.entities), "words": _wordings(mention.wordings)}
        return Digests(
            content=_digest(content),
            text=self._text_digest(None, sentences_of_mention(mention, self.annotations.sentences)),
            shown=_digest({"cards": self._shown(mention.entities)}),
        )

    def sentence(self, place: Span) -> Digests:
        """Return the digests of a sentence: of its claims, and of the reasons for its other clauses."""
        claims = [claim for claim in self.annotations.claims if claim.evidence in place]
        reasons = [one for one in self.annotations.unclaimed if one.clause in place]
        clauses = [_span(clause) for clause in self.annotations.clauses if clause in place]
        content = {
            "claims": [self.claim(claim).content for claim in claims],
            "clauses": clauses,
            "reasons": [[*_span(one.clause), one.reason] for one in reasons],
        }
        return Digests(
            content=_digest(content),
            text=self._text_digest(place, sentences_around(place, self.annotations.sentences)),
            shown=_digest(
                {
                    "sentences": [self._sentence(claim) for claim in claims],
                    "cards": self._shown(one.reason for one in reasons),
                }
            ),
        )

    @cached_property
    def all(self) -> Mapping[str, Digests]:
        """The digests of every item of the article, by IRI: mentions, claims, sentences."""
        article = self.annotations.article.iri
        return {
            **{mention.iri: self.mention(mention) for mention in self.annotations.mentions},
            **{claim.iri: self.claim(claim) for claim in self.annotations.claims},
            **{sentence_iri(article, place): self.sentence(place) for place in self.annotations.sentences},
        }

    def joined(self, claim: Claim) -> frozenset[str]:
        """Return the claims that a claim joins, and those that these join, without itself."""
        found: set[str] = set()
        waiting = [claim]
        while waiting:
            new = [iri for iri in joined_by(waiting.pop()) if iri in self._claims and iri not in found]
            found.update(new)
            waiting += [self._claims[iri] for iri in new]
        return frozenset(found - {claim.iri})

    def _sentence(self, claim: Claim) -> str:
        if not self._is_own(claim):
            return sentence(claim, self._vocabulary, {**self._claims, claim.iri: claim})
        if claim.iri not in self._said:
            self._said[claim.iri] = sentence(claim, self._vocabulary, self._claims)
        return self._said[claim.iri]

    def _shown(self, things: Iterable[str]) -> list[dict[str, Any]]:
        """Return the cards of things as the sheet shows them, without IRIs."""
        cards = [asdict(self._cards.of(thing)) for thing in sorted(set(things))]
        shown = [{name: value for name, value in card.items() if name != "iri"} for card in cards]
        return sorted(shown, key=_json)

    def _text_digest(self, place: Span | None, sentences: Iterable[Span]) -> str:
        article = self.annotations.article
        return _digest(
            {
                "article": article.text_hash,
                "profile": article.profile,
                "place": _span(place) if place else None,
                "context": [_span(one) for one in sentences],
            }
        )


def joined_by(claim: Claim) -> tuple[str, ...]:
    """Return the claims that a claim joins directly, by IRI: its content, its nucleus, its satellite."""
    values = (str(role.value) for role in claim.roles)
    return tuple(value for value in values if value.startswith(_CLAIMS) and "#" not in value)


def _things(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the entities and concepts of claims: of their roles, and of their times."""
    for claim in claims:
        for role in stated_roles(claim):
            if isinstance(role.value, str) and not role.value.startswith(_CLAIMS):
                yield role.value
        for time in claim.times:
            for name in CONCEPTS:
                if (concept := getattr(time.bounds, name)) is not None:
                    yield concept_iri(concept)


def _claim(claim: Claim) -> dict[str, Any]:
    attribution = claim.attribution
    return {
        "iri": claim.iri,
        "kind": claim.kind,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "directness": claim.directness,
        "listing": claim.listing,
        "reading": claim.reading,
        "upheld": sorted(claim.upheld),
        "roles": [_role(role) for role in sorted(claim.roles, key=lambda role: role.order)],
        "times": [_time(time) for time in claim.times],
        "cue": _span(attribution.cue) if attribution and attribution.cue else None,
        "said": [_span(span) for span in attribution.content] if attribution else None,
    }


def _role(role: Role) -> dict[str, Any]:
    return {"name": role.name, "value": role.value, "words": _wordings(role.wordings)}


def _time(time: Time) -> dict[str, Any]:
    anchor = _role(time.anchor) if time.anchor else None
    # A field of its own only where it holds, so that codings of other times stay as they are.
    marked = {"workedOut": True} if time.worked_out else {}
    return {**asdict(time.bounds), **marked, "iri": time.iri, "anchor": anchor}


def _wordings(wordings: Iterable[Wording]) -> list[list[int]]:
    return [
        [*_span(one.span), *(_span(one.antecedent) if one.antecedent else ())]
        for one in sorted(wordings, key=lambda one: one.span)
    ]


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _digest(value: Any) -> str:
    return hashlib.sha256(_json(value).encode("utf-8")).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(_held(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _held(value: Any) -> Any:
    """Return a value without its parts that are None or empty."""
    if isinstance(value, dict):
        return {name: _held(one) for name, one in value.items() if one not in (None, [], (), "")}
    if isinstance(value, list | tuple):
        return [_held(one) for one in value]
    return value

"""Names in candidates: their IRIs, and suggestions for names that do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from parley.claims.vocabulary import Vocabulary, resolve_name
from parley.errors import InputError
from parley.names import ONTOLOGY, SKOS, compact, term

CONCEPT = SKOS + "Concept"
_SHOWN = 3


def bare(iri: str) -> str:
    """Return the name that ``resolve_name`` reads: bare for a term, prefixed for an entity."""
    return iri.removeprefix(ONTOLOGY) if iri.startswith(ONTOLOGY) else compact(iri)


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that are most similar to a name, best first.

    >>> nearest("signnig", ["signing", "meeting", "signed"])
    ['signing', 'signed']
    """
    spelled = {one.casefold(): one for one in sorted(known, reverse=True)}
    return [spelled[match] for match in get_close_matches(name.casefold(), spelled, n=_SHOWN)]


class NameResolver:
    """Resolves names by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Create it from the vocabulary."""
        self.vocabulary = vocabulary

    def entity(self, name: str) -> str:
        """Return the IRI of an entity.

        Raises:
            InputError: There is no such name, or it is not an entity; the message has similar names.
        """
        iri = resolve_name(name, self.vocabulary)
        if iri is None or not self.vocabulary.is_a(iri, term("Entity")):
            known = self.vocabulary.instances(term("Entity"))
            raise InputError(self._unknown(name, iri, "entity", known, "describe it in triples/shared.ttl"))
        return iri

    def of(self, name: str, kind: str, called: str) -> str:
        """Return the IRI of a concept of a scheme.

        Args:
            called: The kind of concept, in words: ``polarity``.

        Raises:
            InputError: There is no such name, or it is not such a concept.
        """
        iri = resolve_name(name, self.vocabulary)
        if iri is None or not self.vocabulary.is_a(iri, kind):
            concepts = self.vocabulary.instances(kind)
            raise InputError(f"{name!r} is no {called}; write {' or '.join(map(bare, concepts))}")
        return iri

    def claim_class(self, name: str) -> str:
        """Return the IRI of a class of claims.

        Raises:
            InputError: There is no such name, or it is not a class of claims.
        """
        iri = resolve_name(name, self.vocabulary)
        classes = [one for one, above in self.vocabulary.parents.items() if term("Claim") in above]
        if iri is None or iri == term("Claim") or iri not in classes:
            known = sorted(set(classes) - {term("Claim")})
            message = f"{name!r} is no class of claims; classes are {', '.join(map(bare, known))}"
            raise InputError(message)
        return iri

    def role(self, name: str, kind: str | None) -> str:
        """Return the IRI of a role that claims of a class may have.

        Raises:
            InputError: There is no such role, or not for that class; the message has similar names.
        """
        iri = resolve_name(name, self.vocabulary)
        roles = self.vocabulary.roles | self.vocabulary.numbers
        fitting = [role for role in roles if kind is None or self._takes(kind, role)]
        if iri in fitting:
            return iri
        known = sorted(map(bare, fitting))
        near = nearest(name, known)
        hint = f"similar names: {', '.join(near)}" if near else f"its roles are {', '.join(known)}"
        problem = "is not a role" if iri not in roles else f"is not a role of {bare(kind or '')}"
        raise InputError(f"{name!r} {problem}; {hint}")

    def concept(self, name: str) -> str:
        """Return the IRI of a concept or a notion.

        Raises:
            InputError: There is no such name, or it is not a concept; the message has similar names.
        """
        iri = resolve_name(name, self.vocabulary)
        if iri is not None and self.vocabulary.is_a(iri, term("Entity")):
            raise InputError(f"{name!r} is an entity; make it a mention, and pick the mention")
        if iri is None or not self.vocabulary.is_a(iri, CONCEPT):
            known = self.vocabulary.instances(CONCEPT)
            way_out = "describe a notion in triples/notions.ttl"
            raise InputError(self._unknown(name, iri, "concept", known, way_out))
        return iri

    def refuse_mention(self, role: str, name: str) -> None:
        """Refuse a mention in a role whose values are not entities.

        Raises:
            InputError: The role is of this kind.
        """
        if not self.vocabulary.holds_entities(role):
            way_out = "give a claim" if self.vocabulary.holds_claims(role) else "give a value and its quote"
            raise InputError(f"{name!r} picks no mention; {way_out}")

    def _takes(self, kind: str, role: str) -> bool:
        """Return whether the ontology lets claims of a class have a role; without a domain, it does."""
        domains = self.vocabulary.domains.get(role, frozenset())
        return not domains or bool(domains & self.vocabulary.parents.get(kind, frozenset((kind,))))

    def _unknown(self, name: str, iri: str | None, called: str, known: list[str], way_out: str) -> str:
        problem = f"no {called} is called {name!r}" if iri is None else f"{name!r} is no {called}"
        near = self.like(name, known)
        hint = f"similar names: {', '.join(map(bare, near))}" if near else f"there is none like it; {way_out}"
        return f"{problem}; {hint}"

    def like(self, name: str, known: Iterable[str]) -> list[str]:
        """Return the things with a name or a label that is most similar to a name."""
        wanted = name.partition(":")[2] or name
        called: dict[str, str] = {}
        for iri in known:
            for label in (bare(iri), bare(iri).partition(":")[2], *self.vocabulary.names.get(iri, ())):
                called.setdefault(label, iri)
        near = [*nearest(name, called), *nearest(wanted, called)]
        return list(dict.fromkeys(called[label] for label in near))[:_SHOWN]

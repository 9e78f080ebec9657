"""Mentions from candidates: which entity each place in the article means.

A name means its entity at every place of its words, unless the place lies inside longer words of another
mention. Words that only point back mean it at the places that are counted, each with the nearest earlier
name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.candidates.candidate import CandidateMention, Candidates, CandidateWords
from parley.candidates.places import QuotePlaces, numbered
from parley.claims.claim import Mention, Wording
from parley.claims.faults import Faults
from parley.claims.iris import mention_iri
from parley.claims.name_resolution import NameResolver
from parley.claims.strangers import strangers
from parley.errors import InputError
from parley.text.spans import Span


@dataclass(frozen=True, slots=True)
class _Words:
    """Some words of a mention with their places; ``picked`` if the curator gave the occurrences."""

    written: CandidateWords
    spans: tuple[Span, ...]
    picked: bool


def resolve_mentions(
    candidates: Candidates, places: QuotePlaces, naming: NameResolver, faults: Faults
) -> dict[str, Mention | None]:
    """Return the mentions of an article by their short names; None for those that have a fault."""
    words = {
        mention.name: list(_placed(mention, places, faults, where(mention.name)))
        for mention in candidates.mentions
    }
    longer = [one for many in words.values() for one in names_of(many)]
    resolved: dict[str, Mention | None] = {}
    for mention in candidates.mentions:
        entities = _entities(mention, naming, faults)
        found = words[mention.name]
        # Without some of its words, others might seem to point back to nothing.
        wordings = _wordings(mention, found, longer, faults) if len(found) == len(mention.words) else []
        for one in mention.words if entities else ():
            if not one.anaphor:
                for problem in strangers(one.quote, entities, naming.vocabulary):
                    faults.add(problem, where=where(mention.name))
        iri = mention_iri(candidates.article, mention.name)
        usable = bool(entities and wordings)
        resolved[mention.name] = Mention(iri, tuple(entities), tuple(wordings)) if usable else None
    _refuse_split(resolved, faults)
    _refuse_shared(resolved, places.text, faults)
    return resolved


def where(name: str) -> str:
    """Return the name of a mention in messages."""
    return f"mention {name}"


def names_of(words: Iterable[_Words]) -> Iterator[Span]:
    """Yield the places at which words name something."""
    for one in words:
        if not one.written.anaphor:
            yield from one.spans


def is_inside_longer(span: Span, names: Iterable[Span]) -> bool:
    """Return whether a place lies inside a longer one, so that its words name what the longer words name."""
    return any(span in longer and span != longer for longer in names)


def nearest_before(span: Span, names: Iterable[Span]) -> Span | None:
    """Return the last name before words that point back."""
    return max((name for name in names if name.end <= span.start), default=None)


def _placed(mention: CandidateMention, places: QuotePlaces, faults: Faults, place: str) -> Iterator[_Words]:
    """Yield the words of a mention with their places, if they can be found."""
    for written in mention.words:
        with faults.collect(place):
            found = places.several(written.quote, written.occurrences) or places.all(written.quote)
            if written.anaphor and len(found) > 1 and not written.occurrences:
                message = f"{written.quote!r} occurs {len(found)} times ({numbered(found)})"
                raise InputError(f"{message}; give the occurrence at which it points back to this")
            spans = tuple(places.whole(span) for span in found)
            yield _Words(written, spans, bool(written.occurrences))


def _entities(mention: CandidateMention, naming: NameResolver, faults: Faults) -> list[str]:
    """Return the entities of a mention in order, or none if one of them has a fault."""
    found = []
    for name in mention.entities:
        with faults.collect(where(mention.name)):
            iri = naming.entity(name)
            if iri in found:
                raise InputError(f"names {name} twice; write it once")
            found.append(iri)
    return sorted(found) if len(found) == len(mention.entities) else []


def _wordings(
    mention: CandidateMention, words: Sequence[_Words], longer: Sequence[Span], faults: Faults
) -> list[Wording]:
    """Return the words of a mention in the order of the text. Anaphors get the name before them."""
    names: set[Span] = set()
    for one in words:
        if one.written.anaphor:
            continue
        kept = {span for span in one.spans if one.picked or not is_inside_longer(span, longer)}
        if not kept:
            message = f"{one.written.quote!r} occurs only inside longer words of another mention"
            faults.add(f"{message}; give occurrence, or leave it out", where=where(mention.name))
        names |= kept
    found = {span: Wording(span) for span in names}
    for one in words:
        for span in one.spans if one.written.anaphor else ():
            with faults.collect(where(mention.name)):
                if span in names:
                    raise InputError(f"{one.written.quote!r} at {span} cannot both name it and point back")
                found[span] = Wording(span, _antecedent(one.written.quote, span, names))
    return [found[span] for span in sorted(found)]


def _antecedent(quote: str, span: Span, names: Iterable[Span]) -> Span:
    name = nearest_before(span, names)
    if name is None:
        message = f"{quote!r} at {span} points back, but no earlier words name what it means"
        raise InputError(f"{message}; add such words, or leave it out")
    return name


def _refuse_split(resolved: Mapping[str, Mention | None], faults: Faults) -> None:
    """Refuse two mentions of the same entity, because each would lack the claims of the other."""
    first: dict[tuple[str, ...], str] = {}
    for name, mention in resolved.items():
        other = first.setdefault(mention.entities, name) if mention else name
        if other != name:
            faults.add(f"means the same as mention {other}; join their words in one", where=where(name))


def _refuse_shared(resolved: Mapping[str, Mention | None], text: str, faults: Faults) -> None:
    """Refuse words that are in two mentions, because nobody could tell which mention they mean."""
    first: dict[Span, str] = {}
    for name, mention in resolved.items():
        shared: dict[tuple[str, str], list[Span]] = {}
        for wording in mention.wordings if mention else ():
            other = first.setdefault(wording.span, name)
            if other != name:
                shared.setdefault((other, wording.span.of(text).casefold()), []).append(wording.span)
        for (other, _), spans in shared.items():
            at = ", ".join(map(str, spans))
            message = f"{spans[0].of(text)!r} at {at} is also in mention {other}"
            faults.add(f"{message}; quote more words, or count the occurrences of each", where=where(name))

"""Determiners: the name of a thing in a sentence with "the", with "a", or with neither.

The author of an article may say which one it is (``parley:determiner``). Otherwise the class of the thing and
the words of its label decide.
"""

from __future__ import annotations

import re

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.nouns import (
    DETERMINED,
    POSSESSIVE,
    QUOTED,
    definite,
    head_of,
    is_plural_noun,
    shortened,
    victims,
    with_each_other,
)

_WITH_THE = (
    "Organization", "Event", "PeaceProcess", "Document",
)  # fmt: skip
"""Classes whose names have an article, even if they are proper names."""
_UNCERTAIN = frozenset((
    "other", "separate", "different", "various", "further", "units", "new", "novel", "later", "lasting",
    "important", "international", "prolonged", "peaceful", "viable", "alternative",
))  # fmt: skip
"""Words that make a plural indefinite."""
_CERTAIN_KINDS = ("Place", "MeetingSeries", "Event")
"""Classes whose plurals are definite in an article: "the storage sites"."""
_TOLD_KINDS = ("Document", "Asset")
"""Classes whose plurals are definite if they are told further: "shops", but "the guns on the hill"."""
_TOLD_FURTHER = re.compile(r" (?:of|in|by|to) ")
"""Words that make a plural definite: "the gates of the town"."""
_NUMBERED = re.compile(r"[\w'’-]+(?: [\w'’-]+)? \d+")
"""Names that end in a number: "Expo 2017"."""
_NEW = frozenset(("new", "separate", "further", "novel", "alternative"))
_UNKNOWN = frozenset((
    "undisclosed", "unidentified", "unknown", "unnamed", "unspecified", "anonymous", "certain",
))  # fmt: skip
"""Words that say that nobody is told which one it is."""
_ONLY_ONE = frozenset((
    "main", "only", "sole", "same", "first", "second", "third", "fourth", "fifth", "last", "latest", "next",
    "previous", "present", "current", "entire", "whole", "final", "top", "chief", "supreme", "remaining",
    "rest", "international", "late", "other", "ruling", "central", "upcoming", "wider",
))  # fmt: skip
"""Words before the noun of the only one."""
_PLACES = re.compile(
    r"(?:^|[ -])(?:[Rr]iver|[Ss]traits?|[Mm]ountains|[Hh]ills|[Dd]elta|[Vv]alley|[Pp]eninsula|[Dd]esert"
    r"|[Bb]asin|[Pp]lateau|[Hh]ighlands|[Cc]anal|Sea|Islands|Strip|Lowlands|Gulf|bridge|pass|crossing|border|road|Sahel"
    r"|Balkans|Caucasus|Sahara|Hague|Levant|Maghreb|Andes|Alps|Middle East|Horn of Africa|West Bank)$"
)
"""Places whose names have an article: "the Ilmen River", "the Sahel"."""
_OFFICES = frozenset((
    "army", "cabinet", "chancellor", "church", "community", "constitution", "court", "crown", "electorate",
    "government", "judiciary", "king", "leadership", "legislature", "majority", "media", "military",
    "minister", "ministry", "minority", "monarch", "navy", "opposition", "parliament", "police", "pope",
    "premier", "presidency", "president", "press", "public", "queen", "rest", "state", "west", "east",
    "world",
))  # fmt: skip
"""Nouns of which a country has one."""
_TOLD_BY = re.compile(r" (?:of|in|for|from|to) (?:the )?[A-Z]| (?:that|who|which|whose) ")
"""Words that say which one it is: "the envoy of Kelland"."""
_HEAD_OF = re.compile(
    r"(?:acting |former |outgoing )?(?:head|leader|chief|chair|chairman|chairwoman|director|commander"
    r"|governor|mayor|founder|owner|bishop|archbishop|abbot|rector) of "
)
"""Posts of which a body has one."""
_MASSES = frozenset((
    "water", "ice", "bread", "food", "fuel", "gas", "oil", "gold", "coal", "salt", "land", "money", "cash",
    "aid", "help", "relief", "assistance", "compensation", "financing", "funding", "peace", "violence",
    "shelling", "killing", "bloodshed", "contraband", "ammunition",
    "weaponry", "artillery", "medicine", "information", "evidence", "progress", "cooperation", "dialogue",
    "history", "exhaustion", "silence", "security", "justice", "trust", "electricity", "power", "wheat",
    "flour", "grain", "equipment", "housing", "shelter", "transport", "traffic", "diplomacy", "mediation",
    "disarmament", "suffering", "unrest", "terrorism", "advice", "lunch", "dawn", "dusk", "midnight",
    "noon", "sunrise", "sunset", "christmas", "easter", "policing", "television", "radio",
))  # fmt: skip
"""Nouns without an article, unless other words make them definite."""
_MADE = frozenset((
    "answer", "appeal", "complaint", "concession", "condition", "decision", "demand", "letter", "message",
    "note", "offer", "pledge", "position", "promise", "proposal", "refusal", "reply", "request", "response",
    "statement", "warning", "commissioner", "delegate", "diplomat", "negotiator",
))  # fmt: skip
"""Nouns for what a state says, and for those it sends, which are never said or sent to it."""


def named(thing: str, vocabulary: Vocabulary) -> str:
    """Return the label of an entity in its form for a sentence."""
    stated = next(iter(vocabulary.wordings.get(thing, ())), vocabulary.label(thing))
    if chosen := vocabulary.determiners.get(thing):
        return with_determiner(chosen, stated)
    label = _with_owner(stated, vocabulary)
    first = label.split(" ", 1)[0]
    is_body = any(vocabulary.is_a(thing, term(kind)) for kind in _WITH_THE) and not _NUMBERED.fullmatch(label)
    if label.startswith(QUOTED) or first.casefold() in DETERMINED:
        return label
    if (owner := POSSESSIVE.match(label)) and not (label[:1].islower() and " of " in owner[0]):
        name = owner[0].rstrip().removesuffix("'s").removesuffix("’s")
        is_owned = label[len(owner[0]) :][:1].islower()
        is_name = is_body and not is_owned and name not in vocabulary.labels.values()
        return f"the {label}" if is_name or _has_article(name, vocabulary) else label
    if label[:1].islower() or _is_common(thing, label, vocabulary):
        is_bare = _is_mass(label) or (_has_plural_head(label) and not _is_certain(thing, label, vocabulary))
        return label if is_bare else f"{_article(thing, label, vocabulary)} {label}"
    if is_body:
        return f"the {label}"
    is_place = vocabulary.is_a(thing, term("Place")) and _PLACES.search(label)
    is_union = vocabulary.is_a(thing, term("State")) and label.endswith("s")
    return f"the {label}" if is_place or is_union else label


def with_determiner(determiner: str, label: str) -> str:
    """Return a label with the determiner that its author chose: ``the``, ``a`` or ``none``.

    >>> with_determiner("a", "interim government"), with_determiner("a", "elections")
    ('an interim government', 'elections')
    >>> with_determiner("the", "guns"), with_determiner("none", "cocoa")
    ('the guns', 'cocoa')
    """
    is_bare = determiner == "none" or (determiner == "a" and is_plural_noun(head_of(label)))
    return label if is_bare else f"{_indefinite(label) if determiner == 'a' else determiner} {label}"


def formed(said: str, flags: tuple[str, ...], doer: str) -> str:
    """Return words for things in the form that the flags of their place ask for.

    Args:
        doer: The words for the subject of the sentence.

    >>> formed("Kelland's proposal", ("new",), "Kelland"), formed("the truce", ("new",), "Kelland")
    ('a proposal', 'the truce')
    """
    if "victims" in flags:
        return victims(said, doer)
    owned = re.sub(rf"^(?:{re.escape(doer)}['’]s?|its|their|his|her) ", "", said)
    if "new" in flags and owned != said:
        return with_determiner("a", owned)
    said = re.sub(rf" in {re.escape(doer)}(?!\w)", "", said) if "namesake" in flags else said
    if "namesake" in flags and (owned := said.removeprefix(f"the {doer} ")) != said and owned.islower():
        # "Astana hosted the talks that bear its name".
        return f"the {owned} that bear{'' if is_plural_noun(head_of(owned)) else 's'} its name"
    said = with_each_other(said) if "joined" in flags else said
    return definite(said) if "definite" in flags else said


def _indefinite(label: str) -> str:
    """Return the indefinite article before a label."""
    is_vowel = label[0] in "aeioAEIO" or label.startswith(("un", "up", "ur", "hour", "honest"))
    return "an" if is_vowel and not label.startswith(("one", "euro", "uni")) else "a"


def _is_common(thing: str, label: str, vocabulary: Vocabulary) -> bool:
    """Return whether a label is no name, although its first word has a capital: "European envoy"."""
    is_unnamed = vocabulary.is_a(thing, term("UnnamedParty")) or vocabulary.is_a(thing, term("Initiative"))
    return is_unnamed and " " in label and head_of(label).islower()


def _article(thing: str, label: str, vocabulary: Vocabulary) -> str:
    """Return the article of a common noun: "a" for one of several that the article does not name.

    Who is known as the only one has "the": "the main coalition", "the envoy of Kelland".
    """
    first, noun = label.split(" ", 1)[0], shortened(label)
    if is_plural_noun(head_of(label)):
        return "the"
    is_new = first in _NEW and (noun == label or vocabulary.is_a(thing, term("Meeting")))
    is_one_of_many = vocabulary.is_a(thing, term("UnnamedParty")) and not _is_only_one(label, first)
    if first in _UNKNOWN or is_new or is_one_of_many:
        return _indefinite(label)
    return "the"


def _is_only_one(label: str, first: str) -> bool:
    """Return whether a label tells who is meant: by a word such as "main", by an office, or by a name."""
    is_superlative = first in _ONLY_ONE or (first.endswith("est") and first not in ("guest", "priest"))
    noun = head_of(label)
    is_told = _TOLD_BY.search(label) is not None or _HEAD_OF.match(label) is not None
    return is_superlative or is_told or noun in _OFFICES or noun in _MASSES


def _with_owner(label: str, vocabulary: Vocabulary) -> str:
    """Return a label with the owner before their possession: "Ida Marsh's letter", "Kelland's demand".

    A state owns only what somebody made, because its invasion may be one that others made.
    """
    before, name = next((label.rsplit(mark, 1) for mark in (" of ", " from ") if mark in label), ("", ""))
    if not before or not (name[:1].isupper() and before[:1].islower()):
        return label
    is_plain = " of " not in before and label == f"{before} of {name}"
    is_made = is_plain and head_of(before).removesuffix("s") in _MADE
    if not (_is_person(name, vocabulary) or (is_made and _is_state(name, vocabulary))):
        return label
    whole, inner, thing = before.rpartition(" of ")
    thing = thing.removeprefix("the ")
    return f"{whole}{inner}{name}{chr(39) if name.endswith('s') else chr(39) + 's'} {thing}"


def _is_person(name: str, vocabulary: Vocabulary) -> bool:
    people = {vocabulary.label(one) for one in vocabulary.instances(term("Person"))}
    return all(one in people for one in name.split(" and "))


def _is_state(name: str, vocabulary: Vocabulary) -> bool:
    states = vocabulary.instances(term("State"))
    return not name.endswith("s") and any(vocabulary.label(one) == name for one in states)


def _has_article(name: str, vocabulary: Vocabulary) -> bool:
    """Return whether a name is that of a body, which needs an article."""
    bodies = vocabulary.instances(term("Organization"))
    return any(vocabulary.label(one) == name for one in bodies)


def _is_certain(thing: str, label: str, vocabulary: Vocabulary) -> bool:
    """Return whether a plural is definite: with further words about it, for places, and for a series."""
    if label.split(" ", 1)[0] in _UNCERTAIN | _MASSES:
        return False
    is_told = shortened(label) != label or label.split(" ", 1)[0] in _ONLY_ONE
    kinds = (*_CERTAIN_KINDS, *(_TOLD_KINDS if is_told else ()))
    is_a_certain_kind = any(vocabulary.is_a(thing, term(kind)) for kind in kinds)
    return is_a_certain_kind or _TOLD_FURTHER.search(label) is not None


def _has_plural_head(label: str) -> bool:
    return is_plural_noun(head_of(label))


def _is_mass(label: str) -> bool:
    """Return whether a label names a mass without words that make it definite: "drinking water"."""
    words = label.split(" ")
    return words[-1] in _MASSES and len(words) <= 2

"""Nouns in a sentence: names with their English article, their number, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.claims.vocabulary import Vocabulary
from parley.names import term

_WITH_THE = (
    "Organization", "Event", "PeaceProcess", "Document",
)  # fmt: skip
"""Classes whose names have an article, even if they are proper names."""
_DETERMINED = frozenset((
    "a", "an", "the", "some", "several", "many", "few", "others", "all", "both", "each", "every", "any",
    "whoever", "whatever", "what", "those", "one", "two", "three", "no", "most", "another", "more",
    "everyone", "everybody", "someone", "anyone", "nobody", "people",
))  # fmt: skip
"""Words that allow no article before them."""
QUOTED = "“"
"""The beginning of words of the text, which already have their article if they need one."""
_COUNTED = frozenset(("one", "two", "three", "few", "many", "several", "people"))
"""Words that may follow "its": "its two conditions"."""
_POSSESSIVE = re.compile(r"(?:[\w-]+ ){0,4}[\w-]+['’]s? ")
_BEHIND_HEAD = re.compile(
    r",| (?:already|of|in|on|at|to|for|from|with|without|by|who|which|that|whose|where|as|between|against|"
    r"about|under|over|among|after|before|during|beyond|not|near|around|whom|"
    r"outside|inside|behind|opposite|along)\b| \(|"
    r"(?<=s) (?:[a-z]+ed|held|sent|made|left|lost|born|taken|caught|given|kept|brought|seen|known|written|"
    r"drawn|hit|shot|hurt|put|set|built|bought|sold|paid|lent|led|met|said|told|won|found|driven|hidden)\b"
)
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
_PLURALS = frozenset((
    "people", "police", "children", "men", "women", "media", "troops", "others", "many", "several", "some",
    "both", "few", "all", "most", "those", "forces",
))  # fmt: skip
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
_OFFICE_OF = re.compile(
    r"the (?P<office>(?:[a-z]+ )?(?:army|ambassador|cabinet|envoy|government|head|king|leader|minister"
    r"|ministry|parliament|premier|president)) of (?P<whose>(?:the )?[A-Z].*)"
)
"""An office or body of which each country has one, and whose it is."""
_SINGULAR_NAMES = frozenset((
    "nations", "states", "affairs", "studies", "times", "works", "rights", "emirates", "industries",
    "systems", "communications", "airlines", "airways", "sports", "sciences", "relations", "operations",
))  # fmt: skip
"""Last words of plural names that name one body: "United Nations"."""
_SINGULAR_MEN = frozenset(("specimen", "regimen", "omen", "acumen", "abdomen", "semen", "foramen"))
_SINGULARS = re.compile(r"(?:ss|us|is|series|news|headquarters)$")


_JOINED_WITHOUT = re.compile(r" (?:without|for) ", re.IGNORECASE)
"""Words that make one body of a plural: "Doctors Without Borders"."""


def named(thing: str, vocabulary: Vocabulary) -> str:
    """Return the label of an entity in its form for a sentence."""
    label = _with_owner(next(iter(vocabulary.wordings.get(thing, ())), vocabulary.label(thing)), vocabulary)
    first = label.split(" ", 1)[0]
    is_body = any(vocabulary.is_a(thing, term(kind)) for kind in _WITH_THE) and not _NUMBERED.fullmatch(label)
    if label.startswith(QUOTED) or first.casefold() in _DETERMINED:
        return label
    if (owner := _POSSESSIVE.match(label)) and not (label[:1].islower() and " of " in owner[0]):
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
        return "an" if first[0] in "aeio" or first.startswith(("un", "up", "ur")) else "a"
    return "the"


def _is_only_one(label: str, first: str) -> bool:
    """Return whether a label tells who is meant: by a word such as "main", by an office, or by a name."""
    is_superlative = first in _ONLY_ONE or (first.endswith("est") and first not in ("guest", "priest"))
    noun = head_of(label)
    is_told = _TOLD_BY.search(label) is not None or _HEAD_OF.match(label) is not None
    return is_superlative or is_told or noun in _OFFICES or noun in _MASSES


def _with_owner(label: str, vocabulary: Vocabulary) -> str:
    """Return a label with the name of a person before their possession: "Ida Marsh's letter"."""
    before, name = next((label.rsplit(mark, 1) for mark in (" of ", " from ") if mark in label), ("", ""))
    if not before or not (name[:1].isupper() and before[:1].islower()) or not _is_person(name, vocabulary):
        return label
    whole, inner, thing = before.rpartition(" of ")
    thing = thing.removeprefix("the ")
    return f"{whole}{inner}{name}{chr(39) if name.endswith('s') else chr(39) + 's'} {thing}"


def _is_person(name: str, vocabulary: Vocabulary) -> bool:
    people = {vocabulary.label(one) for one in vocabulary.instances(term("Person"))}
    return all(one in people for one in name.split(" and "))


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


def definite(words: str) -> str:
    """Return words for things with "the": "the mediators"; names and determined words do not change."""
    is_common = words[:1].islower() and not is_determined(words) and not _POSSESSIVE.match(words)
    return f"the {words}" if is_common else words


def victims(words: str, cause: str) -> str:
    """Return the victims of something without what its verb says again.

    >>> victims("eight people wounded by the bomb at the gate", "the bomb")
    'eight people at the gate'
    >>> victims("people driven from their homes", "the war"), victims("the wounded", "the raid")
    ('people', 'the wounded')
    """
    again = rf"(?: (?:by|in|during) (?:{re.escape(cause)}|the (?:conflict|war|fighting|attack|blast)))?"
    fate = "(?:killed|wounded|injured|hurt|displaced|driven from their homes)"
    return re.sub(rf"(?<=\w)(?<!\bthe) {fate}{again}(?= |$)", "", words)


def is_determined(words: str) -> bool:
    """Return whether words begin with one that allows no "the" or "its" before it."""
    return words.split(" ", 1)[0].casefold() in _DETERMINED - _COUNTED


def is_plural(thing: str, vocabulary: Vocabulary) -> bool:
    """Return whether a verb with an entity as its subject is plural.

    The name of a body is singular, unless its last word names several: "the Valley Brigades say". A wrong
    guess is an error of grammar, and does not change the meaning.
    """
    label = vocabulary.label(thing)
    head = head_of(label)
    if vocabulary.is_a(thing, term("Person")) or vocabulary.is_a(thing, term("State")):
        return False
    if not head.islower():
        return vocabulary.is_a(thing, term("Organization")) and _is_name_of_several(label, head)
    return label.startswith("people ") or is_plural_noun(head)


def _is_name_of_several(name: str, head: str) -> bool:
    """Return whether the last word of a longer name is a plural, and not part of one body."""
    is_long = " " in name and not _JOINED_WITHOUT.search(name) and head[1:].islower()
    return is_long and is_plural_noun(head.lower()) and head.lower() not in _SINGULAR_NAMES


def _has_plural_head(label: str) -> bool:
    return is_plural_noun(head_of(label))


def _is_mass(label: str) -> bool:
    """Return whether a label names a mass without words that make it definite: "drinking water"."""
    words = label.split(" ")
    return words[-1] in _MASSES and len(words) <= 2


def head_of(label: str) -> str:
    """Return the last word of a label before its further description."""
    return _BEHIND_HEAD.split(label, maxsplit=1)[0].split(" ")[-1]


def shortened(label: str) -> str:
    """Return a label without what describes its noun further: "diplomat" from the West."""
    return _BEHIND_HEAD.split(label, maxsplit=1)[0]


def is_plural_noun(word: str) -> bool:
    """Return whether a common noun is plural."""
    is_regular = word.endswith("s") and not _SINGULARS.search(word)
    return word in _PLURALS or is_regular or (word.endswith("men") and word not in _SINGULAR_MEN)


def plural_of(words: str) -> str:
    """Return a noun in the plural, without "a"; a plural noun does not change.

    >>> plural_of("a member of parliament"), plural_of("president")
    ('members of parliament', 'presidents')
    """
    bare = re.sub(r"^an? ", "", words)
    head = _BEHIND_HEAD.split(bare, maxsplit=1)[0]
    ending = re.sub(r"([^aeiou])ys$", r"\1ies", f"{head}s")
    return words if head.endswith("s") else f"{ending}{bare[len(head):]}"


def listed(words: Sequence[str]) -> str:
    """Return a list in words; one office of several is named once.

    >>> listed(["Russia"]), listed(["Russia", "Iran", "Turkey"])
    ('Russia', 'Russia, Iran and Turkey')
    >>> listed(["the army of Kelland", "the army of Morvia"])
    'the armies of Kelland and Morvia'
    """
    if len(words) < 2:
        return _joined(words)
    found = [_OFFICE_OF.fullmatch(word) for word in words]
    offices = {one["office"] for one in found if one}
    if len(offices) == 1 and all(found):
        return f"the {plural_of(offices.pop())} of {listed([one['whose'] for one in found if one])}"
    return _joined(words)


def _joined(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def both(words: Sequence[str]) -> str:
    """Return two for each of whom something is so.

    >>> both(["Sarno", "Kelland"]), both(["the army of Kelland", "the army of Morvia"])
    ('both Sarno and Kelland', 'the armies of both Kelland and Morvia')
    """
    said = gathered(words)
    return said.replace(" of ", " of both ", 1) if said == listed(words) != _joined(words) else f"both {said}"


def gathered(words: Sequence[str]) -> str:
    """Return a list in words, with the noun that all of them share only once.

    >>> gathered(["Eastern powers", "Western powers"]), gathered(["Russia", "Iran"])
    ('Eastern and Western powers', 'Russia and Iran')
    """
    split = [word.split(" ") for word in words]
    is_shared = len(split) > 1 and len({one[-1] for one in split}) == 1
    firsts = [one[0] for one in split if len(one) == 2 and one[0].isalpha()]
    is_plain = len(firsts) == len(split) and _DETERMINED.isdisjoint(map(str.casefold, firsts))
    return f"{listed(firsts)} {split[0][1]}" if is_shared and is_plain else listed(words)


def with_each_other(words: str) -> str:
    """Return a list of two as the objects of joining.

    >>> with_each_other("both Sarno and Kelland"), with_each_other("Sarno, Kelland and Morvia alike")
    ('Sarno with Kelland', 'Sarno, Kelland and Morvia alike')
    """
    return words.removeprefix("both ").replace(" and ", " with ", 1) if words.startswith("both ") else words

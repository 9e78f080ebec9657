"""Nouns in a sentence: their heads, their number, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.claims.vocabulary import Vocabulary
from parley.names import term

DETERMINED = frozenset((
    "a", "an", "the", "some", "several", "many", "few", "others", "all", "both", "each", "every", "any",
    "whoever", "whatever", "what", "those", "one", "two", "three", "no", "most", "another", "more",
    "everyone", "everybody", "someone", "anyone", "anybody", "nobody", "people",
))  # fmt: skip
"""Words that allow no article before them."""
QUOTED = "“"
"""The beginning of words of the text, which already have their article if they need one."""
_COUNTED = frozenset(("one", "two", "three", "few", "many", "several", "people"))
"""Words that may follow "its": "its two conditions"."""
POSSESSIVE = re.compile(r"(?:[\w-]+ ){0,4}[\w-]+['’]s? ")
_BEHIND_HEAD = re.compile(
    r",| (?:already|of|in|on|at|to|for|from|with|without|by|who|which|that|whose|where|as|between|against|"
    r"about|under|over|among|after|before|during|beyond|not|near|around|whom|"
    r"outside|inside|behind|opposite|along|since|until|involving|towards|amid)\b| \(|"
    r"(?<=s) (?:[a-z]+ed|held|sent|made|left|lost|born|taken|caught|given|kept|brought|seen|known|written|"
    r"drawn|hit|shot|hurt|put|set|built|bought|sold|paid|lent|led|met|said|told|won|found|driven|hidden)\b"
)
BODIES = frozenset((
    "agency", "alliance", "army", "association", "bank", "bloc", "body", "coalition", "commission",
    "committee", "community", "company", "cooperative", "council", "country", "court", "delegation",
    "firm", "government", "group", "institute", "militia", "ministry", "mission", "movement", "network",
    "newspaper", "office", "organisation", "organization", "panel", "parliament", "party", "state",
    "team", "union",
))  # fmt: skip
"""Nouns of a party that is one body, and no person."""
_PLURALS = frozenset((
    "people", "police", "children", "men", "women", "media", "troops", "others", "many", "several", "some",
    "both", "few", "all", "most", "those", "forces",
))  # fmt: skip
_OFFICE_OF = re.compile(
    r"the (?P<office>(?:[a-z]+ )?(?:army|ambassador|cabinet|envoy|government|head|king|leader|minister"
    r"|ministry|parliament|premier|president|delegation|leadership|capital)) of (?P<whose>(?:the )?[A-Z].*)"
)
"""An office or body of which each country has one, and whose it is."""
_POSSESSION = re.compile(r"(?P<whose>[A-Z][\w -]*)'s (?P<office>[a-z]+)")
_SINGULAR_NAMES = frozenset((
    "nations", "states", "affairs", "studies", "times", "works", "rights", "emirates", "industries",
    "systems", "communications", "airlines", "airways", "sports", "sciences", "relations", "operations",
))  # fmt: skip
"""Last words of plural names that name one body: "United Nations"."""
_SINGULAR_MEN = frozenset(("specimen", "regimen", "omen", "acumen", "abdomen", "semen", "foramen"))
_SINGULARS = re.compile(r"(?:ss|us|is|series|news|headquarters)$")


_JOINED_WITHOUT = re.compile(r" (?:without|for) ", re.IGNORECASE)
"""Words that make one body of a plural: "Doctors Without Borders"."""


def definite(words: str) -> str:
    """Return words for things with "the": "the mediators"; names and determined words do not change."""
    is_common = words[:1].islower() and not is_determined(words) and not POSSESSIVE.match(words)
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
    return words.split(" ", 1)[0].casefold() in DETERMINED - _COUNTED


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
    >>> listed(["Kelland's position", "Morvia's position"])
    'the positions of Kelland and Morvia'
    """
    if len(words) < 2:
        return _joined(words)
    found = [_OFFICE_OF.fullmatch(word) or _POSSESSION.fullmatch(word) for word in words]
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
    is_plain = len(firsts) == len(split) and DETERMINED.isdisjoint(map(str.casefold, firsts))
    return f"{listed(firsts)} {split[0][1]}" if is_shared and is_plain else listed(words)


def with_each_other(words: str) -> str:
    """Return a list of two as the objects of joining.

    >>> with_each_other("both Sarno and Kelland"), with_each_other("Sarno, Kelland and Morvia alike")
    ('Sarno with Kelland', 'Sarno, Kelland and Morvia alike')
    """
    return words.removeprefix("both ").replace(" and ", " with ", 1) if words.startswith("both ") else words

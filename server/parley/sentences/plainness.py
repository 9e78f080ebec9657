"""Plainness: what in the sentence of a claim no reporter would print, as a hint for its author.

A hint is no fault. The sentence may be right, and the words of the article may leave no other choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from parley.claims.claim import Claim
from parley.names import term

_TEMPLATES = re.compile(
    r"\b(?:do|does|did|done) this:|\bthis (?:relation|attitude|effect)\b|\bin the matter of\b|"
    r"\bon the matter of\b|\bwith regard to\b|\bfor the benefit of\b|\bto the effect\b|\baddressing\b|"
    r"\bsome(?:one|thing)\b|\bany(?:one|thing)\b|\bin the article's own voice\b|\bin number\b|"
    r"\bthings? that\b|\bthe time around\b|"
    r"\bit (?:is|has been) (?:proposed|predicted) that\b|\bit (?:could be|is not so) that\b|\bcame? about\b",
    re.IGNORECASE,
)
"""Words of a wording of last resort: for a concept without words of its own, or a role without a place."""
_FIGURE = re.compile(r", ((?:about |nearly |more than |at least )?[\d,.]+ [a-z]+)(?:,|\.$)")
"""An amount behind a noun that it does not count: "the land nearest the river, 200 hectares"."""
_OF_NAME = re.compile(
    r"\b(?:officials|soldiers|troops|guerrillas|commanders|officers|police|residents|villagers|farmers|delegates"
    r"|negotiators|diplomats|lorries|trucks|highway|road|hotel|market|airport|port|prison|hospital|school) "
    r"of (?:the )?(?:[A-Z][\w’'-]*|talks|settlement|country|region|city|town|village|conflict|war)\b"
)
"""A label with "of" where English puts the name first: "the hotel of the talks", "the officials of Elm"."""
_DEED = re.compile(
    r"^(The [a-z]+(?:ing|al|ment|sion|tion|ure) of .+? (?:took|takes|is to take|will take) place)\b"
)
"""An act as a thing that took place: "the signing of the accord took place"."""
_IS_A = re.compile(r"^(?:The|An?) (.+?) (?:is|are|was|were) (?:(?:an?|the) )?([a-z-]+)(?: of .+)?\.$")
_VERB = re.compile(r"^(?:The |An? )?([A-Za-z-]+) ([a-z]+ed) the ")
_STEM = 6
"""How many letters of a noun and a verb are the same if they have one stem: "monitors monitored"."""


def hints(sentence: str) -> Iterator[str]:
    """Yield what makes a sentence read like a form, or say nothing.

    >>> list(hints("Ida Marsh is expected to do this: inspecting in the matter of the sites."))
    ['"do this:"', '"in the matter of"']
    >>> list(hints("A European envoy is an envoy.")), list(hints("Monitors monitored the truce."))
    (['it says no more than the name'], ['it says one word twice'])
    >>> list(hints("The firm gave up the land near the river, 200 hectares."))
    ['"200 hectares" stands behind what it does not count']
    >>> list(hints("The officials of Orvania met."))
    ['"officials of Orvania": the name could go first ("Orvanian officials", "the Oudane highway")']
    >>> list(hints("The signing of the accord took place on Friday."))
    ['"The signing of the accord took place": an Action says it with a verb ("the accord was signed")']
    >>> list(hints("The Front signed the accord on 3 May 2031."))
    []
    """
    for found in dict.fromkeys(one[0].lower() for one in _TEMPLATES.finditer(sentence)):
        yield f'"{found}"'
    for found in dict.fromkeys(one[0] for one in _OF_NAME.finditer(sentence)):
        yield f'"{found}": the name could go first ("Orvanian officials", "the Oudane highway")'
    if deed := _DEED.match(sentence):
        yield f'"{deed[1]}": an Action says it with a verb ("the accord was signed")'
    if figure := _FIGURE.search(sentence):
        yield f'"{figure[1]}" stands behind what it does not count'
    if (told := _IS_A.match(sentence)) and told[2].removesuffix("s") in told[1].replace("s ", " "):
        yield "it says no more than the name"
    doer = _VERB.match(sentence)
    if doer and doer[1].casefold()[:_STEM] == doer[2][:_STEM]:
        yield "it says one word twice"


def is_turned(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Return whether a "but" has its parts in the other order than the article, so that it weighs them so.

    Args:
        claims: The claims of the article by IRI.
    """
    if term("contrast") not in claim.values(term("discourseKind")):
        return False
    sides = [
        [claims[str(value)].evidence for value in claim.values(term(name)) if value in claims]
        for name in ("nucleus", "satellite")
    ]
    return all(sides) and min(sides[0]) > max(sides[1])

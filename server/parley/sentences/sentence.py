"""A claim as one plain sentence: who did what to whom, when, whose view it is, and what is not plainly so.

Every field is in the sentence: two claims that differ in a role, value, bound or field have different
sentences, with the exceptions in ``SILENT``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from parley.claims.claim import Claim
from parley.claims.vocabulary import Vocabulary
from parley.numbers.wording import counted as _counted
from parley.sentences.context import Context
from parley.sentences.idioms import idiomatic
from parley.sentences.mentions import briefly
from parley.sentences.parts import part_of
from parley.sentences.reader import Reader
from parley.sentences.words import Wordings

SILENT: Mapping[str, str] = MappingProxyType(
    {
        "directness viaAntecedent": "the words of a role point back, and the graph says where to",
        "listing closed": "no word of the passage says that there are more; the check of listings holds it",
        "modality behind if, unless and until": "a condition is told in the present, and is not said to be",
        "whether a length is a time or a number, and says 'for'": "it is how long, however it is put",
        "unit of people": "what is counted are people by their own name: 412 prisoners",
        "former, of who was something until a time": "who was it until then is no longer",
        "words counted from another day, beside days worked out": "the words of the time say them again",
        "how far from its date a time at some distance is": "a rule counts it again from its words",
        "ordinal in a name": "the fourth round is the fourth by its name",
        "article, evidence, groundings": "they are the place of the claim, not what it says",
    }
)
"""The parts that a sentence leaves out, and how the text determines them."""
_FIRST = re.compile(r"([1-9]\d{1,2})(?= [a-z])")
"""A number at the beginning of a sentence."""
_FIGURE = re.compile(r"\d[\d,.]*(?: (?:million|billion|trillion))? [A-Za-z]", re.ASCII)
"""A larger number there."""
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BLANKS = re.compile(r" +")
_COMMAS = re.compile(r",(?: ?,)+")
_STRAY = re.compile(r",(?=[.;:)])| (?=[,.;:)])")


def sentence(
    claim: Claim,
    vocabulary: Vocabulary,
    claims: Mapping[str, Claim],
    told: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the claim as one sentence, with capital letter and full stop.

    Args:
        claims: The claims of the same article by IRI, for claims about other claims.
        told: Words that replace some of them, by IRI: "(1), because (2)".
    """
    part = part_of(claim, claims.values(), vocabulary)
    context = Context(Wordings(vocabulary), claims, told=told, part=part, alone=True)
    said = briefly(Reader(context).said(claim), vocabulary)
    parted = idiomatic(said)
    text = _STRAY.sub("", _COMMAS.sub(",", _BLANKS.sub(" ", f"{parted.rstrip('.')}.")))
    text = _FIRST.sub(lambda found: _spelled(int(found[1])), text, count=1) if _FIRST.match(text) else text
    # No sentence begins with a figure.
    text = f"a total of {text}" if _FIGURE.match(text) else text
    return text[0].upper() + text[1:]


def _spelled(number: int) -> str:
    """Return a number below a thousand in words, for the beginning of a sentence."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{_counted(hundreds)} hundred" + (f" and {_spelled(rest)}" if rest else "")
    tens, ones = divmod(number, 10)
    if number <= len(_TEENS):
        return _counted(number)
    if number < 20:
        return _TEENS[number - 10]
    return f"{_TENS[tens - 2]}-{_counted(ones)}" if ones else _TENS[tens - 2]

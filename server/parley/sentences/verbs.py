"""English verbs: the forms for a sentence, from the forms in a wording."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BE = {"present": ("is", "are"), "past": ("was", "were")}
_HAVE = {"present": ("has", "have"), "past": ("had", "had")}
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"(?:be|for)?[^aeiou]+[aeiou][^aeiouwxy]")
"""Irregular verbs that double their last letter: "get", "begin", "forget"."""
_OR = " or "
"""The word between two verbs of one wording: "lift or ease"."""
_WRITTEN = re.compile(
    r"(?P<state>=)?(?P<negative>not )?(?P<base>[^|]+)(?:\|(?P<past>[^|]+)\|(?P<participle>[^|]+))?"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its principal forms.

    Attributes:
        state: Whether it expresses a state, which is in the present.
        negative: Whether the predicate already is a negation: "did not attend".
    """

    base: str
    past: str
    participle: str
    state: bool = False
    negative: bool = False

    @property
    def is_be(self) -> bool:
        """Whether "not" and adverbs follow it."""
        return self.base == "be"

    @property
    def gerund(self) -> str:
        """The form after "after": "carrying"; of several words, "carrying out", the first one changes."""
        pairs = zip(self.base.split(_OR), self.past.split(_OR), strict=False)
        return _OR.join(_of_first(base, _gerund(_first(base), _first(past))) for base, past in pairs)

    def finite(self, tense: str, *, plural: bool) -> str:
        """Return the form for a third person, in the ``present`` or the ``past``."""
        known = {"be": _BE, "have": _HAVE}.get(self.base)
        if known:
            return known[tense][plural]
        if tense == "past":
            return self.past
        if plural:
            return self.base
        return _OR.join(_of_first(one, _third_person(_first(one))) for one in self.base.split(_OR))


BE = Verb("be", "was", "been", state=True)
"""The verb of the passive voice."""


def read_verb(written: str) -> Verb | None:
    """Return the verb in the angle brackets of a wording, or None if it is not one.

    >>> read_verb("=trust"), read_verb("hold|held|held").past
    (Verb(base='trust', past='trusted', participle='trusted', state=True, negative=False), 'held')
    """
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return None
    base = match["base"]
    regular = {"be": ("was", "been"), "have": ("had", "had")}.get(base, (_past(base),) * 2)
    past, participle = (match["past"], match["participle"]) if match["past"] else regular
    return Verb(base, past, participle, bool(match["state"]), bool(match["negative"]))


def _first(words: str) -> str:
    return words.partition(" ")[0]


def _of_first(words: str, form: str) -> str:
    """Return a verb with a form of its first word: "gives up"."""
    return form + words.removeprefix(_first(words))


def _gerund(base: str, past: str) -> str:
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and base != "be" and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    doubles = past.startswith(base + base[-1]) or (not past.endswith("ed") and _SHORT.fullmatch(base))
    return f"{base}{base[-1] if doubles else ''}ing"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if _CONSONANT_Y.search(base) else f"{base}ed"


def _third_person(base: str) -> str:
    if _CONSONANT_Y.search(base):
        return f"{base[:-1]}ies"
    return f"{base}es" if _HISSING.search(base) else f"{base}s"

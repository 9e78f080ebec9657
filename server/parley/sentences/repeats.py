"""Repeats: a pronoun for who or what a sentence names again, where it can mean nothing else.

A pronoun depends on the words before it alone, so that sentences that differ without it differ with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from types import MappingProxyType

from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.determiners import named
from parley.sentences.nouns import BODIES, head_of, is_plural

_OPENER = re.compile(
    r"\b(?:that|because|although|whereas|but|while|if|unless|until|when|after|before|whether|so),? (?:the )?$"
    r"|^[Aa]ccording to [^,]+, (?:the )?$"
)
"""The words before the subject of a clause inside a sentence."""
_BEGINNING = re.compile(
    r"^(?:[Aa]ccording to [^,]+, )?(?:[Tt]he )?|"
    r"\b(?:that|because|although|whereas|but|while|if|unless|until|when),? (?:according to [^,]+, )?(?:the )?"
)
"""The words before the subject of any clause."""
_IS_VERB_NEXT = re.compile(r" (?!and\b|or\b|nor\b|of\b|in\b|on\b|at\b|for\b|to\b|from\b|with\b)[a-z]")
"""What follows a subject."""
_GOVERNED = re.compile(r"\b(?:to|by|with|for|about|on|from|against|at) (?:the )?$")
"""The prepositions before "them"."""
_OWNED = re.compile(r"(?:'s|’s|(?<=s)['’])(?= )")
_OF_OWNER = re.compile(r"((?:(?! of | from ).)+) of (?:the )?")
"""The words of a name before its owner: "men | of the Front"."""
_UNFIT = re.compile(r"\b(?:of|between|among|than|both|either|neither|as) (?:the )?$")
"""Words with no pronoun behind them, or with one that could mean a part: "president of it"."""
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) $", re.IGNORECASE)
"""A number before a name, which a pronoun for the same number of things replaces."""
_LOCATED = re.compile(r"\b(?:in|at|on|from|near|inside|outside|within|into|across|via) (?:the )?$")
_JOINED = re.compile(r"(?:,|,? (?:and|or|nor)) (?:both )?(?:the )?")
"""The words between the members of a list."""
_HOW_MANY: Mapping[int, str] = MappingProxyType({2: "two", 3: "three", 4: "four"})
"""How a list is told again, by the number of its members: "the two"."""
_HELD = re.compile(r"according to (?P<holder>[^,]+), ")
"""The holder of a whole sentence, before its capital letter."""
_HOLDER = re.compile(r"\b[Aa]ccording to (?:the )?$")
_NUMBERED = re.compile(r",? (?:each|together|alike|\d|among other)|, [^,]+ in number,")
_PLACES = ("Place", "State")
_CALLED: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "it": ("it", "it", "its"),
        "they": ("they", "them", "their"),
        "he": ("he", "him", "his"),
        "she": ("she", "her", "her"),
    }
)
"""Each pronoun as a subject, after a verb, and of a possession."""
_OF_PEOPLE = ("he", "she")
"""The pronouns of one person, whichever it may be."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a sentence, with the thing it is of, and the pronoun that could stand for it.

    Attributes:
        called: The pronoun; empty if the thing has none that is known.
        blocks: The pronouns that could mean it.
    """

    start: int
    end: int
    thing: str
    called: str
    blocks: frozenset[str]


def pronounced(text: str, vocabulary: Vocabulary) -> str:
    """Return a sentence in which what is named again has a pronoun, if it is certain what that means."""
    names = _names(text, vocabulary)
    if not any(text.count(name) > 1 for name in names):
        return text
    text = _lists_again(text, [*_mentions(text, names, vocabulary)])
    mentions = [*_mentions(text, names, vocabulary)]
    said: list[str] = []
    again: set[str] = set()
    at = 0
    for number, mention in enumerate(mentions):
        before, after = [*_with_owners(text, mentions[:number], names, vocabulary)], mentions[number + 1 :]
        owners = [*_owners(text, mention, names, vocabulary)]
        called = ((one, _pronoun(text, before, one, after, vocabulary)) for one in (mention, *owners))
        replaced = (_replaced(text, one, pronoun) for one, pronoun in called)
        possessed = (_possessed(text, before, mention, owner) for owner in owners)
        ways = chain(islice(replaced, 1), possessed, replaced)
        if way := next(filter(None, ways), None):
            start, end, words = way
            again.update(one.thing for one in (mention, *owners))
            said += [text[at:start], words]
            at = end
    holder = next((one for one in mentions[:1] if one.thing in again), None)
    return _says("".join((*said, text[at:])), holder)


def _lists_again(text: str, mentions: Sequence[_Mention]) -> str:
    """Return a sentence whose only list is "both" or "the two" where it is named again."""
    lists = [*_lists(text, mentions)]
    if len({tuple(one.thing for one in members) for members in lists}) != 1:
        return text
    told, at = "", 0
    for number, members in enumerate(lists):
        start, end = members[0].start, members[-1].end
        start -= 4 if text[:start].endswith(" the ") else 0
        is_both = text[:start].endswith("both ")
        if number and not (_OWNED.match(text, end) or _NUMBERED.match(text, end)):
            again = "both" if is_both else f"the {_HOW_MANY[len(members)]}"
            told += text[at : start - 5 if is_both else start] + again
            at = end
    return told + text[at:]


def _lists(text: str, mentions: Sequence[_Mention]) -> Iterator[Sequence[_Mention]]:
    """Yield the mentions of each list that ends with "and" and its last member."""
    run: list[_Mention] = []
    for one in mentions:
        if run and not _are_joined(text, run[-1], one):
            run = []
        run.append(one)
        if len(run) in _HOW_MANY and text[run[-2].end : one.start].startswith(" and "):
            yield tuple(run)


def _says(text: str, holder: _Mention | None) -> str:
    """Return "Ida Marsh says the guard saw her" for "according to Ida Marsh, the guard saw her"."""
    found = _HELD.match(text)
    if found is None or holder is None or holder.end != found.end("holder"):
        return text
    if holder.start != found.start("holder") + (4 if found["holder"].startswith("the ") else 0):
        return text
    return f"{found['holder']} {'say' if holder.called == 'they' else 'says'} {text[found.end() :]}"


def _replaced(text: str, mention: _Mention, pronoun: str) -> tuple[int, int, str] | None:
    """Return where a pronoun replaces a mention, from its article to its "'s", and the pronoun."""
    if not pronoun:
        return None
    start = mention.start - 4 if text[: mention.start].endswith(" the ") else mention.start
    start -= len(_number(text, mention))
    owned = _OWNED.match(text, mention.end)
    return start, owned.end() if owned else mention.end, pronoun


def _possessed(
    text: str, before: Sequence[_Mention], mention: _Mention, owner: _Mention
) -> tuple[int, int, str] | None:
    """Return where "its" replaces the owner at the end of a name, and the words: "its men"."""
    found = _OF_OWNER.match(text, mention.start, owner.start)
    if found is None or found.end() != owner.start or owner.end != mention.end:
        return None
    is_clear = _is_clear(text, before, owner) or _is_of_it(text, before, owner)
    if not text[: mention.start].endswith(" the ") or not is_clear:
        return None
    return mention.start - 4, mention.end, f"{_CALLED[owner.called][2]} {found[1]}"


def _owners(
    text: str, mention: _Mention, names: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[_Mention]:
    """Yield the owners that a name states: "Ida Marsh" in "letter of Ida Marsh's father"."""
    for name, one in names.items():
        at = text.find(name, mention.start, mention.end)
        end = at + len(name)
        is_last = at > mention.start and end == mention.end
        if is_last or (at >= 0 and _OWNED.match(text, end, mention.end)):
            yield _Mention(at, end, one, *_called(one, vocabulary))


def _with_owners(
    text: str, mentions: Sequence[_Mention], names: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[_Mention]:
    """Yield mentions, each after the owner with which it begins: "Ida Marsh" in "Ida Marsh's letter"."""
    for one in mentions:
        owners = _owners(text, one, names, vocabulary)
        yield from (owner for owner in owners if owner.start == one.start and owner.end < one.end)
        yield one


def _names(text: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the names in a sentence, without their article, with the things that have them."""
    names = {named(one, vocabulary).removeprefix("the "): one for one in vocabulary.spoken_of(text)}
    return {name: one for name, one in names.items() if name in text}


def _mentions(text: str, names: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[_Mention]:
    """Yield the names of a sentence from left to right; a name inside a longer one is none."""
    longest = sorted(names, key=len, reverse=True)
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", text):
        one = names[found[0]]
        called, blocks = _called(one, vocabulary)
        yield _Mention(found.start(), found.end(), one, called, blocks)


def _called(thing: str, vocabulary: Vocabulary) -> tuple[str, frozenset[str]]:
    own = vocabulary.pronouns.get(thing, "it" if head_of(vocabulary.label(thing)) in BODIES else "")
    if vocabulary.is_a(thing, term("Person")):
        return own, frozenset((own,) if own else _OF_PEOPLE)
    if is_plural(thing, vocabulary):
        return "they", frozenset(("they",))
    if vocabulary.is_a(thing, term("UnnamedParty")):
        return own, frozenset((own,) if own else ("it", *_OF_PEOPLE))
    return "it", frozenset(("it",))


def _pronoun(
    text: str,
    before: Sequence[_Mention],
    mention: _Mention,
    after: Sequence[_Mention],
    vocabulary: Vocabulary,
) -> str:
    """Return the pronoun for a mention; empty if it stays as it is."""
    if not mention.called or _is_listed(text, before, mention, after):
        return ""
    ahead = text[: mention.start - len(_number(text, mention))]
    is_subject = _OPENER.search(ahead) is not None and bool(_IS_VERB_NEXT.match(text, mention.end))
    if _is_clear(text, before, mention):
        return _in_case(text, mention, vocabulary, is_subject=is_subject)
    if _OWNED.match(text, mention.end) and _is_of_it(text, before, mention):
        return _CALLED[mention.called][2]
    is_named = mention.called != "they" and _first(text, before, mention) is not None
    is_same = is_named and is_subject and _last_subject(text, before) == mention.thing
    return _CALLED[mention.called][0] if is_same else ""


def _first(text: str, before: Sequence[_Mention], mention: _Mention) -> _Mention | None:
    """Return the first mention of the same thing that is no member of a list."""
    lists = _in_lists(text, before)
    return next((one for one in before if one.thing == mention.thing and one.start not in lists), None)


def _is_clear(text: str, before: Sequence[_Mention], mention: _Mention) -> bool:
    """Return whether the pronoun for a mention can mean nothing else of the words before it."""
    first, lists = _first(text, before, mention), _in_lists(text, before)
    if first is None or not mention.called:
        return False
    others = [one for one in before if one.thing != mention.thing and mention.called in one.blocks]
    if mention.called == "they":
        is_same = _is_whole(text, first) or _number(text, first) == _number(text, mention) != ""
        return not others and not lists and is_same
    return all(one.start in lists for one in others)


def _is_of_it(text: str, before: Sequence[_Mention], owner: _Mention) -> bool:
    """Return whether "its" can only mean the government of the owner: "of Kelland recalled its envoys"."""
    name = text[owner.start : owner.end]
    bodies = [one for one in before if text[one.start : one.end].endswith(f"government of {name}")]
    others = [one for one in before if one not in bodies and "it" in one.blocks]
    return len(bodies) == 1 and not others and bodies[0].called == owner.called == "it"


def _in_case(text: str, mention: _Mention, vocabulary: Vocabulary, *, is_subject: bool) -> str:
    """Return the pronoun in the form for its place; empty where it would not be English."""
    subject, governed, owner = _CALLED[mention.called]
    ahead = text[: mention.start - len(_number(text, mention))]
    is_the = ahead.endswith(" the ")
    if not is_the and text[mention.start].islower() and not (is_subject or _GOVERNED.search(ahead)):
        return ""
    if _OWNED.match(text, mention.end):
        return owner
    is_place = any(vocabulary.is_a(mention.thing, term(kind)) for kind in _PLACES)
    if _UNFIT.search(ahead) or (is_place and _LOCATED.search(ahead)):
        return ""
    if is_subject or mention.called == "it":
        return subject
    is_object = mention.called in _OF_PEOPLE and not _OPENER.search(ahead)
    return governed if is_object or _GOVERNED.search(ahead) else ""


def _is_listed(
    text: str, before: Sequence[_Mention], mention: _Mention, after: Sequence[_Mention]
) -> bool:
    """Return whether a mention is one of a list, or has a number or a reading behind it."""
    neighbours = (*before[-1:], mention, *after[:1])
    pairs = pairwise(neighbours)
    return any(_are_joined(text, *pair) for pair in pairs) or _NUMBERED.match(text, mention.end) is not None


def _in_lists(text: str, mentions: Sequence[_Mention]) -> frozenset[int]:
    """Return where the mentions begin that are named together: "they" could mean them, but "it" could not."""
    pairs = pairwise(mentions)
    return frozenset(one.start for pair in pairs if _are_joined(text, *pair) for one in pair)


def _are_joined(text: str, one: _Mention, other: _Mention) -> bool:
    """Return whether two mentions are neighbours in a list; a comma also ends "according to Sarno,"."""
    return bool(_JOINED.fullmatch(text, one.end, other.start)) and not _HOLDER.search(text[: one.start])


def _is_whole(text: str, mention: _Mention) -> bool:
    """Return whether a plural is named without a number or a quantity: "they" would be so many."""
    ahead = text[: mention.start]
    return bool(re.fullmatch(r"(?:.*[ ,])?(?:[Tt]he |According to |that |by |to |from )|", ahead))


def _number(text: str, mention: _Mention) -> str:
    """Return the number before a name, with a blank: "two " of "two people"."""
    found = _COUNTED.search(text[: mention.start])
    return found[0].lower() if found and text[mention.start].islower() else ""


def _last_subject(text: str, mentions: Sequence[_Mention]) -> str:
    """Return the thing that is the subject of the last clause; empty if its subject is no name."""
    openers = [*_BEGINNING.finditer(text, 0, mentions[-1].start)]
    at = openers[-1].end() if openers else 0
    return next((one.thing for one in mentions if one.start == at), "")

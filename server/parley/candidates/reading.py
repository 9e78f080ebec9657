"""Candidates: mentions and claims as a person writes them, in TOML, with quotes in place of offsets.

    article = "peace-in-our-town"
    title = "Peace in Our Town"
    language = "en"                            # more on metadata: parley.claims.publication
    entered_by = "first-reader"                # a coder of triples/coders.ttl, or a list of them

    [[mention]]
    name = "government"
    entity = "organization:government-of-x"    # or a list, for "the two sides"
    words = ["the government", { quote = "the cabinet", occurrence = 2 }, { quote = "It", anaphor = true }]

    [[claim]]
    number = 1
    kind = "Action"
    quote = "the passage that says it"
    polarity = "affirmed"
    modality = "actual"
    upheld = "time"                            # only if a check of that kind contradicts a right claim

    [[claim.role]]
    name = "agent"
    mention = "government"                     # quote or occurrence pick among its places in the passage

    [[claim.role]]
    name = "target"
    mention = "dialogue"
    elided = true                              # the passage leaves it out; the name before it is meant

    [[claim.role]]
    name = "action"
    value = "signing"
    quote = "signed"

    [[claim.role]]
    name = "hedge"
    value = "reportedly"
    quote = "reportedly"

    [[claim.role]]
    name = "content"
    value = "claim:peace-in-our-town-002"      # its passage states it, so there is no quote

    [[claim.role]]
    name = "attributionCue"                    # if the cue is not a common word of saying
    quote = "voices doubts"

    [[claim.time]]
    quote = "since the early days of the war"
    relation = "sinceEarlyDaysOf"              # for words that cannot be read as a time
    anchor = "war"

    [[claim.time]]
    quote = "since then"
    antecedent = { quote = "in February 2013" } # the earlier words to which it points back

    [[claim.time]]
    quote = "three days"
    antecedent = { quote = "on Thursday", end = true } # the day on which the three days ended

    [[claim.time]]
    quote = "in the dying weeks of the siege"   # words from which no rule reads days
    begins = ["2013-02-01", "2013-02-20"]       # the first and the last possible day; "" if not known
    ends = "2013-02-28"

    [[clause]]
    quote = "words of one or more clauses without a claim"
    reason = "linkLine"

    [[withdrawn]]
    number = 2                                 # the number of an earlier claim; it is never used again
    reason = "why it is no longer a claim"

Candidates contain quotes and so stay out of the repository. ``parley candidates read`` makes them again
from the claims and the article.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from parley.candidates.blocks import BlockForm
from parley.candidates.candidate import (
    Candidate,
    CandidateClause,
    CandidateMention,
    CandidateRole,
    Candidates,
    CandidateTime,
    CandidateWords,
    Pointer,
)
from parley.candidates.days import read_days
from parley.candidates.publication import read_details
from parley.candidates.withdrawals import parse_withdrawal
from parley.claims.faults import Faults
from parley.errors import InputError

T = TypeVar("T")
_FILE = BlockForm(
    {"article": str, "title": (str, dict), "language": (str, dict)},
    {
        "entered_by": (str, list),
        "publication": dict,
        "mention": list,
        "claim": list,
        "clause": list,
        "withdrawn": list,
    },
)
_MENTION = BlockForm({"name": str, "entity": (str, list), "words": list})
_WORDS = BlockForm({"quote": str}, {"occurrence": (int, list), "anaphor": bool})
_CLAIM = BlockForm(
    {"number": int, "kind": str, "quote": str, "polarity": str, "modality": str},
    {
        "occurrence": int,
        "directness": str,
        "listing": str,
        "reading": str,
        "upheld": (str, list),
        "role": list,
        "time": list,
    },
    without={"hedged": 'a hedge is a role with its words: { name = "hedge", value = "probably", quote = … }'},
)
_PICKED = BlockForm({"name": str, "mention": str}, {"quote": str, "occurrence": int, "elided": bool})
_ELIDED = BlockForm(
    {"name": str, "mention": str, "elided": bool},
    without=dict.fromkeys(("quote", "occurrence"), "the passage leaves the words out"),
)
_JOINED = BlockForm(
    {"name": str, "value": str},
    without=dict.fromkeys(("quote", "occurrence"), "the passage of that claim states it"),
)
_SAYING = BlockForm(
    {"name": str, "quote": str},
    {"occurrence": int},
    without=dict.fromkeys(("mention", "value"), "its quote alone gives the cue of the attribution"),
)
_STATED = BlockForm({"name": str, "value": (str, int), "quote": str}, {"occurrence": int})
_TIME = BlockForm(
    {"quote": str},
    {
        "occurrence": int,
        "relation": str,
        "anchor": str,
        "antecedent": (str, dict),
        "begins": (str, date, list),
        "ends": (str, date, list),
    },
)
_ANTECEDENT = BlockForm({"quote": str}, {"occurrence": int, "end": bool})
_CLAUSE = BlockForm({"quote": str, "reason": str}, {"occurrence": int})
_CLAIM_VALUE = "claim:"
ATTRIBUTION_CUE = "attributionCue"
"""The name of the role that quotes the cue of an attribution, if the cue is no common word of saying."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_candidates(path: Path) -> Candidates:
    """Read a candidates file.

    Raises:
        InputError: The file cannot be read or is not TOML; the message has the place.
        FaultsError: It lacks something, or has something unknown; a line for each fault.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is not valid TOML: {error}", where=str(path)) from error
    return parse_candidates(data, where=str(path))


def parse_candidates(data: Mapping[str, Any], *, where: str) -> Candidates:
    """Return the candidates that parsed TOML states.

    Raises:
        FaultsError: A block lacks something, or has something unknown; a line for each fault.
    """
    faults = Faults()
    if _FILE.fits(data, where, faults):
        _refuse_no_slug("article", data["article"], where, faults)
    details = read_details(data, where, faults)

    def blocks(name: str, key: str, make: Callable[[Any, str, Faults], T | None]) -> list[T]:
        held = data.get(name, []) if isinstance(data.get(name, []), list) else []
        places = (f"{where}: {name} {_called(block, key, place)}" for place, block in enumerate(held, 1))
        made = (make(block, place, faults) for block, place in zip(held, places, strict=True))
        return [one for one in made if one is not None]

    mentions = blocks("mention", "name", _mention)
    claims = blocks("claim", "number", _candidate)
    written = blocks("clause", "", _clause)
    _refuse_twice([mention.name for mention in mentions], "a mention is picked by its name", where, faults)
    withdrawn = blocks("withdrawn", "number", parse_withdrawal)
    numbers = [*(claim.number for claim in claims), *(one.number for one in withdrawn)]
    _refuse_twice(numbers, "a number names one claim for ever", where, faults)
    entered_by = _several(data.get("entered_by", []))
    for coder in entered_by:
        _refuse_no_slug("entered_by", coder, where, faults)
    faults.refuse()
    in_order = sorted(claims, key=lambda claim: claim.number)
    return Candidates(
        data["article"],
        details,
        tuple(mentions),
        tuple(in_order),
        tuple(written),
        tuple(withdrawn),
        entered_by,
    )


def _called(block: Any, key: str, place: int) -> str:
    """Return the name of a block in messages: its number or name, or its place if it has none."""
    return str(block[key]) if isinstance(block, Mapping) and key in block else f"in place {place}"


def _refuse_no_slug(name: str, value: str, where: str, faults: Faults) -> None:
    if not _SLUG.fullmatch(str(value)):
        message = f"{name!r} is {value!r}; write small letters, digits and single hyphens"
        faults.add(message, where=where)


def _several(value: str | list[str]) -> tuple[str, ...]:
    """Return the values of a name that takes one value or a list."""
    return tuple(value) if isinstance(value, list) else (value,)


def _refuse_twice(names: list[Any], reason: str, where: str, faults: Faults) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            faults.add(f"{name!r} stands {_times(count)}; {reason}", where=where)


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _mention(block: Any, where: str, faults: Faults) -> CandidateMention | None:
    if not _MENTION.fits(block, where, faults):
        return None
    _refuse_no_slug("name", block["name"], where, faults)
    if not block["words"]:
        faults.add("has no words; quote the words that name it in the article", where=where)
    words = [_words(one, where, faults) for one in block["words"]]
    return CandidateMention(block["name"], _several(block["entity"]), tuple(one for one in words if one))


def _words(block: Any, where: str, faults: Faults) -> CandidateWords | None:
    if isinstance(block, str):
        return CandidateWords(block)
    if not _WORDS.fits(block, f"{where}: words", faults):
        return None
    occurrence = block.get("occurrence", [])
    occurrences = occurrence if isinstance(occurrence, list) else [occurrence]
    return CandidateWords(block["quote"], tuple(occurrences), block.get("anaphor", False))


def _candidate(block: Any, where: str, faults: Faults) -> Candidate | None:
    if not _CLAIM.fits(block, where, faults):
        return None
    roles = [
        _role(role, f"{where}: role {_called(role, 'name', place)}", faults)
        for place, role in enumerate(block.get("role", []), 1)
    ]
    times = [
        _time(time, f"{where}: time in place {place}", faults)
        for place, time in enumerate(block.get("time", []), 1)
    ]
    fields = {
        name: block.get(name)
        for name in ("number", "kind", "polarity", "modality", "directness", "listing", "reading")
    }
    return Candidate(
        **fields,
        quote=_pointer(block),
        upheld=_several(block.get("upheld", [])),
        roles=tuple(role for role in roles if role),
        times=tuple(time for time in times if time),
    )


def _role(block: Any, where: str, faults: Faults) -> CandidateRole | None:
    if not isinstance(block, Mapping):
        faults.add(f"expected a table, found {block!r}", where=where)
        return None
    names = set(block) & {"mention", "value"}
    if block.get("name") != ATTRIBUTION_CUE and len(names) != 1:
        faults.add("needs either a 'mention', or a 'value' and its 'quote'", where=where)
        return None
    return CandidateRole(**block) if _role_form(block).fits(block, where, faults) else None


def _role_form(block: Mapping[str, Any]) -> BlockForm:
    """Return the form of a role: with a mention, or with a value. A role without a quote refuses one."""
    if block.get("name") == ATTRIBUTION_CUE:
        return _SAYING
    if "mention" in block:
        return _ELIDED if block.get("elided") is True else _PICKED
    return _JOINED if str(block["value"]).startswith(_CLAIM_VALUE) else _STATED


def _time(block: Any, where: str, faults: Faults) -> CandidateTime | None:
    if not _TIME.fits(block, where, faults):
        return None
    antecedent = block.get("antecedent")
    if isinstance(antecedent, str):
        antecedent = {"quote": antecedent}
    if antecedent is not None and not _ANTECEDENT.fits(antecedent, f"{where}: antecedent", faults):
        return None
    pointer = _pointer(antecedent) if antecedent else None
    back = bool(antecedent and antecedent.get("end"))
    days = read_days(block, where, faults)
    return CandidateTime(_pointer(block), block.get("relation"), block.get("anchor"), pointer, back, *days)


def _clause(block: Any, where: str, faults: Faults) -> CandidateClause | None:
    fits = _CLAUSE.fits(block, where, faults)
    return CandidateClause(_pointer(block), block["reason"]) if fits else None


def _pointer(block: Mapping[str, Any]) -> Pointer:
    return Pointer(block["quote"], block.get("occurrence"))

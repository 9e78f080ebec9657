"""Candidates: claims as a curator writes them, in TOML, with quotes in place of offsets.

    article = "peace-in-our-town"
    title = "Peace in Our Town"

    [[claim]]
    number = 1
    kind = "Support"
    quote = "the passage that says it"

    [[claim.role]]
    name = "supporter"
    value = "state:iran"
    quote = "its words in the passage"

    [[sentence]]
    quote = "any words of a sentence that has no claim"
    reason = "linkLine"

Candidates hold quotes and so stay out of the repository; ``parley candidates read`` makes them again
from the claims and the article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli_w

from parley.errors import InputError

_REQUIRED = {"article": str, "title": str}
_CLAIM = {"number": int, "kind": str, "quote": str, "polarity": str, "modality": str, "hedged": bool}
_OPTIONAL = {"occurrence": int, "directness": str, "listing": str, "reading": str}
_ROLE = {"name": str, "value": (str, int), "quote": str}
_POINTER = {"occurrence": int, "antecedent": str, "antecedent_occurrence": int}
_WAIVER = {"rule": str, "reason": str}
_SENTENCE = {"quote": str, "reason": str}
_TABLES = ("role", "time", "waiver")
_COUNTS = ("number", "occurrence", "antecedent_occurrence")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A quote, and which of its occurrences is meant (counted from 1) where there are several."""

    quote: str
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class CandidateRole:
    """One value of a role, as written: a prefixed name, a bare term, a claim's number, or a number.

    A time has the value None: the quote states it.
    """

    name: str
    value: str | int | None
    quote: Pointer
    antecedent: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim, as written."""

    number: int
    kind: str
    quote: Pointer
    polarity: str
    modality: str
    hedged: bool
    directness: str | None = None
    listing: str | None = None
    reading: str | None = None
    roles: tuple[CandidateRole, ...] = ()
    waivers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateSentence:
    """A sentence without a claim, as written: some of its words, and the reason."""

    quote: Pointer
    reason: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """All claims of an article, as written, and its sentences without one."""

    article: str
    title: str
    claims: tuple[Candidate, ...] = field(default=())
    sentences: tuple[CandidateSentence, ...] = field(default=())


def read_candidates(path: Path) -> Candidates:
    """Read a candidates file.

    Raises:
        InputError: The file cannot be read, is not TOML, or lacks something; the message has the place.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is not valid TOML: {error}", where=str(path)) from None
    return parse_candidates(data, where=str(path))


def parse_candidates(data: Mapping[str, Any], *, where: str) -> Candidates:
    """Return the candidates that parsed TOML states."""
    _check(data, _REQUIRED, {"claim": list, "sentence": list}, where)
    if not _SLUG.fullmatch(data["article"]):
        message = f"'article' is {data['article']!r}; write small letters, digits and single hyphens"
        raise InputError(message, where=where)
    claims = tuple(
        _candidate(block, f"{where}: claim {_number(block, place)}")
        for place, block in enumerate(data.get("claim", []), 1)
    )
    numbers = [claim.number for claim in claims]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        raise InputError(f"number {twice[0]} stands twice; a number names one claim for ever", where=where)
    return Candidates(
        data["article"],
        data["title"],
        tuple(sorted(claims, key=lambda claim: claim.number)),
        tuple(
            _sentence(block, f"{where}: sentence in place {place}")
            for place, block in enumerate(data.get("sentence", []), 1)
        ),
    )


def _number(block: Any, place: int) -> str:
    """Return what names a claim in messages: its number, or its place where it has none."""
    return str(block["number"]) if isinstance(block, Mapping) and "number" in block else f"in place {place}"


def _candidate(block: Mapping[str, Any], where: str) -> Candidate:
    _check(block, _CLAIM, {**_OPTIONAL, **dict.fromkeys(_TABLES, list)}, where)
    roles = [_role(role, where) for role in block.get("role", [])]
    times = [_time(time, where) for time in block.get("time", [])]
    for waiver in block.get("waiver", []):
        _check(waiver, _WAIVER, {}, where)
    return Candidate(
        number=block["number"],
        kind=block["kind"],
        quote=Pointer(block["quote"], block.get("occurrence")),
        polarity=block["polarity"],
        modality=block["modality"],
        hedged=block["hedged"],
        directness=block.get("directness"),
        listing=block.get("listing"),
        reading=block.get("reading"),
        roles=(*roles, *times),
        waivers=tuple((waiver["rule"], waiver["reason"]) for waiver in block.get("waiver", [])),
    )


def _sentence(block: Any, where: str) -> CandidateSentence:
    _check(block, _SENTENCE, {"occurrence": int}, where)
    return CandidateSentence(Pointer(block["quote"], block.get("occurrence")), block["reason"])


def _time(block: Any, where: str) -> CandidateRole:
    _check(block, {"quote": str}, _POINTER, where)
    return _role({"name": "time", "value": "", **block}, where)


def _role(block: Mapping[str, Any], where: str) -> CandidateRole:
    _check(block, _ROLE, _POINTER, where)
    antecedent = block.get("antecedent")
    return CandidateRole(
        name=block["name"],
        value=None if block["name"] == "time" else block["value"],
        quote=Pointer(block["quote"], block.get("occurrence")),
        antecedent=Pointer(antecedent, block.get("antecedent_occurrence")) if antecedent else None,
    )


def _check(block: Any, required: Mapping[str, Any], optional: Mapping[str, Any], where: str) -> None:
    """Refuse what is missing, unknown, or of another type."""
    if not isinstance(block, Mapping):
        raise InputError(f"expected a table, found {block!r}", where=where)
    missing = [name for name in required if name not in block]
    if missing:
        raise InputError(f"{missing[0]!r} is missing", where=where)
    for name, value in block.items():
        expected = required.get(name, optional.get(name))
        if expected is None:
            known = ", ".join(sorted({*required, *optional}))
            raise InputError(f"{name!r} is not known here; known are {known}", where=where)
        # bool is an int for Python, not for TOML.
        if not isinstance(value, expected) or (expected is not bool and isinstance(value, bool)):
            raise InputError(f"{name!r} has the wrong type: {value!r}", where=where)
        if name in _COUNTS and value < 1:
            raise InputError(f"{name!r} is {value}; count from 1", where=where)


def write_candidates(candidates: Candidates) -> str:
    """Return candidates as TOML; ``parse_candidates`` of it gives the same candidates again."""
    data: dict[str, Any] = {
        "article": candidates.article,
        "title": candidates.title,
        "claim": [_block(claim) for claim in candidates.claims],
    }
    if candidates.sentences:
        data["sentence"] = [_sentence_block(sentence) for sentence in candidates.sentences]
    return tomli_w.dumps(data)


def _sentence_block(sentence: CandidateSentence) -> dict[str, Any]:
    block = {
        "quote": sentence.quote.quote,
        "occurrence": sentence.quote.occurrence,
        "reason": sentence.reason,
    }
    return {name: value for name, value in block.items() if value is not None}


def _block(claim: Candidate) -> dict[str, Any]:
    roles = [role for role in claim.roles if role.value is not None]
    times = [role for role in claim.roles if role.value is None]
    block = {
        "number": claim.number,
        "kind": claim.kind,
        "quote": claim.quote.quote,
        "occurrence": claim.quote.occurrence,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "hedged": claim.hedged,
        "directness": claim.directness,
        "listing": claim.listing,
        "reading": claim.reading,
        "role": [_stated({"name": role.name, "value": role.value}, role) for role in roles],
        "time": [_stated({}, time) for time in times],
        "waiver": [{"rule": rule, "reason": reason} for rule, reason in claim.waivers],
    }
    return {name: value for name, value in block.items() if value not in (None, [])}


def _stated(block: dict[str, Any], role: CandidateRole) -> dict[str, Any]:
    block |= {"quote": role.quote.quote, "occurrence": role.quote.occurrence}
    if role.antecedent:
        block |= {
            "antecedent": role.antecedent.quote,
            "antecedent_occurrence": role.antecedent.occurrence,
        }
    return {name: value for name, value in block.items() if value is not None}

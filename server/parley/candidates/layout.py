"""Layout: candidates as the TOML that a person writes, which ``parley.candidates.reading`` reads."""

from __future__ import annotations

import tomli_w

from parley.candidates.candidate import (
    Candidate,
    CandidateMention,
    CandidateRole,
    Candidates,
    CandidateTime,
    CandidateWords,
    Pointer,
)
from parley.candidates.days import written_days
from parley.candidates.publication import detail_blocks
from parley.candidates.withdrawals import withdrawal_block

TomlBlock = dict[str, object]


def write_candidates(candidates: Candidates) -> str:
    """Return candidates as TOML. ``parse_candidates`` makes the same candidates of it again."""
    data = {
        "article": candidates.article,
        "entered_by": _one_or_list(candidates.entered_by),
        **detail_blocks(candidates.details),
        "mention": [_mention_block(mention) for mention in candidates.mentions],
        "claim": [_claim_block(claim) for claim in candidates.claims],
        "clause": [_pointed(clause.quote) | {"reason": clause.reason} for clause in candidates.clauses],
        "withdrawn": [withdrawal_block(withdrawn) for withdrawn in candidates.withdrawn],
    }
    return tomli_w.dumps(_block(data))


def _block(values: TomlBlock) -> TomlBlock:
    """Return a block without its empty values."""
    return {name: value for name, value in values.items() if value is not None and value != []}


def _pointed(pointer: Pointer) -> TomlBlock:
    return _block({"quote": pointer.quote, "occurrence": pointer.occurrence})


def _one_or_list(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def _mention_block(mention: CandidateMention) -> TomlBlock:
    return {
        "name": mention.name,
        "entity": _one_or_list(mention.entities),
        "words": [_words_block(words) for words in mention.words],
    }


def _words_block(words: CandidateWords) -> str | TomlBlock:
    if not words.occurrences and not words.anaphor:
        return words.quote
    counted = list(words.occurrences)
    occurrence = counted[0] if len(counted) == 1 else counted
    return _block({"quote": words.quote, "occurrence": occurrence, "anaphor": words.anaphor or None})


def _claim_block(claim: Candidate) -> TomlBlock:
    return _block(
        {
            "number": claim.number,
            "kind": claim.kind,
            **_pointed(claim.quote),
            "polarity": claim.polarity,
            "modality": claim.modality,
            "directness": claim.directness,
            "listing": claim.listing,
            "reading": claim.reading,
            "upheld": _one_or_list(claim.upheld),
            "role": [_role_block(role) for role in claim.roles],
            "time": [_time_block(time) for time in claim.times],
        }
    )


def _role_block(role: CandidateRole) -> TomlBlock:
    return _block(
        {
            "name": role.name,
            "mention": role.mention,
            "value": role.value,
            "quote": role.quote,
            "occurrence": role.occurrence,
            "elided": role.elided or None,
        }
    )


def _time_block(time: CandidateTime) -> TomlBlock:
    return _block(
        {
            **_pointed(time.quote),
            "relation": time.relation,
            "anchor": time.anchor,
            "antecedent": _antecedent(time),
            "begins": written_days(time.begins),
            "ends": written_days(time.ends),
        }
    )


def _antecedent(time: CandidateTime) -> TomlBlock | None:
    end = {"end": True} if time.counted_back else {}
    return _pointed(time.antecedent) | end if time.antecedent else None

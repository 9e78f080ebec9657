"""Clauses: where a careful reader sees them, and that they part each sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.clauses.splitter import clauses_of, in_order, innermost
from parley.text.sentences import sentences
from parley.text.spans import Span
from parley.text.tokens import tokens

LINES = (Path(__file__).parent / "clauses.txt").read_text("utf-8").splitlines()
SENTENCES = [line for line in LINES if line and not line.startswith("#")]
MISSED = frozenset(
    line
    for line in SENTENCES
    if line.startswith(("The envoys arrived", "Either", "The truce | under", "The man"))
)
"""Sentences with a clause that closed classes of words do not show."""


def _read(line: str) -> tuple[str, set[int]]:
    """Return a sentence, and where its clauses begin or go on."""
    parts = [part.strip() for part in line.split("|")]
    text = " ".join(parts)
    ends = [len(" ".join(parts[:number])) for number in range(1, len(parts))]
    return text, {next(tokens(text, Span(end, len(text)))).span.start for end in ends}


def _found(text: str) -> set[int]:
    clauses = clauses_of(text)
    starts = [token.span.start for token in tokens(text)]
    within = [innermost(clauses, start) for start in starts]
    return {
        start for start, left, right in zip(starts[1:], within, within[1:], strict=False) if left != right
    }


@pytest.mark.parametrize("line", [line for line in SENTENCES if line not in MISSED])
def test_clauses_are_those_that_a_reader_sees(line: str) -> None:
    text, bounds = _read(line)
    assert _found(text) == bounds


@pytest.mark.parametrize("line", sorted(MISSED))
def test_what_no_closed_class_shows_is_left_whole(line: str) -> None:
    text, bounds = _read(line)
    assert _found(text) < bounds


def test_table_is_large() -> None:
    assert len(SENTENCES) >= 100
    assert len(set(SENTENCES)) == len(SENTENCES)
    assert len(MISSED) == 4


def test_most_clauses_of_unseen_sentences_are_found_and_few_are_wrong() -> None:
    lines = (Path(__file__).parent / "clauses-unseen.txt").read_text("utf-8").splitlines()
    read = [_read(line) for line in lines if line and not line.startswith("#")]
    right = sum(len(_found(text) & bounds) for text, bounds in read)
    assert right / sum(len(_found(text)) for text, _ in read) >= 0.95
    assert right / sum(len(bounds) for _, bounds in read) >= 0.8


WORDS = sorted({token.text for line in SENTENCES for token in tokens(line)})
MARKS = [" ", " ", " ", ", ", "; ", ": ", " – ", " (", ") ", ' "', '" ', ". ", "\n", "’s "]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=30).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)


@given(TEXTS)
def test_clauses_part_each_sentence(text: str) -> None:
    clauses = clauses_of(text)
    owners = {innermost(clauses, token.span.start) for token in tokens(text)}
    assert owners == set(range(len(clauses)))
    assert list(clauses) == sorted(set(clauses), key=in_order)
    for clause in clauses:
        assert any(clause in sentence for sentence in sentences(text))
        assert clause.of(text) == clause.of(text).strip()


@given(TEXTS)
def test_clauses_lie_in_one_another_or_apart(text: str) -> None:
    clauses = clauses_of(text)
    for one in clauses:
        assert all(one in other or other in one for other in clauses if one.overlaps(other))


@given(TEXTS, TEXTS)
def test_clauses_of_a_line_do_not_depend_on_other_lines(text: str, other: str) -> None:
    assert clauses_of(text + "\n" + other)[: len(clauses_of(text))] == clauses_of(text)


@given(TEXTS)
def test_each_word_is_whole_in_its_clause(text: str) -> None:
    clauses = clauses_of(text)
    for token in tokens(text):
        place = innermost(clauses, token.span.start)
        assert place is not None
        assert token.span in clauses[place]

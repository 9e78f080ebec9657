"""Replacements: what SPARQL means by them is what the engine reads, and nothing else is touched."""

from __future__ import annotations

import re
import tempfile

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.engine.evaluation import Loaded, evaluate
from parley.store.query.failures import MalformedQuery
from parley.store.query.formats import CSV
from parley.store.query.question import question_of
from parley.store.query.replacements import readable

# The string, the pattern, the replacement as written in the query, and the result [XPath, section 5.6.4].
REPLACED = {
    "a group before a letter": ("abc", "(b)", "$1x", "abxc"),
    "a group before a digit": ("abc", "(b)", "$12", "ab2c"),
    "twelve groups": ("abcdefghijklm", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)", "$12", "lm"),
    "the whole match": ("abc", "b", "[$0]", "a[b]c"),
    "a group that is not there": ("abc", "b", "x$1y", "axyc"),
    "a dollar": ("price", "price", r"US\\$", "US$"),
    "a backslash": ("a", "a", r"\\\\", "\\"),
    "brackets that are no group": ("a(b", r"[(]|\\(|(?:b)", "$1-", "a--"),
    "quotes and ends of lines": ("abc", "b", r"\"\n$0", 'a"\nbc'),
    "letters beyond the first plane": ("a", "a", r"\U0001D11E$0", "𝄞a"),
}
UNTOUCHED = {
    "a replacement of its own": 'SELECT (REPLACE("a", "b", ?c) AS ?d) {}',
    "with a language": 'SELECT (REPLACE("a", "(b)", "$1x"@en) AS ?d) {}',
    "taken as it is": 'SELECT (REPLACE("a", "(b)", "$1x", "q") AS ?d) {}',
    "too few arguments": 'SELECT (REPLACE("a", "$1x") AS ?d) {}',
    "without an end": 'SELECT (REPLACE("a", "(b)", "$1x',
    "another function": 'SELECT (CONCAT("a", "(b)", "$1x") AS ?d) {}',
    "a prefixed name": "ASK { ?a :REPLACE ?b }",
    "what XPath refuses": r'SELECT (REPLACE("a", "b", "$x") AS ?d) (REPLACE("a", "b", "\\q") AS ?e) {}',
    "as many digits as no one knows": 'SELECT (REPLACE("a", ?b, "$12") AS ?d) {}',
}


def asked(query: str) -> str:
    with tempfile.TemporaryFile() as file:
        evaluate(Loaded(ox.Store()), question_of(query, CSV), file)
        file.seek(0)
        return file.read().decode()


@pytest.mark.parametrize(("text", "pattern", "written", "result"), REPLACED.values(), ids=REPLACED)
def test_a_constant_replacement_is_read_as_sparql_means_it(
    text: str, pattern: str, written: str, result: str
) -> None:
    call = f'REPLACE("{text}", "{pattern}", "{written}")'
    told = asked(f"SELECT (?d = ?e AS ?same) {{ BIND({call} AS ?d) VALUES ?e {{ {ox.Literal(result)} }} }}")
    assert told.split() == ["same", "true"]


@pytest.mark.parametrize("query", UNTOUCHED.values(), ids=UNTOUCHED)
def test_nothing_else_is_touched(query: str) -> None:
    assert readable(query) == query


def test_calls_within_calls_are_all_read() -> None:
    query = 'SELECT (replace(REPLACE("ab", "(a)", "$1x"), "(b)", "$1y") AS ?d) {}'
    assert asked(query).split() == ["d", "axby"]


def test_an_error_has_its_place_in_the_text_that_was_sent() -> None:
    query = 'SELECT (REPLACE("ab", "(a)", "$1x") AS ?d) { ?s }'
    with pytest.raises(MalformedQuery) as told:
        asked(query)
    assert (told.value.line, told.value.column) == (1, len(query) + 1)


@given(st.text(alphabet="ab$\\01(){}x", max_size=9), st.integers(0, 3))
def test_any_replacement_is_that_of_xpath(replacement: str, groups: int) -> None:
    pattern = "(a)" * groups + "b"
    expected = xpath(replacement, groups)
    if expected is None:
        return
    written = replacement.replace("\\", "\\\\")
    query = f'SELECT (STRLEN(REPLACE("{"a" * groups}b", "{pattern}", "{written}")) AS ?n) {{}}'
    assert asked(query).split() == ["n", str(len(expected))]


def xpath(replacement: str, groups: int) -> str | None:
    """Return what a match of so many times "a", each a group, and "b" is replaced by; None for an error."""
    if not re.fullmatch(r"(?:[^\\$]|\\[\\$]|\$\d)*", replacement):
        return None
    held = ["a" * groups + "b", *"a" * groups]

    def group(found: re.Match[str]) -> str:
        if found[2]:
            return found[2]
        digits = found[1]
        while len(digits) > 1 and int(digits) > groups:
            digits = digits[:-1]
        value = held[int(digits)] if int(digits) <= groups else ""
        return value + found[1][len(digits) :]

    return re.sub(r"\$(\d+)|\\(.)", group, replacement)

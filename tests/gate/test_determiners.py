"""Notes on names that sentences have with another article than the text."""

from __future__ import annotations

import pytest

from parley.claims.claim import ArticleAnnotations
from parley.gate.determiners import determiner_notes
from tests.claims.small import PLAIN, SMALL, resolved

A_PACT = (
    'mention pact: "the talks on a pact" in sentences, "talks on a pact" by the article:'
    ' parley:determiner "a"'
)
THE_ENVOYS = 'mention pact: "envoys" in sentences, "the envoys" by the article: parley:determiner "the"'
NOTED = {
    ("Talks on a pact failed", "Talks", "event:pact-talks"): [A_PACT],
    ("New and longer talks on a pact failed", "talks", "event:pact-talks"): [A_PACT],
    ("The long talks on a pact failed", "talks", "event:pact-talks"): [],
    ("Talks failed, and then the talks on a pact failed", "talks", "event:pact-talks"): [],
    ("Kelland's talks failed", "talks", "event:pact-talks"): [],
    ("The envoys left", "envoys", "party:envoys"): [THE_ENVOYS],
    ("Its envoys left", "Its envoys", "party:envoys"): [THE_ENVOYS],
    ("Envoys left", "Envoys", "party:envoys"): [],
    ("Of the two, envoys left", "envoys", "party:envoys"): [],
    ("The Front left", "Front", "organization:highland-front"): [],
}


def _held(text: str, words: str, entity: str, language: str = "en") -> ArticleAnnotations:
    claim = {"number": 1, "kind": "Action", "quote": text, **PLAIN}
    claim |= {"role": [{"name": "agent", "mention": "pact"}]}
    mention = {"name": "pact", "entity": entity, "words": [words]}
    return resolved(text, mention=[mention], claim=[claim], language=language)


@pytest.mark.parametrize(("stated", "notes"), NOTED.items(), ids=lambda one: one[0] if one else "-")
def test_name_is_noted_if_the_text_never_has_its_article(
    stated: tuple[str, str, str], notes: list[str]
) -> None:
    assert [*determiner_notes(_held(*stated), stated[0], SMALL)] == notes


def test_article_in_another_language_has_no_such_notes() -> None:
    text, words, entity = next(iter(NOTED))
    assert [*determiner_notes(_held(text, words, entity, "fr"), text, SMALL)] == []

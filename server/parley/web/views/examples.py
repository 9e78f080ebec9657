"""The example queries: the questions of a release, or for other data one that fits any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote_plus

from parley.release.questions import LISTING, CompetencyQuestion, questions_in
from parley.web.views.doors import GENERAL, doors
from parley.web.views.search_index import folded, words_of
from parley.web.views.store_reader import StoreReader


@dataclass(frozen=True)
class Example:
    """An example query.

    Attributes:
        name: The last part of its address; empty if it has none.
        title: The question.
        description: What the answer says and does not say.
        text: The query, with its title as a comment.
        keywords: Its subjects.
        like: The subjects of more special questions, if it is one for any corpus.
        words: Other words that it is found by.
    """

    name: str
    title: str
    description: str
    text: str
    keywords: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    words: str = ""

    @property
    def path(self) -> str:
        """Where it is answered: on a page of its own, or on the query page."""
        if not self.name:
            return f"/sparql?query={quote_plus(self.text)}"
        return f"/ask/{self.name}" if self.keywords == GENERAL else f"/id/question/{self.name}.html"


_SIMILAR = 6
"""How many similar questions are beside one."""

_PLAIN = Example(
    name="",
    title="What is in here?",
    description="",
    text="""\
# What is in here?
SELECT ?subject ?predicate ?object WHERE {
  ?subject ?predicate ?object .
}
LIMIT 20
""",
)


def examples(reader: StoreReader) -> list[Example]:
    """Return the examples that make sense on a site."""
    if not reader.site.release:
        return [_PLAIN]
    questions = [_example(question) for question in questions_in(reader.rows(LISTING))]
    return [*general(), *questions]


def general() -> list[Example]:
    """Return the questions that any corpus can be asked."""
    return [
        Example(
            one.name,
            one.title,
            one.description,
            f"# {one.title}\n{one.text}",
            GENERAL,
            one.similar,
            one.words,
        )
        for one in doors()
    ]


def matching(held: Iterable[Example], words: str, keyword: str) -> list[Example]:
    """Return the examples of a keyword, if one is given, with all of some words in their question."""
    sought = words_of(words)
    return [
        example
        for example in held
        if (not keyword or keyword in example.keywords)
        and all(word in folded(f"{example.title} {example.description} {example.words}") for word in sought)
    ]


def similar(held: Iterable[Example], title: str, keywords: Iterable[str]) -> list[Example]:
    """Return a few other examples with one of some keywords, those with most words of a title first."""
    asked, sought = set(words_of(title)), set(keywords)
    others = [one for one in held if one.title != title and not sought.isdisjoint(one.keywords + one.like)]
    return sorted(others, key=lambda one: -len(asked.intersection(words_of(one.title))))[:_SIMILAR]


def _example(question: CompetencyQuestion) -> Example:
    text = f"# {question.title}\n{question.text}"
    return Example(question.stem, question.title, question.description, text, question.keywords)


def by_subject(held: Iterable[Example]) -> dict[str, list[Example]]:
    """Return the examples by their first keyword: what can be asked of any corpus first, the record last."""
    groups: dict[str, list[Example]] = {}
    for example in held:
        groups.setdefault(next(iter(example.keywords), ""), []).append(example)
    return dict(sorted(groups.items(), key=lambda group: _place(group[0])))


def _place(keyword: str) -> tuple[bool, bool, str]:
    return keyword not in GENERAL, keyword in _OF_THE_RECORD, keyword


def by_keyword(held: Iterable[Example]) -> dict[str, list[Example]]:
    """Return the examples by their keywords, in order; one with several keywords is under each."""
    groups: dict[str, list[Example]] = {}
    for example in held:
        for keyword in example.keywords:
            groups.setdefault(keyword, []).append(example)
    return dict(sorted(groups.items()))


_ASKED_MOST = {"attendance": 2, "meeting": 1, "support": 1, "proposal": 1, "outcome": 1, "office": 1}
"""The keywords of what people ask most, in order, each with how many of its questions lead."""

_OF_THE_RECORD = frozenset(
    ("derived links", "links", "no answer here", "overview", "passages", "same or different",
     "several articles", "terms")
)  # fmt: skip
"""The keywords of questions about the record itself: they come last."""


def leading(held: Iterable[Example], number: int) -> list[Example]:
    """Return a few examples: of what people ask most, then the first of each other frequent keyword."""
    chosen: list[Example] = []
    seen: set[str] = set()
    groups = by_keyword(held)
    for keyword in sorted(groups, key=lambda one: _rank(one, len(groups[one]))):
        apart = [example for example in groups[keyword] if seen.isdisjoint(example.keywords)]
        for example in apart[: min(_ASKED_MOST.get(keyword, 1), number - len(chosen))]:
            chosen.append(example)
            seen.update(example.keywords)
    return chosen


def _rank(keyword: str, questions: int) -> tuple[bool, int, int, str]:
    asked = list(_ASKED_MOST)
    place = asked.index(keyword) if keyword in asked else len(asked)
    return keyword in _OF_THE_RECORD, place, -questions, keyword

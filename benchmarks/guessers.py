"""Guessers: they pick from sheets without any word of the text. How often do they find the claim?

    python -m benchmarks.guessers [--articles DIR] [--sheets N]

Each guesser gives every statement of an item a score, by the sheet alone, and takes the highest (and, as its
opposite, the lowest). A sheet reveals nothing if no guesser does better than chance.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from pathlib import Path
from types import MappingProxyType

from parley.candidates.reading import read_candidates
from parley.candidates.resolution import resolve
from parley.claims.claim import Claim
from parley.claims.corpus import Corpus, load_corpus, load_texts, text_of
from parley.claims.shared import load_vocabulary
from parley.claims.writing import to_triples
from parley.cli.options import table
from parley.names import term
from parley.rdf import canonical_turtle
from parley.sheets.claim_items import ClaimDesign
from parley.sheets.scope import whole_scope
from parley.sheets.sheet import Sheetmaker
from parley.text.profile import canonical, text_hash

TESTS = Path(__file__).parent.parent / "tests"

_PRIOR = frozenset((("polarity", term("affirmed")), ("modality", term("actual"))))
_SPEAKS_AGAINST = frozenset((term("hedge"), term("heldBy")))
_WINDOW = 4
Value = tuple[str, str]


@dataclass(frozen=True)
class Statement:
    """One offered statement, as a sentence and by its fields."""

    text: str
    values: frozenset[Value]

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Each word with the next."""
        return Counter(pairwise(self.text.split()))


@dataclass(frozen=True)
class Question:
    """The statements of an item, in order, and the index of the claim, from 0; None in a catch item."""

    statements: tuple[Statement, ...]
    right: int | None


class Sheet:
    """The claim items of one sheet, with counts over all of them."""

    def __init__(self, designs: Sequence[ClaimDesign]) -> None:
        """Create it from the designs, in order."""
        self.questions = [_question(one) for one in designs]
        self.values = Counter(value for one in self._all() for value in one.values)
        self.fillers = Counter(value for one in self._all() for _, value in one.values)
        self.together = Counter(pair for one in self._all() for pair in combinations(sorted(one.values), 2))
        self.words = sum((one.pairs for one in self._all()), Counter[tuple[str, str]]())

    def near(self, at: int) -> Counter[Value]:
        """Return how often values stand in the items around one."""
        around = self.questions[max(at - _WINDOW, 0) : at] + self.questions[at + 1 : at + 1 + _WINDOW]
        return Counter(value for one in around for each in one.statements for value in each.values)

    def _all(self) -> Iterator[Statement]:
        return (each for one in self.questions for each in one.statements)


Score = Callable[[Sheet, int, Statement], float]


def _majority(sheet: Sheet, at: int, statement: Statement) -> float:
    own = Counter(value for one in sheet.questions[at].statements for value in one.values)
    return sum(own[value] for value in statement.values) / max(len(statement.values), 1)


def _length(_: Sheet, __: int, statement: Statement) -> float:
    return len(statement.text)


def _middling(sheet: Sheet, at: int, statement: Statement) -> float:
    middle = statistics.mean(len(one.text) for one in sheet.questions[at].statements)
    return -abs(len(statement.text) - middle)


def _frequent(sheet: Sheet, _: int, statement: Statement) -> float:
    return sum(sheet.values[value] for value in statement.values)


def _frequent_anywhere(sheet: Sheet, _: int, statement: Statement) -> float:
    return sum(sheet.fillers[value] for _, value in statement.values)


def _frequent_nearby(sheet: Sheet, at: int, statement: Statement) -> float:
    near = sheet.near(at)
    return sum(near[value] for value in statement.values)


def _together(sheet: Sheet, at: int, statement: Statement) -> float:
    own = Counter(
        pair for one in sheet.questions[at].statements for pair in combinations(sorted(one.values), 2)
    )
    return sum(sheet.together[pair] - own[pair] for pair in combinations(sorted(statement.values), 2))


def _worded(sheet: Sheet, at: int, statement: Statement) -> float:
    own = sum((one.pairs for one in sheet.questions[at].statements), Counter[tuple[str, str]]())
    return sum(sheet.words[pair] - own[pair] for pair in statement.pairs)


def _prior(_: Sheet, __: int, statement: Statement) -> float:
    against = sum(name in _SPEAKS_AGAINST for name, _ in statement.values)
    return len(statement.values & _PRIOR) - against


def _at(place: int) -> Score:
    def score(sheet: Sheet, at: int, statement: Statement) -> float:
        return float(sheet.questions[at].statements.index(statement) == place)

    return score


GUESSERS: Mapping[str, Score] = MappingProxyType(
    {
        "majority per field": _majority,
        "length": _length,
        "middling length": _middling,
        "most frequent value": _frequent,
        "most frequent value in any role": _frequent_anywhere,
        "most frequent value nearby": _frequent_nearby,
        "values that go together": _together,
        "words that go together": _worded,
        "affirmed, actual, unhedged, unheld": _prior,
        **{f"place {place + 1}": _at(place) for place in range(4)},
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """How often a guesser found the claim, and how likely this number is by chance.

    Attributes:
        hits: How many claims it found; if it cannot choose between several statements, a fraction.
    """

    hits: float
    items: int
    expected: float
    chance: float


def found(sheets: Sequence[Sheet], score: Score, sign: int = 1) -> Found:
    """Return how often the claim has the highest score, or with the sign -1 the lowest.

    Args:
        sign: 1, or -1 for the opposite of the guesser.
    """
    hits, chances = 0.0, []
    for sheet in sheets:
        for at, question in enumerate(sheet.questions):
            if question.right is None:
                continue
            scores = [sign * score(sheet, at, one) for one in question.statements]
            best = [place for place, one in enumerate(scores) if one == max(scores)]
            hits += (question.right in best) / len(best)
            chances.append(1 / len(question.statements))
    return Found(hits, len(chances), sum(chances), at_least(round(hits), chances))


def at_least(hits: int, chances: Sequence[float]) -> float:
    """Return how likely at least this number of hits is, if each item has a chance of its own.

    With equal chances this is the binomial tail.
    """
    likely = [1.0]
    for chance in chances:
        more = [*(one * chance for one in likely), 0.0]
        likely = [a * (1 - chance) + b for a, b in zip([*likely, 0.0], [0.0, *more[:-1]], strict=True)]
    return min(sum(likely[hits:]), 1.0)


def _question(made: ClaimDesign) -> Question:
    offered = dict(zip(made.order, made.design.offered, strict=True))
    statements = tuple(
        Statement(text, _values(offered[place])) for place, text in enumerate(made.shown.options)
    )
    return Question(statements, None if made.design.planted else made.base - 1)


def _values(claim: Claim) -> frozenset[Value]:
    plain = (
        (name, value)
        for name in ("polarity", "modality", "listing", "reading")
        if (value := getattr(claim, name)) is not None
    )
    times = {time.iri: str((time.bounds, time.anchor and time.anchor.value)) for time in claim.times}
    roles = ((role.name, times.get(str(role.value), str(role.value))) for role in claim.roles)
    return frozenset((*plain, *roles))


def table_of(sheets: Sequence[Sheet]) -> str:
    """Return the results of each guesser and its opposite."""
    rows = []
    for name, score in GUESSERS.items():
        for sign, told in ((1, name), (-1, "  the opposite")):
            one = found(sheets, score, sign)
            rows.append((told, one.items, f"{one.hits:.1f}", f"{one.expected:.1f}", f"{one.chance:.4f}"))
    return table(("guesser", "items", "found", "by chance", "p"), rows)


def sheets_of(corpus: Corpus, texts: dict[str, str], name: str, count: int) -> Iterator[Sheet]:
    """Yield some sheets of each article of a corpus, each with a salt of its own, the same in every run."""
    for file in corpus.articles:
        maker = Sheetmaker(corpus, file, text_of(file.annotations.article, texts))
        for number in range(count):
            seed = hashlib.sha256(f"{name} {file.slug} {number}".encode()).digest()
            yield Sheet(maker.claim_designs(seed, whole_scope(file.annotations)))


def unseen(folder: Path, scratch: Path) -> tuple[Corpus, dict[str, str]]:
    """Return the corpus of one of ``tests/unseen``, written from its candidates in a scratch folder."""
    text = canonical((folder / "article.txt").read_bytes())
    shutil.copytree(folder / "triples", scratch / "triples")
    held = resolve(read_candidates(folder / "candidates.toml"), text, load_vocabulary(scratch))
    (scratch / "triples" / "articles").mkdir()
    turtle = canonical_turtle(to_triples(held, text))
    (scratch / "triples" / "articles" / "article.ttl").write_bytes(turtle)
    return load_corpus(scratch), {text_hash(text): text}


def main() -> None:
    """Print the results of the guessers on sheets of the invented articles, and of the real ones if given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.guessers")
    parser.add_argument("--articles", type=Path, help="the texts of the corpus's own articles")
    parser.add_argument("--sheets", type=int, default=3, help="how many sheets of each article")
    given = parser.parse_args()
    small = TESTS / "corpus"
    sheets = list(sheets_of(load_corpus(small), load_texts(small / "articles"), "corpus", given.sheets))
    with tempfile.TemporaryDirectory() as scratch:
        for folder in sorted((TESTS / "unseen").glob("*/*/article.txt")):
            name = f"{folder.parent.parent.name}-{folder.parent.name}"
            sheets += sheets_of(*unseen(folder.parent, Path(scratch) / name), name, given.sheets)
    if given.articles:
        sheets += sheets_of(load_corpus(), load_texts(given.articles), "own", given.sheets)
    items = Counter((len(one.statements), one.right is None) for sheet in sheets for one in sheet.questions)
    for (statements, catch), count in sorted(items.items(), reverse=True):
        print(f"{count} {'catch items' if catch else 'items'} with {statements} statements")
    print(table_of(sheets))


if __name__ == "__main__":
    main()

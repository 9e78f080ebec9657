"""The contents of a release: the published part of a corpus, and the triples derived from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from parley.claims.corpus import Corpus
from parley.coding.confirmation import confirm
from parley.coding.items import items_of
from parley.coding.register import load_register
from parley.release.confirmation import CODINGS, Account, coding_graph
from parley.release.graphs import DERIVED, Derivation, derive
from parley.release.questions import CompetencyQuestion, read_questions
from parley.release.selection import answerable, published


@dataclass(frozen=True)
class PublishedContents:
    """The parts of a release.

    Attributes:
        corpus: The published part of the corpus.
        derivation: The data graphs, including that of the codings, and how the derived one was made.
        questions: The competency questions that name nothing withheld.
        account: The account of the confirmation.
    """

    corpus: Corpus
    derivation: Derivation
    questions: tuple[CompetencyQuestion, ...]
    account: Account


def contents(corpus: Corpus, root: Path | None = None, *, preview: bool = False) -> PublishedContents:
    """Return the contents of a release.

    Args:
        corpus: The whole corpus.
        root: Its folder, if it is not Parley's own.
        preview: Include all claims, confirmed or not.

    Raises:
        InputError: The codings, a rule or a question are broken.
    """
    register = load_register(root)
    account = Account(confirm(items_of(corpus), register), preview)
    questions = read_questions(root)
    shown = corpus if preview else published(corpus, account.confirmation)
    derivation = derive(shown, root)
    *stated, derived = derivation.graphs.items()
    codings = {CODINGS: coding} if (coding := coding_graph(corpus, register, account)) else {}
    return PublishedContents(
        shown,
        replace(derivation, graphs={**dict(stated), **codings, DERIVED: derived[1]}),
        tuple(questions if preview else answerable(questions, account.confirmation)),
        account,
    )

"""The measure of an ontology on unseen articles: how much of their statements it can express."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
VERDICTS = ("whole", "loss", "not")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an article: the claims that say it, the notions it needed, and the judge's verdict."""

    number: int
    statement: str
    claims: tuple[int, ...]
    notions: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How many statements of an article there are, and how many are said how."""

    statements: int
    whole: int
    loss: int
    unsaid: int
    notions: int

    @property
    def expressible(self) -> float:
        """The share of statements that claims say, whole or with loss."""
        return (self.whole + self.loss) / self.statements

    @property
    def without_loss(self) -> float:
        """The share of statements that claims say whole."""
        return self.whole / self.statements

    @property
    def with_notion(self) -> float:
        """The share of statements that need a notion."""
        return self.notions / self.statements


def articles(kind: str) -> list[Path]:
    """Return the folders of the articles of a kind, ``design`` or ``fresh``, in order."""
    return sorted(path for path in (HERE / kind).iterdir() if path.is_dir())


def statements(article: Path) -> list[Statement]:
    """Return the statements of an article with their verdicts, from ``statements.tsv``."""
    with (article / "statements.tsv").open(encoding="utf-8", newline="") as lines:
        return [_statement(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _statement(row: dict[str, str]) -> Statement:
    return Statement(
        number=int(row["number"]),
        statement=row["statement"],
        claims=tuple(int(number) for number in row["claims"].split(",") if number.strip()),
        notions=tuple(name.strip() for name in row["notion"].split(",") if name.strip()),
        verdict=row["verdict"],
    )


def figures(stated: list[Statement]) -> Figures:
    """Return how many statements are said whole, with loss or not, and with a notion."""
    verdicts = [statement.verdict for statement in stated]
    return Figures(
        statements=len(stated),
        whole=verdicts.count("whole"),
        loss=verdicts.count("loss"),
        unsaid=verdicts.count("not"),
        notions=sum(bool(statement.notions) for statement in stated),
    )

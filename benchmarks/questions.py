"""The measured queries, each a file with a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).parent / "queries"
SOLUTIONS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
_HEADER = re.compile(r"^# (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A measured query.

    Attributes:
        name: The name of its file.
        title: Its meaning, for people.
        text: The query, without its headers.
        any_rows: Whether the query leaves its rows open, as LIMIT without ORDER BY does.
    """

    name: str
    title: str
    text: str
    any_rows: bool = False

    @property
    def media_type(self) -> str:
        """The format of its answers: one that every engine writes."""
        graph = re.search(r"^(CONSTRUCT|DESCRIBE)\b", self.text, re.MULTILINE)
        return TRIPLES if graph else SOLUTIONS

    def target(self, endpoint: str, mark: str = "") -> str:
        """Return the path and the query string of a GET request.

        Args:
            endpoint: The path of the endpoint.
            mark: Added as a comment; a new mark makes a text that no cache has seen, with the same answer.
        """
        text = f"{self.text}#{mark}" if mark else self.text
        return f"{endpoint}?query={quote(text, safe='')}"


def read_question(path: Path) -> Question:
    """Return the query of a file.

    Raises:
        ValueError: It has no title.
    """
    text = path.read_text("utf-8")
    header = dict(_HEADER.findall(text))
    if "title" not in header:
        raise ValueError(f"{path.name}: needs a header '# title: …'")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# "))
    return Question(path.stem, header["title"], body, header.get("rows") == "any")


def read_questions(folder: Path = FOLDER) -> list[Question]:
    """Return all queries, in the order of their names."""
    return [read_question(path) for path in sorted(folder.glob("*.rq"))]

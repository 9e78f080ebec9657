"""The example queries; on the site of a release they all run as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from parley.web.site import Site

_PLAIN = """\
# What is in here?
SELECT ?subject ?predicate ?object WHERE {
  ?subject ?predicate ?object .
}
LIMIT 20
"""


@dataclass(frozen=True)
class Example:
    """An example query; its first line is a comment with its title."""

    title: str
    text: str


def examples(site: Site) -> list[Example]:
    """Return the examples that make sense on a site."""
    if site.release is None:
        return [_example(_PLAIN)]
    folder = files("parley.web") / "queries" / "examples"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return [_example(path.read_text(encoding="utf-8")) for path in paths if path.name.endswith(".rq")]


def _example(text: str) -> Example:
    return Example(text.splitlines()[0].removeprefix("#").strip(), text)

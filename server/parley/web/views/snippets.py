"""A query as code to copy: for the shell, and for Python."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from parley.store.query.formats import Format


@dataclass(frozen=True)
class Snippet:
    """A piece of code: its purpose, and its text."""

    title: str
    text: str


def snippets(query: str, address: str, answer_format: Format) -> list[Snippet]:
    """Return the code for running a query.

    Args:
        query: The query.
        address: The public address of the endpoint.
        answer_format: The format of the answer.
    """
    return [
        Snippet("curl", _curl(query, address, answer_format)),
        Snippet("Python", _python(query, address, answer_format)),
    ]


def _curl(query: str, address: str, answer_format: Format) -> str:
    accept = shlex.quote(f"Accept: {answer_format.media_type}")
    return f"curl {shlex.quote(address)} -H {accept} \\\n  --data-urlencode {shlex.quote('query=' + query)}\n"


def _python(query: str, address: str, answer_format: Format) -> str:
    return f"""\
from urllib.parse import urlencode
from urllib.request import Request, urlopen

query = {_literal(query)}
request = Request(
    {address!r},
    data=urlencode({{"query": query}}).encode(),
    headers={{"Accept": {answer_format.media_type!r}}},
)
with urlopen(request) as answer:
    print(answer.read().decode())
"""


def _literal(text: str) -> str:
    """Return a text as a literal of Python; as a readable one, if possible."""
    plain = '"""' not in text and "\\" not in text and not text.endswith('"') and "\r" not in text
    return f'"""\\\n{text}"""' if plain else repr(text)

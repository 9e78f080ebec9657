"""Hints at names in a query that the release does not hold.

The answer to such a query is complete, and probably not what was meant. A hint never changes it.
Strings, comments and the templates of CONSTRUCT name nothing, and the prefixes that a query declares
are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from parley.names import ROOT, SHAPES
from parley.store.outline import Outline
from parley.web.vocabulary import Vocabulary

FIELD = "Parley-Hint"
"""The header: a list of strings [RFC 9651, sections 3.1 and 3.3.3], so that lines can be joined."""

MAX_HINTS = 3
_MAX_SHOWN = 80
_MAX_SAID = 240
_UNSECURED = ROOT.replace("https:", "http:", 1)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"([^\w\-.:%]|\.\Z)")


@dataclass(frozen=True)
class Hint:
    """A name that is not in the graph.

    Attributes:
        name: The name as the query has it.
        nearest: What was probably meant, as the query may have it.
        note: Where it is instead.
    """

    name: str
    nearest: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        """Say it in a sentence without its full stop."""
        told = f"{self.name} is not in the graph"
        if self.nearest:
            return f"{told}; did you mean {self.nearest}?"
        return f"{told}; {self.note}" if self.note else told


def hints(seen: Outline, vocabulary: Vocabulary | None, known: Mapping[str, str]) -> tuple[Hint, ...]:
    """Return the first few names of a query that a release does not hold.

    Args:
        seen: What the scan saw in the query.
        vocabulary: What the release holds; None where plain files are asked, and nothing is known.
        known: The prefixes that need no declaration.
    """
    if vocabulary is None:
        return ()
    prefixes = {**known, **{name: _unescaped(base) for name, base in seen.declared.items()}}
    unknown = ((written, iri) for written, iri in _ours(seen, prefixes) if iri not in vocabulary)
    return tuple(_hint(written, iri, vocabulary, prefixes) for written, iri in islice(unknown, MAX_HINTS))


def field_of(found: tuple[Hint, ...]) -> tuple[tuple[str, str], ...]:
    """Return the header that tells the hints, in printable ASCII and of bounded length; none for none."""
    return ((FIELD, ", ".join(_string(str(hint)) for hint in found)),) if found else ()


def sentences(found: tuple[Hint, ...]) -> str | None:
    """Return the hints as text, None where there are none."""
    said = [text if text.endswith("?") else text + "." for text in map(str, found)]
    return " ".join(said) or None


def _ours(seen: Outline, prefixes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names of a query that lie below our root, as written and as IRIs; namespaces name nothing."""
    for written in seen.named:
        iri = _iri(written, prefixes)
        if iri.startswith((ROOT, _UNSECURED)) and not iri.endswith(("/", "#")):
            yield written, iri


def _iri(written: str, prefixes: dict[str, str]) -> str:
    if written.startswith("<"):
        return _unescaped(written[1:-1])
    prefix, _, local = written.partition(":")
    return prefixes.get(prefix, "") + _ESCAPED.sub(r"\1", local)


def _unescaped(iri: str) -> str:
    """Return an IRI with its code point escapes resolved [SPARQL 1.1 Query, section 19.2]."""
    return _CODE_POINT.sub(_character, iri)


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def _hint(written: str, iri: str, vocabulary: Vocabulary, prefixes: dict[str, str]) -> Hint:
    name = _shown(written)
    if iri.startswith(SHAPES):
        return Hint(name, note="the shapes are in the release's file shapes.ttl")
    secured = ROOT + iri.removeprefix(_UNSECURED) if iri.startswith(_UNSECURED) else iri
    nearest = secured if secured in vocabulary else vocabulary.nearest(secured)
    return Hint(name, _written(nearest, prefixes, full=written.startswith("<")) if nearest else None)


def _shown(written: str) -> str:
    """Return a name on one line, of bounded length: a query may escape anything, line breaks included."""
    short = written if len(written) <= _MAX_SHOWN else written[: _MAX_SHOWN - 3] + "..."
    return "".join(character if character.isprintable() else "?" for character in short)


def _written(iri: str, prefixes: dict[str, str], *, full: bool) -> str:
    """Return an IRI as the query may have it: with a prefix that holds there, or in full."""
    fits = [(base, name) for name, base in prefixes.items() if base and iri.startswith(base)]
    if full or not fits:
        return f"<{iri}>"
    base, name = max(reversed(fits), key=lambda fit: len(fit[0]))  # the last one declared, of several
    return f"{name}:{_TO_ESCAPE.sub(_escaped, iri.removeprefix(base))}"


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[1]


def _string(text: str) -> str:
    """Return text as a string of a structured field, what is not ASCII percent-encoded [RFC 3987, 3.1]."""
    plain = quote(text, safe=" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    said = plain if len(plain) <= _MAX_SAID else plain[: _MAX_SAID - 3] + "..."
    return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'

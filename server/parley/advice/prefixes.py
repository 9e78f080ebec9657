"""The names of a query: from their written form to IRIs and back, by the prefixes of the query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from parley.names import ROOT

UNSECURED = ROOT.replace("https:", "http:", 1)
ROOTS = (ROOT, UNSECURED)
"""The namespaces of our names, and where people look for them."""

_MAX_SHOWN = 80
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"([^\w\-.:%]|\.\Z)")


class QueryNames:
    """The prefixes of a query."""

    def __init__(self, known: Mapping[str, str], declared: Mapping[str, str]) -> None:
        """Create it from the prefixes that need no declaration, and those that the query declares."""
        self._prefixes = {**known, **{name: _unescaped(base) for name, base in declared.items()}}

    def iri(self, written: str) -> str:
        """Return the IRI of a name."""
        if written.startswith("<"):
            return _unescaped(written[1:-1])
        prefix, _, local = written.partition(":")
        if "\\" in local:
            local = _ESCAPED.sub(r"\1", local)
        return self._prefixes.get(prefix, "") + local

    def ours(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the names below our root, as written and as IRIs; namespaces name nothing."""
        for written in names:
            iri = self.iri(written)
            if iri.startswith(ROOTS) and not iri.endswith(("/", "#")):
                yield written, iri

    def like(self, written: str, iri: str) -> str:
        """Return an IRI in the way in which the query writes a name: in full, or with one of its prefixes."""
        fits = [(base, name) for name, base in self._prefixes.items() if base and iri.startswith(base)]
        if written.startswith("<") or not fits:
            return f"<{iri}>"
        base, name = max(reversed(fits), key=lambda fit: len(fit[0]))  # of several, the last one declared
        return f"{name}:{_TO_ESCAPE.sub(_escaped, iri.removeprefix(base))}"


def written_forms(iris: Iterable[str], prefixes: Mapping[str, str]) -> frozenset[str]:
    """Return every form in which a query may write IRIs with prefixes, without escapes."""
    pairs = [(base, name) for name, base in prefixes.items() if base]
    return frozenset(
        f"{name}:{iri.removeprefix(base)}" for iri in iris for base, name in pairs if iri.startswith(base)
    )


def on_one_line(written: str) -> str:
    """Return a name on one line, of bounded length, because a query may escape anything, even line breaks."""
    short = written if len(written) <= _MAX_SHOWN else written[: _MAX_SHOWN - 3] + "..."
    return "".join(character if character.isprintable() else "?" for character in short)


def _unescaped(iri: str) -> str:
    """Return an IRI with its code point escapes resolved [SPARQL 1.1 Query, section 19.2]."""
    return _CODE_POINT.sub(_character, iri) if "\\" in iri else iri


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[1]

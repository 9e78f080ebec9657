"""Hints at names in a query that the release does not hold, or does not use as the query does.

The answer to such a query is complete, and probably not what was meant. A hint never changes it.
Strings, comments and the templates of CONSTRUCT name nothing, and the prefixes that a query declares
are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import quote

from parley.names import RDFS, ROOT, SHAPES
from parley.store.outline import Outline
from parley.web.usage import Kind, Usage
from parley.web.vocabulary import Vocabulary

FIELD = "Parley-Hint"
"""The header: a list of strings [RFC 9651, sections 3.1 and 3.3.3], so that lines can be joined."""

MAX_HINTS = 3
_MAX_SHOWN = 80
_MAX_SAID = 240
_UNSECURED = ROOT.replace("https:", "http:", 1)
_ROOTS = (ROOT, _UNSECURED)
_LABELS = ("label", "name", "title")
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"([^\w\-.:%]|\.\Z)")


@dataclass(frozen=True)
class Hint:
    """A name that finds nothing.

    Attributes:
        name: The name as the query has it.
        why: Why it finds nothing.
        nearest: What was probably meant, as the query may have it.
        note: Where it is instead.
    """

    name: str
    why: str = "is not in the graph"
    nearest: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        """Say it in a sentence without its full stop."""
        told = f"{self.name} {self.why}"
        if self.nearest:
            return f"{told}; did you mean {self.nearest}?"
        return f"{told}; {self.note}" if self.note else told


def hints(seen: Outline, vocabulary: Vocabulary | None, known: Mapping[str, str]) -> tuple[Hint, ...]:
    """Return the first few names of a query that a release does not hold or does not use so.

    Args:
        seen: What the scan saw in the query.
        vocabulary: What the release holds; None where plain files are asked, and nothing is known.
        known: The prefixes that need no declaration.
    """
    if vocabulary is None:
        return ()
    prefixes = {**known, **{name: _unescaped(base) for name, base in seen.declared.items()}}
    unknown = (
        _hint(written, iri, vocabulary, prefixes)
        for written, iri in _ours(seen.named, prefixes)
        if iri not in vocabulary
    )
    usage = vocabulary.usage
    found = chain(unknown, misplaced(seen, usage, prefixes), unused(seen, usage, prefixes), untagged(seen))
    return tuple(islice(found, MAX_HINTS))


def field_of(found: tuple[Hint, ...]) -> tuple[tuple[str, str], ...]:
    """Return the header that tells the hints, in printable ASCII and of bounded length; none for none."""
    return ((FIELD, ", ".join(_string(str(hint)) for hint in found)),) if found else ()


def sentences(found: tuple[Hint, ...]) -> str | None:
    """Return the hints as text, None where there are none."""
    said = [text if text.endswith("?") else text + "." for text in map(str, found)]
    return " ".join(said) or None


def misplaced(seen: Outline, usage: Usage, prefixes: dict[str, str]) -> Iterator[Hint]:
    """Yield the terms that stand where a class or a property belongs and are none, or a class of nothing."""
    for names, wanted in ((seen.verbs, Kind.PROPERTY), (seen.classes, Kind.CLASS)):
        for written, iri in _ours(names, prefixes):
            kind = usage.kind(iri)
            if kind is not None and kind is not wanted:
                why = f"is {kind.value}, not {wanted.value}"
                yield Hint(_shown(written), why, _instead(written, iri, kind, usage, prefixes))
            elif wanted is Kind.CLASS and usage.is_empty(iri):
                below = f"a/rdfs:subClassOf* {written}" if usage.is_filled_below(iri) else None
                yield Hint(_shown(written), f"has no instances{' of its own' if below else ''}", below)


def unused(seen: Outline, usage: Usage, prefixes: dict[str, str]) -> Iterator[Hint]:
    """Yield the properties that no statement has; those that are in no ontology of ours included."""
    for written in seen.verbs:
        iri = _iri(written, prefixes)
        if (
            ":" in iri
            and usage.is_no_verb(iri)
            and (not iri.startswith(_ROOTS) or usage.kind(iri) is Kind.PROPERTY)
        ):
            is_label = iri.lower().endswith(_LABELS)
            label = _written(RDFS + "label", prefixes, full=written.startswith("<")) if is_label else None
            yield Hint(_shown(written), "is the property of nothing in the graph", label)


def untagged(seen: Outline) -> Iterator[Hint]:
    """Yield the labels that are asked for without a language: all labels have one."""
    for written in seen.untagged:
        yield Hint(_shown(written), "has no language, and labels have one", _shown(f"{written}@en"))


def _instead(written: str, iri: str, kind: Kind, usage: Usage, prefixes: dict[str, str]) -> str | None:
    """Return how a term is asked for that stands where another kind belongs, if there is one way."""
    if kind is Kind.CLASS:
        return f"a {written}"
    role = usage.role(iri)
    return f"{_written(role, prefixes, full=written.startswith('<'))} {written}" if role else None


def _ours(names: Iterable[str], prefixes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield those names that lie below our root, as written and as IRIs; namespaces name nothing."""
    for written in names:
        iri = _iri(written, prefixes)
        if iri.startswith(_ROOTS) and not iri.endswith(("/", "#")):
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
    return Hint(name, nearest=_written(nearest, prefixes, full=written.startswith("<")) if nearest else None)


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

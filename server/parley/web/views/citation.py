"""Citations of a claim or an article: in words and for BibTeX, bound to a version of the data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from parley.names import ROOT
from parley.release.manifest import Manifest

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_UNFIT = re.compile(r"[^A-Za-z0-9-]+")
"""Characters that a key of BibTeX should not have."""
_SHOWN = 12
"""How many digits of a hash a citation has; the page has all of them."""
_PARAPHRASE = "Parley’s paraphrase, not a quotation"
"""What the sentence of a claim is. Readers who want the words quote the article itself."""


@dataclass(frozen=True)
class Citation:
    """The citation of a page, in words and for BibTeX."""

    text: str
    bibtex: str


def cited(
    iri: str, title: str, manifest: Manifest, *, read_in: str = "", digest: str | None = None
) -> Citation:
    """Return the citation of a thing. The sentence of a claim is no quotation, and the citation says so.

    Args:
        iri: The thing.
        title: Its sentence or its title.
        manifest: The served release.
        read_in: The article and place that it was read from, in words.
        digest: The digest of this state of a claim, if it is a claim.
    """
    version = f"data version {manifest.dataVersion[:_SHOWN]}, release {manifest.release}"
    state = f", content digest {digest[:_SHOWN]}" if digest else ""
    read = f" Read from: {read_in}." if read_in else ""
    kind = f"{_PARAPHRASE}. " if read_in else ""
    told = f"{_PARAPHRASE}: {title}" if read_in else f"“{title}”"
    text = f"{told} Parley, {version} of {manifest.issued}{state}.{read} {iri}"
    fields = {
        "title": title,
        "howpublished": "Parley, a knowledge graph of reports on peace talks",
        "year": manifest.issued[:4],
        "version": manifest.dataVersion,
        "note": f"{kind}Release {manifest.release} of {manifest.issued}{state}.{read}",
    }
    lines = [f"  {name} = {{{escaped(value)}}}," for name, value in fields.items() if value]
    bibtex = "\n".join([f"@misc{{{_key(iri, manifest.release)},", *lines, f"  url = {{{iri}}}", "}"])
    return Citation(text, bibtex)


def _key(iri: str, release: str) -> str:
    """Return the key of an entry: the end of an IRI of ours, or the path of an address, and the release."""
    address = urlsplit(iri)
    end = re.split(r"[/#]", iri)[-1] if iri.startswith(ROOT) else f"{address.path} {address.query}"
    named = _UNFIT.sub("-", end).strip("-")
    return "-".join(part for part in ("parley", named, release) if part)


def escaped(value: str) -> str:
    """Return text for a field of BibTeX, in which some characters are commands."""
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], "\\" + found[0]), value)

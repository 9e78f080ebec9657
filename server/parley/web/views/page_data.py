"""The offers of every page: its data in other formats, its query, and its citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote_plus

from parley.names import IDS
from parley.release.manifest import Manifest
from parley.store.query.formats import Format
from parley.web.configuration.site import Site
from parley.web.views.citation import Citation, cited
from parley.web.views.structured import list_data, release_data

_WORDS = {
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
    "csv": "CSV",
    "nq": "N-Quads",
}
_NAME = "Parley, a knowledge graph of reports on peace talks"
_DUMPS = ("parley.ttl", "parley.jsonld", "parley.nt", "claims.csv", "parley.nq")
"""The files of a release that a page about all of it leads to."""


@dataclass(frozen=True)
class DataLink:
    """The data of a page in a format: the name of the format, and the address."""

    words: str
    href: str
    media_type: str


@dataclass(frozen=True)
class PageData:
    """What goes with a page.

    Attributes:
        iri: What it is about, as it is cited: an IRI, or the address of the page.
        is_thing: Whether that is the IRI of a thing rather than an address.
        links: Its data.
        query: The query that gives them, as the address of the query page; "" where no single one does.
        citation: How it is cited.
        described: Where it is described, in RDF.
        structured: What search engines read of it, as it stands in the element.
        counts: How many links lead from it, and how many to it.
    """

    iri: str
    is_thing: bool
    links: list[DataLink]
    query: str
    citation: Citation
    described: str
    structured: str = ""
    counts: tuple[int, int] | None = None


@dataclass(frozen=True)
class Served:
    """The common data of every page: the release, and its formats."""

    site: Site
    manifest: Manifest
    formats: tuple[Format, ...]

    def of_thing(
        self, iri: str, title: str, query: str, *, structured: str = "", read_in: str = "",
        digest: str | None = None, links: tuple[int, int] | None = None, base: str = "",
    ) -> PageData:  # fmt: skip
        """Return what goes with the page of a thing.

        Args:
            iri: The thing.
            title: Its sentence, or what it is called.
            query: The published query of its description.
            structured: What search engines read.
            read_in: The article and place that it was read from, in words.
            digest: What tells this state of a claim from others, if it is a claim.
            links: How many links lead from it and to it.
            base: The address of its page without the ending; by default that of a thing.
        """
        base = base or f"/id/{iri.removeprefix(IDS)}"
        return PageData(
            iri, True, self._links(base), self.query_page(query),
            cited(iri, title, self.manifest, read_in=read_in, digest=digest),
            self.site.path(f"{base}.ttl"), structured, links,
        )  # fmt: skip

    def of_list(
        self, path: str, title: str, query: str, *, state: str = "", links: list[DataLink] | None = None
    ) -> PageData:
        """Return what goes with a page that lists things.

        Args:
            path: Its address, without what the reader has chosen.
            title: What it is called.
            query: The query that gives the list.
            state: What the reader has chosen, as it stands in the address.
            links: Its data, where they do not lie beside its address.
        """
        address = self.site.url(path) + (f"?{state}" if state else "")
        return PageData(
            iri=address,
            is_thing=False,
            links=self._links(path.rstrip("/"), state) if links is None else links,
            query=self.query_page(query) if query else "",
            citation=cited(address, title, self.manifest),
            described=self.site.path("/dumps/void.ttl"),
            structured=list_data(address, title, self.manifest),
        )

    def of_release(self, path: str, title: str) -> PageData:
        """Return what goes with a page that is about the whole release: its dumps, and how it is cited."""
        listed = {file.name: file for file in self.manifest.files}
        links = [
            DataLink(_WORDS.get(name.rpartition(".")[2], name), self.site.path(f"/dumps/{name}"),
                     listed[name].mediaType)
            for name in _DUMPS if name in listed
        ]  # fmt: skip
        data = self.of_list(path, title, "", links=links)
        urls = {self.site.url(f"/dumps/{name}"): listed[name].mediaType for name in _DUMPS if name in listed}
        structured = release_data(self.site.url("/"), urls, self.manifest)
        return replace(data, structured=structured, citation=cited(self.site.url("/"), _NAME, self.manifest))

    def answers(self, query: str, formats: Iterable[Format]) -> list[DataLink]:
        """Return the answer of a query in each of some formats."""
        page = self.query_page(query)
        return [
            DataLink(offer.label, f"{page}&format={offer.name}", offer.media_type) for offer in formats
        ]

    def query_page(self, query: str) -> str:
        """Return the address of the query page with a query."""
        return f"{self.site.path('/sparql')}?query={quote_plus(query)}"

    def _links(self, base: str, state: str = "") -> list[DataLink]:
        return list(links_to(self.site, base, self.formats, state))


def links_to(site: Site, base: str, formats: Iterable[Format], state: str = "") -> Iterable[DataLink]:
    """Yield the data below an address, in each of these formats."""
    for offer in formats:
        href = site.path(f"{base}.{offer.name}") + (f"?{state}" if state else "")
        yield DataLink(_WORDS.get(offer.name, offer.label), href, offer.media_type)

"""The site: the facts that every page and answer needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from parley.advice.hints import HintFinder
from parley.advice.vocabulary import KnownNames
from parley.names import PREFIXES
from parley.release.manifest import Manifest
from parley.store.data.statistics import DataStatistics
from parley.store.executors.limits import Limits
from parley.web.configuration.announcement import announced, told_graphs
from parley.web.http.client import ClientRule


@dataclass(frozen=True)
class Release:
    """A served release.

    Attributes:
        directory: The folder of its files.
        manifest: Its manifest.
    """

    directory: Path
    manifest: Manifest

    @property
    def digest(self) -> str:
        """Its digest."""
        return self.manifest.release


@dataclass(frozen=True)
class Site:
    """The server as its clients see it.

    Attributes:
        base_url: The public address, without a slash at the end.
        limits: The limits of a query.
        triples: How many triples are loaded, in all graphs together.
        store_id: Changes whenever the data may have changed; part of every ETag.
        release: The release; None for a plain endpoint over files.
        file_names: The files of a plain endpoint, without their folders.
        prefixes: The prefixes that queries need not declare.
        clients: How the client of a request is identified.
        cache_bytes: The size of the cache of answers.
        vocabulary: The names in the release; None if they were not read.
        changing: Whether the data may change at any time, so that no answer is cached and none has an ETag.
        remote: Whether a remote store answers the queries.
        contents: Statistics of the data; None if they were not counted.
        texts: The canonical texts of articles whose passages pages show, by their hashes.
        contact: The e-mail address or web page for reports of wrong claims; None for none.
        operator: Who runs the server, as readers are told; None if it is not said.
    """

    base_url: str
    limits: Limits
    triples: int
    store_id: str
    release: Release | None = None
    file_names: tuple[str, ...] = ()
    prefixes: dict[str, str] = field(default_factory=lambda: dict(PREFIXES))
    clients: ClientRule = field(default_factory=ClientRule)
    cache_bytes: int = 64 * 1024 * 1024
    vocabulary: KnownNames | None = None
    changing: bool = False
    remote: bool = False
    contents: DataStatistics | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    contact: str | None = None
    operator: str | None = None

    @property
    def promises(self) -> list[str]:
        """The limits in words, and what the default graph is."""
        return [*announced(self.limits, remote=self.remote), *self.graphs]

    @property
    def graphs(self) -> list[str]:
        """The default graph, in words; nothing for a remote store."""
        return told_graphs(self.contents) if self.contents and not self.remote else []

    @property
    def is_preview(self) -> bool:
        """Whether claims are served that nobody has confirmed, to their maker only."""
        return self.release is not None and self.release.manifest.preview

    @cached_property
    def is_local(self) -> bool:
        """Whether the public address is one of this machine alone, so that nobody else can follow it."""
        host = urlsplit(self.base_url).hostname or ""
        return host == "localhost" or host == "::1" or host.startswith("127.")

    @cached_property
    def prefix(self) -> str:
        """The path of the site, "" for the top."""
        return urlsplit(self.base_url).path.rstrip("/")

    @cached_property
    def hint_finder(self) -> HintFinder:
        """What finds in queries what is probably not as it was meant."""
        return HintFinder(self.vocabulary, self.prefixes, self.contents)

    def path(self, local: str) -> str:
        """Return the path of a page, for links."""
        return self.prefix + local

    def url(self, local: str) -> str:
        """Return the public address of a page."""
        return self.base_url + local

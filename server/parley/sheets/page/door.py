"""The access to the pages of a sheet: only the user who ran the command knows the address."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import compare_digest, token_urlsafe

LOOPBACK = "127.0.0.1"
_HTTP = 80
_BYTES = 24


@dataclass(frozen=True, slots=True)
class Visitor:
    """The headers of a request that show its sender.

    Attributes:
        host: Its Host header. Another host is a name that was made to lead here.
        origin: Its Origin header, which a browser sends with every change.
        site: Its Sec-Fetch-Site header, in which a browser states the site of the request.
    """

    host: str
    origin: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class EntryRefusal:
    """The reason for a refusal, with the status of the answer."""

    status: int
    why: str


@dataclass(frozen=True, slots=True)
class Door:
    """The address of the pages of one sheet.

    Attributes:
        token: A text that nobody can guess, at the beginning of every path.
    """

    port: int
    token: str

    @property
    def host(self) -> str:
        """The host with its port, as a browser names it."""
        return LOOPBACK if self.port == _HTTP else f"{LOOPBACK}:{self.port}"

    @property
    def origin(self) -> str:
        """The only origin whose pages may send data."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"{self.origin}/{self.token}/"

    def refusal(self, reader: Visitor, path: str, *, writes: bool = False) -> EntryRefusal | None:
        """Return why a request is refused; None if it is allowed."""
        if reader.host != self.host:
            return EntryRefusal(421, "This machine has another name. Use the address as it was printed.")
        if not compare_digest(path.split("/")[1].encode(), self.token.encode()):
            return EntryRefusal(
                404, "There is nothing at this address. Use the whole address as it was printed."
            )
        from_here = reader.origin in (None, self.origin) and reader.site in (None, "none", "same-origin")
        if not from_here or (writes and reader.origin is None):
            return EntryRefusal(
                403, "Another page asked for this. Type the address into the browser yourself."
            )
        return None


def new_token() -> str:
    """Return a token that nobody can guess."""
    return token_urlsafe(_BYTES)

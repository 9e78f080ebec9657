"""The settings of the server: one typed object, from which flags, environment variables and docs are made.

A new setting is a field of ``Settings``: nothing else names it but who uses it, and the table in
``docs/operation.md``, which ``python -m parley.web.configuration.manual`` prints.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from typing import Any, get_args, get_type_hints

from parley.store.executors.accounts import Allowance
from parley.store.executors.limits import MEBIBYTE, Limits

_DEFAULTS = Limits()
_SETTING = "setting"
_BY_MACHINE = "one for each core, at least 2"


@dataclass(frozen=True)
class Setting:
    """What people are told of a setting.

    Attributes:
        name: Its name; the flag is ``--name``, the variable ``PARLEY_NAME``.
        default: What holds where nothing is said.
        kind: The type of its value.
        metavar: What kind of value it takes.
        help: What it does.
        minimum: The least number it takes, if it is a number.
        maximum: The greatest.
        shown_default: The default in words; it may depend on the machine.
        by_flag_only: Whether it has no variable: it must be said each time.
    """

    name: str
    default: str | int | float | bool | None
    kind: type[Any]
    metavar: str
    help: str
    minimum: float | None
    maximum: float | None
    shown_default: str
    by_flag_only: bool = False

    @property
    def flag(self) -> str:
        """The option of the command line."""
        return f"--{self.name}"

    @property
    def variable(self) -> str | None:
        """The environment variable, if there is one."""
        return None if self.by_flag_only else "PARLEY_" + self.name.upper().replace("-", "_")

    @property
    def parameter(self) -> str:
        """The name in Python."""
        return self.name.replace("-", "_")


def _told(
    default: Any,
    metavar: str,
    text: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    shown: str | None = None,
    by_flag_only: bool = False,
) -> Any:
    """Return a field with what people are told of it."""
    told = {"metavar": metavar, "help": text, "minimum": minimum, "maximum": maximum, "shown_default": shown}
    return field(default=default, metadata={_SETTING: {**told, "by_flag_only": by_flag_only}})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of a server, each with its default."""

    host: str = _told(
        "127.0.0.1", "ADDRESS", "Address to listen on; only this machine can reach the default."
    )
    port: int = _told(8080, "N", "Port to listen on; 0 takes a free one.", minimum=0, maximum=65_535)
    base_url: str | None = _told(
        None,
        "URL",
        "Public address, such as https://example.org/parley, where a proxy stands in front; links and "
        "redirects use its path.",
    )
    timeout: float = _told(
        _DEFAULTS.timeout,
        "SECONDS",
        "How long a query may take, waiting included, before it is ended.",
        minimum=0.1,
    )
    memory: int = _told(
        _DEFAULTS.memory, "MIB", "Memory that one query may use beyond the data (kept on Linux).", minimum=16
    )
    max_answer: int = _told(
        _DEFAULTS.answer,
        "MIB",
        "Size of an answer; a larger one becomes an error that names the dumps.",
        minimum=1,
    )
    cache: int = _told(64, "MIB", "Memory for answers that were given before; 0 keeps none.", minimum=0)
    executors: int = _told(
        _DEFAULTS.executors,
        "N",
        "How many queries run at the same time before any of them has taken long.",
        minimum=1,
        shown=_BY_MACHINE,
    )
    long_queries: int = _told(
        _DEFAULTS.long_queries,
        "N",
        "How many queries run at the same time that have taken long; they give way to the others.",
        minimum=1,
        shown=_BY_MACHINE,
    )
    waiting: int = _told(
        _DEFAULTS.waiting,
        "N",
        "How many more queries may wait, of greedy clients and of others; the next gets 503.",
        minimum=0,
    )
    client_burst: float = _told(
        _DEFAULTS.allowance.burst,
        "SECONDS",
        "CPU time that one client may use at once; 0 for no accounts.",
        minimum=0,
    )
    client_rate: float = _told(
        _DEFAULTS.allowance.rate,
        "SHARE",
        "CPU time that a client gets back each second; 429 while its account is overdrawn.",
        minimum=0.001,
    )
    log: str | None = _told(
        None,
        "FILE",
        "File that gets a line of JSON for each request, without the query; - for standard error.",
    )
    articles: str | None = _told(
        None,
        "FOLDER",
        "The texts of the articles (.txt). Pages of claims and articles then show the passages to all who "
        "can reach the server: only where you may do that.",
        by_flag_only=True,
    )
    store: str | None = _told(
        None, "URL", "SPARQL endpoint of a remote store that answers the queries; nothing is loaded here."
    )
    store_credentials: str | None = _told(
        None, "FILE", "File of one line, user:password or Bearer TOKEN, that the store asks for."
    )
    store_timeout: str | None = _told(
        None,
        "NAME=VALUE",
        "How the store is told the time limit of a query, such as timeout={ms} or timeout={s}.",
    )
    store_version: str | None = _told(
        None,
        "TEXT",
        "What the data are called in a store that does not say; a new one whenever they change. Without a "
        "version nothing is cached.",
    )
    count_loopback: bool = _told(False, "", "Keep accounts for clients on this machine too.")
    client_header: str | None = _told(
        None,
        "NAME",
        "Header in which the proxy in front gives the client's address, such as X-Forwarded-For; only "
        "where every request comes through that proxy.",
    )
    contact: str | None = _told(
        None,
        "ADDRESS",
        "Whom readers tell that a claim is wrong: an e-mail address or a web page, named on the page About.",
    )

    @property
    def limits(self) -> Limits:
        """What one query may use, and how many may run."""
        return Limits(
            timeout=self.timeout,
            memory=self.memory,
            answer=self.max_answer,
            executors=self.executors,
            long_queries=self.long_queries,
            waiting=self.waiting,
            allowance=Allowance(self.client_burst, self.client_rate),
        )

    @property
    def cache_bytes(self) -> int:
        """The memory for answers that were given before, in bytes."""
        return self.cache * MEBIBYTE


def settings() -> tuple[Setting, ...]:
    """Return what people are told of the settings, in order."""
    kinds = get_type_hints(Settings)
    return tuple(_setting(one, kinds[one.name]) for one in fields(Settings))


def _setting(told: Field[Any], kind: Any) -> Setting:
    words = dict(told.metadata[_SETTING])
    shown = words.pop("shown_default") or str(told.default)
    plain = next((one for one in get_args(kind) if one is not type(None)), kind)  # of "str | None", str
    default: Any = told.default
    return Setting(told.name.replace("_", "-"), default, plain, shown_default=shown, **words)

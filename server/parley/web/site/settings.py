"""The settings of the server: one table, from which flags, environment variables and docs are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from parley.store.executors.accounts import Allowance
from parley.store.executors.limits import Limits

_DEFAULTS = Limits()


@dataclass(frozen=True)
class Setting:
    """A setting.

    Attributes:
        name: Its name; the flag is ``--name``, the variable ``PARLEY_NAME``.
        default: What holds where nothing is said.
        metavar: What kind of value it takes.
        help: What it does.
        minimum: The least number it takes, if it is a number.
        maximum: The greatest.
        limit: The field of ``Limits`` that it sets, if it sets one.
    """

    name: str
    default: str | int | float | bool | None
    metavar: str
    help: str
    minimum: float | None = None
    maximum: float | None = None
    limit: str | None = None

    @property
    def flag(self) -> str:
        """The option of the command line."""
        return f"--{self.name}"

    @property
    def variable(self) -> str:
        """The environment variable."""
        return "PARLEY_" + self.name.upper().replace("-", "_")

    @property
    def parameter(self) -> str:
        """The name in Python."""
        return self.name.replace("-", "_")

    @property
    def shown_default(self) -> str:
        """The default in words; it may depend on the machine."""
        depends = self.limit in ("executors", "long_queries")
        return "one for each core, at least 2" if depends else str(self.default)

    @property
    def kind(self) -> type[str] | type[int] | type[float] | type[bool]:
        """The type of its value."""
        return str if self.default is None else type(self.default)


SETTINGS = (
    Setting("host", "127.0.0.1", "ADDRESS", "Address to listen on; only this machine can reach the default."),
    Setting("port", 8080, "N", "Port to listen on; 0 takes a free one.", minimum=0, maximum=65_535),
    Setting(
        "base-url",
        None,
        "URL",
        "Public address, such as https://example.org/parley, where a proxy stands in front; links and "
        "redirects use its path.",
    ),
    Setting(
        "timeout",
        _DEFAULTS.timeout,
        "SECONDS",
        "How long a query may take, waiting included, before it is ended.",
        minimum=0.1,
        limit="timeout",
    ),
    Setting(
        "memory",
        _DEFAULTS.memory,
        "MIB",
        "Memory that one query may use beyond the data (kept on Linux).",
        minimum=16,
        limit="memory",
    ),
    Setting(
        "max-answer",
        _DEFAULTS.answer,
        "MIB",
        "Size of an answer; a larger one becomes an error that names the dumps.",
        minimum=1,
        limit="answer",
    ),
    Setting(
        "cache",
        64,
        "MIB",
        "Memory for answers that were given before; 0 keeps none.",
        minimum=0,
    ),
    Setting(
        "executors",
        _DEFAULTS.executors,
        "N",
        "How many queries run at the same time before any of them has taken long.",
        minimum=1,
        limit="executors",
    ),
    Setting(
        "long-queries",
        _DEFAULTS.long_queries,
        "N",
        "How many queries run at the same time that have taken long; they give way to the others.",
        minimum=1,
        limit="long_queries",
    ),
    Setting(
        "waiting",
        _DEFAULTS.waiting,
        "N",
        "How many more queries may wait, of greedy clients and of others; the next gets 503.",
        minimum=0,
        limit="waiting",
    ),
    Setting(
        "client-burst",
        _DEFAULTS.allowance.burst,
        "SECONDS",
        "CPU time that one client may use at once; 0 for no accounts.",
        minimum=0,
    ),
    Setting(
        "client-rate",
        _DEFAULTS.allowance.rate,
        "SHARE",
        "CPU time that a client gets back each second; 429 while its account is overdrawn.",
        minimum=0.001,
    ),
    Setting(
        "log",
        None,
        "FILE",
        "File that gets a line of JSON for each request, without the query; - for standard error.",
    ),
    Setting(
        "store",
        None,
        "URL",
        "SPARQL endpoint of a remote store that answers the queries; nothing is loaded here.",
    ),
    Setting(
        "store-credentials",
        None,
        "FILE",
        "File of one line, user:password or Bearer TOKEN, that the store asks for.",
    ),
    Setting(
        "store-timeout",
        None,
        "NAME=VALUE",
        "How the store is told the time limit of a query, such as timeout={ms} or timeout={s}.",
    ),
    Setting(
        "store-version",
        None,
        "TEXT",
        "What the data are called in a store that does not say; a new one whenever they change. Without a "
        "version nothing is cached.",
    ),
    Setting("count-loopback", False, "", "Keep accounts for clients on this machine too."),
    Setting(
        "client-header",
        None,
        "NAME",
        "Header in which the proxy in front gives the client's address, such as X-Forwarded-For; only "
        "where every request comes through that proxy.",
    ),
)


def limits_of(values: dict[str, object]) -> Limits:
    """Return the limits that a set of values makes; the keys are the settings' parameters."""
    chosen: dict[str, Any] = {
        setting.limit: type(getattr(_DEFAULTS, setting.limit))(values[setting.parameter])
        for setting in SETTINGS
        if setting.limit
    }
    allowance = Allowance(cast("float", values["client_burst"]), cast("float", values["client_rate"]))
    return Limits(**chosen, allowance=allowance)

"""The settings of the server, as one typed object. Flags, environment variables and docs are made from it.

A new setting is a field of ``Settings``. Only the code that uses a setting names it, and the table in
``docs/operation.md``, which ``python -m parley.web.configuration.manual`` prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, get_args, get_type_hints

from parley.store.executors.accounts import Allowance
from parley.store.executors.limits import MEBIBYTE, Limits

SettingValue = str | int | float | bool | None
_DEFAULTS = Limits()
_SETTING = "setting"
_BY_MACHINE = "one for each core, at least 2"


@dataclass(frozen=True)
class Setting:
    """The description of a setting.

    Attributes:
        name: Its name; the flag is ``--name``, the variable ``PARLEY_NAME``.
        default: Its value if none is given.
        kind: The type of its value.
        metavar: The kind of value, as the help shows it.
        help: Its effect.
        minimum: The least number allowed, if it is a number.
        maximum: The greatest number allowed.
        shown_default: The default in words; it may depend on the machine.
        by_flag_only: Whether it has no variable, so that it must be given each time.
    """

    name: str
    default: SettingValue
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


def _described(
    default: Any,
    metavar: str,
    text: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    shown: str | None = None,
    by_flag_only: bool = False,
) -> Any:
    """Return a field with its description. As with ``field``, its type is that of the annotation.

    Name and type of the setting are those of the field, which has them only in its class.
    """
    described = Setting(
        "", default, object, metavar, text, minimum, maximum, shown or str(default), by_flag_only
    )
    return field(default=default, metadata={_SETTING: described})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of a server, each with its default."""

    host: str = _described(
        "127.0.0.1", "ADDRESS", "Address to listen on; only this machine can reach the default."
    )
    port: int = _described(8080, "N", "Port to listen on; 0 means any free port.", minimum=0, maximum=65_535)
    base_url: str | None = _described(
        None,
        "URL",
        "Public address, such as https://example.org/parley, if the server is behind a proxy. Links and "
        "redirects use its path.",
    )
    timeout: float = _described(
        _DEFAULTS.timeout,
        "SECONDS",
        "Time that a query may take, including its waiting time. Then it is ended.",
        minimum=0.1,
    )
    memory: int = _described(
        _DEFAULTS.memory,
        "MIB",
        "Memory that one query may use beyond the data (enforced on Linux).",
        minimum=16,
    )
    max_answer: int = _described(
        _DEFAULTS.answer,
        "MIB",
        "Size limit of an answer. Instead of a larger answer, the client gets an error that names the dumps.",
        minimum=1,
    )
    cache: int = _described(64, "MIB", "Memory of the cache of answers; 0 means no cache.", minimum=0)
    executors: int = _described(
        _DEFAULTS.executors,
        "N",
        "Number of short queries that run at the same time.",
        minimum=1,
        shown=_BY_MACHINE,
    )
    long_queries: int = _described(
        _DEFAULTS.long_queries,
        "N",
        "Number of long queries that run at the same time. They give way to short ones.",
        minimum=1,
        shown=_BY_MACHINE,
    )
    waiting: int = _described(
        _DEFAULTS.waiting,
        "N",
        "Number of queries that may wait, for greedy clients and for others. The next query gets 503.",
        minimum=0,
    )
    client_burst: float = _described(
        _DEFAULTS.allowance.burst,
        "SECONDS",
        "CPU time that one client may use at once; 0 means no accounts.",
        minimum=0,
    )
    client_rate: float = _described(
        _DEFAULTS.allowance.rate,
        "SHARE",
        "CPU time that a client gets back each second. While its account is overdrawn, it gets 429.",
        minimum=0.001,
    )
    log: str | None = _described(
        None,
        "FILE",
        "File for the log: a line of JSON for each request, without the query; - means standard error.",
    )
    articles: str | None = _described(
        None,
        "FOLDER",
        "Folder with the texts of the articles (.txt). Pages of claims and articles then show the passages "
        "to everyone who can reach the server. Use it only if you may show them.",
        by_flag_only=True,
    )
    store: str | None = _described(
        None, "URL", "SPARQL endpoint of a remote store that answers the queries. Nothing is loaded here."
    )
    store_credentials: str | None = _described(
        None, "FILE", "File of one line with the credentials of the store: user:password or Bearer TOKEN."
    )
    store_timeout: str | None = _described(
        None,
        "NAME=VALUE",
        "Parameter that gives the store the time limit of a query, such as timeout={ms} or timeout={s}.",
    )
    store_version: str | None = _described(
        None,
        "TEXT",
        "Version of the data, for a store that gives none. Use a new one whenever the data change. Without "
        "a version nothing is cached.",
    )
    count_loopback: bool = _described(False, "", "Also keep accounts for clients on this machine.")
    client_header: str | None = _described(
        None,
        "NAME",
        "Header in which the proxy in front gives the address of the client, such as X-Forwarded-For. Use "
        "it only if every request comes through that proxy.",
    )
    contact: str | None = _described(
        None,
        "ADDRESS",
        "E-mail address or web page for readers who find a wrong claim. The page About shows it.",
    )
    operator: str | None = _described(None, "NAME", "Who runs the server. The page About shows it.")

    @classmethod
    def of(cls, values: Mapping[str, SettingValue]) -> Settings:
        """Return the settings with these values, each under its name in Python.

        Raises:
            TypeError: A value has another type than its setting, or there is no such setting.
        """
        kinds = get_type_hints(cls)
        for name, value in values.items():
            if name not in kinds or not isinstance(value, kinds[name]):
                raise TypeError(f"{name} cannot be {value!r}")
        return cls(**dict[str, Any](values))

    @property
    def limits(self) -> Limits:
        """The limits of one query, and the number of queries that may run."""
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
        """The memory of the cache of answers, in bytes."""
        return self.cache * MEBIBYTE


def settings() -> tuple[Setting, ...]:
    """Return the descriptions of the settings, in order."""
    kinds = get_type_hints(Settings)
    return tuple(_setting(one, kinds[one.name]) for one in fields(Settings))


def _setting(declared: Field[Any], kind: Any) -> Setting:
    described: Setting = declared.metadata[_SETTING]
    plain = next((one for one in get_args(kind) if one is not type(None)), kind)  # of "str | None", str
    return replace(described, name=declared.name.replace("_", "-"), kind=plain)

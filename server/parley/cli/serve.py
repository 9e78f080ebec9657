"""``parley serve``: serves a release, or any RDF files, over HTTP."""

from __future__ import annotations

import errno
import functools
import os
import re
import secrets
import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

import click
from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels

from parley.cli import options
from parley.errors import InputError, ServiceError
from parley.release.manifest import read_manifest
from parley.release.publication import CURRENT
from parley.store.executors.launching import Zygote
from parley.store.executors.limits import Limits
from parley.store.loading.files.input_files import InputFile, input_files
from parley.store.loading.source import Source
from parley.store.remote.address import StoreAddress, checked_address
from parley.web.configuration.remote import site_of_store
from parley.web.configuration.settings import Setting, Settings, SettingValue, settings
from parley.web.configuration.site import Release, Site
from parley.web.http.client import ClientRule
from parley.web.serving.server import ServingPlan, make_server

Others = ParamSpec("Others")
"""The parameters of a command beside its settings."""

_SETTINGS = "parley.settings"
_STOP_SECONDS = 5
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")
_PAGE = re.compile(r"https?://[^\s<>\"]+")


def _with_settings(command: Callable[Concatenate[Settings, Others], None]) -> Callable[Others, None]:
    """Add an option for each setting of the server. The command gets all of them as its first argument."""

    @functools.wraps(command)
    def with_settings(*arguments: Others.args, **options: Others.kwargs) -> None:
        chosen = Settings.of(click.get_current_context().meta[_SETTINGS])
        command(chosen, *arguments, **options)

    extended: Callable[Others, None] = with_settings
    for setting in reversed(settings()):
        extended = _option_of(setting)(extended)
    return extended


def _option_of(setting: Setting) -> Callable[[Callable[Others, None]], Callable[Others, None]]:
    """Return the option of a setting. Its value goes to the settings, not to a parameter of the command."""
    return click.option(
        setting.flag,
        is_flag=setting.kind is bool,
        default=setting.default,
        type=_type_of(setting),
        metavar=setting.metavar or None,
        envvar=setting.variable,
        help=setting.help,
        show_default=setting.default is not None,
        show_envvar=setting.variable is not None,
        expose_value=False,
        callback=_keep,
    )


def _type_of(setting: Setting) -> click.ParamType[Any] | type:
    if setting.minimum is None:
        return setting.kind
    ranged = click.FloatRange if setting.kind is float else click.IntRange
    return ranged(min=setting.minimum, max=setting.maximum)  # type: ignore[arg-type]  # whole for whole numbers


def _keep(context: click.Context, option: click.Parameter, value: SettingValue) -> None:
    """Put the value of an option to the settings of this call."""
    context.meta.setdefault(_SETTINGS, {})[option.name] = value


@click.command()
@options.release
@_with_settings
@options.base
@options.input_format("--format", "--input-format")
@options.union_default_graph
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="[FILE]...")
def serve(
    settings: Settings,
    /,
    releases: Path,
    paths: tuple[Path, ...],
    base: str | None,
    input_format: str | None,
    union: bool,
) -> None:
    """Serve a release, RDF FILEs, or a remote store, over HTTP, read-only.

    A FILE may also be a pipe, - for standard input, or a folder with RDF files. It may be compressed
    (.gz .bz2 .zst). If there is no release yet, the command builds one first.
    """
    port = claim_port(settings.host, settings.port)
    address = f"http://{_in_url(settings.host)}:{port}"
    texts = texts_of(settings.articles)
    if texts:
        click.echo(f"Everyone who can reach this server sees passages of {len(texts)} texts.", err=True)
    check_log(settings.log)
    base_url = check_base_url(settings.base_url) or address
    with ExitStack() as stack:
        with input_files(paths, base, input_format) as files:
            source = source_of(releases, files, settings, union=union)
            zygote = stack.enter_context(Zygote(source, settings.limits))
        site = replace(
            site_of(source, base_url, settings.limits, zygote, releases),
            clients=ClientRule(settings.client_header, settings.count_loopback),
            cache_bytes=settings.cache_bytes,
            texts=texts,
            contact=check_contact(settings.contact),
            operator=settings.operator,
        )
        refuse_public_preview(site.release, settings.host, settings.base_url)
        plan = ServingPlan(
            zygote=zygote.address,
            process=zygote.process,
            site=site,
            parent=os.getpid(),
            greeting=greeting(site, address, source),
            current=followed(releases) if site.release and source.store is None else None,
            store=source.store,
            releases=releases,
            log=settings.log,
        )
        _run(plan, settings.host, port, zygote)


def check_log(path: str | None) -> None:
    """Open the log once, before anything is loaded.

    Raises:
        InputError: It cannot be written.
    """
    if path is None:
        return
    try:
        Path(path).open("a", encoding="utf-8").close()
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror})", where="--log") from error


def texts_of(folder: str | None) -> dict[str, str]:
    """Return the texts that pages may show, by their hashes. Without a folder, there are none.

    Raises:
        InputError: There is no such folder, or no readable text in it.
    """
    if folder is None:
        return {}
    from parley.claims.corpus import load_texts  # serving without texts needs no corpus

    return load_texts(Path(folder))


def _run(plan: ServingPlan, host: str, port: int, zygote: Zygote) -> None:
    """Serve until a signal stops the server, or the process with the data ends."""
    lost: list[bool] = []

    def stop() -> None:
        lost.append(True)
        os.kill(os.getpid(), signal.SIGTERM)

    zygote.on_death(stop)
    server = Granian(
        "parley",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        loop=Loops.uvloop,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS + 2,
    )
    server.serve(target_loader=functools.partial(make_server, plan), wrap_loader=False)
    if lost:
        raise ServiceError("the process with the data ended, so the server stopped. Start it again.")


def claim_port(host: str, port: int) -> int:
    """Return the port to listen on, before anything is loaded; for 0, any free port.

    Raises:
        ServiceError: The port is taken.
        InputError: The address is not an address of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except PermissionError as error:
        raise ServiceError(
            f"port {port} needs the rights of an administrator; choose one above 1023"
        ) from error
    except socket.gaierror as error:
        raise InputError(f"there is no address “{host}”", where="--host") from error
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise InputError(f"{host} is not an address of this machine", where="--host") from error
        raise ServiceError(
            f"cannot listen on {host}:{port} ({error.strerror}); stop what listens there, or choose --port"
        ) from error


def refuse_public_preview(release: Release | None, host: str, base_url: str | None) -> None:
    """Refuse to serve a preview if another machine could read it: nobody has confirmed its claims.

    Raises:
        InputError: It is a preview, and the address is not a loopback address, or there is a proxy in front.
    """
    if release is None or not release.manifest.preview:
        return
    way_out = "only this machine may read it; build a release for others"
    if base_url is not None:
        raise InputError(f"this is a preview: {way_out}", where="--base-url")
    if not _is_loopback(host):
        raise InputError(f"“{host}” is no loopback address, and this is a preview: {way_out}", where="--host")


def _is_loopback(host: str) -> bool:
    """Return whether only this machine reaches an address, by all addresses of its name."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return all(ip_address(str(address[0]).partition("%")[0]).is_loopback for *_, address in found)


def check_contact(contact: str | None) -> str | None:
    """Return the address for reports of readers.

    Raises:
        InputError: It is neither an e-mail address nor a web page.
    """
    if contact is None or _MAIL.fullmatch(contact) or _PAGE.fullmatch(contact):
        return contact
    raise InputError(
        f"“{contact}” is neither an e-mail address nor a web page (https://…)", where="--contact"
    )


def check_base_url(base_url: str | None) -> str | None:
    """Return a public address without a slash at its end.

    Raises:
        InputError: It is not an address of a website.
    """
    if base_url is None:
        return None
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise InputError(f"“{base_url}” is no address like https://example.org/parley", where="--base-url")
    return base_url.rstrip("/")


def find_release(directory: Path) -> Path:
    """Return the folder of the current release; build it if there is none at the default place.

    Raises:
        InputError: There is none, and none can be built there.
    """
    current = directory / "current"
    if not current.exists() and not (directory / "manifest.json").exists():
        from parley.release.build import build  # serving alone needs no builder

        click.echo(f"There is no release in {directory}: building it.", err=True)
        build(directory, tell=functools.partial(click.echo, err=True))
    return (current if current.exists() else directory).resolve()


def followed(directory: Path) -> Path | None:
    """Return the link to the current release; None if one release was named."""
    link = directory.absolute() / CURRENT
    return link if link.is_symlink() else None


def source_of(
    releases: Path, files: tuple[InputFile, ...], settings: Settings, *, union: bool = False
) -> Source:
    """Return the source to serve.

    Raises:
        InputError: It cannot be used as given.
    """
    if settings.store is None:
        return Source(files=files, union=union) if files else Source(release=find_release(releases))
    if files:
        raise InputError("give files or a store, not both", where="--store")
    address = StoreAddress(
        settings.store, settings.store_credentials, settings.store_timeout, settings.store_version
    )
    return Source(store=checked_address(address))


def site_of(source: Source, base_url: str, limits: Limits, zygote: Zygote, releases: Path) -> Site:
    """Return the site to serve."""
    triples = zygote.triples
    if source.store is not None:
        site = Site(base_url, limits, triples, "", contents=zygote.contents)
        return site_of_store(site, releases, zygote.version, triples)
    if source.release is None:
        names = tuple(Path(file.shown).name for file in source.files)
        site = Site(base_url, limits, triples, store_id=secrets.token_hex(8), file_names=names)
    else:
        release = Release(source.release, read_manifest(source.release))
        site = Site(base_url, limits, triples, store_id=release.digest, release=release)
    return replace(site, contents=zygote.contents)


def greeting(site: Site, address: str, source: Source) -> str:
    """Return the message for the start of the server."""
    what = f"release {site.release.digest}" if site.release else ", ".join(site.file_names)
    if source.store is not None:
        kept = "no version: nothing is cached" if site.changing else "no release here has its version"
        what = f"store at {source.store.shown}; {what or kept}"
    public = f" (public: {site.base_url})" if site.base_url != address else ""
    return f"Serving {site.triples:,} triples ({what}) at {address}/ — SPARQL at {address}/sparql{public}"


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host

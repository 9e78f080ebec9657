"""The files of the release, unchanged, with validators and ranges."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, send_from_directory
from werkzeug.wrappers import Response as BaseResponse

from parley.release import manifest
from parley.store.query.formats import TURTLE
from parley.web.configuration.site import Release
from parley.web.http.negotiation import HTML, by_accept
from parley.web.http.validators import accepts_gzip
from parley.web.pages.lists import served
from parley.web.views.downloads import by_content, earlier, release_called
from parley.web.views.store_reader import current_reader, current_release


def blueprint() -> Blueprint:
    """Return the routes of the dumps."""
    dumps = Blueprint("dumps", __name__)
    dumps.add_url_rule("/dumps/", "listing", listing)
    dumps.add_url_rule("/dumps/<name>", "file", file)
    dumps.add_url_rule("/dumps/<version>/<name>", "earlier_file", earlier_file)
    dumps.add_url_rule("/.well-known/void", "well_known_void", well_known_void)
    return dumps


def listing() -> str:
    """List the files."""
    release = current_release()
    return render_template(
        "dumps.html",
        manifest=release.manifest,
        groups=by_content(release.manifest),
        earlier=earlier(release),
        data=served().of_release("/dumps/", "Downloads"),
    )


def file(name: str) -> BaseResponse:
    """Send a file of the release."""
    return _sent(current_release(), name)


def earlier_file(version: str, name: str) -> BaseResponse:
    """Send a file of an earlier release that is still here."""
    release = release_called(current_release(), version)
    if release is None:
        abort(404)
    return _sent(release, name)


def _sent(release: Release, name: str) -> BaseResponse:
    """Send a file that the manifest lists, or the manifest itself; compressed, if the client accepts that.

    A range refers to the named file, so it is never sent compressed.
    """
    types = _media_types(release)
    if name not in types:
        abort(404)
    packed = f"{name}.gz" in types and "Range" not in request.headers
    packed = packed and accepts_gzip(request.headers.get("Accept-Encoding"))
    stored = f"{name}.gz" if packed else name
    response = send_from_directory(
        release.directory, stored, mimetype=types[name], conditional=True, etag=_digest(release, stored)
    )
    if response.status_code == 412 or _is_changed(response):
        response.close()
        abort(412)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _is_changed(response: BaseResponse) -> bool:
    """Return whether a file is newer than the client allows [RFC 9110, section 13.1.4]."""
    allowed, written = request.if_unmodified_since, response.last_modified
    return "If-Match" not in request.headers and bool(allowed and written and written > allowed)


def well_known_void() -> BaseResponse:
    """Redirect to the description of the release [VoID, section 7.2]."""
    current_release()
    site = current_reader().site
    chosen = by_accept(request.headers.get("Accept"), (TURTLE, HTML))
    target = "/dumps/" if chosen is HTML else "/dumps/void.ttl"
    response = redirect(site.path(target), 303)
    response.headers["Vary"] = "Accept"
    return response


def _media_types(release: Release) -> dict[str, str]:
    listed = {entry.name: entry.mediaType for entry in release.manifest.files}
    return {**listed, manifest.NAME: "application/json"}


def _digest(release: Release, name: str) -> str:
    listed = {entry.name: entry.sha256 for entry in release.manifest.files}
    return listed.get(name, release.digest)

"""Serving the pages of a sheet to this machine alone, until it is told to stop."""

from __future__ import annotations

import socket
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from parley.errors import ServiceError
from parley.sheets.page.door import LOOPBACK


class _Silent(WSGIRequestHandler):
    """Writes no log: the token is a part of every address."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002  # as it is called there
        """Say nothing."""

    def version_string(self) -> str:
        """Name the program, and not of what it is made."""
        return "parley"


def bound(port: int | None) -> socket.socket:
    """Return a socket that this machine alone reaches, at a port or at any that is free.

    Raises:
        ServiceError: The port is taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port or 0))
    except OSError as error:
        listening.close()
        message = f"cannot listen on {LOOPBACK}:{port} ({error.strerror})"
        raise ServiceError(f"{message}; leave --port out for one that is free") from error
    listening.listen()
    return listening


def server_of(listening: socket.socket, app: Flask) -> BaseWSGIServer:
    """Return a server of an application on a socket."""
    host, port = listening.getsockname()[:2]
    return make_server(host, port, app, threaded=True, request_handler=_Silent, fd=listening.fileno())

"""Serves the pages of a sheet to this machine only, until it is stopped."""

from __future__ import annotations

import signal
import socket
from threading import Thread
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from parley.errors import ServiceError
from parley.sheets.page.door import LOOPBACK


class _Silent(WSGIRequestHandler):
    """Writes no log, because the token is part of every address."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002  # as it is called there
        """Write nothing."""

    def version_string(self) -> str:
        """Return the name of the program, without its libraries."""
        return "parley"


def bound(port: int | None) -> socket.socket:
    """Return a socket that only this machine can reach, at a given port or at any free one.

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
        raise ServiceError(f"{message}; without --port, a free one is used") from error
    listening.listen()
    return listening


def server_of(listening: socket.socket, app: Flask) -> BaseWSGIServer:
    """Return a server of an application on a socket."""
    host, port = listening.getsockname()[:2]
    return make_server(host, port, app, threaded=True, request_handler=_Silent, fd=listening.fileno())


def serve_until_stopped(server: BaseWSGIServer) -> None:
    """Serve until Ctrl+C, or another request to end.

    The signal is awaited, and not handled: what a handler raises is lost wherever Python ignores exceptions.
    """
    stops = (signal.SIGINT, signal.SIGTERM)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        serving = Thread(target=server.serve_forever, daemon=True)
        serving.start()
        signal.sigwait(stops)
        server.shutdown()
        serving.join()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

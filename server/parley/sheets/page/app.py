"""The application: the pages of a sheet behind their address, with nothing from any other place."""

from __future__ import annotations

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from parley.errors import InputError
from parley.sheets.page.door import Door, Visitor
from parley.sheets.page.pages import Pages
from parley.sheets.page.paper import ChangedError, Paper

_LARGEST = 256 * 1024
"""How many bytes may be sent: enough for an answer and a long note."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
)  # fmt: skip


def make_app(paper: Paper, door: Door) -> Flask:
    """Return the application for one file, for users who know its address."""
    prefix = f"/{door.token}"
    app = Flask(__name__, static_url_path=f"{prefix}/static")
    app.config.update(MAX_CONTENT_LENGTH=_LARGEST, MAX_FORM_MEMORY_SIZE=_LARGEST)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.before_request(lambda: _let_in(door))
    app.after_request(_closed)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(InputError, _not_done)
    Pages(paper).register(app, prefix)
    return app


def _let_in(door: Door) -> Response | None:
    """Return a refusal, or None. A refused client learns nothing from it, not even the token."""
    head = request.headers
    asked = Visitor(head.get("Host", ""), head.get("Origin"), head.get("Sec-Fetch-Site"))
    refusal = door.refusal(asked, request.path, writes=request.method == "POST")
    return Response(f"{refusal.why}\n", refusal.status, mimetype="text/plain") if refusal else None


def _closed(response: Response) -> Response:
    """Isolate a page: no other page may read, frame or send to it, and nothing of it is cached."""
    for name, value in _HEADERS:
        response.headers[name] = value
    return response


def _refused(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    why = "Something went wrong, and nothing was saved." if status >= 500 else str(error.description)
    return render_template("refused.html", why=why, retry=None), status


def _not_done(error: InputError) -> tuple[str, int]:
    """Report the fault of the file, and return the sent text, so that no note is lost."""
    status = 409 if isinstance(error, ChangedError) else 400
    note = request.form.get("note", "")
    return render_template("refused.html", why=str(error), retry=request.path, note=note), status

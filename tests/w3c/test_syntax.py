"""W3C syntax tests: SPARQL is answered, and other text is refused as the client's mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

Serve = Callable[..., Callable[..., httpx.Response]]

NOT_RUN = "query-refused"


def test_syntax(syntax_case: Any, serve: Serve) -> None:
    response = serve([])(
        "POST",
        "/sparql",
        content=syntax_case.query(),
        headers={"Content-Type": "application/sparql-query"},
    )
    valid = syntax_case.kind.startswith("Positive")
    if valid and response.status_code == 400 and response.json()["code"] == NOT_RUN:
        assert "no function" in response.text  # well-formed, but such functions are made up by the test
        return
    assert response.status_code == (200 if valid else 400), response.text
    assert valid or response.json()["code"] in ("malformed-query", NOT_RUN)

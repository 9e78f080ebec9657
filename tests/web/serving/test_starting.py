"""What the serving process says before it serves anything."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from parley.store.executors.limits import Limits
from parley.web.configuration.site import Site
from parley.web.serving.server import Server, ServingPlan


def test_a_server_that_has_not_started_answers_that_it_is_starting() -> None:
    site = Site("http://parley.test", Limits(), 0, "no data")
    server = Server(ServingPlan(zygote=Path("nowhere"), process=0, site=site, parent=os.getpid()))
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(server({"type": "http", "method": "GET", "path": "/sparql", "headers": []}, receive, send))
    assert sent[0]["status"] == 503
    assert dict(sent[0]["headers"])[b"retry-after"] == b"10"
    assert b"It is starting." in sent[1]["body"]

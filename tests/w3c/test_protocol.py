"""W3C protocol and service description tests, against the running server."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

import parley
from tests.greetings import greeting_of

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SD = "http://www.w3.org/ns/sparql-service-description#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASS = "http://xmlns.com/foaf/0.1/Document"
DATA = "http://kasei.us/2009/09/sparql/data/"
KINDS = {
    "boolean": ("application/sparql-results+xml", "application/sparql-results+json"),
    "tabular": (
        "application/sparql-results+xml",
        "application/sparql-results+json",
        "text/tab-separated-values",
        "text/csv",
    ),
    "RDF": ("application/rdf+xml", "text/turtle", "application/n-triples"),
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server over the graphs that the protocol tests name."""
    data = tmp_path_factory.mktemp("w3c") / "data.nq"
    data.write_text(
        "".join(f"<{DATA}data{n}.rdf> <{RDF_TYPE}> <{CLASS}> <{DATA}data{n}.rdf> .\n" for n in (1, 2, 3))
    )
    command = [sys.executable, "-m", "parley", "serve", "--port", "0", str(data)]
    package = str(Path(parley.__file__).parents[1])
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": package}
    ) as server:
        said = greeting_of(server.stderr, 30)
        address = re.search(r"http://[\d.]+:\d+", said)
        assert address, said
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(base_url=address.group(), timeout=20, transport=transport) as opened:
            opened.headers.pop("accept")
            yield opened
        server.send_signal(signal.SIGTERM)


def test_protocol(protocol_case: Any, client: httpx.Client) -> None:
    manifest = protocol_case.manifest
    for request in manifest.members(manifest.value(protocol_case.action, HT + "requests")):
        expected = manifest.value(request, HT + "resp")
        response = client.request(*method_and_path(manifest, request), **parts(manifest, request))
        families = {node.value[-3] for node in manifest.values(expected, MF + "expectedStatus")}
        if "update" in protocol_case.name:
            assert response.status_code in (400, 403, 405, 415), response.text  # read-only, always
            break
        assert str(response.status_code)[0] in families, response.text
        if kind := manifest.value(expected, MF + "expectedFormat"):
            assert response.headers["content-type"].partition(";")[0] in KINDS[kind.value]
        if truth := manifest.value(expected, MF + "expectedBoolean"):
            assert response.json()["boolean"] is (truth.value == "true")


def method_and_path(manifest: Any, request: Any) -> tuple[str, str]:
    path = manifest.value(request, HT + "absolutePath").value
    return manifest.value(request, HT + "methodName").value, path


def parts(manifest: Any, request: Any) -> dict[str, Any]:
    headers = {
        manifest.value(header, HT + "fieldName").value: manifest.value(header, HT + "fieldValue").value
        for header in manifest.members(manifest.value(request, HT + "headers"))
    }
    body = manifest.value(request, HT + "body")
    if body is None:
        return {"headers": headers}
    text = manifest.value(body, CNT + "chars").value
    encoding = manifest.value(body, CNT + "characterEncoding")
    return {"headers": headers, "content": text.encode(encoding.value if encoding else "utf-8")}


@pytest.fixture(scope="module")
def description(client: httpx.Client) -> list[ox.Triple]:
    """The service description, as GET on the endpoint gives it."""
    response = client.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    return [quad.triple for quad in ox.parse(response.content, format=ox.RdfFormat.TURTLE)]


def test_the_service_description_names_its_endpoint(
    description: list[ox.Triple], client: httpx.Client
) -> None:
    endpoints = [triple.object.value for triple in description if triple.predicate.value == SD + "endpoint"]
    assert endpoints == [f"{client.base_url}/sparql".replace("//sparql", "/sparql")]


@pytest.mark.parametrize(
    ("name", "valid"),
    [
        ("supportedLanguage", lambda value: value.startswith(SD)),
        ("feature", lambda value: value.startswith(SD)),
        ("resultFormat", lambda value: value.startswith("http://www.w3.org/ns/formats/")),
        ("defaultDataset", lambda value: value.startswith("http://127.0.0.1")),
    ],
)
def test_the_service_description_conforms_to_its_schema(
    description: list[ox.Triple], name: str, valid: Callable[[str], bool]
) -> None:
    services = {t.subject for t in description if t.object == ox.NamedNode(SD + "Service")}
    assert len(services) == 1
    found = [t for t in description if t.predicate.value == SD + name]
    assert all(t.subject in services and valid(t.object.value) for t in found)
    assert found or name == "feature"

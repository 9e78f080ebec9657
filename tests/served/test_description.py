"""Schemathesis against the running server: what the OpenAPI description says of it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
)
EXAMPLES = 30
"""Requests that are drawn for each operation, besides those at the bounds of every parameter."""

HOOKS = """
import schemathesis

@schemathesis.serializer("application/sparql-query")
def serialize(context, value):
    return str(value).encode("utf-8", "replace")

@schemathesis.hook
def filter_case(context, case):
    return case.method != "QUERY"  # a method of /sparql that OpenAPI 3.1 has no word for
"""


@pytest.mark.slow
def test_the_server_does_what_its_description_says(origin: str, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{origin}/openapi.json", "--no-color",
        "--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing",
        "--max-examples", str(EXAMPLES), "--generation-deterministic",
        "--url", origin, "--warnings", "off",
    ]  # fmt: skip
    (tmp_path / "hooks.py").write_text(HOOKS)
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "No issues found" in done.stdout, done.stdout[-2000:]

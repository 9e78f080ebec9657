"""The shape of the code: the direction of imports, the length of functions, and forbidden names."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "server" / "parley").rglob("*.py"))
LONGEST = 50
MUTABLE_CALLS = {"dict", "list", "set", "defaultdict", "Counter", "deque", "OrderedDict"}
FROZEN = "Mapping", "Sequence", "frozenset", "tuple", "Final"


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT / "server"))


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in MODULES}


@pytest.fixture(scope="module")
def trees(texts: dict[Path, str]) -> dict[Path, ast.Module]:
    return {path: ast.parse(text) for path, text in texts.items()}


def test_there_are_modules() -> None:
    assert len(MODULES) > 50


def test_import_contract_is_kept() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "server")}
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", done.stdout)


def test_functions_are_short(trees: dict[Path, ast.Module]) -> None:
    functions = (
        (path, node)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = {
        (_name(path), node.name): length
        for path, node in functions
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST
    }
    assert long == {}


def test_module_is_of_one_noun(texts: dict[Path, str]) -> None:
    lines = {_name(path): len(text.splitlines()) for path, text in texts.items()}
    assert {name: count for name, count in lines.items() if count > 350} == {}


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in MUTABLE_CALLS


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr, str]]:
    """Yield the bindings at the top of a module: name, value and annotation."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield ast.unparse(target), node.value, ""
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield ast.unparse(node.target), node.value, ast.unparse(node.annotation)


def test_modules_hold_no_state(trees: dict[Path, ast.Module]) -> None:
    """A value of a mutable type has the name of a constant, and the module does not change it."""
    state = {_name(path): (*_variables(tree), *_changed(tree)) for path, tree in trees.items()}
    assert {name: held for name, held in state.items() if held} == {}


def _mutable(tree: ast.Module) -> set[str]:
    return {name for name, value, _ in _constants(tree) if _is_mutable(value)}


def _variables(tree: ast.Module) -> list[str]:
    """Return what looks mutable and is no constant by its name."""
    return [name for name in _mutable(tree) if name != name.upper() and not name.startswith("__")]


def _changed(tree: ast.Module) -> list[str]:
    """Return where a module changes what looks mutable."""
    constants = _mutable(tree)
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
        or (isinstance(node, ast.Call) and _changes(node.func, constants))
        or (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Store | ast.Del)
            and _is_one_of(node.value, constants)
        )
    ]


def _changes(function: ast.expr, constants: set[str]) -> bool:
    changing = {
        "append",
        "extend",
        "add",
        "update",
        "setdefault",
        "pop",
        "popitem",
        "clear",
        "remove",
        "discard",
        "insert",
        "sort",
    }
    return (
        isinstance(function, ast.Attribute)
        and function.attr in changing
        and _is_one_of(function.value, constants)
    )


def _is_one_of(node: ast.expr, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def test_whatever_is_public_has_a_docstring(trees: dict[Path, ast.Module]) -> None:
    bare = {_name(path): _undocumented(tree) for path, tree in trees.items()}
    assert {name: held for name, held in bare.items() if held} == {}


def _undocumented(tree: ast.Module) -> list[str]:
    """Return what is public and has no docstring."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    bodies = [
        tree,
        *(node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")),
    ]
    public = [
        node
        for body in bodies
        for node in body.body
        if isinstance(node, kinds) and not node.name.startswith("_")
    ]
    of_module = [] if ast.get_docstring(tree) else ["the module"]
    return of_module + [node.name for node in public if not ast.get_docstring(node)]


def test_nothing_is_left_to_do(texts: dict[Path, str]) -> None:
    left = {_name(path) for path, text in texts.items() if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)}
    assert left == set()


# What no file of the repository may name -------------------------------------------------------------

LOOPBACK = ("localhost", "127.0.0.1")
REGISTRIES = frozenset(
    "".join(parts) for parts in (("pypi", ".org"), ("python", "hosted", ".org"), ("npm", "js", ".org"))
)
"""Hosts of the public registries, put together here so that this file does not name them either."""


def _tracked() -> list[Path]:
    """Return the files that git tracks, or would; nothing outside a repository."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()] if done.returncode == 0 else []


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    paths = _tracked()
    if not paths:
        pytest.skip("this is no git repository: there are no tracked files to read")
    return paths


def _registry_hosts() -> set[str]:
    """Return the hosts of the public registries, and what else this machine is set up with."""
    settings = [
        value
        for name, value in os.environ.items()
        if re.search(r"INDEX|FIND_LINKS|PROXY|REGISTRY", name.upper())
    ]
    pip = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    urls = re.findall(r"[a-z+]+://[^\s'\"]+", " ".join([pip.stdout, *settings]))
    parts = {urlsplit(url).hostname or urlsplit(url).path.rstrip("/") for url in urls}
    return REGISTRIES | {part for part in parts if part and len(part) > 4 and part not in LOOPBACK}


def test_no_file_names_a_path_of_this_machine(tracked: list[Path]) -> None:
    places = {str(ROOT), str(ROOT.parent / "shared"), sys.prefix, str(Path.home())} - {
        "/",
        "/root",
        sys.base_prefix,
    }
    found = [
        (path.name, place) for path in tracked for place in places if place.encode() in path.read_bytes()
    ]
    assert found == []


def test_no_file_names_a_registry(tracked: list[Path]) -> None:
    hosts = _registry_hosts()
    found = [(path.name, host) for path in tracked for host in hosts if host.encode() in path.read_bytes()]
    assert found == []


@pytest.mark.parametrize("name", ["serve.txt", "test.txt"])
def test_lock_file_pins_versions_and_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|@ file", text)
    pins = re.findall(r"^[A-Za-z0-9_.\[\]-]+==[^\s;]+", text, re.MULTILINE)
    assert pins
    assert len(re.findall(r"^[A-Za-z0-9_.-]", text, re.MULTILINE)) == len(pins)
    assert text.count("--hash=sha256:") >= len(pins)

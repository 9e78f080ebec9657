"""The examples in docstrings: each prints what stands below it."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import parley

RUN_ON_IMPORT = ("parley.__main__",)


def test_examples_print_what_stands_below_them() -> None:
    names = [found.name for found in pkgutil.walk_packages(parley.__path__, "parley.")]
    tried = {
        name: doctest.testmod(importlib.import_module(name)) for name in names if name not in RUN_ON_IMPORT
    }
    assert {name: result.failed for name, result in tried.items() if result.failed} == {}
    assert sum(result.attempted for result in tried.values()) > 200

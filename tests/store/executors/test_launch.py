"""Zygotes: they start or say why not, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from parley.errors import InputError
from parley.store.executors.launching import Zygote
from parley.store.executors.limits import Limits
from parley.store.loading.files.input_files import on_disk
from parley.store.loading.source import Source


def test_a_zygote_tells_how_much_it_loaded_and_vanishes(triples_file: Path) -> None:
    with Zygote(Source(files=(on_disk(triples_file),)), Limits()) as zygote:
        folder = zygote.address.parent
        assert zygote.triples == 3000
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_a_file_that_cannot_be_loaded_is_an_error_of_the_caller(tmp_path: Path) -> None:
    (tmp_path / "bad.nt").write_text("oops\n")
    with pytest.raises(InputError, match=r"bad\.nt:1: is not valid N-Triples"):
        Zygote(Source(files=(on_disk(tmp_path / "bad.nt"),)), Limits())


def test_the_end_of_a_zygote_is_noticed(triples_file: Path) -> None:
    noticed = threading.Event()
    with Zygote(Source(files=(on_disk(triples_file),)), Limits()) as zygote:
        zygote.on_death(noticed.set)
        os.kill(zygote._process.pid, signal.SIGKILL)
        assert noticed.wait(10)


def test_a_zygote_that_is_stopped_did_not_die(triples_file: Path) -> None:
    noticed = threading.Event()
    with Zygote(Source(files=(on_disk(triples_file),)), Limits()) as zygote:
        zygote.on_death(noticed.set)
    assert not noticed.wait(0.05)

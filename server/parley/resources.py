"""The places of ontology, triples, shapes and docs: in a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path

from parley.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """Return the folder with ``ontology/``, ``triples/``, ``shapes/`` and ``docs/``.

    A checkout (also installed in editable mode) has them at its top level; a wheel has them inside the
    package.
    """
    checkout = _PACKAGE.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "ontology").is_dir():
        return checkout
    return _PACKAGE / "data"


def is_own(name: str, root: Path | None) -> bool:
    """Return whether a corpus has one of the data folders itself, and does not use Parley's."""
    return root is None or (root / name).is_dir()


def folder(name: str, root: Path | None = None) -> Path:
    """Return one of the data folders.

    Args:
        name: ``ontology``, ``triples``, ``shapes`` or ``docs``.
        root: Another corpus (``--data DIR``). If it has no ontology or shapes, Parley's own are used, so it
            needs no copy of them. It must have triples, or it would be Parley's corpus.

    Raises:
        InputError: The folder is in neither place.
    """
    places = (root,) if root is not None and name == "triples" else (root, data_root())
    for place in places:
        if place is not None and (place / name).is_dir():
            return place / name
    raise InputError(f"there is no folder {name}/ here", where=str(root or data_root()))

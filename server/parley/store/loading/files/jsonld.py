"""JSON-LD, read by PyLD, with a count of what its algorithms leave out [JSON-LD 1.1 API, section 8].

Nothing is fetched: a context outside the file is read from the folder of the file, or the file is refused.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pyoxigraph as ox
from pyld import jsonld
from pyld.context_resolver import ContextResolver

from parley.names import XSD
from parley.store.loading.files.json_text import JsonError, read_json
from parley.store.loading.files.notices import Notices

_UNMAPPED = "no context says what they are"
_NO_IRI = "they name things by no absolute IRI"
_DIRECTED = "values have no direction of text in RDF 1.1"
_ANONYMOUS = "properties cannot be blank nodes"
_FREE = "values and lists stand alone, and nothing has them"
_NO_NAME = "a name that a context maps to null, or like a keyword"
_DOUBLE = XSD + "double"
_SHOWN = 40
"""How many characters of a value are shown."""
_AS_WRITTEN = "x-as-written:"
"""A prefix for a datatype that PyLD must not recognize, until it has made RDF."""


def read_json_ld(data: bytes, base: str | None, folder: Path, notices: Notices) -> Iterator[ox.Quad]:
    """Yield the quads of a JSON-LD document.

    Args:
        data: The document.
        base: Its address; None if it has none.
        folder: The folder of the contexts that it names.
        notices: Receives what is left out.

    Raises:
        JsonError: It is not JSON-LD, or needs a file that is not there.
    """
    document = read_json(data)
    if not isinstance(document, dict | list):
        raise JsonError("it is neither an object nor a list")
    tags = _Tags()
    tags.search(document)
    processor = _Processor(notices, tags)
    loader = _Loader(base, folder, tags)
    options = {
        "base": base or "",
        "documentLoader": loader,
        "contextResolver": ContextResolver({}, loader),
    }
    try:
        with warnings.catch_warnings(record=True) as reserved:
            warnings.simplefilter("always")
            dataset = processor.to_rdf(document, options)
    except jsonld.JsonLdError as error:
        raise JsonError(_reason(error)) from error
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise JsonError(f"it cannot be expanded ({error})") from error
    for warning in reserved:
        if warning.category is SyntaxWarning:
            notices.drop("names like keywords are reserved", str(warning.message))
    yield from _quads(dataset, notices, tags)


class _Tags:
    """The language tags of a document as they are written: PyLD gives them in small letters."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}

    def add(self, tag: str) -> None:
        if tag != tag.lower():
            self._written[tag.lower()] = tag

    def search(self, part: Any) -> None:
        """Add the tags of all ``@language`` in a part of a document, or in a context."""
        waiting = [part]
        while waiting:
            item = waiting.pop()
            if isinstance(item, dict):
                waiting.extend(item.values())
                if isinstance(tag := item.get("@language"), str):
                    self.add(tag)
            elif isinstance(item, list):
                waiting.extend(item)

    def of(self, language: str) -> str:
        """Return a language as the document writes it."""
        return self._written.get(language, language)


class _Processor(jsonld.JsonLdProcessor):  # type: ignore[misc]  # PyLD has no types
    """A processor that notes what it leaves out."""

    def __init__(self, notices: Notices, tags: _Tags) -> None:
        super().__init__(on_property_dropped=self._dropped)
        self._notices = notices
        self._tags = tags

    def _dropped(self, name: str | None) -> None:
        self._notices.drop(_UNMAPPED, f"“{name}”" if name else _NO_NAME)

    def expand(self, input_: Any, options: Any) -> Any:
        """Expand, and search the result for parts that cannot become RDF."""
        expanded = super().expand(input_, options)
        _inspect(expanded, self._notices)
        return expanded

    def _expand(
        self,
        active_ctx: Any,
        active_property: Any,
        element: Any,
        options: Any,
        inside_list: bool = False,
        *arguments: Any,
        **named: Any,
    ) -> Any:
        """Expand a part, and note a value or a list that no node has: the algorithm drops it."""
        found = super()._expand(
            active_ctx, active_property, element, options, inside_list, *arguments, **named
        )
        if found is None and element is not None and not inside_list:
            at_top = active_property is None or self._means(active_ctx, active_property, "@graph")
            if at_top and (free := self._free(active_ctx, element)):
                self._notices.drop(_FREE, f"“{free}”")
        return found

    def _free(self, active_ctx: Any, element: Any) -> str:
        """Return a value that stands alone, or the beginning of a list; empty for other parts."""
        if not isinstance(element, dict):
            return str(element)
        held = [
            value
            for name, value in element.items()
            if any(self._means(active_ctx, name, keyword) for keyword in ("@value", "@list"))
        ]
        return json.dumps(held[0], ensure_ascii=False)[:_SHOWN] if held and held[0] is not None else ""

    def _means(self, active_ctx: Any, name: str, keyword: str) -> bool:
        return bool(self._expand_iri(active_ctx, name, vocab=True) == keyword)

    def _expand_language_map(self, active_ctx: Any, language_map: Any, direction: Any) -> Any:
        for tag in language_map:
            self._tags.add(tag)
        return super()._expand_language_map(active_ctx, language_map, direction)

    def _expand_iri(
        self, active_ctx: Any, value: Any, base: str | None = None, *arguments: Any, **named: Any
    ) -> Any:
        """Do not change a relative IRI without a base; PyLD would use one of example.org."""
        missing = base == "" and "@base" not in active_ctx
        return super()._expand_iri(active_ctx, value, None if missing else base, *arguments, **named)


def _inspect(expanded: Any, notices: Notices) -> None:
    """Note the parts of an expanded document that will not be in the dataset."""
    waiting = [expanded]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict) and "@value" in item:
            if "@direction" in item:
                notices.drop(_DIRECTED, f"“{item['@direction']}”")
            _spare_double(item)
        elif isinstance(item, dict):
            for name in (item.get("@id"), *(item.get("@type") or ())):
                if name is not None and not _is_absolute(name):
                    notices.drop(_NO_IRI, f"“{name}”")
            for name in item:
                if name.startswith("_:"):
                    notices.drop(_ANONYMOUS, name)
            waiting.extend(item.values())


def _spare_double(item: dict[str, Any]) -> None:
    """Protect a double from changes.

    PyLD 3.3.0 writes even doubles in strings again, and its 16 digits are too few for some of them
    [JSON-LD 1.1 API, section 8.6, against IEEE 754, section 5.12.2].
    """
    value, datatype = item["@value"], item.get("@type")
    if isinstance(value, str) and datatype == _DOUBLE:
        item["@type"] = _AS_WRITTEN + _DOUBLE
    elif isinstance(value, float) and datatype in (None, _DOUBLE) and float(f"{value:.15E}") != value:
        mantissa, exponent = f"{value:.16E}".split("E")
        item.update({"@value": f"{mantissa.rstrip('0')}E{int(exponent)}", "@type": _AS_WRITTEN + _DOUBLE})


def _is_absolute(name: str) -> bool:
    return name.startswith("_:") or bool(jsonld._is_absolute_iri(name))


def _quads(dataset: dict[str, list[dict[str, Any]]], notices: Notices, tags: _Tags) -> Iterator[ox.Quad]:
    nodes: dict[str, ox.BlankNode] = {}
    for name, triples in dataset.items():
        graph: Any = ox.DefaultGraph() if name == "@default" else _resource(name, nodes, notices)
        for triple in triples:
            parts = [_term(triple[key], nodes, notices, tags) for key in ("subject", "predicate", "object")]
            if graph is not None and None not in parts:
                yield ox.Quad(parts[0], parts[1], parts[2], graph)


def _term(
    term: dict[str, Any] | None, nodes: dict[str, ox.BlankNode], notices: Notices, tags: _Tags
) -> Any:
    if term is None:
        return None  # a relative IRI, which was noted
    if term["type"] != "literal":
        return _resource(term["value"], nodes, notices)
    language = term.get("language")
    try:
        if language is None:
            datatype = term["datatype"].removeprefix(_AS_WRITTEN)
            return ox.Literal(term["value"], datatype=ox.NamedNode(datatype))
        written = ox.Literal(term["value"], language=language)
    except ValueError:
        notices.drop("their language or datatype is none", f"“{language or term['datatype']}”")
        return None
    if (spelled := tags.of(language)) != language.lower():
        notices.tags.add(spelled)
    return written


def _resource(name: str, nodes: dict[str, ox.BlankNode], notices: Notices) -> Any:
    if name.startswith("_:"):
        return nodes.setdefault(name, ox.BlankNode())
    try:
        return ox.NamedNode(name)
    except ValueError:
        notices.drop(_NO_IRI, f"“{name}”")
        return None


class _Loader:
    """Reads the contexts that a document names from the folder of the document."""

    def __init__(self, base: str | None, folder: Path, tags: _Tags) -> None:
        self._base = urljoin(base, ".") if base else ""
        self._folder = folder
        self._tags = tags

    def __call__(self, address: str, _: object) -> dict[str, Any]:
        """Return a context.

        Raises:
            JsonError: It is not in the folder.
        """
        name = unquote(address.removeprefix(self._base)) if self._base else ""
        path = (self._folder / name).resolve()
        inside = address.startswith(self._base or "\0") and path.is_relative_to(self._folder.resolve())
        if not inside or not path.is_file():
            raise JsonError(
                f"it needs the context at “{address}”, and nothing is fetched: put it beside the file and"
                " name it by its file name, or write it into the file"
            )
        context = read_json(path.read_bytes())
        self._tags.search(context)
        return {
            "document": context,
            "documentUrl": address,
            "contextUrl": None,
            "contentType": "application/ld+json",
        }


def _reason(error: BaseException) -> str:
    """Return the first cause of an error of PyLD."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error.args[0] if error.args else error)

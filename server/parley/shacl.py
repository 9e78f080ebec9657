"""SHACL validation behind one function, by either of two engines that give equal results.

pyshifty is fast. pySHACL is the oracle of the tests, and the engine if pyshifty has no wheel. Both read
only the data graph and infer nothing (SHACL, sections 1.5 and 3.4). They differ in one point: rdflib orders
literals of different types. If a day is compared with a string, both refuse the string, and pyshifty
refuses the comparison as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import Literal

import pyoxigraph as ox
import rdflib
from rdflib.namespace import SH, XSD

ShaclEngine = Literal["shifty", "pyshacl"]
Validate = Callable[[Iterable[ox.Triple]], "list[ShaclResult]"]
ShaclTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

# rdflib logs a traceback for each value that it cannot read, and pySHACL fails if it compares one. Under
# an unknown datatype such a value is still ill-typed. The IRI of this datatype sorts before all of XML
# Schema's, so rdflib treats no value as smaller, as if the two could not be compared.
_ILL_TYPED = "about:ill-typed/"
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")
_BOOLEANS = ("true", "false", "1", "0")


@dataclass(frozen=True, slots=True)
class ShaclResult:
    """One validation result (SHACL, section 3.6.2).

    Attributes:
        focus: The IRI of the node that was checked.
        shape: The IRI of the shape that refuses it.
        path: The IRI of the property; None if the path is not just one, or there is none.
        value: The refused value, as an IRI or a literal in N-Triples; None if there is none.
        severity: ``Violation``, ``Warning`` or ``Info``.
        message: The message of the shape.
    """

    focus: str
    shape: str
    path: str | None
    value: str | None
    severity: str
    message: str

    @property
    def order(self) -> tuple[str, str, str, str, str, str]:
        """The sort key of results."""
        return (self.focus, self.shape, self.path or "", self.value or "", self.severity, self.message)


def default_engine() -> ShaclEngine:
    """Return the fast engine if it is installed, otherwise pySHACL."""
    return "shifty" if find_spec("shifty") else "pyshacl"


def prepare(shapes: bytes, *, engine: ShaclEngine | None = None) -> Validate:
    """Return a function that tells, in a fixed order, what shapes refuse in data graphs.

    Args:
        shapes: The shapes graph, as Turtle or N-Triples; it is read only once.
        engine: None for the fast one where it is installed.
    """
    return _shifty(shapes) if (engine or default_engine()) == "shifty" else _pyshacl(shapes)


def _shifty(shapes: bytes) -> Validate:
    import shifty

    validator = shifty.PreparedValidator(shapes)

    def run(data: Iterable[ox.Triple]) -> list[ShaclResult]:
        _, report, _ = validator.validate(_n_triples(data), graph_mode="data", infer=False)
        return _results(report)

    return run


def _pyshacl(shapes: bytes) -> Validate:
    import pyshacl

    graph = rdflib.Graph().parse(data=shapes, format="turtle")

    def run(data: Iterable[ox.Triple]) -> list[ShaclResult]:
        own = rdflib.Graph().parse(data=_n_triples(data), format="nt")
        _, report, _ = pyshacl.validate(own, shacl_graph=graph, inference="none")
        if not isinstance(report, rdflib.Graph):
            raise TypeError(f"pySHACL returned no report but {report!r}")
        return _results(report)

    return run


def _n_triples(data: Iterable[ox.Triple]) -> bytes:
    readable = (ox.Triple(triple.subject, triple.predicate, _readable(triple.object)) for triple in data)
    return ox.serialize(readable, format=ox.RdfFormat.N_TRIPLES) or b""


def _readable(term: ShaclTerm) -> ShaclTerm:
    if isinstance(term, ox.Literal) and not _well_typed(term.value, term.datatype.value):
        return ox.Literal(term.value, datatype=ox.NamedNode(_ILL_TYPED + term.datatype.value))
    return term


def _well_typed(lexical: str, datatype: str) -> bool:
    """Return whether a literal has a value, for the datatypes that Parley uses."""
    if datatype == str(XSD.integer):
        return _INTEGER.fullmatch(lexical) is not None
    if datatype == str(XSD.boolean):
        return lexical in _BOOLEANS
    if datatype == str(XSD.date):
        match = _DAY.fullmatch(lexical)
        return match is not None and _is_day(match[1])
    return True


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _results(report: rdflib.Graph) -> list[ShaclResult]:
    nodes = report.objects(predicate=SH.result)
    return sorted({_result(report, node) for node in nodes}, key=lambda result: result.order)


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> ShaclResult:
    path = report.value(node, SH.resultPath)
    value = report.value(node, SH.value)
    return ShaclResult(
        focus=_text(report.value(node, SH.focusNode)),
        shape=_text(report.value(node, SH.sourceShape)),
        path=str(path) if isinstance(path, rdflib.URIRef) else None,
        value=None if value is None else _text(value),
        severity=str(report.value(node, SH.resultSeverity)).removeprefix(str(SH)),
        message=str(report.value(node, SH.resultMessage)),
    )


def _text(node: rdflib.term.Node | None) -> str:
    if isinstance(node, rdflib.Literal):
        return str(_literal(node))
    # Labels of blank nodes differ from run to run.
    return "_:" if isinstance(node, rdflib.BNode) else str(node)


def _literal(node: rdflib.Literal) -> ox.Literal:
    if node.language:
        return ox.Literal(str(node), language=node.language)
    datatype = str(node.datatype or XSD.string).removeprefix(_ILL_TYPED)
    return ox.Literal(str(node), datatype=ox.NamedNode(datatype))

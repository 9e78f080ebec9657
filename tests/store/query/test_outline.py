"""The scan: its results for a query, its refusals, and no refusal of a large honest query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.query.failures import MalformedQuery, QueryFailure, QueryRefused
from parley.store.query.formats import QueryForm
from parley.store.query.outline import MAX_NAMED, Outline, outline


def repeat(text: str, number: int, glue: str = "") -> str:
    return glue.join(text.replace("#", str(i)) for i in range(number))


BOMBS = {
    "nested groups": "ASK " + "{" * 5_000 + "}" * 5_000,
    "nested lists": "ASK {?s ?p " + "(" * 300 + ")" * 300 + "}",
    "nested blank nodes": "ASK {?s ?p " + "[?p " * 100 + "1" + "]" * 100 + "}",
    "nested expressions": "ASK {FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ")}",
    "nested paths": "ASK {?s " + "(" * 30_000 + "<p:p>" + ")" * 30_000 + " ?o}",
    "nested functions": "ASK {FILTER(" + "STR(" * 1_000 + "1" + ")" * 1_000 + ")}",
    "nested OPTIONAL": "ASK " + "{?s ?p ?o OPTIONAL " * 3_000 + "{}" + "}" * 3_000,
    "nested FILTER EXISTS": "ASK " + "{?s ?p ?o FILTER EXISTS " * 1_000 + "{}" + "}" * 1_000,
    "nested triple terms": "ASK {?s ?p " + "<<( ?s ?p " * 10_000 + "?o" + " )>>" * 10_000 + "}",
    "chain of OPTIONAL": "ASK {" + repeat("OPTIONAL {?s <p:#> ?o#}", 300) + "}",
    "chain of MINUS": "ASK {?s ?p ?o " + repeat("MINUS {?s <p:#> ?o}", 3_000) + "}",
    "chain of BIND": "ASK {" + repeat("BIND(1 AS ?x#)", 3_000) + "}",
    "chain of VALUES": "ASK {" + repeat("VALUES ?x# {1}", 3_000) + "}",
    "chain of UNION": "ASK {" + repeat("{?s <p:#> ?o}", 10_000, "UNION") + "}",
    "chain of groups": "ASK {" + repeat("{?s <p:#> ?o}", 300) + "}",
    "chain of GRAPH": "ASK {" + repeat("GRAPH ?g# {?s ?p ?o}", 300) + "}",
    "chain of FILTER": "ASK {" + repeat("FILTER(?x > #)", 10_000) + "}",
    "chain of &&": "ASK {FILTER(" + repeat("?x", 10_000, "&&") + ")}",
    "chain of ||": "ASK {FILTER(" + repeat("?x", 10_000, "||") + ")}",
    "chain of +": "ASK {FILTER(" + repeat("1", 10_000, "+") + ")}",
    "chain of !": "ASK {FILTER(" + "!" * 10_000 + "?x)}",
    "chain of HAVING": "SELECT (1 AS ?x) {} GROUP BY ?s HAVING " + "(?x)" * 10_000,
    "sequence path": "ASK {?s " + repeat("<p:#>", 1_000, "/") + " ?o}",
    "triples": "ASK {" + repeat("?s <p:#> ?o#", 300, ".") + "}",
    "predicates": "ASK {?s " + repeat("<p:#> ?o#", 300, ";") + "}",
    "objects": "ASK {?s <p:p> " + repeat("?o#", 300, ",") + "}",
    "projections": "SELECT " + repeat("(1 AS ?x#)", 3_000) + " {}",
    "described things": "DESCRIBE " + repeat("<e:#>", 3_000, " "),
    "described names": "DESCRIBE " + repeat("ex:a#", 3_000, " "),
    "more tokens than any query": "ASK {FILTER(?x IN (" + repeat("#", 60_000, ",") + "))}",
    "brackets that look like an IRI": "ASK {FILTER(?a<" + "(" * 5_000 + "1" + ")" * 5_000 + ">?b)}",
    "operators that look like an IRI": "ASK {FILTER(?a<" + "!" * 10_000 + "?c>?b)}",
    "brackets open over several IRIs": "ASK {FILTER(" + "?a<((((((((?b>?c " * 20 + ")}",
    "brackets after a comment-like name": "ASK {?s ex:a\\#b " + "{" * 5_000,
    "brackets after a quote-like name": "ASK {?s ex:it\\'s " + "{" * 5_000,
    "keyword glued to a dot": "ASK {?s ?p true" + ".MINUS{?s ?p true}" * 3_000 + "}",
}


@pytest.mark.parametrize("query", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_are_refused(query: str) -> None:
    with pytest.raises(QueryRefused):
        outline(query)


HONEST = {
    "100,000 rows of VALUES": "SELECT * {VALUES ?x {" + repeat("<e:#>", 100_000, " ") + "}}",
    "100,000 pairs": "SELECT * {VALUES (?x ?y) {" + repeat('(ex:a# "b#"@en)', 100_000) + "}}",
    "10,000 values of IN": "ASK {FILTER(?x IN (" + repeat("<e:#>", 10_000, ",") + "))}",
    "60 columns": "SELECT " + repeat("?c#", 60, " ") + "{" + repeat("OPTIONAL {?s <p:#> ?c#}", 60) + "}",
    "64 ways of UNION": "ASK {" + repeat("{?s <p:#> ?o ; <q:q> ?r . FILTER(?o > 1)}", 64, "UNION") + "}",
    "a large template": "CONSTRUCT {" + repeat("?s <p:#> ?o", 500, " . ") + "} WHERE {?s ?p ?o}",
    "IRIs with brackets": "ASK {" + repeat("?s <http://e/A_(b)_[#]> ?o", 100, " . ") + "}",
    "brackets in a string": 'ASK {?s ?p "' + "{([" * 5_000 + '"}',
    "brackets in a long string": "ASK {?s ?p '''" + "{([\n' " * 5_000 + "'''}",
    "brackets in a comment": "ASK { # " + "{([" * 5_000 + "\n}",
    "brackets in data": "SELECT * {VALUES ?x {'" + "(" * 5_000 + "'}}",
}


@pytest.mark.parametrize("query", HONEST.values(), ids=HONEST.keys())
def test_large_honest_queries_pass(query: str) -> None:
    assert outline(query).form is not None


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", QueryForm.SELECT),
        ("  ask{}", QueryForm.ASK),
        ("PREFIX select: <http://e/> BASE <http://ask/> # describe\nConstruct WHERE {}", QueryForm.CONSTRUCT),
        ("DESCRIBE <http://e/SELECT>", QueryForm.DESCRIBE),
        ("", None),
        ("FOO {}", None),
    ],
)
def test_form_is_the_first_keyword_after_the_prologue(query: str, form: QueryForm | None) -> None:
    assert outline(query).form is form


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <http://g/> {}", True),
        ("select * from named <http://g/> {}", True),
        ("SELECT ?from {?from ex:from 'FROM'} # FROM", False),
        ("SELECT * {?s <http://e/FROM> ?o}", False),
    ],
)
def test_a_dataset_is_named_by_from(query: str, expected: bool) -> None:
    assert outline(query).names_dataset is expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT (NOW() AS ?t) {}", True),
        ("ASK {FILTER(rand() > 1)}", True),
        ("ASK {?now ex:now 'NOW'}", False),
    ],
)
def test_volatile_functions_are_seen(query: str, expected: bool) -> None:
    assert outline(query).volatile is expected


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("ASK {ex:a <http://e/b> ?c . ex:a a ex:d\\-e}", ["ex:a", "<http://e/b>", "ex:d\\-e"]),
        ("ASK {?s <http://e/\\u0062> ?o}", ["<http://e/\\u0062>"]),
        ("ASK FROM <http://e/g> {}", ["<http://e/g>"]),
        ("BASE <http://e/> PREFIX ex: <http://e/x> ASK {}", []),
        ("CONSTRUCT {?s ex:made [ex:made (ex:made)]} WHERE {?s ex:asked ?o}", ["ex:asked"]),
        ("CONSTRUCT WHERE {?s ex:asked ?o}", ["ex:asked"]),
        ("ASK {VALUES ?x {ex:a 'ex:b' <http://e/c> UNDEF}}", ["ex:a", "<http://e/c>"]),
    ],
)
def test_the_names_that_are_asked_for_are_noted(query: str, named: list[str]) -> None:
    assert list(outline(query).named) == named


def test_of_very_many_names_the_first_are_noted_and_none_is_cut() -> None:
    rows = [f"ex:name-{number}" for number in range(50_000)]
    assert list(outline("ASK {VALUES ?x {" + " ".join(rows) + "}}").named) == rows[:MAX_NAMED]
    long = ["ex:" + "a" * 12_000, "ex:" + "b" * 12_000]
    assert list(outline("ASK {VALUES ?x {" + " ".join(long) + "}}").named) == long[:1]


def test_prefixes_are_seen_declared_and_used() -> None:
    seen = outline("PREFIX ex: <http://e/> PREFIX : <http://d/>\nASK {ex:a :b foaf:c.d . _:e ?f 'g:h'@en}")
    assert seen.declared == {"ex": "http://e/", "": "http://d/"}
    assert {name: seen.place(offset) for name, offset in seen.used.items()} == {
        "ex": (2, 6),
        "": (2, 11),
        "foaf": (2, 14),
    }


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {SERVICE <http://127.0.0.1/> {?s ?p ?o}}",
        "SELECT * {?s ?p ?o service silent ?s {?s ?p ?o}}",
        "ASK {{}SERVICE<http://e/>{}}",
    ],
)
def test_service_is_refused_always(query: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE is refused"):
        outline(query)


def test_service_as_a_name_is_no_service() -> None:
    outline("ASK {?service ex:service <http://service/> . ?s rdfs:label 'SERVICE'}")


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA {}", "PREFIX a: <http://a/> delete where {}", "LOAD <file:///etc/passwd>", "DROP ALL"],
)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="read-only"):
        outline(query)


@pytest.mark.parametrize(
    ("query", "place"),
    [("ASK {", (1, 5)), ("ASK {\n  (?a}", (2, 6)), ("ASK }", (1, 5)), ("ASK {\n]", (2, 1))],
)
def test_brackets_that_do_not_match_are_placed(query: str, place: tuple[int, int]) -> None:
    with pytest.raises(MalformedQuery) as caught:
        outline(query)
    assert (caught.value.line, caught.value.column) == place


def seen_or_refused(text: str) -> Outline | QueryFailure:
    try:
        return outline(text)
    except QueryFailure as failure:
        return failure


@given(st.text(alphabet=st.sampled_from("{}()[]<>\"'\\#:.?ab1 \n;,!&|^@_"), max_size=200) | st.text())
def test_any_text_is_either_seen_or_refused(text: str) -> None:
    seen = seen_or_refused(text)
    assert str(seen) if isinstance(seen, QueryFailure) else seen.text == text


@pytest.mark.parametrize(
    "query",
    [
        'ASK {?s ?p "' + '\\"' * 500_000,
        "ASK {?s ?p '''" + "\\'''" * 250_000,
        "ASK {" + "'' '" * 250_000,
        "ASK {VALUES ?x {" + "a." * 500_000,
        "ASK {" + "a-" * 500_000,
        "ASK {_:a" + "." * 1_000_000,
        "ASK {" + "<a" * 500_000,
    ],
    ids=lambda query: repr(query[:20]),
)
def test_the_scan_never_takes_the_square_of_the_length(query: str) -> None:
    """If the scan tried a token again at each place, a million characters would take minutes."""
    assert seen_or_refused(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { ?s ?p 05 }", True),
        ("ASK { ?s ?p +5 }", True),
        ("ASK { ?s ?p -0 }", True),
        ("ASK { ?s ?p .5 }", True),
        ("ASK { ?s ?p 5.0 }", True),
        ("ASK { ?s ?p 5e3 }", True),
        ("ASK { ?s ?p 5.e3 }", True),
        ("ASK { ?s ?p '5'^^xsd:long }", True),
        ("ASK { BIND(strdt('5', xsd:long) AS ?x) }", True),
        ("ASK { VALUES ?x { 1 05 } }", True),
        ("ASK { VALUES ?x { '5'^^xsd:long } }", True),
        ("ASK { ?s ?p 5, -5, 0, 50 . FILTER(?a - 1 > 10) } LIMIT 10", False),
        ("ASK { ?s ?p '05', '5.0', '^^' ; ex:a-05 <http://e/05> . # 05\n }", False),
        ("ASK { VALUES ?x { 1 10 ex:a05 } }", False),
    ],
)
def test_what_makes_values_that_the_engine_would_change_is_seen(query: str, expected: bool) -> None:
    assert outline(query).makes_values is expected

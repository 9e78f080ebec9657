"""The redirects for w3id.org in docs/operation.md: each kind of IRI leads to its description."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from parley.names import ROOT, SHAPES

PUBLIC = "https://parley.example.org"
UNNAMED = (f"{ROOT}dumps/", f"{ROOT}sparql", f"{ROOT}ontology/")
"""What need not name itself: files, the endpoint, and versions, which all lead to the ontology as it is."""
_RULE = re.compile(r"^RewriteRule (\S+) (\S+) \[R=(\d+)((?:,\w+)*)\]$", re.MULTILINE)
_KINDS = f"""
SELECT ?kind (SAMPLE(?iri) AS ?one) WHERE {{
  {{ ?iri ?p ?o }} UNION {{ ?s ?p ?iri FILTER(isIRI(?iri)) }} UNION {{ GRAPH ?iri {{ ?s ?p ?o }} }}
  FILTER(STRSTARTS(STR(?iri), "{ROOT}"))
  BIND(STRAFTER(STR(?iri), "{ROOT}") AS ?local)
  BIND(REPLACE(?local, "^(id/[a-z]+/|[a-z]+/?).*$", "$1") AS ?kind)
}} GROUP BY ?kind ORDER BY ?kind"""


class Rule(NamedTuple):
    """A rule, as Apache reads it [mod_rewrite, RewriteRule]."""

    pattern: re.Pattern[str]
    target: str
    status: int
    flags: str

    def apply(self, path: str) -> str | None:
        """Return where a path below the folder leads; %N would be a group of a condition: escaped."""
        match = self.pattern.search(path)
        if match is None:
            return None
        assert not re.search(r"(?<!\\)%\d", self.target), "an escape that Apache would take for a group"
        filled = re.sub(r"\$(\d)", lambda group: match[int(group[1])] or "", self.target)
        filled = filled.replace("\\%", "%")
        return filled if "NE" in self.flags else filled.replace("%", "%25")


@pytest.fixture(scope="module")
def rules(checkout: Path) -> list[Rule]:
    text = (checkout / "docs" / "operation.md").read_text(encoding="utf-8")
    block = re.search(r"```apache\n(.*?)```", text, re.DOTALL)
    assert block
    found = [Rule(re.compile(row[0]), row[1], int(row[2]), row[3]) for row in _RULE.findall(block[1])]
    assert len(found) == block[1].count("RewriteRule")
    return found


def led(rules: list[Rule], iri: str, query: str = "") -> tuple[str, int] | None:
    """Return where w3id.org leads an IRI, and how; a query goes along where the target has none."""
    for rule in rules:
        target = rule.apply(iri.removeprefix(ROOT).partition("#")[0])
        if target is not None:
            return (target if "?" in target or not query else f"{target}?{query}"), rule.status
    return None


@pytest.fixture(scope="module")
def kinds(origin: str) -> list[str]:
    """An IRI of every kind that the release has, and those that are only in documents."""
    answer = httpx.get(f"{origin}/sparql", params={"query": _KINDS, "format": "json"}, timeout=60)
    found = [row["one"]["value"] for row in answer.json()["results"]["bindings"]]
    assert len(found) > 30
    return [*found, SHAPES + "Claim", f"{ROOT}ontology.ttl", f"{ROOT}id/state/russia.jsonld", f"{ROOT}dumps/"]


@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
def test_each_kind_of_iri_leads_to_what_the_server_says_of_it(
    origin: str, rules: list[Rule], kinds: list[str], accept: str
) -> None:
    with httpx.Client(headers={"Accept": accept}, follow_redirects=True, timeout=60) as client:
        for iri in kinds:
            found = led(rules, iri)
            assert found, iri
            target, status = found
            assert target.startswith(f"{PUBLIC}/"), iri
            assert status in (303, 307), iri
            answer = client.get(origin + target.removeprefix(PUBLIC))
            assert answer.status_code in (200, 410), (iri, target)
            if iri.endswith((".ttl", ".jsonld", "/")) or iri.startswith(UNNAMED):
                continue
            local = iri.removeprefix(ROOT).rpartition("/")[2].rpartition("#")[2]
            assert local in answer.text, (iri, target)


def test_a_query_goes_along_with_its_method(origin: str, rules: list[Rule]) -> None:
    target, status = led(rules, f"{ROOT}sparql", "query=ASK%7B%7D") or ("", 0)
    assert status == 307
    answer = httpx.get(origin + target.removeprefix(PUBLIC), headers={"Accept": "text/csv, */*;q=0.1"})
    assert "true" in answer.text


@pytest.mark.parametrize("path", ["ontologyx", "id/state", "id/state/russia/more", "graph/", "nothing"])
def test_what_is_no_iri_of_ours_leads_nowhere(rules: list[Rule], path: str) -> None:
    assert led(rules, ROOT + path) is None

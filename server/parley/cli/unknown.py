"""``parley unknown``: a search that shows that no article states something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from parley.claims.corpus import load_corpus, load_texts
from parley.claims.search import Search, Searcher, SearchHit, SearchVerdict
from parley.cli import options
from parley.names import compact
from parley.text.search import parse_term

_VERDICTS = {
    SearchVerdict.NOT_STATED: "not stated",
    SearchVerdict.NOT_CHECKED: "not checked",
    SearchVerdict.STATED_AS_UNKNOWN: "stated as unknown",
    SearchVerdict.STATED: "stated",
}


@click.command()
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@options.data
@options.articles
@options.text_or_json
def unknown(terms: tuple[str, ...], root: Path | None, articles: Path | None, format_name: str) -> None:
    """Search every article of the corpus for each TERM, and report whether any states it.

    A term of several words is found if its words follow each other in one sentence: whole words, in any
    case, with any punctuation between them. Other forms are not found: give them as further terms, or end a
    word with '*' for any ending. '#' is any number. 'A + B' is found if A and B are in one sentence. The
    names of entities are searched too.

    \b
    not stated         every text was read, and nothing is found
    not checked        nothing is found, but a text is missing
    stated as unknown  each place has a claim that leaves it open, or a party without a name
    stated             it is found
    """
    wanted = [parse_term(term) for term in dict.fromkeys(terms)]
    corpus = load_corpus(root)
    search = Searcher(corpus, load_texts(articles) if articles else {}).search(wanted)
    if format_name == "json":
        click.echo(json.dumps(_as_json(search), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(_counts(search)))
    for hit in search.found:
        click.echo("\n".join(_lines(hit)))
    click.echo(f"{_VERDICTS[search.verdict]}: {_why(search)}")


def _counts(search: Search) -> Iterator[str]:
    """Yield the articles, numbered, and a table that counts each term in each of them."""
    articles = sorted({*search.searched, *search.missing})
    for number, article in enumerate(articles, 1):
        yield f"{number}  {compact(article)}{'  (its text is missing)' if article in search.missing else ''}"
    rows: list[list[object]] = [
        [
            term,
            *("-" if article in search.missing else search.count(term, article) for article in articles),
            search.count_names(term),
        ]
        for term in search.terms
    ]
    numbers = map(str, range(1, len(articles) + 1))
    yield ""
    yield options.table(["term", *numbers, "names in claims"], rows)
    yield ""


def _lines(hit: SearchHit) -> Iterator[str]:
    place = f"{compact(hit.where)}  {hit.span}" if hit.span else f"{compact(hit.where)} is called so"
    yield f"{hit.term}: {place}"
    for claim in hit.claims:
        yield f"  {compact(claim)}{'  leaves it open' if claim in hit.open else ''}"
    if not hit.claims:
        yield "  no claim"


def _why(search: Search) -> str:
    articles = len(search.searched) + len(search.missing)
    read = f"{len(search.searched)} of {articles} articles searched"
    if search.verdict is SearchVerdict.NOT_CHECKED:
        return f"{read}; missing is the text of {', '.join(map(compact, search.missing))}"
    if search.verdict is SearchVerdict.STATED_AS_UNKNOWN:
        return f"{read}; left open by {', '.join(map(compact, search.open_claims))}"
    terms = len(search.terms)
    return f"{read} for {terms} {'term' if terms == 1 else 'terms'}, {len(search.found)} found"


def _as_json(search: Search) -> dict[str, Any]:
    return {
        "verdict": search.verdict,
        "terms": search.terms,
        "searched": [
            {"article": article, "counts": {term: search.count(term, article) for term in search.terms}}
            for article in search.searched
        ],
        "missing": search.missing,
        "found": [
            {
                "term": hit.term,
                "in": "text" if hit.span else "name",
                "where": hit.where,
                **({"start": hit.span.start, "end": hit.span.end} if hit.span else {}),
                "claims": hit.claims,
                "leftOpenBy": hit.open,
            }
            for hit in search.found
        ],
    }

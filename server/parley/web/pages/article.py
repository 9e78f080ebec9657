"""The page of an article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import Response, abort, render_template, request

from parley.names import term
from parley.web.pages.lists import served
from parley.web.pages.paging import page_number, pages_of
from parley.web.pages.source_text import SourceText, with_text
from parley.web.views.article import SentenceOfArticle, view_article
from parley.web.views.description import PropertyValues, describe
from parley.web.views.mentions import spoken
from parley.web.views.metadata import metadata, unrecorded, without_details
from parley.web.views.published import named_query
from parley.web.views.structured import article_data
from parley.web.views.thing_data import ThingData

SENTENCES = 30
"""Sentences on one page."""
_DIGITS = 9
_OF_TEXT = (term("textHash"), term("characters"), term("hashProfile"))
_ITSELF = frozenset((term("authorNote"), term("aboutTheArticle")))
"""Why a clause has no claim: it says who wrote the article, or what the article does."""


def article_page(thing_data: ThingData) -> Response:
    """Return the page of an article, with its text if the operator shows it."""
    details = metadata(thing_data)
    article = without_details(describe(thing_data), details)
    of_text = {name: _first(article.statements, name) for name in _OF_TEXT}
    text = SourceText(thing_data.site.texts.get(of_text[_OF_TEXT[0]]))
    view = view_article(thing_data)
    number = _page_of(view.sentences)
    if number > pages_of(len(view.sentences), SENTENCES):
        abort(404)
    page = render_template(
        "article.html",
        article=article,
        details=details,
        unrecorded=unrecorded(details),
        slug=article.iri.rsplit("/", 1)[-1],
        others=[held for held in article.statements if held.predicate.iri not in _OF_TEXT],
        text_hash=of_text[_OF_TEXT[0]],
        characters=int(of_text[_OF_TEXT[1]] or 0),
        profile=of_text[_OF_TEXT[2]],
        view=view,
        runs=_runs(view.sentences[SENTENCES * (number - 1) : SENTENCES * number]),
        of_itself=sum(number for reason, number in view.coverage.reasons if reason and reason.iri in _ITSELF),
        page=number,
        pages=pages_of(len(view.sentences), SENTENCES),
        spoken=spoken(thing_data),
        text=text,
        data=served().of_thing(
            article.iri,
            article.label,
            named_query("describe", article.iri),
            structured=article_data(article.iri, article.label, details),
            links=thing_data.links,
        ),
    )
    return with_text(Response(page), text)


def _runs(sentences: Sequence[SentenceOfArticle]) -> list[tuple[bool, list[SentenceOfArticle]]]:
    """Return sentences in order, those beside one another that have claims, or have none, together."""
    return [(claimed, list(run)) for claimed, run in groupby(sentences, lambda one: bool(one.claims))]


def _page_of(sentences: Sequence[SentenceOfArticle]) -> int:
    """Return the page in the address, by its number or by a character on it."""
    at = request.args.get("at", "")
    if not (at.isascii() and at.isdigit()):
        return page_number()
    before = sum(sentence.place[0] <= int(at[:_DIGITS]) for sentence in sentences)
    return max(0, before - 1) // SENTENCES + 1


def _first(statements: list[PropertyValues], iri: str) -> str:
    """Return the first value of a property in words, "" if there is none."""
    return next((held.values[0].text for held in statements if held.predicate.iri == iri), "")

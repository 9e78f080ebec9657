"""The page of an article."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, render_template

from parley.names import term
from parley.store.query.formats import Format
from parley.web.pages.source_text import SourceText, with_text
from parley.web.views.article import view_article
from parley.web.views.citation import cited
from parley.web.views.description import PropertyValues, describe
from parley.web.views.gathered import Gathered
from parley.web.views.mentions import spoken
from parley.web.views.metadata import metadata, without_details
from parley.web.views.published import named_query
from parley.web.views.store_reader import current_release
from parley.web.views.structured import article_data

_OF_TEXT = (term("textHash"), term("characters"), term("hashProfile"))


def article_page(gathered: Gathered, formats: Sequence[Format]) -> Response:
    """Return the page of an article, with its text if the operator shows it."""
    details = metadata(gathered)
    article = without_details(describe(gathered), details)
    of_text = {name: _first(article.statements, name) for name in _OF_TEXT}
    text = SourceText(gathered.site.texts.get(of_text[_OF_TEXT[0]]))
    page = render_template(
        "article.html",
        article=article,
        formats=formats,
        details=details,
        others=[held for held in article.statements if held.predicate.iri not in _OF_TEXT],
        text_hash=of_text[_OF_TEXT[0]],
        characters=int(of_text[_OF_TEXT[1]] or 0),
        profile=of_text[_OF_TEXT[2]],
        view=view_article(gathered),
        spoken=spoken(gathered),
        text=text,
        slug=article.iri.rsplit("/", 1)[-1],
        query=named_query("describe", article.iri),
        citation=cited(article.iri, article.label, current_release().manifest),
        structured=article_data(article.iri, article.label, details),
    )
    return with_text(Response(page), text)


def _first(statements: list[PropertyValues], iri: str) -> str:
    """Return the first value of a property in words, "" if there is none."""
    return next((held.values[0].text for held in statements if held.predicate.iri == iri), "")

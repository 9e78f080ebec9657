"""The metadata of an article: from candidates to details, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from parley.candidates.layout import write_candidates
from parley.candidates.quotation import unresolve
from parley.candidates.reading import parse_candidates
from parley.claims.claim import Article, Detail
from parley.claims.metadata import is_language
from parley.claims.reading import from_triples
from parley.claims.writing import to_triples
from parley.errors import FaultsError, InputError
from parley.names import DC11, DCTERMS, SCHEMA, XSD, compact, term
from parley.rdf import TYPE, link
from parley.text.spans import Span
from tests.claims.small import PLAIN, SMALL, faults_of, resolved

TEXT = (
    "Talks at Last\n\nBy Ida Quill, Ferry Press\n\nLOCK HOUSE, 9 May 2031 - Kelland signed on Friday."
    " Published on Saturday, 10 May 2031.\n"
)
KELLAND = {"name": "kelland", "entity": "state:kelland", "words": ["Kelland"]}
CLAIM: dict[str, Any] = {
    "number": 1, "kind": "Action", "quote": "Kelland signed on Friday", **PLAIN,
    "role": [
        {"name": "agent", "mention": "kelland"},
        {"name": "action", "value": "signing", "quote": "signed"},
    ],
    "time": [{"quote": "on Friday"}],
}  # fmt: skip
SAID = {"mention": [KELLAND], "claim": [CLAIM]}
ALL: dict[str, Any] = {
    "publisher": {"quote": "Ferry Press"},
    "byline": {"quote": "ida quill"},
    "published": {"value": "2031-05-10", "quote": "Saturday, 10 May 2031"},
    "dateline": {"quote": "LOCK HOUSE, 9 May 2031"},
    "retrieved": "2031-05-12",
}
ELSEWHERE = {
    "publisher": {"value": "The Ferry Press", "read": "onPage"},
    "published": {"value": "2031-05-10", "read": "onPage"},
}

MONTH = {"published": {"value": "2031-05", "quote": "May 2031", "occurrence": 2}, "retrieved": "2031-05-12"}
YEAR = {"published": {"value": "2031", "read": "onPage"}}
SOUTH = {"retrieved": "2031-05-12", "hemisphere": "southern"}


def _article(**blocks: Any) -> Article:
    return resolved(TEXT, **blocks).article


def _days(**blocks: Any) -> tuple[str | None, str | None]:
    (time,) = resolved(TEXT, **SAID, **blocks).claims[0].times
    return time.bounds.earliest_start, time.bounds.weekday


def _faults(**top: Any) -> list[str]:
    data = {"article": "talks", "title": "Talks", "language": "en", **top}
    with pytest.raises(FaultsError) as refused:
        parse_candidates(data, where="x.toml")
    return [line.removeprefix("x.toml: ") for line in str(refused.value).splitlines()]


# What they become ------------------------------------------------------------------------------------


def test_quoted_words_are_the_value_as_printed() -> None:
    article = _article(publication=ALL)
    assert (article.publisher, article.byline, article.dateline) == (
        "Ferry Press", "Ida Quill", "LOCK HOUSE, 9 May 2031",
    )  # fmt: skip
    assert (article.published, article.retrieved) == ("2031-05-10", "2031-05-12")


def test_each_detail_says_where_it_was_read() -> None:
    details = {
        detail.name: detail for detail in _article(publication=ELSEWHERE | {"byline": ALL["byline"]}).details
    }
    assert details["publisher"] == Detail("publisher", term("onPage"))
    assert details["byline"] == Detail("byline", term("inText"), Span(18, 27))
    assert details["language"] == Detail("language", term("inText"))
    assert set(details) == {"title", "language", "publisher", "byline", "published"}


def test_what_is_not_given_is_not_there() -> None:
    article = _article()
    held = (article.publisher, article.byline, article.published, article.dateline, article.retrieved)
    assert held == (None,) * 5


def test_title_without_a_place_is_of_the_text() -> None:
    assert _article(title="talks at last").details[0] == Detail("title", term("inText"))


def test_weekday_is_reckoned_from_the_day_of_publication() -> None:
    assert _days(publication=ELSEWHERE) == ("2031-05-09", "Friday")
    assert _days() == (None, "Friday")


def test_month_of_publication_dates_what_it_leaves_no_choice_of() -> None:
    assert _days(publication=MONTH) == (None, "Friday")
    text = "Kelland signed in March."
    claim = CLAIM | {"quote": "Kelland signed in March", "time": [{"quote": "in March"}]}
    for publication, edtf in ((MONTH, "2031-03"), (YEAR, "XXXX-03")):
        published = {"published": {"value": publication["published"]["value"], "read": "onPage"}}
        held = resolved(text, mention=[KELLAND], claim=[claim], publication=published)
        assert held.claims[0].times[0].bounds.edtf == edtf


def test_month_of_publication_is_a_string() -> None:
    held = resolved(TEXT, **SAID, publication=MONTH)
    issued = ox.NamedNode(DCTERMS + "issued")
    values = [triple.object for triple in to_triples(held, TEXT) if triple.predicate == issued]
    assert values == [ox.Literal("2031-05")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In 2016 Kelland signed in March.", "XXXX-03"),
        ("Kelland signed in March. In 2016 it had not.", "2031-03"),
        ("In 2031 Kelland signed in March.", "2031-03"),
    ],
)
def test_year_beside_a_month_in_its_sentence_leaves_it_open(text: str, edtf: str) -> None:
    claim = CLAIM | {"quote": "Kelland signed in March", "time": [{"quote": "in March"}]}
    held = resolved(text, mention=[KELLAND], claim=[claim], publication=ELSEWHERE)
    assert held.claims[0].times[0].bounds.edtf == edtf
    assert unresolve(held, text, SMALL).claims[0].times[0].relation is None


def test_clause_may_be_an_anchor_as_well() -> None:
    text = "Kelland signed two days before it was released."
    released = {"name": "released", "entity": "event:strikes", "words": ["released"]}
    time = {"quote": "two days before it was released", "anchor": "released"}
    held = resolved(
        text,
        mention=[KELLAND, released],
        claim=[CLAIM | {"quote": "Kelland signed two days before it was released", "time": [time]}],
    )
    (stated,) = held.claims[0].times
    assert (stated.bounds.duration, stated.anchor is not None) == ("P2D", True)
    assert unresolve(held, text, SMALL).claims[0].times[0].anchor == "released"


def test_no_time_is_read_in_a_language_that_is_not_known() -> None:
    said = SAID | {"claim": [CLAIM | {"time": [{"quote": "on Friday", "relation": "since"}]}]}
    (time,) = resolved(TEXT, **said, language="fr").claims[0].times
    assert (time.bounds.weekday, time.bounds.relation) == (None, "since")


def test_time_in_a_language_that_is_not_known_needs_a_relation() -> None:
    (fault,) = faults_of(TEXT, SAID | {"language": "fr"})
    assert fault == (
        "claim 1: time in place 1: 'on Friday' is not read, as the article is in 'fr'; give its relation,"
        " and an anchor if it has one"
    )


@pytest.mark.parametrize("publication", [ALL, ELSEWHERE, MONTH, YEAR, SOUTH, None])
@pytest.mark.parametrize("title", ["Talks at Last", {"value": "Talks", "read": "onPage"}])
def test_details_are_written_and_read_again(publication: Any, title: Any) -> None:
    blocks = {"title": title} | ({} if publication is None else {"publication": publication})
    held = resolved(TEXT, **SAID, **blocks)
    assert from_triples(to_triples(held, TEXT), SMALL) == held
    again = unresolve(held, TEXT, SMALL)
    data = {"article": "talks", "language": "en", **SAID, **blocks}
    given = parse_candidates(data, where="x")
    same = [replace(detail, quote=None) for detail in given.details]
    assert [replace(detail, quote=None) for detail in again.details] == same
    assert "publication" in write_candidates(again) or publication is None


def test_standard_terms_carry_the_values() -> None:
    held = resolved(TEXT, **SAID, publication=ALL, title="Talks at Last")
    said = {
        (triple.predicate.value, str(triple.object))
        for triple in to_triples(held, TEXT)
        if triple.subject == ox.NamedNode(held.article.iri)
        and not triple.predicate.value.startswith(term(""))
    }
    assert said - {(TYPE.value, f"<{term('Article')}>")} == {
        (DCTERMS + "title", '"Talks at Last"@en'),
        (SCHEMA + "inLanguage", '"en"'),
        (DC11 + "publisher", '"Ferry Press"'),
        (DCTERMS + "issued", f'"2031-05-10"^^<{XSD}date>'),
        (SCHEMA + "dateline", '"LOCK HOUSE, 9 May 2031"'),
    }


def test_byline_makes_no_entity() -> None:
    held = resolved(TEXT, **SAID, publication=ALL)
    stating = [triple for triple in to_triples(held, TEXT) if triple.object == ox.Literal("Ida Quill")]
    assert [compact(triple.predicate.value) for triple in stating] == ["parley:byline"]


def test_detail_of_nothing_is_refused() -> None:
    held = resolved(TEXT, **SAID)
    node = f"{held.article.iri}#byline"
    triples = [*to_triples(held, TEXT), link(node, TYPE.value, term("Detail"))]
    with pytest.raises(InputError, match="is a detail of nothing that the article has"):
        from_triples(triples, SMALL)


# What is refused -------------------------------------------------------------------------------------

WAYS = '{ quote = … } for words of the text, or { value = …, read = "onPage" }'
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "language by name": (
        {"language": "English"},
        "'language' is 'English'; write a tag of BCP 47, such as 'en', 'fr' or 'sr-Latn'",
    ),
    "language in capitals": (
        {"language": "EN"},
        "'language' is 'EN'; write a tag of BCP 47, such as 'en', 'fr' or 'sr-Latn'",
    ),
    "title of a place without a value": ({"title": {"read": "onPage"}}, "title: 'value' is missing"),
    "publication that is no table": ({"publication": "x"}, "'publication' has the wrong type: 'x'"),
    "unknown name": (
        {"publication": {"author": {"quote": "x"}}},
        (
            "publication: 'author' is not known here; known names: byline, dateline, hemisphere, published,"
            " publisher, retrieved"
        ),
    ),
    "publisher without a place": (
        {"publication": {"publisher": "Ferry Press"}},
        f"publication: publisher: say where it was read: {WAYS}",
    ),
    "publisher read nowhere": (
        {"publication": {"publisher": {"value": "Ferry Press"}}},
        "publication: publisher: 'read' is missing",
    ),
    "words read elsewhere": (
        {"publication": {"byline": {"quote": "Ida Quill", "read": "onPage"}}},
        (
            "publication: byline: 'read' is not allowed here, because what is quoted was read in the text;"
            " leave it out"
        ),
    ),
    "words and a value": (
        {"publication": {"byline": {"quote": "Ida Quill", "value": "I. Quill"}}},
        (
            "publication: byline: 'value' is not allowed here, because the quoted words are the value; leave"
            " it out"
        ),
    ),
    "words of a day without the day": (
        {"publication": {"published": {"quote": "10 May 2031"}}},
        "publication: published: 'value' is missing",
    ),
    "day that the calendar has not": (
        {"publication": {"published": {"value": "2031-02-30", "read": "onPage"}}},
        (
            "publication: 'published' is '2031-02-30', which is not in the calendar; write YYYY-MM-DD, or"
            " YYYY-MM or YYYY if the rest is unknown"
        ),
    ),
    "month that the calendar has not": (
        {"publication": {"published": {"value": "2031-13", "read": "onPage"}}},
        (
            "publication: 'published' is '2031-13', which is not in the calendar; write YYYY-MM-DD, or"
            " YYYY-MM or YYYY if the rest is unknown"
        ),
    ),
    "month in words": (
        {"publication": {"published": {"value": "May 2031", "read": "onPage"}}},
        (
            "publication: 'published' is 'May 2031', which is not in the calendar; write YYYY-MM-DD, or"
            " YYYY-MM or YYYY if the rest is unknown"
        ),
    ),
    "month of publication after the retrieval": (
        {"publication": {"published": {"value": "2031-06", "read": "onPage"}, "retrieved": "2031-05-12"}},
        "publication: 'published' is 2031-06, after the retrieval on 2031-05-12; one of them is wrong",
    ),
    "month of retrieval": (
        {"publication": {"retrieved": "2031-05"}},
        "publication: 'retrieved' is '2031-05', which is not in the calendar; write YYYY-MM-DD",
    ),
    "published after the retrieval": (
        {"publication": {"published": {"value": "2031-05-13", "read": "onPage"}, "retrieved": "2031-05-12"}},
        "publication: 'published' is 2031-05-13, after the retrieval on 2031-05-12; one of them is wrong",
    ),
    "no such hemisphere": (
        {"publication": {"hemisphere": "tropics"}},
        "publication: 'hemisphere' is 'tropics'; write 'northern' or 'southern', or leave it out",
    ),
    "hemisphere with a source": (
        {"publication": {"hemisphere": {"value": "southern", "read": "onPage"}}},
        "publication: 'hemisphere' has the wrong type: {'value': 'southern', 'read': 'onPage'}",
    ),
    "empty byline": (
        {"publication": {"byline": {"value": " ", "read": "onPage"}}},
        "publication: 'byline' is empty",
    ),
}


@pytest.mark.parametrize(("top", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_amiss_is_said_with_its_place(top: dict[str, Any], message: str) -> None:
    assert _faults(**top) == [message]


def test_faults_of_details_are_told_with_all_others() -> None:
    faults = _faults(language="x", publication={"published": "2031-05-10"}, claim=[{}])
    assert faults[0].startswith("publication: published: say where it was read")
    assert faults[1].startswith("'language' is 'x'")
    assert "claim in place 1: 'kind' is missing" in faults


UNSTATED: dict[str, tuple[dict[str, Any], str]] = {
    "title that is not in the text": (
        {"title": "Talks Fail"},
        (
            "title: 'Talks Fail' is not in the article; say where it was read:"
            ' title = { value = …, read = "onPage" }'
        ),
    ),
    "byline that is not in the text": (
        {"publication": {"byline": {"quote": "A. Stone"}}},
        "byline: 'A. Stone' is not in the article",
    ),
    "words of another day": (
        {"publication": {"published": {"value": "2031-05-11", "quote": "10 May 2031"}}},
        "published: '10 May 2031' does not state 2031-05-11; quote day, month and year",
    ),
    "words without a year": (
        {"publication": {"published": {"value": "2031-05-09", "quote": "9 May"}}},
        "published: '9 May' does not state 2031-05-09; quote day, month and year",
    ),
    "words of a day for its month": (
        {"publication": {"published": {"value": "2031-05", "quote": "10 May 2031"}}},
        "published: '10 May 2031' does not state 2031-05; quote all of it and nothing narrower",
    ),
    "words of the text that are not given": (
        {"publication": {"byline": {"value": "Ida Quill", "read": "inText"}}},
        "byline: was read in the text, so quote its words there as 'quote', without 'read'",
    ),
    "place that is none": (
        {"publication": {"publisher": {"value": "Ferry Press", "read": "linkLine"}}},
        "publisher: 'linkLine' is no source of a detail; write inText or onPage",
    ),
}


@pytest.mark.parametrize(("blocks", "message"), UNSTATED.values(), ids=UNSTATED)
def test_what_the_text_does_not_state_is_refused(blocks: dict[str, Any], message: str) -> None:
    assert faults_of(TEXT, blocks) == [message]


@pytest.mark.parametrize(
    "tag", ["en", "fr", "ace", "en-GB", "es-419", "sr-Latn", "sr-Latn-RS", "de-1996", "ca-valencia"]
)
def test_well_formed_tag_is_a_language(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "English", "EN", "en-gb", "en_GB", "en-", "en-GB ", "sr-latn", "en-x-mine"]
)
def test_other_tags_are_none(tag: str) -> None:
    assert not is_language(tag)

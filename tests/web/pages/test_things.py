"""Pages of things: what claims say of them, in groups, with how each is said."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from parley.names import IDS, PREFIXES, XSD, term
from parley.store.executors.limits import Limits
from parley.web.configuration.site import Site
from parley.web.views.claim import view_claim
from parley.web.views.claim_entries import ClaimEntry, together
from parley.web.views.entity import event_dates
from parley.web.views.groups import GROUPS, RoleCount, grouped, missing_of
from parley.web.views.published import named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.signs import FieldValue, Sign, signs_of, telling
from parley.web.views.thing_data import ThingData
from parley.web.views.traces import Traces

Ask = Callable[..., httpx.Response]


def _text(page: str) -> str:
    """Return the visible text, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def _section(page: str, heading: str) -> str:
    found = re.split(r"<h2[^>]*>", page)
    return next((_text(part) for part in found if part.startswith(heading)), "")


def test_support_stands_first_each_claim_with_its_place(ask: Ask) -> None:
    page = ask("GET", "/id/state/ardenia.html").text
    assert re.findall(r'<h2 id="([\w-]+)"', page)[0] == "support-given"
    section = _section(page, "Support given")
    said = "Ardenia supports the Hill Council. “ Calm Waters ”, characters 100–160 · names Hill Council"
    assert said in section
    assert "Ardenia gives support to the Hill Council. “ Low Tide ”, characters 0–40" in section


def test_how_a_claim_is_said_stands_beside_it_in_words(ask: Ask) -> None:
    page = ask("GET", "/id/meeting/lake-talks.html").text
    section = _section(page, "Who was expected, or was to stay away")
    signs = "view of Borduria <script>alert(1)</script> parley:planned hedged"
    assert f"stay away from the Lake talks. {signs}" in section


def test_planned_attendance_is_no_attendance(ask: Ask) -> None:
    page = ask("GET", "/id/meeting/lake-talks.html").text
    assert _section(page, "Who attended") == _section(page, "Who did not attend") == ""
    assert "No article reports: who attended; who did not attend; who was invited" in _text(page)
    assert "This is not a denial" in _text(page)


def test_claims_of_the_same_words_said_alike_are_one_entry() -> None:
    def line(words: str, start: int, *signs: Sign) -> ClaimEntry:
        claim, article = ShownTerm(words, iri=f"c{start}"), ShownTerm("Calm Waters")
        return ClaimEntry(claim, list(signs), [], [], article, start, start + 9)

    planned = Sign("possible", ShownTerm("modality"), (), "planned", ordinary=False)
    found = together([line("A", 1), line("B", 2), line("A", 3), line("A", 4, planned)])
    assert [(one.start, [same.start for same in one.again]) for one in found] == [(1, [3]), (2, []), (4, [])]


@pytest.mark.parametrize(
    ("triples", "roles"),
    [
        (":c a p:Support ; p:recipientBody :t ; p:evidence :e", []),
        (":c a p:Support ; p:recipient :t ; p:evidence :e", ["recipient"]),
        (":c a p:Attitude ; p:content :d ; p:evidence :e . :d p:subject :t", ["content"]),
        (":c a p:Attitude ; p:content :d ; p:target :x ; p:evidence :e . :d p:subject :t", []),
        (":c a p:Action ; p:content :d ; p:evidence :e . :d p:subject :t", []),
    ],
)
@pytest.mark.parametrize("query", ["roles", "mentioned"])
def test_a_thing_is_in_what_a_claim_says_not_in_what_a_rule_adds(
    query: str, triples: str, roles: list[str]
) -> None:
    store = ox.Store()
    prefixes = f"PREFIX : <http://e/> PREFIX p: <{term('')}>"
    store.update(f"{prefixes} INSERT DATA {{ {triples} . :c p:article :a }}")
    rows = list(store.query(named_query(query, "http://e/t"), prefixes=PREFIXES))
    assert len(rows) == len(roles)
    if query == "roles":
        assert [row["role"].value for row in rows] == [term(role) for role in roles]


@pytest.mark.parametrize(
    ("time", "words", "exactly"),
    [
        ({"edtf": "2031-05"}, "May 2031", "stated to the month"),
        ({"edtf": "XXXX-01", "portionLabel": "late"}, "late January of a year that is not stated", ""),
        (
            {"edtf": "2031/", "earliestStart": "2031-05-01", "latestStart": "2031-08-31"},
            "from 2031, end not stated",
            "It begins on a day from 1 May 2031 to 31 August 2031; when it ends is not stated.",
        ),
        (
            {"latestEnd": "2031-08-31"},
            "When it begins is not stated; it ends on 31 August 2031 or before.",
            "",
        ),
    ],
)
def test_a_time_has_its_part_of_the_month_and_the_days_of_a_period(
    time: dict[str, str], words: str, exactly: str
) -> None:
    row = {name: ox.Literal(value) for name, value in (time | {"sentence": "They meet."}).items()}
    rows = {"dates": [row | {"claim": ox.NamedNode(f"http://e/{number}")} for number in (1, 2)]}
    site = Site("http://127.0.0.1:8080", Limits(), 0, "none")
    (found,) = event_dates(ThingData("http://e/m", site, Traces(site, {}), rows))
    assert (found.words, found.exactly) == (words, exactly)
    assert [claim.text for claim in found.claims] == ["They meet."]


@pytest.mark.parametrize("marked", [True, False])
def test_page_of_a_claim_says_which_days_its_author_worked_out(marked: bool) -> None:
    said = {"earliestStart": ox.Literal("2031-05-03")}
    said |= {"daysWorkedOut": ox.Literal(True)} if marked else {}
    part = {"part": ox.NamedNode("http://e/c#time-1"), "via": ox.NamedNode(term("time"))}
    rows = [part | {"predicate": ox.NamedNode(term(name)), "object": value} for name, value in said.items()]
    site = Site("http://127.0.0.1:8080", Limits(), 0, "none")
    (time,) = view_claim(ThingData("http://e/c", site, Traces(site, {}), {"parts": rows})).parts
    assert time.days == "It begins on 3 May 2031 or later; when it ends is not stated."
    assert (time.worked_out, time.properties) == (marked, [])


def test_first_words_say_how_many_articles_report(ask: Ask) -> None:
    text = _text(ask("GET", "/id/party/hill-council.html").text)
    assert "2 articles report of it, in 4 claims." in text


def test_raw_statements_are_folded_and_counted(ask: Ask) -> None:
    page = ask("GET", "/id/state/ardenia.html").text
    folded = page.partition("<details>")[2]
    assert re.search(r"Raw statements \(\d+ of it, \d+ that lead to it\)", folded)
    assert "<code>parley:supports</code>" in folded
    assert ">supports<" not in page.partition("<details>")[0]


def test_a_group_has_pages_of_its_own(ask: Ask) -> None:
    page = ask("GET", "/id/party/hill-council.html", params={"group": "support-received"}).text
    assert "Support received (2)" in _text(page)
    assert page.count('class="said" href') == 2


@pytest.mark.parametrize(
    "query",
    [
        "group=nothing",
        "group=support-given",
        "group=support-received&page=2",
        "group=support-received&page=0",
        "group=support-received&page=x",
    ],
)
def test_a_group_or_page_that_is_not_there_is_not_found(ask: Ask, query: str) -> None:
    assert ask("GET", f"/id/party/hill-council.html?{query}").status_code == 404


def _role(kind: str, role: str, stance: str = "actual") -> RoleCount:
    return RoleCount(*(ox.NamedNode(term(name)) for name in (kind, role, stance)), claims=1)


@pytest.mark.parametrize(
    ("role", "group"),
    [
        (_role("Support", "supporter"), "support-given"),
        (_role("Support", "recipient"), "support-received"),
        (_role("Action", "recipient"), "done"),
        (_role("Participation", "participant", "present"), "attended"),
        (_role("Participation", "participant", "absent"), "stayed-away"),
        (_role("Participation", "participant", "planned"), "expected-at"),
        (_role("Participation", "meeting", "planned"), "who-was-expected"),
        (_role("Occurrence", "subject"), "happened"),
        (_role("Occurrence", "subject", "planned"), "planned"),
        (_role("Action", "heldBy"), "views"),
        (_role("Unheard", "ofRole"), "elsewhere"),
    ],
)  # fmt: skip
def test_each_role_is_of_one_group(role: RoleCount, group: str) -> None:
    assert [found.name for found in grouped([role], GROUPS)] == [group]


def test_what_a_reader_expects_is_missed_of_its_kind_only() -> None:
    assert "support given" in missing_of("state", ())
    assert missing_of("place", ()) == []


SITE = Site("http://127.0.0.1:8080", Limits(), 0, "none")
PLAIN = (("modality", "actual"), ("polarity", "affirmed"), ("hedged", "false"), ("directness", "explicit"))


def _stated(field: str, value: str) -> FieldValue:
    if field == "hedged":
        return field, ox.Literal(value, datatype=ox.NamedNode(XSD + "boolean")), ""
    return field, ox.NamedNode(term(value)), value


SAID = {
    "plainly": ({}, []),
    "denied": ({"polarity": "denied"}, ["denied"]),
    "planned": ({"modality": "planned"}, ["planned"]),
    "hedged": ({"hedged": "true"}, ["hedged"]),
    "hedged in a way": ({"hedged": "true", "hedge": "probably"}, ["hedged: probably"]),
    "inferred": ({"directness": "inferred"}, ["inferred"]),
    "through an antecedent": ({"directness": "viaAntecedent"}, []),
    "by somebody": ({"heldBy": "Ardenia"}, ["view of Ardenia"]),
    "by somebody, denied": ({"heldBy": "Ardenia", "polarity": "denied"}, ["view of Ardenia", "denied"]),
}


@pytest.mark.parametrize(("others", "words"), SAID.values(), ids=SAID)
def test_lists_have_signs_for_what_is_not_plainly_said(others: dict[str, str], words: list[str]) -> None:
    stated = [_stated(field, value) for field, value in (dict(PLAIN) | others).items()]
    assert [sign.words for sign in telling(signs_of(stated, SITE))] == words


@pytest.mark.parametrize(("others", "words"), SAID.values(), ids=SAID)
def test_lists_and_the_page_of_a_claim_have_their_signs_from_one_table(
    others: dict[str, str], words: list[str]
) -> None:
    signs = signs_of([_stated(field, value) for field, value in (dict(PLAIN) | others).items()], SITE)
    assert [sign.kind for sign in signs] == ["view", "possible", "denied", "hedged", "inferred"]
    assert [sign.words for sign in signs if not sign.ordinary] == words


def test_several_holders_are_one_sign() -> None:
    signs = signs_of([_stated("heldBy", "Ardenia"), _stated("heldBy", "Borduria")], SITE)
    assert [sign.words for sign in signs] == ["view of Ardenia and Borduria"]


def test_of_a_claim_that_tells_nothing_there_is_no_sign() -> None:
    assert signs_of([], SITE) == []


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        ("span/calm-waters-100-107", "characters 100–107 of calm waters"),
        ("clause/calm-waters-100-107", "clause at characters 100–107 of calm waters"),
        ("coding/calm-waters-2-8", "answer 8 on sheet 2 of calm waters"),
        ("sheet/calm-waters-2", "sheet 2 of calm waters"),
        ("claim/calm-waters-001#time-1", "time 1 of claim 001 of calm waters"),
        ("span/unlike-the-others", "span:unlike-the-others"),
    ],
)
def test_what_has_no_label_is_called_by_its_number_in_the_article(
    thing: str, words: str, running: Any
) -> None:
    assert show(ox.NamedNode(IDS + thing), running.site).text == words

"""Pages, linked data, ontology and dumps, as a reader and as a program see them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, cast

import httpx
import pyoxigraph as ox
import pytest

from parley.store.executors.accounts import Accounts, Allowance
from parley.web.configuration.site import Site
from parley.web.pages.app import create_app
from parley.web.views.examples import Example, by_keyword, leading
from tests.web.conftest import LARGE

Ask = Callable[..., httpx.Response]

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PAGES = (
    "/",
    "/sparql",
    "/sparql?query=SELECT * { ?s ?p ?o } LIMIT 5",
    "/sparql?query=ASK {}",
    "/sparql?query=CONSTRUCT WHERE { ?s ?p ?o } LIMIT 5",
    "/about",
    "/guide",
    "/sparql?query=SELECT * { ?s parley:suports ?o }",
    "/contradictions",
    "/search",
    "/search?q=ardenia",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/ask/who-supports-whom",
    "/ontology/Support",
    "/ontology/boats",
    "/ontology",
    "/shapes",
    "/dumps/",
    "/things/State",
    "/id/state/ardenia.html",
    "/id/state/borduria.html",
    "/id/article/calm-waters.html",
    "/id/claim/calm-waters-001.html",
    "/id/claim/calm-waters-003.html",
    "/id/contradiction/calm-waters-003_calm-waters-004.html",
    "/id/span/calm-waters-100-107.html",
    "/id/question/cq-01-who-supports-whom.html",
    "/things/Silence",
    "/id/silence/guarantors.html",
    "/id/mention/calm-waters-council.html",
    "/id/notion/oars-and-sails.html",
    "/id/claim/low-tide-002.html",
    "/id/meeting/lake-talks.html",
    "/id/place/lake-town.html",
    "/id/party/hill-council.html?group=support-received",
    "/network",
    "/network?focus=state/ardenia&steps=2&article=low-tide",
    "/timeline",
    "/timeline?article=calm-waters",
    "/silences",
)


class Reader(HTMLParser):
    """Collects the links, the ids, the scripts and the headings of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.active: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.links += [value for name in ("href", "action", "src") if (value := values.get(name))]
        if identifier := values.get("id"):
            assert identifier not in self.ids, "an id stands twice"
            self.ids.add(identifier)
        self.active += [f"{tag} {name}" for name in values if name.startswith("on") or name == "style"]
        self.active += [tag] if tag == "style" or (tag == "script" and not _is_allowed(values)) else []


def _is_allowed(script: dict[str, str | None]) -> bool:
    """Return whether a script is a module in a file of ours, or data."""
    kind, source = script.get("type"), script.get("src")
    return kind == "application/ld+json" if source is None else kind == "module" and source.startswith("/")


def shown(page: str) -> str:
    """Return the visible text of a page, in one line."""
    words = re.sub(r"<[^>]+>", "", re.sub(r"<(?=/?(?:td|th|tr|dt|dd|li|p|h\d|div))", " <", page))
    return " ".join(html.unescape(words).split())


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_whole_and_hold_nothing_active(ask: Ask, path: str) -> None:
    response = ask("GET", path, headers=HTML)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    page = Reader(response.text)
    assert page.active == []
    assert page.tags.count("h1") == page.tags.count("main") == page.tags.count("title") == 1
    assert not [link for link in page.links if link.startswith("javascript:")]
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_every_local_link_leads_somewhere(ask: Ask) -> None:
    todo, seen, asked = ["/"], set[str](), Counter[str]()
    while todo:
        path = todo.pop().partition("#")[0]
        page = path.partition("?")[0]
        # Of the ways to sort, filter and page through one list, three are enough.
        if path in seen or asked[page] > 3:
            continue
        seen.add(path)
        asked[page] += 1
        response = ask("GET", path, headers=HTML)
        assert response.status_code in (200, 303, 410), path
        if response.headers.get("content-type", "").startswith("text/html"):
            links = [link for link in Reader(response.text).links if not link.startswith(("http", "#"))]
            assert all(link.startswith("/") for link in links), path
            todo += links
    assert len(seen) > 40


@pytest.mark.parametrize("path", PAGES)
def test_links_below_a_path_are_those_at_the_top(
    running: Any, ask: Ask, ask_of: Callable[[Site], Ask], path: str
) -> None:
    below = ask_of(replace(running.site, base_url="https://example.org/parley"))
    links, others = (
        [link for link in Reader(page.text).links if not link.startswith(("http", "#"))]
        for page in (ask("GET", path, headers=HTML), below("GET", "/parley" + path, headers=HTML))
    )
    assert others == ["/parley" + link for link in links]


def test_a_claim_reads_as_a_sentence_and_shows_its_place(ask: Ask) -> None:
    text = ask("GET", "/id/claim/calm-waters-003.html").text
    assert re.search(r"<h1[^>]*>According to Borduria, the Hill Council plans to stay away", text)
    assert "Characters 100–160" in text
    assert "the sentence is characters 100–180" in text
    assert "held by" in text
    said = "The reported words are at characters 100–107, the word of saying at characters 120–132."
    assert said in shown(text)
    own = ask("GET", "/id/claim/calm-waters-001.html").text
    assert "view the article’s own voice" in shown(own)
    assert "The reported words are at" not in own
    assert "supporter Ardenia characters 100–107 recipient" in shown(own)
    assert "when it ends is not stated." in own or "1 May 2031" in own


def _details(ask: Ask, name: str) -> list[str]:
    """Return the details of publication on the page of an article, a line for each."""
    text = ask("GET", f"/id/article/{name}.html").text
    told = re.search(r"<h2[^>]*>How it was published.*?</dl>", text, re.DOTALL)
    entries = re.findall(r"<dt[^>]*>.*?</dd>", told[0], re.DOTALL) if told else []
    return [" ".join(re.sub(r"<[^>]*>", " ", entry).split()) for entry in entries]


def test_an_article_says_how_it_was_published_and_where_that_was_read(ask: Ask) -> None:
    assert _details(ask, "calm-waters") == [
        "title as above in the text",
        "publisher Strait &lt;b&gt;Post&lt;/b&gt; on the page",
        "byline Una Reed (as the page gives it, not verified) in the text , characters 150–154",
        "date of publication 2031-05-10 on the page",
        "dateline BAY HALL, 9 May on the page",
        "language en in the text",
        "date of retrieval 2031-05-12",
    ]


def test_details_of_an_article_are_shown_once(ask: Ask) -> None:
    text = ask("GET", "/id/article/calm-waters.html").text
    assert text.partition("<main")[2].count("Una Reed") == 1
    assert 'id="byline"' in text


def test_an_article_says_what_is_not_recorded(ask: Ask) -> None:
    assert _details(ask, "low-tide") == [
        f"{name} not recorded" for name in ("publisher", "byline", "date of publication", "language")
    ]


def test_description_of_an_article_has_where_its_details_were_read(ask: Ask) -> None:
    turtle = ask("GET", "/id/article/calm-waters.nt").text
    assert "calm-waters#byline> <https://w3id.org/parley/ontology#readIn>" in turtle


def test_a_silence_shows_its_question_and_its_search(ask: Ask) -> None:
    response = ask("GET", "/id/silence/guarantors", headers={"Accept": "text/html"})
    assert (response.status_code, response.headers["location"]) == (303, "/id/silence/guarantors.html")
    text = ask("GET", "/id/silence/guarantors.html").text
    assert "<h1>Who guarantees the talks?</h1>" in text
    assert "A question that no article of the corpus answers" in text
    assert re.search(r">not stated</a>", text)
    assert "guarant*" in text
    assert re.search(r'href="[^"]*/id/article/calm-waters.html"[^>]*>Calm Waters<', text)
    assert "Who guarantees the talks?" in ask("GET", "/id/article/calm-waters.html").text
    turtle = ask("GET", "/id/silence/guarantors.ttl").text
    assert "silence:guarantors" in turtle or "/id/silence/guarantors>" in turtle


def test_a_silence_is_asked_for_by_a_prefix_that_needs_no_declaration(ask: Ask) -> None:
    query = "SELECT ?kind { silence:guarantors parley:silenceKind ?kind }"
    response = ask("GET", "/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert response.text.split() == ["kind", "https://w3id.org/parley/ontology#notStated"]


def test_a_thing_shows_what_is_said_of_it(ask: Ask) -> None:
    text = ask("GET", "/id/party/hill-council.html").text
    assert "Ardenia supports the Hill Council." in text
    assert "Support received <small>(2)" in text
    assert "derived from claims" not in text.partition("<details>")[0]


def test_a_thing_is_shown_and_counted_in_its_own_class_only(ask: Ask) -> None:
    kind = re.search(r'<p class="kind">(.*)', ask("GET", "/id/state/ardenia.html").text)
    assert kind
    assert re.findall(r">(\w+)</a>", kind[1]) == ["state"]
    assert 'href="/things/Actor"' not in ask("GET", "/").text
    assert re.search(r"<h1>Actor <small>\(2\)", ask("GET", "/things/Actor").text)


def test_markup_in_the_data_stays_text(ask: Ask) -> None:
    text = ask("GET", "/id/state/borduria.html").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (None, "html"),
        ("*/*", "html"),
        (HTML["Accept"], "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("text/html;q=0.1, text/turtle", "ttl"),
    ],
)
def test_a_thing_leads_to_the_description_that_is_wanted(ask: Ask, accept: str | None, suffix: str) -> None:
    response = ask("GET", "/id/state/ardenia", headers={"Accept": accept} if accept else {})
    assert response.status_code == 303
    assert response.headers["location"] == f"/id/state/ardenia.{suffix}"
    assert response.headers["vary"].split(", ")[0] == "Accept"


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nt", "rdf"])
def test_a_description_holds_what_the_published_query_says(ask: Ask, suffix: str) -> None:
    response = ask("GET", f"/id/claim/calm-waters-001.{suffix}")
    form = ox.RdfFormat.from_media_type(response.headers["content-type"].partition(";")[0])
    assert form is not None
    subjects = {str(quad.subject) for quad in ox.parse(response.content, format=form)}
    base = "<https://w3id.org/parley/id/"
    assert {
        f"{base}claim/calm-waters-001>",
        f"{base}claim/calm-waters-001#time-1>",
        f"{base}span/calm-waters-100-107>",
        f"{base}state/ardenia>",
    } <= subjects
    assert 'rel="describes"' in response.headers["link"]
    assert response.headers["link"].count('rel="alternate"') == 5


@pytest.mark.parametrize(
    "path", ["/", "/id/state/ardenia.ttl", "/id/state/ardenia.html", "/ontology.nt", "/static/style.css"]
)
def test_a_page_is_not_sent_again_while_it_holds(ask: Ask, path: str) -> None:
    first = ask("GET", path)
    again = ask("GET", path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/state/nowhere", 404),
        ("/id/state/nowhere.ttl", 404),
        ("/id/state/ardenia.zip", 404),
        ("/id/wizard/ardenia", 404),
        ("/id/state/ardenia%3E%20%7D", 404),
        ("/id/state/..%2f..%2fetc", 404),
        ("/id/claim/calm-waters-002.html", 410),
        ("/id/claim/calm-waters-002.ttl", 410),
        ("/things/Nothing", 404),
        ("/things/a%3Eb", 404),
        ("/dumps/receipt.json", 404),
        ("/dumps/..%2fmanifest.json", 404),
        ("/dumps/nothing.nt", 404),
        ("/ontology.zip", 404),
        ("/static/../app.py", 404),
        ("/nothing", 404),
        ("/%ff", 404),
    ],
)
def test_what_there_is_not(ask: Ask, path: str, status: int) -> None:
    response = ask("GET", path, headers=HTML)
    assert response.status_code == status
    assert "Traceback" not in response.text


def test_a_withdrawn_claim_gives_the_reason_and_the_successor(ask: Ask) -> None:
    text = ask("GET", "/id/claim/calm-waters-002.html", headers=HTML).text
    assert "The passage speaks of another meeting." in text
    assert "/id/claim/calm-waters-003.html" in text


def test_what_there_is_not_is_told_to_programs_as_a_problem(ask: Ask) -> None:
    response = ask("GET", "/nothing", headers={"Accept": "application/json"})
    assert response.headers["content-type"] == "application/problem+json"


def test_a_thing_in_no_such_format(ask: Ask) -> None:
    assert ask("GET", "/id/state/ardenia", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_vocabularies_have_a_page_with_anchors_and_a_file(ask: Ask, running: Any, name: str) -> None:
    anchor = {"ontology": "State", "shapes": "State-label"}[name]
    assert anchor in Reader(ask("GET", f"/{name}", headers=HTML).text).ids
    response = ask("GET", f"/{name}", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["location"]) == (303, f"/{name}.ttl")
    file = ask("GET", f"/{name}.ttl")
    assert file.content == (running.site.release.directory / f"{name}.ttl").read_bytes()
    assert len(list(ox.parse(ask("GET", f"/{name}.nt").content, format=ox.RdfFormat.N_TRIPLES))) > 3


def test_a_class_has_what_the_shapes_give_it(ask: Ask) -> None:
    page = ask("GET", "/ontology/Support", headers=HTML).text
    told = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page)
    assert [(said, re.findall('href="(.*?)"', links)) for said, links in told][:2] == [
        ("always has", ["/ontology/article", "/ontology/evidence", "/ontology/supporter"]),
        ("may have", ["/ontology/recipient"]),
    ]


def test_dumps_are_the_files_with_validators_and_ranges(ask: Ask, running: Any) -> None:
    whole = (running.site.release.directory / "parley.nq").read_bytes()
    response = ask("GET", "/dumps/parley.nq")
    assert response.content == whole
    assert response.headers["content-type"] == "application/n-quads"
    tag = response.headers["etag"]
    assert ask("GET", "/dumps/parley.nq", headers={"If-None-Match": tag}).status_code == 304
    part = ask("GET", "/dumps/parley.nq", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole[10:20])
    assert ask("GET", "/dumps/parley.nq", headers={"Range": "bytes=999999-"}).status_code == 416


def test_a_head_of_a_dump_has_its_length_and_no_body(ask: Ask, running: Any) -> None:
    response = ask("HEAD", "/dumps/parley.nq")
    size = (running.site.release.directory / "parley.nq").stat().st_size
    assert (response.headers["content-length"], response.content) == (str(size), b"")


@pytest.mark.parametrize("path", ["/dumps/parley.nq", "/ontology.ttl", "/static/style.css"])
def test_no_answer_tells_where_a_file_lies(ask: Ask, running: Any, path: str) -> None:
    told = ask("GET", path).headers
    assert "x-sendfile" not in told
    assert not any(str(running.site.release.directory) in value for value in told.values())


@pytest.mark.parametrize(("accept", "target"), [("text/turtle", "/dumps/void.ttl"), ("text/html", "/dumps/")])
def test_the_well_known_place_leads_to_the_description(ask: Ask, accept: str, target: str) -> None:
    response = ask("GET", "/.well-known/void", headers={"Accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, target)


def test_health_names_the_release(ask: Ask, running: Any) -> None:
    response = ask("GET", "/health")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "release": "0123456789ab",
        "triples": running.site.triples,
    }


def test_health_tells_when_queries_cannot_be_answered(running: Any) -> None:
    class Stopped:
        ready = False

    client = create_app(running.site, cast("Any", Stopped()), Accounts(Allowance())).test_client()
    response = client.get("/health")
    assert (response.status_code, response.get_json()["status"]) == (503, "not ready")


def test_robots_stay_away_from_queries(ask: Ask) -> None:
    assert "Disallow: /sparql" in ask("GET", "/robots.txt").text


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?s { ?s a parley:State } ORDER BY ?s", 200, "2 rows"),
        ("SELECT ?s { ?s a parley:State } ORDER BY ?s", 200, ">Ardenia</a>"),
        ("ASK {}", 200, "<h2>Yes</h2>"),
        ("CONSTRUCT WHERE { state:ardenia rdfs:label ?o }", 200, "state:ardenia rdfs:label"),
        ("SELECT * { ?s nope:a ?o }", 400, "“nope:” is not declared"),
        ("SELECT * { SERVICE <http://e/> {} }", 400, "SERVICE is refused"),
        (LARGE, 422, "The answer is too large"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1500", 200, "Rows 1 to 66 are on this page"),
        ("SELECT ?a ?b ?c { ?a ?b ?c . ?d ?e ?f } LIMIT 20000", 200, "The first 1000 rows"),
    ],
)
def test_the_query_page_shows_the_answer_or_the_problem(
    ask: Ask, query: str, status: int, words: str
) -> None:
    response = ask("GET", "/sparql", params={"query": query}, headers=HTML)
    assert response.status_code == status
    assert words in response.text
    assert 'for="query"' in response.text
    assert response.headers["vary"].split(", ")[0] == "Accept"


LAKE, PASSAGE = "cq-01-who-supports-whom", "cq-02-what-is-a-claim"


def _offered(ask: Ask, address: str) -> tuple[dict[str, int], list[str]]:
    """Return the kinds of questions with their numbers, and the questions that the query page lists."""
    page = ask("GET", address, headers=HTML).text
    kinds = re.findall(r">([\w ]+) <small>(\d+)</small></a></li>", page)
    listed = re.findall(r'<li><a href="/id/question/(cq-[^"]+)\.html"', page)
    return {kind: int(number) for kind, number in kinds}, listed


def test_the_query_page_lists_questions_by_kind_and_by_words(ask: Ask) -> None:
    kinds, few = _offered(ask, "/sparql")
    assert kinds == {"evidence": 1, "lake": 1, "any articles": 4, "support": 2}
    assert few == [LAKE]
    assert _offered(ask, "/sparql?kind=support") == (kinds, [LAKE, PASSAGE])
    assert _offered(ask, "/sparql?examples=LÁKE+whom") == (kinds, [LAKE])
    assert _offered(ask, "/sparql?examples=lake&kind=evidence") == (kinds, [])
    assert "0 of 6" in ask("GET", "/sparql?examples=%3Cb%3E&kind=nothing", headers=HTML).text


@pytest.mark.parametrize(
    ("name", "page"),
    [(LAKE, f"/id/question/{LAKE}.html"), ("who-supports-whom", "/ask/who-supports-whom")],
)
def test_the_name_of_a_question_leads_to_its_page(ask: Ask, name: str, page: str) -> None:
    response = ask("GET", f"/sparql?question={name}", headers=HTML)
    assert (response.status_code, response.headers["location"]) == (303, page)


def test_a_query_in_the_address_wins_over_the_name_of_a_question(ask: Ask) -> None:
    page = ask("GET", f"/sparql?query=ASK{{}}&question={LAKE}", headers=HTML)
    assert page.status_code == 200
    assert "<h2>Yes</h2>" in page.text


def test_a_question_that_is_not_there_is_not_found(ask: Ask) -> None:
    page = ask("GET", "/sparql?question=cq-99-why", headers=HTML)
    assert page.status_code == 404
    assert "There is no question of this name" in page.text


def test_the_home_page_shows_some_questions_and_leads_to_all(ask: Ask) -> None:
    page = ask("GET", "/", headers=HTML).text
    assert f'href="/id/question/{LAKE}.html"' in page
    assert PASSAGE not in page, "it has a keyword in common with the one before"
    assert "All 6 questions" in page


def test_a_question_is_a_thing_with_a_description(ask: Ask) -> None:
    redirected = ask("GET", f"/id/question/{LAKE}", headers={"Accept": "text/turtle"})
    assert redirected.status_code == 303
    turtle = ask("GET", f"/id/question/{LAKE}.ttl").text
    assert "sh:SPARQLExecutable" in turtle
    answer = ask("GET", f"/id/question/{LAKE}.csv").text
    assert answer.splitlines()[0] == "supporter,recipient", "the table of a question is its answer"


def _example(name: str, *keywords: str) -> Example:
    return Example(name, name, "", "", keywords)


def test_examples_stand_under_each_of_their_keywords() -> None:
    both, one = _example("1", "b", "a"), _example("2", "b")
    assert by_keyword([both, one]) == {"a": [both], "b": [both, one]}


def test_leading_examples_have_no_keyword_in_common() -> None:
    held = [_example("1", "a", "b"), _example("2", "b"), _example("3", "c"), _example("4", "d")]
    assert [example.name for example in leading(held, 2)] == ["1", "3"]


def test_leading_examples_begin_with_what_people_ask_and_leave_the_record_for_the_end() -> None:
    keywords = ("several articles", "several articles", "time", "attendance", "attendance", "support")
    held = [_example(str(number), keyword) for number, keyword in enumerate(keywords)]
    assert [example.name for example in leading(held, 9)] == ["3", "4", "5", "2", "0"]


def test_home_counts_the_questions_of_the_page_it_leads_to(ask: Ask) -> None:
    told, there = (shown(ask("GET", path, headers=HTML).text) for path in ("/", "/sparql"))
    number = re.search(r"Questions \((\d+)\)", there)
    assert number
    assert f"All {number[1]} questions" in told


@pytest.fixture
def plain(running: Any, ask_of: Callable[[Site], Ask]) -> Ask:
    """A plain endpoint: the same store, and no release."""
    return ask_of(replace(running.site, release=None, file_names=("lake.ttl",)))


def test_a_plain_endpoint_shows_what_is_loaded(plain: Ask) -> None:
    page = plain("GET", "/", headers=HTML)
    assert page.status_code == 200
    assert "lake.ttl" in page.text
    assert plain("GET", "/health").json()["release"] is None
    assert plain("GET", "/sparql?query=ASK{}").json()["boolean"] is True


@pytest.mark.parametrize(
    "path",
    [
        "/id/state/ardenia",
        "/guide",
        "/guide/graph.svg",
        "/ontology",
        "/shapes",
        "/dumps/",
        "/.well-known/void",
    ],
)
def test_a_plain_endpoint_has_no_pages_of_a_release(plain: Ask, path: str) -> None:
    assert plain("GET", path, headers=HTML).status_code == 404


@pytest.mark.parametrize("path", ["/parley/sparql?query=ASK{}", "/sparql?query=ASK{}"])
def test_below_a_prefix_the_endpoint_answers_whether_or_not_the_proxy_cuts_it(
    running: Any, ask_of: Callable[[Site], Ask], path: str
) -> None:
    ask = ask_of(replace(running.site, base_url="https://example.org/parley"))
    assert ask("GET", path).json()["boolean"] is True
    redirected = ask("GET", "/id/state/ardenia", headers={"Accept": "text/turtle"})
    assert redirected.headers["location"] == "/parley/id/state/ardenia.ttl"


def test_forwarded_headers_of_strangers_change_nothing(ask: Ask) -> None:
    forged = {"X-Forwarded-Host": "evil.test", "X-Forwarded-Prefix": "/evil", "Host": "evil.test"}
    for path in ("/", "/id/state/ardenia.html", "/sparql"):
        assert "evil" not in ask("GET", path, headers=HTML | forged).text

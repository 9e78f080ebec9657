"""The pages of claims and articles: passages, the text where the operator shows it, coverage, citation."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cli.serve import texts_of
from parley.errors import InputError
from parley.names import DC11, DCTERMS, term, thing
from parley.release.manifest import NAME
from parley.text.profile import canonical, text_hash
from parley.web.configuration.settings import settings
from parley.web.configuration.site import Release, Site
from parley.web.views.citation import escaped
from parley.web.views.coverage import merged_places
from parley.web.views.downloads import release_called
from parley.web.views.marked import marked
from parley.web.views.metadata import DetailView, unrecorded
from parley.web.views.shown_term import ShownTerm
from parley.web.views.structured import embedded
from tests.web.pages.test_pages import HTML, PAGES, Reader, shown
from tests.web.small_release import DIGEST

Ask = Callable[..., httpx.Response]

CLAIM = "/id/claim/calm-waters-001.html"
OTHER = "/id/claim/calm-waters-003.html"
ARTICLE = "/id/article/calm-waters.html"
LOW_CLAIM = "/id/claim/low-tide-001.html"
LOW_ARTICLE = "/id/article/low-tide.html"
STATIC = Path(__file__).parents[3] / "server" / "parley" / "web" / "pages" / "static"


def page(ask: Ask, path: str) -> str:
    return ask("GET", path, headers=HTML).text


# Links between the parts of a page, and between claims.


@pytest.mark.parametrize("path", [CLAIM, OTHER, ARTICLE, LOW_CLAIM, LOW_ARTICLE])
def test_links_to_a_place_lead_to_it(ask: Ask, path: str) -> None:
    for link in Reader(page(ask, path)).links:
        target, _, anchor = link.partition("#")
        if anchor and target.startswith("/id/"):
            assert anchor in Reader(page(ask, target)).ids, link


def test_a_time_has_a_place_that_its_own_address_leads_to(ask: Ask) -> None:
    assert "time-1" in Reader(page(ask, CLAIM)).ids


def test_claims_lead_to_their_neighbours_in_the_order_of_the_text(ask: Ask) -> None:
    assert "Claim 1 of 3 in the order of the text" in shown(page(ask, CLAIM))
    assert 'rel="prev"' not in page(ask, CLAIM)
    assert re.search(r'rel="next" href="/id/claim/calm-waters-003.html"', page(ask, CLAIM))
    assert re.search(r'rel="prev" href="/id/claim/calm-waters-001.html"', page(ask, OTHER))


def test_a_claim_says_what_it_takes_the_place_of_and_why_that_was_withdrawn(ask: Ask) -> None:
    told = shown(page(ask, OTHER))
    assert "What it takes the place of claim 002 withdrawn: The passage speaks of another meeting." in told
    assert "What took its place According to Borduria" in shown(page(ask, "/id/claim/calm-waters-002.html"))


def test_signs_say_in_words_how_a_claim_is_said(ask: Ask) -> None:
    told = shown(page(ask, OTHER))
    signs = ("held by Borduria", "modality parley:planned", "polarity .*affirmed", "hedge hedged")
    for sign in signs:
        assert re.search(sign, told)
    assert "hedge not hedged" in shown(page(ask, CLAIM))


def test_a_claim_says_in_one_plain_sentence_how_it_is_said_and_where(ask: Ask) -> None:
    assert "says this in its own voice" in shown(page(ask, CLAIM)).partition("Where it is stated")[0]
    told = shown(page(ask, OTHER)).partition("Where it is stated")[0]
    assert "reports this as the view of Borduria" in told
    assert "as something planned, with the reservation “parley:probably” (characters 100–160)" in told
    assert told.count("Nobody has confirmed it") == 1


def test_signs_and_data_come_after_what_readers_ask(ask: Ask) -> None:
    told = shown(page(ask, CLAIM))
    asked = ("Where it is stated", "Who, what and when", "Who has confirmed it", "Cite this page")
    parts = (*asked, "reservation: hedge", "Data as")
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize(("path", "words"), [(CLAIM, "text"), (LOW_CLAIM, "claims of the article")])
def test_the_link_to_the_article_says_what_is_there(holding: Ask, path: str, words: str) -> None:
    assert re.search(rf"See it (in the|among the) {words}", shown(page(holding, path)))


# The page of an article.


def test_an_article_says_first_what_its_record_does_not_say(ask: Ask) -> None:
    told = shown(page(ask, LOW_ARTICLE)).partition("What it reports")[0]
    assert re.search(r"The record does not say w[a-z, ]* the article was published\.", told)


@pytest.mark.parametrize(
    ("missing", "said"),
    [((), ""), (("issued",), "when"), (("publisher", "issued"), "where or when"),
     (("publisher", "issued", "byline"), "where, when or under whose name")],
)  # fmt: skip
def test_what_is_not_recorded_in_words(missing: tuple[str, ...], said: str) -> None:
    iris = {"publisher": DC11 + "publisher", "issued": DCTERMS + "issued", "byline": term("byline")}
    details = [
        DetailView(ShownTerm(name, iri=iri), value, None, None, None, None)
        for name, iri in iris.items()
        for value in [None if name in missing else ShownTerm("x")]
    ]
    sentence = f"The record does not say {said} the article was published."
    assert unrecorded(details) == (sentence if said else "")


def test_an_article_lists_its_claims_by_sentence_with_their_places(ask: Ask) -> None:
    told = shown(page(ask, ARTICLE)).partition("What it reports (3)")[2]
    assert told.index("Characters 0–40") < told.index("Characters 100–180") < told.index("Ardenia supports")
    assert "s100" in Reader(page(ask, ARTICLE)).ids


def test_a_list_of_claims_has_signs_only_for_what_does_not_go_without_saying(ask: Ask) -> None:
    told = shown(page(ask, ARTICLE)).partition("What it reports (3)")[2]
    assert re.search(r"view of Borduria .* parley:planned hedged", told)
    assert "affirmed" not in told.partition("own voice.")[2].partition("Cite it")[0]


def test_coverage_counts_the_clauses_without_a_claim_by_their_reasons(ask: Ask) -> None:
    told = shown(page(ask, ARTICLE))
    assert "3 claims were read from this article, from 1 of its 3 clauses." in told
    assert "60 of 900 characters" in told
    assert "2 clauses have no claim, for these reasons:" in told
    assert re.search(r"heading: 1 no reason is published: 1", told)
    assert "0–12: no claim (" in told


def test_an_article_says_how_many_of_its_claims_are_withheld(ask: Ask) -> None:
    told = shown(page(ask, ARTICLE))
    assert "Withheld, because nobody has confirmed them in their current form: not coded: 1 claim" in told


def test_an_article_without_clauses_says_so(ask: Ask) -> None:
    assert "Its clauses are not recorded." in shown(page(ask, LOW_ARTICLE))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda held: (held[0], sum(held)))))
def test_joined_places_hold_the_same_characters_and_never_touch(places: list[tuple[int, int]]) -> None:
    found = merged_places(places)
    assert {at for start, end in found for at in range(start, end)} == {
        at for start, end in places for at in range(start, end)
    }
    assert all(before[1] < after[0] for before, after in pairwise(found))


# Texts that the operator shows.

TEXT = "".join(f"{number:>9} " for number in range(90))


@pytest.fixture
def holding(running: Any, ask_of: Callable[[Site], Ask]) -> Ask:
    """A server whose operator holds the text of one article."""
    return ask_of(replace(running.site, texts={"aa": TEXT}))


def test_without_texts_a_page_shows_none_and_says_so(ask: Ask) -> None:
    for path in (CLAIM, ARTICLE):
        assert "<mark>" not in page(ask, path)
        assert "The text of the article is not part of the data" in page(ask, path)
        assert "The operator of this server has the text" not in page(ask, path)


def test_the_text_of_the_operator_is_marked_at_the_passage(holding: Ask) -> None:
    assert f"<mark>{TEXT[100:160]}</mark>{TEXT[160:180]}</blockquote>" in page(holding, CLAIM)
    assert f"<q>{TEXT[100:107]}</q>" in page(holding, CLAIM)
    assert "The operator of this server has the text" in page(holding, CLAIM)


def test_an_article_of_which_the_operator_has_no_text_shows_none(holding: Ask) -> None:
    assert "<mark>" not in page(holding, LOW_CLAIM)


@pytest.mark.parametrize("again", [False, True])
def test_a_page_with_text_is_for_no_shared_cache_and_no_other_origin(holding: Ask, again: bool) -> None:
    for path in (CLAIM, ARTICLE):
        for _ in range(1 + again):
            fields = holding("GET", path).headers
        assert fields["cache-control"] == "private, no-cache"
        assert "access-control-allow-origin" not in fields
        assert "noarchive" in fields["x-robots-tag"]


def test_data_and_dumps_hold_no_text_whoever_holds_it(holding: Ask) -> None:
    for path in (CLAIM.replace("html", "ttl"), ARTICLE.replace("html", "nt"), "/dumps/parley.nq"):
        answer = holding("GET", path)
        assert TEXT[100:160] not in answer.text
        assert answer.headers["access-control-allow-origin"] == "*"


def test_texts_are_found_by_their_hash(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes("\ufeffé\r\n".encode())
    assert texts_of(str(tmp_path)) == {text_hash("é\n"): "é\n"}
    assert texts_of(None) == {}


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_texts_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name):
        texts_of(str(tmp_path / name))


def test_texts_are_shown_only_where_the_command_says_so() -> None:
    assert [one.name for one in settings() if one.variable is None] == ["articles"]


@given(
    st.text(min_size=1),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda held: (min(held), max(held)))),
)
def test_marks_take_nothing_from_the_text_and_add_nothing(text: str, spans: list[tuple[int, int]]) -> None:
    found = marked(text, (0, len(text)), spans)
    assert "".join(stretch.text for stretch in found) == text
    depths = [stretch.depth for stretch in found for _ in stretch.text]
    assert depths == [sum(start <= at < end for start, end in spans) for at in range(len(text))]


# The reader's own copy.


def test_own_copy_gives_the_page_what_the_check_needs(ask: Ask) -> None:
    assert re.search(r'data-own-copy data-hash="aa" data-characters="900"', page(ask, CLAIM))
    assert 'data-start="100" data-end="180" data-marks="100-160" hidden' in page(ask, CLAIM)


def test_modules_ask_for_nothing_and_make_no_markup() -> None:
    for module in STATIC.glob("*.js"):
        source = module.read_text("utf-8")
        for word in ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "innerHTML", "eval(", "http"):
            assert word not in source, module.name


FILES = [
    b"",
    b"\xef\xbb\xbfplain\r\nlines\rof\n\r\nall kinds\r",
    b"\xef\xbb\xbf\xef\xbb\xbfone mark is part of the text",
    "e\u0301 Å \u1e9b\u0323 \U0001d11e \u200d".encode(),
    b"not \xff UTF-8",
    b"surrogate \xed\xa0\x80",
    b"nul \x00 byte",
]


@pytest.mark.skipif(shutil.which("node") is None, reason="node runs the module")
def test_a_browser_makes_a_text_canonical_as_parley_does() -> None:
    script = f"""
      import {{ canonical, marked, textHash }} from {json.dumps((STATIC / "canonical.js").as_uri())};
      const told = [];
      for (const file of {json.dumps([base64.b64encode(file).decode() for file in FILES])}) {{
        try {{
          const text = canonical(Buffer.from(file, "base64"));
          const points = [...text];
          const stretches = marked(points, [0, points.length], [[1, 4], [3, 8]]);
          told.push([await textHash(text), points.length, stretches]);
        }} catch (error) {{ told.push(error.constructor.name); }}
      }}
      console.log(JSON.stringify(told));
    """
    command = ["node", "--input-type=module", "--experimental-default-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert json.loads(done.stdout) == [_told(file) for file in FILES]


def _told(file: bytes) -> Any:
    try:
        text = canonical(file)
    except InputError:
        return "TypeError"
    stretches = marked(text, (0, len(text)), [(1, 4), (3, 8)])
    return [text_hash(text), len(text), [[stretch.text, stretch.depth] for stretch in stretches]]


# Citation, and what it rests on.


def test_a_citation_has_the_version_of_the_data_and_the_digest_of_the_claim(ask: Ask) -> None:
    told = shown(page(ask, CLAIM))
    said = "Parley, data version 00, release 0123456789ab of 2031-06-01, content digest c0ffee00c0ff."
    assert f"{said} Read from: “Calm Waters”, Una Reed, Strait <b>Post</b>, 2031-05-10, " in told
    assert "2031-05-10, characters 100–160." in told
    assert "@misc{parley-calm-waters-001-0123456789ab," in told


def test_the_sentence_of_a_claim_is_cited_as_a_paraphrase_and_never_in_quotation_marks(ask: Ask) -> None:
    cite = page(ask, CLAIM).partition('class="cite"')[2]
    told = shown(cite)
    (title,) = re.findall(r"title = \{(.*?)\},", told)
    assert f"Parley’s paraphrase, not a quotation: {title} Parley, " in told
    assert "note = {Parley’s paraphrase, not a quotation. Release " in told
    assert f"“{title}" not in told


def test_a_claim_that_nobody_confirmed_is_cited_without_a_digest(ask: Ask) -> None:
    assert "content digest" not in shown(page(ask, OTHER))


def test_what_is_cited_leads_to_the_data_of_that_version(ask: Ask) -> None:
    link = f"/dumps/{DIGEST}/parley.nq"
    assert link in Reader(page(ask, CLAIM)).links
    assert ask("GET", link).content == ask("GET", "/dumps/parley.nq").content


@pytest.mark.parametrize("path", ["ffffffffffff/parley.nq", "../parley.nq", f"{DIGEST}/receipt.json"])
def test_a_release_that_is_not_kept_is_not_found(ask: Ask, path: str) -> None:
    assert ask("GET", f"/dumps/{path}").status_code == 404


@pytest.fixture
def releases(running: Any, tmp_path: Path) -> Callable[..., Release]:
    """Makes releases beside the one that is served, with a manifest that says what the folder is."""
    served = running.site.release

    def make(folder: str, **said: Any) -> Release:
        (tmp_path / folder).mkdir()
        manifest = replace(served.manifest, **said)
        (tmp_path / folder / NAME).write_text(json.dumps(manifest.as_json()))
        return Release(tmp_path / folder, manifest)

    return make


def test_the_release_before_is_kept_beside_the_one_that_is_served(releases: Callable[..., Release]) -> None:
    served, before = releases("a" * 12, release="a" * 12), releases("b" * 12, release="b" * 12)
    found = release_called(served, "b" * 12)
    assert found is not None
    assert (found.directory, found.digest) == (before.directory, "b" * 12)
    assert release_called(served, "a" * 12) is served


def test_a_preview_or_a_folder_of_another_name_is_no_release_before(releases: Callable[..., Release]) -> None:
    served = releases("a" * 12, release="a" * 12)
    releases("b" * 12, release="b" * 12, preview=True)
    releases("c" * 12, release="d" * 12)
    (served.directory.parent / ("e" * 12)).mkdir()
    assert [release_called(served, letter * 12) for letter in "bce"] == [None, None, None]
    assert release_called(served, "../" + "b" * 12) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("100 % of {it}", r"100 \% of \{it\}"),
        ("a_b & c#d", r"a\_b \& c\#d"),
        ("\\~^$", r"\textbackslash{}\textasciitilde{}\textasciicircum{}\$"),
    ],
)
def test_bibtex_has_no_command_that_a_title_brings(value: str, written: str) -> None:
    assert escaped(value) == written


# What programs read in the page.


def _data(text: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_claim_is_a_claim_that_appears_in_an_article_and_no_verdict(ask: Ask) -> None:
    data = _data(page(ask, CLAIM))
    assert (data["@type"], data["@id"]) == ("Claim", thing("claim", "calm-waters-001"))
    assert data["appearance"]["@id"] == thing("article", "calm-waters")
    assert "Review" not in json.dumps(data)


def test_an_article_is_described_by_what_is_recorded_of_it(ask: Ask) -> None:
    data = _data(page(ask, ARTICLE))
    assert (data["headline"], data["datePublished"]) == ("Calm Waters", "2031-05-10")
    assert data["publisher"]["name"] == "Strait <b>Post</b>"
    assert _data(page(ask, LOW_ARTICLE)).keys() == {"@context", "@type", "@id", "headline"}


@given(st.text())
def test_data_in_a_page_cannot_end_their_element(text: str) -> None:
    written = embedded({"name": text + "</script><!--"})
    assert "<" not in written
    assert json.loads(written)["name"] == text + "</script><!--"


@pytest.mark.parametrize("path", [CLAIM, ARTICLE, "/id/claim/calm-waters-002.html"])
def test_a_page_leads_to_its_data_and_its_query(ask: Ask, path: str) -> None:
    links = Reader(page(ask, path)).links
    for suffix in ("ttl", "jsonld", "nt", "rdf"):
        assert path.replace("html", suffix) in links
    query = next(link for link in links if link.startswith("/sparql?query="))
    assert ask("GET", query, headers={"Accept": "text/turtle"}).status_code == 200


def test_scripts_come_from_files_of_the_site_alone(ask: Ask) -> None:
    policy = ask("GET", CLAIM).headers["content-security-policy"]
    for part in ("script-src 'self';", "require-trusted-types-for 'script'", "trusted-types 'none'"):
        assert part in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", [path for path in PAGES if "/claim/" in path or "/article/" in path])
def test_pages_need_no_script(ask: Ask, path: str) -> None:
    text = page(ask, path)
    assert all("hidden" in button for button in re.findall(r"<button[^>]*>", text))
    assert len(text.encode()) < 60_000

"""The home page, and the page about the site."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from parley.names import ONTOLOGY, term
from parley.web.pages.lists import served
from parley.web.views.coders import readers
from parley.web.views.doors import GENERAL, opened
from parley.web.views.examples import examples, leading
from parley.web.views.published import Row, named_query
from parley.web.views.shown_term import ShownTerm, show
from parley.web.views.store_reader import current_reader, current_release, text_of
from parley.web.views.subjects import about_what

_LEADING = 8
"""Examples on the home page."""

_KEPT = (
    "Alignment", "Coder", "Coding", "Detail", "Dispute", "EntityLink", "Sheet", "Silence", "WithheldClaim",
    "DiscourseRelation",
)  # fmt: skip
"""Classes of things behind the claims, such as sheets, and claims that only join others."""

_FIRST = (
    "Person", "State", "Government", "Organization", "OppositionGroup", "ArmedForce", "Coalition",
    "IntergovernmentalOrganization", "NonGovernmentalOrganization", "Delegation", "Actor", "UnnamedParty",
    "Meeting", "MeetingSeries", "PeaceProcess", "PeaceEffort", "Gathering", "Place", "Article",
)  # fmt: skip
"""The classes of things that readers look for first: actors, meetings, places, articles."""


def blueprint() -> Blueprint:
    """Return the pages."""
    pages = Blueprint("home", __name__)
    pages.add_url_rule("/", "home", home)
    pages.add_url_rule("/about", "about", about)
    pages.add_url_rule("/how-to-read", "reading", reading)
    return pages


@dataclass(frozen=True)
class Count:
    """How many things a class has."""

    term: ShownTerm
    name: str
    number: int


def home() -> str:
    """Show what the site is about, with links."""
    reader = current_reader()
    if reader.site.release is None:
        counts = [_count(row) for row in reader.rows(named_query("classes"))]
        return render_template("plain_home.html", counts=counts)
    told = reader.gathered(("overview", "subjects", "doors"))
    rows = told["overview"]
    others = [_count(row) for row in rows if not _is_true(row, "claims")]
    claims = [_count(row) for row in rows if _is_true(row, "claims")]
    held = examples(reader)
    return render_template(
        "home.html",
        about=about_what(told["subjects"], rows, reader.site),
        doors=opened(told["doors"]),
        claims=[count for count in claims if count.name not in _KEPT],
        others=sorted((count for count in others if count.name not in _KEPT), key=_rank),
        kept=[count for count in (*claims, *others) if count.name in _KEPT],
        examples=leading((example for example in held if example.keywords != GENERAL), _LEADING),
        number=len(held),
        data=served().of_release("/", "What articles report about peace talks"),
    )


def _is_true(row: Row, name: str) -> bool:
    """Return whether a value is true; Virtuoso writes a computed truth value as the number 1."""
    return text_of(row, name) in ("true", "1")


def _count(row: Row) -> Count:
    term = show(row["class"], current_reader().site, text_of(row, "label"))
    return Count(term, row["class"].value.removeprefix(ONTOLOGY), int(text_of(row, "things")))


def _rank(count: Count) -> int:
    """Return the place of a class in the list of things; those that are not named keep their order."""
    return _FIRST.index(count.name) if count.name in _FIRST else len(_FIRST)


def reading() -> str:
    """Explain the site to those who see it for the first time, with its own numbers."""
    current_release()
    reader = current_reader()
    return render_template(
        "reading.html",
        articles=reader.number(term("Article")),
        claims=reader.number(term("Claim")),
        silences=reader.number(term("Silence")),
        door=next(iter(opened(reader.gathered(("doors",))["doors"])), None),
        data=served().of_release("/how-to-read", "How to read this site"),
    )


def about() -> str:
    """Explain how facts are made, what the limits are, and how to dispute a claim."""
    if current_reader().site.release is None:
        return render_template("about.html", data=None, readers=None)
    data = served().of_release("/about", "About Parley")
    rows = current_reader().rows(named_query("coders"))
    return render_template("about.html", data=data, readers=readers(rows))

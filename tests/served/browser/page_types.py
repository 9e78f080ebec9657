"""Every type of page, with an example of it: one list for tests, screenshots and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class Served(StrEnum):
    """What is served."""

    RELEASE = "release"
    """Parley's own graph, without the texts."""
    INVENTED = "invented"
    """The small release of the tests of the pages: it has what no real one has yet."""
    FILES = "files"
    """Plain RDF files."""


@dataclass(frozen=True)
class PageType:
    """A type of page.

    Attributes:
        name: What it is called; screenshots have it in their names.
        path: The address of an example.
        says: Words that its example must show.
        template: The template that makes it.
        kinds: The kinds of things whose pages are of this type.
        served: What the example is served of.
        status: The status of the answer.
    """

    name: str
    path: str
    says: str
    template: str
    kinds: tuple[str, ...] = ()
    served: Served = Served.RELEASE
    status: int = 200

    @property
    def route(self) -> str:
        """Its address as the description of the HTTP surface has it."""
        local = self.path.partition("?")[0]
        return next((route for start, route in _ROUTES.items() if local.startswith(start)), local)


_ROUTES = {
    "/id/": "/id/{kind}/{name}",
    "/things/": "/things/{name}",
    "/ask/": "/ask/{name}",
    "/ontology/": "/ontology/{name}",
}
_WHO_STAYED_AWAY = "SELECT ?who ?meeting { ?who parley:didNotAttend ?meeting }"
_NO_SUCH_WORD = "SELECT ?who {\n  ?who parley:supports ?whom .\n}\nORDR BY ?who"
_NO_SUCH_NAME = "SELECT * { ?who parley:suports ?whom }"


def _asked(query: str) -> str:
    return f"/sparql?query={quote(query)}"


def _thing(
    name: str, thing: str, says: str, kinds: str, template: str = "entity", status: int = 200
) -> PageType:
    path = f"/id/{thing}.html"
    return PageType(name, path, says, f"{template}.html", tuple(kinds.split()), status=status)


PAGE_TYPES = (
    PageType("home", "/", "each gives the place of its passage", "home.html"),
    PageType("about", "/about", "a second coder, who did not enter it", "about.html"),
    PageType("reading", "/how-to-read", "It does not say what is true", "reading.html"),
    PageType("guide", "/guide", "What to know before you ask", "guide.html"),
    PageType("search", "/search?q=astanna", "Astana talks", "search.html"),
    PageType("network", "/network", "Russia", "network.html"),
    PageType("timeline", "/timeline", "2015", "timeline.html"),
    PageType("timeline-of-a-year", "/timeline?year=2015", "in 2015, in order", "timeline.html"),
    PageType("contradictions", "/contradictions", "What was looked for", "contradictions.html"),
    PageType("silences", "/silences", "searched", "silences.html"),
    PageType("ontology", "/ontology", "What one passage of one article says once", "ontology.html"),
    PageType("scheme", "/ontology/actions", "Its concepts", "term.html"),
    PageType("term", "/ontology/Support", "What checks it", "term.html"),
    PageType("shapes", "/shapes", "The rules that every release is checked against", "shapes.html"),
    PageType("downloads", "/dumps/", "parley.trig", "dumps.html"),
    PageType("query", "/sparql", "or write a query in SPARQL", "sparql.html"),
    PageType("query-answered", _asked(_WHO_STAYED_AWAY), "Syrian government", "sparql.html"),
    PageType("query-wrong", _asked(_NO_SUCH_WORD), "ORDR", "sparql.html", status=400),
    PageType("query-hint", _asked(_NO_SUCH_NAME), "did you mean", "sparql.html"),
    PageType("door", "/ask/who-supports-whom", "Russia", "question.html"),
    PageType("door-further", "/ask/who-came-and-who-stayed-away", "expected to attend", "question.html"),
    PageType("search-question", "/search?q=who+supports+Assad%3F", "Questions answered here", "search.html"),
    PageType("questions", "/questions", "For any articles: begin here", "questions.html"),
    PageType("list", "/things/State", "Kazakhstan", "things.html"),
    _thing("article", "article/peace-in-our-town", "government did not attend", "article", "article"),
    _thing("claim", "claim/peace-in-our-town-032", "characters 2440–2476", "claim", "claim"),
    _thing("withdrawn", "claim/peace-in-our-town-095", "left out whose confidence", "", "gone", 410),
    _thing("question", "question/cq-01-which-states-support-whom", "Russia", "question", "question"),
    _thing("actor", "state/russia", "Both Russia and Iran support Bashar al-Assad",
           "actor person state organization party"),
    _thing("meeting", "meeting/astana-conference-of-the-2015-invitation", "did not attend", "meeting series"),
    _thing("process", "process/astana-talks", "Astana talks", "process initiative document"),
    _thing("conflict", "conflict/syria", "Syrian conflict", "conflict situation event"),
    _thing("place", "place/astana", "Astana", "place asset"),
    _thing("notion", "notion/among-the-most-violent", "narrower than", "notion"),
    _thing("mention", "mention/peace-in-our-town-astana", "pointing back to", "mention"),
    _thing("span", "span/peace-in-our-town-2440-2476", "2440", "span sentence clause"),
    _thing("silence", "silence/women-at-the-talks", "women", "silence"),
    _thing("coding", "coding/peace-in-our-town-7-8", "coding", "coder sheet coding dispute"),
    _thing("link", "alignment/united-states-in-wikidata", "Wikidata", "alignment link source"),
    PageType("group", "/id/conflict/syria.html?group=described", "in the order of articles",
             "entity_group.html"),
    PageType("not-found", "/id/state/rusia", "Did you mean", "problem.html", status=404),
    PageType("contradictions-found", "/contradictions", "differs in", "contradictions.html",
             served=Served.INVENTED),
    PageType("contradiction", "/id/contradiction/calm-waters-003_calm-waters-004.html", "contradiction",
             "entity.html", ("contradiction",), Served.INVENTED),
    PageType("withheld", "/id/claim/calm-waters-009.html", "This claim is withheld", "withheld.html",
             served=Served.INVENTED),
    PageType("files", "/", "read-only", "plain_home.html", served=Served.FILES),
)  # fmt: skip

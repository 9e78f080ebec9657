"""The addresses that are read with GET, each described once: those of every site, and those of a release."""

from __future__ import annotations

from parley.names import ENTITY_KINDS
from parley.release.manifest import NAME as MANIFEST
from parley.web.configuration.site import Release
from parley.web.http import metrics
from parley.web.http.negotiation import HTML
from parley.web.pages.described import MEDIA_TYPE, TEXT, Page, one_of, types_of
from parley.web.pages.lists import DATA_FORMATS as THING_FORMATS
from parley.web.pages.ontology import DATA_FORMATS as VOCABULARY_FORMATS
from parley.web.views.doors import doors

_SLUG = {"type": "string", "pattern": "^[A-Za-z0-9_-]+(\\.[a-z]+)?$"}
_THING_TYPES = types_of((HTML, *THING_FORMATS))
_VOCABULARY_TYPES = types_of(VOCABULARY_FORMATS)

PAGES = (
    Page("/", "The home page."),
    Page("/about", "Who runs the server, and its limits; of a release, what a claim is."),
    Page("/health", "Whether queries can be answered.", (MEDIA_TYPE,), schema="Health"),
    Page("/ready", "The same as /health.", (MEDIA_TYPE,), schema="Health"),
    Page("/metrics", "Counters and gauges for Prometheus.", (metrics.MEDIA_TYPE.partition(";")[0],)),
    Page("/openapi.json", "This description.", (MEDIA_TYPE,)),
    Page("/robots.txt", "What crawlers leave alone.", ("text/plain",)),
    Page("/favicon.ico", "Leads to the icon.", others=(301,), leads=True),
)
_RELEASE_PAGES = (
    Page(
        "/search",
        "What has the words of q= in its names; kind= chooses a group, page= a page of it.",
        (HTML.media_type, MEDIA_TYPE),
        errors=(404, 406),
    ),
    Page("/sitemap.xml", "The addresses of all pages, for crawlers.", ("application/xml",), errors=(404,)),
    Page("/questions", "All questions, by what they are about.", errors=(404,)),
    Page("/how-to-read", "What a claim is and what it is not, in plain words."),
    Page("/guide", "The guide to the graph."),
    Page("/guide/graph.svg", "The picture of the guide.", ("image/svg+xml",)),
    Page("/contradictions", "The contradictions between claims.", errors=(404,)),
    *(
        Page(
            f"/{name}.{{suffix}}",
            f"Leads to the data of the page /{name}.",
            others=(303,),
            errors=(404,),
            parameters=(("suffix", one_of(THING_FORMATS)),),
            leads=True,
        )
        for name in ("contradictions", "network", "timeline", "silences")
    ),
    Page("/network.svg", "The picture of who supports whom.", ("image/svg+xml",), errors=(404,)),
    Page(
        "/ask/{name}",
        "A question that any corpus can be asked, with its answer and the claims behind each row.",
        errors=(404, 429),
        parameters=(("name", {"type": "string", "enum": [door.name for door in doors()]}),),
    ),
    Page(
        "/ontology/{name}",
        "A term of the ontology: what it means, how the data use it, what checks it.",
        errors=(404,),
        parameters=(("name", TEXT),),
    ),
    Page(
        "/ontology/{name}.{suffix}",
        "The description of a term; as CSV, the claims that say it.",
        types_of(THING_FORMATS),
        errors=(404,),
        parameters=(("name", TEXT), ("suffix", one_of(THING_FORMATS))),
    ),
    Page(
        "/things/{name}.{suffix}",
        "Leads to the data of the things of a class.",
        others=(303,),
        errors=(404,),
        parameters=(("name", TEXT), ("suffix", one_of(THING_FORMATS))),
        leads=True,
    ),
    Page("/network", "Who is reported to support whom, as a picture and a table.", errors=(404,)),
    Page("/timeline", "What claims date, in order.", errors=(404,)),
    Page("/silences", "What no article answers, with the search that shows it.", errors=(404,)),
    Page(
        "/things/{name}",
        "The things of a class of the ontology.",
        errors=(404,),
        parameters=(("name", TEXT),),
    ),
    Page(
        "/id/{kind}/{name}",
        "Leads from a thing to its description (303); with a suffix, the description in that format.",
        _THING_TYPES,
        others=(303, 410),
        errors=(404, 406, 429),
        parameters=(("kind", {"type": "string", "enum": list(ENTITY_KINDS)}), ("name", _SLUG)),
    ),
    *(
        page
        for name in ("ontology", "shapes")
        for page in (
            Page(f"/{name}", f"The {name}, on one page or as a file (303).", others=(303,), errors=(406,)),
            Page(
                f"/{name}.{{suffix}}",
                f"The {name} as a file.",
                _VOCABULARY_TYPES,
                others=(206,),
                errors=(404, 416),
                parameters=(("suffix", one_of(VOCABULARY_FORMATS)),),
            ),
        )
    ),
    Page("/dumps/", "The files of the release."),
    Page("/.well-known/void", "Leads to the description of the release.", others=(303,), leads=True),
)


def of_release(release: Release) -> tuple[Page, ...]:
    """Return the pages that only a release has; its files are those of its manifest."""
    files = {entry.name: entry.mediaType for entry in release.manifest.files} | {MANIFEST: MEDIA_TYPE}
    dump = Page(
        "/dumps/{name}",
        "A file of the release, with validators and ranges.",
        tuple(dict.fromkeys(files.values())),
        others=(206,),
        errors=(404, 412, 416),
        parameters=(("name", {"type": "string", "enum": list(files)}),),
    )
    older = Page(
        "/dumps/{version}/{name}",
        "A file of a release that was published before and is still held, by its digest.",
        dump.types,
        others=(206,),
        errors=(404, 412, 416),
        parameters=(("version", TEXT), ("name", TEXT)),
    )
    return (*_RELEASE_PAGES, dump, older)

"""Turns the Markdown of Parley's own docs into HTML: only the few constructs that they use.

These are headings, paragraphs, images, lists of one level, tables and fenced code, with blank lines
between them. In lines they are code, bold, and links to headings and the web. All text is escaped, and
HTML in it has no effect. A query gets a link that runs it.

markdown-it-py would give the same HTML with 40 lines of ours fewer, of 96. It would be one more thing to
install (1 MB) and to load, for one page; and all that is special here (ids, pictures, tables, queries that
run) would still be rules of our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

_FENCE = re.compile(r"```(\w*)")
_HEADING = re.compile(r"(#{1,3}) (.+)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([\w.\-]+)\)")
_INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\((https?://[^)\s]+|#[\w\-]+)\)")
_NOT_IN_ID = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class LinkTargets:
    """The targets of links of a document on a site.

    Attributes:
        file: Returns the address of a file in the folder of the document.
        query: Returns the address that runs a query.
    """

    file: Callable[[str], str]
    query: Callable[[str], str]


def title_of(text: str) -> str:
    """Return the title of a document: its first line."""
    return text.split("\n", 1)[0].removeprefix("# ")


def to_html(text: str, places: LinkTargets) -> Markup:
    """Return a document as HTML."""
    return Markup("\n").join(_blocks(text.splitlines(), places))


def _blocks(lines: list[str], places: LinkTargets) -> Iterator[Markup]:
    position = 0
    while position < len(lines):
        if fence := _FENCE.fullmatch(lines[position]):
            end = lines.index("```", position + 1)
            yield _code(fence[1], "\n".join(lines[position + 1 : end]), places)
            position = end + 1
            continue
        end = position
        while end < len(lines) and lines[end] and not _FENCE.fullmatch(lines[end]):
            end += 1
        if position < end:
            yield _block(lines[position:end], places)
        position = max(end, position + 1)


def _block(lines: list[str], places: LinkTargets) -> Markup:
    if heading := _HEADING.fullmatch(lines[0]):
        return _heading(len(heading[1]), heading[2])
    if image := _IMAGE.fullmatch(lines[0]):
        source = places.file(image[2])
        return Markup('<div class="picture" tabindex="0" role="group"><img src="{}" alt="{}"></div>').format(
            source, image[1]
        )
    if lines[0].startswith("- "):
        return _list(lines)
    if lines[0].startswith("|"):
        return _table(lines)
    return Markup("<p>{}</p>").format(_inline(" ".join(lines)))


def _heading(level: int, text: str) -> Markup:
    identifier = _NOT_IN_ID.sub("-", text.lower()).strip("-")
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, identifier, _inline(text))


def _list(lines: list[str]) -> Markup:
    items = Markup("\n").join(Markup("<li>{}</li>").format(_inline(line[2:])) for line in lines)
    return Markup("<ul>\n{}\n</ul>").format(items)


def _table(lines: list[str]) -> Markup:
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    table = Markup(
        '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n'
        "<thead>{}</thead>\n<tbody>{}</tbody>\n</table></div>"
    )
    return table.format(
        _row(head, Markup('<th scope="col">{}</th>')),
        Markup("\n").join(_row(row, Markup("<td>{}</td>")) for row in rows),
    )


def _row(cells: list[str], cell: Markup) -> Markup:
    return Markup("<tr>{}</tr>").format(Markup("").join(cell.format(_inline(text)) for text in cells))


def _code(language: str, text: str, places: LinkTargets) -> Markup:
    name = {"sparql": "SPARQL query", "text": "Answer"}.get(language, "Code")
    shown = Markup('<pre tabindex="0" aria-label="{}" class="{}">{}</pre>').format(name, language, text)
    if language != "sparql":
        return shown
    return shown + Markup('\n<p class="run"><a href="{}">Run it</a></p>').format(places.query(text))


def _inline(text: str) -> Markup:
    """Return a line with its code, bold words and links; bold words may contain code."""
    parts, position = Markup(""), 0
    for match in _INLINE.finditer(text):
        parts += Markup("{}").format(text[position : match.start()]) + _span(match)
        position = match.end()
    return parts + Markup("{}").format(text[position:])


def _span(match: re.Match[str]) -> Markup:
    code, bold, label, target = match.groups()
    if code is not None:
        return Markup("<code>{}</code>").format(code)
    if bold is not None:
        return Markup("<strong>{}</strong>").format(_inline(bold))
    abroad = Markup("") if target.startswith("#") else Markup(' rel="noreferrer nofollow"')
    return Markup('<a href="{}"{}>{}</a>').format(target, abroad, _inline(label))

"""The Markdown of the docs: each construct, and that text stays text."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from parley.web.pages.markdown import LinkTargets, title_of, to_html

PLACES = LinkTargets(file=lambda name: f"/files/{name}", query=lambda query: f"/sparql?query={quote(query)}")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# A `b` c", '<h1 id="a-b-c">A <code>b</code> c</h1>'),
        ("### What, and *why*?", '<h3 id="what-and-why">What, and *why*?</h3>'),
        ("one\ntwo\n\nthree", "<p>one two</p>\n<p>three</p>"),
        ("a < b & **c `d`**", "<p>a &lt; b &amp; <strong>c <code>d</code></strong></p>"),
        ("`**a** <b>`", "<p><code>**a** &lt;b&gt;</code></p>"),
        (
            "[a & b](https://e.test/?a&b)",
            '<p><a href="https://e.test/?a&amp;b" rel="noreferrer nofollow">a &amp; b</a></p>',
        ),
        ("[a](#b-c)", '<p><a href="#b-c">a</a></p>'),
        ("[a](javascript:b)", "<p>[a](javascript:b)</p>"),
        ("- a\n- `b`", "<ul>\n<li>a</li>\n<li><code>b</code></li>\n</ul>"),
        (
            '![a "b"](c)',
            '<div class="picture" tabindex="0" role="group"><img src="/files/c" alt="a &#34;b&#34;"></div>',
        ),
        (
            "| a | b |\n| --- | --- |\n| `c` | <d> |",
            (
                '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n'
                '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>\n'
                "<tbody><tr><td><code>c</code></td><td>&lt;d&gt;</td></tr></tbody>\n</table></div>"
            ),
        ),
        (
            "```text\n<a>\n\n# b\n```",
            '<pre tabindex="0" aria-label="Answer" class="text">&lt;a&gt;\n\n# b</pre>',
        ),
        (
            "```sparql\nASK {}\n```",
            (
                '<pre tabindex="0" aria-label="SPARQL query" class="sparql">ASK {}</pre>\n'
                '<p class="run"><a href="/sparql?query=ASK%20%7B%7D">Run it</a></p>'
            ),
        ),
    ],
)
def test_a_construct_becomes_its_html(text: str, html: str) -> None:
    assert str(to_html(text, PLACES)) == html


def test_the_title_is_the_first_line() -> None:
    assert title_of("# A title\n\ntext") == "A title"

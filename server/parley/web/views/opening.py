"""The sentence that the page of a thing begins with: how much is reported of it, or what it is."""

from __future__ import annotations

_OF_KIND = {
    "mention": "The words by which an article speaks of someone or something, each by its place.",
    "span": "A stretch of the text of an article, given by its place; its words are not part of the data.",
    "sentence": "A sentence of an article, given by its place; its words are not part of the data.",
    "clause": "A clause of an article, given by its place; its words are not part of the data.",
    "silence": "A question that no article of the corpus answers, with the search that shows it.",
    "notion": "What articles mean by a word, below a term of the ontology.",
    "contradiction": "Two claims that cannot both hold as they stand. Neither is preferred here.",
    "coder": "Who enters claims, or reads those of others again beside their passages.",
    "coding": "One answer of a second coder, who picked what a passage says among several statements.",
    "sheet": "Items that were put to one second coder together.",
    "dispute": "Somebody says that a claim is wrong, and why.",
    "alignment": "A link from an entity to what stands for it elsewhere, with the sources that agree on it.",
    "link": "How two entities may hang together: be one, part of the other, or named for it.",
    "source": "A work that terms of the ontology are taken from, and where it was read.",
}
"""What things are that stand behind claims, rather than being spoken of in them."""


def opening(kind: str, articles: int, claims: int) -> str:
    """Return the first sentence of a page.

    Args:
        kind: The kind of thing.
        articles: How many articles report of it.
        claims: In how many claims.

    >>> opening("state", 1, 2)
    '1 article reports of it, in 2 claims. What follows is what it says; nothing is asserted here.'
    """
    own = _OF_KIND.get(kind, "")
    if not claims:
        return own or "No claim of this release says anything of it."
    reports = "1 article reports" if articles == 1 else f"{articles} articles report"
    told = f"{reports} of it, in {claims} {'claim' if claims == 1 else 'claims'}."
    say = "it says" if articles == 1 else "they say"
    rest = f"What follows is what {say}; nothing is asserted here."
    return " ".join(part for part in (own, told, rest) if part)

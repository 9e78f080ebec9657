"""Sheets without any word of the text, for a reader who is to guess, and the results of the guesses.

    python -m benchmarks.blind FILE > BLIND
    python -m benchmarks.blind FILE --guessed BLIND --articles DIR [--data DIR]

FILE is a sheet from ``parley code write``, with FILE.key beside it. In BLIND each claim item has only its
statements, with a letter for each part of the text in them.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import tomli_w

from benchmarks.guessers import at_least
from parley.claims.corpus import article_of, load_corpus, load_texts, text_of
from parley.claims.iris import slug
from parley.coding.register import load_register
from parley.gate.article import objections_to
from parley.names import expand, thing
from parley.sheets.item import Asks, SheetItem
from parley.sheets.key import read_key
from parley.sheets.quoting import without_words
from parley.sheets.scope import scope_with, whole_scope
from parley.sheets.sheet import Sheetmaker, seed_of


def blind(sheet: str) -> str:
    """Return the claim items of a sheet's file without text: number, statements, place for the answer."""
    items = [
        {"number": item["number"], "answers": list(without_words(item["answers"])), "answer": ""}
        for item in tomllib.loads(sheet)["item"]
        if item["asks"] == Asks.CLAIM.value
    ]
    return tomli_w.dumps({"item": items})


def told(items: tuple[SheetItem, ...], guessed: str) -> str:
    """Return how many claims guesses found, and how likely this number is by chance."""
    answers = {item["number"]: str(item["answer"]).strip() for item in tomllib.loads(guessed)["item"]}
    asked = [item for item in items if item.right is not None and item.codes.startswith(thing("claim", ""))]
    hits = sum(answers.get(item.number) == str(item.right) for item in asked)
    chances = [1 / len(item.shown.options) for item in asked]
    expected, chance = sum(chances), at_least(hits, chances)
    return f"{hits} of {len(asked)} claims found; {expected:.1f} expected by chance; p = {chance:.4f}"


def main() -> None:
    """Print a sheet without text, or the results of its guesses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.blind")
    parser.add_argument("file", type=Path)
    parser.add_argument("--guessed", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    if given.guessed is None:
        print(blind(given.file.read_text("utf-8")), end="")
        return
    corpus, key_file = load_corpus(given.data), given.file.with_name(f"{given.file.name}.key")
    key = read_key(key_file.read_text("utf-8"), str(key_file))
    sheet = load_register(given.data).sheet[expand(key.sheet) or key.sheet]
    file = article_of(corpus, slug(sheet.article))
    text = text_of(file.annotations.article, load_texts(given.articles))
    objections = objections_to(file.annotations, text, corpus.vocabulary)
    maker = Sheetmaker(corpus, file, text, objections, sheet.version)
    only = [expand(one) or one for one in key.only]
    scope = scope_with(file.annotations, only) if only else whole_scope(file.annotations)
    print(told(maker.made(seed_of(key.salt), scope), given.guessed.read_text("utf-8")))


if __name__ == "__main__":
    main()

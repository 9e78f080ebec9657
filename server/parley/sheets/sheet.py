"""A sheet: the items of one article for one coder, made from corpus, text and salt.

A salt is a seed for random choices, followed by the digest of the items made from it. So the registered hash
of a salt determines the sheet, and anyone who has the salt can see whether the sheet can still be made in the
same form.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from parley.claims.claim import ArticleAnnotations
from parley.claims.corpus import ArticleFile, Corpus
from parley.claims.iris import sentence_iri
from parley.claims.nodes import Nodes
from parley.coding.cards import cards_of
from parley.coding.digests import Digester
from parley.coding.records import SHEET_VERSION
from parley.names import term
from parley.sheets.claim_items import ClaimDesign, ClaimItems, Objections
from parley.sheets.design import Designs
from parley.sheets.draws import Draws
from parley.sheets.item import SheetItem
from parley.sheets.mention_items import mention_designs
from parley.sheets.offers import Offers
from parley.sheets.readings import Readings
from parley.sheets.scope import SheetScope
from parley.sheets.sentence_items import sentence_design
from parley.sheets.statements import ArticleStatements
from parley.variants.making import Variants

SEED = 32
"""How many bytes of a salt are its seed; the same number follows, the digest of the items."""


class Sheetmaker:
    """Makes the sheets of one article."""

    def __init__(
        self,
        corpus: Corpus,
        file: ArticleFile,
        content: str,
        objections: Objections = MappingProxyType({}),
        version: int = SHEET_VERSION,
    ) -> None:
        """Create it from the corpus, the article, its text, and objections of rules to upheld claims.

        The parts that all its sheets share are computed once. Sheets of an older version are made again by
        the rules of that version.
        """
        self.annotations: ArticleAnnotations = file.annotations
        self._content = content
        self._objections = objections
        self._vocabulary = corpus.vocabulary
        self._cards = cards_of(corpus)
        self._digester = Digester(file.annotations, corpus.vocabulary, self._cards)
        self._readings = Readings(file.annotations, content, corpus.vocabulary, version)
        stated = ArticleStatements(self._readings, corpus.vocabulary)
        variants = Variants(file.annotations.claims, corpus.vocabulary)
        self._offers = Offers(self._readings, stated, variants, _linked(corpus))

    def made(self, seed: bytes, scope: SheetScope) -> tuple[SheetItem, ...]:
        """Return the items of a sheet, in order.

        Raises:
            InputError: Two different claims read alike.
        """
        draws = Draws(seed)
        items = [*self._mentions(draws, scope)]
        designs = self.claim_designs(seed, scope)
        claims = [self._claim(number, one) for number, one in enumerate(designs, len(items) + 1)]
        numbers: dict[str, list[int]] = defaultdict(list)
        for item in claims:
            numbers[item.codes].append(item.number)
        items += claims
        return (*items, *self._sentences(scope, numbers, len(items)))

    def salted(self, seed: bytes, scope: SheetScope) -> tuple[str, tuple[SheetItem, ...]]:
        """Return the salt of a sheet, as hexadecimal digits, and its items."""
        items = self.made(seed, scope)
        return (seed + digest_of(items)).hex(), items

    def _mentions(self, draws: Draws, scope: SheetScope) -> Iterator[SheetItem]:
        found = mention_designs(self.annotations, scope.mentions, self._content, self._cards, draws)
        for number, one in enumerate(found, 1):
            digests = self._digester.mention(one.mention)
            yield SheetItem(number, one.mention.iri, one.shown, digests, one.right)

    def claim_designs(self, seed: bytes, scope: SheetScope) -> list[ClaimDesign]:
        """Return the designs for the claims of a sheet, in order, for checks of what sheets reveal."""
        draws = Draws(seed)
        designs = Designs(self._readings, self._offers, draws, self._vocabulary).of(scope.claims)
        # In the order of the text, neighbouring items would reveal each other: what several items say is
        # true of one paragraph is likely to be true of the next item, too.
        designs = draws.shuffled(designs, lambda one: one.name, "order")
        making = ClaimItems(
            self.annotations, self._content, self._vocabulary, self._readings, draws, self._objections
        )
        return [making.of(design) for design in designs]

    def _claim(self, number: int, made: ClaimDesign) -> SheetItem:
        design = made.design
        catch = design.planted is not None
        digests = self._digester.claim(design.base)
        return SheetItem(number, design.claim.iri, made.shown, digests, None if catch else made.base, catch)

    def _sentences(
        self, scope: SheetScope, numbers: Mapping[str, Sequence[int]], before: int
    ) -> Iterator[SheetItem]:
        article = self.annotations.article.iri
        asked = [one for one in self.annotations.sentences if sentence_iri(article, one) in scope.sentences]
        for number, place in enumerate(asked, before + 1):
            made = sentence_design(
                place, self.annotations, self._content, self._cards, self._readings, numbers
            )
            digests = self._digester.sentence(place)
            yield SheetItem(number, sentence_iri(article, place), made.shown, digests, about=made.about)


def seed_of(salt: str) -> bytes:
    """Return the seed of a salt."""
    return bytes.fromhex(salt)[:SEED]


def fits_salt(items: Sequence[SheetItem], salt: str) -> bool:
    """Return whether a salt was made for these items."""
    return digest_of(items) == bytes.fromhex(salt)[SEED:]


def digest_of(items: Sequence[SheetItem]) -> bytes:
    """Return the SHA-256 of all parts of items: shown text, right answers, digests for answers."""
    told = [{**asdict(item), "shown": {**asdict(item.shown), "asks": item.shown.asks.name}} for item in items]
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).digest()


def _linked(corpus: Corpus) -> frozenset[frozenset[str]]:
    """Return the pairs of entities that may be one: replacing one by the other is not surely wrong."""
    nodes = Nodes(corpus.links)
    pairs = (
        (nodes.maybe(one, term("linked")), nodes.maybe(one, term("linkedWith")))
        for one in nodes.of_type(term("EntityLink"))
    )
    return frozenset(frozenset(filter(None, pair)) for pair in pairs)

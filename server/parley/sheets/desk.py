"""The desk: writes sheets and reads them back, for the corpus and the texts in two folders."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parley.claims.claim import ArticleAnnotations
from parley.claims.corpus import ArticleFile, article_of, load_corpus, load_texts, text_of
from parley.claims.iris import slug
from parley.claims.vocabulary import Vocabulary
from parley.coding.coders import coder_iri
from parley.coding.records import SHEET_VERSION, Coding, Sheet, SheetState, hash_of_salt
from parley.coding.register import Register, load_register, sheet_path, sheet_turtle
from parley.errors import InputError
from parley.names import compact, expand, thing
from parley.resources import folder
from parley.sheets.claim_items import Objections
from parley.sheets.face import answers_of, read_filled, write_sheet
from parley.sheets.files import read_text, replace_file, write_new
from parley.sheets.item import SheetItem
from parley.sheets.key import Key, key_path, read_key, write_key
from parley.sheets.registration import new_sheet, outstanding, refuse_coder, refuse_two, version_of
from parley.sheets.returning import returned
from parley.sheets.scope import SheetScope, scope_with, whole_scope
from parley.sheets.sheet import SEED, Sheetmaker, fits_salt, seed_of

Objecting = Callable[[ArticleAnnotations, str, Vocabulary], Objections]
"""The objections of rules to the upheld claims of an article with its text."""


@dataclass(frozen=True)
class Issued:
    """A sheet with its items, and the file for its answers."""

    sheet: Sheet
    items: tuple[SheetItem, ...]
    file: Path


class Desk:
    """Writes the sheets of one corpus, and reads them back."""

    def __init__(self, root: Path | None, articles: Path, objecting: Objecting) -> None:
        """Create it from the folders of the corpus and the texts, and the rules that object to claims.

        Raises:
            InputError: A file of the corpus is broken.
        """
        self._articles = articles
        self._objecting = objecting
        self._corpus = load_corpus(root)
        self._register: Register = load_register(root)
        self._triples = folder("triples", root)

    def write(
        self, article: str, coder: str, date: str, only: Sequence[str] = (), file: Path | None = None
    ) -> Issued:
        """Write a sheet and its key, and register it. Only the registration makes it a sheet.

        Args:
            article: The short name of the article; the same for the coder.
            only: The claims of the sheet, by number or name; empty for the whole article.
            file: Where it is written. By default it is in the folder of the texts, with the name of the
                sheet.

        Raises:
            InputError: The coder may not have it, a claim is not known, or the file already exists.
        """
        found = article_of(self._corpus, article)
        refuse_coder(found.annotations.article, coder_iri(coder), self._register)
        asked = tuple(_claim(one, found) for one in only)
        maker = self._maker(found, SHEET_VERSION)
        salt, items = maker.salted(secrets.token_bytes(SEED), _scope(found.annotations, asked))
        version = version_of(self._corpus.ontology)
        sheet = new_sheet(found.annotations.article, coder, self._register, date, version, salt)
        target = file or self._articles / f"{slug(sheet.iri)}.toml"
        key = Key(compact(sheet.iri), salt, tuple(compact(iri) for iri in asked))
        write_new(key_path(target), write_key(key).encode("utf-8"), private=True)
        text = write_sheet(sheet, found.annotations.article.title, items)
        write_new(target, text.encode("utf-8"), private=True)
        write_new(sheet_path(self._triples, sheet.iri), sheet_turtle(sheet))
        return Issued(sheet, items, target)

    def issued(self, file: Path, key_file: Path | None = None) -> Issued:
        """Return a sheet that is out, made again as it was written.

        Args:
            file: The file that its coder fills in.
            key_file: Its key; by default the same name followed by ``.key``.

        Raises:
            InputError: It is not out, its coder may not have it, the key is that of another sheet, the text
                was changed, or a part of the sheet has changed since.
        """
        filled = read_filled(read_text(file), str(file))
        sheet = outstanding(expand(filled.sheet), self._register)
        if filled.coder != compact(sheet.coder):
            message = f"is filled in by {filled.coder}; the sheet is for {compact(sheet.coder)}"
            raise InputError(message, where=str(file))
        key = _checked_key(key_file or key_path(file), sheet)
        found = article_of(self._corpus, slug(sheet.article))
        refuse_coder(found.annotations.article, sheet.coder, self._register)
        refuse_two(sheet, self._register)
        asked = [expand(name) or name for name in key.only]
        items = self._maker(found, sheet.version).made(seed_of(key.salt), _scope(found.annotations, asked))
        if not fits_salt(items, key.salt):
            message = (
                "is of an older state: its claims, or labels that it shows, have changed since it was written"
            )
            raise InputError(f"{message}; abandon it, and write another", where=compact(sheet.iri))
        return Issued(sheet, items, file)

    def take(self, file: Path, date: str, key_file: Path | None = None) -> tuple[Sheet, tuple[Coding, ...]]:
        """Read the answers of a filled-in file into the corpus, completely or not at all; the file stays.

        Raises:
            InputError: As ``issued``, or the day is before the sheet was written.
            FaultsError: Answers are missing, double or not allowed, or a question was changed.
        """
        issued = self.issued(file, key_file)
        sheet = issued.sheet
        if date < sheet.registered:
            raise InputError(f"{date} is before the sheet was written, on {sheet.registered}", where="--date")
        salt = read_key(read_text(key_file or key_path(file)), str(file)).salt
        answers = answers_of(read_filled(read_text(file), str(file)), issued.items, str(file))
        back, codings = returned(sheet, issued.items, answers, salt, date)
        replace_file(sheet_path(self._triples, sheet.iri), sheet_turtle(back, codings))
        return back, codings

    def _maker(self, file: ArticleFile, version: int) -> Sheetmaker:
        content = text_of(file.annotations.article, load_texts(self._articles))
        objections = self._objecting(file.annotations, content, self._corpus.vocabulary)
        return Sheetmaker(self._corpus, file, content, objections, version)


def abandon(root: Path | None, name: str, reason: str) -> Sheet:
    """Abandon a sheet that will not come back. The record keeps the sheet and the reason.

    Raises:
        InputError: It is not out, or no reason is given.
    """
    if not reason.strip():
        raise InputError("say why, in a sentence", where="--reason")
    out = outstanding(expand(name) or thing("sheet", name), load_register(root))
    gone = replace(out, state=SheetState.ABANDONED, reason=reason.strip())
    replace_file(sheet_path(folder("triples", root), out.iri), sheet_turtle(gone))
    return gone


def _scope(annotations: ArticleAnnotations, claims: Sequence[str]) -> SheetScope:
    return scope_with(annotations, claims) if claims else whole_scope(annotations)


def _checked_key(path: Path, sheet: Sheet) -> Key:
    key = read_key(read_text(path), str(path))
    if key.sheet != compact(sheet.iri) or hash_of_salt(key.salt) != sheet.salt_hash:
        message = f"is not the key of {compact(sheet.iri)}, which was registered with another salt"
        raise InputError(message, where=str(path))
    return key


def _claim(name: str, file: ArticleFile) -> str:
    """Return the claim with a number or a short name."""
    iri = expand(name) or thing("claim", f"{file.slug}-{name.zfill(3)}")
    if iri not in {claim.iri for claim in file.annotations.claims}:
        message = f"{name!r} is no claim of {file.slug}; give its number, or claim:{file.slug}-NNN"
        raise InputError(message, where="--only")
    return iri

"""Records of coding that cannot be are refused, each with its place; those that no longer fit are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from parley.claims.claim import ArticleAnnotations
from parley.claims.corpus import Corpus
from parley.claims.iris import claim_iri, mention_iri, sentence_iri
from parley.coding.coders import coder_iri
from parley.coding.records import Coding, CodingAnswer, Digests, Sheet, coding_iri, hash_of_salt
from parley.coding.register import Register, load_register
from parley.gate.check import Gate, check_corpus
from parley.gate.codings import coding_findings
from parley.names import compact, term, thing
from parley.rdf import link
from tests.coded import register_of
from tests.coding.small import SALT, coding, dispute, person, registered, returned

SLUG = "quiet-boats-on-lake-orrin"
CLAIM, OTHER = claim_iri(SLUG, 1), claim_iri(SLUG, 2)
SHEET = returned(SLUG, 1, "bo", items=2)
CODERS = (person("ada"), person("bo"))


@pytest.fixture
def annotations(corpus: Corpus) -> ArticleAnnotations:
    return corpus.articles[0].annotations


def two(sheet: Sheet = SHEET) -> tuple[Coding, Coding]:
    return coding(sheet, 1, CLAIM), coding(sheet, 2, OTHER)


def whole(**changes: object) -> Register:
    register = register_of(CODERS, [SHEET], two())
    return replace(register, **changes)  # type: ignore[arg-type]


def told(corpus: Corpus, register: Register) -> list[str]:
    return [str(finding) for finding in coding_findings(corpus, register)]


def test_records_that_can_be_are_not_refused(corpus: Corpus) -> None:
    assert told(corpus, whole()) == []
    assert told(corpus, register_of(CODERS)) == []
    assert told(corpus, register_of(CODERS, [registered(SLUG, 1, "bo")])) == []


def test_what_no_longer_fits_is_not_refused(corpus: Corpus, annotations: ArticleAnnotations) -> None:
    place = sentence_iri(annotations.article.iri, annotations.sentences[0])
    gone = mention_iri(SLUG, "gone"), place.replace("-0-", "-1-")
    sheet = replace(SHEET, items=4)
    codings = (
        *two(sheet),
        coding(sheet, 3, gone[0], digests=Digests("0" * 64, "0" * 64, "0" * 64)),
        coding(sheet, 4, gone[1], CodingAnswer.NOTHING_LEFT_OUT),
    )
    assert told(corpus, register_of(CODERS, [sheet], codings)) == []


def test_claim_may_stand_on_a_sheet_and_be_planted_there(corpus: Corpus) -> None:
    sheet = replace(SHEET, items=3, catch_items=1)
    caught = coding(sheet, 3, CLAIM, CodingAnswer.NONE_OF_THESE, catch=True)
    assert told(corpus, register_of(CODERS, [sheet], (*two(sheet), caught))) == []


def of_two(first: Callable[[Coding], Coding], **sheet: object) -> Register:
    """Return a register whose first coding, or whose sheet, is changed."""
    one, other = two()
    return whole(sheets=(replace(SHEET, **sheet),), codings=(first(one), other))  # type: ignore[arg-type]


def same(one: Coding) -> Coding:
    return one


PLACE = compact(SHEET.iri)
FIRST = compact(coding_iri(SHEET.iri, 1))
OUT_AT_ONCE = f"is out with coder:bo, as {PLACE} of article:{SLUG} is; return or abandon one first"
REFUSED: dict[str, tuple[Register, list[str]]] = {
    "author unknown": (
        whole(coders=(person("bo"),)),
        [f"article:{SLUG}: is entered by coder:ada, who is no coder of triples/coders.ttl",
         "article:talks-at-grey-harbour: is entered by coder:ada, who is no coder of triples/coders.ttl"],
    ),
    "coder unknown": (
        whole(coders=(person("ada"),)),
        [f"{PLACE}: is for coder:bo, who is no coder of triples/coders.ttl"],
    ),
    "coder is the author": (
        of_two(same, coder=coder_iri("ada")),
        [f"{PLACE}: is for coder:ada, who entered the claims; another coder must code them"],
    ),
    "article unknown": (
        of_two(same, article=thing("article", "nowhere")),
        [f"{PLACE}: is of article:nowhere, which is no article of the corpus"],
    ),
    "item lacking": (
        of_two(same, items=4),
        [f"{PLACE}: lacks 2 of its 4 items, the first 3; a sheet must come back complete"],
    ),
    "item too many": (
        of_two(same, items=1),
        [f"{compact(coding_iri(SHEET.iri, 2))}: is not on its sheet, which has 1 items"],
    ),
    "item coded twice": (
        of_two(lambda one: replace(one, codes=OTHER)),
        [f"{PLACE}: codes {compact(OTHER)} 2 times; one sheet asks once"],
    ),
    "another salt": (
        of_two(same, salt="ffff" * 16),
        [f"{PLACE}: has a salt with another hash: it is not the registered one"],
    ),
    "other numbers of catch items": (
        of_two(same, catch_items=1, catches_picked=1),
        [f"{PLACE}: states 1 catch items and 1 picked; its codings are 0 and 0"],
    ),
    "coded before it was out": (
        of_two(lambda one: replace(one, date="2031-05-19")),
        [f"{FIRST}: is of 2031-05-19, but its sheet was out from 2031-05-20 to 2031-05-22"],
    ),
    "coded after it came back": (
        of_two(lambda one: replace(one, date="2031-05-23")),
        [f"{FIRST}: is of 2031-05-23, but its sheet was out from 2031-05-20 to 2031-05-22"],
    ),
    "what is nothing of the article": (
        of_two(lambda one: replace(one, codes=claim_iri("talks-at-grey-harbour", 1))),
        [f"{FIRST}: codes claim:talks-at-grey-harbour-001, which is nothing of article:{SLUG}"],
    ),
    "a number that names no claim": (
        of_two(lambda one: replace(one, codes=claim_iri(SLUG, 77))),
        [f"{FIRST}: codes claim:{SLUG}-077, which is neither a claim nor withdrawn"],
    ),
    "an answer for sentences": (
        of_two(lambda one: replace(one, answer=CodingAnswer.NOTHING_LEFT_OUT)),
        [f"{FIRST}: answers nothingLeftOut of a claim, to which there is no such answer"],
    ),
    "codings before it came back": (
        whole(sheets=(registered(SLUG, 1, "bo"),)), [f"{PLACE}: has 2 codings, but has not come back"],
    ),
    "two sheets out at once": (
        register_of(CODERS, [registered(SLUG, 1, "bo"), registered(SLUG, 2, "bo")]),
        [f"sheet:{SLUG}-2: {OUT_AT_ONCE}"],
    ),
    "dispute of nothing": (
        register_of(CODERS, disputes=[dispute(claim_iri(SLUG, 77), "2031-06-01")]),
        [f"dispute:one: disputes claim:{SLUG}-077, which is neither a claim nor withdrawn"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("register", "messages"), REFUSED.values(), ids=REFUSED)
def test_record_that_cannot_be_is_refused(register: Register, messages: list[str], corpus: Corpus) -> None:
    assert told(corpus, register) == [f"{message} [coding]" for message in messages]


def test_claim_may_be_asked_twice_since_version_2(corpus: Corpus) -> None:
    assert told(corpus, of_two(lambda one: replace(one, codes=OTHER), version=2)) == []


def test_sheets_of_two_coders_may_be_out_at_once(corpus: Corpus) -> None:
    coders = (*CODERS, person("cy"))
    assert told(corpus, register_of(coders, [registered(SLUG, 1, "bo"), registered(SLUG, 2, "cy")])) == []


def test_salt_is_that_of_the_hash() -> None:
    assert SHEET.salt_hash == hash_of_salt(SALT)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda one: replace(one, digests=replace(one.digests, text="00ff")), "exactly one textDigest"),
        (lambda one: replace(one, pick=0), "one pick at most, 1 or more"),
    ],
)
def test_malformed_coding_is_refused_by_its_shape(
    change: Callable[[Coding], Coding], message: str, gate: Gate
) -> None:
    one, other = two()
    tally = gate.check_codings(register_of(CODERS, [SHEET], [change(one), other]))
    assert [finding.where for finding in tally.findings] == [FIRST]
    assert message in tally.findings[0].message


def test_corpus_with_its_codings_passes(corpus_root: Path, corpus: Corpus) -> None:
    tally = check_corpus(corpus, None, corpus_root)
    assert tally.findings == []
    register = load_register(corpus_root)
    assert tally.performed["coding"] == len((*register.coders, *register.sheets, *register.codings))


def test_claim_does_not_confirm_itself(corpus: Corpus, gate: Gate) -> None:
    said = link(CLAIM, term("confirmation"), term("confirmedByPerson"))
    tally = gate.check_data((*corpus.articles[0].triples, said))
    assert [str(one) for one in tally.findings] == [
        f"{compact(CLAIM)}: confirms itself; only codings confirm it [structure]"
    ]


# Upheld against a rule ---------------------------------------------------------------------------------


def upheld(corpus: Corpus, kinds: Iterable[str]) -> Corpus:
    file = corpus.articles[0]
    claims = (replace(file.annotations.claims[0], upheld=tuple(kinds)), *file.annotations.claims[1:])
    return replace(
        corpus,
        articles=(replace(file, annotations=replace(file.annotations, claims=claims)), *corpus.articles[1:]),
    )


def test_claim_is_upheld_against_a_known_kind_of_check(corpus: Corpus) -> None:
    assert told(upheld(corpus, ["negation"]), register_of(CODERS)) == []
    (message,) = told(upheld(corpus, ["shape"]), register_of(CODERS))
    assert message.startswith(f"{compact(CLAIM)}: is upheld against 'shape', which is no kind of check")

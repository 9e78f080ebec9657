"""Confirmation: each rule of publication, valid beside invalid, and that less coding never publishes more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.claims.iris import claim_iri, mention_iri
from parley.coding.agreement import Share
from parley.coding.coders import coder_iri
from parley.coding.confirmation import Confirmation, ConfirmedBy, Withheld, confirm
from parley.coding.disputes import DisputeState
from parley.coding.items import CodedItem
from parley.coding.records import Coding, CodingAnswer, Digests, Sheet, SheetState
from parley.coding.register import Register
from parley.names import thing
from tests.coded import register_of
from tests.coding.small import DIGESTS, coding, dispute, person, registered, returned, software

CLAIM, OTHER, JOINING = (claim_iri("talks", number) for number in (1, 2, 3))
FRONT = mention_iri("talks", "front")
SENTENCE = thing("sentence", "talks-0-17")
CODERS = (person("ada"), person("bo"), software("reader"), person("author"))
CHANGED = Digests("d" * 64, DIGESTS.text, DIGESTS.shown)


def item(iri: str, *rests_on: str, upheld: bool = False, authors: Iterable[str] = ("author",)) -> CodedItem:
    article = thing("article", "talks")
    return CodedItem(iri, article, frozenset(map(coder_iri, authors)), DIGESTS, rests_on, upheld)


@dataclass
class World:
    """A claim and the answers to it, a sheet for each answer."""

    items: tuple[CodedItem, ...] = (item(CLAIM),)
    asked: int = 1
    disputed: tuple[str, DisputeState] | None = None
    answers: list[tuple[Sheet, Coding]] = field(default_factory=list)

    def by(
        self,
        coder: str,
        answer: CodingAnswer = CodingAnswer.CONFIRMED,
        codes: str = CLAIM,
        digests: Digests = DIGESTS,
        *,
        date: str = "2031-05-21",
        items: int = 1,
        catches: int = 0,
        picked: int = 0,
        catch: bool = False,
        article: str = "talks",
    ) -> World:
        sheet = returned(article, len(self.answers) + 1, coder, items, catches, picked)
        self.answers.append((sheet, coding(sheet, 1, codes, answer, digests, date=date, catch=catch)))
        return self

    @property
    def register(self) -> Register:
        sheets, codings = [sheet for sheet, _ in self.answers], [one for _, one in self.answers]
        disputes = [dispute(CLAIM, *self.disputed)] if self.disputed else []
        return register_of(CODERS, sheets, codings, disputes, self.asked)

    def confirmed(self) -> Confirmation:
        return confirm({one.iri: one for one in self.items}, self.register)


def outcome(world: World, iri: str = CLAIM) -> str:
    """Return by whom a claim is confirmed, or why it is withheld."""
    verdict = world.confirmed().claims[iri]
    return str(verdict.by or verdict.reason)


PERSON, SOFTWARE, BOTH = ConfirmedBy
NO, CATCH = CodingAnswer.NONE_OF_THESE, CodingAnswer.ANOTHER_PICKED


def whole() -> World:
    return World()


def upheld() -> World:
    return World((item(CLAIM, upheld=True),))


def of_nobody() -> World:
    return World((item(CLAIM, authors=()),))


def disputed(state: DisputeState = DisputeState.OPEN) -> World:
    return World(disputed=("2031-06-01", state))


RULES: Mapping[str, tuple[World, str]] = {
    "nobody coded it": (whole(), Withheld.NOT_CODED),
    "a person confirmed it": (whole().by("ada"), PERSON),
    "software confirmed it": (whole().by("reader"), SOFTWARE),
    "both confirmed it": (whole().by("ada").by("reader"), BOTH),
    "its author confirmed it": (whole().by("author"), Withheld.TOO_FEW_CODINGS),
    "its author and another confirmed it": (whole().by("author").by("ada"), PERSON),
    "nobody says who entered it": (of_nobody().by("ada"), Withheld.AUTHOR_NOT_STATED),
    "whom nobody knows confirmed it": (whole().by("stranger"), Withheld.TOO_FEW_CODINGS),
    "it was changed since": (whole().by("ada", digests=CHANGED), Withheld.CODING_VOID),
    "its context moved since": (
        whole().by("ada", digests=replace(DIGESTS, text="e" * 64)), Withheld.CODING_VOID,
    ),
    "its sentence reads otherwise since": (
        whole().by("ada", digests=replace(DIGESTS, shown="e" * 64)), Withheld.CODING_VOID,
    ),
    "it was changed and confirmed again": (whole().by("ada", digests=CHANGED).by("bo"), PERSON),
    "the same coder confirmed it again": (whole().by("ada", digests=CHANGED).by("ada"), PERSON),
    "the sheet is set aside": (whole().by("ada", catches=8, picked=1), Withheld.SHEET_SET_ASIDE),
    "one in twenty was picked": (whole().by("ada", catches=20, picked=1), PERSON),
    "the sheet lacks a coding": (whole().by("ada", items=2), Withheld.CODED_OTHERWISE),
    "what was confirmed was planted": (whole().by("ada", catch=True), Withheld.NOT_CODED),
    "a planted statement was picked, once in twenty": (
        whole().by("ada", catches=20, picked=1).by("bo", CATCH, catch=True, catches=20, picked=1), PERSON,
    ),
    "the corpus asks for two, there is one": (
        World(asked=2).by("ada"), Withheld.TOO_FEW_CODINGS,
    ),
    "the corpus asks for two, there are two": (World(asked=2).by("ada").by("reader"), BOTH),
    "the corpus asks for two, one coder twice": (
        World(asked=2).by("ada").by("ada"), Withheld.TOO_FEW_CODINGS,
    ),
    "one dissents": (whole().by("ada", NO), Withheld.CODED_OTHERWISE),
    "one dissents, one confirms": (whole().by("ada", NO).by("bo"), Withheld.CODED_OTHERWISE),
    "one dissents, two confirm": (whole().by("ada", NO).by("bo").by("reader"), BOTH),
    "one dissents, then agrees, another confirms": (
        whole().by("ada", NO).by("ada").by("bo"), Withheld.CODED_OTHERWISE,
    ),
    "one dissented before it was changed": (
        whole().by("ada", NO, digests=CHANGED).by("bo"), Withheld.CODED_OTHERWISE,
    ),
    "one dissented on a sheet that is set aside": (
        whole().by("ada", NO, catches=8, picked=8).by("bo"), Withheld.CODED_OTHERWISE,
    ),
    "one says it is not by these words": (
        whole().by("ada", CodingAnswer.NOT_BY_THESE_WORDS).by("bo"), Withheld.CODED_OTHERWISE,
    ),
    "one says that several are stated": (
        whole().by("ada", CodingAnswer.SEVERAL_OF_THESE).by("bo"), Withheld.CODED_OTHERWISE,
    ),
    "it is upheld against a rule, one confirms": (upheld().by("ada"), Withheld.TOO_FEW_CODINGS),
    "it is upheld against a rule, two confirm": (upheld().by("ada").by("bo"), PERSON),
    "it is disputed, and was confirmed before": (disputed().by("ada"), Withheld.UNDER_DISPUTE),
    "it is disputed, and was confirmed that day": (
        disputed().by("ada", date="2031-06-01"), Withheld.UNDER_DISPUTE,
    ),
    "it is disputed, and was confirmed after": (disputed().by("ada", date="2031-06-02"), PERSON),
    "it was upheld in a dispute, and confirmed before": (
        disputed(DisputeState.UPHELD).by("ada"), Withheld.UNDER_DISPUTE,
    ),
    "it was confirmed on a sheet of another article": (
        whole().by("ada", article="other"), Withheld.NOT_CODED,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("world", "expected"), RULES.values(), ids=RULES)
def test_claim_is_published_or_withheld(world: World, expected: str) -> None:
    assert outcome(world) == expected


@pytest.mark.parametrize("state", [SheetState.REGISTERED, SheetState.ABANDONED])
def test_sheet_that_did_not_come_back_confirms_nothing(state: SheetState) -> None:
    sheet = replace(registered("talks", 1, "ada"), state=state)
    register = register_of(CODERS, [sheet], [coding(sheet, 1, CLAIM)])
    assert confirm({CLAIM: item(CLAIM)}, register).claims[CLAIM].reason is Withheld.SHEET_SET_ASIDE


def test_claim_is_withheld_with_a_mention_that_it_picks() -> None:
    items = (item(CLAIM, FRONT), item(FRONT))
    alone = World(items).by("ada")
    assert outcome(alone) == Withheld.RESTS_ON_WITHHELD
    assert alone.confirmed().claims[CLAIM].withheld == (FRONT,)
    assert outcome(World(items).by("ada").by("bo", codes=FRONT)) == PERSON


def test_claim_is_withheld_with_one_that_it_joins_at_any_depth() -> None:
    items = (item(JOINING, OTHER), item(OTHER, CLAIM), item(CLAIM))
    upper = World(items).by("ada", codes=JOINING).by("ada", codes=OTHER)
    assert [outcome(upper, iri) for iri in (JOINING, OTHER, CLAIM)] == [
        Withheld.RESTS_ON_WITHHELD, Withheld.RESTS_ON_WITHHELD, Withheld.NOT_CODED,
    ]  # fmt: skip
    assert outcome(upper.by("ada"), JOINING) == PERSON


def test_claims_that_join_each_other_stand_and_fall_together() -> None:
    items = (item(CLAIM, OTHER), item(OTHER, CLAIM))
    assert outcome(World(items).by("ada")) == Withheld.RESTS_ON_WITHHELD
    assert outcome(World(items).by("ada").by("ada", codes=OTHER)) == PERSON


def test_claim_that_joins_none_of_the_corpus_is_withheld() -> None:
    assert outcome(World((item(CLAIM, OTHER),)).by("ada")) == Withheld.RESTS_ON_WITHHELD


@pytest.mark.parametrize(
    ("claim", "mention", "by"),
    [("ada", "bo", PERSON), ("ada", "reader", SOFTWARE), ("reader", "ada", SOFTWARE)],
)
def test_claim_is_confirmed_by_a_person_where_persons_confirmed_all_of_it(
    claim: str, mention: str, by: str
) -> None:
    items = (item(CLAIM, FRONT), item(FRONT))
    assert outcome(World(items).by(claim).by(mention, codes=FRONT)) == by


@pytest.mark.parametrize(
    ("answer", "confirmed"),
    [
        (CodingAnswer.NOTHING_LEFT_OUT, True),
        (CodingAnswer.SOMETHING_LEFT_OUT, True),
        (CodingAnswer.REASON_DOES_NOT_HOLD, False),
    ],
)
def test_reasons_of_a_sentence_stand_unless_one_does_not_hold(answer: CodingAnswer, confirmed: bool) -> None:
    found = World((item(SENTENCE),)).by("ada", answer, SENTENCE).confirmed()
    assert found.sentences[SENTENCE].is_confirmed is confirmed


def test_sentences_of_which_nothing_is_left_out_are_counted() -> None:
    other = thing("sentence", "talks-18-30")
    world = World((item(SENTENCE), item(other), item(thing("sentence", "talks-31-40"))))
    found = world.by("ada", CodingAnswer.NOTHING_LEFT_OUT, SENTENCE).by(
        "bo", CodingAnswer.SOMETHING_LEFT_OUT, other
    )
    assert found.confirmed().complete == Share(1, 2)


def test_agreement_counts_all_answers_to_claims_but_those_to_catch_items() -> None:
    world = World((item(CLAIM), item(FRONT))).by("ada").by("bo", NO).by("ada", digests=CHANGED)
    world = world.by("ada", codes=FRONT).by("ada", NO, catch=True).by("bo", catches=8, picked=8)
    assert world.confirmed().agreement == Share(2, 3)


@pytest.mark.parametrize(
    ("second", "share", "told"),
    [(CodingAnswer.CONFIRMED, Share(1, 1), str(PERSON)), (NO, Share(0, 1), "codedOtherwise")],
)
def test_claim_that_is_asked_twice_needs_both_answers(
    second: CodingAnswer, share: Share, told: str
) -> None:
    world = whole()
    sheet = returned("talks", 1, "ada", 2)
    for number, answer in enumerate((CodingAnswer.CONFIRMED, second), 1):
        world.answers.append((sheet, coding(sheet, number, CLAIM, answer, DIGESTS)))
    register = replace(world.register, sheets=(sheet,))
    found = confirm({one.iri: one for one in world.items}, register)
    verdict = found.claims[CLAIM]
    assert (found.agreement, str(verdict.by or verdict.reason)) == (share, told)


def test_catch_rate_counts_the_sheets_that_are_set_aside() -> None:
    world = whole().by("ada", catches=20, picked=1).by("bo", catches=8, picked=4)
    assert world.confirmed().caught == Share(23, 28)


def test_counts_of_reasons_and_of_confirmations() -> None:
    found = World((item(CLAIM), item(OTHER), item(JOINING))).by("ada").by("reader", codes=OTHER).confirmed()
    assert found.published == {CLAIM, OTHER}
    assert found.withheld == {Withheld.NOT_CODED: 1}
    assert found.confirmed_by == {ConfirmedBy.PERSON: 1, ConfirmedBy.SOFTWARE: 1}


@pytest.mark.parametrize(
    ("share", "percent", "interval"),
    [
        (Share(0, 0), None, None),
        (Share(10, 10), 100.0, (72.2, 100.0)),
        (Share(0, 10), 0.0, (0.0, 27.8)),
        (Share(81, 263), 30.8, (25.5, 36.6)),  # Brown, Cai, DasGupta (2001), and prop.test of R, uncorrected
    ],
)
def test_interval_is_that_of_wilson(
    share: Share, percent: float | None, interval: tuple[float, float] | None
) -> None:
    assert (share.percent, share.interval) == (percent, interval)


# Less coding never publishes more ---------------------------------------------------------------------

_ITEMS = (item(CLAIM, FRONT), item(OTHER, CLAIM, upheld=True), item(JOINING, OTHER, FRONT), item(FRONT))


@st.composite
def registers(draw: st.DrawFn) -> Register:
    sheets, codings = [], []
    for number in range(1, draw(st.integers(2, 5)) + 1):
        coded = draw(st.lists(st.sampled_from(_ITEMS), min_size=1, unique=True))
        sheet = returned("talks", number, draw(st.sampled_from(["ada", "bo", "reader"])), len(coded))
        for place, one in enumerate(coded, 1):
            answer = draw(
                st.sampled_from([CodingAnswer.CONFIRMED, CodingAnswer.CONFIRMED, CodingAnswer.CONFIRMED, NO])
            )
            codings.append(coding(sheet, place, one.iri, answer))
        sheets.append(sheet)
    return register_of(CODERS, sheets, codings, asked=draw(st.integers(1, 2)))


@given(register=registers(), data=st.data(), change=st.sampled_from(["taken away", "voided", "not read"]))
def test_taking_away_or_voiding_a_coding_never_publishes_more(
    register: Register, data: st.DataObject, change: str
) -> None:
    items = {one.iri: one for one in _ITEMS}
    place = data.draw(st.integers(0, len(register.codings) - 1))
    gone = register.codings[place]
    left = {
        "taken away": (),
        "voided": (replace(gone, digests=CHANGED),),
        "not read": (replace(gone, answer=NO),),
    }[change]
    codings = (*register.codings[:place], *left, *register.codings[place + 1 :])
    less = register_of(register.coders, register.sheets, codings, asked=register.asked)
    assert confirm(items, less).published <= confirm(items, register).published

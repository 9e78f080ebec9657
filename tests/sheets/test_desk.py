"""Writing and reading sheets: accepted and refused answers with their places; a refusal changes nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from parley.claims.corpus import load_corpus, load_texts
from parley.cli.check import sheets_again
from parley.coding.records import CodingAnswer, SheetState
from parley.coding.register import load_register, sheet_turtle
from parley.gate.article import objections_to
from parley.gate.report import Tally
from parley.sheets.desk import Desk
from parley.sheets.item import Asks
from tests.sheets.conftest import HARBOUR, Given, right

Read = Callable[..., Result]
Run = Callable[..., Result]
RECORD = Path("triples") / "codings" / f"{HARBOUR}-1.ttl"


def _write(parley: Run, root: Path, *more: object, article: str = HARBOUR, coder: str = "bo") -> Result:
    return parley(
        "code", "write", article, "--coder", coder, "--articles", root / "articles", "--data", root,
        "--date", "2031-05-20", *more,
    )  # fmt: skip


def test_sheet_is_registered_with_the_hash_of_its_salt(given: Given, root: Path) -> None:
    sheet = load_register(root).sheets[0]
    assert sheet.state is SheetState.REGISTERED
    assert (sheet.salt, sheet.items, sheet.catch_items) == (None, None, None)
    assert re.fullmatch(r"[0-9a-f]{64}", sheet.salt_hash)


def test_sheet_and_key_are_for_their_owner_alone(given: Given) -> None:
    for path in (given.file, given.file.with_name("sheet.toml.key")):
        assert path.stat().st_mode & 0o077 == 0


def test_sheet_does_not_hold_what_its_key_holds(given: Given) -> None:
    key = given.file.with_name("sheet.toml.key").read_text("utf-8")
    salt = re.search(r'salt = "([0-9a-f]{128})"', key)
    assert salt is not None
    assert salt[1] not in given.file.read_text("utf-8")


def test_record_holds_no_text(given: Given, root: Path, read: Read, texts: dict[str, str]) -> None:
    given.fill(right)
    assert read().exit_code == 0
    words = {word for text in texts.values() for word in re.findall(r"[A-Z][a-z]{5,}", text)}
    assert not [word for word in words if word in (root / RECORD).read_text("utf-8")]


def test_answers_are_taken(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    before = given.file.read_bytes()
    done = read()
    assert done.exit_code == 0, done.output
    assert given.file.read_bytes() == before
    register = load_register(root)
    sheet, codings = register.sheets[0], register.codings
    assert (sheet.state, sheet.returned, sheet.items) == (SheetState.RETURNED, "2031-05-22", len(codings))
    assert sheet.catches_picked == 0
    assert sheet.catch_items == sum(coding.catch for coding in codings)
    told = {coding.answer for coding in codings if not coding.catch}
    assert told == {CodingAnswer.CONFIRMED, CodingAnswer.NOTHING_LEFT_OUT}


def test_confirmed_claims_are_published(given: Given, root: Path, read: Read, parley: Run) -> None:
    given.fill(right)
    read()
    table = parley("code", "status", "--data", root).stdout
    assert re.search(r"claims that are published +30\b", table)
    assert re.search(r"sheets that came back +1\b", table)


def test_whoever_nods_is_set_aside(given: Given, root: Path, read: Read) -> None:
    given.fill(lambda item: "1" if item.shown.options else "c")
    done = read()
    assert done.exit_code == 0
    assert "set aside" in done.stderr
    assert load_register(root).sheets[0].set_aside


def _again(root: Path) -> Tally:
    """What comes of making the sheets again, as ``parley check`` does."""
    return sheets_again(load_corpus(root), load_texts(root / "articles"), load_register(root))


def test_sheet_is_made_again(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    read()
    tally = _again(root)
    assert tally.performed["coding"] == len(given.items)
    assert (tally.findings, tally.notes) == ([], [])


def test_check_finds_a_forged_answer(given: Given, root: Path, read: Read, parley: Run) -> None:
    given.fill(lambda item: "n" if item.shown.asks is Asks.CLAIM else right(item))
    read()
    path = root / RECORD
    sheet, codings = load_register(root).sheets[0], load_register(root).codings
    denied = next(one for one in codings if one.answer is CodingAnswer.NONE_OF_THESE and not one.catch)
    wrong = next(item for item in given.items if item.number == denied.number)
    pick = next(number for number in (1, 2) if number != wrong.right)
    forged = replace(denied, answer=CodingAnswer.CONFIRMED, pick=pick)
    path.write_bytes(sheet_turtle(sheet, (forged if one == denied else one for one in codings)))
    done = parley("check", "--articles", root / "articles", "--data", root)
    assert done.exit_code == 1
    assert "the sheet, made again, says otherwise" in done.stderr


def test_what_can_no_longer_be_made_again_is_counted(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    read()
    shared = root / "triples" / "shared.ttl"
    shared.write_text(shared.read_text("utf-8").replace('"Kelland"@en', '"Kellandia"@en'), "utf-8")
    tally = _again(root)
    assert tally.findings == []
    assert 0 < tally.performed["coding"] < len(given.items)
    assert "can no longer be made again" in tally.notes[0]


def test_status_tells_what_voids_codings(given: Given, root: Path, read: Read, parley: Run) -> None:
    given.fill(right)
    read()
    shared = root / "triples" / "shared.ttl"
    shared.write_text(shared.read_text("utf-8").replace('"Kelland"@en', '"Kellandia"@en'), "utf-8")
    done = parley("code", "status", "--data", root, "-v")
    assert re.search(r"void: coding:\S+ of claim:talks-at-grey-harbour-009, for shown changed", done.stdout)
    assert "lacking: claim:talks-at-grey-harbour-009" in done.stdout


Change = Callable[[Given], None]


def _repeat(given: Given) -> None:
    text = given.file.read_text("utf-8")
    block = text[text.index("[[item]]\nnumber = 2\n") : text.index("[[item]]\nnumber = 3\n")]
    given.file.write_text(text + "\n" + block, "utf-8")


def _leave_out(given: Given) -> None:
    text = given.file.read_text("utf-8")
    start, end = (text.index(f"[[item]]\nnumber = {number}\n") for number in (2, 3))
    given.file.write_text(text[:start] + text[end:], "utf-8")


def _second(answer: str) -> Change:
    """Answer the second item so, and all others right."""
    return lambda one: one.fill(lambda item: answer if item.number == 2 else right(item))


def _words(old: str, new: str) -> Change:
    return lambda one: one.change(old, new)


FAULTS: dict[str, tuple[Change, str]] = {
    "answer missing": (_second(""), r"sheet\.toml:\d+: item 2 has no answer"),
    "answer out of range": (_second("7"), r"item 2 has the answer '7'; it may be one of 1, 2, 3, .*n, w, m"),
    "answer of another part": (_second("c"), r"item 2 has the answer 'c'"),
    "item doubled": (_repeat, r"sheet\.toml:\d+: item 2 is here a second time"),
    "item missing": (_leave_out, r"item 2 is missing; a sheet must come back complete"),
    "text changed": (
        _words("«Grey Harbour» […]", "«Gray Harbour» […]"),
        r"sheet\.toml:\d+: item \d+ is not as it was written: its 'text' was changed",
    ),
    "statement changed": (
        _words("“Kelland”", "“Morvia”"),
        r"is not as it was written: its '(answers|beside)' was changed",
    ),
    "no TOML": (_words('sheet = "', "sheet = "), r"is not valid TOML"),
    "another's sheet": (
        _words("coder:bo", "coder:ada"),
        r"is filled in by coder:ada; the sheet is for coder:bo",
    ),
    "unknown sheet": (
        _words(f"sheet:{HARBOUR}-1", f"sheet:{HARBOUR}-9"),
        r"sheet:talks-at-grey-harbour-9: is not registered in triples/codings/",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_sheet_is_refused_whole(fault: str, given: Given, root: Path, read: Read) -> None:
    change, message = FAULTS[fault]
    if not fault.startswith("answer"):
        given.fill(right)
    change(given)
    before = (root / RECORD).read_bytes(), given.file.read_bytes()
    done = read()
    assert done.exit_code == 2
    assert re.search(message, done.stderr), done.stderr
    assert ((root / RECORD).read_bytes(), given.file.read_bytes()) == before


def test_all_faults_are_told_at_once(given: Given, read: Read) -> None:
    given.fill(lambda item: "9" if item.number in (3, 5) else right(item))
    stderr = read().stderr
    assert "item 3" in stderr
    assert "item 5" in stderr


def test_sheet_comes_back_once(given: Given, read: Read) -> None:
    given.fill(right)
    assert read().exit_code == 0
    done = read()
    assert done.exit_code == 2
    assert "has come back already, on 2031-05-22" in done.stderr


def test_sheet_of_an_older_state_is_refused(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    shared = root / "triples" / "shared.ttl"
    shared.write_text(shared.read_text("utf-8").replace('"Kelland"@en', '"Kellandia"@en'), "utf-8")
    done = read()
    assert done.exit_code == 2
    assert "is of an older state" in done.stderr


def test_changed_text_is_refused(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    path = root / "articles" / f"{HARBOUR}.txt"
    path.write_text(path.read_text("utf-8").replace("Sarno", "Sarna"), "utf-8")
    done = read()
    assert done.exit_code == 2
    assert "it is missing, or it was changed" in done.stderr


def test_wrong_key_is_refused(given: Given, root: Path, read: Read, tmp_path: Path, parley: Run) -> None:
    given.fill(right)
    other = tmp_path / "other.toml"
    assert _write(parley, root, "-o", other, article="quiet-boats-on-lake-orrin").exit_code == 0
    done = read("--key", other.with_name("other.toml.key"))
    assert done.exit_code == 2
    assert "is not the key of sheet:talks-at-grey-harbour-1" in done.stderr


@pytest.mark.parametrize("text", ["", 'salt = "12"', 'sheet = "x"\nsalt = "zz"', "salt ="])
def test_broken_key_is_refused(text: str, given: Given, read: Read, tmp_path: Path) -> None:
    key = tmp_path / "broken.key"
    key.write_text(text, "utf-8")
    done = read("--key", key)
    assert done.exit_code == 2
    assert "is no key of a coding sheet" in done.stderr


@pytest.mark.parametrize(
    ("coder", "message"),
    [("nobody", "is no coder of triples/coders.ttl"), ("ada", "another coder must code them")],
)
def test_unknown_coders_and_authors_get_no_sheet(coder: str, message: str, root: Path, parley: Run) -> None:
    done = _write(parley, root, coder=coder)
    assert done.exit_code == 2
    assert message in done.stderr
    assert load_register(root).sheets == ()


def test_author_who_was_added_later_is_refused(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    path = root / "triples" / "articles" / f"{HARBOUR}.ttl"
    path.write_text(path.read_text("utf-8").replace("coder:ada", "coder:bo"), "utf-8")
    done = read()
    assert done.exit_code == 2
    assert "another coder must code them" in done.stderr


def test_coder_who_is_gone_is_refused(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    path = root / "triples" / "coders.ttl"
    path.write_text(path.read_text("utf-8").replace("coder:bo ", "coder:cy "), "utf-8")
    done = read()
    assert done.exit_code == 2
    assert "is no coder of triples/coders.ttl" in done.stderr


def test_second_sheet_at_once_is_refused(given: Given, root: Path, parley: Run, tmp_path: Path) -> None:
    done = _write(parley, root, "-o", tmp_path / "second.toml")
    assert done.exit_code == 2
    assert "is out with bo since 2031-05-20" in done.stderr
    assert not (tmp_path / "second.toml").exists()


def test_two_sheets_out_at_once_are_not_read(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    second = root / RECORD.with_name(f"{HARBOUR}-2.ttl")
    second.write_text(
        (root / RECORD).read_text("utf-8").replace(f"sheet:{HARBOUR}-1", f"sheet:{HARBOUR}-2"), "utf-8"
    )
    done = read()
    assert done.exit_code == 2
    assert "at the same time as" in done.stderr


def test_abandoned_sheet_stays_on_record(
    given: Given, root: Path, read: Read, parley: Run, tmp_path: Path
) -> None:
    given.fill(right)
    done = parley("code", "abandon", f"{HARBOUR}-1", "--reason", "Bo fell ill.", "--data", root)
    assert done.exit_code == 0
    sheet = load_register(root).sheets[0]
    assert (sheet.state, sheet.reason) == (SheetState.ABANDONED, "Bo fell ill.")
    assert "was abandoned: Bo fell ill." in read().stderr
    assert _write(parley, root, "-o", tmp_path / "second.toml").exit_code == 0


@pytest.mark.parametrize("sheet", [f"{HARBOUR}-7", "sheet:none-1"])
def test_sheet_that_is_not_out_cannot_be_abandoned(sheet: str, root: Path, parley: Run) -> None:
    done = parley("code", "abandon", sheet, "--reason", "It went astray.", "--data", root)
    assert done.exit_code == 2
    assert "is not registered" in done.stderr


def test_abandoning_needs_a_reason(given: Given, root: Path, parley: Run) -> None:
    done = parley("code", "abandon", f"{HARBOUR}-1", "--reason", " ", "--data", root)
    assert done.exit_code == 2
    assert "say why" in done.stderr


def test_single_claims_are_asked_again(root: Path, parley: Run, tmp_path: Path) -> None:
    file = tmp_path / "few.toml"
    assert (
        _write(parley, root, "-o", file, "--only", "8", "--only", "claim:talks-at-grey-harbour-009").exit_code
        == 0
    )
    given = Given(file, Desk(root, root / "articles", objections_to).issued(file).items)
    asked = {item.codes[-3:] for item in given.items if item.shown.asks is Asks.CLAIM}
    assert asked == {"008", "009"}
    assert any(item.catch for item in given.items)
    given.fill(right)
    done = parley(
        "code", "read", file, "--articles", root / "articles", "--data", root, "--date", "2031-05-22"
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert _again(root).performed["coding"] == len(given.items)


def test_unknown_claim_is_named(root: Path, parley: Run) -> None:
    done = _write(parley, root, "--only", "99")
    assert done.exit_code == 2
    assert "'99' is no claim of talks-at-grey-harbour" in done.stderr


def test_sheet_is_written_beside_the_texts(root: Path, parley: Run) -> None:
    assert _write(parley, root).exit_code == 0
    assert (root / "articles" / f"{HARBOUR}-1.toml").exists()


def test_nothing_is_overwritten(root: Path, parley: Run) -> None:
    kept = root / "articles" / f"{HARBOUR}-1.toml"
    kept.write_text("mine", "utf-8")
    done = _write(parley, root)
    assert done.exit_code == 2
    assert "already exists" in done.stderr
    assert kept.read_text("utf-8") == "mine"
    assert not (root / RECORD).exists()


@pytest.mark.parametrize("day", ["2031-02-30", "yesterday"])
def test_day_is_one_of_the_calendar(day: str, root: Path, parley: Run) -> None:
    done = parley(
        "code",
        "write",
        HARBOUR,
        "--coder",
        "bo",
        "--articles",
        root / "articles",
        "--data",
        root,
        "--date",
        day,
    )
    assert done.exit_code == 2
    assert "is no day" in done.stderr


def test_day_of_return_is_not_before_that_of_writing(given: Given, root: Path, parley: Run) -> None:
    given.fill(right)
    done = parley(
        "code", "read", given.file, "--articles", root / "articles", "--data", root, "--date", "2031-05-19"
    )
    assert done.exit_code == 2
    assert "is before the sheet was written" in done.stderr


def test_notes_stay_with_the_coder(given: Given, root: Path, read: Read) -> None:
    given.fill(right)
    given.change('note = ""', 'note = "I wonder"')
    assert read().exit_code == 0
    assert "wonder" not in (root / RECORD).read_text("utf-8")


def test_article_without_author_is_not_coded(root: Path, parley: Run) -> None:
    path = root / "triples" / "articles" / f"{HARBOUR}.ttl"
    text = re.sub(r"  parley:enteredBy coder:ada ;\n", "", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    done = _write(parley, root)
    assert done.exit_code == 2
    assert "does not say who entered its claims" in done.stderr


def test_texts_elsewhere_are_named(root: Path, parley: Run, tmp_path: Path) -> None:
    shutil.rmtree(root / "articles")
    done = _write(parley, root)
    assert done.exit_code == 2
    assert "there is no such folder" in done.stderr

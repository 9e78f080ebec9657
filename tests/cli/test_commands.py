"""The command line: the output of each command, its streams and its exit code."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import parley as package
from parley.cli import main

Run = Callable[..., Result]
BOATS = "quiet-boats-on-lake-orrin"
TALKS = "talks-at-grey-harbour"


@pytest.fixture
def copy(corpus_root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus_root, tmp_path / "corpus"))


def _one_message(result: Result, code: int) -> str:
    """Return the one message of a command that failed: on standard error, with no traceback and no result."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(errors) == 1, result.stderr
    return errors[0]


# Help and usage ------------------------------------------------------------------------------------

COMMANDS = (
    "check", "candidates", "locate", "coverage", "unknown", "conflicts", "mutate", "build", "serve", "query",
    "questions", "dump", "stats",
)  # fmt: skip


def test_help_names_every_command(parley: Run) -> None:
    result = parley("--help")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.split("Commands:")[1].splitlines() if line.strip()][
        : len(COMMANDS)
    ]
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize(
    "command",
    [*((name,) for name in COMMANDS), ("candidates", "write"), ("candidates", "read")],
    ids=" ".join,
)
def test_every_command_and_every_option_explains_itself(command: tuple[str, ...], parley: Run) -> None:
    result = parley(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    found: click.Command = main
    for name in command:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name) or pytest.fail(f"no command {name}")
    assert found.help
    assert [
        option.name for option in found.params if isinstance(option, click.Option) and not option.help
    ] == []


def test_version(parley: Run) -> None:
    assert parley("--version").stdout == f"parley, version {package.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("check", "--nothing"),
        ("locate",),
        ("dump", "--format", "xls"),
        ("mutate", "--nothing"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], parley: Run) -> None:
    result = parley(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


# check ---------------------------------------------------------------------------------------------


def test_check_prints_a_row_for_each_kind(parley: Run, corpus_root: Path, articles_root: Path) -> None:
    result = parley("check", "--data", corpus_root, "--articles", articles_root)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[0] == ["check", "performed", "failed", "skipped"]
    assert [row[0] for row in rows[1:]] == [
        "article",
        "span",
        "sentence",
        "clause",
        "metadata",
        "name",
        "concept",
        "number",
        "time",
        "negation",
        "modality",
        "hedge",
        "saying",
        "listing",
        "qualifier",
        "coverage",
        "silence",
        "literal",
        "structure",
        "shape",
        "coding",
        "leak",
    ]
    assert {tuple(row[2:]) for row in rows[1:]} == {("0", "0")}
    assert result.stderr == "0 contradicted, 0 failed\n"


def test_check_without_texts_says_so_loudly(parley: Run, corpus_root: Path) -> None:
    result = parley("check", "--data", corpus_root)
    assert result.exit_code == 0
    assert "NOT CHECKED: no passage was read. Give the articles' texts with --articles DIR." in result.stderr


def _in_french(corpus: Path) -> None:
    """Say of one article of a corpus that it is in French, which is not so."""
    path = corpus / "triples" / "articles" / f"{BOATS}.ttl"
    path.write_text(path.read_text().replace('schema:inLanguage "en"', 'schema:inLanguage "fr"'))


def test_check_says_of_another_language_what_did_not_run(
    parley: Run, copy: Path, articles_root: Path
) -> None:
    _in_french(copy)
    lines = parley("check", "--data", copy, "--articles", articles_root).stderr.splitlines()
    (told,) = (line for line in lines if line.startswith("NOT CHECKED"))
    kinds = "name, concept, number, time, negation, modality, hedge, saying, listing, qualifier"
    assert told == f"NOT CHECKED: article:{BOATS} is in 'fr', and the rules on {kinds} know English only."


def test_check_takes_its_folders_from_the_environment(
    parley: Run, corpus_root: Path, articles_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_DATA", str(corpus_root))
    monkeypatch.setenv("PARLEY_ARTICLES", str(articles_root))
    result = parley("check")
    assert result.exit_code == 0
    assert "NOT CHECKED" not in result.stderr


REFUSED: dict[str, tuple[str, str, str, str]] = {
    "negation dropped": (
        f"articles/{'talks-at-grey-harbour'}.ttl",
        "parley:denied",
        "parley:affirmed",
        "claim:talks-at-grey-harbour-008: contradicted: 'never' at",
    ),
    "changed article": (
        f"articles/{BOATS}.ttl",
        'parley:textHash "',
        'parley:textHash "0',
        "article:quiet-boats-on-lake-orrin: none of the 2 texts given is the version of 'Quiet Boats on",
    ),
    "offset past the end": (
        f"articles/{BOATS}.ttl",
        "parley:end 569",
        "parley:end 5690",
        "ends at 5690, past the end of the article at 571",
    ),
    "unknown term": (
        f"articles/{BOATS}.ttl",
        "a parley:Sentence",
        "a parley:Satz",
        "the ontology declares no parley:Satz",
    ),
    "unknown thing": ("shared.ttl", "state:morvia a", "state:moravia a", "state:morvia is described nowhere"),
    "literal that is not canonical": (
        f"articles/{BOATS}.ttl",
        "parley:low 2",
        'parley:low "02"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "is not canonical; write",
    ),
    "no label": ("shared.ttl", 'rdfs:label "Kelland"@en', 'rdfs:comment "Kelland"@en', "state:kelland: "),
}


@pytest.mark.parametrize(("name", "old", "new", "message"), REFUSED.values(), ids=REFUSED)
def test_check_names_what_it_refuses_and_exits_with_1(
    name: str, old: str, new: str, message: str, parley: Run, copy: Path, articles_root: Path
) -> None:
    path = copy / "triples" / name
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new, 1))
    result = parley("check", "--data", copy, "--articles", articles_root)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output
    *told, last = result.stderr.splitlines()
    refused = [line for line in told if not line.startswith("NOT CHECKED")]
    assert int(last.split()[2]) == len(refused) > 0


UNUSABLE: dict[str, tuple[str, bytes | None, str]] = {
    "broken Turtle": (
        f"triples/articles/{BOATS}.ttl",
        b"@prefix x: <urn:x> .\nx:a x:b\n.",
        f"{BOATS}.ttl:3: is not valid Turtle",
    ),
    "Turtle that is not UTF-8": ("triples/shared.ttl", b'<urn:a> <urn:b> "\xff" .', "shared.ttl"),
    "no shared entities": (
        "triples/shared.ttl",
        None,
        "shared.ttl: cannot be read (No such file or directory)",
    ),
    "no article": (
        f"triples/articles/{BOATS}.ttl",
        b"",
        f"{BOATS}.ttl: holds 0 articles; one file describes one article",
    ),
    "empty folder of shapes": ("shapes/readme.txt", b"", "shapes: holds no .ttl file"),
    "broken shapes": ("shapes/x.ttl", b"oops", "x.ttl:1: is not valid Turtle"),
    "empty folder of ontology": ("ontology/readme.txt", b"", "ontology: holds no .ttl file"),
}


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(("name", "content", "message"), UNUSABLE.values(), ids=UNUSABLE)
def test_file_that_cannot_be_used_is_named_and_exits_with_2(
    name: str,
    content: bytes | None,
    message: str,
    command: str,
    parley: Run,
    copy: Path,
    articles_root: Path,
    tmp_path: Path,
) -> None:
    path = copy / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    out = ("--out", tmp_path / "out") if command == "build" else ()
    error = _one_message(parley(command, "--data", copy, "--articles", articles_root, *out), 2)
    assert message in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["check", "build", "mutate"])
def test_folder_without_texts_exits_with_2(
    command: str, parley: Run, corpus_root: Path, tmp_path: Path
) -> None:
    out = ("--out", tmp_path / "out") if command == "build" else ()
    assert "holds no .txt file" in _one_message(
        parley(command, "--data", corpus_root, "--articles", tmp_path, *out), 2
    )
    missing = parley(command, "--data", corpus_root, "--articles", tmp_path / "none", *out)
    assert "none: there is no such folder" in _one_message(missing, 2)


def test_data_folder_that_is_none_is_wrong_usage(parley: Run, tmp_path: Path) -> None:
    result = parley("check", "--data", tmp_path / "none")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_data_folder_without_triples_is_refused_and_not_replaced(parley: Run, tmp_path: Path) -> None:
    assert "there is no folder triples/ here" in _one_message(parley("check", "--data", tmp_path), 2)


# coverage ------------------------------------------------------------------------------------------


def _coverage(parley: Run, root: Path, articles: Path, *more: object) -> Result:
    return parley("coverage", BOATS, "--data", root, "--articles", articles, *more)


def test_coverage_lists_clauses_with_claims_reasons_and_what_is_left(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    result = _coverage(parley, corpus_root, articles_root)
    assert result.exit_code == 0
    assert result.stderr == ""
    blocks = result.stdout.split("\n\n")
    assert blocks[0] == "  1  0–25  Quiet Boats on Lake Orrin\n     no claim: parley:heading"
    assert blocks[9:11] == [
        "  8  468–501  Morvia’s arms are another matter:\n     no claim: parley:aboutTheArticle",
        (
            "  8  502–570  Morvia gave weapons to the Reed Council between 2020 and early 20…\n"
            "     claim:quiet-boats-on-lake-orrin-008  502–569"
        ),
    ]
    assert blocks[11] == (
        "11 clauses: 6 with claims (8), 5 with a reason, 0 open; stretches in no claim: 0\n"
    )
    assert max(len(line) for line in "\n".join(blocks[:11]).splitlines()) <= 80


def test_coverage_reads_claims_out_whole_if_asked(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    result = _coverage(parley, corpus_root, articles_root, "-v")
    assert (
        "claim:quiet-boats-on-lake-orrin-002  82–150  Kelland and the Tarn Islands together hosted the Lake"
        in result.stdout
    )


def test_coverage_exits_with_1_where_a_clause_is_open(parley: Run, copy: Path, articles_root: Path) -> None:
    path = copy / "triples" / "articles" / f"{BOATS}.ttl"
    path.write_text(path.read_text().replace(" ;\n  parley:withoutClaim parley:heading", ""))
    result = _coverage(parley, copy, articles_root)
    assert result.exit_code == 1
    assert "     ! has no claim, and no reason is recorded\n" in result.stdout
    assert "4 with a reason, 1 open" in result.stdout
    assert parley("check", "--data", copy, "--articles", articles_root).exit_code == 1


def test_coverage_needs_the_text(parley: Run, corpus_root: Path, tmp_path: Path) -> None:
    message = _one_message(parley("coverage", BOATS, "--data", corpus_root), 2)
    assert "give --articles DIR" in message
    (tmp_path / "other.txt").write_text("Other words.")
    message = _one_message(_coverage(parley, corpus_root, tmp_path), 2)
    assert "none of the 1 texts given is the version" in message


def test_coverage_of_an_unknown_article_names_those_there_are(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    result = parley("coverage", "nothing", "--data", corpus_root, "--articles", articles_root)
    assert f"there is no article 'nothing'; there are {BOATS}, talks" in _one_message(result, 2)


# unknown -------------------------------------------------------------------------------------------


def _unknown(parley: Run, root: Path, articles: Path, *terms: object) -> Result:
    return parley("unknown", *terms, "--data", root, "--articles", articles)


def test_unknown_counts_each_term_in_each_article(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    result = _unknown(parley, corpus_root, articles_root, "guarant*", "cease-fire")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "1  article:quiet-boats-on-lake-orrin",
        "2  article:talks-at-grey-harbour",
        "",
        "term        1  2  names in claims",
        "guarant*    0  0                0",
        "cease-fire  0  0                0",
        "",
        "not stated: 2 of 2 articles searched for 2 terms, 0 found",
    ]


def test_unknown_shows_places_and_claims_of_what_is_stated(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    result = _unknown(parley, corpus_root, articles_root, "truce", "ferryman")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[7:] == [
        "truce: article:quiet-boats-on-lake-orrin  436–441",
        "  claim:quiet-boats-on-lake-orrin-007",
        "ferryman: article:quiet-boats-on-lake-orrin  284–292",
        "  no claim",
        "truce: event:sarno-city-truce is called so",
        "  claim:quiet-boats-on-lake-orrin-007",
        "stated: 2 of 2 articles searched for 2 terms, 3 found",
    ]


def test_unknown_names_the_claim_that_leaves_it_open(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    result = _unknown(parley, corpus_root, articles_root, "rival delegations")
    assert result.stdout.splitlines()[-1] == (
        "stated as unknown: 2 of 2 articles searched; left open by claim:talks-at-grey-harbour-017"
    )


def test_unknown_without_texts_says_that_nothing_was_checked(parley: Run, corpus_root: Path) -> None:
    result = parley("unknown", "guarantor", "--data", corpus_root)
    assert result.exit_code == 0
    assert "2  article:talks-at-grey-harbour  (its text is missing)" in result.stdout.splitlines()
    assert "guarantor  -  -                0" in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1] == (
        "not checked: 0 of 2 articles searched; missing is the text of"
        " article:quiet-boats-on-lake-orrin, article:talks-at-grey-harbour"
    )


def test_unknown_speaks_json(parley: Run, corpus_root: Path, articles_root: Path) -> None:
    result = _unknown(parley, corpus_root, articles_root, "truce", "--format", "json")
    told = json.loads(result.stdout)
    assert told["verdict"] == "stated"
    assert told["missing"] == []
    assert [list(article["counts"].items()) for article in told["searched"]] == [
        [("truce", 1)],
        [("truce", 0)],
    ]
    claim = "https://w3id.org/parley/id/claim/quiet-boats-on-lake-orrin-007"
    assert told["found"][0] == {
        "term": "truce",
        "in": "text",
        "where": "https://w3id.org/parley/id/article/quiet-boats-on-lake-orrin",
        "start": 436,
        "end": 441,
        "claims": [claim],
        "leftOpenBy": [],
    }
    assert (told["found"][1]["in"], told["found"][1]["claims"]) == ("name", [claim])


@pytest.mark.parametrize(
    ("term", "message"),
    [("", "has no word to search for"), ("…", "has no word to search for"), ("a*b", "a mark inside a word")],
)
def test_unknown_refuses_what_is_no_term(term: str, message: str, parley: Run, corpus_root: Path) -> None:
    assert message in _one_message(parley("unknown", term, "--data", corpus_root), 2)


def test_unknown_wants_a_term_and_a_folder_that_is_there(
    parley: Run, corpus_root: Path, tmp_path: Path
) -> None:
    assert parley("unknown").exit_code == 2
    message = _one_message(_unknown(parley, corpus_root, tmp_path / "none", "truce"), 2)
    assert "there is no such folder" in message


# candidates ----------------------------------------------------------------------------------------


def test_candidates_are_written_and_read_back(
    parley: Run, copy: Path, articles_root: Path, corpus_root: Path
) -> None:
    target = copy / "triples" / "articles" / f"{BOATS}.ttl"
    before = target.read_bytes()
    target.write_bytes(b"")
    source = corpus_root / "candidates" / f"{BOATS}.toml"
    written = parley("candidates", "write", source, articles_root / f"{BOATS}.txt", "--data", copy)
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr.startswith("8 claims written to ")
    assert target.read_bytes() == before
    read = parley("candidates", "read", BOATS, "--data", copy, "--articles", articles_root)
    assert read.exit_code == 0
    assert len(tomllib.loads(read.stdout)["claim"]) == 8
    again = copy / "again.toml"
    again.write_text(read.stdout, "utf-8")
    parley("candidates", "write", again, articles_root / f"{BOATS}.txt", "--data", copy)
    assert target.read_bytes() == before


def test_times_without_days_are_noted_after_writing(
    parley: Run, copy: Path, articles_root: Path, corpus_root: Path
) -> None:
    source = corpus_root / "candidates" / f"{TALKS}.toml"
    written = parley("candidates", "write", source, articles_root / f"{TALKS}.txt", "--data", copy)
    assert written.exit_code == 0
    assert [line for line in written.stderr.splitlines() if "has no days" in line] == [
        (
            "claim 22: 'within 30 days' has no days; give words with the day from which it counts as"
            " antecedent, e.g. 'on 3 April 2024'"
        ),
        (
            "claim 19: 'since the early days of the strikes' has no days; give begins and ends if the article"
            " states them elsewhere"
        ),
    ]


def test_candidates_go_where_they_are_told(parley: Run, copy: Path, articles_root: Path) -> None:
    source, target = copy / "candidates" / f"{BOATS}.toml", copy / "new" / "x.ttl"
    result = parley(
        "candidates", "write", source, articles_root / f"{BOATS}.txt", "--data", copy, "-o", target
    )
    assert result.exit_code == 0
    assert target.read_bytes() == (copy / "triples" / "articles" / f"{BOATS}.ttl").read_bytes()


@pytest.mark.parametrize(
    ("left_out", "notes"),
    [("", []), ('time = [{ quote = "between 2020 and early 2024" }]', ['"2020", "early 2024"'])],
    ids=["nothing", "a time"],
)
def test_words_that_a_claim_leaves_out_are_noted(
    left_out: str, notes: list[str], parley: Run, copy: Path, articles_root: Path
) -> None:
    path = copy / "x.toml"
    source = (copy / "candidates" / f"{BOATS}.toml").read_text("utf-8")
    assert left_out in source
    path.write_text(source.replace(left_out, ""), "utf-8")
    written = parley("candidates", "write", path, articles_root / f"{BOATS}.txt", "--data", copy)
    assert written.exit_code == 0
    told = [line for line in written.stderr.splitlines() if "not in the claim" in line]
    assert told == [f"claim 8: not in the claim: {note}" for note in notes]


def test_sentences_that_read_like_a_form_are_noted(parley: Run, copy: Path, articles_root: Path) -> None:
    source = (copy / "candidates" / f"{BOATS}.toml").read_text("utf-8")
    given = 'weapons to the Reed Council between 2020 and early 2024"\npolarity = "affirmed"\nmodality = '
    assert f'{given}"actual"' in source
    path = copy / "x.toml"
    path.write_text(source.replace(f'{given}"actual"', f'{given}"proposed"'), "utf-8")
    written = parley("candidates", "write", path, articles_root / f"{BOATS}.txt", "--data", copy)
    assert written.exit_code == 0
    noted = [line for line in written.stderr.splitlines() if line.startswith("claim 8: ")]
    assert len(noted) == 1
    assert noted[0].startswith('claim 8: "it has been proposed that": It has been proposed that Morvia give')


BAD_CANDIDATES: dict[str, tuple[str, str, str]] = {
    "broken TOML": ('article = "', 'article = "\n', "x.toml: is not valid TOML: "),
    "ambiguous quote": (
        'quote = "A pair of rounds"',
        'quote = "Lake Rounds"',
        "x.toml: claim 4: 'Lake Rounds' occurs 3 times in the article (1: ",
    ),
    "quote that stands nowhere": (
        'quote = "A pair of rounds"',
        'quote = "A dozen rounds"',
        "x.toml: claim 4: 'A dozen rounds' is not in the article",
    ),
    "unknown term": (
        'kind = "Outcome"',
        'kind = "Income"',
        "x.toml: claim 6: 'Income' is no class of claims",
    ),
    "unknown entity": (
        "state:morvia",
        "state:moravia",
        "x.toml: mention morvia: no entity is called 'state:moravia'; similar names: state:morvia",
    ),
    "unknown mention": ('mention = "morvia"', 'mention = "moravia"', "x.toml: claim 8: "),
    "misspelt field": ("polarity", "polartiy", "x.toml: claim 1: "),
}


@pytest.mark.parametrize(("old", "new", "message"), BAD_CANDIDATES.values(), ids=BAD_CANDIDATES)
def test_bad_candidates_are_refused_and_nothing_is_written(
    old: str, new: str, message: str, parley: Run, copy: Path, articles_root: Path
) -> None:
    target = copy / "triples" / "articles" / f"{BOATS}.ttl"
    before = target.read_bytes()
    path = copy / "x.toml"
    path.write_text((copy / "candidates" / f"{BOATS}.toml").read_text("utf-8").replace(old, new, 1), "utf-8")
    error = _one_message(
        parley("candidates", "write", path, articles_root / f"{BOATS}.txt", "--data", copy), 2
    )
    assert message in error
    assert target.read_bytes() == before


def test_no_more_than_forty_faults_are_told_in_full(parley: Run, copy: Path, articles_root: Path) -> None:
    path = copy / "x.toml"
    claim = """
[[claim]]
number = {}
kind = "Action"
quote = "no such words"
polarity = "affirmed"
modality = "actual"
"""
    claims = "".join(map(claim.format, range(1, 43)))

    def told() -> list[str]:
        result = parley("candidates", "write", path, articles_root / f"{BOATS}.txt", "--data", copy)
        assert result.exit_code == 2
        return [line for line in result.stderr.splitlines() if "x.toml" in line]

    path.write_text(f'article = "boats"\ntitle = "Boats"\nlanguage = "en"\n{claims}', "utf-8")
    assert len(told()) == 41
    assert told()[39].endswith("claim 40: 'no such words' is not in the article")
    assert told()[40].endswith("x.toml: 2 more faults; correct these first")
    path.write_text(
        f'article = "boats"\ntitle = "Boats"\nlanguage = "en"\n{claims}'.replace("modality", "x"), "utf-8"
    )
    assert told()[40].endswith("44 more faults; correct these first")


def test_missing_article_is_named(parley: Run, copy: Path) -> None:
    source = copy / "candidates" / f"{BOATS}.toml"
    assert "none.txt: cannot be read" in _one_message(
        parley("candidates", "write", source, copy / "none.txt", "--data", copy), 2
    )


def test_unknown_slug_is_answered_with_the_known_ones(
    parley: Run, corpus_root: Path, articles_root: Path
) -> None:
    error = _one_message(
        parley("candidates", "read", "none", "--data", corpus_root, "--articles", articles_root), 2
    )
    assert error == f"Error: there is no article 'none'; there are {BOATS}, talks-at-grey-harbour"


def test_candidates_of_a_changed_article_are_not_made(parley: Run, corpus_root: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Quiet Boats on Lake Orrin, in other words")
    error = _one_message(
        parley("candidates", "read", BOATS, "--data", corpus_root, "--articles", tmp_path), 2
    )
    assert "it is missing, or it was changed" in error


# locate --------------------------------------------------------------------------------------------


def test_locate_prints_start_end_and_sentence(parley: Run, articles_root: Path) -> None:
    result = parley("locate", articles_root / f"{BOATS}.txt", 'the "Lake Rounds" were held')
    assert (result.exit_code, result.stdout, result.stderr) == (0, "27\t54\tsentence 2\n", "1 found\n")


def test_locate_says_where_a_quote_crosses_sentences(parley: Run, articles_root: Path) -> None:
    assert "crosses sentences" in parley("locate", articles_root / f"{BOATS}.txt", "mid-2023. Kelland").stdout


def test_locate_exits_with_1_where_there_is_nothing(parley: Run, articles_root: Path) -> None:
    result = parley("locate", articles_root / f"{BOATS}.txt", "the Lake ... held")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "0 found\n")


def test_locate_names_a_file_that_cannot_be_read(parley: Run, tmp_path: Path) -> None:
    assert "none.txt: cannot be read" in _one_message(parley("locate", tmp_path / "none.txt", "x"), 2)
    (tmp_path / "x.txt").write_bytes(b"\xff")
    assert "x.txt: byte 0 is not UTF-8" in _one_message(parley("locate", tmp_path / "x.txt", "x"), 2)


# build, dump, stats, mutate ------------------------------------------------------------------------


def test_build_prints_the_release_and_talks_apart(
    parley: Run, corpus_root: Path, articles_root: Path, tmp_path: Path
) -> None:
    result = parley("build", "--data", corpus_root, "--articles", articles_root, "--out", tmp_path / "out")
    assert result.exit_code == 0
    release = Path(result.stdout.strip())
    assert (tmp_path / "out" / "current").resolve() == release.resolve()
    assert result.stderr.splitlines()[:4] == ["reading", "checking", "deriving", "writing"]
    for name in ("ttl", "nq"):
        dumped = parley("dump", "--release", tmp_path / "out", "--format", name)
        assert dumped.exit_code == 0
        assert dumped.stdout_bytes == (release / f"parley.{name}").read_bytes()
        assert dumped.stderr == ""


def test_build_that_is_refused_exits_with_1_and_leaves_the_old_release(
    parley: Run, copy: Path, articles_root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    parley("build", "--data", copy, "--out", out)
    before = (out / "current").resolve()
    path = copy / "triples" / "articles" / "talks-at-grey-harbour.ttl"
    path.write_text(path.read_text().replace("parley:denied", "parley:affirmed"))
    error = _one_message(parley("build", "--data", copy, "--articles", articles_root, "--out", out), 1)
    assert error == "Error: the corpus does not pass the check, so nothing is published:"
    assert (out / "current").resolve() == before


def test_full_disk_is_one_message(
    parley: Run, corpus_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path / "out" / "x"))

    monkeypatch.setattr("os.fsync", full)
    error = _one_message(parley("build", "--data", corpus_root, "--out", tmp_path / "out"), 2)
    assert (
        "the release cannot be written (No space left on device); what was published before is unchanged"
        in error
    )


def test_dump_without_a_release_names_the_way_out(parley: Run, tmp_path: Path) -> None:
    error = _one_message(parley("dump", "--release", tmp_path), 2)
    assert error.endswith("make a release with 'parley build'")


def test_stats_counts(parley: Run, corpus_root: Path) -> None:
    result = parley("stats", "--data", corpus_root)
    assert result.exit_code == 0
    rows = dict(line.rsplit(maxsplit=1) for line in result.stdout.splitlines())
    assert (rows["articles"], rows["mentions"], rows["claims"]) == ("2", "34", "38")
    assert (rows["claims: support"], rows["claims: participation"]) == ("5", "3")
    assert result.stderr == ""


def test_stats_reads_out_every_claim_with_its_place(parley: Run, corpus_root: Path) -> None:
    lines = [
        line
        for line in parley("stats", "--sentences", "--data", corpus_root).stdout.splitlines()
        if line.startswith("claim:")
    ]
    assert len(lines) == 38
    line = next(line for line in lines if line.startswith(f"claim:{BOATS}-006"))
    assert line.startswith(f"claim:{BOATS}-006  [373–414]  ")


def test_mutate_needs_texts(parley: Run, corpus_root: Path) -> None:
    error = _one_message(parley("mutate", "--data", corpus_root), 2)
    assert error == "Error: planted errors need the articles' texts: give --articles DIR"


@pytest.fixture
def tiny(copy: Path) -> Path:
    """A corpus with one article and few entities, so that few errors can be planted."""
    (copy / "triples" / "articles" / "talks-at-grey-harbour.ttl").unlink()
    return copy


def _tables(stdout: str) -> tuple[list[list[str]], list[list[str]]]:
    """Return the rows of the table of kinds and of that of closed classes, each without its header."""
    kinds, classes = (part.splitlines() for part in stdout.split("\n\n"))
    assert kinds[0].split() == (
        ["planted", "n", "contradicted", "otherwise", "refused", "not", "contradicted"]
    )
    assert classes[0].split() == ["closed", "class", "n", "contradicted", "%"]
    tabled = [line for line in classes[1:] if not line.startswith("not contradicted: ")]
    return [line.split() for line in kinds[1:]], [line.split() for line in tabled]


@pytest.fixture(scope="module")
def mutated(corpus_root: Path, articles_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The output for one article with few entities, in which few errors can be planted."""
    root = tmp_path_factory.mktemp("mutated") / "corpus"
    shutil.copytree(corpus_root, root)
    (root / "triples" / "articles" / "talks-at-grey-harbour.ttl").unlink()
    arguments = ["mutate", "--data", str(root), "--articles", str(articles_root), "-v"]
    return CliRunner().invoke(main, arguments)


def test_mutate_prints_counts_by_kind(mutated: Result) -> None:
    assert mutated.exit_code == 0
    rows, _ = _tables(mutated.stdout)
    assert rows[-1][0] == "all"
    assert sum(int(row[-4]) for row in rows[:-1]) == int(rows[-1][1]) > 100
    assert mutated.stderr == (
        "At most 3 of a kind are planted in one claim, mention or clause. The rules only refuse. Only "
        "a second coder can find what they do not contradict.\n"
    )


def test_mutate_prints_closed_classes_in_percent(mutated: Result) -> None:
    _, classes = _tables(mutated.stdout)
    rows = {" ".join(row[:-3]): row[-3:] for row in classes}
    planted, contradicted, percent = rows["negation"]
    assert int(percent) == round(100 * int(contradicted) / int(planted))
    assert rows["qualifier, closed"] == ["0", "0", "–"]


def test_mutate_names_what_is_not_contradicted_if_asked(mutated: Result) -> None:
    passed = [line for line in mutated.stdout.splitlines() if line.startswith("not contradicted: ")]
    assert len(passed) == int(_tables(mutated.stdout)[0][-1][-1]) > 0


def test_mutate_plants_nothing_in_another_language(parley: Run, tiny: Path, articles_root: Path) -> None:
    _in_french(tiny)
    result = parley("mutate", "--data", tiny, "--articles", articles_root)
    assert f"NOT PLANTED IN: {BOATS}, as the rules on words know only English." in result.stderr
    assert _tables(result.stdout)[0][-1] == ["all", "0", "0", "0", "0"]


def test_mutate_of_a_refused_corpus_exits_with_1(parley: Run, tiny: Path, articles_root: Path) -> None:
    path = tiny / "triples" / "articles" / f"{BOATS}.ttl"
    path.write_text(path.read_text().replace("parley:affirmed", "parley:denied"))
    error = _one_message(parley("mutate", "--data", tiny, "--articles", articles_root), 1)
    assert "its claims do not pass the gate; run 'parley check' first" in error

"""``parley questions`` and ``parley query --question``: a release lists its own questions."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from parley.release.build import build

Run = Callable[..., Result]
QUESTION = """\
# title: Who supports whom?
# description: As stated.
# keywords: support
PREFIX parley: <https://w3id.org/parley/ontology#>
SELECT (COUNT(*) AS ?claims) WHERE { ?claim a parley:Support }
"""


@pytest.fixture(scope="module")
def releases(corpus_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the test corpus with two questions of its own."""
    root = tmp_path_factory.mktemp("asked") / "corpus"
    shutil.copytree(corpus_root, root)
    (root / "triples" / "questions").mkdir()
    for name in ("cq-01-who-supports-whom", "cq-02-once-more"):
        (root / "triples" / "questions" / f"{name}.rq").write_text(QUESTION, "utf-8")
    build(root.parent / "release", root)
    return root.parent / "release"


def test_questions_are_listed_by_name_and_title(parley: Run, releases: Path) -> None:
    result = parley("questions", "--release", releases)
    assert result.exit_code == 0
    assert result.stdout == (
        "cq-01-who-supports-whom  Who supports whom?\ncq-02-once-more          Who supports whom?\n"
    )


def test_a_question_is_asked_by_its_name(parley: Run, releases: Path) -> None:
    arguments = ("--question", "cq-01-who-supports-whom", "--format", "csv")
    result = parley("query", "--release", releases, *arguments)
    assert (result.exit_code, result.stdout.split()) == (0, ["claims", "5"])


def test_a_question_that_a_file_holds_is_asked_of_the_files(parley: Run, releases: Path) -> None:
    files = [releases / "current" / name for name in ("questions.ttl", "parley.ttl")]
    result = parley("query", "-q", "cq-02-once-more", *files, "--format", "csv")
    assert (result.exit_code, result.stdout.split()) == (0, ["claims", "5"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-q", "cq-99-why"), "there is no question “cq-99-why” here; “parley questions” lists them"),
        (("-q", ""), "there is no question “” here"),
        (("-q", "cq-02-once-more", "-f", __file__), "give a question or a file with a query, not both"),
    ],
)
def test_what_cannot_be_asked_is_one_message(
    arguments: tuple[str, ...], message: str, parley: Run, releases: Path
) -> None:
    result = parley("query", "--release", releases, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"Error: {message}")


def test_without_a_release_there_is_nothing_to_list(parley: Run, tmp_path: Path) -> None:
    result = parley("questions", "--release", tmp_path)
    assert result.exit_code == 2
    assert "there is no release here; “parley build” makes one" in result.stderr

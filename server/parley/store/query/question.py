"""A question: a query that passed the scan, its dataset and the format of its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from parley.store.query.formats import FORMATS_OF, Format, QueryForm
from parley.store.query.outline import Outline, outline


@dataclass(frozen=True)
class Dataset:
    """The dataset a request names [SPARQL 1.1 Protocol, section 2.1.4]; empty = it names none."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether the request names a dataset."""
        return bool(self.default or self.named)


@dataclass(frozen=True)
class Question:
    """A query to be answered.

    Attributes:
        text: The query, exactly as it was sent.
        media_type: The format of the answer.
        form: The query form; None if the text is no query, which the parser will report.
        names_dataset: Whether the query has a FROM clause.
        makes_values: Whether the query may make a value that the engine would keep in another form.
        prefixes: The prefixes the query declares; answers are written with them.
        dataset: The dataset of the request; it replaces the FROM clauses.
        base: The base of relative IRIs in the query; None if these are errors.
        seconds: How long it may run, if that is less than the limit.
        client: The client whose account pays for it; None for no client.
    """

    text: str
    media_type: str
    form: QueryForm | None
    names_dataset: bool
    makes_values: bool
    prefixes: dict[str, str]
    dataset: Dataset = field(default_factory=Dataset)
    base: str | None = None
    seconds: float | None = None
    client: str | None = None

    @classmethod
    def of(
        cls,
        seen: Outline,
        answer_format: Format,
        dataset: Dataset | None = None,
        *,
        base: str | None = None,
        seconds: float | None = None,
        client: str | None = None,
    ) -> Question:
        """Return the question that a scanned query asks."""
        return cls(
            text=seen.text,
            media_type=answer_format.media_type,
            form=seen.form,
            names_dataset=seen.names_dataset,
            makes_values=seen.makes_values,
            prefixes=seen.declared,
            dataset=dataset or Dataset(),
            base=base,
            seconds=seconds,
            client=client,
        )

    @classmethod
    def from_wire(cls, message: dict[str, Any]) -> Question:
        """Return the question in a message from ``to_wire``."""
        form, (default, named) = message.pop("form"), message.pop("dataset")
        return cls(
            form=QueryForm(form) if form else None, dataset=Dataset(tuple(default), tuple(named)), **message
        )

    def to_wire(self) -> dict[str, Any]:
        """Return the question as a message that JSON can carry."""
        return {
            "text": self.text,
            "media_type": self.media_type,
            "form": self.form,
            "names_dataset": self.names_dataset,
            "makes_values": self.makes_values,
            "prefixes": self.prefixes,
            "dataset": [self.dataset.default, self.dataset.named],
            "base": self.base,
            "seconds": self.seconds,
        }


def question_of(text: str, answer_format: Format | None = None, dataset: Dataset | None = None) -> Question:
    """Scan a query and return it as a question.

    Args:
        text: The query.
        answer_format: None for the default of the query's form.
        dataset: The dataset the request names.

    Raises:
        QueryRefused: The scan refuses the query.
    """
    seen = outline(text)
    return Question.of(seen, answer_format or FORMATS_OF[seen.form or QueryForm.SELECT][0], dataset)

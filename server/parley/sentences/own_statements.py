"""What somebody says of what they do themselves: "Sarno says it will leave"."""

from __future__ import annotations

from dataclasses import replace

from parley.claims.claim import Claim
from parley.names import term
from parley.sentences.clauses import ALLOWED, Clause
from parley.sentences.context import Context
from parley.sentences.parts import Part, lead
from parley.sentences.voices import expecting, pronoun_of


def own_statement(clause: Clause, claim: Claim, part: Part, form: str | None, context: Context) -> str:
    """Return the clause of a claim whose subject is its holder, as that one's statement.

    Args:
        part: What the claim is in another one, if it is told alone.
        form: Its form in another sentence, as in ``Clause.said``.
    """
    called, says = pronoun_of(claim, context), "say" if clause.plural else "says"
    own = replace(clause, subject=called, plural=called == "they")
    if claim.modality == term("hypothetical") and own.negative and part is Part.NONE:
        # "He says he could not promise it" would be of the past.
        own = replace(own, modality=ALLOWED)
    if part is Part.REJECTED:
        return f"the question for {clause.subject} is whether {own.said(form)}"
    before = lead(clause, part, clause.subject, f"{clause.subject} {says} ")
    return before + expecting(own.said(form), called, claim)

"""Contents: the claims that are said, offered, decided or denied, after the verb of their agent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from parley.claims.claim import Claim, Value
from parley.names import term
from parley.sentences.adjuncts import HELD_BY
from parley.sentences.clauses import BARE, BEFORE_CLAUSE, FRAMED, WANTED
from parley.sentences.context import RELATION, Context
from parley.sentences.interface import Reading
from parley.sentences.predicates import passive_of, predicates, subject_of
from parley.sentences.relations import Relation
from parley.sentences.tenses import tense_of
from parley.sentences.voices import expecting, fronted
from parley.sentences.wording_patterns import Slot

_MODALITIES = frozenset((
    "actual", "planned", "expected", "proposed", "calledFor", "predicted", "hypothetical",
))  # fmt: skip
_OPEN = term("hypothetical")
_BUT = re.compile(r", but (?!that |according )")
"""The second half of what someone says: "said that the road is open, but | that nobody uses it"."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a claim, in its context, with the reader of claims."""

    claim: Claim
    context: Context
    read: Callable[[Context], Reading]

    def said(self, slot: Slot) -> str:
        """Return the content without the claims that are already in the sentence; may be empty."""
        claim, words = self.claim, self.context.words
        held = self.context.held(claim.values(term("content")))
        agents = frozenset(claim.values(words.subject_role(claim)))
        context = self.context.inside(claim, agents if "held" in slot.flags else claim.values(HELD_BY))
        context = context.about(context.shared([claim])) if agents else context
        context = replace(context, shifted=self._was_said())
        doers = frozenset(claim.values(term("recipient"))) if "of" in slot.flags else agents
        contents = []
        for one in held:
            context = context if "wanted" in slot.flags else self._about_target(context, one)
            contents.append(self._one(one, slot, doers, context))
            context = context.about(context.shared([one]))
        said = _several(contents)
        is_urged = "urging" in slot.flags and said.startswith("that ")
        return f"{BEFORE_CLAUSE}{', urging ' if is_urged else ''}{said}" if contents else ""

    def _was_said(self) -> bool:
        """Return whether it was said in the past, so that its future has "would"."""
        verbs = [one.verb for one in predicates(self.claim, self.context.words) if one.verb]
        return self.claim.modality == term("actual") and tense_of(self.claim, verbs) == "past"

    def _about_target(self, context: Context, content: Claim) -> Context:
        """Return the context with a pronoun for the target of the act.

        "Accused the army, saying that it held prisoners". The subject of a statement has a pronoun only if
        the pronoun cannot mean the speaker: "she said of the proposals that they are short".
        """
        subjects = context.subjects(content)
        if subjects == self.claim.values(term("target")):
            return context.about(context.shared([content]))
        if subjects == self.claim.values(term("object")):
            of_it = context.about(context.shared([content]))
            return of_it if of_it.called != context.called else context
        return context

    def _one(self, content: Claim, slot: Slot, doers: frozenset[Value], context: Context) -> str:
        """Return one claim as it is said, offered or demanded by its future agents."""
        reader, flags = self.read(context), slot.flags
        harmonic = content.modality.removeprefix(term("")) in flags
        if "denied" in flags:
            return _as_denied(content, reader, context, named="apart" in flags)
        if "done" in flags:
            return self._as_deed(content, reader, context)
        namely = "something, namely " if "only" in flags else "so " if "of" in flags else ""
        if content.iri in context.told:
            return f"{namely}that {reader.said(content)}"
        is_plain = content.kind != RELATION and not fronted(content, context)
        is_same = bool(doers) and doers == frozenset(context.subjects(content))
        if "doing" in flags:
            is_deed = harmonic and is_plain and is_same and content.polarity == term("affirmed")
            idea = reader.said(content, BARE if harmonic else FRAMED)
            return reader.clause(content).gerund if is_deed else f"the idea that {idea}"
        is_same = is_same or (bool(doers) and is_plain and self._is_done_to(doers, content, reader))
        if "whether" in flags and is_plain and self._leaves_open(content):
            return f"whether {reader.clause(content).infinitive if is_same else reader.said(content)}"
        is_asked = "addressed" in flags and self._is_asked_of_doer(content, reader)
        if harmonic and is_plain and (is_asked or (is_same and {"to", "of"}.intersection(flags))):
            is_joint = is_asked or content.reading == self.claim.reading == term("together")
            return reader.clause(replace(content, reading=None) if is_joint else content).infinitive
        if "undone" in flags and is_plain and is_same and _is_undone(content):
            return reader.clause(replace(content, polarity=term("affirmed"))).infinitive
        if "wanted" in flags or ("for" in flags and harmonic and is_plain):
            wanted = self._wanted(content, reader, context, framed=not (harmonic and is_plain))
            return f"for {wanted}" if "for" in flags else wanted
        # If the verb implies no modality, no claim needs a frame for it.
        framed = FRAMED if _MODALITIES.intersection(flags) else None
        said = reader.said(content, BARE if harmonic else framed)
        return f"{namely}that {self._in_full(said, content, context.called if is_same else '')}"

    def _in_full(self, said: str, content: Claim, called: str) -> str:
        """Return a content that is a sentence of its own, with the pronoun by which its subject is called."""
        if content.kind == RELATION:
            return _BUT.sub(", but that ", said, count=1)
        return expecting(said, called, content) if called else said

    def _is_done_to(self, doers: frozenset[Value], content: Claim, reader: Reading) -> bool:
        """Return whether nobody is said to do it, and it is done to the agents: "asked not to be named"."""
        words = self.context.words
        role = passive_of(content, subject_of(content, words), predicates(content, words))
        if role is None or frozenset(content.values(role)) != doers:
            return False
        called = words.values(self.claim, words.subject_role(self.claim))
        return self._is_called(called, doers, content, reader)

    def _is_asked_of_doer(self, content: Claim, reader: Reading) -> bool:
        """Return whether those who are asked or trusted are to act themselves: "asked the army to leave"."""
        role = term("addressee") if self.claim.values(term("addressee")) else term("target")
        words, asked = self.context.words, self.claim.values(role)
        is_same = frozenset(content.values(subject_of(content, words))) == frozenset(asked)
        if not is_same or content.reading != self.claim.reading:
            return False
        # What is asked of each is done by each: "asked both the army and the rebels to leave".
        called = words.values(replace(self.claim, reading=None), role)
        return self._is_called(called, asked, replace(content, reading=None), reader)

    def _is_called(self, called: str, things: Iterable[Value], content: Claim, reader: Reading) -> bool:
        """Return whether the subject of a content is said as it is called here, or as its pronoun."""
        alike = (called, *map(self.context.words.pronoun, map(str, things)))
        return reader.clause(content).subject in alike

    def _wanted(self, content: Claim, reader: Reading, context: Context, *, framed: bool) -> str:
        """Return what is wanted of others: "the army to leave"."""
        if content.kind == RELATION and Relation(content, context, self.read).may_be_wanted:
            return reader.said(content, WANTED)
        if framed:
            return f"this: that {reader.said(content, FRAMED)}"
        return reader.clause(content).said(WANTED)

    def _leaves_open(self, content: Claim) -> bool:
        """Return whether a possibility is undecided."""
        return self.claim.polarity == term("denied") and content.modality == _OPEN

    def _as_deed(self, content: Claim, reader: Reading, context: Context) -> str:
        """Return a claim as an accusation, without its agent: "of supplying weapons"."""
        is_read = content.iri not in context.told and content.kind != RELATION
        is_done = is_read and content.modality == term("actual") and not fronted(content, context)
        if is_done and context.subjects(content) == self.claim.values(term("target")):
            return f"of {reader.clause(content).gerund}"
        return f", saying that {reader.said(content)}"


def _is_undone(content: Claim) -> bool:
    return content.polarity == term("denied") and content.modality == term("actual")


def _as_denied(content: Claim, reader: Reading, context: Context, *, named: bool) -> str:
    """Return a claim after "deny": its opposite, or what is said instead of what is denied.

    Args:
        named: Whether what is denied has been named: "denied the reports".
    """
    is_read = content.iri not in context.told and content.kind != RELATION
    if is_read and content.polarity == term("denied"):
        return f"that {reader.said(replace(content, polarity=term('affirmed')))}"
    return f"{'' if named else 'something'}, saying that {reader.said(content)}"


def _several(contents: Sequence[str]) -> str:
    """Return contents as one, with a comma before each of more than two."""
    if len(contents) < 3:
        return " and ".join(contents)
    return f"{', '.join(contents[:-1])}, and {contents[-1]}"

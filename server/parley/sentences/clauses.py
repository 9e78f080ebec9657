"""Clauses: a subject and its predicates in one voice, tense, modality and polarity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from parley.sentences.verbs import BE, Verb

FRAMED = "framed"
"""The form of a clause with its modality in full: "it is predicted that the talks will fail"."""
BEFORE_CLAUSE = "\u2063"
"""The end of a predicate before a clause; the tail goes before it: "said on Monday that"."""
BARE = "bare"
"""The form of a clause without its modality: something demanded, "that the army withdraw"."""
SUPPOSED = "supposed"
"""The form of a clause after "if": a possible event in the present tense, "if the army withdraws", and in
reported speech in the past tense."""
MEANWHILE = "meanwhile"
"""The form of a state beside a past event: "while the tide was out"."""
ALLOWED = "allowed"
"""The modality of what somebody allows: "they can leave"."""
OPEN = "open"
"""The modality of what is predicted under a condition, and told alone."""
OBLIGED = "obliged"
"""The modality of what an agreement or a law calls for: "under the accord, the army must leave"."""
AIMED = "aimed"
"""The form of a clause after "in order that": "in order that the talks would open"."""
WANTED = "wanted"
"""The form of a clause after "want": "the army to leave"."""
OBJECTS: Mapping[str, str] = MappingProxyType({"it": "it", "they": "them", "he": "him", "she": "her"})
"""Each pronoun after a verb."""
_NAMELY = re.compile(f"(, \\w+ )({BEFORE_CLAUSE})")
"""The words that introduce the clause inside, and belong to it."""
_AUXILIARIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "predicted": ("will", "will not"),
        "calledFor": ("should", "should not"),
        "hypothetical": ("could", "could not"),
        ALLOWED: ("can", "cannot"),
        OPEN: ("may", "may not"),
        OBLIGED: ("must", "must not"),
    }
)
"""The words for a modality, affirmed and denied."""
_IS_TO: Mapping[str, str] = MappingProxyType({"planned": "to", "expected": "expected to"})
"""The words after "is" in the frame of a modality: "the army is to leave"."""
_PERFECT = frozenset(("perfect", "pluperfect"))
_FOCUSED = frozenset(("even",))
"""Adverbs that a "not" goes before."""
_OF_DOING = frozenset((
    "jointly", "personally", "directly", "separately", "gradually", "quickly", "immediately", "publicly",
    "secretly", "formally", "briefly",
))  # fmt: skip
"""Adverbs of how something is done, which go behind "to"."""
_DENIED: Mapping[str, str] = MappingProxyType({"any longer": "no longer", "ever": "never"})
"""Adverbs of time that make one word with a denial."""
_AT_END = frozenset(("any longer",))
"""Those that come behind what is not denied."""
_PERHAPS = "perhaps"
"""What is perhaps so in the future "might" be so."""
_SHARED = ("about ", "with ")
"""Prepositions that several predicates of one verb share: "with the road and the camp"."""
_ORIGINALLY = "originally"
_APPARENTLY = "apparently"
"""What will apparently be so "looks set to" be so."""
_NEEDS = ("need ", "have to ")
"""What may be, and not could be: "may need to be postponed"."""
_SO_FAR = frozenset(("still", "already"))
_IMPERSONAL = frozenset(("proposed", "predicted"))
"""Modalities in full, as in "it is proposed that"."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the words after it.

    Attributes:
        rest: The words after the verb, without a blank before them.
        manner: The adverbs before a participle or an adjective: "be fully suspended".
    """

    verb: Verb
    rest: str = ""
    passive: bool = False
    manner: str = ""

    def infinitive(self) -> str:
        """Return it in its form after "to" and auxiliaries."""
        return (
            _joined("be", self.manner, self.verb.participle, self.rest)
            if self.passive
            else _joined(self.verb.base, self.manner, self.rest)
        )

    def gerund(self) -> str:
        """Return it in its form after "after"."""
        if self.passive:
            return _joined("being", self.manner, self.verb.participle, self.rest)
        return _joined("not" if self.verb.negative else "", self.verb.gerund, self.manner, self.rest)

    def perfect(self) -> str:
        """Return it in its form after "has"."""
        if self.passive:
            return _joined("been", self.manner, self.verb.participle, self.rest)
        return _joined(self.verb.participle, self.manner, self.rest)

    @property
    def splits(self) -> bool:
        """Whether its finite form has an auxiliary, so that "not" and adverbs follow the auxiliary."""
        return self.passive or self.verb.is_be

    def finite(self, tense: str, *, plural: bool) -> tuple[str, str]:
        """Return its finite form and the words after it."""
        if self.passive:
            return BE.finite(tense, plural=plural), _joined(self.manner, self.verb.participle, self.rest)
        return self.verb.finite(tense, plural=plural), _joined(self.manner, self.rest)


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement before its grammatical form: one subject with one or more predicates.

    Attributes:
        plural: Whether the subject is plural.
        tense: ``present``, ``past``, ``perfect`` or ``pluperfect``, for an actual statement.
        modality: The local name of a concept of ``parley:modalities``.
        negative: Whether it is denied.
        adverbs: The words before the verb, or after its auxiliary.
        tail: The words after all predicates.
        void: Whether a plan was not carried out: "was to open".
        shifted: Whether it was said in the past, so that it has "would" instead of "will".
    """

    subject: str
    plural: bool
    predicates: tuple[Predicate, ...]
    tense: str
    modality: str
    negative: bool = False
    adverbs: tuple[str, ...] = ()
    tail: str = ""
    void: bool = False
    shifted: bool = False

    @property
    def gerund(self) -> str:
        """The clause without its subject, in its form after "after"."""
        if (timed := self._in_time()) is not self:
            return timed.gerund
        verbs = " and ".join(one.gerund() for one in self._together(negative=False))
        return self._ended(_joined("not" if self.negative else "", *self.adverbs, verbs))

    @property
    def infinitive(self) -> str:
        """The clause without its subject, in its form after "to"."""
        if (timed := self._in_time()) is not self:
            return timed.infinitive
        inside = self.negative != self._first_negative
        verbs = self._infinitives(inside)
        return self._ended(f"{'not ' if inside else ''}to {_joined(*self.adverbs, verbs)}")

    @property
    def is_need(self) -> bool:
        """Whether it is that something needs to be done."""
        return self.predicates[0].infinitive().startswith(_NEEDS)

    def _infinitives(self, negative: bool) -> str:
        return _either([predicate.infinitive() for predicate in self._together(negative)], negative)

    def _together(self, negative: bool) -> Sequence[Predicate]:
        """Return the predicates; those of one verb are one: "deal with the road and the camp"."""
        first, *others = self.predicates
        start = next((one for one in _SHARED if first.rest.startswith(one)), "")
        if not others or any(replace(one, rest=first.rest) != first for one in others):
            return self.predicates
        rests = [one.rest.removeprefix(start) for one in self.predicates]
        return (replace(first, rest=start + _either(rests, negative)),)

    @property
    def _first_negative(self) -> bool:
        return self.predicates[0].verb.negative

    def said(self, form: str | None = None) -> str:
        """Return the clause in words, without capital letter or full stop.

        Args:
            form: None for a separate sentence; otherwise its form in another sentence.
        """
        if form == WANTED:
            return f"{OBJECTS.get(self.subject, self.subject)} {self.infinitive}"
        if (timed := self._in_time()) is not self:
            return timed.said(form)
        if self.negative and self._first_negative:
            return f"it is not so that {self._worded(form, negative=True)}"
        return self._worded(form, negative=self.negative or self._first_negative)

    def _in_time(self) -> Clause:
        """Return the clause with "never" for "not ever", and with "any longer" behind what is not denied."""
        timed = next((one for one in self.adverbs if one in _DENIED), None)
        if timed is None:
            return self
        others = tuple(one for one in self.adverbs if one != timed)
        if self.negative and len(self.predicates) == 1 and not self._first_negative:
            return replace(self, negative=False, adverbs=(*others, _DENIED[timed]))
        if timed in _AT_END:
            return replace(self, adverbs=others, tail=f" {timed}{self.tail}")
        return self

    def _worded(self, form: str | None, *, negative: bool) -> str:
        if self.modality == "actual":
            return self._ended(self._actual(form, negative))
        if form == AIMED and self.modality == "planned":
            return self._ended(self._with("may not" if negative else "may", negative))
        if form == BARE:
            return self._ended(self._bare(negative))
        if form == SUPPOSED:
            return self._ended(replace(self, tense="past" if self.shifted else "present")._told(negative))
        if self.modality in _AUXILIARIES and not (form == FRAMED and self.modality in _IMPERSONAL):
            return self._ended(self._with(self._auxiliary(self.modality, negative=negative), negative))
        return self._ended(self._framed(negative))

    def _actual(self, form: str | None, negative: bool) -> str:
        if form == AIMED:
            return self._with("would not" if negative else "would", negative)
        told = replace(self, tense="past") if form == MEANWHILE and self.tense == "present" else self
        is_so = "it is so that " if form == SUPPOSED and self.tense == "present" else ""
        return is_so + told._told(negative)

    def _ended(self, words: str) -> str:
        """Return the clause with its tail before a clause inside it, to which it would otherwise belong."""
        own, mark, inside = _NAMELY.sub(r"\2\1", words).partition(BEFORE_CLAUSE)
        blank = "" if inside.startswith(",") else " "
        # "Announced, the evening before, that": what is said is not what came after.
        is_apart = self.tail.endswith(" before") and inside.startswith("that ")
        tail = f",{self.tail}," if is_apart else self.tail
        return f"{own.rstrip(' ')}{tail}{blank}{inside}" if mark else words + self.tail

    @property
    def _focused(self) -> tuple[str, ...]:
        """The adverbs behind a denial: "could not even promise"."""
        return tuple(one for one in self.adverbs if one in _FOCUSED)

    @property
    def _outside(self) -> tuple[str, ...]:
        return tuple(one for one in self.adverbs if one not in _FOCUSED)

    @property
    def _is_origin(self) -> bool:
        """Whether something was originally a thing of some kind: it began as one."""
        first = self.predicates[0]
        is_kind = first.verb.is_be and not first.passive and first.rest.startswith(("a ", "an "))
        return is_kind and self.tense == "past" and len(self.predicates) == 1 and first.manner == _ORIGINALLY

    def _told(self, negative: bool) -> str:
        if self._is_origin and not negative:
            return _joined(self.subject, *self.adverbs, "began as", self.predicates[0].rest)
        if self.tense in _PERFECT:
            has = "had" if self.tense == "pluperfect" else "have" if self.plural else "has"
            verbs = _either([predicate.perfect() for predicate in self._together(negative)], negative)
            # "Has still not been held": "has not still" would say that it has been for some time.
            still = [one for one in self.adverbs if one == "still" and negative]
            beside = [one for one in self.adverbs if one not in still]
            return _joined(self.subject, has, *still, "not" if negative else "", *beside, verbs)
        first, *others = self._together(negative)
        finite, rest = first.finite(self.tense, plural=self.plural)
        if first.splits:
            told = _joined(finite, "not" if negative else "", *self.adverbs, rest)
        elif negative:
            did = "did" if self.tense == "past" else "do" if self.plural else "does"
            told = _joined(*self._outside, did, "not", *self._focused, first.infinitive())
        else:
            told = _joined(*self.adverbs, finite, rest)
        return _joined(
            self.subject, _either([told, *(self._next(one, negative) for one in others)], negative)
        )

    def _next(self, predicate: Predicate, negative: bool) -> str:
        """Return a further predicate, without the auxiliary that it shares with the first."""
        finite, rest = predicate.finite(self.tense, plural=self.plural)
        if self.predicates[0].splits and predicate.splits:
            return rest
        return predicate.infinitive() if negative else _joined(finite, rest)

    def _with(self, auxiliary: str, negative: bool) -> str:
        """Return the clause with a modal word; a reservation comes before a modal word that denies."""
        verbs = self._infinitives(negative)
        if auxiliary == "could" and self.is_need:
            auxiliary = "might" if self.shifted else "may"
        if _PERHAPS in self.adverbs and auxiliary.startswith(("will", "would")):
            others = tuple(one for one in self.adverbs if one != _PERHAPS)
            might = "might not" if negative else "might"
            return replace(self, adverbs=others)._with(might, negative)
        if _APPARENTLY in self.adverbs and auxiliary in ("will", "would"):
            others = tuple(one for one in self.adverbs if one != _APPARENTLY)
            looks = "looked" if self.shifted else "look" if self.plural else "looks"
            return _joined(self.subject, *others, looks, "set to", verbs)
        first, _, denial = auxiliary.partition(" ")
        # "Will perhaps not", but "perhaps could not", where "could perhaps not" may mean another thing.
        is_split = negative and first in ("will", "would") and bool(denial)
        inside = (first, *self.adverbs, denial)
        words = (*self._outside, auxiliary, *self._focused) if negative and not is_split else inside
        return _joined(self.subject, *words, verbs)

    def _bare(self, negative: bool) -> str:
        if self.modality in ("proposed", "calledFor"):
            verbs = self._infinitives(negative)
            return _joined(self.subject, "not" if negative else "", *self.adverbs, verbs)
        known = self.modality if self.modality in _AUXILIARIES else "predicted"
        return self._with(self._auxiliary(known, negative=negative), negative)

    def _auxiliary(self, modality: str, *, negative: bool) -> str:
        """Return the modal word of a modality: in reported speech "would" and not "will"."""
        word = _AUXILIARIES[modality][negative]
        return word.replace("will", "would").replace("may", "might") if self.shifted else word

    def _framed(self, negative: bool) -> str:
        """Return the clause in a frame with its modality in full."""
        verbs = self._infinitives(negative)
        if self.modality in _IS_TO:
            be = BE.finite("past" if self.void else "present", plural=self.plural)
            # "Is to personally go", but "is reportedly to go".
            how = [one for one in self.adverbs if one in _OF_DOING and not negative]
            is_so = _joined(be, *(one for one in self.adverbs if one not in how), "not" if negative else "")
            verbs = _joined(*how, verbs)
            # "Is still to leave" would mean that it has not left yet, and "is already to leave" nothing.
            is_set = "set" if self.modality == "planned" and not _SO_FAR.isdisjoint(self.adverbs) else ""
            return _joined(self.subject, is_so, is_set, _IS_TO[self.modality], verbs)
        is_so = "it has been" if self.modality == "proposed" else "it is"
        return _joined(is_so, self.modality, "that", self._bare(negative))


def _either(verbs: Sequence[str], negative: bool) -> str:
    """Return predicates as one; a denial applies to each of them."""
    return (" or " if negative else " and ").join(verbs)


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)

"""Qualifiers: words that change the meaning of the next word, so that a claim must not leave them out.

"Former" and similar words remove the sense of their noun (privative adjectives). "Almost", "hardly" and
"rarely" do the same to their verb (approximate negators: The Cambridge Grammar of the English Language,
chapter 9, section 3.3). A person who attends "as a guest" attends only as a guest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parley.claims.claim import Claim
from parley.claims.stating import own_words, stated_roles, words_in_roles, words_of_numbers
from parley.claims.vocabulary import Vocabulary
from parley.gate.grounding import kind_of
from parley.gate.kinds import CheckKind
from parley.gate.report import Finding
from parley.names import compact, term
from parley.numbers.reading import cardinal
from parley.text.function_words import AUXILIARIES, DETERMINERS
from parley.text.spans import Span
from parley.text.tokens import Token
from parley.text.words import Text

_CHANGING = frozenset((
    "former", "ex", "onetime", "erstwhile", "acting", "interim", "caretaker", "honorary", "styled",
    "almost", "nearly", "virtually", "barely", "hardly", "scarcely", "partly", "partially", "half", "rarely",
    "seldom",
))  # fmt: skip
_IN_PART = frozenset(("mostly", "partly", "partially", "mainly", "chiefly", "largely"))
"""Words that restrict a statement to a part of the words beside them."""
_FOCUSING = frozenset((
    "only", "merely", "solely", "still", "again", "anew", "even", "hardly", "barely", "scarcely", "almost",
    "nearly", "half", "any", "few", "several", "multiple", "numerous", "each", "every", "apiece", "all",
    "secretly", "publicly", "most", "already", "entirely", "exclusively", "remain", "remains", "remained",
    "stay", "stays", "stayed", "lone", "sole", "just",
    "persist", "persists", "persisted", "whole", "entire",
))  # fmt: skip
"""Focusing words and quantifiers: that what they stand beside is so alone, yet, or of how many."""
_PHRASES = (
    "a number of", "a series of", "a handful of", "a couple of", "once more", "once again", "one another",
    "in part", "for the most part", "come close to", "came close to", "comes close to",
    "coming close to",
)  # fmt: skip
"""Phrases that do what focusing words and quantifiers do."""
_LASTING = frozenset(("remain", "remains", "remained", "stay", "stays", "stayed"))
"""Verbs for what is still so, before it: "stay | closed"."""
_ALONE = frozenset(("only", "merely", "just"))
"""Focusing words before a number: "only 48"."""
QUALIFIERS = _CHANGING | _IN_PART | _FOCUSING
"""All of these."""
_AUXILIARY = AUXILIARIES | {"not", "t", "as", "to", "be", "been", "being"}
_ACTS = frozenset(map(term, ("action", "phase", "relationKind", "attendance", "supportKind")))
"""Roles whose words are mostly those of a verb."""
_JOINT = term("discourseKind")
_OF_JOINTS = frozenset(("only", "even", "merely", "solely"))
"""Words that may restrict what joins two statements: "only | if"."""
_TIME = term("time")
_OF_TIMES = frozenset(("only", "again"))
"""Words that may restrict a time: "for two days | only", "again | in May"."""
_CONDITIONS = frozenset(("if", "when", "because", "unless"))
"""Words that take an "only" before them for their own clause: "would come only if"."""
_SHARING = frozenset(("most", "all", "half", "few", "several", "each", "any", "many", "some"))
"""Words for a part of a number of things: "most of the | 410 villagers"."""
_MOST_BETWEEN = 6
"""How many words may stand between such a word and its noun: "all of the roughly 41,000 | people"."""
_OF = frozenset((
    "of", "the", "a", "an", "s", "in", "on", "at", "to", "it", "them", "these", "those", "which", "whom",
    "you", "him", "her", "us", "me", "being",
))  # fmt: skip
"""Words that may stand between such a word and what it is beside: "half | of the camps | closed"."""
_AS_A = 4
"""How many words may give a capacity: "as a special guest"."""
_BEFORE_ALL = frozenset(("after", "above", "at"))
"""Words that make a phrase with "all"."""
_ATTENDING = frozenset((term("Participation"), term("Invitation")))


class Qualifiers:
    """The rule on qualifiers over one article."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        """Create it from the text, and the kinds of values of roles."""
        self._text = text
        self._vocabulary = vocabulary

    def findings(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
        """Yield the qualifiers beside the words of a claim that none of its values includes."""
        stated = [
            (wording.span, self._vocabulary.holds_claims(role.name))
            for role in stated_roles(claim)
            for wording in role.wordings
        ]
        is_relation = any(role.name == _JOINT for role in claim.roles)
        ways = (self._before, self._behind, self._beside, self._of_aspect, self._of_phrases)
        for place in sorted({place for way in ways for place in way(claim)}):
            # The words of a claim in a role are no words for this one, except those that a relation joins.
            is_own = is_relation and place.of(self._text.content).casefold() not in _OF_JOINTS
            if not any(place.overlaps(span) and (is_own or not of_claim) for span, of_claim in stated):
                reads = f"'{place.of(self._text.content)}' at {place} qualifies it"
                yield Finding(
                    CheckKind.QUALIFIER, compact(claim.iri), reads, claimed=", and the claim does not"
                )

    def _before(self, claim: Claim) -> Iterator[Span]:
        """Yield the qualifiers right before words for a concept."""
        for role in stated_roles(claim):
            if kind_of(role, self._vocabulary) == "concept":
                for wording in role.wordings:
                    for word in self._text.before(wording.span)[-1:]:
                        parted = self._text.gap(word.span.end, wording.span.start).marks.strip("-")
                        if word.folded in _CHANGING and not parted:
                            yield word.span

    def _beside(self, claim: Claim) -> Iterator[Span]:
        """Yield the words right before or after those of a claim that restrict or stress them."""
        numbers = words_of_numbers(claim)
        own = [span for span in self._named(claim) if span not in numbers]
        for word in self._text.within(claim.evidence):
            behind = [other.folded for other in self._text.behind(word.span)[:1]]
            # "Almost six": a number has its comparators, and what is left out of a time is none.
            is_near = word.folded in _CHANGING and any(cardinal(other) is not None for other in behind)
            is_alone = word.folded in _ALONE and any(self._touch(word.span, span) for span in numbers)
            is_of_number = is_near or (any(other.isdecimal() for other in behind) and not is_alone)
            is_told = word.folded == "each" and claim.reading == term("each") and behind != ["other"]
            # "Would say | only that": it stands right behind a verb, and not before a clause alone.
            is_led = word.folded == "only" and any(
                self._touch(span, word.span) for span in own if span < word.span
            )
            is_idle = word.folded == "all" and self._is_idiom(word.span)
            is_apart = (self._leads_clause(word.span) and not is_led) or is_of_number or is_told or is_idle
            is_one = word.folded in _IN_PART | _FOCUSING and not is_apart
            near = [*self._near(word, behind, claim, own), *(numbers if is_alone else ())]
            if word.folded in _LASTING:
                near = [span for span in near if span.start > word.span.start]
            is_share = word.folded in _SHARING and behind == ["of"]
            if is_one and any(
                self._touch(word.span, span) or (is_share and self._is_counted(word.span, span))
                for span in near
            ):
                yield word.span

    def _of_phrases(self, claim: Claim) -> Iterator[Span]:
        """Yield the phrases beside the words of a claim, or one word from them: "a number of key | posts"."""
        own = own_words(claim)
        for place in self._text.places(_PHRASES, claim.evidence):
            for span in own:
                gap = self._text.gap(place.end, max(place.end, span.start))
                is_before = place.end <= span.start and not gap.marks and len(gap.words) <= 1
                if is_before or self._touch(place, span):
                    yield place
                    break

    def _named(self, claim: Claim) -> Iterator[Span]:
        """Yield the words of a claim, without pronouns for what it also names: "120 men, most of | them"."""
        own = own_words(claim)
        for role in stated_roles(claim):
            inside = [word for word in role.wordings if word.span in own]
            names = [word for word in inside if word.antecedent is None]
            yield from (word.span for word in names or inside)

    def _is_idiom(self, word: Span) -> bool:
        """Tell whether an "all" belongs to a phrase without number: "all the same", "after all"."""
        before, behind = self._text.before(word)[-1:], self._text.behind(word)[:2]
        is_led = not _BEFORE_ALL.isdisjoint(one.folded for one in before)
        return is_led or [one.folded for one in behind] == ["the", "same"]

    def _leads_clause(self, word: Span) -> bool:
        """Tell whether a "that" with more words follows: "only | that it left", and not "even that."."""
        that = self._text.behind(word)[:1]
        more = self._text.behind(word)[1:2]
        if not more or that[0].folded != "that":
            return False
        return not self._text.gap(that[0].span.end, more[0].span.start).marks

    def _is_counted(self, word: Span, noun: Span) -> bool:
        """Tell whether a number, and words that go with it, stand between "most of the" and a noun."""
        gap = self._text.gap(word.end, max(word.end, noun.start))
        is_near = word.end <= noun.start and len(gap.words) <= _MOST_BETWEEN
        return is_near and not gap.marks.strip(",") and any(map(_is_number, gap.words))

    def _near(self, word: Token, behind: Sequence[str], claim: Claim, own: list[Span]) -> list[Span]:
        """Return the words that a focusing word may restrict, if they are beside it.

        "Only" before a condition restricts what joins it: "would come | only if".
        """
        joining = [span for span in words_in_roles(claim, _JOINT) if word.span.start < span.start]
        if word.folded in _OF_JOINTS:
            own = joining if not _CONDITIONS.isdisjoint(behind) else own + joining
        return own + words_in_roles(claim, _TIME) if word.folded in _OF_TIMES else own

    def _of_aspect(self, claim: Claim) -> Iterator[Span]:
        """Yield the "yet" and "first" of the verb of a claim: "has not yet paid", "must first pay"."""
        acts = words_in_roles(claim, *_ACTS)
        for word in self._text.within(claim.evidence):
            before = [other.folded for other in self._text.before(word.span)[-1:]]
            is_so_far = word.folded == "far" and before == ["so"]
            is_yet = is_so_far or (word.folded == "yet" and not _AUXILIARY.isdisjoint(before))
            is_first = word.folded == "first" and not (DETERMINERS | {"at", "s"}).intersection(before)
            of_verb = (is_yet or is_first) and any(self._is_of_verb(word.span, act) for act in acts)
            is_in_front = is_so_far and claim.evidence.start == word.span.start - len("so ")
            closes = word.folded in ("yet", "first") and self._closes(word.span, claim)
            if of_verb or closes or (is_in_front and bool(acts)):
                yield word.span

    def _closes(self, adverb: Span, claim: Claim) -> bool:
        """Return whether an adverb is the last word of its part of a sentence, right behind own words."""
        mark = self._text.content[adverb.end : adverb.end + 1]
        return mark in ("", ".", ",", ";", ")") and any(
            span.end + 1 == adverb.start for span in own_words(claim)
        )

    def _is_of_verb(self, adverb: Span, act: Span) -> bool:
        """Return whether an adverb stands at a verb, with nothing but auxiliaries between."""
        left, right = sorted((adverb, act))
        gap = self._text.gap(left.end, max(left.end, right.start))
        is_behind = act.end <= adverb.start and bool(gap.words)
        return not (gap.marks or is_behind) and _AUXILIARY.issuperset(gap.words)

    def _touch(self, one: Span, other: Span) -> bool:
        """Return whether nothing except a small word is between two places."""
        left, right = sorted((one, other))
        gap = self._text.gap(left.end, max(left.end, right.start))
        return not gap.marks.strip("'’") and len(gap.words) <= 2 and _OF.issuperset(gap.words)

    def _behind(self, claim: Claim) -> Iterator[Span]:
        """Yield the "as a guest" in or right after the passage of a claim that someone attends."""
        if claim.kind not in _ATTENDING:
            return
        inside = self._text.within(claim.evidence)
        words = [*inside, *self._text.behind(claim.evidence)]
        for place, pair in enumerate(pairwise(words[: len(inside) + 2])):
            if pair[0].folded == "as" and pair[1].folded in ("a", "an"):
                yield Span(pair[0].span.start, words[min(place + _AS_A, len(words)) - 1].span.end)


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or cardinal(word) is not None

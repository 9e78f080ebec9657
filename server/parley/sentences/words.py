"""Words for the things of a claim: entities by their names, concepts by their wordings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from parley.claims.claim import Claim, Role, Value
from parley.claims.vocabulary import Vocabulary
from parley.names import term
from parley.sentences.clauses import BEFORE_CLAUSE
from parley.sentences.counted_things import counted, named_behind
from parley.sentences.determiners import named, with_determiner
from parley.sentences.lists import in_passage, is_unmatched, marked, marked_role, others_of
from parley.sentences.nouns import BODIES, gathered, head_of, is_determined, is_plural, listed
from parley.sentences.numbers import amount_of, fewer
from parley.sentences.portions import Portion, portion_of, whole_of
from parley.sentences.wording_patterns import Pattern, read_pattern

BEFORE_NOUN = "~"
"""The mark of a word of quantity, which comes before its noun: "most of the~"."""
BEHIND_VERB = "+"
"""The mark of an adjective for the noun right after the verb: "has | solid | ties"."""
POSSESSIVES: Mapping[str, str] = MappingProxyType(
    {"it": "its", "they": "their", "he": "his", "she": "her", "he or she": "his or her"}
)
"""The possessive of each pronoun."""
_UNIT = term("unit")
COUNTS = frozenset(map(term, (
    "people", "family", "vehicle", "item", "roundUnit", "seat", "vote", "placeUnit", "group",
)))  # fmt: skip
"""Units of countable things, which follow their name: "the guards, 30 people,"."""
_OF_FIGURES = frozenset((term("Estimate"), term("Membership")))
"""Classes whose number counts things in their own wordings: "holds 38 seats"."""
_OF_THEM = re.compile(r", (.+ of) (?:them|it|those),?")
_BODIES = ("State", "Organization", "Place")
_OF_WHOM = frozenset((term("Membership"), term("Relationship")))
"""Classes whose claims state a possession, so that no pronoun may state it."""


class Wordings:
    """The names of things in the sentences of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Create it from the labels, wordings and classes."""
        self.vocabulary = vocabulary

    def subject_role(self, claim: Claim) -> str:
        """Return the role that is the subject of a claim's sentence; empty if its class has none."""
        return self.vocabulary.subject_roles.get(claim.kind, "")

    def predicate_role(self, claim: Claim) -> str:
        """Return the role whose concept is the predicate."""
        return self.vocabulary.predicate_roles.get(claim.kind, "")

    def phrase(self, role: str) -> str:
        """Return the phrase of a role that has no place in a wording."""
        written = self.vocabulary.wordings.get(role)
        return written[0] if written else f"({self.vocabulary.label(role)}: {{}})"

    def predicates(self, concept: str) -> tuple[Pattern, ...]:
        """Return the wordings of a concept, or of a class, that are predicates."""
        written = self.vocabulary.wordings.get(concept, ())
        return tuple(read_pattern(one) for one in written if "<" in one)

    def patterns(self, concept: str) -> tuple[Pattern, ...]:
        """Return all wordings of a concept: its label, if it has none."""
        written = self.vocabulary.wordings.get(concept) or (self.vocabulary.label(concept),)
        return tuple(map(read_pattern, written))

    def saying(self, concept: str, kind: str, role: str) -> list[Pattern]:
        """Return the predicates for a concept in a role of a class: its own, or those of the class."""
        own = self.predicates(concept)
        if own:
            return list(own)
        classes = [pattern for pattern in self.patterns(kind) if role in pattern.roles]
        return [outer.with_inside(role, inner) for outer in classes for inner in self.patterns(concept)]

    def of_things(self, thing: str) -> tuple[Pattern, ...]:
        """Return the predicates of the classes of a thing."""
        kinds = sorted(self.vocabulary.types.get(thing, ()))
        return tuple(pattern for kind in kinds for pattern in self.predicates(kind))

    def adverb(self, concept: str) -> str:
        """Return a qualifier as it is worded, with the mark of its place."""
        written = self.vocabulary.wordings.get(concept) or (self.vocabulary.label(concept),)
        return next((one for one in written if "<" not in one), written[0])

    def qualifier(self, claim: Claim, role: Role) -> str:
        """Return a qualifier as worded; one about a part is a quantity of the next noun in the passage."""
        word = self.adverb(str(role.value))
        part = _OF_THEM.fullmatch(word)
        if part and named_behind(claim, role, self.vocabulary):
            return f"{part[1]} the{BEFORE_NOUN}"
        return word

    def of(self, thing: str) -> str:
        """Return an entity or a concept in words; an act without a noun as an infinitive: "to resolve"."""
        if self.vocabulary.is_a(thing, term("Entity")):
            return named(thing, self.vocabulary)
        predicates = self.predicates(thing)
        if predicates and len(predicates) == len(self.vocabulary.wordings[thing]):
            return _infinitive(min(predicates, key=_wanting))
        return self.adverb(thing)

    def values(self, claim: Claim, name: str, *, denied: bool = False) -> str:
        """Return the values of a role, with the mark of the list if it is the marked one.

        Args:
            denied: Whether they are the subject of a denial.
        """
        words = [self._counted(role, claim) for role in in_passage(claim, name)]
        is_marked = marked_role(claim, self.vocabulary) == name
        is_subject = name == self.subject_role(claim)
        holds_things = self.vocabulary.holds_entities(name)
        said = listed(words) if holds_things else gathered(words)
        if is_marked:
            others = others_of(map(str, claim.values(name)), self.vocabulary)
            # "Each gave weapons and money" would say that all of them gave both.
            is_open = claim.reading == term("each") and is_unmatched(claim, self.vocabulary)
            read = replace(claim, reading=None) if is_subject and is_open else claim
            said = marked(words, read, is_subject=is_subject, denied=denied, others=others)
        through = self.representations(claim) if name == self.represented_role(claim) else ""
        return f"{through} of {said}" if through else said

    def representations(self, claim: Claim) -> str:
        """Return the representation in a claim: "representatives"."""
        return listed([self.of(str(one)) for one in claim.values(term("representation"))])

    def says_through_whom(self, claim: Claim) -> bool:
        """Return whether the representatives are named together with those whom they represent."""
        represented = self.represented_role(claim)
        return bool(claim.values(represented)) and self.vocabulary.holds_entities(represented)

    def represented_role(self, claim: Claim) -> str:
        """Return the role of the represented party, if the claim has it; otherwise the subject."""
        own = self.vocabulary.represented_roles.get(claim.kind, "")
        return own if claim.values(own) else self.subject_role(claim)

    def aim(self, concept: str, about: str) -> str:
        """Return an act as an infinitive with its object: "to end the conflict"."""
        fitting = [one for one in self.predicates(concept) if one.verb and _only_object(one)]
        if not fitting:
            return f"{self.of(concept)} with regard to {about}"
        parts = (piece for part in fitting[0].parts if not part.optional for piece in part.pieces)
        said = "".join(piece if isinstance(piece, str) else about for piece in parts)
        return f"to {fitting[0].verb.base if fitting[0].verb else 'be'}{said}"

    def doing(self, concept: str) -> str:
        """Return an act as a gerund, after "to" or "for"; other concepts do not change."""
        predicates = [one for one in self.predicates(concept) if one.verb]
        chosen = min(predicates, key=_wanting, default=None)
        if chosen is None or chosen.verb is None:
            return self.adverb(concept)
        return f"{chosen.verb.gerund}{_infinitive(chosen).removeprefix(f'to {chosen.verb.base}')}"

    def is_deed(self, thing: str) -> bool:
        """Return whether a thing is an act of somebody, so that it may have a purpose."""
        return any(self.vocabulary.is_a(thing, term(kind)) for kind in ("Event", "Initiative"))

    def possessive(self, claim: Claim, role: str) -> Callable[[str], str]:
        """Return the pattern for "its": the name of the one state or body that is the subject of a claim."""
        values = claim.values(role)
        if len(values) != 1 or not self.is_body(str(values[0])):
            return str
        name = self.vocabulary.label(str(values[0]))

        def own(text: str) -> str:
            before, mark, inside = text.partition(BEFORE_CLAUSE)
            return before.replace(f" {name}'s ", " its ") + mark + inside

        return own

    def is_body(self, thing: str) -> bool:
        """Return whether a thing is one state, body or place, with the pronoun "it"."""
        is_a = self.vocabulary.is_a
        return any(is_a(thing, term(kind)) for kind in _BODIES) and not is_plural(thing, self.vocabulary)

    def is_group(self, thing: str) -> bool:
        """Return whether a thing is people, for which English uses "among" and not "in"."""
        return any(self.vocabulary.is_a(thing, term(kind)) for kind in ("UnnamedParty", "Population"))

    def place_of(self, things: Iterable[Value]) -> str:
        """Return the words for being where parties are, which "in" would make their members."""
        held = [str(one) for one in things]
        if all(map(self.is_group, held)):
            return "located among"
        is_body = all(self.vocabulary.is_a(one, term("Organization")) for one in held)
        return "located at" if is_body else "in"

    def are_several(self, roles: Iterable[Role]) -> bool:
        """Return whether a verb with these as its subject is plural."""
        values = [str(role.value) for role in roles]
        return len(values) > 1 or any(is_plural(value, self.vocabulary) for value in values)

    def _counted(self, role: Role, claim: Claim) -> str:
        """Return a value with its number before it, or the quantity of it that is meant."""
        words = self._own(role, claim)
        is_share = role.name == self.subject_role(claim) and self.is_share(claim)
        portion = self.portion(claim)
        if is_share or (portion and portion.role == role):
            joint = portion.joint if portion else "of"
            whole = whole_of(words) if joint == "of" else words.removeprefix("the ")
            return self.some_of(f"{amount_of(claim, self.of)} {joint} {whole}", claim, role)
        if (number := self.number_of(claim, role)) is not None:
            is_common = words[:1].islower() and is_plural(str(role.value), self.vocabulary)
            are_people = is_common and claim.values(_UNIT) == (term("people"),)
            number = fewer(number) if is_common else number
            if are_people:
                words = _with_number(number.removesuffix(" people"), words)
            elif number.split(" ")[-1] == "one" and is_common and not claim.values(_UNIT):
                whole = words if words.startswith(("the ", "its ", "their ")) else f"the {words}"
                words = f"{number} of {whole}"
            elif number == "one" and words.startswith("the "):
                words = f"one {words.removeprefix('the ')}"
            elif claim.values(_UNIT):
                words = f"{words}, {number},"
            elif is_common and not self.vocabulary.label(str(role.value))[:1].isdecimal():
                words = _with_number(number, words)
            else:
                words = f"{words}, {number} in number,"
        return self.some_of(words, claim, role)

    def _own(self, role: Role, claim: Claim) -> str:
        """Return a value in words, with "its" or "their" if it belongs to the subject: "its border"."""
        words = self._value(role)
        subject = self.subject_role(claim)
        owners = [str(value) for value in claim.values(subject)]
        if role.name == subject or len(owners) != 1 or not self.vocabulary.is_a(owners[0], term("Entity")):
            return words
        if not (whose := self._whose(owners[0], claim)):
            return words
        owner = re.escape(self.vocabulary.label(owners[0]))
        behind = rf"((?:(?! of | from ).)+) (?:of|from) (?:the )?{owner}"
        found = re.fullmatch(rf"(?:the )?(?:{owner}['’]s? (.+)|{behind})", words)
        thing = (found[1] or found[2]) if found else ""
        return f"{whose} {thing}" if thing and not is_determined(thing) else words

    def _whose(self, owner: str, claim: Claim) -> str:
        """Return the possessive of a subject; none for one person whose pronoun is unknown."""
        if self.vocabulary.is_a(owner, term("Person")):
            return "" if claim.kind in _OF_WHOM else POSSESSIVES.get(self.pronoun_of_one(owner), "")
        if self.is_group(owner):
            plural = is_plural(owner, self.vocabulary)
            return POSSESSIVES.get("they" if plural else self.pronoun_of_one(owner), "")
        if self.vocabulary.is_a(owner, term("Organization")) and is_plural(owner, self.vocabulary):
            return "their"
        return "its" if self.is_body(owner) else ""

    def pronoun(self, thing: str) -> str:
        """Return the pronoun for a named thing; none for a person whose pronoun is unknown."""
        if not self.vocabulary.is_a(thing, term("Entity")):
            return ""
        return "they" if is_plural(thing, self.vocabulary) else self.pronoun_of_one(thing)

    def pronoun_of_one(self, thing: str) -> str:
        """Return the pronoun for one person, body or thing; none for a person whose pronoun is unknown."""
        is_a = self.vocabulary.is_a
        is_person = is_a(thing, term("Person")) or is_a(thing, term("UnnamedParty"))
        is_body = not is_a(thing, term("Person")) and head_of(self.vocabulary.label(thing)) in BODIES
        return self.vocabulary.pronouns.get(thing, "it" if is_body else "") if is_person else "it"

    def some_of(self, words: str, claim: Claim, role: Role | None) -> str:
        """Return words for things with words of quantity before them: "most of the rounds".

        Args:
            role: None for the words of quantity whose place does not show their noun.
        """
        for quantity in self._quantities(claim, role):
            is_name = not words.startswith("the ") and not words[:1].islower()
            own = words.startswith(("its ", "their "))
            if words.startswith(("a ", "an ")) and not is_determined(quantity):
                words = with_determiner("a", f"{quantity} {words.split(' ', 1)[1]}")
                continue
            is_bare = own or is_name or is_determined(words.removeprefix("the "))
            amount = quantity.removesuffix(" the") if is_bare else quantity
            words = f"{amount} {words.removeprefix('the ')}"
        return words

    def is_share(self, claim: Claim) -> bool:
        """Return whether the number of a claim is the percentage of its subject with an attitude."""
        has_subject = bool(claim.values(self.subject_role(claim)))
        return claim.kind == term("Attitude") and has_subject and claim.values(_UNIT) == (term("percent"),)

    def portion(self, claim: Claim) -> Portion | None:
        """Return the whole of a claim's amount: "40 percent of the revenues"."""
        return None if claim.kind in _OF_FIGURES else portion_of(claim, self.vocabulary, self.of)

    def number_of(self, claim: Claim, role: Role | None) -> str | None:
        """Return the number of the things in a role; None if it is another number, or has a unit."""
        of_what = counted(claim, self.vocabulary)
        if of_what is None or claim.kind in _OF_FIGURES or not COUNTS.issuperset(claim.values(_UNIT)):
            return None
        same = role is None or (of_what.name, of_what.value) == (role.name, role.value)
        return amount_of(claim, self.of) if same else None

    def _quantities(self, claim: Claim, role: Role | None) -> Iterator[str]:
        """Yield the words of quantity for the things in a role."""
        for qualifier in in_passage(claim, term("qualifier")):
            word = self.qualifier(claim, qualifier)
            of_what = self._portioned(claim, named_behind(claim, qualifier, self.vocabulary))
            is_same = (of_what and (of_what.name, of_what.value)) == (role and (role.name, role.value))
            if word.endswith(BEFORE_NOUN) and is_same:
                yield word.removesuffix(BEFORE_NOUN)

    def _portioned(self, claim: Claim, behind: Role | None) -> Role | None:
        """Return the noun of a word of quantity: an agent has no parts, but an object has."""
        said_of = str(behind.value) if behind else next(map(str, claim.values(self.subject_role(claim))), "")
        if not any(self.vocabulary.is_a(said_of, term(kind)) for kind in ("Person", "State")):
            return behind
        return next((one for one in claim.roles if one.name == term("object")), behind)

    def _value(self, role: Role) -> str:
        return f"{role.value:,}" if isinstance(role.value, int) else self.of(role.value)


def _with_number(number: str, words: str) -> str:
    """Return a common noun with its number: "at least 11 civilians"; for possessions "11 of its ships"."""
    bare = words.removeprefix("the ")
    whose = re.match(r"(?:its|their) ", bare)
    if whose:
        return f"{number} of {bare}"
    return f"{number} {bare}"


def _only_object(pattern: Pattern) -> bool:
    """Return whether a predicate needs its object, and nothing else."""
    wanted = {role for part in pattern.parts if not part.optional for role in part.roles}
    return wanted in ({"object"}, {"target"}, {"matter"})


def _wanting(pattern: Pattern) -> tuple[int, bool, int]:
    """Return what a predicate lacks if it is alone: roles, a clause, brevity."""
    wanted = [role for part in pattern.parts if not part.optional for role in part.roles]
    return len(wanted), "content" in wanted, len(_infinitive(pattern))


def _infinitive(pattern: Pattern) -> str:
    """Return a predicate without its roles."""
    fixed = (part for part in pattern.parts if not part.optional)
    words = "".join(piece for part in fixed for piece in part.pieces if isinstance(piece, str))
    return f"to {pattern.verb.base if pattern.verb else 'be'}{words.rstrip()}"

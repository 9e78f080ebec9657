"""From places to quotes: makes the candidates again from the claims of an article and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parley.candidates.candidate import (
    Candidate,
    CandidateClause,
    CandidateMention,
    CandidateRole,
    Candidates,
    CandidateTime,
    CandidateWords,
    Pointer,
)
from parley.candidates.days import Days
from parley.candidates.details import unresolve_article
from parley.candidates.mentions import is_inside_longer
from parley.candidates.picking import Picking, named_before
from parley.candidates.places import QuotePlaces
from parley.candidates.reading import ATTRIBUTION_CUE
from parley.candidates.resolution import usual_directness
from parley.candidates.withdrawals import unresolve_withdrawals
from parley.claims.attribution import Attributions
from parley.claims.claim import ArticleAnnotations, Claim, Mention, Role, Time
from parley.claims.dating import time_in
from parley.claims.iris import mention_name, slug
from parley.claims.name_resolution import bare
from parley.claims.stating import elided_roles, words_in_roles
from parley.claims.vocabulary import Vocabulary
from parley.errors import InputError
from parley.names import IDS, compact, term, thing
from parley.text.clauses.splitter import innermost, touched
from parley.text.spans import Span
from parley.text.tokens import tokens
from parley.text.words import Text
from parley.times.phrases.grammar import parse_time
from parley.times.phrases.told_lengths import is_length


def unresolve(annotations: ArticleAnnotations, text: str, vocabulary: Vocabulary) -> Candidates:
    """Return the candidates from which ``resolve`` makes the same mentions and claims.

    Raises:
        InputError: A role, or the anchor of a time, has words outside all mentions, or they cannot be quoted.
    """
    quoting = _Quoting(annotations, text, vocabulary)
    in_text = sorted(annotations.mentions, key=lambda mention: mention.wordings[0].span)
    return Candidates(
        slug(annotations.article.iri),
        unresolve_article(annotations.article, quoting.pointer),
        tuple(quoting.mention(mention) for mention in in_text),
        tuple(quoting.claim(claim) for claim in annotations.claims),
        tuple(quoting.clauses(annotations)),
        unresolve_withdrawals(annotations.withdrawn),
        tuple(slug(coder) for coder in annotations.article.entered_by),
    )


class _Quoting:
    """Quotes the words of one article."""

    def __init__(self, annotations: ArticleAnnotations, text: str, vocabulary: Vocabulary) -> None:
        self._attributions = Attributions(Text(text), vocabulary)
        self._article = annotations.article
        self._mentions = annotations.mentions
        self._text = text
        self._passages: dict[object, Span] = {claim.iri: claim.evidence for claim in annotations.claims}
        self._places = QuotePlaces(text)
        self._picking = Picking({}, self._places)
        self._names = [
            wording.span
            for mention in annotations.mentions
            for wording in mention.wordings
            if wording.antecedent is None
        ]

    def mention(self, mention: Mention) -> CandidateMention:
        """Return a mention with its words as quotes: one for all places that differ only in typography."""
        spans: dict[bool, list[Span]] = {False: [], True: []}
        for wording in mention.wordings:
            spans[wording.antecedent is not None].append(wording.span)
        words = (self._words(own, anaphor) for anaphor, own in spans.items())
        name = mention_name(mention.iri, self._article.iri)
        entities = tuple(bare(entity) for entity in mention.entities)
        return CandidateMention(name, entities, tuple(one for some in words for one in some))

    def _words(self, spans: list[Span], anaphor: bool) -> Iterator[CandidateWords]:
        left = list(spans)
        while left:
            quote = left[0].of(self._text)
            found = self._found(quote, left[0], None)
            own = [span for span in left if span in found]
            left = [span for span in left if span not in own]
            if self._goes_without_saying(own, found, anaphor):
                yield CandidateWords(quote, (), anaphor)
            else:
                yield from (CandidateWords(quote, (found.index(span) + 1,), anaphor) for span in own)

    def _goes_without_saying(self, own: list[Span], found: list[Span], anaphor: bool) -> bool:
        """Return whether a quote without occurrences means just these places."""
        if anaphor:
            return len(found) == 1
        return own == [one for one in found if not is_inside_longer(one, self._names)]

    def claim(self, claim: Claim) -> Candidate:
        """Return a claim with its words as quotes."""
        usual = claim.directness == usual_directness(claim)
        return Candidate(
            number=int(claim.iri.rsplit("-", 1)[1]),
            kind=bare(claim.kind),
            quote=self.pointer(claim.evidence, None),
            polarity=bare(claim.polarity),
            modality=bare(claim.modality),
            directness=None if usual else bare(claim.directness),
            listing=bare(claim.listing) if claim.listing else None,
            reading=bare(claim.reading) if claim.reading else None,
            roles=(*self._roles(claim), *self._cue(claim)),
            times=tuple(self._time(claim, time) for time in claim.times),
            upheld=claim.upheld,
        )

    def _cue(self, claim: Claim) -> Iterator[CandidateRole]:
        """Yield the role that quotes the cue of an attribution, unless the cue is found without it."""
        usual, own = self._attributions.of(claim), claim.attribution
        if own is not None and own.cue is not None and (usual is None or usual.cue != own.cue):
            pointer = self.pointer(own.cue, self._places.sentence_of(claim.evidence))
            yield CandidateRole(ATTRIBUTION_CUE, quote=pointer.quote, occurrence=pointer.occurrence)

    def _roles(self, claim: Claim) -> Iterator[CandidateRole]:
        for name in dict.fromkeys(role.name for role in claim.roles if role.name != term("time")):
            roles = [role for role in claim.roles if role.name == name]
            entities = {role.value for role in roles}
            told: set[object] = set()
            for mention in self._mentions:
                if entities.issuperset(mention.entities):
                    picked = list(self._picked(claim, name, mention, self._stating(mention, roles)))
                    told.update(mention.entities if picked else ())
                    yield from picked
            for role in roles:
                if role.value not in told:
                    _refuse_untold(claim, role)
                    yield from self._stated(claim, role)

    def _stating(self, mention: Mention, roles: Iterable[Role]) -> list[Span]:
        """Return the words of a mention that state its entities in some roles."""
        own = {wording.span for wording in mention.wordings}
        stating = {
            wording.span for role in roles if role.value in mention.entities for wording in role.wordings
        }
        return sorted(own & stating)

    def _picked(
        self, claim: Claim, name: str, mention: Mention, stating: list[Span]
    ) -> Iterator[CandidateRole]:
        """Yield the roles that pick words of a mention: one for all words, or one for each."""
        short, role = mention_name(mention.iri, self._article.iri), bare(name)
        if name == term("heldBy"):
            stating = self._holding(claim, stating)
        elif not any(span in claim.evidence for span in stating):
            if _is_named_before(claim, name, mention, stating):
                yield CandidateRole(role, short, elided=True)
            return
        if not stating:
            return
        usual = [wording.span for wording in self._picking.reached(mention, name, claim.evidence)]
        if stating == usual:
            yield CandidateRole(role, short)
            return
        reached = self._picking.reached(mention, name, claim.evidence, all_of_paragraph=True)
        for span in stating:
            quote = span.of(self._text)
            places = self._places.located(quote)
            alike = [one.span for one in reached if one.span in places]
            if span not in alike:
                raise _misplaced(claim, name, span)
            occurrence = alike.index(span) + 1 if len(alike) > 1 else None
            yield CandidateRole(role, short, quote=quote, occurrence=occurrence)

    def _holding(self, claim: Claim, stating: list[Span]) -> list[Span]:
        """Return the words of a holder without those that only name what the passage leaves out."""
        paragraph = self._places.paragraph_of(claim.evidence)
        elided = {wording.span for role in elided_roles(claim) for wording in role.wordings}
        return [span for span in stating if span in paragraph or span not in elided]

    def _stated(self, claim: Claim, role: Role) -> Iterator[CandidateRole]:
        """Yield the roles that give a value and a quote, one for each place; a claim has no quote."""
        value = role.value if isinstance(role.value, int) else bare(role.value)
        if role.value in self._passages:
            for wording in role.wordings:
                if wording.span != self._passages[role.value]:
                    raise _misplaced(claim, role.name, wording.span)
            yield CandidateRole(bare(role.name), None, value)
            return
        for wording in role.wordings:
            pointer = self.pointer(wording.span, claim.evidence)
            yield CandidateRole(bare(role.name), None, value, pointer.quote, pointer.occurrence)

    def _time(self, claim: Claim, time: Time) -> CandidateTime:
        worded = [wording for role in claim.roles if role.value == time.iri for wording in role.wordings]
        if len(worded) != 1:
            raise InputError(f"has words at {len(worded)} places; a time has one", where=compact(time.iri))
        place, antecedent = worded[0].span, worded[0].antecedent
        sentence = self._places.sentence_of(place)
        read = time_in(self._article, self._text, place, sentence, claim.modality) is not None
        anchors = self._anchors(time)
        return CandidateTime(
            self.pointer(place, claim.evidence),
            relation=None if read or antecedent else time.bounds.relation,
            anchor=anchors[0] if anchors else None,
            antecedent=self.pointer(antecedent, None) if antecedent else None,
            counted_back=bool(antecedent and self._is_end(time, place, antecedent)),
            begins=_given(time, time.bounds.earliest_start, time.bounds.latest_start),
            ends=_given(time, time.bounds.earliest_end, time.bounds.latest_end),
        )

    def _is_end(self, time: Time, words: Span, antecedent: Span) -> bool:
        """Return whether a length ends with its antecedent, although the words of that do not say so."""
        told = parse_time(antecedent.of(self._text))
        is_end = told is not None and told.relation == "until"
        counted = time.bounds.relation == "until" and is_length(words.of(self._text))
        return counted and not is_end and not antecedent.of(self._text).casefold().startswith("to ")

    def _anchors(self, time: Time) -> list[str]:
        """Return the names of the mentions that are anchors of a time."""
        if time.anchor is None:
            return []
        return [
            mention_name(mention.iri, self._article.iri)
            for mention in self._mentions
            if mention.entities == (time.anchor.value,) and self._stating(mention, [time.anchor])
        ]

    def pointer(self, span: Span, within: Span | None = None) -> Pointer:
        """Return a quote that finds a place, in the article or in a part of it.

        Raises:
            InputError: No quote finds it.
        """
        quote = span.of(self._text)
        found = self._found(quote, span, within)
        return Pointer(quote, found.index(span) + 1 if len(found) > 1 else None)

    def _found(self, quote: str, span: Span, within: Span | None) -> list[Span]:
        found = self._places.located(quote, within)
        if span not in found:
            raise InputError(f"the words at {span} cannot be quoted", where=compact(self._article.iri))
        return found

    def clauses(self, annotations: ArticleAnnotations) -> Iterator[CandidateClause]:
        """Yield the clauses without a claim: one quote for neighbouring clauses with the same reason."""
        reasons = {unclaimed.clause: unclaimed.reason for unclaimed in annotations.unclaimed}
        told: set[Span] = set()
        for clause in reasons:
            if clause in told:
                continue
            run = self._run(clause, reasons, annotations.clauses)
            told.update(touched(annotations.clauses, run, self._text))
            yield CandidateClause(self.pointer(run, None), bare(reasons[clause]))

    def _run(self, clause: Span, reasons: Mapping[Span, str], clauses: Sequence[Span]) -> Span:
        """Return the words from the first of several clauses to the last, within its sentence and reason."""
        sentence = self._places.sentence_of(clause) or clause
        start = end = None
        for token in tokens(self._text, Span(clause.start, sentence.end)):
            inner = innermost(clauses, token.span.start)
            if inner is None or reasons.get(clauses[inner]) != reasons[clause]:
                break
            start, end = token.span.start if start is None else start, token.span.end
        return Span(start or clause.start, end or clause.end)


def _given(time: Time, first: str | None, last: str | None) -> Days | None:
    """Return the days of a beginning or an end, if the author worked them out."""
    return (first, last) if time.worked_out and (first or last) else None


def _is_named_before(claim: Claim, name: str, mention: Mention, stating: list[Span]) -> bool:
    """Return whether words outside a passage name what it leaves out; if not, they are those of a holder."""
    before = named_before(mention, claim.evidence)
    held = words_in_roles(claim, term("heldBy"))
    for span in stating:
        if span != before and span not in held:
            raise _misplaced(claim, name, span)
    return before is not None and before in stating


def _misplaced(claim: Claim, name: str, span: Span) -> InputError:
    message = f"the words at {span} are where they cannot state {compact(name)}"
    return InputError(message, where=compact(claim.iri))


def _refuse_untold(claim: Claim, role: Role) -> None:
    """Refuse an entity whose words are in no mention, because candidates pick entities only by mentions."""
    others = (thing("claim", ""), thing("notion", ""))
    if isinstance(role.value, str) and role.value.startswith(IDS) and not role.value.startswith(others):
        message = f"the words of {compact(role.name)} {compact(role.value)} are in no mention"
        raise InputError(message, where=compact(claim.iri))

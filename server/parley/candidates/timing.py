"""The times of claims from candidates: from their words, or else from the other keys of the candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from parley.candidates.candidate import Candidate, Candidates, CandidateTime
from parley.candidates.lookup import WordLookup
from parley.candidates.places import QuotePlaces
from parley.claims.antecedents import TimesTold, misplaced, time_told
from parley.claims.claim import Role, Time, Wording
from parley.claims.dating import by_event, event_time_in, time_in
from parley.claims.iris import claim_iri
from parley.claims.metadata import knows
from parley.claims.name_resolution import bare
from parley.errors import InputError
from parley.names import term
from parley.text.spans import Span
from parley.times.bounds import Bounds
from parley.times.phrases.event_relations import relation_of
from parley.times.phrases.following import at_end, is_point, points_back
from parley.times.phrases.grammar import direction
from parley.times.phrases.refining import more_exact
from parley.times.phrases.told_lengths import is_length
from parley.times.wording.impossible import impossible


class Timing:
    """The times of the claims of one article."""

    def __init__(self, lookup: WordLookup) -> None:
        """Take what resolves the words of the article."""
        self._lookup = lookup
        self._told = _told(lookup.candidates, lookup.places)
        self._antecedents: dict[Span, Span | None] = {}

    def times(self, candidate: Candidate, evidence: Span | None, where: str) -> Iterator[tuple[Role, Time]]:
        """Yield the times of a claim, each with its role."""
        claim = claim_iri(self._lookup.article.iri.rsplit("/", 1)[1], candidate.number)
        for number, written in enumerate(candidate.times, 1):
            with self._lookup.faults.collect(f"{where}: time in place {number}"):
                relation = self._relation(written)
                anchor = self._lookup.picking.known(written.anchor) if written.anchor else None
                if evidence is None:
                    continue
                span = self._lookup.places.one(written.quote.quote, written.quote.occurrence, evidence)
                stated = self._lookup.picking.anchor(anchor, span) if anchor else None
                antecedent = self._antecedent(written, span)
                modality = term(candidate.modality)
                bounds = (
                    self._pointing(written, span, antecedent, stated, modality)
                    if antecedent
                    else self._bounds(written, relation, span, stated, modality)
                )
                bounds, worked_out = _with_days(bounds, written)
                time = Time(f"{claim}#time-{number}", bounds, stated, worked_out)
                yield Role(term("time"), time.iri, (Wording(span, antecedent),)), time

    def _relation(self, written: CandidateTime) -> str | None:
        if written.relation is None:
            return None
        return bare(self._lookup.naming.of(written.relation, term("timeRelations"), "relation of times"))

    def _antecedent(self, written: CandidateTime, span: Span) -> Span | None:
        """Return the words to which a time points back; all claims with the same words must give the same."""
        found = None
        if written.antecedent is not None:
            if written.relation:
                raise InputError("has an antecedent and relation; the antecedent alone is enough")
            pointer = written.antecedent
            found = self._beside(pointer.quote, pointer.occurrence, span)
        if self._antecedents.setdefault(span, found) != found:
            message = f"{written.quote.quote!r} at {span} has another antecedent in another claim, or none"
            raise InputError(f"{message}; give the same one in all claims")
        return found

    def _beside(self, quote: str, occurrence: int | None, span: Span) -> Span:
        """Return the place of an antecedent. It is counted in the article, and is beside its words."""
        found = self._lookup.places.one(quote, occurrence)
        if fault := misplaced(span, found, self._lookup.places.text):
            which = "earlier" if span.end <= found.start else "other"
            raise InputError(f"the antecedent {quote!r} at {found} {fault}; quote {which} words")
        return found

    def _pointing(
        self, written: CandidateTime, span: Span, antecedent: Span, anchor: Role | None, modality: str
    ) -> Bounds:
        """Return the time that words state together with their antecedent."""
        quote = written.quote.quote
        if not knows(self._lookup.article.language):
            language = self._lookup.article.language
            raise InputError(f"{quote!r} is not read, as the article is in {language!r}; give its relation")
        text, sentence_of = self._lookup.places.text, self._lookup.places.sentence_of
        told = time_told(self._lookup.article.published, text, antecedent, sentence_of, modality, self._told)
        if not points_back(quote) and not (told and self._is_refined(span, modality, told)):
            fault = f"{quote!r} does not point back to another time, and the antecedent is not more exact"
            raise InputError(f"{fault}; leave out antecedent")
        if told is None or not is_point(told):
            raise InputError(f"the antecedent {antecedent.of(text)!r} is not read as a time to point back to")
        if written.counted_back and not is_length(quote):
            raise InputError(f"{quote!r} is no length that ends with its antecedent; leave out end")
        told = at_end(told) if written.counted_back else told
        read = time_in(self._lookup.article, text, span, sentence_of(span), modality, told)
        if read is None and _gives_days(written):
            read = self._lying(span, anchor) or Bounds()
        if read is None:
            message = f"no time follows for {quote!r} from the antecedent {antecedent.of(text)!r}"
            raise InputError(f"{message}; give another, or leave the time out")
        read = by_event(read, self._lying(span, anchor))
        if anchor and read.relation is None:
            raise InputError(f"{quote!r} gives no relation to its anchor; leave out anchor")
        return read

    def _is_refined(self, span: Span, modality: str, told: Bounds) -> bool:
        """Return whether an antecedent states the time of words more exactly."""
        text, sentence = self._lookup.places.text, self._lookup.places.sentence_of(span)
        return more_exact(time_in(self._lookup.article, text, span, sentence, modality), told) is not None

    def _bounds(
        self, written: CandidateTime, relation: str | None, span: Span, anchor: Role | None, modality: str
    ) -> Bounds:
        """Return the time that words state, or, if they cannot be read, the time that the candidate gives."""
        if not knows(self._lookup.article.language):
            return self._unread(written, relation)
        places = self._lookup.places
        words = span.of(places.text)
        place = (self._lookup.article, places.text, span, places.sentence_of(span), modality)
        read = time_in(*place)
        lying = self._lying(span, anchor)
        dated = event_time_in(*place) if lying else None
        if dated and written.relation is None:
            return by_event(dated, lying)
        # The event whose date the words state may be the anchor as well.
        named = ("relation",) if dated else ("relation", "anchor")
        given = [name for name in named if getattr(written, name) is not None]
        # For "two days before it was signed" the anchor may be given, and says the same.
        if read is not None and given and (written.relation or lying != read):
            raise InputError(f"{written.quote.quote!r} is read as a time; leave out {' and '.join(given)}")
        if read is not None:
            return read
        if (fault := impossible(words)) is not None:
            raise InputError(f"{written.quote.quote!r} is no time: {fault}; leave the time out")
        if relation is None and lying is None and not _gives_days(written):
            message = f"{written.quote.quote!r} is not read as a time; give its relation"
            pointing = ", an antecedent" if points_back(words) else ""
            raise InputError(f"{message}, and an anchor if it has one{pointing}, or days (begins, ends)")
        return lying if lying and relation in (None, lying.relation) else Bounds(relation=relation)

    def _unread(self, written: CandidateTime, relation: str | None) -> Bounds:
        """Return a time in a language that the rules do not know, so that its words are not read."""
        if relation is None and not _gives_days(written):
            language = self._lookup.article.language
            message = f"{written.quote.quote!r} is not read, as the article is in {language!r}"
            raise InputError(f"{message}; give its relation, and an anchor if it has one")
        return Bounds(relation=relation)

    def _lying(self, span: Span, anchor: Role | None) -> Bounds | None:
        """Return the relation of a time to its anchor, from the words before it: "three weeks after"."""
        places = [wording.span for wording in anchor.wordings if wording.span in span] if anchor else []
        return relation_of(Span(span.start, places[0].start).of(self._lookup.places.text)) if places else None


def _gives_days(written: CandidateTime) -> bool:
    return written.begins is not None or written.ends is not None


def _with_days(read: Bounds, written: CandidateTime) -> tuple[Bounds, bool]:
    """Return a time with the days that its author worked out, and whether there are any.

    Raises:
        InputError: Its words have days by the rules.
    """
    if not _gives_days(written):
        return read, False
    if read.has_days:
        raise InputError(f"{written.quote.quote!r} has its days by the rules; leave out begins and ends")
    begins, ends = written.begins or (None, None), written.ends or (None, None)
    return (
        replace(
            read, earliest_start=begins[0], latest_start=begins[1], earliest_end=ends[0], latest_end=ends[1]
        ),
        True,
    )


def _told(candidates: Candidates, places: QuotePlaces) -> TimesTold:
    """Return the words of all times of candidates that can be found."""
    directions, antecedents = defaultdict(set), dict[Span, Span]()
    for candidate in candidates.claims:
        with suppress(InputError):
            evidence = places.one(candidate.quote.quote, candidate.quote.occurrence)
            for written in candidate.times:
                span = places.one(written.quote.quote, written.quote.occurrence, evidence)
                directions[span].add(direction(term(candidate.modality)))
                if back := written.antecedent:
                    antecedents[span] = places.one(back.quote, back.occurrence)
    return TimesTold({span: frozenset(found) for span, found in directions.items()}, antecedents)

"""``python -m tests.blind``: what the gate makes of an article whose author had not seen its words.

Prints how many of the author's claims pass as they are, what is found in the others by kind of check, and
how many errors planted in the passing ones the gate refuses. Nothing was added to the gate for this article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from parley.claims.candidates import read_candidates
from parley.claims.claim import ArticleClaims
from parley.claims.resolution import resolve
from parley.claims.vocabulary import Vocabulary, vocabulary
from parley.errors import InputError
from parley.gate.article import ArticleGate
from parley.gate.report import Finding
from parley.mutate.score import mutants
from parley.rdf import read_folder, read_turtle
from parley.resources import folder
from parley.text.profile import canonical

HERE = Path(__file__).parent
SLUG = "talks-on-the-veldran-plateau"


def words() -> Vocabulary:
    """Return Parley's own vocabulary, with the entities of the article and none of the corpus."""
    return vocabulary([*read_folder(folder("ontology")), *read_turtle(HERE / "triples" / "shared.ttl")])


def findings(gate: ArticleGate, held: ArticleClaims) -> dict[str, list[Finding]]:
    """Return what the gate finds in each claim, by the claim's IRI, in the company of all."""
    company = gate.company(held.claims)
    return {claim.iri: gate.check_claim(claim, company).findings for claim in held.claims}


def passing(gate: ArticleGate, held: ArticleClaims) -> ArticleClaims:
    """Return the claims that pass in one another's company."""
    while True:
        found = findings(gate, held)
        kept = tuple(claim for claim in held.claims if not found[claim.iri])
        if len(kept) == len(held.claims):
            return held
        held = replace(held, claims=kept)


def refused(gate: ArticleGate, held: ArticleClaims, known: Vocabulary) -> Counter[tuple[str, bool]]:
    """Return how many planted errors of each kind the rules on words refuse, and how many they do not."""
    company = gate.company(held.claims)
    return Counter(
        (mutant.kind, not gate.check_claim(mutant.claim, company).passed)
        for mutant in mutants(held, gate, known)
    )


def report() -> Sequence[str]:
    """Return the figures, as lines."""
    known = words()
    text = canonical((HERE / "articles" / f"{SLUG}.txt").read_bytes())
    try:
        held = resolve(read_candidates(HERE / "candidates" / f"{SLUG}.toml"), text, known)
    except InputError as error:
        return [f"the candidates cannot be read: {error}"]
    gate = ArticleGate(text, known)
    found = findings(gate, held)
    kept = passing(gate, held)
    kinds = Counter(kind for of_claim in found.values() for kind in {item.kind for item in of_claim})
    planted = refused(gate, kept, known)
    killed = sum(number for (_, dead), number in planted.items() if dead)
    return [
        f"claims written: {len(held.claims)}",
        f"claims that pass as they are: {sum(not items for items in found.values())}",
        f"claims that pass in one another's company alone: {len(kept.claims)}",
        *(f"claims with a finding of the kind {kind}: {number}" for kind, number in sorted(kinds.items())),
        f"errors planted in the passing claims: {planted.total()}",
        f"  refused: {killed} ({killed / planted.total():.2%})" if planted else "  none",
    ]


if __name__ == "__main__":
    print("\n".join(report()))

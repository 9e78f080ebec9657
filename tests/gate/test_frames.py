"""Frames: how they are read, and that those of the ontology can be followed at all."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib.namespace import SH

from parley.claims.vocabulary import Vocabulary, load_vocabulary
from parley.gate.frames import parse_frame
from parley.gate.shapes import read_shapes
from parley.names import compact, term

OWN = load_vocabulary()
FRAMES = [(kind, frame) for kind, frames in sorted(OWN.frames.items()) for frame in frames]
PATTERNS = [(kind, pattern) for kind, patterns in sorted(OWN.patterns.items()) for pattern in patterns]


def _id(value: str) -> str:
    return compact(value) if value.startswith("https://") else value


def test_frame_is_read_item_by_item() -> None:
    frame = parse_frame("[planned] {inviter} invites|asks {invitee} to")
    assert frame.modality == term("planned")
    assert [item.role or item.words for item in frame.items] == [
        term("inviter"), ("invites", "asks"), term("invitee"), ("to",)
    ]  # fmt: skip
    assert frame.roles == {term("inviter"), term("invitee")}


def test_frame_without_a_modality_states_claims_of_any() -> None:
    assert parse_frame("{host} hosts {meeting}").modality is None


def test_there_are_frames() -> None:
    assert len(FRAMES) > 20


@pytest.fixture(scope="session")
def required() -> dict[str, set[str]]:
    """The roles that the shapes ask of every claim of a class."""
    graph = rdflib.Graph().parse(data=read_shapes(), format="nt")
    found: dict[str, set[str]] = {}
    for shape, kind in graph.subject_objects(SH.targetClass):
        for rule in graph.objects(shape, SH.property):
            path, least = graph.value(rule, SH.path), graph.value(rule, SH.minCount)
            if least is not None and str(path) in OWN.roles | OWN.numbers:
                found.setdefault(str(kind), set()).add(str(path))
    return found


@pytest.mark.parametrize(("kind", "frame"), FRAMES, ids=_id)
def test_frame_names_roles_and_modalities_that_there_are(kind: str, frame: str) -> None:
    parsed = parse_frame(frame)
    assert parsed.roles <= OWN.roles | OWN.numbers
    assert parsed.modality is None or parsed.modality in OWN.instances(term("modalities"))


@pytest.mark.parametrize(("kind", "frame"), FRAMES, ids=_id)
def test_claim_that_follows_a_frame_can_have_what_its_shape_requires(
    kind: str, frame: str, required: dict[str, set[str]]
) -> None:
    """A frame without a required role fits no claim that the shapes accept."""
    needed = {role for role in required.get(kind, set()) if term("modifier") not in OWN.parents[role]}
    assert needed - {term("time")} <= parse_frame(frame).roles


@pytest.mark.parametrize(("kind", "pattern"), PATTERNS, ids=_id)
def test_sentence_pattern_names_roles_that_there_are(kind: str, pattern: str) -> None:
    assert {term(name) for name in re.findall(r"\{(\w+)\}", pattern)} <= OWN.roles | OWN.numbers


def test_every_class_of_claims_has_frames_and_patterns(vocabulary: Vocabulary) -> None:
    # Claim groups the classes; whatever else is below it can be claimed.
    classes = {kind for kind, above in vocabulary.parents.items() if term("Claim") in above} - {term("Claim")}
    assert classes - set(vocabulary.frames) == set()
    assert classes - set(vocabulary.patterns) == set()

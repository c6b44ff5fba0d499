"""Who sets work going is told by the clause: "I" with a verb of deciding, proposing, asking leave or noticing."""

from itertools import product

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.story.answer import understand
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WORK = ["rewire the kiln", "sort out the harness room", "catalogue the seeds", "retune the organ"]
DECIDED = [
    "I decided to {work}.",
    "So I chose to {work}.",
    "I suggested that we {work}.",
    "I asked my manager if I could {work}.",
    "I persuaded the owner to let me {work}.",
    "I knew I had to {work}.",
    "I stepped in to {work}.",
    "Decided to {work}.",
    "So I set about trying to {work}.",
    "The rest had gone home, so I got going and I had to {work}.",
    "I was supposed to do something else, but I had to {work}.",
    "If I did not {work}, no one would.",
]
NOT_DECIDED = [
    "They decided to {work}.",
    "I did not decide to {work}.",
    "I would decide to {work}.",
    "If I had decided to {work}, it would be done.",
    "My manager suggested that I {work}.",
    "I asked my manager what day it was.",
    "I had to {work}.",
]
THINGS = ["the kiln leaked", "the harness was torn", "two seed boxes were empty", "a pipe was out of tune"]
NOTICED = [
    "Then I notice that {thing}.",
    "I was not happy with it: {thing}.",
    "I'd been wondering why {thing}.",
    "I noticed that {thing}.",
    "I spotted that {thing}.",
    "I found out that {thing}.",
    "Noticed that {thing}.",
]
NOT_NOTICED = [
    "They noticed that {thing}.",
    "What I found was that {thing}.",
    "I found it odd that {thing}.",
    "I never noticed that {thing}.",
    "One of them saw that {thing}.",
]


def kinds(sentence: str) -> list[str]:
    text = parse(transcript_of(sentence))
    return [one.kind for one in find_initiatives(text, parse_clauses(text))]


@pytest.mark.parametrize(("said", "work"), list(product(DECIDED, WORK)))
def test_a_decision_a_proposal_and_leave_asked_for_set_work_going(said: str, work: str) -> None:
    assert "decided" in kinds(said.format(work=work))


@pytest.mark.parametrize(("said", "work"), list(product(NOT_DECIDED, WORK)))
def test_what_others_decide_or_nobody_did_sets_nothing_going(said: str, work: str) -> None:
    assert "decided" not in kinds(said.format(work=work))


@pytest.mark.parametrize(("said", "thing"), list(product(NOTICED, THINGS)))
def test_what_the_speaker_came_upon_is_noticed(said: str, thing: str) -> None:
    assert "noticed" in kinds(said.format(thing=thing))


@pytest.mark.parametrize(("said", "thing"), list(product(NOT_NOTICED, THINGS)))
def test_an_opinion_a_finding_of_others_and_a_denial_are_not(said: str, thing: str) -> None:
    assert "noticed" not in kinds(said.format(thing=thing))


def test_noticing_counts_only_when_a_step_follows_before_an_order() -> None:
    told = "I noticed that the kiln leaked. {then} I sealed the door with clay and I measured the heat for a week."
    assert understand(transcript_of(told.format(then=""))).initiation.own is not None
    ordered = told.format(then="The studio owner told me to mend the kiln.")
    assert understand(transcript_of(ordered)).initiation.own is None

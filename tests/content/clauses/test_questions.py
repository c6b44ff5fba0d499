"""A list of deeds behind "how long each trolley stood" is the speaker's; one of what befell the boy is the boy's."""

from itertools import product

import pytest

from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

DEEDS = ["timed", "noted", "wrote down", "worked out", "asked", "measured"]
QUESTIONS = [
    "how long each trolley stood still",
    "how much glue the pots took",
    "how many of the boxes the vans lost",
    "how clean each tank was",
    "which day the carter came",
    "what time every nurse arrived",
    "whose parcels came back",
    "why the pump failed",
]
LISTS = [
    (", sorted them by weight, wrote a list and taught the porters", ["sorted", "wrote", "taught"]),
    (", drew a chart and showed it to the drivers", ["drew", "showed"]),
    (" and moved the signs", ["moved"]),
]
TIMES = ["After a while", "After a little while", "For a while", "After that", "After a month"]
TOLD = ["asked", "heard", "showed her", "knew"]
BEFELL = [
    ("how the boy fell, broke his arm and got home", ["fell", "broke", "got"]),
    ("why the groom left, came back and left his horse", ["left", "came", "left"]),
    ("how hard the girl slipped, hurt her knee and limped home", ["slipped", "hurt", "limped"]),
]


def clauses(text: str) -> list[tuple[Clause, str]]:
    tokens = parse(transcript_of(text))
    return [(clause, tokens.tokens[clause.group.verb].text) for clause in parse_clauses(tokens)]


@pytest.mark.parametrize(("deed", "question"), list(product(DEEDS, QUESTIONS)))
def test_deeds_behind_a_question_are_the_speaker_s(deed: str, question: str) -> None:
    for said, verbs in LISTS:
        first, inner, *rest = clauses(f"I {deed} {question}{said}.")
        assert (first[0].subject.kind, inner[0].link, inner[0].subject.kind) == ("i", "question", "other")
        assert [(clause.subject.kind, verb) for clause, verb in rest] == [("i", verb) for verb in verbs]


@pytest.mark.parametrize(("told", "befell"), list(product(TOLD, BEFELL)))
def test_what_befell_the_one_asked_about_is_no_deed_of_the_speaker(told: str, befell: tuple[str, list[str]]) -> None:
    question, verbs = befell
    rest = clauses(f"I {told} {question}.")[1:]
    assert [(clause.subject.kind, verb) for clause, verb in rest] == [("other", verb) for verb in verbs]


def test_what_is_noted_about_others_in_a_list_without_objects_is_theirs() -> None:
    kinds = [clause.subject.kind for clause, _ in clauses("I logged when each van left, stopped and came back.")]
    assert kinds == ["i", "other", "other", "other"]


def test_when_behind_a_verb_of_noting_asks_for_the_time() -> None:
    said = "I wrote down when each van left, sorted them by weight and rang the depot."
    assert [clause.subject.kind for clause, _ in clauses(said)] == ["i", "other", "i", "i"]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("said", ["{} the losses dropped.", "I cut the rota and {} the losses dropped."])
def test_a_time_opens_no_clause(time: str, said: str) -> None:
    clause, _ = clauses(said.format(time if said.startswith("{") else time.lower()))[-1]
    assert (clause.link, clause.subject.kind) == ("main", "other")


@pytest.mark.parametrize("said", ["I told the boy while the pump ran.", "I said that while the pump ran."])
def test_a_while_that_opens_a_clause_does(said: str) -> None:
    assert clauses(said)[-1][0].link == "when"

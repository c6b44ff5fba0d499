"""Steps and who takes them."""

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.step import Steps
from rehearse.content.events.steps import find_steps
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of


def steps(text: str) -> Steps:
    answer = parse(transcript_of(text))
    return find_steps(answer, parse_clauses(answer))


STEPS = [
    ("I introduced a gate, wrote two examples and held a session.", ["introduced", "wrote", "held"]),
    ("I then carefully measured the beam.", ["measured"]),
    ("I decided to dig up the pipe.", ["dig"]),
    ("I started by counting the crates.", ["counting"]),
    ("I was able to explain the plan.", ["explain"]),
    ("Built a dashboard for the nurses. Moved the alarm to the desk.", ["Built", "Moved"]),
    ("i drew the map moved the shelves and printed the signs", ["drew", "moved", "printed"]),
    ("So, um, I rang the baker.", ["rang"]),
    ("I felt tired and I was asked about it.", []),
    ("I made a list and I called every shop.", ["made", "called"]),
]


@pytest.mark.parametrize(("text", "verbs"), STEPS)
def test_own_steps_are_found_by_their_verbs(text: str, verbs: list[str]) -> None:
    found = [act.verb for act in steps(text).own]
    assert found[: len(verbs)] == [verb.lower() for verb in verbs]
    assert bool(found) == bool(verbs)


def test_a_step_of_a_group_is_not_one_s_own() -> None:
    steps_found = steps("My friend and I painted the hall.")
    assert [act.actor for act in steps_found.all] == ["group"]


def test_somebody_else_s_we_is_not_counted() -> None:
    steps_found = steps("The customer said we can't wait any longer. I sent the van.")
    assert (steps_found.we_count, steps_found.i_count) == (0, 1)


def test_sentences_that_begin_with_i_are_seen_behind_openers() -> None:
    text = "So, I rang the baker. As a porter, I carried the crates. It rained. I mean, it was late. I wrote it down."
    assert steps(text).i_sentences == 3


def test_fillers_do_not_change_who_acts() -> None:
    plain = steps("I moved the shelf and we opened the shop.")
    spoken = steps("Um, I, you know, moved the, uh, shelf and, um, we opened the shop.")
    assert [act.verb for act in plain.all] == [act.verb for act in spoken.all]

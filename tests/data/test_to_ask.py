"""Promises of what to ask and what to write down."""

from typing import get_args

import pytest

from rehearse.data.to_ask import Outcome, to_ask


def test_every_outcome_has_its_prompts_and_every_list_something_in_it() -> None:
    found = to_ask()
    assert {one.outcome for one in found.after} == set(get_args(Outcome))
    assert all(one.prompts for one in found.after)
    assert all(one.questions for one in found.ask)


ASKED_OF_A_RECRUITER = {
    "the posting is gone": "taken down",
    "the form of the coding task": "kind of coding task",
    "the tool": "Which tool",
    "why people fail late": "still turned down",
    "the traits wanted": "qualities matter most",
    "the latest résumé": "latest version of my résumé",
    "earlier work inside": "worked at the company",
    "the invitation": "in my calendar",
    "how the position came about": "position open up",
}


@pytest.mark.parametrize("about", ASKED_OF_A_RECRUITER)
def test_a_recruiter_is_asked_what_the_notes_of_seed_001_ask(about: str) -> None:
    (recruiter,) = (one for one in to_ask().ask if one.whom == "recruiter")
    assert any(ASKED_OF_A_RECRUITER[about] in question for question in recruiter.questions)


def test_feedback_is_noted_by_half_whatever_the_outcome() -> None:
    for outcome in ("no", "yes"):
        prompts = " ".join(next(one.prompts for one in to_ask().after if one.outcome == outcome))
        assert "technical half" in prompts
        assert "behavioural half" in prompts


ASKED_OF_THE_TEAM = {
    "operations and the queue of tickets": "ticket queue",
    "work that challenges": "challenged technically",
    "the platform and its old systems": "old systems",
    "new projects": "did not exist a year ago",
    "long-term goals": "in three years",
    "new skills": "learn here",
}


@pytest.mark.parametrize("about", ASKED_OF_THE_TEAM)
def test_the_team_is_asked_what_the_notes_of_seed_001_ask(about: str) -> None:
    (team,) = (one for one in to_ask().ask if one.whom == "team")
    assert any(ASKED_OF_THE_TEAM[about] in question for question in team.questions)


AFTERWARDS = {
    ("no", "errors and missing cases"): "cases I missed",
    ("no", "the design"): "the design",
    ("no", "what to focus on"): "focus on",
    ("no", "when to apply again"): "apply again",
    ("yes", "the start"): "When would I start",
    ("yes", "the counter-offer"): "counter-offer",
}


@pytest.mark.parametrize(("outcome", "about"), AFTERWARDS)
def test_afterwards_is_noted_what_the_notes_of_seed_001_note(outcome: str, about: str) -> None:
    prompts = next(one.prompts for one in to_ask().after if one.outcome == outcome)
    assert any(AFTERWARDS[outcome, about] in prompt for prompt in prompts)

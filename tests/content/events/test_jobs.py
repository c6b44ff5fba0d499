"""The job a story begins with is its scene, and no step of it; what was done with the same verbs is one."""

from itertools import product

import pytest

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORY = "{job} The scales kept sticking. I oiled the beam and I replaced the pan. Errors fell from 30 a week to four."
JOBS = (
    "I ran the till at a small grocery.",
    "I ran the bar at a tennis club.",
    "I worked the counter in a post office.",
    "I worked as a lifeguard.",
    "I worked nights at a mill.",
    "I managed the kitchen at Delgado's.",
    "I managed a team of seven at a brewery.",
    "I looked after the early shift.",
    "I drove a delivery truck for a florist.",
    "I taught the oboe at a music school.",
    "I coached the juniors at a rowing club.",
    "I sold raincoats at a ferry port.",
    "I cooked lunches in a care home.",
    "I supervised the ward in a small hospital.",
    "I helped out at a library.",
    "I ran the reception.",
)
STEPS = (
    "I ran a test on the till.",
    "I ran the numbers for a grocer.",
    "I ran a trial at a tennis club.",
    "I ran a cable under the counter.",
    "I worked the counter for a day.",
    "I worked out the cost of a new pan.",
    "I managed the change of supplier at a brewery.",
    "I looked at a shift plan.",
    "I looked into the early shift.",
    "I drove to a dealer.",
    "I drove the pan to a smith.",
    "I taught her to read a scale at a market.",
    "I sold the old pan at a fair.",
    "I cleaned the beam at a garage.",
    "I led a workshop at a school.",
    "I helped the oldest clerk with a new pan.",
)
WHEN = ("", "In June ", "Last winter ", "Two years ago ")


def own_steps(job: str) -> list[str]:
    answer = understand(transcript_of(STORY.format(job=job)))
    return [answer.reading.quote(step.hit) for step in answer.steps.own]


@pytest.mark.parametrize(("when", "job"), list(product(WHEN, JOBS)))
def test_a_job_is_no_step(when: str, job: str) -> None:
    assert own_steps(when + job) == ["I oiled the beam", "I replaced the pan"]


@pytest.mark.parametrize(("when", "step"), list(product(WHEN, STEPS)))
def test_what_was_done_once_with_the_same_verbs_is_a_step(when: str, step: str) -> None:
    assert len(own_steps(when + step)) == 3


@pytest.mark.parametrize("job", [job for job in JOBS if not job.startswith("I help")])
def test_what_was_taken_on_because_of_the_trouble_is_a_step(job: str) -> None:
    """Later in a story, or as a consequence, the same words are what the speaker did."""
    said = f"Nobody came to work, so {job}"
    assert any(job.removesuffix(".").startswith(step) for step in own_steps(said))

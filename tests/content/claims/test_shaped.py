"""Another size of a thing, with more steps behind it, is a step of the speaker's; a queue that shrinks is a result."""

from rehearse.content import judge, transcript_of

OPENING = "Last June I ran the box office of a circus, and people walked off in the middle of our survey."
MORE = "Then I printed it on green card and handed it out at the tent."
STEPS = [
    "I cut the survey down to four lines.",
    "I trimmed every card to seven words.",
    "I lowered the hatch by ten inches.",
    "I shortened my speech to three sentences.",
]
RESULTS = [
    "I cut the queue down to four visitors.",
    "I cut the wait down to seven minutes.",
    "I cut the error rate to two percent.",
    "I brought refunds down to three a week.",
]


def values(step: str, more: str) -> list[str | None]:
    content, _ = judge(transcript_of(f"{OPENING} I asked nine of them why. {step} {more} Everybody was quite happy."))
    return [metric.value for metric in content.results.metrics]


def test_another_size_of_a_thing_is_a_step() -> None:
    assert [step for step in STEPS if values(step, MORE)] == []


def test_less_of_a_burden_is_a_result() -> None:
    assert [step for step in RESULTS if not values(step, MORE)] == []


def test_another_size_of_a_thing_beside_a_result_is_a_step() -> None:
    assert values(STEPS[0], "Walk-outs fell from nine a night to two.") == ["9/night -> 2/night"]

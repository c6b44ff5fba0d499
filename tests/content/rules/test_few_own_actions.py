"""OWN004 does not say that there is no step where the steps have general verbs: it says what these lack."""

import pytest

from rehearse.content import judge, transcript_of

STORY = (
    "In our clinic the letters piled up last spring, and the patients waited for weeks. {steps} It was a lot of effort "
    "and everybody was very motivated. In the end the desk was clear and the director was happy with it, "
    "which is not a matter of course in a house as old as ours."
)
GENERAL = ("I worked with the team on it.", "I helped with the process.", "I supported the nurses.")
SHOWN = "I scanned every letter."


def message(*steps: str) -> str:
    findings = judge(transcript_of(STORY.format(steps=" ".join(steps))))[0].findings
    return next(finding.message for finding in findings if finding.code == "OWN004")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_general_verbs_are_steps_that_do_not_show_the_work(count: int) -> None:
    said = "of your own steps with a verb that shows the work; aim for three."
    assert message(*GENERAL[:count]) == f"You name none {said}"
    assert message(SHOWN, *GENERAL[:count]) == f"You name only one {said}"


def test_without_any_general_step_the_number_of_steps_is_all() -> None:
    assert message(SHOWN) == "You name only one of your own steps; aim for three."

"""What the renderers say of the question's framework, each in its own form."""

from rehearse.report.wording import count
from rehearse.types import ExampleCount, FrameworkCheck, StepCheck


def examples(counted: ExampleCount) -> str:
    """How many examples were asked for and given.

    >>> examples(ExampleCount(2, 1))
    '2 examples asked for, 1 heard.'
    """
    return f"{count(counted.asked, 'example')} asked for, {counted.given} heard."


def quotes(step: StepCheck) -> tuple[str, ...]:
    """All words that show a step.

    >>> quotes(StepCheck("End with a number.", True, "it fell by half"))
    ('it fell by half',)
    """
    return (step.quote or "", *(one.text for one in step.more))


def unheard(framework: FrameworkCheck) -> str | None:
    """What to say where no step was heard, as of a good story that answers another question; None where one was.

    Of ten real answers about a failure eight went through no step in words that are known, so it decides nothing.
    """
    if any(step.heard for step in framework.steps):
        return None
    return "None of these steps was heard: see whether your story answers this question. The points do not cover that."

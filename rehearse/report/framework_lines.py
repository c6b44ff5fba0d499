"""What the renderers say of the question's framework, each in its own form."""

from rehearse.report.wording import count, moment
from rehearse.types import Content, ExampleCount, Misplaced, StepCheck


def examples(counted: ExampleCount) -> str:
    """How many examples were asked for and given.

    >>> examples(ExampleCount(2, 1))
    '2 examples asked for, 1 heard.'
    """
    return f"{count(counted.asked, 'example')} asked for, {counted.given} heard."


def quotes(step: StepCheck) -> tuple[str, ...]:
    """All words that show a step, in its place or elsewhere.

    >>> quotes(StepCheck("End with a number.", True, "it fell by half"))
    ('it fell by half',)
    >>> quotes(StepCheck("End with a number.", False))
    ()
    """
    if step.misplaced is not None:
        return (step.misplaced.quote,)
    return (step.quote or "", *(one.text for one in step.more)) if step.heard else ()


def said_at(step: StepCheck) -> float | None:
    """The time in seconds at which the words for a step begin; None for written text or a step without words."""
    return step.start_s if step.misplaced is None else step.misplaced.start_s


def not_heard(step: StepCheck) -> str:
    """What to say of a step that was not heard, or not where it belongs; its words follow.

    >>> not_heard(StepCheck("End with a number.", False))
    'not heard'
    >>> not_heard(StepCheck("End with a number.", False, misplaced=Misplaced("end", "by half", 4.0, 5.0, (9, 11))))
    'not heard at the end, only earlier'
    """
    if step.misplaced is None:
        return "not heard"
    return f"not heard at the {step.misplaced.place}, only {_elsewhere(step.misplaced)}"


def named(step: StepCheck) -> str:
    """A step in a list of those that were not heard, with the moment at which it was heard elsewhere.

    >>> named(StepCheck("End with a number.", False, misplaced=Misplaced("end", "by half", 4.0, 5.0, (9, 11))))
    'End with a number (only at 0:04)'
    """
    step_said = step.step.removesuffix(".")
    if step.misplaced is None:
        return step_said
    at_s = step.misplaced.start_s
    return f"{step_said} (only {_elsewhere(step.misplaced) if at_s is None else f'at {moment(at_s)}'})"


def _elsewhere(words: Misplaced) -> str:
    return "later" if words.place == "beginning" else "earlier"


def unheard(content: Content) -> str | None:
    """What to say where no step of a framework was heard, as of a good story that answers another question, else None.

    Of ten real answers about a failure eight went through no step in words that are known, so it decides nothing.
    """
    if content.framework is None or any(step.heard or step.misplaced for step in content.framework.steps):
        return None
    said = "None of these steps was heard: see whether your story answers this question."
    return f"{said} The points do not cover that." if content.scored else said

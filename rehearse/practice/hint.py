"""The steps of a good answer to a question, shown on request before the answer."""

from rehearse.data.frameworks import find_framework
from rehearse.data.question_frameworks import framework_for
from rehearse.types import THOUGHT_ALOUD, Question

UNASKED = "This question asks for no story: answer it in your first sentence, then say why."


def steps(question: Question) -> tuple[str, ...]:
    """The steps of the question's framework, or the think-aloud checklist for the kinds that are reasoned aloud.

    None for any other question.
    """
    framework = framework_for(question.id)
    if framework is not None:
        return _numbered([step.say for step in framework.step])
    if question.kind in THOUGHT_ALOUD:
        from rehearse.content.judgement.think_aloud import checklist

        return _numbered([point.advice for point in checklist().point])
    return ()


def hint(question: Question) -> tuple[str, ...]:
    """Lines to read while thinking: the steps, else the outline of an answer, else the parts of a story if asked."""
    if found := steps(question):
        return ("A good answer, step by step:", *found)
    if question.hint:
        return (f"Outline of a good answer: {question.hint}",)
    from rehearse.content.judgement.asked import asks_for_story  # only here: it loads the judge's grammar

    if not asks_for_story(question):
        return (UNASKED,)
    return find_framework("star").steps


def _numbered(lines: list[str]) -> tuple[str, ...]:
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, 1))

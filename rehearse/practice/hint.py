"""What a good answer to a question goes through, for whoever asks for it before the answer."""

from rehearse.data.frameworks import find_framework
from rehearse.data.question_frameworks import framework_for
from rehearse.types import Question


def hint(question: Question) -> tuple[str, ...]:
    """Lines to read in the time to think: the steps of the question's framework, else what a full answer holds.

    A story without either has the five parts; nothing for a technical question without a hint.
    """
    framework = framework_for(question.id)
    if framework is not None:
        return (f"{framework.title}:", *(f"{number}. {step.say}" for number, step in enumerate(framework.step, 1)))
    if question.hint:
        return (f"A full answer: {question.hint}",)
    return find_framework("star").steps if question.kind == "behavioural" else ()

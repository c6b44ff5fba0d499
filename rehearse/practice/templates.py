"""Stories made by filling a template."""

from collections.abc import Mapping

from rehearse.data.frameworks import Framework
from rehearse.errors import UsageError
from rehearse.practice.question_text import slug
from rehearse.practice.story_file import Story

_ENDS = (".", "!", "?", "…")


def filled(template: Framework, title: str, answers: Mapping[str, str]) -> Story:
    """The story whose parts hold the answers, each as a sentence of its own; empty answers leave no trace.

    Raises UsageError for a framework without slots, and when nothing was answered.
    """
    if not template.slots:
        raise UsageError(f"{template.id} is not a template.", "Templates: star, prioritisation, apology.")
    sentences = {slot.name: _sentence(answers.get(slot.name, "")) for slot in template.slots}
    if not any(sentences.values()):
        raise UsageError("Nothing was filled in, so no story was added.", "Answer at least one of the questions.")
    parts = {part: " ".join(shape.format_map(sentences).split()) for part, shape in template.parts.items()}
    return Story(slug(title), title, parts={part: text for part, text in parts.items() if text})


def _sentence(said: str) -> str:
    plain = " ".join(said.split())
    return plain if not plain or plain.endswith(_ENDS) else f"{plain}."

"""Model answers to questions of the bank: model_answers.toml."""

from functools import cache

import msgspec

from rehearse.data import load
from rehearse.types import PartName

PARTS: tuple[PartName, ...] = ("situation", "task", "action", "result", "reflection")


class ModelAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented answer to one question, in five parts; `question` is an id of the bank."""

    question: str
    situation: str
    task: str
    action: str
    result: str
    reflection: str

    @property
    def parts(self) -> dict[PartName, str]:
        """The parts in the order in which they are spoken."""
        return {part: getattr(self, part) for part in PARTS}

    @property
    def text(self) -> str:
        """The answer as it would be spoken."""
        return " ".join(self.parts.values())


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    answer: tuple[ModelAnswer, ...]


@cache
def model_answers() -> tuple[ModelAnswer, ...]:
    """All of them, in the order of the file."""
    return load("model_answers.toml", _File).answer


def model_answer(question_id: str) -> ModelAnswer | None:
    """The model answer to a question; None where the program ships none."""
    return next((one for one in model_answers() if one.question == question_id), None)

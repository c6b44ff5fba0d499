"""The steps of a good answer to a question: question_frameworks.toml."""

from functools import cache
from typing import Literal

import msgspec

from rehearse.data import load

Fact = Literal[
    "initiated", "noticed", "own_steps", "metric", "method", "lesson", "business", "checked_later",
    "owned", "damage", "at_once", "prevented",
]  # fmt: skip
Place = Literal["opening", "first_half", "ending"]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step as advice, and what shows it in an answer: a fact that the judgement finds anyway, or else patterns.

    lead: what stands before each of the cues.
    about: for the fact "lesson", patterns of which one must stand in a sentence of what was learned.
    place: where the words must stand; None where the step may be told anywhere.
    """

    say: str
    lead: str = ""
    cues: tuple[str, ...] = ()
    fact: Fact | None = None
    about: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def patterns(self) -> tuple[str, ...]:
        """The cues, each behind the lead."""
        return tuple(self.lead + cue for cue in self.cues)


class QuestionFramework(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The steps of a good answer; `questions` are the ids of the bank that it is for."""

    id: str
    title: str
    source: str
    questions: tuple[str, ...]
    step: tuple[Step, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    framework: tuple[QuestionFramework, ...]


@cache
def question_frameworks() -> tuple[QuestionFramework, ...]:
    """All of them, in the order of the file."""
    return load("question_frameworks.toml", _File).framework


def framework_for(question_id: str) -> QuestionFramework | None:
    """The framework of a question; None where the sources name none."""
    return next((one for one in question_frameworks() if question_id in one.questions), None)

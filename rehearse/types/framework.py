"""`report.content.framework` and `examples`: the answer beside what its question asks for."""

from typing import Literal

import msgspec

from rehearse.types.reasons import Quote


class Misplaced(msgspec.Struct, frozen=True):
    """Words that show a step at another place of the answer than the step asks for."""

    place: Literal["beginning", "end"]  # the place that it asks for
    quote: str
    start_s: float | None
    end_s: float | None
    words: tuple[int, int]  # as in AutoFail


class StepCheck(msgspec.Struct, frozen=True):
    """A step of the question's framework: whether it was heard, its words and their time.

    more: the further words of a step that asks for several things. misplaced: of a step that was not heard where it
    belongs, the words that show it elsewhere.
    """

    step: str
    heard: bool
    quote: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    words: tuple[int, int] | None = None  # as in AutoFail
    more: tuple[Quote, ...] = ()
    misplaced: Misplaced | None = None


class FrameworkCheck(msgspec.Struct, frozen=True):
    """The steps of a good answer to the question, checked against the answer given; it costs no points."""

    title: str
    source: str
    steps: tuple[StepCheck, ...]


class ExampleCount(msgspec.Struct, frozen=True):
    """For a question that asks for several examples: how many it asks for, and how many the answer announces."""

    asked: int
    given: int

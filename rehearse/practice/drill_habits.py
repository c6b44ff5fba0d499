"""Which habits may stand beside the right one, and why each of them is wrong there."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from rehearse.data import load

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")


class Habit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A habit as a wrong option: what a text needs to show that it is wrong, and what would make that arguable.

    wrong: why it is wrong, with {quote} for the sentence that shows it. asked: only beside a question that is shown.
    """

    code: str
    wrong: str
    needs: str = ""
    arguable: str = ""
    asked: bool = False


class Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """drill_habits.toml."""

    source: str
    habit: tuple[Habit, ...]


@cache
def habits() -> dict[str, Habit]:
    """The habits that may be wrong options, by the code of their rule."""
    return {one.code: one for one in load("drill_habits.toml", Habits).habit}


def plainly_wrong(code: str, text: str, question: str = "") -> str | None:
    """Why a reader can see that the text has not this habit; None where that is open to argument."""
    habit = habits().get(code)
    if habit is None or (habit.asked and not question):
        return None
    if habit.arguable and re.search(habit.arguable, (question if habit.asked else text).lower()):
        return None
    if habit.needs and not re.search(habit.needs, text.lower()):
        return None
    return habit.wrong.replace("{quote}", _sentence(habit.needs, text))


def _sentence(needs: str, text: str) -> str:
    """The first sentence in which the expression is found; nothing where it spans several."""
    sentences = (one.strip() for one in _SENTENCE.findall(text))
    return next((one for one in sentences if needs and re.search(needs, one.lower())), "")

"""`rehearse test`: ten questions from easy to hard, a result, and what to practise for the wrong ones."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import msgspec

from rehearse.data.drills import LEVELS, Level, drills
from rehearse.practice.drill_items import Choice, Kind, items
from rehearse.practice.drills import has_fix
from rehearse.practice.suggestion import Suggestion

MOST_PAGES = 4  # exercises on one rule, and pages of principles, suggested after a test
CHOSEN: tuple[Kind, ...] = ("disqualifier", "principle", "phrase", "habit")  # those with options


class Answer(msgspec.Struct, frozen=True):
    """One question and what was chosen, in words and as places from 1."""

    kind: Kind
    id: str
    level: Level
    about: str
    given: int
    answer: int
    right: bool
    reason: str  # why the right one is right
    against: str  # why the given one is not; empty when it is right
    given_words: str = ""
    answer_words: str = ""


class Part(msgspec.Struct, frozen=True):
    """Right answers of a level or a kind."""

    name: str
    right: int
    of: int


class Result(msgspec.Struct, frozen=True):
    """The result of the test."""

    right: int
    of: int
    strong: bool
    levels: tuple[Part, ...]
    kinds: tuple[Part, ...]
    answers: tuple[Answer, ...]
    practise: tuple[Suggestion, ...]


def questions(chance: random.Random) -> tuple[Choice, ...]:
    """The questions of one test, easy ones first; every kind is among them and nothing twice."""
    found: list[Choice] = []
    for level in LEVELS:
        for _ in range(_wanted(level)):
            found.append(_next(found, level, chance))
    return tuple(found)


def _wanted(level: Level) -> int:
    rules = drills().test
    return {"easy": rules.easy, "medium": rules.medium, "hard": rules.hard}[level]


def _next(found: Sequence[Choice], level: Level, chance: random.Random) -> Choice:
    """One of the level, of the kind asked least so far; no second one about the same text."""
    asked = Counter(one.kind for one in found)
    known = {one.text for one in found}
    pool = [one for kind in CHOSEN for one in items(kind, level) if isinstance(one, Choice) and one.text not in known]
    fewest = min(asked[one.kind] for one in pool)
    return chance.choice([one for one in pool if asked[one.kind] == fewest])


def answered(item: Choice, given: int) -> Answer:
    """The outcome of a choice (from 1)."""
    right = given - 1 == item.right
    return Answer(
        kind=item.kind,
        id=item.id,
        level=item.level,
        about=item.about,
        given=given,
        answer=item.right + 1,
        right=right,
        reason=item.because,
        against="" if right else item.reasons[given - 1],
        given_words=item.options[given - 1],
        answer_words=item.options[item.right],
    )


def result(answers: Sequence[Answer]) -> Result:
    """The result of these answers, and what to practise, the kind that failed most first."""
    right = sum(one.right for one in answers)
    return Result(
        right=right,
        of=len(answers),
        strong=right >= drills().test.strong,
        levels=tuple(_part(level, [one for one in answers if one.level == level]) for level in LEVELS),
        kinds=tuple(_part(kind, [one for one in answers if one.kind == kind]) for kind in CHOSEN),
        answers=tuple(answers),
        practise=tuple(_practise(answers)),
    )


def _part(name: str, answers: Sequence[Answer]) -> Part:
    return Part(name, sum(one.right for one in answers), len(answers))


def _practise(answers: Sequence[Answer]) -> list[Suggestion]:
    """A drill for every kind that failed, at the lowest level that did, and for every rule; the pages of principles."""
    wrong = [one for one in answers if not one.right]
    found = []
    for kind, count in Counter(one.kind for one in wrong).most_common():
        level = min((one.level for one in wrong if one.kind == kind), key=LEVELS.index)
        found.append(Suggestion(f"rehearse drill {kind} --level {level}", f"{count} went wrong"))
    abouts = dict.fromkeys(one.about for one in wrong if one.about)
    return found + [_about(about) for about in abouts][:MOST_PAGES]


def _about(about: str) -> Suggestion:
    """An exercise on the rule, where it has one, or the page of the rule or the principle."""
    if not about[-1].isdigit():
        return Suggestion(f'rehearse principles "{about}"', "what it asks for")
    if has_fix(about):
        return Suggestion(f"rehearse drill fix {about}", "rewrite the habit")
    return Suggestion(f"rehearse rules {about}", "the rule")

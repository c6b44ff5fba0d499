"""The exercises of drills.toml and drill_phrases.toml."""

from typing import Literal

import msgspec

from rehearse import data

Level = Literal["easy", "medium", "hard"]
LEVELS: tuple[Level, ...] = ("easy", "medium", "hard")


class Disqualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer sentence by sentence, and which of them decides the verdict by itself (from 1; 0: none does).

    reasons: why each option, the one that none does among them, is not the answer; empty for the right one.
    """

    id: str
    sentences: tuple[str, ...]
    answer: int
    level: Level
    reasons: tuple[str, ...]


class Principle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences and the principle they show first; the easy and the hard options are made from what the rules see.

    shows: the words that show it.
    """

    id: str
    text: str
    options: tuple[str, ...]
    answer: str
    shows: str


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase in its answer and what it signals (`answer` from 1); `code` is the rule that accuses it, if one does."""

    id: str
    level: Level
    text: str
    phrase: str
    code: str
    options: tuple[str, ...]
    answer: int
    reasons: tuple[str, ...]
    hint: str


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two answers to one question, to be scored before the rubric shows its own points."""

    id: str
    level: Level
    question: str
    answers: tuple[str, str]


class Aloud(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A spoken minute on one weak spot; `codes` are the rules it helps with."""

    id: str
    title: str
    task: str
    seconds: float
    codes: tuple[str, ...]


class Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many questions of each level a test has, and how many right ones make a strong result."""

    easy: int
    medium: int
    hard: int
    strong: int


class Calibrating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The mean error in points that counts as well calibrated; the points above which a no hire was overrated.

    row_share: the share of a row's points by which a guess may be off without being explained, 0-1.
    """

    within: float
    row_share: float
    fluency_above: int


class Drills(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """drills.toml; the hints of a kind, those of habits by the family of the rule.

    get_ready_s: the countdown before a drill that is spoken. longest: it ends by itself after so many times its length.
    """

    get_ready_s: float
    longest: float
    hints: dict[str, str]
    test: Test
    calibrating: Calibrating
    disqualifier: tuple[Disqualifier, ...]
    principle: tuple[Principle, ...]
    calibration: tuple[Calibration, ...]
    aloud: tuple[Aloud, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """drill_phrases.toml."""

    source: str
    phrase: tuple[Phrase, ...]


def drills() -> Drills:
    """Every exercise of the file."""
    return data.load("drills.toml", Drills)


def phrases() -> tuple[Phrase, ...]:
    """Every phrase."""
    return data.load("drill_phrases.toml", Phrases).phrase

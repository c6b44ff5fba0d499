"""The exercises of drills.toml."""

import msgspec

from rehearse import data


class Disqualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer sentence by sentence, and which of them decides the verdict by itself (from 1; 0: none does)."""

    id: str
    sentences: tuple[str, ...]
    answer: int


class Principle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences and the principle they show first."""

    id: str
    text: str
    options: tuple[str, ...]
    answer: str


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two answers to one question, to be scored before the rubric shows its own points."""

    id: str
    question: str
    answers: tuple[str, str]


class Aloud(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A minute aloud on one weak spot; `codes` are the rules it helps with."""

    id: str
    title: str
    task: str
    seconds: float
    codes: tuple[str, ...]


class Drills(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """drills.toml."""

    disqualifier: tuple[Disqualifier, ...]
    principle: tuple[Principle, ...]
    calibration: tuple[Calibration, ...]
    aloud: tuple[Aloud, ...]


def drills() -> Drills:
    """Every exercise of the file."""
    return data.load("drills.toml", Drills)

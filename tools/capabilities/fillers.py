"""The filler experiment: answers judged again with um, uh, like, you know, I mean at 7% of their words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rehearse.types import Content
from tools.capabilities.expect import NEAR, points
from tools.capabilities.generate import all_cases
from tools.capabilities.mutate import FILLERS, fill
from tools.capabilities.run import judged

ANSWERS = 1000
_LONG_ENOUGH = 45  # words: a shorter answer is not scored


@dataclass(frozen=True)
class Moved:
    """An answer with fillers: whether the verdict stayed, and by how many points the total changed."""

    id: str
    kept: bool
    points: int


@dataclass(frozen=True)
class Experiment:
    """Answers with one kind of filler, with or without commas."""

    name: str
    moved: tuple[Moved, ...]

    @property
    def kept(self) -> float:
        """Share of the answers with the same verdict, 0-1."""
        return sum(one.kept for one in self.moved) / max(1, len(self.moved))

    @property
    def near(self) -> float:
        """Share of the answers whose total changed by 3 points at most, 0-1."""
        return sum(one.points <= NEAR for one in self.moved) / max(1, len(self.moved))


def real_answers(folder: Path) -> tuple[tuple[str, str], ...]:
    """(id, text) of the answers in a data folder, from answers.json and fresh_answers.json if they exist."""
    found: list[tuple[str, str]] = []
    for name in ("answers.json", "fresh_answers.json"):
        path = folder / name
        if path.is_file():
            found += [(str(one["id"]), str(one["text"])) for one in msgspec.json.decode(path.read_bytes())]
    return tuple(found)


def answers(folder: Path | None, count: int = ANSWERS) -> tuple[tuple[str, str], ...]:
    """`count` answers: the real ones of the folder, then generated ones, each text once."""
    real = () if folder is None else real_answers(folder)
    made = {case.text: case.id for case in all_cases() if case.kind == "minimum" and case.capability != "fillers"}
    texts = sorted((name, text) for text, name in made.items())
    random.Random(14).shuffle(texts)
    told = [one for one in (*real, *texts) if len(one[1].split()) >= _LONG_ENOUGH]
    return tuple(told[:count])


def experiments(told: tuple[tuple[str, str], ...], judge: Callable[[str], Content] = judged) -> tuple[Experiment, ...]:
    """All answers with the five fillers mixed in, with and without commas."""
    return tuple(
        Experiment(name, tuple(_moved(told, commas, judge)))
        for name, commas in (("with commas", True), ("without commas", False))
    )


def _moved(told: tuple[tuple[str, str], ...], commas: bool, judge: Callable[[str], Content]) -> Iterator[Moved]:
    for name, text in told:
        first = judge(text)
        second = judge(fill(text, FILLERS, random.Random(f"{name}|{commas}"), commas=commas))
        yield Moved(name, first.verdict == second.verdict, abs(points(first, "total") - points(second, "total")))

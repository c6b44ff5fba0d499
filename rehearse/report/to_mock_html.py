"""The scorecard of a mock interview as one HTML file; each answer opens its own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.report.page.environment import environment

if TYPE_CHECKING:
    from rehearse.types import Verdict


@dataclass(frozen=True)
class Asked:
    """One question of the interview and how its answer went; `page` is where the answer's own page lies."""

    interviewer: str
    principle: str | None
    question: str
    follow_up: bool
    duration_s: float | None
    points: int | None
    verdict: Verdict
    why_not: str | None  # why there are no points
    signalled: bool | None  # whether the answer showed the principle it was asked for
    page: str | None


@dataclass(frozen=True)
class Row:
    """One row of the rubric over the scored answers."""

    label: str
    mean: float
    of: int


@dataclass(frozen=True)
class Practise:
    """What to practise, why, and what to type."""

    what: str
    because: str
    command: str


@dataclass(frozen=True)
class Interview:
    """The whole scorecard."""

    day: str
    target_s: float
    asked: int
    answered: int
    mean_points: float | None
    in_time: int
    timed: int
    hire_votes: int
    votes: int
    questions: tuple[Asked, ...]
    rows: tuple[Row, ...]
    practise: tuple[Practise, ...]


def render(interview: Interview) -> str:
    """The page; the same interview gives the same bytes."""
    longest_s = max([1.5 * interview.target_s, *(one.duration_s or 0.0 for one in interview.questions)])
    bars = [f"{100 * (one.duration_s or 0.0) / longest_s:.2f}%" for one in interview.questions]
    return (
        environment()
        .get_template("mock.html.j2")
        .render(
            interview=interview,
            questions=list(zip(interview.questions, bars, strict=True)),
            target_x=f"{100 * interview.target_s / longest_s:.2f}%",
        )
    )

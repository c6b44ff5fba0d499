"""Synthesised attempts: series whose truth is known, as the store lists them."""

import random
from datetime import UTC, datetime, timedelta

import msgspec

from rehearse.data.progress_measures import Measure, measures
from rehearse.practice.change import Call
from rehearse.store.summary import Entry, Summary, is_follow_up, summarise
from tests import builders_report as reports

BEGIN = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
PLAIN = summarise(reports.full())
METHOD = measures().method


def measure(name: str) -> Measure:
    """The measure of that name."""
    return next(item for item in measures().measure if item.name == name)


FORTNIGHT: tuple[tuple[str, float, float, float, Call], ...] = (
    # measure, first value, last value, noise from attempt to attempt, the truth
    ("duration_s", 150, 95, 6, "better"),
    ("duration_s", 40, 85, 5, "better"),
    ("duration_s", 90, 150, 7, "worse"),
    ("duration_s", 130, 130, 8, "no change"),
    ("duration_s", 80, 100, 3, "no change"),  # inside the target all the time
    ("speech_rate_wpm", 205, 160, 7, "better"),
    ("speech_rate_wpm", 150, 210, 7, "worse"),
    ("speech_rate_wpm", 185, 185, 10, "no change"),
    ("fillers_per_minute", 9, 2.5, 0.8, "better"),
    ("fillers_per_minute", 2, 8, 0.8, "worse"),
    ("fillers_per_minute", 5, 5, 1.2, "no change"),
    ("fillers_per_minute", 3, 3, 0.4, "no change"),
    ("long_pauses", 8, 1, 0.8, "better"),
    ("long_pauses", 3, 3, 0.7, "no change"),
    ("total_points", 35, 80, 6, "better"),
    ("total_points", 75, 40, 6, "worse"),
    ("total_points", 60, 60, 9, "no change"),
    ("ownership_signal_points", 6, 26, 3, "better"),
    ("quantified_impact_points", 10, 10, 3, "no change"),
    ("action_s", 20, 46, 4, "better"),
)


def summary(day: float, measures: dict[str, float], question_id: str | None = "last-apology") -> Summary:
    """A summary made `day` days into the fortnight that holds these measures alone."""
    created = (BEGIN + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
    follow_up = is_follow_up(question_id)
    return msgspec.structs.replace(
        PLAIN, created=created, question_id=question_id, follow_up=follow_up, measures=measures
    )


def fortnight(name: str, values: list[float], question_id: str | None = "last-apology") -> list[Entry]:
    """One attempt after another with these values of one measure, spread over fourteen days."""
    step = 14 / len(values)
    return [
        Entry(number, None, summary(number * step, {name: value}, question_id))
        for number, value in enumerate(values, start=1)
    ]


def spoken(start: float, end: float, spread: float, seed: int, attempts: int = 12) -> list[float]:
    """A straight line from start to end with normal noise of this standard deviation."""
    chance = random.Random(seed)
    return [start + (end - start) * i / (attempts - 1) + chance.gauss(0, spread) for i in range(attempts)]

"""Synthesised attempts: series whose truth is known, as the store lists them."""

import random
from datetime import UTC, datetime, timedelta

import msgspec

from rehearse.store.attempts import Entry
from rehearse.store.summary import Summary, summarise
from tests import builders_report as reports

BEGIN = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
PLAIN = summarise(reports.full())


def summary(day: float, measures: dict[str, float], question_id: str = "last-apology") -> Summary:
    """A summary made `day` days into the fortnight that holds these measures alone."""
    created = (BEGIN + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return msgspec.structs.replace(PLAIN, created=created, question_id=question_id, measures=measures)


def fortnight(name: str, values: list[float], question_id: str = "last-apology") -> list[Entry]:
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

"""The longest silent pause, inside a clause and anywhere after the first word."""

from rehearse.delivery.metrics.page import MetricPage, Source, clock, shown
from rehearse.types import Delivery, Metric

_SAME_S = 0.01  # the report rounds to milliseconds


def longest_s(delivery: Delivery, *places: str) -> float | None:
    """Length in seconds of the longest pause in these places; 0 if there is none, None if pauses were not measured."""
    if delivery.pauses is None:
        return None
    return max((pause.duration_s for pause in delivery.pauses.items if pause.place in places), default=0.0)


def in_clause(source: Source) -> float | None:
    """Length in seconds of the longest pause inside a clause."""
    return longest_s(source.delivery, "clause")


def anywhere(source: Source) -> float | None:
    """Length in seconds of the longest pause after the first word."""
    return longest_s(source.delivery, "clause", "boundary")


def in_clause_advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to pause between sentences, with the time of the pause."""
    stopped = f"you stopped for {shown(metric)}{_at(metric, delivery)}"
    return f"Pause between sentences, not inside them: {stopped}."


def anywhere_advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to shorten the pause, with its time."""
    return f"Shorten the longest pause: {shown(metric)}{_at(metric, delivery)}."


def _at(metric: Metric, delivery: Delivery) -> str:
    for pause in delivery.pauses.items if delivery.pauses else ():
        if abs(pause.duration_s - (metric.value or 0.0)) < _SAME_S:
            return f" at {clock(pause.start_s)}"
    return ""


IN_CLAUSE = MetricPage(
    "pause_in_clause", "pause_in_clause", in_clause, in_clause_advice, place=6, urgency=4, followed=None
)
ANYWHERE = MetricPage("pause", "pauses", anywhere, anywhere_advice, place=7, urgency=6, followed=None)

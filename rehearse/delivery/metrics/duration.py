"""Duration: the length of the answer against its target."""

from rehearse.delivery.metrics.page import MetricPage, Source, is_high, shown
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Duration of the answer in seconds."""
    return source.delivery.duration_s


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to shorten or extend the answer, with the actual and the target length."""
    lengths = f"{shown(metric)} s (target {delivery.target_s:.0f} s)"
    if is_high(metric):
        return f"Shorten the answer: it took {lengths}. Drop background before you drop actions."
    return f"Say more: it took {lengths}."


PAGE = MetricPage("duration", "duration_s", value, advice, place=1, urgency=1, followed="duration_s")

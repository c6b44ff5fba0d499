"""Duration: the length of the answer against its target."""

from rehearse.data.amounts import beside
from rehearse.delivery.metrics.page import MINUTE_S, MetricPage, Source, clock, is_high, shown
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Duration of the answer in seconds."""
    return source.delivery.duration_s


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to shorten or extend the answer, with the actual and the target length."""
    seconds = metric.value or 0.0
    took = f"{beside(seconds, metric.low, metric.high)} s" if seconds < MINUTE_S else shown(metric)
    lengths = f"{took} (target {clock(delivery.target_s)})"
    if is_high(metric):
        return f"Shorten the answer: it took {lengths}. Drop background before you drop actions."
    return f"Say more: it took {lengths}."


PAGE = MetricPage("duration", "duration_s", value, advice, place=1, urgency=1, followed="duration_s")

"""Response latency: the silence before the first word."""

from rehearse.delivery.metrics.page import MetricPage, Source, shown
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Seconds from the start of the recording to the first word, or to voice before it that has no words."""
    return source.delivery.response_latency_s


def advice(metric: Metric, _delivery: Delivery) -> str:
    """Advice to start sooner."""
    return f"Start sooner: {shown(metric)} passed before the first word."


PAGE = MetricPage(
    "response_latency", "response_latency_s", value, advice, place=8, urgency=7, followed="response_latency_s"
)

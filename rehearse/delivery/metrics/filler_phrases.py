"""Filler phrases per minute: you know, like, basically, where they have no other meaning."""

from rehearse.delivery.metrics.page import SINGLE, MetricPage, Source, shown, unless_single
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Filler phrases per minute of the recording; None for a single one in a few seconds."""
    found = source.delivery.fillers
    return unless_single(found.phrases_per_minute, found.phrases, source.delivery)


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to leave out the most frequent phrase."""
    texts = [item.text for item in delivery.fillers.items if item.kind == "phrase" and not item.dismissed]
    commonest = f"“{max(texts, key=texts.count)}”" if texts else "filler phrases"
    return f"Leave out {commonest}: filler phrases came at {shown(metric)} (target {metric.target})."


PAGE = MetricPage(
    "filler_phrases",
    "fillers.per_minute",
    value,
    advice,
    place=5,
    urgency=5,
    followed="phrases_per_minute",
    missing=SINGLE,
)

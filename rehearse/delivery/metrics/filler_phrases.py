"""Filler phrases per minute: you know, like, basically, where they have no other meaning."""

from rehearse.data.targets import Target
from rehearse.delivery.metrics.page import MetricPage, Source, is_single_in_short
from rehearse.types import Band, Delivery, Metric


def value(source: Source) -> float | None:
    """Filler phrases per minute of the recording."""
    return source.delivery.fillers.phrases_per_minute


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to leave out the most frequent phrase."""
    texts = [item.text for item in delivery.fillers.items if item.kind == "phrase" and not item.dismissed]
    commonest = f"“{max(texts, key=texts.count)}”" if texts else "filler phrases"
    return f"Leave out {commonest}: {metric.value or 0.0:.1f} filler phrases a minute, {metric.target}."


def band(value: float, target: Target, source: Source) -> Band:
    """The band of the rate; "ok" of a single one in a few seconds, whose rate says nothing."""
    return "ok" if is_single_in_short(source.delivery, source.delivery.fillers.phrases) else target.band(value)


PAGE = MetricPage(
    "filler_phrases", "fillers.per_minute", value, advice, place=5, urgency=5, followed="phrases_per_minute", band=band
)

"""Filled pauses: um and uh per minute, heard in the words or inferred from the sound."""

from rehearse.delivery.metrics.page import SINGLE, MetricPage, Source, clock, shown, unless_single
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Filled pauses per minute of the recording; None for a single one in a few seconds."""
    found = source.delivery.fillers
    return unless_single(found.per_minute, found.sounds, source.delivery)


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to pause in silence, with the time of the densest burst."""
    bursts = delivery.fillers.bursts
    most = max(bursts, key=lambda burst: burst.count) if bursts else None
    where = f" Most came together at {clock(most.start_s)}." if most else ""
    return f"Pause instead of saying um or uh: {shown(metric)} (target {metric.target}).{where}"


PAGE = MetricPage(
    "fillers", "fillers.per_minute", value, advice, place=4, urgency=2, followed="fillers_per_minute", missing=SINGLE
)

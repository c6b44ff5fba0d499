"""Filled pauses: um and uh per minute, heard in the words or inferred from the sound."""

from rehearse.data.targets import Target
from rehearse.delivery.metrics.page import MetricPage, Source, clock, is_single_in_short
from rehearse.types import Band, Delivery, Metric


def value(source: Source) -> float | None:
    """Filled pauses per minute of the recording."""
    return source.delivery.fillers.per_minute


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to pause in silence, with the time of the densest burst."""
    bursts = delivery.fillers.bursts
    most = max(bursts, key=lambda burst: burst.count) if bursts else None
    where = f" Most came together at {clock(most.start_s)}." if most else ""
    return f"Pause in silence where you would say um or uh: {metric.value or 0.0:.1f} a minute, {metric.target}.{where}"


def band(value: float, target: Target, source: Source) -> Band:
    """The band of the rate; "ok" of a single one in a few seconds, whose rate says nothing."""
    return "ok" if is_single_in_short(source.delivery, source.delivery.fillers.sounds) else target.band(value)


PAGE = MetricPage(
    "fillers", "fillers.per_minute", value, advice, place=4, urgency=2, followed="fillers_per_minute", band=band
)

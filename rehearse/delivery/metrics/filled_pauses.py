"""Filled pauses: um and uh per minute, heard in the words or inferred from the sound."""

from rehearse.delivery.metrics.page import SINGLE, MetricPage, Source, clock, shown, unless_single
from rehearse.types import Delivery, Fillers, Metric


def value(source: Source) -> float | None:
    """Filled pauses per minute of the recording; None for a single one in a few seconds."""
    found = source.delivery.fillers
    return unless_single(found.per_minute, found.sounds, source.delivery)


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to pause in silence, with the stretch that holds most of them where it is a burst of fillers."""
    where = _most_together(delivery.fillers)
    return f"Pause instead of saying um or uh: {shown(metric)} (target {metric.target}).{where}"


def _most_together(fillers: Fillers) -> str:
    """Where more than half of the filled pauses lie in one burst: how many, and between which moments."""
    starts = [one.start_s for one in fillers.items if one.kind == "sound" and not one.dismissed]
    for burst in fillers.bursts:
        within = [at for at in starts if at is not None and burst.start_s <= at <= burst.end_s]
        if len(within) > max(1, len(starts) / 2):
            return f" {len(within)} of {len(starts)} came between {clock(within[0])} and {clock(within[-1])}."
    return ""


PAGE = MetricPage(
    "fillers", "fillers.per_minute", value, advice, place=4, urgency=2, followed="fillers_per_minute", missing=SINGLE
)

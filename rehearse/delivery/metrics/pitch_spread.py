"""Pitch spread: the standard deviation of F0 in semitones."""

from rehearse.delivery.metrics.page import MetricPage, Source, shown
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Standard deviation of F0 in semitones; None without a measurable pitch."""
    return source.delivery.pitch.spread_semitones if source.delivery.pitch else None


def advice(metric: Metric, _delivery: Delivery) -> str:
    """Advice to vary the pitch."""
    return f"Vary your pitch: its spread was {shown(metric)} (target {metric.target}). Stress the word that matters."


PAGE = MetricPage("pitch_spread", "pitch", value, advice, place=9, urgency=9, followed="pitch_spread_semitones")

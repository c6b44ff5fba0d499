"""Articulation rate: syllables per second of speech, pauses excluded. For information; it has no target."""

from rehearse.delivery.metrics.page import MetricPage, Source


def value(source: Source) -> float | None:
    """Articulation rate in syllables per second."""
    return source.delivery.articulation_rate_sps


PAGE = MetricPage("articulation_rate", "articulation_rate_sps", value, None, place=3, urgency=10, followed=None)

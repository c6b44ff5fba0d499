"""Articulation rate: syllables per second of speech, pauses excluded. For information; it has no target."""

from rehearse.delivery.metrics.page import MetricPage
from rehearse.types import Content, Delivery


def value(delivery: Delivery, _content: Content | None) -> float | None:
    """Syllables per second."""
    return delivery.articulation_rate_sps


PAGE = MetricPage("articulation_rate", "articulation_rate_sps", value, None, place=3, urgency=10, followed=None)

"""Situation share: how much of the answer sets the scene (62 real interviews, Bangerter et al. 2014)."""

from rehearse.data.targets import ShareTarget, Target
from rehearse.delivery.metrics.page import MetricPage, Source, is_high, shown
from rehearse.types import Band, Delivery, Metric


def value(source: Source) -> float | None:
    """The situation's share of the words in percent, 0-100; None without a scored story or without a situation."""
    if source.content is None or not source.content.scored or not source.content.parts["situation"].present:
        return None  # a missing situation is a fault, and no short one
    return round(100 * source.content.parts["situation"].share, 1)


def advice(metric: Metric, _delivery: Delivery) -> str:
    """Advice to shorten the situation, with its share."""
    if not is_high(metric):  # too many seconds of a long answer
        return f"Shorten the situation: it took too long, though only {shown(metric)} of the words."
    return f"Shorten the situation: it took {shown(metric)} of the words (target {metric.target})."


def band(value: float, target: Target, source: Source) -> Band:
    """The band of the share; also "attention" if the situation takes more seconds than the target allows."""
    seconds = source.content.parts["situation"].seconds if source.content else None
    if isinstance(target, ShareTarget) and seconds is not None and seconds > target.attention_s:
        return "attention"
    return target.band(value)


PAGE = MetricPage(
    "situation_share",
    "situation_share",
    value,
    advice,
    place=10,
    urgency=8,
    followed="situation_share_percent",
    needs_content=True,
    band=band,
)

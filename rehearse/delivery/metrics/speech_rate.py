"""Speech rate: words per minute from the first to the last word, pauses included."""

from rehearse.delivery.metrics.page import MetricPage, Source, clock, is_high
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """Speech rate in words per minute."""
    return source.delivery.speech_rate_wpm


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to slow down or speed up, with ten seconds to listen to."""
    high = is_high(metric)
    window = delivery.fastest if high else delivery.slowest
    where = f" Listen to {clock(window.start_s)}, {window.wpm:.0f} there." if window else ""
    begin = "Slow down" if high else "Speak a little faster"
    return f"{begin}: {metric.value or 0.0:.0f} words a minute, {metric.target}.{where}"


PAGE = MetricPage("speech_rate", "speech_rate_wpm", value, advice, place=2, urgency=3, followed="speech_rate_wpm")

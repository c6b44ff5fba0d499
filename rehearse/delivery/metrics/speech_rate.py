"""Speech rate: words per minute from the first to the last word, pauses included."""

from typing import Literal

from rehearse.data.amounts import rounded
from rehearse.delivery.metrics.page import MetricPage, Source, clock, is_high, shown
from rehearse.types import Delivery, Metric, PaceWindow

Stretch = Literal["fastest", "slowest"]
LONG_SILENCE_S = 5.0  # our own choice: a pause in which a listener asks whether one is still there


def value(source: Source) -> float | None:
    """Speech rate in words per minute."""
    return source.delivery.speech_rate_wpm


def advice(metric: Metric, delivery: Delivery) -> str:
    """Advice to slow down or speed up, with ten seconds to listen to."""
    high = is_high(metric)
    if not high and (silence := _silence_behind(metric, delivery)):
        return silence
    window = _heard_best(metric, delivery)
    where = f" Listen to {clock(window.start_s)}, where it is {rounded(window.wpm)}." if window else ""
    begin = "Slow down" if high else "Speak a little faster"
    return f"{begin}: {shown(metric)} (target {metric.target}).{where}"


def to_hear(metric: Metric, delivery: Delivery) -> Stretch | None:
    """The stretch that the advice names, by the name under which it can be played; None where it names none."""
    high = is_high(metric)
    if _heard_best(metric, delivery) is None or (not high and _silence_behind(metric, delivery)):
        return None
    return "fastest" if high else "slowest"


def _heard_best(metric: Metric, delivery: Delivery) -> PaceWindow | None:
    """The ten seconds in which the rate is heard best: the fastest of a high one, otherwise the slowest with words."""
    window = delivery.fastest if is_high(metric) else delivery.slowest
    return window if window and window.wpm else None


def _silence_behind(metric: Metric, delivery: Delivery) -> str | None:
    """What to say of a low rate that one long silence explains: without it, the rate would be in its band."""
    pauses = [pause for pause in delivery.pauses.items if pause.place != "start"] if delivery.pauses else []
    longest = max(pauses, key=lambda pause: pause.duration_s, default=None)
    rate, whole_s = metric.value, delivery.duration_s
    if longest is None or longest.duration_s < LONG_SILENCE_S or not rate or not whole_s or metric.low is None:
        return None
    without = rate * whole_s / max(1.0, whole_s - longest.duration_s)
    if without < metric.low:
        return None
    said = f"You were silent for {rounded(longest.duration_s)} s at {clock(longest.start_s)}"
    return f"{said}; without that, {rounded(without)} instead of {shown(metric)}."


PAGE = MetricPage("speech_rate", "speech_rate_wpm", value, advice, place=2, urgency=3, followed="speech_rate_wpm")

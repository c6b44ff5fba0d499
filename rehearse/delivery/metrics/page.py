"""The definition of a metric: its id, how its value is read, its advice, and how progress follows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rehearse.data.amounts import beside, is_within, number, rounded
from rehearse.data.rubric import rubric
from rehearse.data.targets import Target
from rehearse.types import Band, Content, Delivery, Metric, Span, Word

MINUTE_S = 60.0
SINGLE = "a single one in a few seconds is no rate"


@dataclass(frozen=True, slots=True)
class Source:
    """The data that metrics are read from.

    content: the judged words, for metrics that need them. words: words with times, without um and uh; talk: the span
    from the first to the last of them. Both are empty for stored reports, written answers and without a transcript.
    """

    delivery: Delivery
    content: Content | None = None
    words: tuple[Word, ...] = ()
    talk: Span | None = None


@dataclass(frozen=True, slots=True)
class MetricPage:
    """A banded metric; its label, unit, band and source are in targets.toml under its id.

    field: the report field it is read from, whose reason for being null is also the metric's. value: returns the value,
    or None. advice: returns a sentence for a value outside the band; None for no advice. place: position among the
    metrics of a report, from 1. urgency: order of advice within the same band, 1 first. followed: name among the
    measures of progress, or None. needs_content: the value is read after the words are judged. band: returns the band,
    for metrics that consider more than the value; None to use the target's. missing: why there is no value where the
    field has one.
    """

    id: str
    field: str
    value: Callable[[Source], float | None]
    advice: Callable[[Metric, Delivery], str] | None
    place: int
    urgency: int
    followed: str | None
    needs_content: bool = False
    band: Callable[[float, Target, Source], Band] | None = None
    missing: str = ""


def clock(at_s: float) -> str:
    """A time in seconds as m:ss.

    >>> clock(72.9)
    '1:12'
    """
    return f"{int(at_s) // 60:d}:{int(at_s) % 60:02d}"


def shown(metric: Metric) -> str:
    """The value with its unit, as it is printed; with more decimals where it would else read as one on target.

    A speech rate has no decimals otherwise, a percentage one, as wherever it is printed, and a duration of minutes is
    m:ss; a missing value is shown as 0.
    """
    value, limits = metric.value or 0.0, (metric.low, metric.high)
    inside = is_within(value, *limits)
    if metric.id == "duration" and value >= MINUTE_S and is_within(float(rounded(value)), *limits) == inside:
        return clock(float(rounded(value)))
    if metric.unit == "%":
        return f"{beside(value, *limits, decimals=1)}%"
    said = rounded(value) if metric.id == "speech_rate" else number(value)
    if is_within(float(said.replace(",", "")), *limits) != inside:
        said = beside(value, *limits, decimals=1)
    return f"{said} {metric.unit}"


def is_high(metric: Metric) -> bool:
    """Whether the value is above the ok band; False without a value or an upper edge."""
    return metric.value is not None and metric.high is not None and metric.value > metric.high


def unless_single(rate: float | None, count: int | None, delivery: Delivery) -> float | None:
    """The rate per minute; None for a single one in an answer too short to be scored: one in 4 s would be 15 a minute.

    At the usual 3 a minute, an answer of that length has less than one.
    """
    seconds = delivery.duration_s
    return None if count == 1 and seconds is not None and seconds < rubric().gates.least_seconds else rate

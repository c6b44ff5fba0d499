"""A metric is a page: what it is called, how it is read from a delivery, what to advise, how it is followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rehearse.data.targets import Target
from rehearse.types import Band, Content, Delivery, Metric, Span, Word


@dataclass(frozen=True, slots=True)
class Source:
    """What a metric is read from.

    content: the judged words, for metrics that need them. words: those with times, without um and uh; talk: from the
    first of them to the last. Both are empty when a report is read back, for written answers and without a transcript.
    """

    delivery: Delivery
    content: Content | None = None
    words: tuple[Word, ...] = ()
    talk: Span | None = None


@dataclass(frozen=True, slots=True)
class MetricPage:
    """One banded metric; its label, unit, band and source stand in targets.toml under its id.

    field: the field of the report that it is read from; why that field is null is why the metric has no value. value:
    the value, or None. advice: one sentence for a value outside the band; None where no advice is given. place: where
    it stands among the metrics of a report, 1 first. urgency: which advice comes first among equal bands, 1 before 2.
    followed: its name among the measures of progress, None where it is not followed. needs_content: it is read after
    the words were judged. band: where a value lies, for metrics that look at more than the value; None: the band of
    the target.
    """

    id: str
    field: str
    value: Callable[[Source], float | None]
    advice: Callable[[Metric, Delivery], str] | None
    place: int
    urgency: int
    followed: str | None
    needs_content: bool = False
    band: Callable[[float, Target, Content | None], Band] | None = None


def clock(at_s: float) -> str:
    """A moment as m:ss.

    >>> clock(72.9)
    '1:12'
    """
    return f"{int(at_s) // 60:d}:{int(at_s) % 60:02d}"


def is_high(metric: Metric) -> bool:
    """Whether the value lies above the ok band; False for a value below it, inside it, or without an upper edge."""
    return metric.value is not None and metric.high is not None and metric.value > metric.high

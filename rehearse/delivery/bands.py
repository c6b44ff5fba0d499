"""Compare each metric with its target: bands, without a score."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from rehearse.data.reasons import NO_SITUATION, NO_STORY
from rehearse.data.rubric import rubric
from rehearse.data.targets import Target, Targets
from rehearse.delivery.metrics import ALL
from rehearse.delivery.metrics.page import MetricPage, Source, is_high
from rehearse.delivery.room import room
from rehearse.types import Band, Content, Delivery, Metric

BARELY = 0.05  # share of an edge; advice on so little would hide what matters
VOICED = ("fillers", "filler_phrases", "speech_rate")
NO_SOUND = "needs the recording"


def metrics(source: Source, targets: Targets, reasons: Mapping[str, str]) -> tuple[Metric, ...]:
    """Every metric that needs only sound and words, not the judgement, in the order of the report.

    reasons: why fields of the delivery are null, by field name in the contract.
    """
    found = []
    for page in ALL:
        if not page.needs_content:
            value = None if page.field in reasons else page.value(source)
            found.append(banded(page, value, targets, source, reasons.get(page.field, "")))
    return tuple(found)


def with_content(delivery: Delivery, content: Content, targets: Targets) -> Delivery:
    """The delivery with the metrics that need the judged words added after the others."""
    found = [metric for metric in delivery.metrics if not _page(metric.id).needs_content]
    for page in ALL if content.is_of_story else ():  # not a story, so it has no story metrics
        if page.needs_content:
            reason = NO_SITUATION if content.scored else NO_STORY
            source = Source(delivery, content)
            found.append(banded(page, page.value(source), targets, source, reason))
    return replace(delivery, metrics=tuple(found))


def of_any_length(delivery: Delivery) -> Delivery:
    """The delivery with its duration stated but not judged, for answers without a target length (follow-ups)."""
    judged = tuple(metric for metric in delivery.metrics if metric.id != "duration")
    return replace(delivery, duration_verdict="unmeasured", metrics=judged)


def banded(page: MetricPage, value: float | None, targets: Targets, source: Source, reason: str = "") -> Metric:
    """A metric with the value, its band and the edges of the ok band; without a value, with the reason."""
    target = target_of(page, targets)
    band: Band = "unmeasured" if value is None else _band(page, value, target, source)
    return Metric(
        name=target.label,
        value=value,
        unit=target.unit,
        band=band,
        target=target.text(),
        reason=(reason or page.missing or f"{target.label} could not be measured") if value is None else "",
        source=target.source,
        id=page.id,
        low=target.ok_min,
        high=target.ok_max,
    )


def _band(page: MetricPage, value: float, target: Target, source: Source) -> Band:
    return page.band(value, target, source) if page.band else target.band(value)


def target_of(page: MetricPage, targets: Targets) -> Target:
    """The target of a metric; for the duration, scaled to the target length."""
    return targets.duration.scaled() if page.id == "duration" else targets.of(page.id)


def identified(delivery: Delivery, targets: Targets) -> Delivery:
    """The delivery with an id in every metric; reports from before ids have only labels."""
    ids = {target_of(page, targets).label: page.id for page in ALL}
    named = tuple(m if m.id else replace(m, id=ids.get(m.name, "")) for m in delivery.metrics)
    return replace(delivery, metrics=named)


def with_next_fix(content: Content, delivery: Delivery) -> Content:
    """The judgement with the advice on the delivery, and which metric that is about."""
    worst = _most_urgent(delivery)
    fix = replace(
        content.next_fix,
        delivery=_advised(worst, delivery, content),
        delivery_metric=None if worst is None else worst.id,
    )
    return replace(content, next_fix=fix)


def next_fix(delivery: Delivery, content: Content | None = None) -> str | None:
    """Advice for the most urgent metric in the worst band; None if all are in their bands, or barely outside.

    content: the judgement, which says where a short answer has room.
    """
    return _advised(_most_urgent(delivery), delivery, content)


def _advised(worst: Metric | None, delivery: Delivery, content: Content | None) -> str | None:
    """The advice on the metric to mend first, if there is one and it has any."""
    advice = None if worst is None else _page(worst.id).advice
    if worst is None or advice is None:
        return None
    more = room(delivery, content) if worst.id == "duration" and not is_high(worst) else ""
    return f"{advice(worst, delivery)} {more}".rstrip()


def _most_urgent(delivery: Delivery) -> Metric | None:
    """The metric to mend first, one of those furthest off.

    Within a band, what the words alone can mend gives way to fillers and pace. Neither of these is judged in an answer
    too short to be judged.
    """
    metrics = delivery.metrics
    if _is_too_little_for_rates(delivery):
        metrics = tuple(metric for metric in metrics if metric.id not in VOICED)
    for band in ("attention", "note"):
        outside = [metric for metric in metrics if metric.band == band and _is_missed(metric)]
        if any(metric.id in VOICED for metric in outside):
            outside = [metric for metric in outside if not _is_about_words(metric)]
        if outside:
            return min(outside, key=lambda metric: _page(metric.id).urgency)
    return None


def _is_too_little_for_rates(delivery: Delivery) -> bool:
    """Whether an answer is shorter than the shortest that is judged: a few words in as many seconds are no habit."""
    return delivery.duration_s is not None and delivery.duration_s < rubric().gates.least_seconds


def _is_missed(metric: Metric) -> bool:
    """Whether a value is so far outside its target that there is something to say about it."""
    if _page(metric.id).advice is None or metric.band not in ("attention", "note"):
        return False
    return metric.band == "attention" or not _is_barely_outside(metric)


def _is_about_words(metric: Metric) -> bool:
    """Whether other words would mend it, as an answer that is too short; one too long is to be shortened first."""
    return metric.id == "situation_share" or (metric.id == "duration" and not is_high(metric))


def _is_barely_outside(metric: Metric) -> bool:
    """Whether a value is within a twentieth beyond its edge: marked in the table, but not the next thing to fix."""
    if metric.value is None:
        return False
    over = metric.high is not None and metric.high < metric.value <= metric.high * (1 + BARELY)
    under = metric.low is not None and metric.low * (1 - BARELY) <= metric.value < metric.low
    return over or under


_BY_ID = {page.id: page for page in ALL}
_UNKNOWN = MetricPage("", "", lambda _source: None, None, place=99, urgency=99, followed=None)


def _page(metric_id: str) -> MetricPage:
    """The page of a metric; for an unknown id, a page without advice."""
    return _BY_ID.get(metric_id, _UNKNOWN)

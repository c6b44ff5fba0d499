"""Each measure against its target: the row of metrics that every report shows. Bands, never a score."""

from __future__ import annotations

from msgspec.structs import replace

from rehearse.data.targets import Target, Targets
from rehearse.types import Band, Delivery, Metric, Pause

NO_SOUND = "needs the recording"


def metrics(delivery: Delivery, targets: Targets, reasons: dict[str, str]) -> tuple[Metric, ...]:
    """Every banded metric in the order of reading. reasons: why a metric has no value, by the name of its table."""
    pauses = delivery.pauses.items if delivery.pauses else ()
    fillers = delivery.fillers
    pitch = delivery.pitch.spread_semitones if delivery.pitch else None
    known: tuple[tuple[str, float | None, Target], ...] = (
        ("duration", delivery.duration_s, targets.duration.scaled(delivery.target_s)),
        ("speech_rate", delivery.speech_rate_wpm, targets.speech_rate),
        ("articulation_rate", delivery.articulation_rate_sps, targets.articulation_rate),
        ("fillers", fillers.per_minute, targets.fillers),
        ("filler_phrases", fillers.phrases_per_minute, targets.filler_phrases),
        (
            "pause_in_clause",
            _longest(pauses, ("clause",)) if "pause_in_clause" not in reasons else None,
            targets.pause_in_clause,
        ),
        ("pause", _longest(pauses, ("clause", "boundary")) if delivery.pauses else None, targets.pause),
        ("response_latency", delivery.response_latency_s, targets.response_latency),
        ("pitch_spread", pitch, targets.pitch_spread),
    )
    return tuple(metric(name, value, target, reasons.get(name, "")) for name, value, target in known)


def of_any_length(delivery: Delivery) -> Delivery:
    """The delivery of an answer without a target length, as one to a follow-up: its duration is told, not judged."""
    judged = delivery.metrics[1:] if delivery.metrics else ()  # the duration stands first
    return replace(delivery, duration_verdict="unmeasured", metrics=judged)


def metric(name: str, value: float | None, target: Target, reason: str = "") -> Metric:
    """One value with its band; without a value, the reason."""
    band: Band = "unmeasured" if value is None else target.band(value)
    return Metric(
        name=target.label,
        value=value,
        unit=target.unit,
        band=band,
        target=target.text(),
        reason=(reason or f"{name} could not be measured") if value is None else "",
        source=target.source,
    )


def _longest(pauses: tuple[Pause, ...], places: tuple[str, ...]) -> float:
    """Seconds of the longest pause in one of these places, 0 when there is none."""
    return max((pause.duration_s for pause in pauses if pause.place in places), default=0.0)

"""Withhold points and verdict from a report if the words or the sound cannot be trusted, and say why."""

from __future__ import annotations

from msgspec.structs import replace

from rehearse.types import AudioInfo, Content, Delivery, NextFix, Report


def unless_refused(report: Report, refusal: str | None, fix: str | None) -> Report:
    """The report with the refusal of its words as the reason why nothing is scored, and with `fix` as the next fix.

    A poor recording that holds words keeps its own fix, which names what is poor about it.
    """
    if refusal is None or report.content is None:
        return report
    poor = report.audio is not None and report.audio.trust == "poor"
    words = report.transcript is not None and report.transcript.words
    next_fix = report.content.next_fix if poor and words else NextFix(None, fix) if poor else NextFix(fix, None)
    return replace(report, content=replace(report.content, not_scored_reason=refusal, next_fix=next_fix))


def unless_poor(content: Content, audio: AudioInfo | None) -> Content:
    """The content without points and verdict if the sound is too poor to judge the words; otherwise unchanged.

    The next fix is then to record again, whatever the words seem to say.
    """
    if audio is None or audio.trust == "ok":
        return content
    again = NextFix(None, f"Record it again: {audio.reasons[0]}.")
    reason = f"The recording cannot be trusted: {audio.reasons[0]}."
    return replace(
        content,
        scored=False,
        not_scored_reason=content.not_scored_reason or reason,
        scores={},
        total=None,
        verdict="not scored",
        verdict_reasons=(),
        density=None,
        next_fix=again,
    )


def seconds_unless_timed(content: Content, delivery: Delivery) -> Content:
    """The content without the seconds of its parts if the answer itself could not be timed; otherwise unchanged."""
    if delivery.duration_s is not None:
        return content
    parts = {name: replace(part, seconds=None) for name, part in content.parts.items()}
    density = content.density and replace(content.density, points_per_10_s=None)
    return replace(content, parts=parts, density=density)


def with_channels(said: str, info: AudioInfo) -> str:
    """What is said of a recording; of two voices or unclear words in two mixed channels, also how to use one channel.

    A recording with a single channel, or with more than two, has none to choose.
    """
    from rehearse.data.recognition import recognition
    from rehearse.delivery.voices import WARNING

    gate = recognition().gate
    mixed = info.channels == 2 and info.channel is None
    return f"{said} {gate.channel_fix}" if mixed and said in (gate.unclear_fix, WARNING) else said

"""Warnings for people: what the contract names by its fields, in words."""

import re

from rehearse.delivery.missing import NO_SPEECH
from rehearse.types import Report

NAMES = {
    "duration_s": "duration",
    "response_latency_s": "pause before the first word",
    "speech_rate_wpm": "speech rate",
    "articulation_rate_sps": "articulation rate",
    "pace": "pace",
    "fillers.per_minute": "fillers",
    "pauses": "pauses",
    "pause_in_clause": "pause placement",
    "pitch": "pitch",
    "loudness": "loudness",
    "drawn_out": "drawn-out words",
}
_FIELDS = re.compile(r"^delivery\.([\w., ]+): not measured, because (.*)$", re.DOTALL)
_ASIDE = re.compile(r" ?\(delivery\.\w+\)")


def worth_saying(report: Report) -> tuple[str, ...]:
    """The warnings in words, without those that say again why a report has no points, or that nothing was heard."""
    said = report.content.not_scored_reason if report.content else None
    nothing_heard = said is not None and not (report.transcript and report.transcript.words)
    kept = (one for one in report.warnings if one != said and not (nothing_heard and _is_of_silence(one)))
    return tuple(warning_text(one) for one in kept)


def _is_of_silence(warning: str) -> bool:
    return _FIELDS.match(warning) is not None and warning.endswith(NO_SPEECH)


def warning_text(warning: str) -> str:
    """The warning with fields of the contract by their names in words.

    >>> warning_text("delivery.pace, pitch: not measured, because it is short")
    'Not measured: pace, pitch, because it is short.'
    """
    found = _FIELDS.match(warning)
    if found is None:
        return _ASIDE.sub("", warning)
    names = [NAMES.get(name, name.replace("_", " ")) for name in found[1].split(", ")]
    return f"Not measured: {', '.join(names)}, because {found[2].rstrip('.')}."

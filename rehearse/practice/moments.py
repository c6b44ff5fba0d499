"""Where in a recording: a clock time, seconds, a part of the story, or the slowest or fastest ten seconds."""

import re

from rehearse.errors import UsageError
from rehearse.types import Report

_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$")
_SECONDS = re.compile(r"^(\d+(?:\.\d+)?)\s*s?$")
LEAD_S = 0.3  # begin a little before, so that the first word is heard whole
STRETCHES = ("slowest", "fastest")


def stretch(text: str, report: Report) -> tuple[float, float | None]:
    """Where to begin and for how many seconds to play: ten for "slowest" and "fastest", else None, to the end.

    Raises UsageError for what is not a moment, and for an answer too short to have a slowest stretch.
    """
    name = text.lower()
    if name not in STRETCHES:
        return moment_s(text, report), None
    window = report.delivery.slowest if name == "slowest" else report.delivery.fastest
    if window is None:
        raise UsageError(
            f"This answer has no {name} ten seconds.",
            "Finding it needs words with times and at least twenty seconds of speech.",
        )
    return window.start_s, window.end_s - window.start_s


def moment_s(text: str, report: Report) -> float:
    """Seconds from the beginning: "1:05", "65", "65 s", or "action" for where that part begins.

    Raises UsageError for anything else, for a part the answer does not have, and for a moment after the end.
    """
    if clock := _CLOCK.match(text):
        found = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3])
    elif seconds := _SECONDS.match(text):
        found = float(seconds[1])
    else:
        found = max(0.0, _part_s(text.lower(), report) - LEAD_S)
    if report.audio is not None and found >= report.audio.duration_s:
        raise UsageError(f"The recording ends at {report.audio.duration_s:.1f} s, before {text}.")
    return found


def _part_s(name: str, report: Report) -> float:
    """Where the first sentence of a part begins."""
    sentences = report.transcript.sentences if report.transcript else ()
    for sentence in sentences:
        if sentence.part == name and sentence.start_s is not None:
            return sentence.start_s
    raise UsageError(
        f'There is no moment "{name}" in this answer.',
        "Give m:ss, seconds, situation, task, action, result or reflection, slowest or fastest.",
    )

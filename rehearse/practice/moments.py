"""Where in a recording: a clock time, seconds, a part of the story, or the slowest or fastest ten seconds."""

import re
from typing import cast, get_args

from rehearse.errors import UsageError
from rehearse.types import PartName, Report

_CLOCK = re.compile(r"^(?:(\d{1,4}):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$")  # no take is longer, and no number endless
_SECONDS = re.compile(r"^(\d{1,8}(?:\.\d+)?)\s*s?$")
LEAD_S = 0.3  # begin a little before, so that the first word is heard whole
_SIXTY = 60
STRETCHES = ("slowest", "fastest")


def names_moment(text: str) -> bool:
    """Whether a word can only be a moment: a clock time, a part, slowest or fastest. A bare number may be a take."""
    name = text.lower()
    return name in (*STRETCHES, *get_args(PartName)) or _CLOCK.match(name) is not None


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
            f"The {name} ten seconds of this answer are not known.",
            "That needs words with times and at least twenty seconds of speech.",
        )
    return window.start_s, window.end_s - window.start_s


def whence(text: str, from_s: float) -> str:
    """Where that is, for a sentence: a clock time, and what begins there if it was given by its name.

    >>> whence("fastest", 25.4)
    '0:25, the fastest ten seconds'
    """
    at = f"{int(from_s) // _SIXTY}:{int(from_s) % _SIXTY:02d}"
    name = text.lower()
    if name in STRETCHES:
        return f"{at}, the {name} ten seconds"
    return f"{at}, the {name}" if name in get_args(PartName) else at


def moment_s(text: str, report: Report) -> float:
    """Seconds from the beginning: "1:05", "65", "65 s", or "action" for where that part begins.

    Raises UsageError for anything else, for a part the answer does not have, and for a moment after the end.
    """
    if clock := _CLOCK.match(text):
        hours, minutes, seconds_s = int(clock[1] or 0), int(clock[2]), float(clock[3])
        if seconds_s >= _SIXTY or (clock[1] and minutes >= _SIXTY):
            raise UsageError(f"{text} is not a time.", "Give m:ss with seconds up to 59, such as 1:05, or seconds.")
        found = hours * 3600 + minutes * 60 + seconds_s
    elif seconds := _SECONDS.match(text):
        found = float(seconds[1])
    else:
        found = max(0.0, _part_s(text.lower(), report) - LEAD_S)
    if report.audio is not None and found >= report.audio.duration_s:
        raise UsageError(
            f"The recording ends at {report.audio.duration_s:.1f} s, before {text}.",
            "Give an earlier moment, or a part.",
        )
    return found


def _part_s(name: str, report: Report) -> float:
    """Where the first sentence of a part begins."""
    begins = {one.part: one.start_s for one in reversed(report.sentences_by_part) if one.start_s is not None}
    if name not in get_args(PartName):
        raise UsageError(
            f'There is no moment "{name}" in this answer.',
            "Give m:ss, seconds, situation, task, action, result or reflection, slowest or fastest.",
        )
    found = begins.get(cast(PartName, name))
    if found is None:
        others = ", ".join(part for part in get_args(PartName) if part in begins)
        raise UsageError(f"{_lacks(name, report)}; it has {others}." if others else f"{_lacks(name, report)}.")
    return found


def _lacks(name: str, report: Report) -> str:
    if report.transcript is None:
        return "The parts of this answer are not known, because it has no transcript"
    part = report.content.parts.get(cast(PartName, name)) if report.content else None
    if part is not None and part.present:
        return f"It is not clear which words of this answer are the {name}"
    return f"This answer has no {name}"

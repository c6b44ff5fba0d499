"""One take compared with an earlier one, in a sentence: time, points, fillers and pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.practice.compare import compare
from rehearse.report.wording import duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.practice.compare import Difference
    from rehearse.types import Attempt

SAID = {  # measures in the order of the sentence, each with what follows its value
    "duration_s": ("time", ""),
    "total_points": ("points", ""),
    "fillers_per_minute": ("um and uh", " a minute"),
    "phrases_per_minute": ("filler phrases", " a minute"),
    "speech_rate_wpm": ("pace", " words a minute"),
}


def changed(before: Attempt, after: Attempt) -> str:
    """What is different, and whether it is nearer to the target.

    Empty where nothing was measured in both, and where one was too short or too unclear to be scored.
    """
    if any(one.report.content and one.report.content.not_scored_reason for one in (before, after)):
        return ""
    found = {one.measure.name: one for one in compare(before, after).differences}
    said = [line for name in SAID if name in found for line in _line(found[name])]
    return f"Since take {before.id}: {'; '.join(said)}." if said else ""


def _line(one: Difference) -> Iterator[str]:
    if one.before is None or one.after is None:
        return
    label, unit = SAID[one.measure.name]
    old, new = _text(one, one.before), _text(one, one.after)
    if one.before == one.after == 0:
        return  # nothing then and nothing now: not worth a word
    if old == new:
        yield f"{label} {new}{unit} as before"
        return
    call = {True: " (better)", False: " (worse)", None: ""}[one.nearer]
    yield f"{label} {new}{unit}, was {old}{call}"


def _text(one: Difference, value: float) -> str:
    return duration(value) if one.measure.name == "duration_s" else one.measure.text(value)

"""Two takes with nearly the same words, whose points and parts may differ by the hearing and not by the telling."""

import difflib
import re
from typing import get_args

from rehearse.data.progress_measures import Measure
from rehearse.types import PartName, Report

NEARLY_SAME = 0.85  # share of the words: six human recordings, each heard eight times, had 86% to 100% in common


def percent_in_common(before: Report, after: Report) -> int | None:
    """The share of the words that two transcribed takes have in common, 85-99; None for less, and for the same words.

    One human answer of 30 s, heard eight times with small changes of its level and noise, got 17 to 38 points: a word
    that is heard as another can be a step more or less.
    """
    if before.audio is None or after.audio is None:
        return None
    first, second = _words(before), _words(after)
    if not first or not second or first == second:
        return None
    share = difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
    return min(99, round(100 * share)) if share >= NEARLY_SAME else None


def rests_on_words(measure: Measure) -> bool:
    """Whether a measure comes from the judgement of the words: points, parts of the story and their share."""
    return measure.group == "content" or measure.name.split("_")[0] in get_args(PartName)


def _words(report: Report) -> list[str]:
    return re.findall(r"[\w']+", report.transcript.text.lower()) if report.transcript else []

"""Sample reports whose every number is known: for the tests of renderers, of the store and of practice.

`full()` is a spoken answer with everything measured, and `judged()` the same as the program judges it;
`without_words()` the same take before a model is installed;
`not_scored()` a take too short to judge; `text_only()` a written answer (`rehearse check`); `no_hire()` an answer with
both auto-fails; `hostile()` carries markup, escape sequences and right-to-left marks in every text field.
"""

from collections.abc import Callable

from rehearse.types import Report
from tests.builders_report.content import content
from tests.builders_report.delivery import delivery
from tests.builders_report.hostile import HOSTILE, hostile
from tests.builders_report.reports import explained, full, judged, no_hire, not_scored, text_only, without_words
from tests.builders_report.take import QUESTION, STORY, Line, moment, speak, transcript, words_of_line

ALL: dict[str, Callable[[], Report]] = {
    "full": full,
    "judged": judged,
    "without_words": without_words,
    "not_scored": not_scored,
    "text_only": text_only,
    "no_hire": no_hire,
    "hostile": hostile,
}

__all__ = [
    "ALL",
    "HOSTILE",
    "QUESTION",
    "STORY",
    "Line",
    "content",
    "delivery",
    "explained",
    "full",
    "hostile",
    "judged",
    "moment",
    "no_hire",
    "not_scored",
    "speak",
    "text_only",
    "transcript",
    "without_words",
    "words_of_line",
]

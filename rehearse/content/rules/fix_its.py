"""Rewriting the user's own words where that is safe: "we found" becomes "I found", nothing is made up."""

from __future__ import annotations

import re

from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.step import Step
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_FIRST_WE = re.compile(r"\b[Ww]e(?: all)?(?: (?:collectively|jointly|together|as a (?:team|group)))?\b")
_OPEN = "open with what you noticed, that no one had asked you, and why you took it on"
_ELSE = "If you only did what you were told, choose another story."


def say_i(answer: Answer, hit: WordRange) -> str:
    """What to say instead of “we found a recurring timeout” if it was the speaker, or how to name one's share."""
    quote = answer.reading.quote(hit)
    if _FIRST_WE.match(quote):
        mine = _FIRST_WE.sub("I", quote, count=1).replace("I were", "I was")
        return f"If it was you, say so: “{mine}”. If it was not, say which part of it you did."
    return f"Say who did it. If it was you, begin with “I” and the verb; “{quote}” hides you."


def open_with_notice(answer: Answer, directed: WordRange) -> str:
    """How to open with what the speaker saw, instead of with the order."""
    quote = answer.reading.quote(directed)
    found = first_finding(answer, directed)
    if found is None:
        return f"Instead of “{quote}”, {_OPEN}. {_ELSE}"
    own = answer.reading.quote(found.hit)
    return f"Leave out “{quote}” and open with what you saw yourself: “{own} …”; then say why you took it on. {_ELSE}"


def first_finding(answer: Answer, after: WordRange) -> Step | None:
    """The speaker's own first finding after an assignment."""
    return next(
        (act for act in answer.steps.own if act.lemma in verb_class("finding") and act.hit.start >= after.start), None
    )

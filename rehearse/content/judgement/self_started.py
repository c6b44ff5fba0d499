"""The words that say that the work was the speaker's own start, for the step that asks for them."""

from __future__ import annotations

from rehearse.content.events.ideas import find_ideas
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.story.answer import Answer
from rehearse.content.story.ownership import unasked_words
from rehearse.content.text import WordRange


def self_started(answer: Answer) -> WordRange | None:
    """The words that say that nobody asked, else the first decision, offer or idea of the speaker's own.

    What was noticed or asked for may earn the points of who began; it does not say that the work was not assigned.
    """
    if answer.initiation.own is None:
        return None
    reading, clauses = answer.reading, answer.clauses
    found = [one.hit for one in find_initiatives(reading, clauses) if one.outright]
    found += [hit for owner, hit in find_ideas(reading, clauses, answer.steps) if owner == "i"]
    return unasked_words(reading) or min(found, key=lambda hit: hit.start, default=None)

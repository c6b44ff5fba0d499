"""Whether the speaker looked again later at what they had put right: "I called again in June"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.events.step import Step
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_LOOKING = g.stems(
    (
        "call", "ring", "phone", "ask", "visit", "check", "look", "write", "email", "text", "go", "come", "drive",
        "walk", "meet", "inspect", "measure", "count", "test", "weigh", "time", "taste", "listen", "stop", "drop",
        "pop", "see", "speak", "talk", "survey", "read",
    )
)  # fmt: skip
_AGAIN = frozenset({"again", "back"})
_PERIODS = frozenset({"day", "week", "month", "year", "morning", "evening", "season", "term", "quarter"})
_DATES = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "spring", "summer", "autumn", "winter", "christmas", "easter", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday",
    }
)  # fmt: skip
_BEHIND = frozenset({"later", "after", "afterwards", "on"})
MOST_AGAIN = 2  # "again and again" is no later look
_NEXT = frozenset({"next", "following"})
_ASKING = g.stems(("call", "ring", "phone", "visit", "ask", "write", "email", "meet", "check"))


def checked_later(answer: Answer) -> WordRange | None:
    """The clause of the last step in which the speaker checked again later; None if there is no such step.

    To ask or check later is enough; other looks have to be said to come again: "two weeks later I weighed it" is work.
    """
    own = answer.steps.own
    for step in reversed(own[1:]):
        first, last = _stretch(answer, step)
        words = [token.text for token in answer.reading.tokens[first:last]]
        again = not _AGAIN.isdisjoint(words) and words.count("again") < MOST_AGAIN
        if (again and step.lemma in _LOOKING and _is_dated(words)) or (step.lemma in _ASKING and _is_later(words)):
            tokens = answer.reading.tokens
            return WordRange(tokens[first].word, tokens[last - 1].word + 1)
    return None


def _stretch(answer: Answer, step: Step) -> tuple[int, int]:
    """The tokens of a step's clause, with what leads it in within its sentence: "a month later I rang"."""
    start, _ = answer.reading.token_spans[step.sentence]
    at = step.clause.start
    while at > start and not answer.reading.tokens[at - 1].closed and not _joins(answer, at - 1):
        at -= 1
    return at, max(step.clause.end, step.clause.group.end)


def _joins(answer: Answer, at: int) -> bool:
    return answer.reading.tokens[at].text in g.words("joiners")


def _is_later(words: Sequence[str]) -> bool:
    """True for "a month later", "two weeks after that", "the following week"."""
    for at, word in enumerate(words):
        period = word.removesuffix("s") in _PERIODS
        if period and (
            not _BEHIND.isdisjoint(words[at + 1 : at + 2]) or not _NEXT.isdisjoint(words[max(0, at - 1) : at])
        ):
            return True
        if period and "after" in words[max(0, at - 3) : at]:
            return True
    return "later" in words or "afterwards" in words


def _is_dated(words: Sequence[str]) -> bool:
    """True for "in June", "on the Friday", "that winter"."""
    return _is_later(words) or not _DATES.isdisjoint(words) or any(word.removesuffix("s") in _PERIODS for word in words)

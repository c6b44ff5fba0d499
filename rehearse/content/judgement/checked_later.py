"""Whether the speaker looked again later at what they had put right: "I called again in June"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_ASKING = g.stems(("call", "ring", "phone", "visit", "ask", "write", "email", "meet", "check", "compare"))
_MEASURING = g.stems(("look", "check", "compare", "measure", "count", "weigh", "test", "inspect", "survey", "examine"))
_LOOKING = (
    _ASKING
    | _MEASURING
    | g.stems(
        (
            "text", "go", "come", "drive", "walk", "time", "taste", "listen", "stop", "drop", "pop", "see", "speak",
            "talk", "read", "review", "sample", "interview", "study", "return",
        )
    )
)  # fmt: skip
_HOLDING = verb_class("light") | g.stems(("do", "run", "carry", "hold"))  # "took another reading"
_AGAIN = frozenset({"again", "back"})
_REPEATED = ("once more", "second time", "third time", "one more time")
_ANOTHER = frozenset({"another", "second", "third", "new"})
_PERIODS = frozenset({"day", "week", "month", "year", "morning", "evening", "season", "term", "quarter"})
_DATES = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "spring", "summer", "autumn", "winter", "christmas", "easter", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday",
    }
)  # fmt: skip
_BEHIND = frozenset({"later", "after", "afterwards", "on"})
_BEFORE_PERIOD = frozenset({"after", "end"})  # "after three weeks", "at the end of the season"
MOST_AGAIN = 2  # "again and again" is no later look
_NEXT = frozenset({"next", "following"})


def checked_later(answer: Answer) -> WordRange | None:
    """The clause of the last time that the speaker checked again later; None if there is no such clause.

    To ask or check later is enough; other looks have to be said to come again: "two weeks later I weighed it" is work.
    "When I looked in June" is a later look behind the last step.
    """
    own = answer.steps.own
    if not own:
        return None
    for clause in reversed(answer.clauses):
        if clause.start <= own[0].clause.start:
            return None
        first, last = _stretch(answer, clause)
        if _is_later_look(answer, clause, [token.text for token in answer.reading.tokens[first:last]]):
            tokens = answer.reading.tokens
            return WordRange(tokens[first].word, tokens[last - 1].word + 1)
    return None


def _is_later_look(answer: Answer, clause: Clause, words: Sequence[str]) -> bool:
    """Whether the speaker looks or asks in this clause, later than what they did before; words: of its stretch."""
    group = clause.group
    if clause.subject.kind != "i" or not clause.told or group.tense != "past" or group.voice == "passive":
        return False
    lemmas = {group.lemma, clause.complement.lemma}
    repeats = _repeats(answer.reading.tokens[group.verb].text)
    again = repeats or _is_again(words)
    looks = repeats or not lemmas.isdisjoint(_LOOKING) or _holds_look(answer, clause)
    if (again and looks and _is_dated(words)) or (not lemmas.isdisjoint(_ASKING) and _is_later(words)):
        return True
    last = clause.start > answer.steps.own[-1].clause.start
    return clause.link == "when" and last and group.lemma in _MEASURING and _is_dated(words)


def _repeats(verb: str) -> bool:
    """True for "revisited", "recounted", "retested": a verb of looking with "re"."""
    return verb.startswith("re") and g.past_of(verb.removeprefix("re")) in _LOOKING


def _is_again(words: Sequence[str]) -> bool:
    """Whether words say that something is done once more, and not over and over."""
    joined = " ".join(words)
    told = not _AGAIN.isdisjoint(words) or any(phrase in joined for phrase in _REPEATED)
    another = any(one in _ANOTHER and _is_look(noun) for one, noun in pairwise(words))
    return (told or another) and words.count("again") < MOST_AGAIN


def _holds_look(answer: Answer, clause: Clause) -> bool:
    """True for "took another reading", "ran the survey again": the object says what kind of look it was."""
    behind = [token.text for token in answer.reading.tokens[clause.group.verb + 1 : clause.end]]
    return clause.group.lemma in _HOLDING and any(map(_is_look, behind))


def _is_look(noun: str) -> bool:
    """True for "look", "count", "reading", "survey"."""
    return bool({g.stem(noun), g.gerund_of(noun)} & _LOOKING)


def _stretch(answer: Answer, clause: Clause) -> tuple[int, int]:
    """The tokens of a clause, with what leads it in within its sentence: "a month later I rang", "when I returned,"."""
    tokens, (start, _) = answer.reading.tokens, answer.reading.token_spans[clause.sentence]
    at = clause.start
    while at > start and tokens[at - 1].text not in g.words("joiners") and not _ends_clause(answer, at - 1, start):
        at -= 1
    return at, max(clause.end, clause.group.end)


def _ends_clause(answer: Answer, at: int, start: int) -> bool:
    """Whether a token closes a clause that is no time of the next one, as "when I returned," and "a year on," are."""
    if not answer.reading.tokens[at].closed:
        return False
    inside = [one for one in answer.clauses if start <= one.start <= at]
    return any(one.link != "when" for one in inside)


def _is_later(words: Sequence[str]) -> bool:
    """True for "a month later", "two weeks after that", "the following week", "at the end of the season"."""
    for at, word in enumerate(words):
        period = word.removesuffix("s") in _PERIODS
        if period and (
            not _BEHIND.isdisjoint(words[at + 1 : at + 2]) or not _NEXT.isdisjoint(words[max(0, at - 1) : at])
        ):
            return True
        if period and not _BEFORE_PERIOD.isdisjoint(words[max(0, at - 3) : at]):
            return True
    return "later" in words or "afterwards" in words


def _is_dated(words: Sequence[str]) -> bool:
    """True for "in June", "on the Friday", "that winter"."""
    return _is_later(words) or not _DATES.isdisjoint(words) or any(word.removesuffix("s") in _PERIODS for word in words)

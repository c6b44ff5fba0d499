"""Questions found by words of their text, id, tags and principles, and by synonyms of those words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from rehearse.data import load
from rehearse.data.near import near
from rehearse.types import Question

MOST_NEAREST = 3


class _Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_synonyms.toml."""

    group: tuple[tuple[str, ...], ...]
    frame: frozenset[str]


def search(words: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that contain every word, or a synonym of it, in the given order.

    Words that most questions hold are passed over; several of them alone are looked for as they stand.
    """
    sought = " ".join(words.lower().split())
    return tuple(question for question in questions if holds(question, sought))


def holds(question: Question, words: str) -> bool:
    """Whether a question matches these words. No words match all questions."""
    sought = " ".join(words.lower().split())
    text, topics = _text(question), _topics(sought)
    return _any_said(text, sought) or (bool(topics) and all(_any_said(text, word) for word in topics))


def nearest(words: str, questions: Sequence[Question], most: int = MOST_NEAREST) -> tuple[Question, ...]:
    """The questions that hold the most of the words, the rarer the better; a synonym counts half."""
    texts = {question.id: _text(question) for question in questions}
    points: dict[str, float] = dict.fromkeys(texts, 0.0)
    for word in _topics(words):
        for pattern in (_said_as(word), _pattern(word)):
            holding = [name for name, text in texts.items() if pattern.search(text)]
            for name in holding:
                points[name] += math.log(2 * len(texts) / len(holding))
    best = sorted((one for one in questions if points[one.id]), key=lambda one: -points[one.id])
    return tuple(best[:most])


def themes_near(words: str) -> tuple[str, ...]:
    """The themes for which the words may be a slip, the nearest first."""
    return tuple(theme for word in _topics(words) for theme in near(word, themes(), 1))


def _text(question: Question) -> str:
    return " ".join((question.id.replace("-", " "), question.id, question.text, *question.tags, *question.principles))


def _topics(words: str) -> list[str]:
    """What was typed without the words that most questions hold."""
    frame = load("question_synonyms.toml", _Synonyms).frame
    return [word for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", words.lower()) if word not in frame]


def _any_said(text: str, sought: str) -> bool:
    return _pattern(sought).search(text) is not None


def themes() -> tuple[str, ...]:
    """What can be searched for: every word of the groups, each once."""
    return tuple(dict.fromkeys(word for group in load("question_synonyms.toml", _Synonyms).group for word in group))


@cache
def _pattern(sought: str) -> re.Pattern[str]:
    """What was typed, or a synonym of it, at the beginning of a word."""
    return _said_as(sought, *_alike(sought))


def _said_as(*words: str) -> re.Pattern[str]:
    """Any of these at the beginning of a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _alike(sought: str) -> tuple[str, ...]:
    """The words of the synonym groups that contain what was typed."""
    return tuple(word for group in load("question_synonyms.toml", _Synonyms).group if sought in group for word in group)

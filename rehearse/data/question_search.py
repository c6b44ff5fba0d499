"""Questions found by words of their text, id, tags and principles, and by synonyms of those words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from rehearse.data import load
from rehearse.types import Question


class _Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_synonyms.toml."""

    group: tuple[tuple[str, ...], ...]


def search(words: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that contain every word, or a synonym of it, in the given order."""
    sought = " ".join(words.lower().split())
    return tuple(question for question in questions if holds(question, sought))


def holds(question: Question, words: str) -> bool:
    """Whether a question matches these words. No words match all questions."""
    sought = " ".join(words.lower().split())
    text = " ".join((question.id.replace("-", " "), question.id, question.text, *question.tags, *question.principles))
    return _any_said(text, sought) or all(_any_said(text, word) for word in sought.split())


def _any_said(text: str, sought: str) -> bool:
    return _pattern(sought).search(text) is not None


def themes() -> tuple[str, ...]:
    """What can be searched for: every word of the groups, each once."""
    return tuple(dict.fromkeys(word for group in load("question_synonyms.toml", _Synonyms).group for word in group))


@cache
def _pattern(sought: str) -> re.Pattern[str]:
    """What was typed, or a synonym of it, at the beginning of a word."""
    alike = "|".join(map(re.escape, (sought, *_alike(sought))))
    return re.compile(rf"(?<!\w)(?:{alike})", re.IGNORECASE)


def _alike(sought: str) -> tuple[str, ...]:
    """The words of the synonym groups that contain what was typed."""
    return tuple(word for group in load("question_synonyms.toml", _Synonyms).group if sought in group for word in group)

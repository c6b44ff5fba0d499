"""What some questions ask about by name, and the words without which nobody tells of it: question_subjects.toml."""

from functools import cache

import msgspec

from rehearse.data import load


class Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject: patterns that find it in a question, and patterns of which an answer to that question holds one.

    step: the step of a question's framework whose cues are such patterns, too.
    """

    what: str
    asked: tuple[str, ...]
    told: tuple[str, ...]
    step: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    subject: tuple[Subject, ...]


@cache
def question_subjects() -> tuple[Subject, ...]:
    """All of them, in the order of the file."""
    return load("question_subjects.toml", _File).subject

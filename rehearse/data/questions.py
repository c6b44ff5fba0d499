"""The question bank: the questions the program ships and, beside them, the user's own.

The shipped ones are in questions.toml (behavioural) and questions_technical.toml (to be explained aloud). The user's
own are in `config_dir()/questions.json`, which no upgrade touches; where an id occurs in both, the user's wins.
"""

from functools import lru_cache
from pathlib import Path

import msgspec

from rehearse import data
from rehearse.data.near import near, one_of
from rehearse.data.plain_mistakes import plain
from rehearse.data.question_search import MOST_NEAREST, nearest, search, themes_near
from rehearse.errors import UsageError, refused
from rehearse.permissions import write_whole
from rehearse.settings import config_dir
from rehearse.types import Question

FILES = ("questions.toml", "questions_technical.toml")
_STAND_INS = frozenset({"QUESTION", "ID"})  # as help and suggestions write the word that a user is to put there


class Bank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of questions."""

    question: tuple[Question, ...] = ()


@lru_cache(maxsize=1)
def shipped() -> tuple[Question, ...]:
    """The questions that come with the program, in the order of the files."""
    return tuple(question for name in FILES for question in data.load(name, Bank).question)


class _Principle(msgspec.Struct, frozen=True):
    """What this file needs of a row of principles.toml."""

    name: str


class _Principles(msgspec.Struct, frozen=True):
    principle: tuple[_Principle, ...]


def principle_names() -> tuple[str, ...]:
    """The sixteen principles in the order in which they are published."""
    return tuple(row.name for row in data.load("principles.toml", _Principles).principle)


def own_path() -> Path:
    """Where the user's own questions are kept."""
    return config_dir() / "questions.json"


def own() -> tuple[Question, ...]:
    """The user's own questions, oldest first; none when they have added none.

    Raises UsageError when the file was edited into something that is not a list of questions.
    """
    try:
        content = own_path().read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UsageError(f"Your questions in {own_path()} cannot be read: {refused(error)}.") from error
    try:
        return data.from_json(content, Bank).question
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        why = plain(error, table="an object", kind=Bank, content=content)
        raise UsageError(f"{own_path()} cannot be used: {why}.", "Correct it, or move it away.") from error


def bank() -> tuple[Question, ...]:
    """Every question that can be asked: the shipped ones, then the user's own."""
    mine = own()
    taken = {question.id for question in mine}
    return (*(question for question in shipped() if question.id not in taken), *mine)


def find(id_or_text: str) -> Question:
    """The question with this id, beginning or part of an id, words of its text, tag, principle or synonym.

    Raises UsageError for an unknown question (the hint names the nearest ids) or one that could be several.
    """
    if id_or_text.strip() in _STAND_INS:
        raise UsageError(
            f"{id_or_text.strip()} stands for a question: its id, or some of its words.",
            "`rehearse questions` lists them.",
        )
    questions = bank()
    wanted = id_or_text.strip().lower()
    for question in questions:
        if wanted in (question.id.lower(), question.text.lower()):
            return question
    meant = (
        _begun(wanted, questions)
        or _within(wanted, questions)
        or _worded(wanted, questions)
        or (search(wanted, questions) if wanted else ())
    )
    if len(meant) == 1:
        return meant[0]
    if meant:
        ids = ", ".join(question.id for question in meant[:5])
        more = f" …; `rehearse questions list {id_or_text}` shows all" if len(meant) > 5 else ""
        raise UsageError(f'"{id_or_text}" could be any of {len(meant)} questions.', f"Say which: {ids}{more}.")
    raise UsageError(f'There is no question "{id_or_text}".', suggested(id_or_text, questions))


def suggested(words: str, questions: tuple[Question, ...]) -> str:
    """The ids of the questions that were most likely meant, if any, and how to see them, or all."""
    ids = near(words, [question.id for question in questions])
    ids = ids or tuple(question.id for question in nearest(words, questions))
    if ids:
        return (
            f"Did you mean {one_of(ids)}? `rehearse questions show {ids[0]}` shows one, `rehearse questions list` all."
        )
    if found := themes_near(words):
        some = ", ".join(question.id for question in search(found[0], questions)[:MOST_NEAREST])
        return f"Did you mean {found[0]}? `rehearse questions list {found[0]}` finds {some} …"
    return "`rehearse questions list` shows them all, with their tags."


def _begun(wanted: str, questions: tuple[Question, ...]) -> list[Question]:
    return [question for question in questions if wanted and question.id.lower().startswith(wanted)]


def _within(wanted: str, questions: tuple[Question, ...]) -> list[Question]:
    """Those whose id has every word that was typed among its parts."""
    parts = set(wanted.replace("-", " ").split())
    return [question for question in questions if parts and parts <= set(question.id.lower().split("-"))]


def _worded(wanted: str, questions: tuple[Question, ...]) -> list[Question]:
    """Those whose text has all that was typed, as it was typed."""
    words = " ".join(wanted.split())
    return [question for question in questions if words and words in question.text.lower()]


def save_own(questions: tuple[Question, ...]) -> None:
    """Replace the user's own questions with these; the old file stays whole until the new one is written.

    Raises UsageError when the file cannot be written.
    """
    path = own_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.format(msgspec.json.encode(Bank(questions)), indent=2) + b"\n")
    except OSError as error:
        raise UsageError(f"Your questions cannot be written to {path}: {refused(error)}.") from error

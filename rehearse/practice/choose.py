"""Which questions: filters, what was practised when, and the next one to ask."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rehearse.errors import UsageError
from rehearse.store.attempts import Entry
from rehearse.types import Question


class Practised(msgspec.Struct, frozen=True):
    """How often a question was answered, and when last (ISO 8601)."""

    takes: int
    last: str


class Wanted(msgspec.Struct, frozen=True):
    """What a question must be; None and False ask nothing. Names match without regard to case, and by a part."""

    principle: str | None = None
    role: str | None = None
    difficulty: str | None = None
    tag: str | None = None
    kind: str | None = None
    words: str | None = None
    never_practised: bool = False


def practised(entries: Iterable[Entry]) -> dict[str, Practised]:
    """By question id, from attempts oldest first."""
    found: dict[str, Practised] = {}
    for entry in entries:
        name = entry.summary.question_id
        if name is not None:
            earlier = found.get(name)
            found[name] = Practised(earlier.takes + 1 if earlier else 1, entry.summary.created)
    return found


def select(
    questions: Iterable[Question], wanted: Wanted, known: Mapping[str, Practised] | None = None
) -> tuple[Question, ...]:
    """The questions that fit, in the order in which they came."""
    known = known or {}
    return tuple(
        question
        for question in questions
        if _fits(question, wanted) and not (wanted.never_practised and question.id in known)
    )


def _fits(question: Question, wanted: Wanted) -> bool:
    return all(
        (
            _any_has(question.principles, wanted.principle),
            wanted.role is None or question.role == "any" or _any_has((question.role,), wanted.role),
            _any_has((question.difficulty,), wanted.difficulty),
            _any_has(question.tags, wanted.tag),
            _any_has((question.kind,), wanted.kind),
            all(word in f"{question.id} {question.text}".lower() for word in (wanted.words or "").lower().split()),
        )
    )


def _any_has(values: Iterable[str], part: str | None) -> bool:
    """Whether one of the values holds the part, at the beginning of a word ("earn" is in Earn Trust, not in Learn)."""
    return part is None or any(re.search(rf"\b{re.escape(part)}", value, re.IGNORECASE) for value in values)


def principle(part: str, names: Iterable[str]) -> str:
    """The principle whose name holds this part; raises UsageError when none or several do."""
    known = tuple(names)
    found = [name for name in known if _any_has((name,), part)]
    if len(found) != 1:
        one_of = "; ".join(found or known)
        raise UsageError(
            f'"{part}" names {"several principles" if found else "no principle"}.', f"Say one of: {one_of}."
        )
    return found[0]


def least_recent(questions: Iterable[Question], known: Mapping[str, Practised]) -> tuple[Question, ...]:
    """Never practised first, then by the day of the last take, longest ago first."""
    return tuple(sorted(questions, key=lambda question: known[question.id].last if question.id in known else ""))


def pick(questions: Sequence[Question], known: Mapping[str, Practised], chance: random.Random) -> Question:
    """One question by chance among those practised least often; raises UsageError when there is none."""
    if not questions:
        raise UsageError("No question fits.", "Ask for less, or see `rehearse questions list`.")
    takes = [known[question.id].takes if question.id in known else 0 for question in questions]
    fewest = min(takes)
    return chance.choice([question for question, count in zip(questions, takes, strict=True) if count == fewest])

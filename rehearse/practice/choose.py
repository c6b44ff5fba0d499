"""Choosing questions: filters, when each was practised, and the next one to ask."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rehearse.data.near import did_you_mean
from rehearse.data.question_search import holds
from rehearse.errors import UsageError
from rehearse.practice.counting import practice
from rehearse.store.summary import Entry
from rehearse.types import BANK_KINDS, Question
from rehearse.types.question import DIFFICULTIES

MOST_NAMES = 24  # in an error; there are 16 principles and more tags than fit on a screen


class Practised(msgspec.Struct, frozen=True):
    """How often a question was answered, and when it was last answered (ISO 8601; nothing where it never was).

    short: takes of it in which too little was said to count as practice.
    """

    takes: int
    last: str
    short: int = 0


class Wanted(msgspec.Struct, frozen=True):
    """What a question must match; None and False match all. Names match without regard to case, and by a part."""

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
    every = tuple(entries)
    counted = {entry.id for entry in practice(every)}
    for entry in every:
        if (name := entry.summary.question_id) is not None:
            so_far = found.get(name, Practised(0, ""))
            if entry.id in counted:
                found[name] = Practised(so_far.takes + 1, entry.summary.created, so_far.short)
            else:
                found[name] = msgspec.structs.replace(so_far, short=so_far.short + 1)
    return found


def select(
    questions: Iterable[Question], wanted: Wanted, known: Mapping[str, Practised] | None = None
) -> tuple[Question, ...]:
    """The questions that match, in the order given."""
    done = {name for name, one in (known or {}).items() if one.takes}
    return tuple(
        question
        for question in questions
        if _fits(question, wanted) and not (wanted.never_practised and question.id in done)
    )


def checked(wanted: Wanted, questions: Iterable[Question], principles: Iterable[str] = ()) -> Wanted:
    """The filters, if all their names exist. Otherwise raises UsageError, which lists what there is.

    `principles`: the sixteen names; those of the questions count, too.
    """
    known = tuple(questions)
    _known("principle", wanted.principle, [*principles, *(name for one in known for name in one.principles)])
    _known("role", wanted.role, [one.role for one in known])
    _known("tag", wanted.tag, sorted(tag for one in known for tag in one.tags))
    _known("kind", wanted.kind, BANK_KINDS)
    _known("difficulty", wanted.difficulty, DIFFICULTIES)
    return wanted


def _known(what: str, part: str | None, values: Sequence[str]) -> None:
    names = tuple(dict.fromkeys(values))
    if not _any_has(names, part):
        listed = ", ".join(names)
        if len(names) > MOST_NAMES:
            frequent = sorted(name for name, _ in Counter(values).most_common(MOST_NAMES))
            listed = f"{', '.join(frequent)}; Tab offers {len(names) - MOST_NAMES} more"
        raise UsageError(f'There is no {what} "{part}".', f"{did_you_mean(part or '', names)}Choose one of: {listed}.")


def counts(questions: Iterable[Question]) -> dict[str, dict[str, int]]:
    """How many questions there are of each kind, difficulty, role and tag, the most frequent first."""
    found = tuple(questions)
    by: dict[str, Counter[str]] = {
        "kind": Counter(one.kind for one in found),
        "difficulty": Counter(one.difficulty for one in found),
        "role": Counter(one.role for one in found),
        "tag": Counter(tag for one in found for tag in one.tags),
    }
    return {name: dict(counted.most_common()) for name, counted in by.items()}


def _fits(question: Question, wanted: Wanted) -> bool:
    return all(
        (
            _any_has(question.principles, wanted.principle),
            wanted.role is None or question.role == "any" or _any_has((question.role,), wanted.role),
            _any_has((question.difficulty,), wanted.difficulty),
            _any_has(question.tags, wanted.tag),
            _any_has((question.kind,), wanted.kind),
            wanted.words is None or holds(question, wanted.words),
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
        one_of = ", ".join(f'"{name}"' for name in found or known)  # there are commas and semicolons in names
        meant = "" if found else did_you_mean(part, known)
        raise UsageError(
            f'"{part}" names {"several principles" if found else "no principle"}.', f"{meant}Choose one of: {one_of}."
        )
    return found[0]


def least_recent(questions: Iterable[Question], known: Mapping[str, Practised]) -> tuple[Question, ...]:
    """Those never practised first, then by the day of the last take, oldest first."""
    return tuple(sorted(questions, key=lambda question: known[question.id].last if question.id in known else ""))


def pick(questions: Sequence[Question], known: Mapping[str, Practised], chance: random.Random) -> Question:
    """A random question among those practised least often; raises UsageError if there are none."""
    if not questions:
        raise UsageError("No question matches.", "Use fewer filters; `rehearse questions list` shows all questions.")
    takes = [known[question.id].takes if question.id in known else 0 for question in questions]
    fewest = min(takes)
    return chance.choice([question for question, count in zip(questions, takes, strict=True) if count == fewest])

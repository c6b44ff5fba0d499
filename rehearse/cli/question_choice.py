"""Which question is asked: by name, in the user's own words, or drawn from the bank."""

from __future__ import annotations

import secrets

from rehearse.cli.own_takes import own_takes
from rehearse.errors import StoreError, UsageError
from rehearse.practice.choose import Practised, Wanted, checked, pick, practised, select
from rehearse.types import Question

OWN = "own"


def choose(
    wanted: str | None, text: str | None, principle: str | None, role: str | None, at_random: bool = False
) -> Question:
    """The question named, or one drawn from the least practised that match; without filters, any behavioural one.

    Raises UsageError for an unknown question, contradicting options, or when no question fits.
    """
    from rehearse.data.questions import bank, find, principle_names

    if wanted is not None and (text is not None or principle or role or at_random):
        raise UsageError("A question and a way to pick one were both given.", "Use one or the other.")
    if text is not None:
        return own_question(text)
    if wanted is not None:
        return find(wanted)
    filters = Wanted(principle=principle, role=role, kind=None if principle or role else "behavioural")
    known, filters = _practised(), checked(filters, bank(), principle_names())
    return pick(select(bank(), filters, known), known, secrets.SystemRandom())


def one_question(named: str | None, by_option: str | None) -> str | None:
    """The question that was named, as an argument or with `-q`. Raises UsageError for two different ones."""
    if named and by_option and named != by_option:
        raise UsageError(f"Two questions were given: {named} and {by_option}.", "Give one of them.")
    return by_option if named is None else named


def own_question(text: str) -> Question:
    """A question in the user's own words; the same words are the same question, so that takes can be compared.

    Raises UsageError where there are no words.
    """
    from rehearse.practice.question_text import cleaned, short_enough, slug
    from rehearse.store.summary import is_follow_up

    if not cleaned(short_enough(text, "The question")):
        raise UsageError("The question is empty.", 'Give its words: --text "Why do you want to leave?"')
    name = f"{OWN}-{slug(text)}"
    if is_follow_up(name):  # this end of an id means that a question goes back to an answer
        name += "-question"
    return Question(id=name, text=" ".join(text.split()))


def _practised() -> dict[str, Practised]:
    """What was practised so far; a store that cannot be read must not stop anybody from practising."""
    try:
        return practised(own_takes())
    except StoreError:
        return {}

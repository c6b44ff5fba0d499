"""Which question is asked: by name, in the person's own words, or drawn from the bank."""

from __future__ import annotations

import secrets

from rehearse.errors import UsageError
from rehearse.types import Question

OWN = "own"


def choose(
    wanted: str | None, text: str | None, principle: str | None, role: str | None, at_random: bool = False
) -> Question:
    """The question meant, or one drawn from those that fit; without any wish, from all about what one has done.

    Raises UsageError for an unknown question, contradicting wishes, or when nothing fits.
    """
    from rehearse.data.questions import bank, find

    if wanted and (text or principle or role or at_random):
        raise UsageError("A question is named and others are asked for as well.", "Give the one or the other.")
    if text:
        return Question(id=OWN, text=text)
    if wanted:
        return find(wanted)
    fitting = [q for q in bank() if _fits(q, principle, role)]
    if not fitting:
        raise UsageError("No question of the bank fits.", "`rehearse questions list` shows principles and roles.")
    return secrets.choice(fitting)


def _fits(question: Question, principle: str | None, role: str | None) -> bool:
    if principle and not any(principle.lower() in name.lower() for name in question.principles):
        return False
    if role:
        return role.lower() in question.role.lower()
    return principle is not None or question.kind == "behavioural"

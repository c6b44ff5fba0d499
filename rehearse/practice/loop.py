"""The questions of a whole interview loop, or of one of its interviewers, with the role's share of them."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, groupby, islice

import msgspec

from rehearse.data.loop import Interviewer, Round, held_by, interview_loop, interviewer
from rehearse.errors import UsageError
from rehearse.practice.choose import Practised
from rehearse.practice.mock import MockOptions, Turn, least_asked, settings
from rehearse.types import THOUGHT_ALOUD, Question, QuestionKind


@dataclass(frozen=True)
class Slot:
    """A place for a question: its kind, who asks, and in which round."""

    kind: QuestionKind
    interviewer: Interviewer
    round: Round | None = None


def plan_loop(
    options: MockOptions, bank: Sequence[Question], known: Mapping[str, Practised], chance: random.Random
) -> tuple[Turn, ...]:
    """The questions of the loop, or of one interviewer; the least practised first, none twice.

    At least the loop's share of them is for the role, where the bank has so many. Raises UsageError when the bank has
    no question of a kind, or no interviewer has that name.
    """
    return _Filling(options.role, bank, known, chance).turns(slots(options))


def slots(options: MockOptions) -> tuple[Slot, ...]:
    """The places to fill: every round of the loop, or the requested number for one interviewer."""
    if options.interviewer is not None:
        who = interviewer(options.interviewer)
        return tuple(Slot(kind, who) for kind in islice(cycle(who.asks), options.questions))
    return tuple(Slot(kind, held_by(one), one) for one in interview_loop().round for kind in one.asks)


def shortfall(turns: Sequence[Turn], role: str | None) -> str | None:
    """A sentence about how far a plan falls short of the role's share; None if it does not, or no role was named."""
    if role is None:
        return None
    own = sum(_is_for(turn.question, role) for turn in turns)
    if own >= math.ceil(interview_loop().share_for_role * len(turns)):
        return None
    return (
        f"Only {own} of these {len(turns)} questions are for that role; the bank has too few. "
        f'`rehearse questions add "…" --role "{role}"` adds your own.'
    )


def _is_for(question: Question, role: str) -> bool:
    return role.lower() in question.role.lower()


class RoundView(msgspec.Struct, frozen=True):
    """A round as it is shown before it is held: how long in a real interview, who holds it, what is asked."""

    title: str
    minutes: int | None
    interviewer: str
    focus: str
    questions: tuple[Question, ...]


class PlanView(msgspec.Struct, frozen=True):
    """A plan as it is shown; `days` of the whole loop on a real calendar, None for a part of it."""

    rounds: tuple[RoundView, ...]
    days: int | None
    note: str | None
    interviewers: tuple[Interviewer, ...]


def plan_view(turns: Sequence[Turn], role: str | None) -> PlanView:
    """The turns by round (outside a loop: by interviewer), with what the plan lacks."""
    groups = [list(group) for _, group in groupby(turns, key=lambda turn: (turn.round, turn.interviewer))]
    rounds = tuple(
        RoundView(first.round, first.minutes, first.interviewer, first.focus, tuple(turn.question for turn in group))
        for group in groups
        for first in group[:1]
    )
    loop = interview_loop()
    whole = len({turn.round for turn in turns}) == len(loop.round)
    return PlanView(rounds, loop.days if whole else None, shortfall(turns, role) if whole else None, loop.interviewer)


class _Filling:
    """Questions for slots, one after another."""

    def __init__(
        self, role: str | None, bank: Sequence[Question], known: Mapping[str, Practised], chance: random.Random
    ) -> None:
        self.role, self.bank, self.known, self.chance = role, bank, known, chance
        self.asked: list[Question] = []

    def turns(self, places: Sequence[Slot]) -> tuple[Turn, ...]:
        """One turn per slot."""
        wanted = self._for_role(places)
        return tuple(self._turn(slot, for_role=number in wanted) for number, slot in enumerate(places))

    def _for_role(self, places: Sequence[Slot]) -> frozenset[int]:
        """Slots for the role's own questions: all where one reasons aloud, and as many stories as the share takes."""
        if self.role is None:
            return frozenset()
        aloud = [number for number, slot in enumerate(places) if slot.kind in THOUGHT_ALOUD and self._own(slot.kind)]
        stories = [number for number, slot in enumerate(places) if slot.kind not in THOUGHT_ALOUD]
        lacking = max(0, math.ceil(interview_loop().share_for_role * len(places)) - len(aloud))
        return frozenset((*aloud, *self.chance.sample(stories, min(lacking, len(stories)))))

    def _own(self, kind: QuestionKind) -> list[Question]:
        """The role's own questions of a kind that were not asked yet."""
        return [q for q in self._left(kind) if self.role is not None and _is_for(q, self.role)]

    def _left(self, kind: QuestionKind) -> list[Question]:
        return [q for q in self.bank if q.kind == kind and q not in self.asked]

    def _turn(self, slot: Slot, *, for_role: bool) -> Turn:
        question = least_asked(self._fresh(self._candidates(slot, for_role=for_role)), self.known, [], self.chance)
        self.asked.append(question)
        return Turn(
            question,
            slot.interviewer.title,
            question.principles[0] if question.principles else None,
            round=slot.round.title if slot.round else "",
            minutes=slot.round.minutes if slot.round else None,
            focus=slot.interviewer.focus,
        )

    def _candidates(self, slot: Slot, *, for_role: bool) -> list[Question]:
        left = self._left(slot.kind)
        own = self._own(slot.kind)
        if for_role and own:
            return own
        general = [q for q in left if q.role == "any"] + own
        if slot.interviewer.id == "recruiter":
            general = [q for q in general if set(q.tags) & set(settings().screen_tags)] or general
        found = general or left
        if not found:
            raise UsageError(f"The bank has too few {slot.kind} questions.", "`rehearse questions add` adds your own.")
        return found

    def _fresh(self, candidates: list[Question]) -> list[Question]:
        """Those about a principle that no question so far was about, where there are any."""
        had = {question.principles[0] for question in self.asked if question.principles}
        return [q for q in candidates if not q.principles or q.principles[0] not in had] or candidates

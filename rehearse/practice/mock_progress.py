"""Progress of an interview: the current question, how many are left, and roughly how long they take."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rehearse.practice.mock import MockOptions, Settings, Turn

Turns = Sequence[tuple[int, Turn, int | None]]  # place, turn, the attempt that answered it


class Counts(msgspec.Struct, frozen=True):
    """Questions and follow-ups counted separately, since only questions are planned."""

    questions: int
    questions_answered: int
    follow_ups: int
    follow_ups_answered: int
    deleted: int = 0  # takes that were deleted and not replaced, of both


def counts(turns: Turns) -> Counts:
    """How many there are so far and how many were answered."""
    main = [attempt for _, turn, attempt in turns if not turn.is_follow_up]
    more = [attempt for _, turn, attempt in turns if turn.is_follow_up]
    deleted = sum(turn.deleted and attempt is None for _, turn, attempt in turns)
    return Counts(
        len(main), sum(one is not None for one in main), len(more), sum(one is not None for one in more), deleted
    )


def ended_early(turns: Turns) -> bool:
    """Whether something was planned or asked and never answered; a deleted take was an answer."""
    return any(attempt is None and not turn.deleted for _, turn, attempt in turns)


def number_of(place: int, turns: Turns) -> int:
    """Which question is asked at this place, from 1; of a follow-up, the question that it goes back to."""
    return sum(at <= place and not turn.is_follow_up for at, turn, _ in turns)


def minutes_left(turns: Turns, options: MockOptions, rules: Settings) -> int:
    """About how many minutes what is left takes, at least 1: thinking, answering, breaks, and expected follow-ups."""
    ways = options.ways
    pause_s = rules.pause_s if ways.pause_s is None else ways.pause_s
    main_s = _turn_s(ways.think_s, rules.think_s, ways.seconds, rules.answer_s) + pause_s
    more_s = _turn_s(ways.think_s, rules.follow_up_think_s, ways.seconds, rules.follow_up_answer_s) + pause_s
    left = [turn for _, turn, attempt in turns if attempt is None]
    questions = sum(not turn.is_follow_up for turn in left)
    seconds = questions * (main_s + options.follow_ups * more_s) + (len(left) - questions) * more_s
    return max(1, round(seconds / 60))


def _turn_s(think_s: float | None, usual_think_s: float, seconds: float | None, usual_s: float) -> float:
    return (usual_think_s if think_s is None else think_s) + min(seconds or usual_s, usual_s)

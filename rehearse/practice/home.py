"""What `rehearse` shows without a command: where you stand, and the one thing to do next."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

import msgspec

from rehearse import data
from rehearse.data.progress_measures import Measures
from rehearse.practice.counting import by_principle, practice, reached
from rehearse.practice.days import streak_days
from rehearse.practice.home_settings import HomeSettings
from rehearse.practice.ladder import Rung, ladder
from rehearse.practice.progress import whole
from rehearse.practice.suggestion import Suggestion
from rehearse.practice.totals import Totals, totals
from rehearse.store.summary import Entry, Summary
from rehearse.types import Question, Severity

_QUOTED = re.compile(r" \((?:before |after )?“[^“”]*”\)$")  # the words that the advice is about, at its end


class Weakness(msgspec.Struct, frozen=True):
    """The gravest rule broken in many of the recent takes, and the newest attempt that breaks it."""

    code: str
    takes: int
    of: int
    newest: int


class Coverage(msgspec.Struct, frozen=True):
    """A principle and how many scored takes answered a question about it."""

    principle: str
    takes: int


class Home(msgspec.Struct, frozen=True):
    """Everything home shows."""

    takes: int
    days: int  # on which something was recorded
    streak_days: int
    last: tuple[Entry, ...]  # newest first
    rungs: tuple[Rung, ...]
    questions: int  # that were answered
    weakest: Weakness | None
    coverage: tuple[Coverage, ...]
    suggestion: Suggestion


def home(
    entries: Sequence[Entry],
    questions: Sequence[Question],
    principles: Sequence[str],
    today: date,
    known: Measures | None = None,
    *,
    everything: Totals | None = None,
) -> Home:
    """The home screen for these attempts on this day.

    everything: totals over all attempts, where `entries` are only the newest of them.
    """
    settings = data.load("home.toml", HomeSettings)
    counted = everything or totals(entries)
    told = practice(entries)
    weak = weakest(_judged(told)[-settings.recent_takes :], settings.weak_share)
    covered = coverage(entries, principles)
    rungs = ladder(entries, known)
    return Home(
        takes=counted.takes,
        days=len(counted.days),
        streak_days=streak_days(set(counted.days), today),
        last=tuple(reversed(entries[-settings.last_takes :])),
        rungs=tuple(
            msgspec.structs.replace(rung, takes=counted.at.get(rung.question_id, rung.takes))
            for rung in rungs[: settings.rungs]
        ),
        questions=len(counted.stories or counted.at),
        weakest=weak,
        coverage=covered,
        suggestion=_suggestion(told, questions, covered, settings, counted),
    )


def weakest(recent: Sequence[Entry], weak_share: float) -> Weakness | None:
    """The gravest rule broken in at least `weak_share` of those judged, the most frequent of several; None without one.

    Gravest first is the order of the advice on what to fix next, too; of equal ones, the first in the newest report.
    """
    judged = _judged(recent)
    counted = Counter(code for entry in judged for code in entry.summary.accused)
    often = {code: takes for code, takes in counted.items() if takes >= max(2, weak_share * len(judged))}
    if not often:
        return None
    order = gravest_first()
    in_newest = {code: place for place, code in enumerate(judged[-1].summary.accused)}
    last = len(in_newest)
    code = min(often, key=lambda code: (order.get(code, len(order)), -often[code], in_newest.get(code, last), code))
    newest = next(entry.id for entry in reversed(judged) if code in entry.summary.accused)
    return Weakness(code, often[code], len(judged), newest)


def gravest_first() -> dict[str, int]:
    """Every rule with the place of its severity: what decides the verdict, what costs points, what is worth a look."""
    from rehearse.content.rules import ALL  # only here: without takes home needs no rules

    ranks = get_args(Severity)
    return {rule.code: ranks.index(rule.severity) for rule in ALL}


def _judged(entries: Sequence[Entry]) -> list[Entry]:
    """Those that rules were applied to: takes too short or too unclear to be scored would hide what came before."""
    return [entry for entry in whole(entries) if entry.summary.not_scored_reason is None]


def weak_codes(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The rules broken in the recent takes, the most frequent first."""
    settings = data.load("home.toml", HomeSettings)
    counted = Counter(code for entry in _judged(entries)[-settings.recent_takes :] for code in entry.summary.accused)
    return tuple(code for code, _ in counted.most_common())


def coverage(entries: Sequence[Entry], principles: Sequence[str]) -> tuple[Coverage, ...]:
    """Scored takes by principle."""
    counted = by_principle(entries)
    return tuple(Coverage(name, counted[name]) for name in principles)


def settled(entries: Sequence[Entry], settings: HomeSettings) -> bool:
    """Whether the last takes of a question were all good enough to move on to another."""
    last = entries[-settings.settled_takes :]
    return len(last) == settings.settled_takes and all(_is_good(entry.summary, settings) for entry in last)


def _is_good(take: Summary, settings: HomeSettings) -> bool:
    if take.is_thought_aloud:
        return take.measures.get("think_aloud_points", 0.0) >= settings.settled_think_aloud
    points = take.measures.get("total_points", 0.0)
    return take.verdict in ("hire", "strong hire") and points >= settings.settled_points


def _suggestion(
    entries: Sequence[Entry],
    questions: Sequence[Question],
    covered: Sequence[Coverage],
    settings: HomeSettings,
    counted: Totals,
) -> Suggestion:
    if not entries:
        return Suggestion("rehearse record", "your first take shows where you stand")
    newest = entries[-1].summary
    same = [entry for entry in entries if entry.summary.question_id == newest.question_id]
    known = newest.question_id in {question.id for question in questions}
    if known and newest.asks_for_story and not settled(same, settings):
        return Suggestion(f"rehearse record {newest.question_id}", _why_again(same), newest.question_id)
    question = _next_question(questions, counted.at, covered)
    return Suggestion(f"rehearse record {question.id}", _why_next(question, covered), question.id)


def _why_next(question: Question, covered: Sequence[Coverage]) -> str:
    """That its principle was practised least, or not at all."""
    if not question.principles:
        return "you have practised this question least"
    about = question.principles[0]
    taken = any(one.takes for one in covered if one.principle == about)
    return f"you have practised {about} least" if taken else f"you have no scored take about {about} yet"


def _why_again(takes: Sequence[Entry]) -> str:
    """What the newest scored take of a question left to fix, without the words quoted for it."""
    scored = next((entry for entry in reversed(takes) if reached(entry.summary) is not None), None)
    if scored is None:
        return f"take {takes[-1].id} was not scored"
    fix = scored.summary.next_content or scored.summary.next_delivery
    if not fix:
        return "a second take right after the report makes the answer stick"
    return f"take {scored.id} left this to fix: {_QUOTED.sub('', fix)}"


def _next_question(
    questions: Sequence[Question], takes_at: Mapping[str | None, int], covered: Sequence[Coverage]
) -> Question:
    """About the principle practised least, the first of several as they are listed, the question practised least."""
    takes = {one.principle: (one.takes, place) for place, one in enumerate(covered)}
    behavioural = [question for question in questions if question.principles] or list(questions)

    def order(question: Question) -> tuple[int, int, int]:
        done = takes_at.get(question.id, 0)
        return (*(takes.get(question.principles[0], (0, 0)) if question.principles else (0, 0)), done)

    return min(behavioural, key=order)

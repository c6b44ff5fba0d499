"""The scorecard of an interview: per interviewer, per row of the rubric, time kept, what to practise next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import fmean

import msgspec

from rehearse.content.judgement.follow_up_answers import ASKED, brings
from rehearse.data.principles import CLEAR_SIGNAL
from rehearse.data.progress_measures import measures
from rehearse.data.rule_names import in_words
from rehearse.practice.drills import has_fix
from rehearse.practice.mock import Turn
from rehearse.store.summary import Summary, summarise
from rehearse.types import Band, Delivery, Report, Verdict


class Answered(msgspec.Struct, frozen=True):
    """A question of the mock interview and its report; None when it was not answered."""

    turn: Turn
    attempt: int | None
    report: Report | None


class Line(msgspec.Struct, frozen=True):
    """One question on the scorecard."""

    interviewer: str
    principle: str | None
    question: str
    follow_up: bool
    attempt: int | None
    duration_s: float | None
    points: int | None
    verdict: Verdict
    why_not: str | None  # why there are no points; for a follow-up: whether it supplied what was asked for
    brought: bool | None  # whether the answer to a follow-up holds what was left open; None: no follow-up, or not known
    signalled: bool | None  # whether the answer showed the principle it was asked for; None: none was, or not clear
    round: str = ""  # of a loop
    target_s: float = 0.0  # the length aimed at
    duration_verdict: Band = "unmeasured"  # how the length stands to it
    deleted: bool = False  # whether the take that answered it was deleted


class Row(msgspec.Struct, frozen=True):
    """One row of the rubric over the scored answers."""

    name: str
    label: str
    mean: float
    of: int


class Practise(msgspec.Struct, frozen=True):
    """What to practise, why, and the command."""

    what: str
    because: str
    command: str


class Scorecard(msgspec.Struct, frozen=True):
    """The whole interview."""

    asked: int
    answered: int
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    mean_points: float | None  # of the scored main answers
    in_time: int  # main answers inside the target
    timed: int
    hire_votes: int  # interviewers whose main question ended in hire or strong hire
    votes: int
    practise: tuple[Practise, ...]
    deleted: int = 0  # takes that were deleted


def scorecard(turns: Sequence[Answered]) -> Scorecard:
    """The card of an interview, finished or not. Follow-ups are listed, but only main answers count."""
    main = [one for one in turns if not one.turn.is_follow_up and one.report is not None]
    scored = [one.report.content for one in main if one.report and one.report.content and one.report.content.scored]
    timed = [one.report.delivery for one in main if one.report and one.report.delivery.duration_s is not None]
    return Scorecard(
        asked=len(turns),
        answered=sum(one.report is not None for one in turns),
        lines=tuple(map(_line, turns)),
        rows=_rows([summarise(one.report) for one in main if one.report]),
        mean_points=fmean(content.total or 0 for content in scored) if scored else None,
        in_time=sum(delivery.duration_verdict == "ok" for delivery in timed),
        timed=len(timed),
        hire_votes=sum(content.verdict in ("hire", "strong hire") for content in scored),
        votes=len(scored),
        practise=tuple(_practise(main, timed)),
        deleted=sum(map(_deleted, turns)),
    )


def _line(one: Answered) -> Line:
    content = one.report.content if one.report else None
    return Line(
        interviewer=one.turn.interviewer,
        principle=one.turn.principle,
        question=one.turn.question.text,
        follow_up=one.turn.is_follow_up,
        attempt=one.attempt,
        duration_s=one.report.delivery.duration_s if one.report else None,
        points=content.total if content else None,
        verdict=content.verdict if content else "not scored",
        why_not=_why_not(one),
        deleted=_deleted(one),
        brought=_brought(one),
        round=one.turn.round,
        target_s=one.report.delivery.target_s if one.report else 0.0,
        duration_verdict=one.report.delivery.duration_verdict if one.report else "unmeasured",
        signalled=_signalled(one),
    )


def _signalled(one: Answered) -> bool | None:
    """Whether a scored answer shows the principle it was asked for, by the limit of the report.

    None: it was asked for none, or something points to it, and not clearly.
    """
    asked, content = one.turn.principle, one.report.content if one.report else None
    if asked is None or one.turn.is_follow_up or content is None or not content.scored:
        return None
    strength = next((signal.strength for signal in content.principles if signal.name == asked), 0.0)
    return True if strength >= CLEAR_SIGNAL else None if strength else False


def _deleted(one: Answered) -> bool:
    return one.turn.deleted and one.attempt is None


def _why_not(one: Answered) -> str | None:
    if one.report is None:
        return "The take was deleted." if _deleted(one) else "It was not answered."
    if one.report.content is None:
        return "There is no transcript: no speech model was used."
    if one.turn.about is not None and (brought := _brought(one)) is not None:
        return f"{'Says' if brought else 'Not heard:'} {ASKED[one.turn.about]}."
    if (aloud := one.report.content.think_aloud) is not None:
        return f"Think aloud: {aloud.heard} of {aloud.of} points."
    return one.report.content.not_scored_reason


def _brought(one: Answered) -> bool | None:
    if one.turn.about is None or one.report is None or not one.report.content or not one.report.transcript:
        return None
    return brings(one.turn.about, one.report.content, one.report.transcript)


def _rows(answers: Sequence[Summary]) -> tuple[Row, ...]:
    found = []
    for measure in measures().measure:
        values = [brief.measures[measure.name] for brief in answers if measure.name in brief.measures]
        if measure.most is not None and measure.name != "total_points" and values:
            found.append(Row(measure.name, measure.label, fmean(values), measure.most))
    return tuple(found)


def _practise(main: Sequence[Answered], timed: Sequence[Delivery]) -> list[Practise]:
    """At most three things: the rule that failed most often, the weakest answer, the time."""
    found = []
    reports = [one.report for one in main if one.report and one.report.content and one.report.content.scored]
    faults = Counter((f.code, f.name) for report in reports for f in (report.content.findings if report.content else ())
                     if f.severity in ("disqualifier", "major"))  # fmt: skip
    if faults:
        (code, name), count = faults.most_common(1)[0]
        found.append(
            Practise(
                f"the habit “{in_words(name)}”",
                f"{_many(count, 'time')} in {_many(len(reports), 'answer')}",
                f"rehearse drill fix {code}" if has_fix(code) else f"rehearse rules {code}",
            )
        )
    weakest = min((one for one in main if one.report and one.report.content and one.report.content.total is not None),
                  key=_points, default=None)  # fmt: skip
    if weakest is not None:
        again = f"rehearse record {weakest.turn.question.id}"
        found.append(Practise("the weakest answer again", _many(_points(weakest), "point"), again))
    off = [delivery for delivery in timed if delivery.duration_verdict in ("note", "attention")]
    if len(off) > len(timed) / 2:
        found.append(_time(off, len(timed), main))
    return found


def _time(off: Sequence[Delivery], of: int, main: Sequence[Answered]) -> Practise:
    """A minute that trains stopping; for answers that are too short, the shortest again with the steps before it."""
    long = fmean((delivery.duration_s or 0.0) - delivery.target_s for delivery in off) > 0
    because = (
        f"{len(off)} of {_many(of, 'answer')} {'was' if len(off) == 1 else 'were'} too {'long' if long else 'short'}"
    )
    shortest = min(main, key=_over_s)
    again = f"rehearse record {shortest.turn.question.id} --hint"
    return Practise("the time", because, "rehearse drill aloud situation" if long else again)


def _over_s(one: Answered) -> float:
    """By how many seconds an answer is longer than it was to be; of one without a length, as if it were in time."""
    delivery = one.report.delivery if one.report else None
    return delivery.duration_s - delivery.target_s if delivery and delivery.duration_s is not None else 0.0


def _many(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _points(one: Answered) -> int:
    content = one.report.content if one.report else None
    return content.total or 0 if content else 0

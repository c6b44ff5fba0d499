"""The ladder: every question that was answered, with its first, last and best take."""

from collections.abc import Sequence

import msgspec

from rehearse.data.progress_measures import Measures, measures
from rehearse.practice.progress import Series, counted, series, whole
from rehearse.store.moments import local_moment
from rehearse.store.summary import Entry


class Rung(msgspec.Struct, frozen=True):
    """One question: how often and when it was last answered, with its times and points."""

    question_id: str | None
    question: str | None
    takes: int
    last: str  # ISO 8601
    time: Series | None
    points: Series | None


def ladder(entries: Sequence[Entry], known: Measures | None = None) -> tuple[Rung, ...]:
    """One rung per question, the most recently practised first; answers to questions outside the bank share one.

    Time and points rest on the takes that were scored. Answers outside the bank have neither: they answer different
    questions, so one says nothing about the next.
    """
    known = known or measures()
    by_question: dict[str | None, list[Entry]] = {}
    for entry in whole(entries):
        by_question.setdefault(entry.summary.question_id, []).append(entry)
    rungs = [_rung(name, group, known) for name, group in by_question.items()]
    return tuple(sorted(rungs, key=lambda rung: local_moment(rung.last), reverse=True))


def _rung(name: str | None, entries: Sequence[Entry], known: Measures) -> Rung:
    by_name = {measure.name: measure for measure in known.measure}
    newest, in_trend = entries[-1].summary, counted(entries) if name is not None else []
    return Rung(
        question_id=name,
        question=newest.question if name is not None else None,
        takes=len(entries),
        last=newest.created,
        time=series(in_trend, by_name["duration_s"], known.method),
        points=series(in_trend, by_name["total_points"], known.method),
    )

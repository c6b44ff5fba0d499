"""Are you better than last time? Series over attempts, and a call that ignores chance variation.

The median of the last three attempts is compared with the median of the first three. The difference counts only when
it is larger than the noise band: the measure's floor, or 2.2 times the standard deviation from attempt to attempt
(root mean square of successive differences divided by √2; von Neumann 1941), whichever is larger. Under five attempts
nothing is called.
"""

from collections.abc import Sequence

import msgspec

from rehearse.data.progress_measures import Measure, Measures, Method, held_to, measures
from rehearse.data.targets import STANDARD_S
from rehearse.practice.change import Change, judge
from rehearse.practice.left_out import LeftOut, of_unscored
from rehearse.practice.own_pitch import OwnPitch, own_pitch
from rehearse.store.summary import Entry

PITCH = "pitch_spread_semitones"  # the measure compared with the user's own


class Point(msgspec.Struct, frozen=True, gc=False):
    """The measure in one attempt; `compared` is False when another rubric made it: it is neither called nor first."""

    attempt: int
    created: str
    value: float
    compared: bool = True
    judged: float | None = None  # the value at the standard length, for one that was aimed at another


class Series(msgspec.Struct, frozen=True):
    """One measure over attempts, oldest first, never empty."""

    measure: Measure
    points: tuple[Point, ...]
    best: Point
    change: Change

    @property
    def comparable(self) -> tuple[Point, ...]:
        """The points that may be compared with each other; all of them where none counts."""
        return tuple(point for point in self.points if point.compared) or self.points

    @property
    def first(self) -> Point:
        """The oldest that may be compared with the rest."""
        return self.comparable[0]

    @property
    def last(self) -> Point:
        """The newest that may be compared with the rest."""
        return self.comparable[-1]


class Progress(msgspec.Struct, frozen=True):
    """Every measure over the attempts of one question, or of all (question None).

    attempts: how many count; left_out: those that were not scored. pitch: the newest take's pitch spread against the
    user's own, once there are takes enough.
    """

    question_id: str | None
    question: str | None
    attempts: int
    series: tuple[Series, ...]
    notes: tuple[str, ...]
    pitch: OwnPitch | None = None
    left_out: tuple[LeftOut, ...] = ()


def progress(entries: Sequence[Entry], known: Measures | None = None) -> Progress:
    """The series of these attempts, oldest first; a measure that none of them has is left out.

    Over several questions, answers to follow-ups are left out: short by nature, they are not takes of a story. Takes
    that were not scored are left out, too.
    """
    known = known or measures()
    everything, entries = entries, counted(entries)
    told = whole(everything)
    ids = {entry.summary.question_id for entry in told}
    of_one = len(ids) == 1
    pitch, left_out = _own_pitch(entries, known), _left_out(told, entries)
    found = (series(entries, _own_band(measure, pitch), known.method) for measure in known.measure)
    return Progress(
        question_id=told[-1].summary.question_id if of_one else None,
        question=told[-1].summary.question if of_one else None,
        attempts=len(entries),
        series=tuple(_held_to(one, known.target_s) for one in found if one is not None),
        notes=(
            *_notes(entries),
            *_follow_ups(len(everything) - len(told)),
            *of_unscored(left_out),
            *((pitch.said,) if pitch and pitch.said else ()),
        ),
        pitch=pitch,
        left_out=left_out,
    )


def _held_to(series: Series, target_s: float) -> Series:
    """The series with the band of the target length; the change was judged before, at the standard length."""
    return msgspec.structs.replace(series, measure=held_to(series.measure, target_s))


def _own_pitch(entries: Sequence[Entry], known: Measures) -> OwnPitch | None:
    spreads = [value for entry in entries if (value := entry.summary.measures.get(PITCH)) is not None]
    return own_pitch(spreads, known.pitch, known.method.fewest) if known.pitch else None


def _own_band(measure: Measure, pitch: OwnPitch | None) -> Measure:
    """Pitch spread with the user's own band in the place of a target."""
    if measure.name != PITCH or pitch is None:
        return measure
    return msgspec.structs.replace(measure, low=round(pitch.low_st, 1), high=round(pitch.high_st, 1))


def whole(entries: Sequence[Entry]) -> Sequence[Entry]:
    """These attempts without answers to follow-ups; all of them when they are nothing else."""
    return [entry for entry in entries if not entry.summary.is_follow_up] or entries


def counted(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The takes that trends rest on: those that were scored.

    Where there are none, the answers to technical questions and follow-ups, which are never scored; else the takes
    without words. Both are measured all the same.
    """
    told = whole(entries)
    scored = [entry for entry in told if entry.summary.verdict != "not scored"]
    unscorable = [entry for entry in told if entry.summary.is_thought_aloud or entry.summary.is_follow_up]
    return scored or unscorable or [entry for entry in told if not entry.summary.not_scored_reason]


def _left_out(told: Sequence[Entry], in_trend: Sequence[Entry]) -> tuple[LeftOut, ...]:
    counts = {entry.id for entry in in_trend}
    return tuple(
        LeftOut(entry.id, entry.summary.not_scored_reason or "There is no transcript.")
        for entry in told
        if entry.id not in counts
    )


def _follow_ups(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    if count == 1:
        return ("1 answer to a follow-up in a mock interview is left out.",)
    return (f"{count} answers to follow-ups in mock interviews are left out.",)


def series(entries: Sequence[Entry], measure: Measure, method: Method) -> Series | None:
    """One measure over these attempts; None when it was never measured."""
    points = _points(entries, measure)
    if not points:
        return None
    compared = [point for point in points if point.compared]
    judged = [_judged(point) for point in compared]
    eligible, values = (compared, judged) if compared else (points, [_judged(point) for point in points])
    goodness = [measure.goodness(value) for value in reversed(values)]  # the newest of equal ones is the best
    return Series(
        measure=measure,
        points=points,
        best=eligible[-1 - goodness.index(max(goodness))],
        change=judge(judged, measure, method),
    )


def _judged(point: Point) -> float:
    return point.value if point.judged is None else point.judged


def _points(entries: Sequence[Entry], measure: Measure) -> tuple[Point, ...]:
    rubric = entries[-1].summary.rubric_version if entries else ""
    timeless, timed = measure.group != "content", measure.target == "duration"
    found = []
    for entry in entries:  # a plain loop: it runs 180,000 times for 10,000 attempts
        brief = entry.summary
        value = brief.measures.get(measure.name)
        if value is None or (timed and brief.is_thought_aloud):
            continue
        judged = value * STANDARD_S / brief.target_s if timed and brief.target_s != STANDARD_S else None
        found.append(Point(entry.id, brief.created, value, timeless or brief.rubric_version == rubric, judged))
    return tuple(found)


def differently_made(entries: Sequence[Entry]) -> frozenset[int]:
    """The attempts that another rubric or, if spoken, another speech model made than the newest."""
    return frozenset((*_by_other_rubric(entries), *_by_other_model(entries)))


def _by_other_rubric(entries: Sequence[Entry]) -> list[int]:
    return [one.id for one in entries if one.summary.rubric_version != entries[-1].summary.rubric_version]


def _by_other_model(entries: Sequence[Entry]) -> list[int]:
    model = next((one.summary.model for one in reversed(entries) if one.summary.model is not None), None)
    return [one.id for one in entries if one.summary.model is not None and one.summary.model != model]


def _were(takes: int) -> str:
    return "was" if takes == 1 else "were"


def _notes(entries: Sequence[Entry]) -> tuple[str, ...]:
    notes = []
    if by_rubric := len(_by_other_rubric(entries)):
        notes.append(
            f"{by_rubric:,} of {len(entries):,} takes {_were(by_rubric)} judged with another version of the rubric; "
            "their points do not count here. `rehearse reanalyze --all` re-scores them."
        )
    if by_model := len(_by_other_model(entries)):
        notes.append(
            f"{by_model:,} of {len(entries):,} takes {_were(by_model)} transcribed by a different speech model from "
            "the newest; that alone can change rates and fillers. `rehearse reanalyze --all` transcribes them again."
        )
    return tuple(notes)

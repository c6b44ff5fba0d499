"""Summarise recordings of many people: how measures are distributed, which rules are broken most, who improved.

Unless names are requested, speakers are numbered and paths omitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles

import msgspec

from rehearse.batch.rows import ResultRow
from rehearse.data.progress_measures import Measure, Measures, measures
from rehearse.data.rule_names import in_words
from rehearse.delivery.length import Misfit, misfit
from rehearse.practice.change import Change, judge
from rehearse.types import Verdict

BINS = 10  # bars of a distribution
POINTS = "total_points"  # the measure of who improved


class Bin(msgspec.Struct, frozen=True):
    """A bar of a distribution: number of values from `low` up to `high`, which is included only in the last bar."""

    low: float
    high: float
    count: int


class Verdicts(msgspec.Struct, frozen=True):
    """How many recordings have a verdict; misfit: how their length fails to fit the round, None where it fits."""

    verdict: Verdict
    misfit: Misfit | None
    recordings: int


class Spread(msgspec.Struct, frozen=True):
    """The distribution of a measure over the recordings in which it was measured.

    on_target: share of them inside the target's ok band, 0-1; None for a measure without a target.
    """

    measure: Measure
    recordings: int
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    on_target: float | None
    bins: tuple[Bin, ...]


class WeakRule(msgspec.Struct, frozen=True):
    """A rule, and the numbers of judged recordings and of speakers in which it found something to improve."""

    code: str
    name: str
    recordings: int
    of: int
    speakers: int


class Speaker(msgspec.Struct, frozen=True):
    """A speaker's points over their scored recordings, in order of file name.

    name: a number unless names were requested.
    """

    name: str
    recordings: int
    first_points: float
    last_points: float
    change: Change


class Unread(msgspec.Struct, frozen=True):
    """Recordings without a report because of one kind of error; their paths if names were requested."""

    code: str
    recordings: int
    paths: tuple[str, ...] = ()


class Cohort(msgspec.Struct, frozen=True):
    """The contents of a cohort report. speakers: those with scored recordings, largest gain first."""

    recordings: int
    people: int
    named: bool
    unread: tuple[Unread, ...]
    verdicts: dict[str, int]
    not_scored: dict[str, int]  # by reason
    spreads: tuple[Spread, ...]
    weak_rules: tuple[WeakRule, ...]
    speakers: tuple[Speaker, ...]
    notes: tuple[str, ...]
    judged: tuple[Verdicts, ...] = ()  # the verdicts by length too, the most frequent first


def cohort(rows: Sequence[ResultRow], *, names: bool, known: Measures | None = None) -> Cohort:
    """The cohort report of these results; names: whether to name speakers and recordings."""
    known = known or measures()
    read = [row for row in rows if row.error is None]
    reasons = Counter(row.not_scored_reason for row in read if row.not_scored_reason)
    return Cohort(
        recordings=len(rows),
        people=len({row.person for row in rows if row.person is not None}),
        named=names,
        unread=tuple(_unread([row for row in rows if row.error is not None], names=names)),
        verdicts=dict(Counter(row.verdict for row in read if row.verdict is not None).most_common()),
        not_scored=dict(reasons.most_common()),
        spreads=tuple(spread for measure in known.measure if (spread := _spread(measure, read)) is not None),
        weak_rules=tuple(_weak(read)),
        speakers=_speakers(read, known, names=names),
        notes=tuple(_notes(read)),
        judged=tuple(_judged(read)),
    )


def _judged(rows: Iterable[ResultRow]) -> Iterable[Verdicts]:
    counted = Counter((row.verdict, _misfit(row)) for row in rows if row.verdict is not None)
    for (verdict, how), number in counted.most_common():
        yield Verdicts(verdict, how, number)


def _misfit(row: ResultRow) -> Misfit | None:
    return misfit(row.duration_verdict, row.measures.get("duration_s"), row.target_s)


def _unread(failed: Iterable[ResultRow], *, names: bool) -> Iterable[Unread]:
    by_code: dict[str, list[str]] = {}
    for row in failed:
        by_code.setdefault(row.error_code or "error", []).append(row.path)
    for code, paths in sorted(by_code.items(), key=lambda item: -len(item[1])):
        yield Unread(code, len(paths), tuple(sorted(paths, key=_natural)) if names else ())


def _spread(measure: Measure, rows: Iterable[ResultRow]) -> Spread | None:
    values = sorted(row.measures[measure.name] for row in rows if measure.name in row.measures)
    if not values:
        return None
    quarter, middle, upper = quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return Spread(
        measure=measure,
        recordings=len(values),
        lowest=values[0],
        lower_quartile=quarter,
        median=middle,
        upper_quartile=upper,
        highest=values[-1],
        on_target=_on_target(measure, values),
        bins=_bins(values),
    )


def _on_target(measure: Measure, values: Sequence[float]) -> float | None:
    if measure.low is None and measure.high is None:
        return None
    low, high = measure.low or 0.0, measure.high if measure.high is not None else float("inf")
    return sum(low <= value <= high for value in values) / len(values)


def _bins(values: Sequence[float]) -> tuple[Bin, ...]:
    """Bars of equal width over sorted values; a single bar if all values are equal."""
    low, high = values[0], values[-1]
    if low == high:
        return (Bin(low, high, len(values)),)
    width = (high - low) / BINS
    counts = Counter(min(int((value - low) / width), BINS - 1) for value in values)
    return tuple(Bin(low + at * width, low + (at + 1) * width, counts[at]) for at in range(BINS))


def _weak(rows: Sequence[ResultRow]) -> Iterable[WeakRule]:
    """The rules that found something in judged recordings, most frequent first."""
    from rehearse.content.rules import ALL

    judged = [row for row in rows if row.verdict is not None and row.not_scored_reason is None]
    names = {rule.code: in_words(rule.name) for rule in ALL}
    counted = Counter(code for row in judged for code in set(row.accused))
    for code, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        people = {row.person for row in judged if code in row.accused and row.person is not None}
        yield WeakRule(code, names.get(code, ""), count, len(judged), len(people))


def _speakers(rows: Iterable[ResultRow], known: Measures, *, names: bool) -> tuple[Speaker, ...]:
    points = next(measure for measure in known.measure if measure.name == POINTS)
    by_person: dict[str, list[ResultRow]] = {}
    for row in rows:
        if row.person is not None and POINTS in row.measures:
            by_person.setdefault(row.person, []).append(row)
    found = []
    for person, theirs in by_person.items():
        values = [row.measures[POINTS] for row in sorted(theirs, key=lambda row: _natural(row.path))]
        found.append(Speaker(person, len(values), values[0], values[-1], judge(values, points, known.method)))
    found.sort(key=lambda one: (-_gain(one), _natural(one.name)))
    if names:
        return tuple(found)
    return tuple(msgspec.structs.replace(one, name=f"speaker {at}") for at, one in enumerate(found, start=1))


def _gain(one: Speaker) -> float:
    change = one.change
    if change.before is None or change.after is None:
        return one.last_points - one.first_points
    return change.after - change.before


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key for natural sorting: take-10 after take-9."""
    pieces = re.findall(r"0*([0-9]+)|([^0-9]+)", text)
    return tuple((0, len(number), number) if number else (1, 0, letters.casefold()) for number, letters in pieces)


def _notes(rows: Sequence[ResultRow]) -> Iterable[str]:
    for what, values in (
        ("speech model", {row.model for row in rows}),
        ("version of the rubric", {row.rubric_version for row in rows}),
    ):
        if len(values) > 1:
            yield f"These results come from more than one {what}, which can cause differences. Run the batch again."
    if rows and not any(row.person for row in rows):
        yield "The speakers are not known: put each one's recordings in a folder of their own and run the batch again."

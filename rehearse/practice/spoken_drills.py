"""One minute aloud on one weak spot, judged by what that minute is for."""

from collections.abc import Sequence

import msgspec

from rehearse.data.amounts import beside
from rehearse.data.drills import Aloud, drills
from rehearse.data.near import did_you_mean
from rehearse.data.targets import Targets
from rehearse.errors import UsageError
from rehearse.types import Content, Question, Report

GRACE = 1.25  # so much longer than asked for is still in time
SENTENCES = 3  # that begin with I, seed 003


class Check(msgspec.Struct, frozen=True):
    """One thing the minute was for, and whether it was there; met is None where it could not be measured."""

    name: str
    met: bool | None
    said: str


def find(name: str) -> Aloud:
    """A drill by its id; raises UsageError for an unknown one."""
    found = next((one for one in drills().aloud if one.id == name.lower()), None)
    if found is None:
        known = [one.id for one in drills().aloud]
        raise UsageError(
            f'There is no drill "{name}".', f"{did_you_mean(name, known)}Choose one of: {', '.join(known)}."
        )
    return found


def for_weakness(weak: Sequence[str]) -> Aloud:
    """The drill that helps with the weakest rule that has one; the first drill when none has."""
    for code in weak:
        for one in drills().aloud:
            if code in one.codes:
                return one
    return drills().aloud[0]


def as_question(drill: Aloud) -> Question:
    """The task as something that can be asked."""
    return Question(id=f"drill-{drill.id}", text=drill.task)


def checks(drill: Aloud, report: Report, targets: Targets) -> tuple[Check, ...]:
    """The checks of this minute, one by one; its length is always one of them."""
    content = report.content
    found = {"result": _result, "situation": _situation, "mine": _mine}.get(drill.id)
    inner = found(content) if found and content else ()
    if drill.id == "silence":
        inner = (_silence(report, targets),)
    return (_time(drill, report), *inner)


def points(found: Sequence[Check]) -> float:
    """The share of what could be measured that was met, 0-1. The length alone, which is the first, earns nothing."""
    measured = [check for check in found if check.met is not None]
    told = [check for check in found[1:] if check.met is not None]
    if told and not any(check.met for check in told):
        return 0.0
    return sum(bool(check.met) for check in measured) / len(measured) if measured else 0.0


def _time(drill: Aloud, report: Report) -> Check:
    length = report.delivery.duration_s
    if length is None:
        return Check("in time", None, "not timed")
    least_s, most_s = round(drill.seconds / GRACE), round(drill.seconds * GRACE)
    if drill.id == "silence":  # a minute of silence would be no exercise
        return Check(
            "long enough",
            length >= least_s,
            f"{beside(length, low=least_s)} s of {drill.seconds:.0f} s; {least_s} s is enough",
        )
    return Check(
        "in time",
        length <= most_s,
        f"{beside(length, high=most_s)} s, the goal was {drill.seconds:.0f} s; up to {most_s} s counts",
    )


def _silence(report: Report, targets: Targets) -> Check:
    target = targets.fillers
    rate = report.delivery.fillers.per_minute
    if rate is None:
        return Check("few enough", None, "not measured")
    said = beside(rate, target.ok_min, target.ok_max, 1)
    return Check("few enough", target.band(rate) == "ok", f"{said} um/uh /min (target {target.text()})")


def _result(content: Content) -> tuple[Check, ...]:
    results = content.results
    number = results.metrics[0].quote if results.metrics else "no number was heard"
    return (
        Check("a number", bool(results.metrics), number),
        Check("from what to what", results.baseline_to_after, "" if results.baseline_to_after else "say both ends"),
        Check("how it was measured", results.measurement_method, results.measurement_quote or "say how you counted"),
    )


def _situation(content: Content) -> tuple[Check, ...]:
    part = content.parts["situation"]
    return (Check("a situation", part.present, part.quote or "say where, when and what was wrong"),)


def _mine(content: Content) -> tuple[Check, ...]:
    own = content.ownership
    hiding = (
        "; ".join(own.collective_quotes) if own.own_actions or own.collective_quotes else "no step of yours was heard"
    )
    return (
        Check("three sentences with I", own.i_sentences >= SENTENCES, f"{own.i_sentences} of {SENTENCES}"),
        Check(
            "your own part is clear",
            bool(own.own_actions) and not own.collective_hiding,
            hiding or "no “we” hides who did it",
        ),
    )

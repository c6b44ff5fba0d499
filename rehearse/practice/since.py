"""A take beside the newest scored one before it, of the same person and question."""

import msgspec

from rehearse.data.progress_measures import Measure, measures
from rehearse.data.targets import Targets, aimed
from rehearse.practice.compare import judged, nearer
from rehearse.practice.reheard import percent_in_common
from rehearse.store import overview
from rehearse.store.attempts import Store
from rehearse.store.people import speaker
from rehearse.store.summary import Summary, summarise
from rehearse.types import Moved, Report, Since

POINTS = ("total_points", "think_aloud_points")  # an answer has at most one of them


def since(store: Store, report: Report, number: int, targets: Targets) -> Since | None:
    """What changed since the newest earlier take that has points of the same kind; None without one.

    report: the one of attempt `number`, or one made again from its recording. A report without points or a question
    has nothing to be compared with, nor has a follow-up: two follow-ups of one question may ask for different things.
    Takes of the same sound are skipped.
    """
    now = summarise(report)
    points = next((name for name in POINTS if name in now.measures), None)
    if points is None or now.question_id is None or now.is_follow_up:
        return None
    for entry in overview.newest_before(store, number, now.question_id, speaker(store, number)):
        then = entry.summary
        if points in then.measures and not (then.audio_sha256 and then.audio_sha256 == now.audio_sha256):
            found = _between(entry.id, then, now, points, targets)
            return found and _unless_reheard(found, store, report)
    return None


def _unless_reheard(found: Since, store: Store, report: Report) -> Since:
    """The same, its points called neither better nor worse where both takes have nearly the same words."""
    if found.points.call is None or percent_in_common(store.get(found.attempt).report, report) is None:
        return found
    return msgspec.structs.replace(found, points=msgspec.structs.replace(found.points, call=None))


def _between(attempt: int, then: Summary, now: Summary, points: str, targets: Targets) -> Since | None:
    known = {measure.name: measure for measure in measures(aimed(targets, now.target_s)).measure}
    moved = {name: _moved(known[name], then, now) for name in (points, "duration_s", "fillers_per_minute")}
    scored = moved[points]
    if scored is None:
        return None
    same_rubric = then.rubric_version == now.rubric_version
    return Since(
        attempt=attempt,
        points=scored if same_rubric else msgspec.structs.replace(scored, call=None),
        duration_s=moved["duration_s"],
        fillers_per_minute=moved["fillers_per_minute"],
        same_rubric=same_rubric,
        same_target=then.target_s == now.target_s,
    )


def _moved(measure: Measure, then: Summary, now: Summary) -> Moved | None:
    """The measure in both takes, each judged by the length it aimed at; None where one of them lacks it."""
    before, after = then.measures.get(measure.name), now.measures.get(measure.name)
    if before is None or after is None:
        return None
    if measure.text(before) == measure.text(after):
        return Moved(before, after, "same")
    first, second = judged(measure, before, then.target_s), judged(measure, after, now.target_s)
    call = nearer(measure, first, second)
    return Moved(before, after, None if call is None else "better" if call else "worse")

"""Two takes side by side: rule by rule, number by number, sentence by sentence.

Two takes show what is different, never that something is better for good; that is what progress is for.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

import msgspec

from rehearse.content.judgement.density import density_rules
from rehearse.data.progress_measures import Measure, held_to, measures
from rehearse.data.targets import STANDARD_S, Targets, aimed
from rehearse.practice.compare_lines import Line, side_by_side
from rehearse.practice.compare_notes import of_reports, of_two_people, of_unscored
from rehearse.practice.compare_rules import RuleOutcome, compare_rules
from rehearse.practice.reheard import percent_in_common, rests_on_words
from rehearse.store.attempts import Store
from rehearse.store.people import speaker
from rehearse.store.summary import summarise
from rehearse.types import Attempt, PartName, Report


class Difference(msgspec.Struct, frozen=True):
    """One measure in both takes.

    nearer: None where it hardly changed, has no direction, is on target in both, or may differ by the hearing alone.
    """

    measure: Measure
    before: float | None
    after: float | None
    nearer: bool | None


class Denser(msgspec.Struct, frozen=True):
    """Whether the second take is longer or shorter, and how dense its time is.

    longer_s: seconds the second takes more. before, after: points per ten seconds. idle_s: seconds that earned nothing.
    dense: of a longer take, whether its extra time is as dense as the first take; None where it is not longer.
    """

    longer_s: float
    before: float
    after: float
    idle_before_s: float
    idle_after_s: float
    extra_points_per_10_s: float | None
    dense: bool | None


class Comparison(msgspec.Struct, frozen=True):
    """The first take compared with the second."""

    before: int
    after: int
    rules: tuple[RuleOutcome, ...]
    differences: tuple[Difference, ...]
    text: tuple[Line, ...]
    notes: tuple[str, ...]
    density: Denser | None = None


def compare(
    before: Attempt,
    after: Attempt,
    known: Sequence[Measure] | None = None,
    speakers: tuple[str | None, str | None] = (None, None),
) -> Comparison:
    """What the second take gained, lost and left open compared with the first; no rules where a take was not scored.

    speakers: whose takes they are; None for the user's own.
    """
    unscored = tuple(take.id for take in (before, after) if _withheld(take.report))
    in_common = percent_in_common(before.report, after.report)
    found = _differences(
        before.report, after.report, known or measures().measure, parts=not unscored, reheard=in_common is not None
    )
    return Comparison(
        before=before.id,
        after=after.id,
        rules=() if unscored else compare_rules(before.report, after.report),
        differences=tuple(found),
        text=tuple(side_by_side(before.report, after.report)),
        notes=(*of_unscored(unscored), *of_two_people(*speakers), *of_reports(before.report, after.report, in_common)),
        density=denser(before.report, after.report),
    )


def compare_stored(store: Store, before: Attempt, after: Attempt, targets: Targets) -> Comparison:
    """Two takes of the store; every row is held to the length that the second aimed at, and two speakers are named."""
    known = measures(aimed(targets, after.report.delivery.target_s)).measure
    return compare(before, after, known, (speaker(store, before.id), speaker(store, after.id)))


def denser(before: Report, after: Report) -> Denser | None:
    """The two takes by length and density; None where one was not scored or has no times."""
    first, second = before.content, after.content
    lengths = before.delivery.duration_s, after.delivery.duration_s
    if first is None or second is None or first.density is None or second.density is None or None in lengths:
        return None
    old, new = first.density.points_per_10_s, second.density.points_per_10_s
    if old is None or new is None:
        return None
    longer_s, rules = (lengths[1] or 0.0) - (lengths[0] or 0.0), density_rules()
    extra = None
    if longer_s >= rules.same_s:
        extra = round(((second.total or 0) - (first.total or 0)) / longer_s * rules.per_s, 1)
    more_idle = second.density.idle_s > first.density.idle_s + rules.same_s
    return Denser(
        round(longer_s, 1), old, new, round(first.density.idle_s, 1), round(second.density.idle_s, 1), extra,
        None if extra is None else extra >= old and not more_idle,
    )  # fmt: skip


def _withheld(report: Report) -> bool:
    """Whether the take was too short or too unclear to be scored: a rule that is silent on it says nothing."""
    return report.content is not None and report.content.not_scored_reason is not None


def _differences(
    before: Report, after: Report, known: Iterable[Measure], *, parts: bool, reheard: bool
) -> Iterator[Difference]:
    """parts: whether the parts of the story are compared; one that was not scored has none to rely on."""
    first, second = summarise(before).measures, summarise(after).measures
    for measure in known:
        if not parts and measure.name.removesuffix("_s") in get_args(PartName):
            continue
        old, new = first.get(measure.name), second.get(measure.name)
        if old is not None or new is not None:
            held = (judged(measure, old, before.delivery.target_s), judged(measure, new, after.delivery.target_s))
            call = None if reheard and rests_on_words(measure) else nearer(measure, *held)
            yield Difference(held_to(measure, after.delivery.target_s), old, new, call)


def judged(measure: Measure, value: float | None, target_s: float) -> float | None:
    """The value as it is judged: a duration with another target (seconds) than the standard one is scaled to that."""
    if value is None or measure.target != "duration":
        return value
    return value * STANDARD_S / target_s


def nearer(measure: Measure, old: float | None, new: float | None) -> bool | None:
    """Whether the second value is better; None where that cannot be said.

    Less than the measure's floor says nothing: two takes of the same words differ by that much.
    """
    if old is None or new is None or measure.better == "neither":
        return None
    if measure.is_met_by(old) and measure.is_met_by(new):
        return None  # both are where they should be
    gain = measure.goodness(new) - measure.goodness(old)
    floor = measure.floor if measure.floor_of_one is None else measure.floor_of_one
    return None if abs(gain) < max(floor, 10**-measure.digits / 2) else gain > 0

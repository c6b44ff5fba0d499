"""What to do after a look at progress: it depends on what got worse, what is still open, how many takes there are."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Sequence

from rehearse.data.rule_names import in_words
from rehearse.practice.ladder import Rung
from rehearse.practice.progress import Progress, Series
from rehearse.practice.rule_ladder import RuleRun
from rehearse.practice.suggestion import Suggestion

_EARLY = "record "  # begins the reason why it is too early for a call, which says how many takes are lacking


def after_one(
    found: Progress, runs: Sequence[RuleRun], question_ids: Collection[str], fixes: Collection[str], person: str | None
) -> Suggestion:
    """After the progress at one question: more takes for a trend, the drill for what is open, or another take.

    question_ids: of the questions that can be asked. fixes: the rules that have an exercise, which is for the user
    alone. person: whose takes these are, None for the user.
    """
    asked = found.question_id if found.question_id in question_ids else None
    if lacking := _lacking(found.series):
        return _record(asked, lacking, person)
    still = next((run for run in runs if run.state == "open" and run.code in fixes), None)
    if still is not None and person is None:
        times = f"{sum(still.accused):,} of the last {len(still.accused):,} takes"
        return Suggestion(f"rehearse drill fix {still.code}", f"{in_words(still.name)}: in {times}")
    return _record(asked, "answer it again" if asked else "answer another question", person)


def after_all(found: Progress, rungs: Sequence[Rung], question_ids: Collection[str], person: str | None) -> Suggestion:
    """After the progress at all questions: more takes for a trend, a look at what got worse, or the weakest answer."""
    newest = next((rung.question_id for rung in rungs if rung.question_id in question_ids), None)
    if lacking := _lacking(found.series):
        return _record(newest, lacking, person)
    for rung in rungs:
        worse = [label for label, one in (("points", rung.points), ("time", rung.time)) if _call(one) == "worse"]
        if worse and rung.question_id is not None:
            return Suggestion(
                f"rehearse progress {rung.question_id}{whose(person)}", f"{' and '.join(worse)} got worse there"
            )
    known = [(rung.points.last.value, rung.question_id) for rung in rungs
             if rung.points is not None and rung.question_id in question_ids]  # fmt: skip
    if known:
        points, weakest = min(known, key=lambda one: one[0])
        return _record(weakest, f"fewest points in its latest take: {points:g}", person)
    return _record(newest, "answer it again" if newest else "answer another question", person)


def whose(person: str | None) -> str:
    """The option that names a speaker, with a blank before it; nothing for the user."""
    return "" if person is None else f" --person {shlex.quote(person)}"


def _lacking(series: Sequence[Series]) -> str:
    """How many takes are lacking for a trend; empty where something was called."""
    if any(one.change.call not in ("too early", "shown only") for one in series):
        return ""
    return next((one.change.because.removeprefix(_EARLY) for one in series if one.change.call == "too early"), "")


def _call(series: Series | None) -> str:
    return series.change.call if series is not None else ""


def _record(question_id: str | None, because: str, person: str | None) -> Suggestion:
    about = f" {question_id}" if question_id else ""
    return Suggestion(f"rehearse record{about}{whose(person)}", because, question_id)

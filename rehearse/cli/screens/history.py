"""Progress as the values that the progress page draws."""

from collections.abc import Mapping, Sequence

from rehearse.cli.screens.progress import verdict
from rehearse.practice.days import day_of
from rehearse.practice.home import Coverage
from rehearse.practice.ladder import Rung
from rehearse.practice.progress import Point, Progress, Series
from rehearse.report.page import history as page
from rehearse.report.plain import PARTS, clean, count, number
from rehearse.store.attempts import Entry


def history(
    found: Progress,
    entries: Sequence[Entry],
    rungs: Sequence[Rung],
    covered: Sequence[Coverage],
    pages: Mapping[int, str],
    target_s: float,
) -> page.History:
    """Everything the page shows, with points for `entries` alone; `pages` says where the page of an attempt lies."""
    shown = {entry.id for entry in entries}
    return page.History(
        heading=clean(found.question) if found.question else "All questions",
        summary=f"{count(found.attempts, 'take')}. {verdict(found)}",
        target_s=target_s,
        lines=tuple(line for series in found.series if (line := _line(series, shown, pages)).dots),
        stacks=tuple(stack for entry in entries if (stack := _stack(entry, pages)) is not None),
        rungs=tuple(_rung(rung) for rung in rungs),
        covered=tuple(page.Covered(one.principle, one.takes) for one in covered),
        notes=found.notes,
    )


def _line(series: Series, shown: set[int], pages: Mapping[int, str]) -> page.Line:
    measure, change = series.measure, series.change
    noise = "" if change.noise is None else number(round(change.noise, 1))
    return page.Line(
        label=measure.heading,
        group=measure.group,
        aim=measure.band,
        low=measure.low,
        high=measure.high,
        call=change.call,
        because=change.because,
        before=change.before,
        after=change.after,
        noise=change.noise,
        told=(measure.text(change.before), measure.text(change.after), noise),
        dots=tuple(_dot(series, point, pages) for point in series.points if point.attempt in shown),
    )


def _dot(series: Series, point: Point, pages: Mapping[int, str]) -> page.Dot:
    text = f"{series.measure.text(point.value)} {series.measure.unit}".strip()
    day = str(day_of(point.created))
    return page.Dot(point.attempt, day, point.value, text, pages.get(point.attempt), point.compared)


def _stack(entry: Entry, pages: Mapping[int, str]) -> page.Stack | None:
    """The seconds of an attempt's parts; None where they were not timed."""
    measured = entry.summary.measures
    parts = tuple((part, measured[f"{part}_s"]) for part in PARTS if f"{part}_s" in measured)
    if not parts:
        return None
    return page.Stack(entry.id, str(day_of(entry.summary.created)), pages.get(entry.id), parts)


def _rung(rung: Rung) -> page.Rung:
    return page.Rung(
        question=clean(rung.question or rung.question_id or "(no question)"),
        takes=rung.takes,
        day=str(day_of(rung.last)),
        time=_last(rung.time),
        time_call=rung.time.change.call if rung.time else None,
        points=_last(rung.points),
        points_call=rung.points.change.call if rung.points else None,
    )


def _last(series: Series | None) -> str:
    return f"{series.measure.text(series.last.value)} {series.measure.unit}".strip() if series else ""

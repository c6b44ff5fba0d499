"""Progress as one HTML file: every measure over the takes with its target and its noise band, each point a take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearse.practice.home import Coverage
from rehearse.practice.ladder import Rung
from rehearse.practice.progress import Point, Progress, Series, whole
from rehearse.practice.radar import Radar
from rehearse.report.page.environment import drawn
from rehearse.report.page.history import MARKS, Chart, change_text, chart, columns, latest
from rehearse.report.page.radar import bank_bars, web
from rehearse.report.screens.progress import summary
from rehearse.report.wording import clean
from rehearse.store.summary import Entry

GROUPS = {"timing": "Time", "delivery": "Delivery", "content": "Content"}


@dataclass(frozen=True)
class History:
    """What the page shows: progress, the takes with a point of their own, the ladder and the principles practised.

    pages: the address of a take's page, by its number.
    """

    found: Progress
    entries: Sequence[Entry]
    rungs: Sequence[Rung]
    covered: Sequence[Coverage]
    pages: Mapping[int, str]
    target_s: float
    radar: Radar | None = None


def render(history: History, *, inside: bool = False) -> str:
    """The page, or what a page of the studio holds of it; the same history gives the same bytes."""
    found = history.found
    stacks, target_y = columns(whole(history.entries), history.pages, history.target_s)
    return drawn(
        "progress.html.j2",
        inside=inside,
        history=history,
        heading=clean(found.question) if found.question else "All questions",
        summary=summary(found),
        groups=[(heading, _charts(history, group)) for group, heading in GROUPS.items()],
        early=all(series.change.call == "too early" for series in found.series),  # the summary says it, once
        columns=stacks,
        target_y=target_y,
        most=max((one.takes for one in history.covered), default=0),
        CALLS=MARKS,
        latest=latest,
        bank=bank_bars(history.radar) if history.radar else (),
        kinds_web=web(history.radar.kinds) if history.radar else None,
        principles_web=web(history.radar.principles) if history.radar else None,
        change_text=change_text,
    )


def _charts(history: History, group: str) -> list[Chart]:
    shown = {entry.id for entry in history.entries}
    drawn = [(series, _points(series, shown)) for series in history.found.series if series.measure.group == group]
    return [chart(series, points, history.pages) for series, points in drawn if points]


def _points(series: Series, shown: set[int]) -> list[Point]:
    return [point for point in series.points if point.attempt in shown]

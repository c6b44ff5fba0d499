"""A cohort as one HTML file that needs no other: distributions as pictures and as a table, rules, speakers."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.batch.cohort import Cohort, Spread
from rehearse.report.page.environment import environment
from rehearse.report.screens.calls import MARKS
from rehearse.report.screens.cohort import headline, verdicts, why

HEIGHT = 100.0  # of the tallest bar, in the units of the picture


@dataclass(frozen=True)
class Bar:
    """One bar, in percent of the picture's width and in units of its height; text: its description."""

    x: str
    width: str
    y: float
    height: float
    text: str


@dataclass(frozen=True)
class Picture:
    """The distribution of one measure. band: where the target is, as x and width in percent."""

    spread: Spread
    bars: tuple[Bar, ...]
    band: tuple[str, str] | None


def render(found: Cohort, title: str = "Cohort") -> str:
    """The page; the same cohort gives the same bytes."""
    return (
        environment()
        .get_template("cohort.html.j2")
        .render(
            title=title,
            summary=headline(found),
            verdicts=verdicts(found),
            found=found,
            pictures=[_picture(spread) for spread in found.spreads],
            CALLS=MARKS,
            why=why,
        )
    )


def _picture(spread: Spread) -> Picture:
    low, high = spread.bins[0].low, spread.bins[-1].high
    length, most = (high - low) or 1.0, max(one.count for one in spread.bins)
    text = spread.measure.text
    bars = tuple(
        Bar(
            x=f"{100 * (one.low - low) / length:.2f}%",
            width=f"{100 * (one.high - one.low) / length:.2f}%" if high > low else "100%",
            y=round(HEIGHT * (1 - one.count / most), 1),
            height=round(HEIGHT * one.count / most, 1),
            text=f"{text(one.low)} to {text(one.high)}: {one.count}",
        )
        for one in spread.bins
    )
    return Picture(spread, bars, _band(spread, low, high))


def _band(spread: Spread, low: float, high: float) -> tuple[str, str] | None:
    """The part of the target within the range drawn; None if there is none."""
    measure = spread.measure
    if (measure.low is None and measure.high is None) or low == high:
        return None
    begin = max(low, measure.low or 0.0)
    end = min(high, measure.high if measure.high is not None else high)
    if begin >= end:
        return None
    return f"{100 * (begin - low) / (high - low):.2f}%", f"{100 * (end - begin) / (high - low):.2f}%"

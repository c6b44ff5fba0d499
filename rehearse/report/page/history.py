"""The drawings of the progress page: series as lines with their bands, the parts of each take as columns.

Places are percentages of a drawing's width and height, as text for SVG attributes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearse.data.amounts import number
from rehearse.practice.change import Call
from rehearse.practice.days import day_of
from rehearse.practice.progress import Point, Series
from rehearse.report import wording
from rehearse.store.summary import Entry
from rehearse.types import PartName

MARKS: dict[Call, str] = {"better": "▲", "worse": "▼", "no change": "=", "too early": "…", "shown only": "·"}
ROOM = 0.08  # of the range of values, above the highest and below the lowest
COLUMN_SHARE = 0.7  # of the room that a column has; the rest keeps it apart from its neighbours


@dataclass(frozen=True)
class Spot:
    """A point of a line: where it is drawn, its value as text and the page of its take (None: there is none)."""

    x: str
    y: str
    point: Point
    text: str
    page: str | None

    @property
    def day(self) -> str:
        """The day of the take."""
        return str(day_of(self.point.created))


@dataclass(frozen=True)
class Chart:
    """A series as a drawing: the path in a box of 1000 by 100; bands as (top, height)."""

    series: Series
    spots: tuple[Spot, ...]
    path: str
    band: tuple[str, str] | None
    noise: tuple[str, str] | None


@dataclass(frozen=True)
class Column:
    """The parts of one take as a drawing: place and width, the seconds, and each block (part, top, height, title)."""

    x: str
    middle: str
    width: str
    attempt: int
    day: str
    page: str | None
    parts: tuple[tuple[PartName, float], ...]
    blocks: tuple[tuple[PartName, str, str, str], ...]


def chart(series: Series, points: Sequence[Point], pages: Mapping[int, str]) -> Chart:
    """The drawing of these points of a series, at least one; `pages` gives the page of a take by its number."""
    measure, change = series.measure, series.change
    around = () if change.before is None or change.noise is None else _around(change.before, change.noise)
    values = [point.value for point in points]
    scale = _Scale.over([*values, *around, *(edge for edge in (measure.low, measure.high) if edge is not None)])
    places = _places(len(values))
    return Chart(
        series=series,
        spots=tuple(_spot(x, scale, series, point, pages) for x, point in zip(places, points, strict=True)),
        path="M" + " ".join(f"{10 * x:.1f},{scale.y(value):.1f}" for x, value in zip(places, values, strict=True)),
        band=None if measure.high is None else scale.between(measure.low, measure.high),
        noise=scale.between(*around) if around else None,
    )


def columns(entries: Sequence[Entry], pages: Mapping[int, str], target_s: float) -> tuple[tuple[Column, ...], str]:
    """The timed takes as columns over one scale from 0 s, and where the target lies from the top."""
    timed = [(entry, parts) for entry in entries if (parts := _parts(entry))]
    full_s = max([target_s, *(sum(seconds for _, seconds in parts) for _, parts in timed)]) * (1 + ROOM)
    width = 100 / max(1, len(timed)) * COLUMN_SHARE
    drawn = tuple(
        Column(
            x=f"{middle - width / 2:.2f}%",
            middle=f"{middle:.2f}%",
            width=f"{width:.2f}%",
            attempt=entry.id,
            day=str(day_of(entry.summary.created)),
            page=pages.get(entry.id),
            parts=parts,
            blocks=_blocks(entry.id, parts, full_s),
        )
        for middle, (entry, parts) in zip(_places(len(timed)), timed, strict=True)
    )
    return drawn, f"{100 - 100 * target_s / full_s:.2f}%"


def latest(series: Series | None) -> str:
    """The newest value with its unit; empty where there is no series."""
    return _text(series, series.last.value) if series else ""


def change_text(series: Series) -> tuple[str, str, str]:
    """Value before, value now and noise as text; empty where no change is called."""
    change, text = series.change, series.measure.text
    noise = "" if change.noise is None else number(change.noise)
    return text(change.before), text(change.after), noise


@dataclass(frozen=True)
class _Scale:
    """The range of values that a drawing shows."""

    bottom: float
    top: float

    @classmethod
    def over(cls, values: Sequence[float]) -> "_Scale":
        low, high = min(values), max(values)
        room = (high - low) * ROOM or 1.0
        return cls(low - room, high + room)

    def y(self, value: float) -> float:
        """Percent from the top."""
        return 100 * (self.top - value) / (self.top - self.bottom)

    def between(self, lower: float | None, upper: float) -> tuple[str, str]:
        """Top and height of a band, clipped to the drawing; without a lower edge it reaches the bottom."""
        above = max(0.0, self.y(upper))
        below = min(100.0, self.y(self.bottom if lower is None else lower))
        return f"{above:.2f}%", f"{max(0.0, below - above):.2f}%"


def _around(middle: float, half_width: float) -> tuple[float, float]:
    return middle - half_width, middle + half_width


def _spot(x: float, scale: _Scale, series: Series, point: Point, pages: Mapping[int, str]) -> Spot:
    y = scale.y(point.value)
    return Spot(f"{x:.2f}%", f"{y:.2f}%", point, _text(series, point.value), pages.get(point.attempt))


def _text(series: Series, value: float) -> str:
    return f"{series.measure.text(value)} {series.measure.unit}".strip()


def _places(number_of: int) -> list[float]:
    """The middles of equal steps, in percent."""
    return [100 * (place + 0.5) / number_of for place in range(number_of)]


def _parts(entry: Entry) -> tuple[tuple[PartName, float], ...]:
    """Seconds of each part that was timed, in the order of the story."""
    measured = entry.summary.measures
    return tuple((part, measured[f"{part}_s"]) for part in wording.PARTS if f"{part}_s" in measured)


def _blocks(
    attempt: int, parts: Sequence[tuple[PartName, float]], full_s: float
) -> tuple[tuple[PartName, str, str, str], ...]:
    reached_s, blocks = 0.0, []
    for part, seconds in parts:
        reached_s += seconds
        title = f"take {attempt}, {wording.PARTS[part]}: {wording.seconds(seconds)}"
        blocks.append((part, f"{100 - 100 * reached_s / full_s:.2f}%", f"{100 * seconds / full_s:.2f}%", title))
    return tuple(blocks)

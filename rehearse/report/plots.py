"""Series as pictures: characters for the terminal (plotext), SVG, PNG or PDF for a file (matplotlib)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.plain_text import printable
from rehearse.errors import UsageError, refused
from rehearse.report.plot_rows import FEWEST, placed
from rehearse.settings import place_library_caches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from rehearse.practice.progress import Progress, Series

FRAME_LINES = 4  # of a plot in characters: its title, its frame, the numbers of the takes
MOST_NAMED = 20  # takes named below a picture
MOST_DRAWN = 200  # the newest takes of a picture; more could not be told apart
SHOWN = 40  # the newest takes of a long series; more do not fit side by side
FORMATS = (".svg", ".png", ".pdf")
MARK = "Made by rehearse"  # in every picture's metadata: marks a picture that the next one may replace
PANELS = ("duration_s", "speech_rate_wpm", "fillers_per_minute", "total_points")
PARTS = {  # the palette of Okabe and Ito, told apart by most colour-blind eyes
    "situation_s": "#56b4e9",
    "task_s": "#e69f00",
    "action_s": "#009e73",
    "result_s": "#f0e442",
    "reflection_s": "#cc79a7",
}


def terminal(series: Series, width: int, height: int = 11) -> str:
    """The newest takes of a series in characters, the edges of its target as lines; no colour, no escape sequences."""
    import plotext

    measure, points = series.measure, series.points[-SHOWN:]
    places = list(range(1, len(points) + 1))
    rows = max(height - FRAME_LINES, FEWEST)
    found = placed([point.value for point in points], measure.low, measure.high, rows)
    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(width, rows + FRAME_LINES)
    figure.title(measure.heading)
    figure.ruler("x").lim(0.5, len(points) + 0.5)
    named = places[:: -(-len(places) // 10)]
    figure.ruler("x").ticks(named, [str(points[place - 1].attempt) for place in named])
    figure.ruler("y").lim(0, rows - 1)
    figure.ruler("y").ticks([*found.named.values()], _named(series, found.named))
    for at in (row for number, row in found.named.items() if number in (measure.low, measure.high)):
        figure.draw(figure.signal([0.5, len(points) + 0.5], [at, at], marker="-").lines())
    figure.draw(figure.signal(places, found.of, marker="o"))
    drawn = plotext.uncolorize(figure.build().string())
    return "\n".join(line.rstrip() for line in str(drawn).splitlines())


def _named(series: Series, numbers: Iterable[float]) -> list[str]:
    """These numbers as they stand beside the axis; a value that misses the target does not read like its edge."""
    measure = series.measure
    edges = (measure.low, measure.high)
    shown = (str(round(one, measure.digits)) if one in edges else measure.text(one) for one in numbers)
    return [f"{float(one):g}" for one in shown]


def picture(progress: Progress, path: Path) -> None:
    """Time, STAR parts, speech rate, fillers and points over the takes, as a file of the type its name gives.

    Raises UsageError for an unknown file type, nothing to draw, or a file that cannot be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise UsageError(
            f"{path} is not a known picture format.", f"Give it one of these extensions: {', '.join(FORMATS)}."
        )
    by_name = {series.measure.name: series for series in progress.series}
    panels = [by_name[name] for name in PANELS if name in by_name]
    if not panels:
        raise UsageError("There is nothing to plot yet.", "`rehearse record` makes the first take.")
    place_library_caches()
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "rehearse", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(7.0, 2.1 * (len(panels) + 1)), layout="constrained")
        _draw(figure, progress, panels, [by_name[name] for name in PARTS if name in by_name])
        try:
            figure.savefig(path, metadata=_facts(path.suffix.lower()))
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {refused(error)}.") from error


def _draw(figure: Figure, progress: Progress, panels: Sequence[Series], parts: Sequence[Series]) -> None:
    """A panel for each series and one for the parts, all over the same takes."""
    axes = figure.subplots(len(panels) + 1, 1, squeeze=False)[:, 0]
    every = sorted({point.attempt for series in progress.series for point in series.points})
    takes = every[-MOST_DRAWN:]
    places = {take: place for place, take in enumerate(takes, start=1)}  # one for all panels
    for axis, series in zip(axes, panels, strict=False):
        _panel(axis, series, places)
    _parts(axes[-1], parts, places)
    for axis in axes:
        named = takes[:: -(-len(takes) // MOST_NAMED)]
        axis.set_xlim(0.4, len(takes) + 0.6)
        axis.set_xticks([places[take] for take in named], [str(take) for take in named])
    newest = f" (the newest {len(takes):,} of {len(every):,})" if len(takes) < len(every) else ""
    title = printable(f"{progress.question or 'All takes'}{newest}")
    figure.suptitle(title, wrap=True, parse_math=False)  # a question about $5 and $9 is not a formula
    axes[-1].set_xlabel("take")


def _facts(ending: str) -> dict[str, str | None]:
    """The metadata of a picture; no date in an SVG, so that the same takes give the same bytes."""
    if ending == ".svg":
        return {"Creator": MARK, "Date": None}
    return {"Software" if ending == ".png" else "Creator": MARK}


def _panel(axis: Axes, series: Series, places: Mapping[int, int]) -> None:
    """One measure; a take that does not count towards the trend is drawn hollow."""
    measure, points = series.measure, [point for point in series.points if point.attempt in places]
    axis.plot([places[point.attempt] for point in points], [point.value for point in points], color="#0072b2")
    for compared, face in ((True, "#0072b2"), (False, "white")):
        marked = [point for point in points if point.compared is compared]
        axis.plot([places[point.attempt] for point in marked], [point.value for point in marked],
                  "o", color="#0072b2", markerfacecolor=face)  # fmt: skip
    if measure.low is not None and measure.high is not None:
        axis.axhspan(measure.low, measure.high, color="#009e73", alpha=0.15)
    elif measure.high is not None:
        axis.axhspan(0, measure.high, color="#009e73", alpha=0.15)
    axis.set_ylim(0, 1.1 * max(1.0, measure.high or 0.0, *(point.value for point in points)))
    axis.set_ylabel(measure.heading)


def _parts(axis: Axes, parts: Sequence[Series], places: Mapping[int, int]) -> None:
    """Seconds of each STAR part, one on top of the other, by take."""
    takes = sorted({point.attempt for series in parts for point in series.points if point.attempt in places})
    reached = dict.fromkeys(takes, 0.0)
    for series in parts:
        seconds = {point.attempt: point.value for point in series.points}
        heights = [seconds.get(take, 0.0) for take in takes]
        axis.bar([places[take] for take in takes], heights, bottom=list(reached.values()),
                 label=series.measure.label, color=PARTS[series.measure.name])  # fmt: skip
        reached = {take: reached[take] + height for take, height in zip(takes, heights, strict=True)}
    axis.set_ylabel("STAR parts, s")
    if parts:
        axis.legend(loc="upper left", ncols=5, fontsize=7)
        axis.set_ylim(0, 1.25 * max(1.0, *reached.values()))

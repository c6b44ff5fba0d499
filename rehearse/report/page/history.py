"""Attempts over time as the progress page shows them: values that come from above, and the drawings made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rehearse.report import plain
from rehearse.types import PartName

Call = Literal["better", "worse", "no change", "too early", "shown only"]
MARKS: dict[Call, str] = {"better": "▲", "worse": "▼", "no change": "=", "too early": "…", "shown only": "·"}
ROOM = 0.08  # of the range of values, above the highest and below the lowest


@dataclass(frozen=True)
class Dot:
    """One measure in one attempt; `page` is where the attempt's own page lies, None where there is none."""

    attempt: int
    day: str
    value: float
    text: str
    page: str | None
    compared: bool = True


@dataclass(frozen=True)
class Line:
    """One measure over attempts, oldest first, with what became of it and what that rests on."""

    label: str
    group: str
    aim: str
    low: float | None
    high: float | None
    call: Call
    because: str
    before: float | None
    after: float | None
    noise: float | None
    told: tuple[str, str, str]  # before, after and noise as text; empty where nothing is called
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Stack:
    """Seconds of each part of one attempt, in the order of the story."""

    attempt: int
    day: str
    page: str | None
    parts: tuple[tuple[PartName, float], ...]


@dataclass(frozen=True)
class Rung:
    """One question of the ladder."""

    question: str
    takes: int
    day: str
    time: str
    time_call: Call | None
    points: str
    points_call: Call | None


@dataclass(frozen=True)
class Covered:
    """A principle and how many attempts answered a question about it."""

    principle: str
    takes: int


@dataclass(frozen=True)
class History:
    """Everything on the progress page."""

    heading: str
    summary: str
    target_s: float
    lines: tuple[Line, ...]
    stacks: tuple[Stack, ...]
    rungs: tuple[Rung, ...]
    covered: tuple[Covered, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Spot:
    """A point of a drawing, in percent of its width and height."""

    x: str
    y: str
    dot: Dot


@dataclass(frozen=True)
class Chart:
    """A line as a drawing: places in percent, the path in a box of 1000 by 100; bands as (top, height) in percent."""

    line: Line
    spots: tuple[Spot, ...]
    path: str
    band: tuple[str, str] | None
    noise: tuple[str, str] | None


@dataclass(frozen=True)
class Column:
    """A stack as a drawing: its place and width in percent, and each part's (name, top, height, title)."""

    x: str
    middle: str
    width: str
    stack: Stack
    blocks: tuple[tuple[PartName, str, str, str], ...]


def chart(line: Line) -> Chart:
    """Where everything of a line is drawn."""
    values = [dot.value for dot in line.dots]
    edges = [edge for edge in (line.low, line.high) if edge is not None]
    if line.before is not None and line.noise is not None:
        edges += [line.before - line.noise, line.before + line.noise]
    low, high = min([*values, *edges]), max([*values, *edges])
    room = (high - low) * ROOM or 1.0
    bottom, top = low - room, high + room

    def y(value: float) -> float:
        return 100 * (top - value) / (top - bottom)

    def between(lower: float, upper: float) -> tuple[str, str]:
        above, below = max(0.0, y(upper)), min(100.0, y(lower))
        return f"{above:.2f}%", f"{max(0.0, below - above):.2f}%"

    places = _places(len(values))
    wobble = None
    if line.before is not None and line.noise is not None:
        wobble = between(line.before - line.noise, line.before + line.noise)
    return Chart(
        line=line,
        spots=tuple(Spot(f"{x:.2f}%", f"{y(dot.value):.2f}%", dot) for x, dot in zip(places, line.dots, strict=True)),
        path="M" + " ".join(f"{10 * x:.1f},{y(value):.1f}" for x, value in zip(places, values, strict=True)),
        band=between(line.low if line.low is not None else bottom, line.high) if line.high is not None else None,
        noise=wobble,
    )


def _places(number_of: int) -> list[float]:
    """The middles of equal steps, in percent."""
    return [100 * (place + 0.5) / number_of for place in range(number_of)]


def columns(stacks: Sequence[Stack], target_s: float) -> tuple[tuple[Column, ...], str]:
    """The stacks as columns over one scale from 0 s at the foot, and where the target lies, in percent from the top."""
    longest = max([target_s, *(sum(seconds for _, seconds in stack.parts) for stack in stacks)])
    full = longest * (1 + ROOM)
    width = 100 / max(1, len(stacks)) * 0.7
    drawn = []
    for middle, stack in zip(_places(len(stacks)), stacks, strict=True):
        reached, blocks = 0.0, []
        for part, seconds in stack.parts:
            reached += seconds
            title = f"take {stack.attempt}, {plain.PARTS[part]}: {plain.seconds(seconds)}"
            blocks.append((part, f"{100 - 100 * reached / full:.2f}%", f"{100 * seconds / full:.2f}%", title))
        drawn.append(Column(f"{middle - width / 2:.2f}%", f"{middle:.2f}%", f"{width:.2f}%", stack, tuple(blocks)))
    return tuple(drawn), f"{100 - 100 * target_s / full:.2f}%"

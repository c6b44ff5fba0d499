"""The drawing of the difficulty radar on the page: the bank as bars, the answers as a polygon over the axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.practice.radar import Axis, Radar
from rehearse.report.wording import count, percent

WIDTH, HEIGHT, RADIUS = 640.0, 380.0, 125.0
RINGS = (0.25, 0.5, 0.75, 1.0)
LABEL_AT = 1.1  # of the radius
MIDDLE = 0.3  # of a cosine: labels nearer to the vertical stand in the middle


@dataclass(frozen=True)
class Spoke:
    """One axis: where it ends, where its label is placed and how it is aligned, and its text."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    name: str
    text: str


@dataclass(frozen=True)
class Web:
    """A radar: rings and the answers as polygons (points of SVG), and the spokes."""

    rings: tuple[str, ...]
    area: str
    spokes: tuple[Spoke, ...]


@dataclass(frozen=True)
class Block:
    """One difficulty in the bar of a kind: where it begins and how wide it is, in percent of the bar, and its text."""

    difficulty: str
    left: float
    width: float
    text: str


@dataclass(frozen=True)
class BankBar:
    """The bar of one kind, its blocks in order."""

    kind: str
    questions: int
    blocks: tuple[Block, ...]


def web(axes: Sequence[Axis]) -> Web | None:
    """The radar of these axes; None where no answer has points."""
    if not any(axis.takes for axis in axes):
        return None
    rings = tuple(" ".join(_at(place, len(axes), ring) for place in range(len(axes))) for ring in RINGS)
    area = " ".join(_at(place, len(axes), axis.reached or 0.0) for place, axis in enumerate(axes))
    return Web(rings, area, tuple(_spoke(place, len(axes), axis) for place, axis in enumerate(axes)))


def bank_bars(found: Radar) -> tuple[BankBar, ...]:
    """A bar for each kind that the bank has, as wide as its own questions."""
    bars = []
    for kind in dict.fromkeys(one.kind for one in found.bank):
        shares = [one for one in found.bank if one.kind == kind]
        whole, left, blocks = sum(one.questions for one in shares), 0.0, []
        for one in shares:
            width = 100 * one.questions / max(1, whole)
            text = f"{kind}, {one.difficulty}: {count(one.questions, 'question')}, {percent(one.share)} of the bank"
            blocks.append(Block(one.difficulty, round(left, 2), round(width, 2), text))
            left += width
        bars.append(BankBar(kind, whole, tuple(blocks)))
    return tuple(bars)


def _spoke(place: int, of: int, axis: Axis) -> Spoke:
    angle = _angle(place, of)
    side = math.cos(angle)
    said = "no scored take" if axis.reached is None else f"{percent(axis.reached)}, {count(axis.takes, 'take')}"
    return Spoke(
        x=_x(angle, 1.0), y=_y(angle, 1.0), label_x=_x(angle, LABEL_AT), label_y=_y(angle, LABEL_AT) + 4,
        anchor="middle" if abs(side) < MIDDLE else "start" if side > 0 else "end", name=axis.name, text=said,
    )  # fmt: skip


def _angle(place: int, of: int) -> float:
    return 2 * math.pi * place / of - math.pi / 2


def _at(place: int, of: int, share: float) -> str:
    angle = _angle(place, of)
    return f"{_x(angle, share)},{_y(angle, share)}"


def _x(angle: float, share: float) -> float:
    return round(WIDTH / 2 + RADIUS * share * math.cos(angle), 1)


def _y(angle: float, share: float) -> float:
    return round(HEIGHT / 2 + RADIUS * share * math.sin(angle), 1)

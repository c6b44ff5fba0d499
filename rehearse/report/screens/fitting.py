"""A screen that holds as many of its parts as there is room for."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from rehearse.report.terminal.room import MOST_LINES
from rehearse.report.terminal.style import Clipped


class Part(NamedTuple):
    """A part of a screen. rank: the lower, the sooner it is taken; 0 is always there. name: what it is called."""

    rank: int
    shown: tuple[RenderableType, ...]
    name: str = ""


class Fullest:
    """The first of several versions of a text that takes at most `lines` lines; else the last of them, cut."""

    def __init__(self, versions: Sequence[str], lines: int) -> None:
        self.versions, self.lines = versions, lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        texts = [Text(version) for version in self.versions]
        fits = (one for one in texts if len(one.wrap(console, options.max_width)) <= self.lines)
        yield Clipped(next(fits, texts[-1]), self.lines)


def fitted(parts: Sequence[Part], screen: Console, width: int, most: int = MOST_LINES) -> tuple[RenderableType, ...]:
    """What stands in those parts, in their order, that fit into so many lines together."""
    taken: list[int] = []
    left = most
    for at in sorted(range(len(parts)), key=lambda at: parts[at].rank):
        lines = lines_of(parts[at].shown, screen, width)
        if lines <= left or not parts[at].rank:
            taken.append(at)
            left -= lines
    return tuple(one for at in sorted(taken) for one in parts[at].shown)


def left_out(parts: Sequence[Part], shown: Sequence[RenderableType]) -> tuple[str, ...]:
    """The names of the parts of which nothing is among what is shown."""
    kept = {id(one) for one in shown}
    return tuple(part.name for part in parts if part.name and part.shown and id(part.shown[0]) not in kept)


def everything(parts: Sequence[Part]) -> tuple[RenderableType, ...]:
    """What stands in all of the parts, in their order."""
    return tuple(one for part in parts for one in part.shown)


def lines_of(shown: Sequence[RenderableType], screen: Console, width: int) -> int:
    """How many lines these take on that screen."""
    return len(screen.render_lines(Group(*shown), screen.options.update(width=width))) if shown else 0

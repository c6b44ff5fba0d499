"""The room on one screen: what a report can leave out, or say in fewer lines, so that the rest fits."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, RenderableType

from rehearse.report.terminal.style import heading, indented, width_of

SCREEN_LINES = 40  # of a terminal for which the screens are laid out
MOST_LINES = SCREEN_LINES - 2  # of a command unless it is asked for everything; below, a prompt takes one line or two


class Spare(NamedTuple):
    """What the short form can do without, or say in fewer lines, where there is no room; the full report says it.

    rank: the lower, the sooner it gives way.
    """

    rank: int
    whole: RenderableType
    instead: RenderableType | None = None


Shown = RenderableType | Spare


def under(title: str, lines: Sequence[Shown]) -> Iterator[Shown]:
    """The lines below their heading, two columns in from the left; one at least stays. Nothing without lines."""
    stays = next((place for place, line in enumerate(lines) if not isinstance(line, Spare) or line.instead), 0)
    for place, line in enumerate(lines):
        if not place:
            yield heading(title)
        if not isinstance(line, Spare):
            yield indented(line)
        elif place == stays and line.instead is None:
            yield indented(line.whole)
        else:
            yield Spare(line.rank, indented(line.whole), line.instead and indented(line.instead))


def least(sections: Sequence[Sequence[Shown]]) -> list[list[Shown]]:
    """What is left of them when everything that can be spared is left out or shortened."""
    kept = [[one.instead if isinstance(one, Spare) else one for one in part] for part in sections]
    return [[one for one in part if one is not None] for part in kept]


def make_room(sections: list[list[Shown]], console: Console, most: int = MOST_LINES) -> None:
    """Leave out or shorten what can be spared until the rest takes so many lines; lowest rank and last line first."""
    spares = [(part, one) for part in sections for one in part if isinstance(one, Spare)]
    over = height(sections, console) - most
    spares.reverse()
    for part, one in sorted(spares, key=lambda spare: spare[1].rank):
        if over <= 0:
            return
        shorter = [one.instead] if one.instead is not None else []
        over -= height([[one]], console) - height([shorter], console)
        at = part.index(one)
        part[at : at + 1] = shorter


def height(sections: Sequence[Sequence[Shown]], console: Console) -> int:
    """How many lines they take."""
    options = console.options.update(width=width_of(console))
    lines = (one.whole if isinstance(one, Spare) else one for part in sections for one in part)
    return sum(len(console.render_lines(one, options, pad=False)) for one in lines)

"""The result of `rehearse test` on a terminal."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.quiz import Answer, Part, Result
from rehearse.report.screens.fitting import lines_of
from rehearse.report.terminal.room import MOST_LINES
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.style import Clipped, grid, indented, labelled, title, width_of
from rehearse.report.wording import clean

CUT_LINES = (3, 2, 1)  # of each explanation, where they are cut
LONG, SHORT = 60, 26  # characters of an option, where there is room and where there is less
_Said = Callable[[Answer], RenderableType]


def section(found: Result, screen: Console) -> tuple[RenderableType, ...]:
    """The result, what went wrong and why, what to practise: in as many words as forty lines hold."""
    width = width_of(screen)
    cuts: list[_Said] = [partial(_cut, lines) for lines in CUT_LINES]
    shown = tuple(_section(found, _wrong))
    for said in (_right, *cuts):
        if lines_of(shown, screen, width) > MOST_LINES:
            shown = tuple(_section(found, said, brief=said in cuts))
    return shown


def _section(found: Result, said: _Said, *, brief: bool = False) -> Iterator[RenderableType]:
    yield Text(f"\n{found.right} of {found.of} right: {'strong' if found.strong else 'not strong yet'}.", style="bold")
    yield indented(labelled([("Level", _parts(found.levels)), ("Kind", _parts(found.kinds))]))
    wrong = [(place, one) for place, one in enumerate(found.answers, start=1) if not one.right]
    if wrong:
        yield title("What went wrong")
        yield indented(_rows((f"Question {place}", said(one)) for place, one in wrong))
        yield title("Practise")
        if brief:
            yield from (indented(Soft(one.command, style="bold")) for one in found.practise)
        else:
            yield indented(labelled((one.command, one.because) for one in found.practise))


def _rows(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    table = grid(columns=2, wide=1)
    for label, said in rows:
        table.add_row(Text(label, style="bold"), said)
    return table


def _wrong(one: Answer) -> Text:
    given, answer = _option(one.given_words, LONG), _option(one.answer_words, LONG)
    return Text(f"not {given}: {clean(one.against)} The answer is {answer}: {_why(one)}")


def _right(one: Answer, most: int = LONG) -> Text:
    """The right answer alone, where there is no room for what was wrong about the other."""
    return Text(f"{_option(one.answer_words, most)}, not {_option(one.given_words, most)}: {_why(one)}")


def _cut(lines: int, one: Answer) -> Clipped:
    return Clipped(_right(one, SHORT), lines)


def _why(one: Answer) -> str:
    """Why the right option is right, without the option itself where the reason begins with it."""
    reason = clean(one.reason).removeprefix(f"{clean(one.answer_words)}: ")
    return reason[:1].upper() + reason[1:]


def _option(words: str, most: int) -> str:
    """An option in quotes, or as many of its words as fit."""
    whole = clean(words).rstrip(".")
    if len(whole) > most:
        whole = f"{whole[:most].rpartition(' ')[0].rstrip(' ,;:')} …"
    return f"“{whole}”"


def _parts(parts: tuple[Part, ...]) -> str:
    return ", ".join(f"{part.name} {part.right} of {part.of}" for part in parts if part.of)

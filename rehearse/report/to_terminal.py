"""The report on a terminal: one screen with what matters; in full; or the words with their marks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.text import Text

from rehearse.report.mid_sentence import as_printed
from rehearse.report.terminal import content, delivery, density, framework, header, star, summary, think_aloud, words
from rehearse.report.terminal.room import MOST_LINES, Shown, Spare, height, least, make_room
from rehearse.report.terminal.style import Tidy, heading, indented, marked, width_of
from rehearse.report.terminal.summary import Step
from rehearse.report.warning_text import worth_saying
from rehearse.types import Report, Since

Form = Literal["short", "full", "words"]
LAST_RESORT = (
    "time",
    "delivery",
    "decided",
    "think aloud",
)  # sections that give way to what to fix next, in this order

__all__ = ["Form", "Step", "render", "render_numbers"]


def render(
    report: Report,
    console: Console,
    form: Form = "short",
    steps: Sequence[Step] = (),
    since: Since | None = None,
    *,
    around: int = 0,
) -> None:
    """Print the report; readable from 50 columns on, without colour, in ASCII and when piped.

    steps: what can be typed next, shown at the end of the short and of the full form. since: what changed
    since the take before, shown under the time. around: lines that the command prints above and below, for which the
    short form leaves room on a screen of 80 by 40.
    """
    printed = report if form == "words" else as_printed(report)
    forms: dict[Form, Callable[..., Iterator[RenderableType]]] = {"short": _short, "full": _full, "words": _words}
    sections = forms[form](printed, console, steps, since, MOST_LINES - around)
    whole = Tidy(Group(*sections))
    console.print(whole, emoji=False, highlight=False, markup=False, end="", width=width_of(console))


def render_numbers(report: Report, console: Console) -> None:
    """Print the headline of a report: verdict, time, fillers and pace."""
    shown = Tidy(Group(*header.verdict(report, lines=2), *summary.spoken(report, console)))
    console.print(shown, emoji=False, highlight=False, markup=False, end="", width=width_of(console))


def _short(
    report: Report, console: Console, steps: Sequence[Step], since: Since | None, most: int
) -> Iterator[RenderableType]:
    """The sections of the short form in so many lines, with empty lines between them where there is room for that."""
    judged = report.content
    before: list[Shown] = [*header.short(report, since)]
    after: dict[str, list[Shown]] = {
        "think aloud": [*think_aloud.short(judged)] if judged else [],
        "decided": [*summary.decided(judged)] if judged else [],
        "time": [*star.short(report, console)],
        "delivery": [*summary.delivery(report, console)],
        "warnings": [*summary.warnings(report)],
        "next": [*summary.fewer_steps(steps, console)],
    }
    fixes: list[Shown] = [*summary.fixes(report)]
    for gives_way in LAST_RESORT:
        if height([fixes, *least([before, *after.values()])], console) <= most:
            break
        after[gives_way] = []
    fixes = _fixes(report, console, most - height(least([before, *after.values()]), console))
    sections = [part for part in (before, fixes, *after.values()) if part]
    make_room(sections, console, most)
    lines = height(sections, console)
    for part in sections:
        if part is not sections[0] and lines + len(sections) - 1 <= most:
            yield Text()
        yield from (one.whole if isinstance(one, Spare) else one for one in part)


def _fixes(report: Report, console: Console, room: int) -> list[Shown]:
    """What to fix next, whole wherever there is room for it."""
    fixes: list[Shown] = []
    for lines in (None, *range(max(room, 1), 0, -1)):
        fixes = [*summary.fixes(report, lines)]
        if height([fixes], console) <= room:
            break
    return fixes


def _full(
    report: Report, console: Console, steps: Sequence[Step], since: Since | None, *_most: int
) -> Iterator[RenderableType]:
    judged = report.content
    yield from header.section(report, since)
    sections: list[Iterable[RenderableType]] = [
        *([summary.fixes(report), content.decisive(judged)] if judged else []),
        star.section(report, console),
        *([think_aloud.section(judged), framework.section(judged)] if judged else []),
        *([content.points(judged), density.section(judged), content.findings(judged)] if judged else []),
        delivery.section(report, console),
        content.questions(judged) if judged else (),
        words.section(report, alone=False) if report.transcript else (),
        _warnings(report),
        summary.next_steps(steps, console),
    ]
    for section in sections:
        if parts := tuple(section):
            yield Text()
            yield from parts


def _words(report: Report, console: Console, *more: object) -> Iterator[RenderableType]:  # noqa: ARG001 - a form
    yield from words.section(report, alone=True)


def _warnings(report: Report) -> Iterator[RenderableType]:
    if said := worth_saying(report):
        yield heading("Keep in mind")
        yield indented(marked("!", said))

"""The report on a terminal: sections in the order in which they help, the next fixes last where the eye rests."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType

from rehearse.report.terminal import content, delivery, framework, header, think_aloud
from rehearse.report.terminal.style import Tidy, indented, marked, title
from rehearse.types import Report


def render(report: Report, console: Console) -> None:
    """Print the report; readable from 60 columns on, without colour, in ASCII and when piped."""
    console.print(Tidy(Group(*_sections(report, console))), emoji=False, highlight=False, markup=False, end="")


def _sections(report: Report, console: Console) -> Iterator[RenderableType]:
    yield from header.section(report)
    yield from header.star(report, console)
    yield from delivery.section(report, console)
    if report.content is not None:
        yield from think_aloud.section(report.content)
        yield from framework.section(report.content)
        yield from content.section(report.content)
        yield from content.questions(report.content)
    if report.warnings:
        yield title("Keep in mind")
        yield indented(marked("!", report.warnings))
    if report.content is not None:
        yield from content.fixes(report.content)

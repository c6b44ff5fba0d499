"""The steps of the question's framework, heard or not, and how many of the examples asked for were given."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.report.framework_lines import examples, quotes, unheard
from rehearse.report.terminal.style import grid, heading, indented
from rehearse.report.wording import clean, moment, quoted
from rehearse.types import Content, FrameworkCheck


def section(content: Content) -> Iterator[RenderableType]:
    """Nothing for a question that has no framework and asks for one example."""
    if content.framework is not None:
        yield heading("Steps of a good answer")
        yield indented(_steps(content.framework))
        if (said := unheard(content.framework)) is not None:
            yield indented(Text(said))
    if content.examples is not None:
        yield indented(Text(examples(content.examples)))


def _steps(framework: FrameworkCheck) -> Table:
    """✓ with the words and their moment, · for what was not heard."""
    table = grid(columns=2, wide=1)
    for one in framework.steps:
        mark = Text("✓" if one.heard else "·", style="green" if one.heard else "dim")
        when = f" {moment(one.start_s)}" if one.start_s is not None else ""
        said = f"{', '.join(map(quoted, quotes(one)))}{when}" if one.heard else "not heard"
        table.add_row(mark, Text.assemble(clean(one.step), "\n", (said, "italic" if one.heard else "dim")))
    return table

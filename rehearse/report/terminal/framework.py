"""The steps of the question's framework, heard or not, and how many of the examples asked for were given."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.report.framework_lines import examples, not_heard, quotes, said_at, unheard
from rehearse.report.terminal.style import grid, heading, indented
from rehearse.report.wording import clean, moment, quoted
from rehearse.types import Content, FrameworkCheck


def section(content: Content) -> Iterator[RenderableType]:
    """Nothing for a question that has no framework and asks for one example."""
    if content.framework is not None:
        yield heading("Steps of a good answer")
        yield indented(_steps(content.framework))
        if (said := unheard(content)) is not None:
            yield indented(Text(said))
    if content.examples is not None:
        yield indented(Text(examples(content.examples)))


def _steps(framework: FrameworkCheck) -> Table:
    """✓ with the words and their moment, · for what was not heard, or not where it belongs."""
    table = grid(columns=2, wide=1)
    for one in framework.steps:
        mark = Text("✓" if one.heard else "·", style="green" if one.heard else "dim")
        words = " ".join(filter(None, (", ".join(map(quoted, quotes(one))), moment(said_at(one)))))
        said = words if one.heard else ": ".join(filter(None, (not_heard(one), words)))
        table.add_row(mark, Text.assemble(clean(one.step), "\n", (said, "italic" if one.heard else "dim")))
    return table

"""What stands under the time, in a line or two: what changed since the take before."""

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from rehearse.report.since_wording import items
from rehearse.report.terminal.style import INDENT
from rehearse.types import Since
from rehearse.types.since import Call

STYLES: dict[Call | None, str] = {"better": "green", "worse": "red", "same": "", None: ""}
BETWEEN = " · "


class SinceLine:
    """The measures, what matters most first, in one line or as many as they need; no measure is cut in two."""

    def __init__(self, found: Since) -> None:
        self.found = found

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        line, between = Text(f"vs take {self.found.attempt}: "), ""
        for item in items(self.found):
            if between and cell_len(line.plain + between + item.text) > options.max_width:
                yield line
                line, between = Text(" " * INDENT), ""
            line.append(between).append(item.text, STYLES[item.call])
            between = BETWEEN
        yield line

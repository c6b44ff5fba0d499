"""The line under the time that says what changed since the take before."""

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from rehearse.report.since_wording import items
from rehearse.types import Since
from rehearse.types.since import Call

STYLES: dict[Call | None, str] = {"better": "green", "worse": "red", "same": "", None: ""}
BETWEEN = " · "


class SinceLine:
    """The measures in one line, as many as fit, what matters most first."""

    def __init__(self, found: Since) -> None:
        self.found = found

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        line = Text(f"vs take {self.found.attempt}: ")
        for place, item in enumerate(items(self.found)):
            between = BETWEEN if place else ""
            if place and cell_len(line.plain + between + item.text) > options.max_width:
                break
            line.append(between).append(item.text, STYLES[item.call])
        yield line

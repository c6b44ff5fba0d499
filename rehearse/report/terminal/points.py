"""The rows of the rubric on one screen: a line each with its main reason, of which only quotations are cut."""

from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rehearse.data.reasons import main_reason, short_sentence_of
from rehearse.report.terminal.finding_line import SHORTEST_QUOTE
from rehearse.report.terminal.room import Shown, Spare
from rehearse.report.terminal.style import GAP, INDENT, NARROW, Clipped
from rehearse.report.wording import clean, rubric_rows
from rehearse.types import Content, Reason, Score

VERBS_COLUMNS = 29  # for the verbs of own steps, in what a line of 80 columns has beside the points
_AROUND_VERBS = 22  # columns, of the words around them, and of what is left empty at the end of a line
_LEAST = 16  # columns that a reason needs beside the points
_MOST_LINES = 3


def short(content: Content, *, whole: bool) -> Shown:
    """The rows of the rubric: a line each with its main reason where there is room, else the points alone."""
    rows = [*rubric_rows(content)]
    points = Clipped(Text(" · ".join(f"{label} {score.points} of {score.of}" for label, score in rows)), 3)
    if not whole:
        return points
    return Spare(3, Group(*(_Row(label, score) for label, score in rows)), points)


class _Row:
    """A row: its points and the weightiest reason, or what would gain more points than it has.

    On a narrow screen the reason is wrapped beside the points, or below them where it had too little room there. One
    that quotes the answer may be cut; any other has as many lines as it needs, up to three.
    """

    def __init__(self, label: str, score: Score) -> None:
        self.label, self.score = label, score
        self.reason = main_reason(score)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        gap = " " * (1 if options.max_width < NARROW else GAP)
        row = Text.assemble((f"{self.label:<17}{gap}{self.score.points:>2} of {self.score.of}", "bold"), gap)
        if options.max_width >= NARROW:
            yield Clipped(row.append(self._said(VERBS_COLUMNS)), 1)
            return
        beside = options.max_width - cell_len(row.plain)
        below = beside < _LEAST
        room = options.max_width - 2 * INDENT if below else beside
        reason = self._said(min(VERBS_COLUMNS, 2 * room - _AROUND_VERBS))
        shown = _beside_quote(reason, room) if self.reason is not None and self.reason.quotes else reason
        one = self.reason is None or (self.reason.quotes and shown == reason)
        said = Clipped(Text(shown), 1 if one else _MOST_LINES)
        if below:
            yield from (row, Padding(said, (0, 0, 0, 2 * INDENT)))
            return
        both = Table.grid(expand=True)
        both.add_column(no_wrap=True)
        both.add_column(ratio=1)
        both.add_row(row, said)
        yield both

    def _said(self, verbs_columns: int) -> str:
        return clean(self.score.why) if self.reason is None else _sentence(self.reason, verbs_columns)


def _beside_quote(reason: str, room: int) -> str:
    """A reason, without the words it quotes where less than the beginning of them fits into so many columns."""
    what, quotes, _ = reason.partition(": “")
    return reason if not quotes or room - cell_len(what) >= len(quotes) + SHORTEST_QUOTE else what


def _sentence(reason: Reason, verbs_columns: int) -> str:
    if "verbs" in reason.facts:
        verbs = _some(f"{reason.facts['verbs']}", reason, verbs_columns)
        reason = replace(reason, facts={**reason.facts, "verbs": verbs})
    said = clean(short_sentence_of(reason))
    return f"→ {reason.points:g} more: {said}" if reason.kind == "missing" else said


def _some(verbs: str, reason: Reason, columns: int) -> str:
    """As many of the verbs as fit in so many columns, at least one, and whether there are more steps."""
    known, steps = verbs.split(", "), reason.facts.get("concrete", reason.facts.get("count", 0))
    shown = known
    while len(shown) > 1 and len(", ".join(shown)) > columns:
        shown = shown[:-1]
    return ", ".join(shown if len(shown) == steps else [*shown, "…"])

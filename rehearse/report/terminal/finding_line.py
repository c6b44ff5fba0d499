"""A finding in one line: when, what is wrong in plain words, the words that show it, and last the code of its rule."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from rehearse.report.terminal.style import NARROW, ended
from rehearse.report.wording import clean, quoted

GAP = "  "
LEAST_QUOTE = 18  # columns of a cut one; where fewer are left, the quote begins a line of its own
SHORTEST_QUOTE = 8  # the same where lines are short
QUOTE_INDENT = 2  # columns, of that line


class FindingLine:
    """What is wrong, then its quote, then its code in dim letters; on a narrow screen the quote goes below.

    Only the quote is cut, and its closing mark stays. what: moment, weight and habit; it has as many lines as it needs.
    quote: the words without marks, "" for none. short: cut the quote instead of giving it a line of its own.
    """

    def __init__(self, what: Text, quote: str, code: str, *, short: bool = False) -> None:
        self.what, self.quote, self.short = what, clean(quote), short
        self.code = Text(clean(code), style="dim")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Rich's protocol."""
        width = options.max_width
        code = len(GAP) + cell_len(self.code.plain) if self.code else 0
        left = width - cell_len(self.what.plain) - code - len(GAP)
        whole = cell_len(self.quote) + 2
        least = min(whole, SHORTEST_QUOTE if self.short else LEAST_QUOTE)
        if not self.quote and left + len(GAP) < 0:
            yield from self.what.wrap(console, width)
            yield self.code
        elif not self.quote:
            yield self._with_code(self.what)
        elif left >= (whole if width < NARROW and not self.short else least):
            yield self._with_code(Text.assemble(self.what, GAP, quoted_within(self.quote, left)))
        else:
            yield from self.what.wrap(console, width)
            within = quoted_within(self.quote, max(1, width - code - QUOTE_INDENT))
            yield self._with_code(Text.assemble(" " * QUOTE_INDENT, within))

    def _with_code(self, line: Text) -> Text:
        return Text.assemble(line, GAP, self.code, no_wrap=True, overflow="crop") if self.code else line


def quoted_within(words: str, width: int) -> Text:
    """Words in quotation marks, in at most so many columns; of longer ones the first words that fit."""
    whole = Text(quoted(words))
    if cell_len(whole.plain) <= width:
        return whole
    kept = ended(whole, width - 1).plain.removesuffix("…")
    if " " in kept and whole.plain[len(kept)] != " ":
        kept = ended(whole, cell_len(kept.rpartition(" ")[0]) + 1).plain.removesuffix("…")
    return Text(f"{kept}…”")


def whole_line(what: str, quote: str, code: str) -> Text:
    """The same with the whole quote, to be wrapped."""
    return Text.assemble(f"{what}: {quoted(quote)}" if quote else what, GAP, (clean(code), "dim"))

"""Colours and layout that every section shares. Colour never stands alone: a word, a letter or a mark says the same."""

import re
from collections.abc import Callable, Iterable

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod, RenderableType, RenderResult
from rich.containers import Lines
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from rehearse.report.terminal.soft import Soft, longest_word
from rehearse.report.wording import clean
from rehearse.types import Band, PartName, Severity, Verdict

BAND_STYLES: dict[Band, str] = {"ok": "green", "note": "yellow", "attention": "bold red", "unmeasured": "dim"}
SEVERITY_STYLES: dict[Severity, str] = {
    "disqualifier": "bold red",
    "major": "yellow",
    "minor": "cyan",
    "praise": "green",
}
VERDICT_STYLES: dict[Verdict, str] = {
    "strong hire": "bold green",
    "hire": "green",
    "lean no hire": "yellow",
    "no hire": "bold red",
    "not scored": "bold",
}
PART_STYLES: dict[PartName, str] = {  # the palette of Okabe and Ito, told apart by most colour-blind eyes
    "situation": "#000000 on #56b4e9",
    "task": "#000000 on #e69f00",
    "action": "#000000 on #00b183",
    "result": "#000000 on #f0e442",
    "reflection": "#000000 on #cc79a7",
}
_ASCII = str.maketrans(dict(zip("“”‘’–—…·→✓✗█▁▂▃▄▅▆▇▲▼×≤≥−", "\"\"''--~.>+x#_..--==^vx<>-", strict=True)))
_NUMBER_LAST = re.compile(r"(?<=\s)\S*\d\S*$")
INDENT, GAP = 2, 2  # columns, of what stands below a heading, and between a label and its text
NARROW = 72  # columns; below it tables lose their least needed column
_BEHIND_HEADING = 2  # columns that the line behind a heading needs
BESIDE = 24  # columns that a text needs beside its label
WIDEST = 100  # columns; longer lines are hard to read, however wide the terminal is


class Tidy:
    """Its content without trailing blanks, and with characters that the encoding lacks replaced one for one."""

    def __init__(self, inner: RenderableType) -> None:
        self.inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol: the lines of the inner renderable."""
        for line in console.render_lines(self.inner, options, pad=False):
            kept = list(line)
            while kept and not kept[-1].control and not _seen(kept[-1]):
                kept.pop()
            if kept and not (kept[-1].style and kept[-1].style.bgcolor):
                kept[-1] = Segment(kept[-1].text.rstrip(), kept[-1].style, kept[-1].control)
            yield from (_ascii(segment, options.encoding) if options.ascii_only else segment for segment in kept)
            yield Segment.line()


def _seen(segment: Segment) -> bool:
    return bool(segment.text.strip() or (segment.style and segment.style.bgcolor))


def _ascii(segment: Segment, encoding: str) -> Segment:
    text = segment.text.translate(_ASCII).encode(encoding, "replace").decode(encoding)
    return Segment(text, segment.style, segment.control)


class Clipped:
    """Text wrapped to at most `lines` lines; where there is more of it, the last one ends in an ellipsis."""

    def __init__(self, text: Text, lines: int) -> None:
        self.text, self.lines = text, lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        wrapped = self.text.wrap(console, options.max_width)
        shown = wrapped[: self.lines]
        if len(wrapped) > self.lines:
            shown[-1].rstrip()
            shown[-1] = ended(shown[-1], options.max_width)
        yield from shown


class WithAside:
    """A line with an aside in brackets; without brackets on a line of its own where the two do not fit side by side."""

    def __init__(self, line: Text, aside: str) -> None:
        self.line, self.aside = line, aside

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        whole = Text.assemble(self.line, (f" ({self.aside})", "dim")) if self.aside else self.line
        fits = cell_len(whole.plain) <= options.max_width or not self.aside
        yield from [whole] if fits else [self.line, Text(self.aside, "dim")]


class Cut(Text):
    """Text on one line that is cut where its column ends, never within or behind a number."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Rich's wrapping where it fits."""
        if cell_len(self.plain) > width > 1:
            return Lines([ended(self, width)])
        return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)


def ended(line: Text, width: int) -> Text:
    """The line with an ellipsis at its end, in at most so many columns; "20…" could be the beginning of any number.

    No word is cut, unless less than half of the line would be left without it.
    """
    kept = line.copy()
    kept.truncate(width - 1, overflow="crop")
    kept.rstrip()
    if line.plain[len(kept) : len(kept) + 1].strip() and (blank := kept.plain.rfind(" ")) >= len(kept) / 2:
        kept = kept[:blank]
        kept.rstrip()
    if found := _NUMBER_LAST.search(kept.plain):
        kept = kept[: found.start()]
        kept.rstrip()
    return kept.append("…")


def shortened(text: str, columns: int) -> str:
    """The text in at most so many columns; a longer one is cut as `ended` cuts a line."""
    return text if cell_len(text) <= columns else ended(Text(text), columns).plain


class ByWidth:
    """What `make` gives when it is told whether the screen is narrow."""

    def __init__(self, make: Callable[[bool], RenderableType]) -> None:
        self.make = make

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        yield self.make(options.max_width < NARROW)


def width_of(console: Console) -> int:
    """The columns a report is laid out for."""
    return min(console.width, WIDEST)


def coloured(console: Console) -> bool:
    """Whether background colours will be seen."""
    return console.color_system is not None and not console.no_color


class Heading:
    """The heading of a section with a line behind it; one that is longer than the screen goes on below."""

    def __init__(self, text: str) -> None:
        self.text = Text(text, style="bold")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        *lines, last = self.text.wrap(console, max(1, options.max_width - _BEHIND_HEADING))
        yield from lines
        last.rstrip()
        yield Rule(last, align="left", style="dim")


def heading(text: str) -> RenderableType:
    """The heading of a section."""
    return Heading(text)


def title(text: str) -> RenderableType:
    """The heading of a section, after an empty line."""
    return Padding(heading(text), (1, 0, 0, 0))


def indented(renderable: RenderableType) -> Padding:
    """Two columns in from the left, as everything below a heading."""
    return Padding(renderable, (0, 0, 0, INDENT))


def grid(*, columns: int, wide: int) -> Table:
    """A table without lines whose column number `wide` takes the rest of the width."""
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    for column in range(columns):
        table.add_column(ratio=1 if column == wide else None, no_wrap=column != wide, overflow="fold")
    return table


def cut(text: str, style: str = "") -> Text:
    """Text on one line, cut with an ellipsis where its column ends; the column shrinks before others do."""
    return Cut(clean(text), style=style, no_wrap=True, overflow="ellipsis")


class Labelled:
    """Rows of a label and its text: side by side, or below each other where a label leaves the text too little room."""

    def __init__(self, rows: Iterable[tuple[str, str | Text]]) -> None:
        self.rows = [(label, said if isinstance(said, Text) else Soft(clean(said))) for label, said in rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        widest = max((cell_len(label) for label, _ in self.rows), default=0)
        beside, longest = options.max_width - widest, max((longest_word(said) for _, said in self.rows), default=0)
        broken = beside - GAP < longest <= options.max_width - INDENT
        if broken or beside < BESIDE <= widest:
            for label, said in self.rows:
                yield Padding(Soft(label, style="bold"))
                if said:
                    yield indented(said)
            return
        table = grid(columns=2, wide=1)
        for label, said in self.rows:
            table.add_row(Text(label, style="bold"), said)
        yield table


def labelled(rows: Iterable[tuple[str, str | Text]]) -> Labelled:
    """Rows of a label and its text."""
    return Labelled(rows)


def marked(mark: str, sentences: Iterable[str]) -> Table:
    """Sentences with a mark before each, wrapped beside it."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for sentence in sentences:
        table.add_row(Text(mark, style="bold"), Text(clean(sentence)))
    return table

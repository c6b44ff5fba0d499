"""What was said, word by word, under its parts: fillers, unsure words and long pauses are marked in the text."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from rehearse.report.page.passages import Passage, Token, passages
from rehearse.report.terminal.style import PART_STYLES, ByWidth, heading, indented
from rehearse.report.wording import BY_PLACE, LETTERS, NO_WORDS, PARTS, by_place, clean, clock
from rehearse.types import Report

LONG_PAUSE_S = 1.0  # marked in the text
MARKED = (
    "[um] filler, [+um] filler that only the sound shows, {so} doubtful filler, not counted%s, "
    "word(?) may be misheard, (2.4 s) pause"
)
ELSEWHERE = " (--full says why)"  # of a doubtful filler, for whoever does not read the full report
NOTHING = "There is no transcript to show: no speech model was used."


def section(report: Report, *, alone: bool) -> Iterator[RenderableType]:
    """The words, part by part, and what the marks mean; alone: without the rest of the full report above them."""
    yield heading("What was said")
    if report.transcript is None:
        yield indented(Text(NOTHING))
        return
    shown = passages(report, LONG_PAUSE_S)
    if not shown:
        yield indented(Text(NO_WORDS))
        return
    for passage in shown:
        yield from _passage(passage)
    yield Text()
    yield indented(Text(MARKED % (ELSEWHERE if alone else ""), style="dim"))


def _passage(passage: Passage) -> Iterator[RenderableType]:
    name = PARTS[passage.part] if passage.part else "Not part of the story"
    head = Text(f" {LETTERS[passage.part]} ", style=PART_STYLES[passage.part] if passage.part else "dim")
    start_s = passage.lines[0].start_s if passage.lines else None
    head = Text.assemble(head, " ", (name, "bold"), "" if start_s is None else f"  {clock(start_s)}")
    note = Text(BY_PLACE, "dim") if by_place(passage.whole) else Text()
    yield ByWidth(lambda narrow: _head(head, note, narrow=narrow))
    words = Text(" ").join(_marked([token for line in passage.lines for token in line.tokens]))
    yield indented(indented(indented(words)))


def _head(head: Text, note: Text, *, narrow: bool) -> RenderableType:
    """The part and when it begins, with a note beside it, or below on a narrow screen."""
    if narrow and note:
        return Group(indented(head), indented(indented(indented(note))))
    return indented(Text.assemble(head, "  " if note else "", note))


def _marked(tokens: Iterable[Token]) -> Iterator[Text]:
    """Each word with its marks; neighbouring words of one filler phrase share their brackets."""
    held: list[Token] = []
    for token in tokens:
        if held and not ("filler" in token.marks and not _ends(held[-1])):
            yield _filler(held)
            held = []
        if "filler" in token.marks:
            held.append(token)
        else:
            yield _one(token)
    if held:
        yield _filler(held)


def _ends(token: Token) -> bool:
    return token.text.rstrip()[-1:] in ",.;:!?…"


def _filler(held: list[Token]) -> Text:
    return Text("[", "magenta").append(" ".join(map(_said, held))).append("]")


def _said(token: Token) -> str:
    """The word, with the mark of one that may be misheard, whatever brackets stand around it."""
    return f"{clean(token.text)}(?)" if "doubtful" in token.marks else clean(token.text)


def _one(token: Token) -> Text:
    text = clean(token.text)
    if token.kind == "inferred":
        return Text(f"[+{text}]", style="magenta")
    if token.kind == "pause":
        return Text(f"({text})", style="dim")
    if "unsure" in token.marks:
        return Text("{" + _said(token) + "}")
    return Text(_said(token), style="yellow" if "doubtful" in token.marks else "")

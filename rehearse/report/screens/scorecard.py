"""The scorecard of a mock interview on a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rehearse.practice.scorecard import Line, Scorecard
from rehearse.report.terminal.style import ByWidth, indented, labelled, marked, title
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, count, duration

QUESTION_CHARACTERS = 64  # of a question; on a narrow screen, where it is wrapped, eight of them are to fit
REMARK_INDENT = 4  # of a remark below its question

MARKS = {True: ("✓ ", "green"), False: ("✗ ", "yellow"), None: ("", "dim")}


def section(card: Scorecard, notes: Sequence[str] = ()) -> Iterator[RenderableType]:
    """Questions one by one, rows of the rubric, what to practise, and what the user noted."""
    yield Text(_sum(card), style="bold")
    yield title("Interviewers")
    yield ByWidth(lambda narrow: indented(_lines(card, narrow=narrow)))
    if card.rows:
        yield title("Rubric")
        yield indented(Text(", ".join(f"{row.label} {row.mean:.1f} of {row.of}" for row in card.rows) + "."))
    if card.practise:
        yield title("Practise")
        yield indented(labelled((one.command, f"{one.what}: {one.because}") for one in card.practise))
    if notes:
        yield title("Notes")
        yield indented(marked("·", [clean(line) for note in notes for line in note.splitlines()]))


def _sum(card: Scorecard) -> str:
    main, more = ([line for line in card.lines if line.follow_up == is_more] for is_more in (False, True))
    parts = [f"{_answered(main)} of {count(len(main), 'question')} answered"]
    if more:
        parts.append(f"{_answered(more)} of {count(len(more), 'follow-up')}")
    if card.deleted:
        parts.append(f"{count(card.deleted, 'take')} deleted")
    if card.votes:
        parts.append(f"{card.hire_votes} of {count(card.votes, 'interviewer')} would hire")
    if card.mean_points is not None:
        parts.append(f"{card.mean_points:.0f} of 100 on average")
    if card.timed:
        parts.append(f"{card.in_time} of {count(card.timed, 'answer')} on target in length")
    return ", ".join(parts) + "."


def _answered(lines: Sequence[Line]) -> int:
    return sum(line.attempt is not None for line in lines)


def _lines(card: Scorecard, *, narrow: bool) -> Table:
    """The questions in columns with headings; on a narrow screen without the number of the take."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    table.add_column("question", ratio=1)
    for name in ("time", "points") if narrow else ("take", "time", "points"):
        table.add_column(name, no_wrap=True, justify="right")
    table.add_column("verdict", no_wrap=True)
    for line in card.lines:
        points = "" if line.points is None else str(line.points)
        number = "" if line.attempt is None else f"#{line.attempt}"
        length = "" if line.duration_s is None else duration(line.duration_s)
        question, remark = _asked(line), _remark(line)
        if narrow:
            question.append(" " if remark else "").append_text(remark)
        else:
            question.no_wrap, question.overflow = True, "ellipsis"
        table.add_row(
            question,
            *([] if narrow else [Text(number, style="dim")]),
            Text(length),
            Text(points),
            _verdict(line),
        )
        if remark and not narrow:
            table.add_row(Padding(remark, (0, 0, 0, REMARK_INDENT)))
    return table


def _verdict(line: Line) -> Text:
    if line.attempt is None:
        return Text("take deleted" if line.deleted else "not answered", style="dim")
    return verdict_cell(line.verdict, line.duration_verdict, line.duration_s, line.target_s)


def _asked(line: Line) -> Text:
    """Who asks what; on a wide screen it is cut off where the line ends."""
    text = Text("  then: " if line.follow_up else f"{clean(line.interviewer)}: ", style="bold")
    return text.append(shorten(clean(line.question), QUESTION_CHARACTERS, placeholder="…"), style="")


def _remark(line: Line) -> Text:
    """What the answer shows, or why it has no points; nothing of one that was not given, which its verdict says."""
    if line.attempt is not None and line.why_not:
        return _marked(line.why_not, met=line.brought)
    if line.signalled is not None:
        return _marked(f"{'shows' if line.signalled else 'does not show'} {line.principle}", met=line.signalled)
    return Text()


def _marked(said: str, *, met: bool | None) -> Text:
    """A remark in brackets, with a mark where it says whether something was there."""
    mark, style = MARKS[met]
    return Text(f"({mark}{clean(said)})", style)

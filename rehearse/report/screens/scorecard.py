"""The scorecard of a mock interview on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rehearse.practice.scorecard import Line, Scorecard
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import ByWidth, Cut, indented, labelled, marked, shortened, title
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, count, duration

QUESTION_CHARACTERS = 64  # of a question, which is cut where its line ends
NARROW_CHARACTERS = 76  # of one on a narrow screen: two lines of fifty columns with who asks it
REMARK_INDENT = 4  # of a remark below its question

MARKS = {True: ("✓ ", "green"), False: ("✗ ", "yellow"), None: ("", "dim")}


def section(card: Scorecard, notes: Sequence[str] = ()) -> Iterator[RenderableType]:
    """Questions one by one, rows of the rubric, what to practise, and what the user noted."""
    yield Text(_sum(card), style="bold")
    yield title("Interviewers")
    yield ByWidth(lambda narrow: indented(_narrow(card) if narrow else _wide(card)))
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


def _wide(card: Scorecard) -> Table:
    """The questions in columns with headings; a remark has a line of its own below its question."""
    table = bare(1)
    table.expand = True
    table.add_column("question", ratio=1)
    _add_columns(table)
    for line in card.lines:
        asked = _asked(line, QUESTION_CHARACTERS)
        question = Cut.assemble("  " if line.follow_up else "", asked, no_wrap=True, overflow="ellipsis")
        table.add_row(question, *_values(line))
        if remark := _remark(line):
            table.add_row(Padding(remark, (0, 0, 0, REMARK_INDENT)))
    return table


def _narrow(card: Scorecard) -> Stacking:
    """The values of an answer in a line below its question and what is remarked on it."""
    table = bare(1)
    table.add_column("question")
    _add_columns(table)
    for line in card.lines:
        said, indent = [_asked(line, NARROW_CHARACTERS)], 2 if line.follow_up else 0
        if remark := _remark(line):
            said.append(remark)
        table.add_row(Padding(Group(*said), (0, 0, 0, indent)), *_values(line))
    return Stacking(table, apart=0)


def _add_columns(table: Table) -> None:
    for name in ("take", "time", "points"):
        table.add_column(name, no_wrap=True, justify="right")
    table.add_column("verdict", no_wrap=True)


def _values(line: Line) -> tuple[Text, ...]:
    number = "" if line.attempt is None else f"#{line.attempt}"
    length = "" if line.duration_s is None else duration(line.duration_s)
    points = "" if line.points is None else str(line.points)
    return Text(number, style="dim"), Text(length), Text(points), _verdict(line)


def _verdict(line: Line) -> Text:
    if line.attempt is None:
        return Text("take deleted" if line.deleted else "not answered", style="dim")
    return verdict_cell(line.verdict, line.duration_verdict, line.duration_s, line.target_s)


def _asked(line: Line, most: int) -> Text:
    """Who asks what, in so many characters at most."""
    text = Text("then: " if line.follow_up else f"{clean(line.interviewer)}: ", style="bold")
    return text.append(shortened(clean(line.question), most), style="")


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

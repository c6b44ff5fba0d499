"""The question bank on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from rehearse.data.model_answers import ModelAnswer
from rehearse.data.source_names import named
from rehearse.practice.choose import Practised
from rehearse.practice.days import day_of
from rehearse.practice.hint import steps
from rehearse.report.terminal.style import NARROW, indented, labelled, shortened
from rehearse.report.wording import clean, count
from rehearse.types import Question

HEAD = ("id", "kind", "difficulty", "takes", "role")  # the longest last: its heading is short
LONGEST_SHOWN = 240  # characters of a question in the list: three lines of 80 columns
LONGEST_NAME = 30  # characters of a tag or a role
GAP = 2  # blanks between columns
LEAST_ROLE = 12  # columns of a role that is cut
WIDE_COLUMNS = ((0, 1, 2, 3, 4), (0, 1, 2, 3))  # of HEAD: as many as there is room for
NARROW_COLUMNS = ((0, 2, 3), (0, 3), (0,))  # the same on a narrow screen, or beside a long id
MOST_VALUES = 8  # of a count on the terminal; --json holds them all


def listing(questions: Sequence[Question], known: Mapping[str, Practised]) -> RenderableType:
    """The questions, each a line of columns with the text and its tags below; narrow: without kind and role."""
    return _Listing(questions, known)


class _Listing:
    """As many columns as there is room for; the id is always there."""

    def __init__(self, questions: Sequence[Question], known: Mapping[str, Practised]) -> None:
        self.questions = questions
        self.rows = [HEAD, *(_columns(one, known) for one in questions)]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        shown = self._shown(options.max_width)
        widths = self._widths(shown, options.max_width)
        head, *rows = [
            [shortened(row[at], width - GAP) for at, width in zip(shown, widths, strict=True)] for row in self.rows
        ]
        yield Text(_row(head, widths), style="dim")
        for question, (name, *rest) in zip(self.questions, rows, strict=True):
            yield Text.assemble((name.ljust(widths[0]) if rest else name, "bold"), (_row(rest, widths[1:]), "dim"))
            tags = clean(f" [{', '.join(question.tags)}]") if question.tags else ""
            yield indented(
                Text.assemble(shortened(clean(question.text), LONGEST_SHOWN), (shortened(tags, LONGEST_SHOWN), "dim"))
            )

    def _shown(self, columns: int) -> Sequence[int]:
        sets = (*(() if columns < NARROW else WIDE_COLUMNS), *NARROW_COLUMNS)
        fitting = (one for one in sets if sum(self._widths(one, columns)) - GAP <= columns)
        return next(fitting, NARROW_COLUMNS[-1])

    def _widths(self, shown: Sequence[int], columns: int) -> list[int]:
        """The width of each column; the roles get what the others leave, where that is enough."""
        widths = [max(len(row[at]) for row in self.rows) + GAP for at in shown]
        if len(HEAD) - 1 in shown:
            widths[-1] = min(widths[-1], max(LEAST_ROLE, columns - sum(widths[:-1])) + GAP)
        return widths


def _columns(question: Question, known: Mapping[str, Practised]) -> tuple[str, ...]:
    takes = str(known[question.id].takes + known[question.id].short) if question.id in known else ""
    role = shortened(question.role, LONGEST_NAME)
    return tuple(map(clean, (question.id, question.kind, question.difficulty, takes, role)))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def counted(found: Mapping[str, Mapping[str, int]]) -> RenderableType:
    """How many questions there are, by kind, difficulty and role, and the most frequent tags."""
    rows = [(name.capitalize(), list(values.items())) for name, values in found.items()]
    return labelled([(label, _most(values)) for label, values in rows if values])


def _most(values: Sequence[tuple[str, int]]) -> str:
    """The first values, each with its number."""
    first = ", ".join(f"{shortened(value, LONGEST_NAME)} {number:,}" for value, number in values[:MOST_VALUES])
    return first + (" …" if len(values) > MOST_VALUES else "")


def card(question: Question, known: Mapping[str, Practised]) -> RenderableType:
    """Everything about one question."""
    from rehearse.content.judgement.asked import asks_for_story  # only here: a list needs no judge

    practised = known.get(question.id)
    rows = [
        ("Question", question.text),
        ("Id", question.id),
        ("Principles", ", ".join(question.principles) or "none"),
        ("Kind", f"{question.kind}, {question.difficulty}, {question.role} role"),
        ("Asks for", "" if asks_for_story(question) else "no story: timing and delivery are judged"),
        ("Tags", ", ".join(question.tags)),
        ("Outline", question.hint),
        *_steps(question),
        ("Source", named(question.source)),
        ("Practised", _practised(practised) if practised else "never"),
        ("Now", f"rehearse record {question.id}"),
    ]
    return labelled([(label, said) for label, said in rows if said])


def _practised(known: Practised) -> str:
    """How many takes there are and the day of the last, with those that are too short to count, as lists count all."""
    short = f"{count(known.short, 'take')} too short to count"
    if not known.takes:
        return f"never; {short}"
    return f"{count(known.takes, 'take')}, last {day_of(known.last)}{f', and {short}' if known.short else ''}"


def _steps(question: Question) -> list[tuple[str, str]]:
    """What a good answer goes through, the first step beside the heading."""
    found = steps(question)
    return list(zip(["Steps", *[""] * (len(found) - 1)], found, strict=True)) if found else []


def answer(model: ModelAnswer) -> RenderableType:
    """A model answer, part by part, under a line that says what it is."""
    heading = Text("\nA model answer (invented): copy its shape, not its words.\n", style="bold")
    return Group(heading, labelled([(part.capitalize(), text) for part, text in model.parts.items()]))

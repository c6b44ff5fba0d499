"""The question bank on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.model_answers import ModelAnswer
from rehearse.practice.choose import Practised
from rehearse.practice.days import day_of
from rehearse.report.terminal.style import labelled
from rehearse.report.wording import clean, count
from rehearse.types import Question


def listing(questions: Sequence[Question], known: Mapping[str, Practised]) -> RenderableType:
    """One question after another: id, text, and how often it was practised."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right")
    for question in questions:
        takes = count(known[question.id].takes, "take") if question.id in known else ""
        table.add_row(Text(clean(question.id), style="bold"), Text(clean(question.text)), Text(takes, style="dim"))
    return table


def card(question: Question, known: Mapping[str, Practised]) -> RenderableType:
    """Everything about one question."""
    practised = known.get(question.id)
    rows = [
        ("Question", question.text),
        ("Id", question.id),
        ("Principles", ", ".join(question.principles) or "none"),
        ("Kind", f"{question.kind}, {question.difficulty}, for {question.role} roles"),
        ("Tags", ", ".join(question.tags)),
        ("A full answer", question.hint),
        ("Source", question.source),
        ("Practised", f"{count(practised.takes, 'take')}, last {day_of(practised.last)}" if practised else "never"),
        ("Now", f"rehearse record {question.id}"),
    ]
    return labelled([(label, said) for label, said in rows if said])


def answer(model: ModelAnswer) -> RenderableType:
    """A model answer, part by part, under a line that says what it is."""
    heading = Text("\nA model answer (invented): its shape is worth copying, its words are not.\n", style="bold")
    return Group(heading, labelled([(part.capitalize(), text) for part, text in model.parts.items()]))

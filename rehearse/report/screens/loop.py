"""The plan of a mock interview on a terminal, before it is held."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rehearse.practice.loop import PlanView, RoundView
from rehearse.report.terminal.style import indented, labelled, marked, title
from rehearse.report.wording import clean, count


def section(plan: PlanView) -> Iterator[RenderableType]:
    """Round by round: who holds it, what they look at, what is asked; then who else can be asked for."""
    asked = sum(len(one.questions) for one in plan.rounds)
    days = f", about {plan.days} days from the recruiter screen to the decision" if plan.days else ""
    yield Text(f"{count(len(plan.rounds), 'round')}, {count(asked, 'question')}{days}.", style="bold")
    for one in plan.rounds:
        yield title(_heading(one))
        if one.focus:
            yield indented(Text(f"Looks at {one.focus}.", style="dim"))
        yield indented(marked("·", [f"{q.text} [{q.kind}, {q.difficulty}, {q.role}]" for q in one.questions]))
    if plan.days:
        yield title("Interviewers: rehearse mock --interviewer NAME")
        yield indented(labelled((who.id, clean(f"{who.title}: {who.focus}")) for who in plan.interviewers))
    if plan.note:
        yield Text(f"\n{clean(plan.note)}", style="yellow")


def _heading(one: RoundView) -> str:
    minutes = f", {one.minutes} minutes" if one.minutes else ""
    return f"{one.title}{minutes}: {one.interviewer}" if one.title else one.interviewer

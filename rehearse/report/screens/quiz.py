"""The result of `rehearse test` on a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rehearse.practice.quiz import Answer, Part, Result
from rehearse.report.terminal.style import indented, labelled, title
from rehearse.report.wording import clean


def section(found: Result) -> Iterator[RenderableType]:
    """The result, what went wrong and why, what to practise."""
    yield Text(f"\n{found.right} of {found.of} right: {'strong' if found.strong else 'not strong yet'}.", style="bold")
    yield indented(labelled([("Level", _parts(found.levels)), ("Kind", _parts(found.kinds))]))
    wrong = [(place, one) for place, one in enumerate(found.answers, start=1) if not one.right]
    if wrong:
        yield title("What went wrong")
        yield indented(labelled((f"Question {place}", _wrong(one)) for place, one in wrong))
        yield title("Practise")
        yield indented(labelled((one.command, one.because) for one in found.practise))


def _wrong(one: Answer) -> str:
    return f"not {one.given}: {clean(one.against)} The answer is {one.answer}: {clean(one.reason)}"


def _parts(parts: tuple[Part, ...]) -> str:
    return ", ".join(f"{part.name} {part.right} of {part.of}" for part in parts if part.of)

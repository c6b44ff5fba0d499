"""A report as it is printed on a terminal."""

import io

from rich.console import Console

from rehearse.report.to_terminal import Form, Step, render
from rehearse.types import Moved, Report, Since

STEPS = tuple(Step(f"rehearse show 7 --option-{n}", "what it does") for n in range(4))  # the first answers a question

SINCE = Since(3, Moved(72.0, 88.0, "better"), Moved(125.0, 88.0, "better"), Moved(2.0, 6.1, "worse"), True, True)


def printed(
    report: Report,
    width: int = 80,
    form: Form = "full",
    *,
    encoding: str = "utf-8",
    colour: bool = False,
    since: Since | None = None,
    around: int = 0,
) -> str:
    """What a person sees."""
    written = io.BytesIO()
    file = io.TextIOWrapper(written, encoding=encoding, newline="\n", write_through=True)
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        legacy_windows=False,
    )
    asks = report.content is not None and report.content.to_confirm
    steps = (
        *(STEPS if asks else STEPS[:3]),
        *([Step("rehearse compare 3 7", "what changed", stays=True)] if since else []),
    )
    render(report, console, form, steps, since, around=around)
    return written.getvalue().decode(encoding)

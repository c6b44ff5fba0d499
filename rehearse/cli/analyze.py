"""`rehearse analyze`: saved recordings in, reports out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.destinations import FORCE, report_files
from rehearse.cli.errors import as_object, tell
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.output import show, write_files
from rehearse.cli.say import echo
from rehearse.errors import RehearseError, UsageError
from rehearse.types import Report, Side

if TYPE_CHECKING:
    from rehearse.cli.batch import Outcome
    from rehearse.practice.story_file import Story


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--question", "-q", help="The question that was answered: its id, or words of it.")
@click.option("--story", help="The story of yours that is told in it, by its id or words of its title.")
@click.option("--model", help=MODEL_HELP)
@click.option(
    "--transcript",
    type=click.Path(path_type=Path, readable=False),
    help="Words from elsewhere: SRT, VTT, whisper's JSON or a JSON list of words with times.",
)
@click.option("--channel", type=click.Choice(["left", "right"]), help="Hear this channel of a stereo recording alone.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as a web page, too.")
@click.option("--open", "open_it", is_flag=True, help="Show the web page in the browser.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the report as Markdown, too.")
@click.option("--force", is_flag=True, help=FORCE)
@click.option("--no-save", is_flag=True, help="Do not keep the attempt.")
@click.option("--jobs", type=click.IntRange(1, 32), default=1, show_default=True, help="Files at the same time.")
def command(
    files: tuple[Path, ...],
    question: str | None,
    story: str | None,
    model: str | None,
    transcript: Path | None,
    channel: Side | None,
    as_json: bool,
    html: Path | None,
    open_it: bool,
    markdown: Path | None,
    force: bool,
    no_save: bool,
    jobs: int,
) -> None:
    """Report on saved recordings.

    Any common format: WAV, FLAC, OGG, Opus, MP3, M4A, AAC, WebM. The attempt is kept for `rehearse progress`, with a
    copy of the recording, unless --no-save is given.
    """
    from rehearse.cli.batch import Order, outcomes
    from rehearse.cli.telling import named

    if len(files) > 1 and (html or open_it or markdown or transcript):
        raise UsageError(
            "--html, --open, --markdown and --transcript are for one recording.", "Give one file at a time."
        )
    report_files(html, markdown, [*files, *([transcript] if transcript else [])], force)
    told = named(story, kept=not no_save)
    as_one, several = as_json and len(files) == 1, as_json and len(files) > 1
    found: dict[int, Outcome] = {}
    errors: dict[int, list[RehearseError]] = {}
    for at, outcome in outcomes([Order(file, question, model, transcript, channel) for file in files], jobs):
        pages = partial(write_files, html=html, markdown=markdown, open_it=open_it)
        screen = None if several else partial(show, as_json=as_json)
        errors[at] = _hand_over(outcome, screen, pages, save=not no_save, story=told)
        found[at] = outcome
    if several:
        _print_all([found[at] for at in sorted(found)])
    _finish([error for at in sorted(errors) for error in errors[at]], as_one and found[0].report is None)


def _hand_over(
    outcome: Outcome,
    screen: Callable[[Report], None] | None,
    pages: Callable[[Report, Path], list[RehearseError]],
    *,
    save: bool,
    story: Story | None,
) -> list[RehearseError]:
    """Keep the attempt, then show it and write its pages: whatever happens to the screen, it is kept."""
    from rehearse.cli.takes import keep

    if outcome.report is None:
        return [outcome.error] if outcome.error else []
    report = outcome.report
    shown = (lambda: screen(report)) if screen else None
    unkept = keep(report, outcome.path, story, shown)[1] if save else None
    if not save and shown:
        shown()
    return [*pages(report, outcome.path), *filter(None, (unkept, outcome.error))]


def _print_all(outcomes: list[Outcome]) -> None:
    """Several files with --json: one object that holds a report or an error for each, in the order given."""
    import msgspec

    from rehearse.data.plain_text import escaped

    rows = [
        {"path": str(o.path), "report": o.report}
        if o.report is not None
        else {"path": str(o.path), "error": as_object(o.error) if o.error else {}}
        for o in outcomes
    ]
    echo(escaped(msgspec.json.encode({"reports": rows}, order="deterministic").decode()))


def _finish(errors: list[RehearseError], raise_it: bool) -> None:
    """Say what went wrong after what went right; the exit code is that of the first trouble."""
    if raise_it:
        raise errors[0]
    for error in {e.message: e for e in errors}.values():
        tell(error.message, error.hint)
    if errors:
        sys.exit(errors[0].exit_code)

"""Pages that commands write: an attempt's, and the progress page with those of its attempts beside it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from rehearse.cli.destinations import PAGE, writable
from rehearse.cli.own import own_settings
from rehearse.cli.say import echo
from rehearse.errors import AudioError, UsageError, refused
from rehearse.settings import pages_dir

if TYPE_CHECKING:
    from rehearse.data.progress_measures import Measures
    from rehearse.practice.progress import Progress
    from rehearse.practice.scorecard import Scorecard
    from rehearse.store.attempts import Store
    from rehearse.store.comments import StoredComment
    from rehearse.store.summary import Entry
    from rehearse.types import Report, Since

NEWEST = 40  # attempts that get a page of their own; more points do not fit side by side, and each page takes a second


def write_page(
    report: Report, recording: Path | None, path: Path,
    comments: Sequence[StoredComment] = (), since: Since | None = None,
) -> None:  # fmt: skip
    """Write the page of a report, without sound if the recording cannot be read. Raises UsageError."""
    from rehearse.report.to_html import write

    try:
        write(report, recording, path, comments=comments, since=since)
    except AudioError as error:
        echo(f"{error.message} The page has no sound.", err=True)
        write(report, None, path, comments=comments, since=since)


def write_attempt(store: Store, number: int, path: Path) -> None:
    """Write the page of a stored attempt with a coach's comments. Raises UsageError."""
    from rehearse.store import comments

    found = store.get(number)
    recording = Path(found.recording) if found.recording else None
    write_page(found.report, recording, path, comments.listed(store, number))


def last_page(name: str = "last") -> Path:
    """The path of a page that is only opened in the browser; each replaces the one before. Raises UsageError."""
    try:
        pages_dir().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{pages_dir()} cannot be created: {refused(error)}.", "Choose where to write the page: --html PATH."
        ) from error
    return pages_dir() / f"{name}.html"


def write_progress(
    path: Path,
    found: Progress,
    entries: Sequence[Entry],
    known: Measures,
    store: Store,
    *,
    with_takes: bool,
    force: bool = False,
) -> None:
    """Write the progress page, and in a folder beside it the pages of the newest takes, which its points open."""
    from rehearse.data.questions import bank, principle_names
    from rehearse.practice.home import coverage
    from rehearse.practice.ladder import ladder
    from rehearse.practice.radar import radar
    from rehearse.report.to_progress_html import History, render
    from rehearse.report.writing import replace

    newest = entries[-NEWEST:]
    pages = _takes(path, [entry.id for entry in newest], store, force) if with_takes else {}
    covered = coverage(entries, principle_names())
    target_s = own_settings().targets.duration.target
    drawn = radar(bank(), entries, principle_names())
    history = History(found, newest, ladder(entries, known), covered, pages, target_s, drawn)
    replace(path, render(history).encode())


def write_interview(path: Path, card: Scorecard, created: str, store: Store, *, force: bool = False) -> None:
    """Write the scorecard of an interview, and in a folder beside it the pages of its answers."""
    from rehearse.practice.days import day_of
    from rehearse.report.to_mock_html import render
    from rehearse.report.writing import replace

    pages = _takes(path, [line.attempt for line in card.lines if line.attempt is not None], store, force)
    aimed_s = (line.target_s for line in card.lines if line.target_s and not line.follow_up)
    target_s = next(aimed_s, own_settings().targets.duration.target)
    replace(path, render(card, str(day_of(created)), pages, target_s).encode())


def takes_folder(path: Path) -> Path:
    """Where the pages lie that the page of an interview links to."""
    return path.with_name(f"{path.stem}-takes")


def _takes(path: Path, attempts: Sequence[int], store: Store, force: bool) -> dict[int, str]:
    """Write the page of each attempt; where it lies, as seen from the page at `path`."""
    folder = takes_folder(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be created: {refused(error)}.", "Name a file in a folder you can write to."
        ) from error
    for attempt in attempts:  # all may be written, or none is
        writable(folder / f"take-{attempt}.html", PAGE, force=force)
    with click.progressbar(attempts, label="Writing takes", file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        for attempt in shown:
            write_attempt(store, attempt, folder / f"take-{attempt}.html")
    return {attempt: quote(f"{folder.name}/take-{attempt}.html") for attempt in attempts}


def open_page(path: Path) -> None:
    """Show a page in the user's browser."""
    import webbrowser

    if not webbrowser.open(path.absolute().as_uri()):
        echo("No browser could be opened; open the file yourself.", err=True)

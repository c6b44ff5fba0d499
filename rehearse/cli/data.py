"""`rehearse data`: where it is stored, exporting it, deleting it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.agreeing import agreed
from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT
from rehearse.cli.destinations import ARCHIVE, FORCE, writable
from rehearse.cli.groups import Group
from rehearse.cli.say import echo, listed
from rehearse.cli.terminal import print_json
from rehearse.data.amounts import size
from rehearse.errors import NoSuchAttempt, UsageError
from rehearse.report.wording import EVERYTHING

if TYPE_CHECKING:
    from rehearse.store.attempts import Store

MOST_NAMED = 9  # takes are named before they are deleted; more would be a wall of numbers


@click.group(cls=Group, default="where")
def command() -> None:
    """Show where your data is stored; export or delete it."""


@command.command("where")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def where(as_json: bool = False) -> None:
    """List every location and its size."""
    from rehearse.practice.own_data import all_places, models_elsewhere, packaged_models, places
    from rehearse.report.wording import clean, count

    if as_json:
        elsewhere = models_elsewhere()  # first: looking for models may write to the caches
        print_json({"places": places(), "models_elsewhere": elsewhere})
        return
    for place in all_places():
        held = f"{count(place.files, 'file')}, {size(place.size_bytes)}" if place.files else "nothing yet"
        line, path = (
            f"{place.said:<25} {held:<20}",
            clean(place.path),
        )
        apart = len(line) + len(path) >= shutil.get_terminal_size().columns
        listed(f"{line.rstrip()}\n    {path}" if apart else f"{line} {path}")
    for name, package in packaged_models().items():
        echo(f"{name} was installed as a part of the Python package {package}.", err=True)
    echo("None of it leaves this machine. Set REHEARSE_HOME to move it.", err=True)
    echo(
        "`rehearse data delete --all` keeps models with their speeds, and your own settings, targets and fillers.",
        err=True,
    )
    echo("Python keeps compiled copies of the program (__pycache__) beside the program itself.", err=True)


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--no-recordings", is_flag=True, help="Leave out the recordings.")
@click.option("--force", is_flag=True, help=FORCE)
def export(file: Path, no_recordings: bool, force: bool) -> None:
    """Write everything but the models to a ZIP file.

    It contains your takes (reports, a table and recordings), interviews, drills, notes, questions, stories and
    settings. The chosen model and microphone belong to this machine and are left out.
    """
    from rehearse.practice import own_data
    from rehearse.report.wording import count

    writable(file, ARCHIVE, force=force)
    if not own_data.has_anything_to_export():
        raise NoSuchAttempt("There is nothing to export yet.", "`rehearse record` makes the first take.")
    written = own_data.export(file, recordings=not no_recordings, replace=force)
    sound = "" if no_recordings else "recordings, "
    without = ", without recordings" if no_recordings else ""
    holds = f"{sound}notes, drills, questions, stories and settings{without}"
    echo(f"{count(written, 'take')} written to {file}, with {holds}.", whole=file)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def imported(file: Path, as_json: bool) -> None:
    """Import what `data export` wrote, on this or another machine.

    This brings back takes with their recordings, interviews, notes, drills, questions, stories and settings. Nothing
    is replaced; whatever is already here, or set here, stays as it is. - reads standard input.
    """
    from rehearse.cli.inputs import file_or_typed, typed_file
    from rehearse.practice.own_import import bring_in
    from rehearse.report.wording import count

    with file_or_typed(file, lambda: typed_file(UsageError, "all.zip")) as path:
        found = bring_in(path)
    if as_json:
        print_json({"imported": found})
        return
    known = f" ({found.known} already here)" if found.known else ""
    counted = {"question": found.questions, "story": found.stories, "interview": found.interviews,
               "comment": found.comments, "note": found.notes, "drill exercise": found.drills}  # fmt: skip
    rest = [count(number, what, "stories" if what == "story" else "") for what, number in counted.items() if number]
    echo(f"{', '.join((count(found.attempts, 'take') + f' imported{known}', *rest))}.")
    if found.settings.taken:
        echo(f"Set: {'; '.join(found.settings.taken)}.")
    if found.settings.unusable:
        echo(f"Left out, because they conflict with your settings: {'; '.join(found.settings.unusable)}.", err=True)
    if found.unreadable:
        were = "was" if found.unreadable == 1 else "were"
        echo(f"{count(found.unreadable, 'take')} could not be read and {were} left out.", err=True)


@command.command("delete")
@click.argument("attempts", metavar="[TAKES]...", nargs=-1, shell_complete=ATTEMPT)
@click.option("--all", "everything", is_flag=True, help=f"Delete {EVERYTHING}.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def delete(attempts: tuple[str, ...], everything: bool, yes: bool) -> None:
    """Delete takes with their recordings, or everything."""
    if attempts and everything:
        raise UsageError("Takes and --all were both given.", "Use one or the other.")
    if not attempts and not everything:
        raise UsageError("Name the takes to delete, or use --all.", "`rehearse list` shows them.")
    from rehearse.practice import own_data
    from rehearse.practice.deleting import delete as delete_take

    if everything:
        _everything(yes)
        return
    with opened() as store:
        numbers = [store.known(number_of(store, name)) for name in attempts]  # all of them exist, or none is deleted
        if not yes:
            _ask(store, numbers)
        for number in numbers:
            recording = delete_take(store, number)
            echo(f"Deleted take {number}" + (f" and {recording}." if recording else "."))
        own_data.forget_pages()  # the last one shown may be that of a deleted attempt


def _ask(store: Store, numbers: Sequence[int]) -> None:
    """Ask whether to delete these takes, after saying what else goes with each."""
    from rehearse.practice.deleting import belongings

    for number in numbers:
        if more := belongings(store, number):
            echo(f"Take {number}: {' '.join(more)}", err=True)
    if len(numbers) > MOST_NAMED:
        what = f"{len(numbers):,} takes with their recordings"
    elif len(numbers) > 1:
        what = f"takes {', '.join(map(str, numbers))} with their recordings"
    else:
        what = f"take {numbers[0]} with its recording"
    agreed(f"Delete {what}?", "Nothing was deleted.")


def _everything(yes: bool) -> None:
    from rehearse.practice import own_data
    from rehearse.report.wording import count

    if not yes:
        agreed(
            f"Delete {EVERYTHING}? Models are kept, and so are settings, except the chosen model and microphone.",
            "Nothing was deleted.",
        )
    echo(f"{count(len(own_data.delete_everything()), 'file')} deleted.")

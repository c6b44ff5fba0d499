"""`rehearse recover`: reports of takes that were recorded but never judged."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rehearse.audio.recover import Unfinished, finished
from rehearse.cli.agreeing import agreed
from rehearse.cli.completing import MODEL
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.say import echo, listed
from rehearse.data.plain_text import visible
from rehearse.errors import AudioError, RehearseError
from rehearse.types import Report

if TYPE_CHECKING:
    from rehearse.audio.flaw import Flaw

_EMPTY: dict[Flaw, tuple[str, str]] = {
    "only silence": ("holds only silence", "hold only silence"),
    "too short": ("is too short to judge", "are too short to judge"),
}


@click.command()
@click.option("--list", "only_list", is_flag=True, help="List the takes without finishing them.")
@click.option("--delete", is_flag=True, help="Delete them instead.")
@click.option("--yes", is_flag=True, help="With --delete: do not ask for confirmation.")
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(only_list: bool, delete: bool, yes: bool, model: str | None, as_json: bool) -> None:
    """Finish interrupted takes.

    A take has no report when the program or the machine was stopped in the middle, or when you left with a
    second Ctrl-C. Its sound is on disk up to that moment.
    """
    from rehearse.practice.takes import unfinished_takes

    takes = unfinished_takes()
    if delete and takes and not yes:
        _ask_before_deleting(takes)
    if only_list or delete:
        _list_or_delete(takes, delete, as_json)
        return
    results = [_recovered(take, model, as_json) for take in takes]
    if as_json:
        from rehearse.cli.terminal import print_json

        print_json({"recovered": [result.row for result in results]})
    elif not takes:
        echo("Every take has a report.")
    _say_outcome(results)
    errors = [result.error for result in results if result.error]
    if errors:
        sys.exit(errors[0].exit_code)


def _ask_before_deleting(takes: tuple[Unfinished, ...]) -> None:
    """Name what would be deleted, and end the program unless the answer is yes."""
    from rehearse.report.wording import count, seconds

    for take in takes:
        echo(f"{take.path}  {seconds(take.duration_s)}", err=True, whole=take.path)
    agreed(f"Delete {count(len(takes), 'recording')} for good?", "Nothing was deleted.")


def _list_or_delete(takes: tuple[Unfinished, ...], delete: bool, as_json: bool) -> None:
    from rehearse.audio.flaw import flaw
    from rehearse.practice import take_options
    from rehearse.report.wording import seconds

    flaws = [(take, flaw(take)) for take in takes]
    if delete:
        for take in takes:
            take_options.delete(take.path)
    if as_json:
        from rehearse.cli.terminal import print_json

        print_json({"deleted" if delete else "unfinished": [_row(take, why) for take, why in flaws]})
        return
    for take, why in flaws:
        cannot = "" if why is None or delete else f"  {why}: cannot be used"
        listed(f"{'Deleted ' if delete else ''}{take.path}  {seconds(take.duration_s)}{cannot}")
    if not takes:
        echo("Every take has a report.")


def _row(take: Unfinished, why: str | None) -> dict[str, Any]:
    """A take for --json; `unusable`: why no report can be made of it, or null."""
    return {"path": str(take.path), "duration_s": round(take.duration_s, 3), "unusable": why}


@dataclass(frozen=True)
class _Result:
    """What became of a take: its row for --json, its error, and why there is nothing in it to judge."""

    path: Path
    row: dict[str, Any]
    error: RehearseError | None = None
    empty: Flaw | None = None


def _say_outcome(results: list[_Result]) -> None:
    """After the reports: which recordings cannot be finished, and how many takes were."""
    from rehearse.cli.errors import tell
    from rehearse.report.wording import count

    for result in results:
        if result.error and "error" in result.row:
            hint = f"{result.error.hint} `rehearse recover --delete` deletes takes that cannot be used."
            tell(result.error.message, hint.strip())
    for flaw in _EMPTY:
        _say_empty(flaw, [result.path for result in results if result.empty == flaw])
    spoken = [result for result in results if result.empty is None]
    if spoken and len(results) > 1:
        finished_n = sum(result.row.get("attempt") is not None for result in spoken)
        echo(f"{finished_n} of {count(len(spoken), 'take')} finished.", err=True)


def _say_empty(flaw: Flaw, paths: list[Path]) -> None:
    from rehearse.report.wording import count

    if not paths:
        return
    one, many = _EMPTY[flaw]
    verb, them = (one, "it") if len(paths) == 1 else (many, "them")
    said = f"{count(len(paths), 'recording')} {verb}: {', '.join(map(visible, paths))}"
    echo(f"{said}; `rehearse recover --delete` deletes {them}.", err=True, whole=visible(paths[0]))


def _recovered(take: Unfinished, model: str | None, as_json: bool) -> _Result:
    """Judge one take and store it as an attempt."""
    from rehearse.audio.flaw import flaw
    from rehearse.cli.errors import tell
    from rehearse.cli.guessing import keep_guess
    from rehearse.cli.output import show
    from rehearse.cli.takes import keep
    from rehearse.practice.recovery import points_guessed, story_told
    from rehearse.practice.take_options import read

    options = read(take.path)
    path = finished(take)
    try:
        report, error = _judged(path, take.question_id, model)
    except RehearseError as trouble:
        row = {"path": str(path), "error": {"code": trouble.code, "message": trouble.message}}
        why = flaw(replace(take, path=path, part=False)) if isinstance(trouble, AudioError) else None
        empty = why in ("only silence", "too short")
        return _Result(path, row, None if empty else trouble, why if empty else None)
    story = story_told(options)
    number, unkept = keep(
        report,
        path,
        story,
        None if as_json else lambda kept_as, below: show(report, False, kept_as, around=below),
        options.person,
    )
    keep_guess(number, report, points_guessed(options))
    for met in filter(None, (error, unkept)):
        tell(met.message, met.hint)
    return _Result(path, {"path": str(path), "attempt": number, "report": report}, unkept or error)


def _judged(path: Path, question_id: str | None, model: str | None) -> tuple[Report, RehearseError | None]:
    from rehearse.cli.inputs import progress_bar, recogniser_for
    from rehearse.cli.own import own_settings
    from rehearse.practice.recovery import recovered

    recogniser, missing = recogniser_for(model)
    with progress_bar(path.name) as on_progress:
        return recovered(path, question_id, recogniser, own_settings(), on_progress), missing

"""`rehearse reanalyze`: earlier takes re-scored with the current rubric and model."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.agreeing import agreed
from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT, MODEL
from rehearse.cli.errors import tell
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json
from rehearse.cli.threads_option import threads_option
from rehearse.errors import RehearseError, UsageError

if TYPE_CHECKING:
    from rehearse.practice.rejudge import Again
    from rehearse.speech.imports import Imported
    from rehearse.speech.transcribe import Recogniser
    from rehearse.store.attempts import Store
    from rehearse.types import Attempt, Report

SAID = {"heard again": "transcribed again"}  # JSON keeps the old word


@click.command()
@click.argument("attempts", metavar="[TAKES]...", nargs=-1, shell_complete=ATTEMPT)
@click.option("--all", "everything", is_flag=True, help="All takes.")
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
@threads_option
@click.option("--words-only", is_flag=True, help="Judge the stored words without transcribing the recording again.")
@click.option(
    "--transcript",
    type=click.Path(path_type=Path, readable=False),
    help="Use this transcript for one take: SRT, VTT, Whisper JSON, or a JSON list of words with times.",
)
@click.option("--yes", is_flag=True, help="With --transcript: do not ask before it replaces the words.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    attempts: tuple[str, ...],
    everything: bool,
    model: str | None,
    words_only: bool,
    transcript: Path | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Re-score earlier takes with the current rubric and model.

    The recording is transcribed again if it still exists and a model is installed; otherwise the stored words are
    judged. Words imported with --transcript stay, unless you give --model or another transcript. You are asked before
    a transcript replaces imported words, or if it may belong to another recording.
    """
    from rehearse.cli.inputs import transcript_at

    if bool(attempts) == everything:
        raise UsageError("Name the takes to re-score, or use --all.", "`rehearse list` shows them.")
    if transcript is not None and (len(attempts) != 1 or model is not None or words_only):
        raise UsageError(
            "--transcript works with one take, and not with --model or --words-only.",
            "`rehearse reanalyze 7 --transcript words.srt` gives take 7 these words.",
        )
    imported = transcript_at(transcript)
    with opened() as store:
        numbers = [entry.id for entry in store.entries()] if everything else [number_of(store, one) for one in attempts]
        recogniser = None if words_only or imported is not None else _recogniser(model)
        found, errors = _each(
            store, numbers, recogniser, imported, over_imported=model is not None, quiet=as_json, yes=yes
        )
    if as_json:
        print_json({"reanalyzed": [_row(one) for one in found]})
    for error in errors:
        tell(error.message, error.hint)
    if errors:
        raise SystemExit(errors[0].exit_code)


def _recogniser(model: str | None) -> Recogniser | None:
    from rehearse.cli.inputs import recogniser_for

    recogniser, missing = recogniser_for(model)
    if missing is not None:
        echo(f"{missing.message} The stored words are judged again; nothing is transcribed.", err=True)
    return recogniser


def _each(
    store: Store,
    numbers: list[int],
    recogniser: Recogniser | None,
    imported: Imported | None,
    *,
    over_imported: bool,
    quiet: bool,
    yes: bool,
) -> tuple[list[Again], list[RehearseError]]:
    """Re-scores takes one after the other and stores each at once; reports a take that cannot be read and continues."""
    from rehearse.cli.inputs import progress_bar
    from rehearse.cli.own import own_settings
    from rehearse.practice.rejudge import renew

    own, agree = own_settings(), _as_is if imported is None or yes else _agreed
    found: list[Again] = []
    errors: list[RehearseError] = []
    for number in numbers:
        try:
            with progress_bar(f"take {number}") if agree is _as_is else nullcontext() as on_progress:
                one = renew(store, number, recogniser, own, on_progress, over_imported=over_imported,
                            imported=imported, agree=agree)  # fmt: skip
        except RehearseError as error:
            errors.append(error)
            continue
        found.append(one)
        if not quiet:
            echo(f"Take {number}: {_outcome(one)}")
    return found, errors


def _as_is(_old: Attempt, _new: Report) -> None:
    """Let the new report take the place of the old one."""


def _agreed(old: Attempt, new: Report) -> None:
    """Ask before other words replace those of a take that were imported, or may be of another recording.

    Raises Declined for no, UsageError where nobody can be asked.
    """
    from rehearse.speech.imports import doubts

    found, words = doubts(new.warnings), "imported words" if old.report.has_imported_words else "words"
    if not found and (not old.report.has_imported_words or _words(old.report) == _words(new)):
        return
    for doubt in found:
        echo(f"{doubt[:1].upper()}{doubt[1:]}", err=True)
    echo(
        f"`rehearse show {old.id} --json > take-{old.id}.json` saves the {words} it has; "
        f"`rehearse reanalyze {old.id} --transcript take-{old.id}.json` brings them back.",
        err=True,
    )
    why = "the transcript may belong to another recording" if found else "they would be replaced"
    if not sys.stdin.isatty():
        raise UsageError(f"Take {old.id} keeps its {words}: {why}.", "If that is what you want, add --yes.")
    agreed(f"Replace the {words} of take {old.id}?", f"Take {old.id} keeps its {words}.")


def _words(report: Report) -> str:
    return report.transcript.text if report.transcript else ""


def _outcome(one: Again) -> str:
    """Points and verdict before and after; of a take that still has none, why."""
    from rehearse.report.headline import headline

    content, how = one.report.content, SAID.get(one.how, one.how)
    if one.how == "words judged again" and one.report.has_imported_words:
        how = "imported words judged again"
    if content is None:
        return "there is nothing to judge; no words were transcribed."
    if one.after is None and content.not_scored_reason:
        before = "not scored, as before" if one.before is None else f"{one.before} → not scored"
        return f"{before} ({how}): {content.not_scored_reason}"
    return f"{_points(one.before)} → {_points(one.after)}, {headline(one.report)} ({how})"


def _points(points: int | None) -> str:
    return "not scored" if points is None else str(points)


def _row(one: Again) -> dict[str, object]:
    return {"attempt": one.attempt, "how": one.how, "before": one.before, "after": one.after, "verdict": one.verdict}

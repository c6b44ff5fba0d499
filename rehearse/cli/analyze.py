"""`rehearse analyze`: saved recordings in, reports out."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.collect import collect, out, out_options
from rehearse.cli.completing import MODEL, PERSON, answered_option, story_option
from rehearse.cli.errors import tell, told_in
from rehearse.cli.inputs import typed_file, typed_path
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.output import show
from rehearse.cli.own import own_settings
from rehearse.cli.report_files import ReportFiles, file_options
from rehearse.cli.report_form import again_with, form_options
from rehearse.cli.say import echo, lines_of
from rehearse.cli.stopping import until_stopped
from rehearse.cli.target_option import target_option, target_s
from rehearse.cli.threads_option import cores_for, threads_option
from rehearse.data.own_settings import aimed_at
from rehearse.errors import RehearseError
from rehearse.types import Report, Side

if TYPE_CHECKING:
    from rehearse.cli.batch import FileOptions, Outcome
    from rehearse.practice.story_file import Story
    from rehearse.report.to_terminal import Form
    from rehearse.store.summary import Entry


@dataclass(frozen=True)
class AnalyzeOptions:
    """What `analyze` does with the reports."""

    as_json: bool
    one: bool  # a single file, shown as it is and with --json as an object of its own
    pages: ReportFiles
    save: bool
    again: bool
    story: Story | None
    person: str | None
    form: Form | None
    listed: bool = False  # a line for each file at the end is all that is printed


@click.command()
@click.argument(
    "files", metavar="FILE_OR_FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
)
@answered_option
@story_option
@click.option("--person", help="Who is speaking in new takes, if it is not you.", shell_complete=PERSON)
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
@click.option(
    "--transcript",
    type=click.Path(path_type=Path, readable=False),
    help="Use this transcript: SRT, VTT, Whisper JSON, or a JSON list of words with times.",
)
@click.option(
    "--channel",
    type=click.Choice(["left", "right"], case_sensitive=False),
    help="Use only this channel of a stereo recording.",
)
@click.option("-r", "--recursive", is_flag=True, help="With a folder: include its subfolders.")
@target_option
@form_options()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@file_options()
@click.option("--again", is_flag=True, help="Save a new take even if this recording is already saved.")
@click.option("--no-save", is_flag=True, help="Do not save the take.")
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Files to analyse at once.")
@threads_option
@out_options
def command(
    files: tuple[Path, ...],
    question: str | None,
    story: str | None,
    person: str | None,
    model: str | None,
    transcript: Path | None,
    channel: Side | None,
    recursive: bool,
    target: str | None,
    form: Form | None,
    as_json: bool,
    pages: ReportFiles,
    again: bool,
    no_save: bool,
    jobs: int,
) -> None:
    """Report on saved recordings.

    Any common format works: WAV, FLAC, OGG, Opus, MP3, M4A, AAC, WebM; - reads one from standard input. Each take is
    saved with a copy of its recording for `rehearse progress`, unless you give --no-save. It gets the day of its
    analysis, since a file's own date changes when it is copied. A recording that is already saved is shown as that
    take. For a folder, every recording in it is analysed. Several files get one line each, with --full after their
    reports; --html then names a folder for their pages and an index. With --out, results go to a file and no takes are
    saved; recordings already in that file are skipped, so an interrupted batch continues where it stopped.
    """
    if out() is not None:
        collect(files)
        return
    from rehearse.cli.batch import FileOptions
    from rehearse.cli.folders import index_in, recordings_of, refuse_for_several, say_summary, say_whose, write_pages
    from rehearse.cli.pages import last_page, open_page
    from rehearse.cli.telling import named
    from rehearse.store.people import cleaned

    one = len(files) == 1 and not files[0].is_dir()
    files = recordings_of((typed_file() if str(file) == "-" else file for file in files), recursive=recursive)
    if not one:
        refuse_for_several(pages, transcript)
    index = None
    if not one and pages:
        index = index_in(pages.html or last_page("recordings").with_suffix(""), files, force=pages.force)
    written = pages if one else replace(pages, html=None, open_it=False)
    written.check([*files, *([transcript] if transcript else [])])
    told, speaker = named(story, kept=not no_save), None if person is None else cleaned(person)
    options = AnalyzeOptions(as_json, one, written, not no_save, again, told, speaker, form)
    own, cores = aimed_at(own_settings(), target_s(target)), cores_for(min(jobs, len(files))).all
    each = [FileOptions(file, question, model, transcript, channel, own, cores) for file in files]
    several = not one and len(files) > 1
    done, errors = _each(each, jobs, replace(options, listed=index is not None or (several and form is None)))
    if several and not as_json:
        say_summary(done, more=form is None and index is None)
        say_whose(done, speaker)
    if index is not None:
        write_pages(index, done, force=pages.force)
        if pages.open_it:
            open_page(index)
    _finish(done, errors, raise_it=as_json and one)


def _each(each: list[FileOptions], jobs: int, options: AnalyzeOptions) -> tuple[list[Outcome], list[RehearseError]]:
    """Analyse every file, or show the attempt it already is; returns the outcomes and the errors in the order given.

    An attempt is shown instead only if nothing was asked for that would make another report of it.
    """
    from rehearse.cli.batch import outcomes, print_all
    from rehearse.cli.known_sounds import known

    plain = all(not any((o.question, o.model, o.transcript, o.channel, o.own and o.own.aimed_at_s)) for o in each)
    may_show = plain and options.save and not options.again
    kept_as = known(order.path for order in each) if may_show else {}
    found: dict[int, Outcome] = {}
    errors: dict[int, list[RehearseError]] = {}
    left = []
    for at, order in enumerate(each):
        shown = _as_kept(order.path, kept_as.get(order.path), options)
        if shown is None:
            left.append(at)
        else:
            found[at], errors[at] = shown
    results = outcomes([each[at] for at in left], jobs, alone=options.one)
    for place, outcome in until_stopped(results, lambda: sum(one.is_new for one in found.values())):
        found[left[place]], errors[left[place]] = _hand_over(outcome, options)
    ordered = [found[at] for at in sorted(found)]
    if options.as_json and not options.one:
        print_all(ordered)
    return ordered, [error for at in sorted(errors) for error in errors[at]]


def _as_kept(path: Path, entry: Entry | None, options: AnalyzeOptions) -> tuple[Outcome, list[RehearseError]] | None:
    """Show the report of a recording that is already an attempt; None for one that has to be analysed."""
    from rehearse.cli.batch import Outcome
    from rehearse.cli.known_sounds import said_of_known, stored

    report = stored(entry) if entry is not None else None
    if entry is None or report is None:
        return None
    said = [*said_of_known(path, entry, reused=True, listed=options.listed, person=options.person)]
    _show(report, entry.id, lines_of(said), options)
    _link(entry, said, options)
    return Outcome(path, report, None, entry.id), options.pages.write(report, path, attempt=entry.id)


def _link(entry: Entry, said: list[str], options: AnalyzeOptions) -> None:
    """Link an attempt stored earlier to the story named now, and say which attempt it is."""
    from rehearse.cli import telling
    from rehearse.cli.attempt_ref import opened

    if options.story is not None:
        with opened() as store:
            telling.link(store, entry.id, options.story)
    for line in said:
        echo(line, err=True)


def _show(report: Report, number: int | None, around: int, options: AnalyzeOptions) -> None:
    if not options.as_json and (options.pages or options.listed):
        return
    if options.one or not options.as_json:
        from_file = report.audio is not None and Path(report.audio.path) != typed_path()
        again = again_with(report.audio.path, more="--no-save") if report.audio and from_file else None
        show(report, options.as_json, number, form=options.form, again=again, around=around)


def _hand_over(outcome: Outcome, options: AnalyzeOptions) -> tuple[Outcome, list[RehearseError]]:
    """Store the attempt, then show it and write its pages: it is saved whatever happens to the screen."""
    from rehearse.cli.known_sounds import said_of_known, twin
    from rehearse.cli.takes import keep

    if outcome.report is None:
        return outcome, [outcome.error] if outcome.error else []
    report, number, unkept, is_new = outcome.report, None, None, False
    trouble = told_in(outcome.error)
    entry = twin(report) if options.save and not options.again else None
    if entry is not None:
        number = entry.id
        said = [*said_of_known(outcome.path, entry, reused=False, listed=options.listed, person=options.person)]
        in_json = number if options.as_json else None  # on the screen, what is suggested is of the new report
        _show(report, in_json, lines_of(said) + trouble, options)
        _link(entry, said, options)
    elif options.save:

        def shown(number: int | None, below: int) -> None:
            _show(report, number, below + trouble, options)

        number, unkept = keep(report, outcome.path, options.story, shown, options.person)
        is_new = number is not None
    else:
        _show(report, None, trouble, options)
    pages = options.pages.write(report, outcome.path, attempt=number)
    return replace(outcome, attempt=number, is_new=is_new), [*pages, *filter(None, (unkept, outcome.error))]


def _finish(outcomes: list[Outcome], errors: list[RehearseError], *, raise_it: bool) -> None:
    """Report what went wrong after what went right; the exit code is that of the first error."""
    if raise_it and outcomes[0].report is None:
        raise errors[0]
    for error in {e.message: e for e in errors}.values():
        tell(error.message, error.hint)
    if errors:
        sys.exit(errors[0].exit_code)

"""`rehearse demo`: the report of the recording that comes with the package."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rehearse.cli.output import show
from rehearse.cli.report_files import ReportFiles, file_options
from rehearse.cli.report_form import form_options

if TYPE_CHECKING:
    from rehearse.errors import RehearseError
    from rehearse.report.to_terminal import Form
    from rehearse.speech.transcribe import Recogniser

QUESTION = "not-on-my-sprint"
MODEL = "tiny.en"  # the quick one; any other installed model without it


@click.command()
@form_options("--transcript")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: the report.")
@file_options()
def command(form: Form | None, as_json: bool, pages: ReportFiles) -> None:
    """Analyse the bundled recording.

    The recording is a sample answer read by a freely licensed synthetic voice; tiny.en transcribes it. This needs no
    network and no microphone, and saves no take.
    """
    from rehearse.cli.errors import tell
    from rehearse.cli.inputs import progress_bar, question_of
    from rehearse.data import folder
    from rehearse.pipeline import Job, analyze

    pages.check(())
    recogniser, missing = _recogniser()
    recording = folder() / "demo" / "answer.flac"
    with progress_bar("the bundled recording") as on_progress:
        job = Job(recogniser, question_of(QUESTION))
        report = analyze(recording, job, on_progress)
    if as_json or not pages:
        show(report, as_json, form=form, again="rehearse demo")
    troubles = [*pages.write(report, recording), *filter(None, [missing])]
    for trouble in troubles:
        tell(trouble.message, trouble.hint)
    if troubles:
        sys.exit(max(trouble.exit_code for trouble in troubles))


def _recogniser() -> tuple[Recogniser | None, RehearseError | None]:
    from rehearse.cli.inputs import recogniser_for
    from rehearse.errors import ModelError

    try:
        return recogniser_for(MODEL)
    except ModelError:
        return recogniser_for(None)

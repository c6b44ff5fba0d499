"""`rehearse demo`: the report of the recording that comes with the package."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rehearse.cli.output import show
from rehearse.cli.report_form import form_options

if TYPE_CHECKING:
    from rehearse.errors import RehearseError
    from rehearse.report.to_terminal import Form
    from rehearse.speech.transcribe import Recogniser

QUESTION = "not-on-my-sprint"
MODEL = "tiny.en"  # the quick one; any other installed model without it


@click.command()
@form_options()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: the report.")
def command(form: Form | None, as_json: bool) -> None:
    """Analyse the bundled recording.

    The recording is a sample answer read by a freely licensed synthetic voice; tiny.en transcribes it. This needs no
    network and no microphone, and saves nothing.
    """
    from rehearse.cli.errors import tell
    from rehearse.cli.inputs import progress_bar, question_of
    from rehearse.data import folder
    from rehearse.pipeline import Job, analyze

    recogniser, missing = _recogniser()
    with progress_bar("the bundled recording") as on_progress:
        job = Job(recogniser, question_of(QUESTION))
        report = analyze(folder() / "demo" / "answer.flac", job, on_progress)
    show(report, as_json, form=form, again="rehearse demo")
    if missing is not None:
        tell(missing.message, missing.hint)
        sys.exit(missing.exit_code)


def _recogniser() -> tuple[Recogniser | None, RehearseError | None]:
    from rehearse.cli.inputs import recogniser_for
    from rehearse.errors import ModelError

    try:
        return recogniser_for(MODEL)
    except ModelError:
        return recogniser_for(None)

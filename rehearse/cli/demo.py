"""`rehearse demo`: the whole job, on what travels with the package."""

import click

from rehearse.cli.output import show

QUESTION = "not-on-my-sprint"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def command(as_json: bool) -> None:
    """The whole job on the bundled recording with the bundled model.

    The recording is an answer of our own, spoken by a synthesised voice; the model was trained by this project on
    such voices and knows no others. No network, no microphone, nothing is stored.
    """
    from rehearse.cli.hearing import progress_bar, question_of, recogniser_for
    from rehearse.data import folder
    from rehearse.pipeline import Job, analyze

    recogniser, _ = recogniser_for("demo")
    with progress_bar("the bundled recording") as on_progress:
        job = Job(recogniser, question_of(QUESTION))
        report = analyze(folder() / "demo" / "answer.flac", job, on_progress)
    show(report, as_json)

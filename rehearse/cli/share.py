"""`rehearse share`: an attempt as one file to send."""

from pathlib import Path

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.destinations import ARCHIVE, writable
from rehearse.cli.say import echo
from rehearse.errors import UnreadableAudio


@click.command()
@click.argument("attempt", default="last")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Where to write it [default: here, by its number]."
)
@click.option("--sound/--no-sound", default=True, show_default=True, help="Let the page play the recording.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(attempt: str, output: Path | None, sound: bool, force: bool) -> None:
    """Write an attempt as a zip for a coach or a friend, with or without the sound.

    It holds the web page, Markdown, plain text and JSON. The folder of the recording and the name of the microphone
    stay out of it. Nothing is sent anywhere: that is up to you.
    """
    from rehearse.report.share import pack
    from rehearse.report.to_html import replace

    with opened() as store:
        found = store.get(number_of(store, attempt))
    path = output or Path(f"rehearse-attempt-{found.id}.zip")
    writable(path, ARCHIVE, inputs=[Path(found.recording)] if found.recording else [], force=force)
    if sound and found.report.audio is not None and found.recording is None:
        raise UnreadableAudio(
            f"The recording of attempt {found.id} is no longer there.", "Say --no-sound to share its report alone."
        )
    replace(path, pack(found, sound=sound))
    echo(f"Written to {path}.", err=True)

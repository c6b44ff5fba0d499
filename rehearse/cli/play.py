"""`rehearse play`: hear a take again."""

from pathlib import Path

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT, MOMENT
from rehearse.cli.say import echo, listed
from rehearse.data.plain_text import visible
from rehearse.errors import UnreadableAudio, UsageError

LAST, FIRST = "last", "0"  # take, moment


@click.command()
@click.argument("attempt", metavar="[TAKE]", default=LAST, shell_complete=ATTEMPT)
@click.argument("moment", default=FIRST, shell_complete=MOMENT)
@click.option("--for", "length_s", type=click.FloatRange(min=0.1), help="Stop after this many seconds.")
@click.option("--path", "only_path", is_flag=True, help="Print where the recording is, without playing it.")
def command(attempt: str, moment: str, length_s: float | None, only_path: bool) -> None:
    """Play a take from a moment on: m:ss, a part, slowest or fastest.

    A moment is m:ss, seconds, or a part such as result; alone, it is in the last take. slowest and fastest play the
    ten seconds in which you spoke slowest or fastest.
    """
    from rehearse.practice.moments import names_moment, stretch, whence

    if moment == FIRST and names_moment(attempt):
        attempt, moment = LAST, attempt
    with opened() as store:
        found = store.get(number_of(store, attempt))
    if found.report.audio is None:
        raise UsageError(f"Take {found.id} was written, not spoken.")
    if found.recording is None:
        raise UnreadableAudio(
            f"The recording of take {found.id} is no longer there.",
            f"Its report is still there: `rehearse show {found.id}`.",
        )
    from_s, ends_after_s = stretch(moment, found.report)
    if only_path:
        listed(found.recording)
        return
    from rehearse.practice.playback import play

    file = Path(found.report.audio.path).name
    said = f"Playing take {found.id}, {visible(file)}, from {whence(moment, from_s)}; Ctrl-C stops."
    play(Path(found.recording), from_s, length_s or ends_after_s, lambda: echo(said, err=True))

"""`rehearse share`: takes as one file to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT, PERSON
from rehearse.cli.destinations import ARCHIVE, writable
from rehearse.cli.say import echo
from rehearse.errors import UnreadableAudio, UsageError
from rehearse.store.people import nobody

if TYPE_CHECKING:
    from rehearse.store.attempts import Store


@click.command()
@click.argument("attempts", metavar="[TAKES]...", nargs=-1, shell_complete=ATTEMPT)
@click.option("--person", help="Every take of this person; part of the name is enough.", shell_complete=PERSON)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Where to write the ZIP file [default: the current folder]."
)
@click.option(
    "--sound/--no-sound", default=True, show_default=True, help="Include the recording, so that the page can play it."
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
def command(attempts: tuple[str, ...], person: str | None, output: Path | None, sound: bool, force: bool) -> None:
    """Pack takes into a ZIP file for a coach or friend.

    Without a number, the last take is packed; several come with an index. Each take has its web page, Markdown,
    plain text, JSON and a file for comments, which `rehearse feedback import` reads back. The recording's folder and
    the microphone are not named. Nothing is sent anywhere: you send the ZIP file yourself.
    """
    from rehearse.report.share import pack
    from rehearse.report.writing import replace
    from rehearse.store.people import speaker

    with opened() as store:
        found = [store.get(number) for number in _numbers(store, attempts, person)]
        people = {one.id: speaker(store, one.id) for one in found}
    path = output or Path(_name([one.id for one in found]))
    writable(path, ARCHIVE, inputs=[Path(one.recording) for one in found if one.recording], force=force)
    silent = [one for one in found if one.report.audio is not None and one.recording is None]
    if sound and silent:
        raise UnreadableAudio(
            f"The recording of take {silent[0].id} is no longer there.", "Use --no-sound to share only the report."
        )
    replace(path, pack(found, sound=sound, people=people))
    heard = sound and any(one.recording is not None for one in found)
    what, it = ("the recording", "it") if len(found) == 1 else ("the recordings", "them")
    holds = f"with {what}; --no-sound leaves {it} out" if heard else "without a recording"
    echo(f"Written to {path}, {holds}.", err=True, whole=path)


def _numbers(store: Store, attempts: tuple[str, ...], person: str | None) -> list[int]:
    """The attempts named, each once. Raises UsageError for a person without any."""
    from rehearse.practice.listing import of

    if person is None:
        return list(dict.fromkeys(number_of(store, name) for name in attempts or ("last",)))
    if attempts:
        raise UsageError("Takes and a person were both given.", "Use one or the other.")
    found = [entry.id for entry in of(store.entries(), person)]
    if not found:
        raise nobody(person)
    return found


def _name(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"rehearse-take-{numbers[0]}.zip"
    return f"rehearse-takes-{min(numbers)}-{max(numbers)}.zip"

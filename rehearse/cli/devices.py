"""`rehearse devices`: the microphones available, and which one is used."""

from __future__ import annotations

import click

from rehearse.cli.say import echo
from rehearse.errors import MicrophoneError


@click.command()
@click.option(
    "--use", "wanted", metavar="NAME", help="Use the microphone with this name from now on; part of the name is enough."
)
@click.option("--forget", is_flag=True, help="Use the system's default microphone again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(wanted: str | None, forget: bool, as_json: bool) -> None:
    """List microphones and choose one.

    Microphones are looked up each time. To choose one for a single take, use `rehearse record --device`.
    """
    from rehearse.audio import devices

    if forget:
        devices.remember(None)
    found = devices.listed()
    if wanted:
        matches = [d.name for d in found.devices if wanted.lower() in d.name.lower()]
        if not matches:
            names = ", ".join(d.name for d in found.devices)
            raise MicrophoneError(f'No microphone is called "{wanted}".', f"Connected: {names}.")
        devices.remember(matches[0])
    chosen = devices.remembered()
    if as_json:
        from rehearse.cli.terminal import print_json

        print_json({"devices": found.devices, "chosen": chosen})
        return
    for device in found.devices:
        used = device.name == chosen if chosen else device.default
        echo(f"{'*' if used else ' '} {device.name}  ({device.host}, {device.sample_rate_hz / 1000:g} kHz)", rest="  ")
    if chosen and chosen not in [d.name for d in found.devices]:
        echo(f"! {chosen} is selected but not connected: plug it in, or type `rehearse devices --forget`.", err=True)

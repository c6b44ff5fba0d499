"""The recorder process, `python -m rehearse.audio PATH …`, started by `rehearse.audio.take` rather than by users."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn, get_args

import msgspec

from rehearse.audio.events import Command, Event, Failed, Listed, Opened
from rehearse.audio.recorder import Recorder
from rehearse.audio.sources import open_source
from rehearse.data.take import take_settings
from rehearse.errors import MicrophoneError, refused

COMPLETE, EARLY = 0, 3
_STOPPING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def say(event: Event) -> None:
    """Send an event to the program as one line, or drop it if the program is gone or not reading."""
    try:
        os.write(1, b"\n" + msgspec.json.encode(event) + b"\n")  # the line before may have been cut short
    except OSError:
        return


def _wait_for_reader(wait: bool) -> None:
    """Set whether `say` blocks while the program does not read; on systems without that choice it always blocks."""
    if hasattr(os, "set_blocking"):
        os.set_blocking(1, wait)


def leave(status: int) -> NoReturn:
    """Exit immediately, as a stalled PortAudio must not keep the process alive."""
    os._exit(status)


def record(path: Path, device: str | None, seconds: float | None, at_once: bool, or_default: bool) -> int:
    """Open the source and record; returns the exit status."""
    guard = _guard()  # even importing sounddevice can block forever
    recorder = Recorder(path, take_settings().recorder, seconds)
    opened = _opened(recorder, path, device, or_default)
    if opened is None:
        return EARLY
    if at_once:
        recorder.command("record")
    _obey(recorder)
    say(opened)
    try:
        guard.cancel()
        ended = recorder.run(say)
    except MicrophoneError as error:
        recorder.discard()
        say(Failed("microphone", error.message, error.hint))
        return EARLY
    _wait_for_reader(True)  # the last event must not be lost
    say(ended)
    recorder.close()
    return COMPLETE if ended.reason in ("asked", "time limit", "file over") and not ended.error else EARLY


def _opened(recorder: Recorder, path: Path, device: str | None, or_default: bool) -> Opened | None:
    """Open the source for the recorder; None after an error, which has been reported."""
    rate_hz = take_settings().recorder.rate_hz
    try:
        source = open_source(
            device, rate_hz, recorder.on_block, recorder.on_end, or_default, on_over=recorder.on_file_over
        )
        recorder.attach(source)
    except MicrophoneError as error:
        say(Failed("microphone", error.message, error.hint))
        return None
    except OSError as error:
        say(
            Failed("disk", f"No recording can be written to {path.parent}: {refused(error)}.", "Free some space there.")
        )
        return None
    return Opened(source.device, source.sample_rate_hz)


def _obey(recorder: Recorder) -> None:
    """Let signals stop the recorder and the program's commands control it."""
    for name in _STOPPING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda _number, _frame: recorder.stop("signal"))
    threading.Thread(target=_listen, args=(recorder,), name="listener", daemon=True).start()


def _listen(recorder: Recorder) -> None:
    """Pass the program's commands to the recorder until the program closes the pipe."""
    known = get_args(Command)
    for line in sys.stdin.buffer:
        word = line.decode("ascii", "replace").strip()
        if word in known:
            recorder.command(word)  # type: ignore[arg-type]  # it is one of them
    recorder.stop("program gone")


def _guard() -> threading.Timer:
    """Start a timer that ends the process if the sound system does not respond in time."""
    timer = threading.Timer(take_settings().recorder.start_limit_s, _give_up)
    timer.daemon = True
    timer.start()
    return timer


def _give_up() -> None:
    say(
        Failed(
            "microphone", "The sound system is not responding.", "Restart it or unplug the microphone, then try again."
        )
    )
    leave(EARLY)


def list_devices() -> int:
    """Write an event that lists every input device; returns the exit status."""
    from rehearse.audio import portaudio

    _guard()
    try:
        say(Listed(portaudio.inputs(take_settings().recorder.rate_hz), portaudio.version()))
    except MicrophoneError as error:
        say(Failed("microphone", error.message, error.hint))
        return EARLY
    return COMPLETE


def main() -> int:
    """Parse the arguments, then list the devices or record; returns the exit status."""
    parser = argparse.ArgumentParser(prog="rehearse.audio")
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--device")
    parser.add_argument("--or-default", action="store_true", help="where no microphone has that name")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--record", action="store_true", help="begin at once, not at the command `record`")
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    if args.list:
        return list_devices()
    if args.path is None:
        parser.error("a path is needed")
    _wait_for_reader(False)
    return record(args.path, args.device, args.seconds, args.record, args.or_default)


if __name__ == "__main__":
    leave(main())

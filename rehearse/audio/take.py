"""Control a take from the program: start the recorder process, read its events, send it commands.

Whatever happens to that process (killed, hung, aborted by PortAudio), the file it wrote is found and completed.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

import rehearse
from rehearse.audio.events import Command, Ended, Event, Failed, Listed, Metered, Opened
from rehearse.audio.safe_wav import finish, part_path
from rehearse.data.take import take_settings
from rehearse.errors import DiskFull, MicrophoneError, refused

_MARGIN_S = 5.0  # time beyond the recorder's own limits before it is considered hung
_FULL = "The disk has less than {need:.0f} MB free in {folder}: not enough to record."

_INTERRUPTED = (-signal.SIGINT, 0xC000013A)  # of the exit status; the second is Windows' STATUS_CONTROL_C_EXIT
_ENDED_BY_OTHERS = {-getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)}


class Take:
    """A recorder process and the file it writes. Use it as a context manager, which always ends the process.

    path: of the finished file; during recording it is called NAME.part.wav. device: a microphone's name or part of it,
    "file:PATH", or None for the default. or_default: use the default if no name matches. seconds: maximum length.
    """

    def __init__(
        self, path: Path, device: str | None = None, seconds: float | None = None, or_default: bool = False
    ) -> None:
        self.path = path
        self._limits = take_settings().recorder
        self.opened: Opened | None = None
        self.level: Metered | None = None
        self._ended: Ended | None = None
        self._failed: Failed | None = None
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._over = False
        _check_room(path.parent, self._limits.min_free_mb)
        arguments = [str(path), *(["--device", device] if device else [])]
        arguments += ["--seconds", str(seconds)] if seconds else []
        arguments += ["--or-default"] if or_default else []
        self._process, self._commands, self._noise = _start(arguments)
        self._reader = threading.Thread(target=self._read, name="recorder's voice", daemon=True)
        self._reader.start()

    def __enter__(self) -> Take:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the recorder if it is still running; keep the file."""
        if not self._over:
            self.stop()
        with contextlib.suppress(OSError):
            self._commands.close()
        self._reap()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()
        self._noise.close()

    @property
    def part(self) -> Path:
        """The path of the file during recording."""
        return part_path(self.path)

    def wait_open(self) -> Opened:
        """Wait until the microphone delivers sound. Raises MicrophoneError, DiskFull, KeyboardInterrupt."""
        deadline_s = time.monotonic() + self._limits.start_limit_s + _MARGIN_S
        while self.opened is None:
            if self._failed or self._over or time.monotonic() > deadline_s:
                raise self._why_not()
            self.poll(0.1)
        return self.opened

    def poll(self, timeout_s: float = 0.0) -> Event | None:
        """The recorder's next event, or None if none arrives in time; updates `opened`, `level` and `ended`."""
        try:
            event = self._events.get(timeout=timeout_s) if timeout_s > 0 else self._events.get_nowait()
        except queue.Empty:
            return None
        if event is None:
            self._over = True
        elif isinstance(event, Opened):
            self.opened = event
        elif isinstance(event, Metered):
            self.level = event
        elif isinstance(event, Ended):
            self._ended, self._over = event, True
        elif isinstance(event, Failed):
            self._failed, self._over = event, True
        return event

    @property
    def over(self) -> bool:
        """Whether the recorder has ended for any reason."""
        return self._over

    def tell(self, command: Command) -> None:
        """Send a command; does nothing if the recorder is gone."""
        with contextlib.suppress(OSError, ValueError):
            self._commands.write(f"{command}\n".encode())
            self._commands.flush()

    def stop(self) -> Ended | None:
        """End the take and wait for the file to be closed; returns None if nothing was recorded."""
        self.tell("stop")
        deadline_s = time.monotonic() + self._limits.close_limit_s * 2 + _MARGIN_S
        while not self._over and time.monotonic() < deadline_s:
            self.poll(0.1)
        if not self._over:
            self._process.kill()
            self._over = True
        return self.ended()

    def ended(self) -> Ended | None:
        """How the take ended; completes the file if the recorder could not (killed, aborted)."""
        if self._ended is None and self._failed is None:
            self._reap()
            self._ended = self._salvaged()
        return self._ended

    def _salvaged(self) -> Ended | None:
        if not self.part.exists():
            return None
        try:
            path, seconds = finish(self.part)
        except (OSError, ValueError):
            return None
        opened = self.opened or Opened("", 0)
        return Ended(str(path), round(seconds, 3), opened.sample_rate_hz, opened.device, "recorder killed")

    def _why_not(self) -> BaseException:
        if self._failed and self._failed.kind == "disk":
            return DiskFull(self._failed.message, self._failed.hint)
        if self._failed:
            return MicrophoneError(self._failed.message, self._failed.hint)
        self._reap()
        return _ended_early(self._process.returncode)

    def _read(self) -> None:
        for event in _events(self._process):
            self._events.put(event)
        self._events.put(None)

    def _reap(self) -> None:
        try:
            self._process.wait(self._limits.close_limit_s + _MARGIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def list_devices() -> Listed:
    """Every input device connected at the moment, as seen by a new process. Raises MicrophoneError."""
    process, commands, noise = _start(["--list"])
    timer = threading.Timer(take_settings().recorder.start_limit_s + _MARGIN_S, process.kill)
    timer.start()
    with noise, commands, process:
        found = next((e for e in _events(process) if isinstance(e, Listed | Failed)), None)
        process.wait()
    timer.cancel()
    if isinstance(found, Listed):
        return found
    if isinstance(found, Failed):
        raise MicrophoneError(found.message, found.hint)
    raise _ended_early(process.returncode)


def _start(arguments: list[str]) -> tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]:
    """Start the recorder process, in its own session so that Ctrl-C in the terminal reaches only the program.

    Returns the process, the pipe for commands, and an unlinked file with what ALSA and PortAudio print on stderr.
    """
    root = str(Path(rehearse.__file__).parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    noise = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the take
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "rehearse.audio", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=noise,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the equivalent of a session on Windows
    )
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    return process, process.stdin, noise


def _events(process: subprocess.Popen[bytes]) -> Iterator[Event]:
    """Yield the recorder's events as they arrive."""
    decode = msgspec.json.Decoder(Event).decode
    for line in process.stdout or ():
        with contextlib.suppress(msgspec.MsgspecError):  # a line truncated by a full pipe, or an empty line
            yield decode(line)


def _ended_early(status: int | None) -> BaseException:
    """What to raise for a recorder that ended without a report.

    A Ctrl-C that reaches it before it leaves the program's session, or before it handles signals, was meant for the
    program. Without a configuration of ALSA, PortAudio calls abort().
    """
    if status in _INTERRUPTED:
        return KeyboardInterrupt()
    if status in _ENDED_BY_OTHERS:
        return MicrophoneError("Another program stopped the recorder before it could begin.", "Try again.")
    return MicrophoneError(
        f"The sound system is broken: it stopped the recorder (status {status}).",
        "On Linux install libasound2-data and libasound2-plugins; `rehearse doctor` checks the rest.",
    )


def _check_room(folder: Path, need_mb: float) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise DiskFull(
            f"No recording can be written to {folder}: {refused(error)}.", "Choose another place with REHEARSE_HOME."
        ) from error
    if free < need_mb * 1e6:
        raise DiskFull(_FULL.format(need=need_mb, folder=folder), "Free some space, or move REHEARSE_HOME.")

"""A question spoken by the system's own voice: say, espeak-ng or PowerShell. Off unless asked for."""

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable

from rehearse.errors import UsageError

_STEP_S = 0.1
_FAILED = b"error:"  # espeak-ng ends with 0 where there is no loudspeaker, too
_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)
VOICES: tuple[tuple[str, ...], ...] = (  # each reads the text from standard input, so that no text can be an option
    ("say", "-f", "-"),
    ("espeak-ng", "--stdin"),
    ("espeak", "--stdin"),
    ("powershell", "-NoProfile", "-Command", _POWERSHELL),
)


def voice() -> tuple[str, ...]:
    """The command of the first voice that is there; raises UsageError when there is none."""
    for command in VOICES:
        if shutil.which(command[0]):
            return command
    raise UsageError("No text-to-speech voice was found.", "Install espeak-ng, or leave out --speak.")


def speak(text: str, command: tuple[str, ...] | None = None, enough: Callable[[], bool] = lambda: False) -> bool:
    """Say a text and return when done: whether the voice made no complaint; if it did, the question has to be read.

    `enough` is called ten times a second; when it returns True the voice is cut short.
    """
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as complaints:  # a pipe would fill up
        file.write(text.encode())
        file.seek(0)
        process = subprocess.Popen(command or voice(), stdin=file, stdout=subprocess.DEVNULL, stderr=complaints)
        try:
            while process.poll() is None:
                if enough():
                    return True
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_STEP_S)
        finally:
            process.kill()
            process.wait()
        complaints.seek(0)
        return process.returncode == 0 and not any(line.startswith(_FAILED) for line in complaints)

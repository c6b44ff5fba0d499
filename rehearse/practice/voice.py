"""A question spoken by the system's own voice: say, espeak-ng or PowerShell. Off unless asked for."""

import shutil
import subprocess

from rehearse.errors import UsageError

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
    raise UsageError("There is no voice to speak with.", "Install espeak-ng, or leave out --speak.")


def speak(text: str, command: tuple[str, ...] | None = None) -> None:
    """Say a text and return when it was said; a voice that fails is only a question that must be read."""
    subprocess.run(
        command or voice(), input=text, text=True, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

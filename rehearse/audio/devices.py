"""List the microphones, and remember the one the user chose."""

from __future__ import annotations

from rehearse.audio.check import missing_advice
from rehearse.audio.events import Listed
from rehearse.audio.take import list_devices
from rehearse.data.plain_text import printable
from rehearse.errors import MicrophoneError, UsageError, refused
from rehearse.settings import config_dir

_FILE = "microphone"


def listed() -> Listed:
    """Every connected input device, the default first. Raises MicrophoneError, also if there are none."""
    found = list_devices()
    if not found.devices:
        raise MicrophoneError("No microphone was found.", f"{missing_advice()} `rehearse doctor` checks the rest.")
    return found


def remembered() -> str | None:
    """The name, or part of it, of the microphone chosen with `rehearse devices --use`; None for the system default."""
    path = config_dir() / _FILE
    try:
        if not path.is_file():
            return None
        return printable(path.read_text(encoding="utf-8")).strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def remember(name: str | None) -> None:
    """Use this microphone from now on, or the system default for None. Raises UsageError if it cannot be saved."""
    path = config_dir() / _FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if name is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(name + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"The choice cannot be saved in {path.parent}: {refused(error)}.", "Use --device each time instead."
        ) from error

"""All errors that a user can cause or encounter, each with one sentence, a hint and an exit code.

    RehearseError                 exit code
    ├── Declined                  1   you said no, or stopped the command
    ├── UsageError                2   unknown question, bad option value, unreadable settings
    ├── AudioError                3   problems with a recording or a microphone
    │   ├── UnreadableAudio           no such file, not audio, empty, truncated beyond use, no permission
    │   ├── UnusableAudio             silence, NaN, far too short
    │   ├── MicrophoneError           none, busy, lost, stalled, PortAudio missing
    │   └── DiskFull                  no space to write the take
    ├── ModelError                4   problems with a speech model
    │   ├── ModelMissing              not installed
    │   ├── ModelBroken               incomplete or altered files
    │   └── InstallFailed             no network, refused, disk full
    └── StoreError                5   the attempts database
        ├── StoreTooNew               written by a later version
        ├── StoreBusy                 locked by another program
        └── NoSuchAttempt             no attempt with that number

They are turned into messages in one place, `rehearse.cli.errors`; any other exception is a bug and shows a traceback.
"""

from typing import ClassVar


class RehearseError(Exception):
    """An error that a user can understand: one sentence in `message`, and what to do in `hint`."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Declined(RehearseError):
    """The user said no, or stopped the command."""

    code = "declined"


class UsageError(RehearseError):
    """The command cannot be carried out as typed."""

    exit_code = 2
    code = "usage"


class AudioError(RehearseError):
    """A problem with a recording or a microphone."""

    exit_code = 3
    code = "audio"


class UnreadableAudio(AudioError):
    """The file cannot be opened or contains no sound that can be decoded."""

    code = "audio-unreadable"


class UnusableAudio(AudioError):
    """The file was decoded, but its sound cannot be analysed."""

    code = "audio-unusable"


class MicrophoneError(AudioError):
    """There is no microphone, or it cannot be used."""

    code = "microphone"


class DiskFull(AudioError):
    """There is no space for the recording or the rest of it."""

    code = "disk-full"


class ModelError(RehearseError):
    """A problem with a speech model."""

    exit_code = 4
    code = "model"


class ModelMissing(ModelError):
    """The model is not installed."""

    code = "model-missing"


class ModelBroken(ModelError):
    """The model's folder is incomplete, altered or not a model."""

    code = "model-broken"


class InstallFailed(ModelError):
    """The model could not be downloaded or copied into place."""

    code = "model-install"


class StoreError(RehearseError):
    """A problem with the database of attempts."""

    exit_code = 5
    code = "store"


class StoreTooNew(StoreError):
    """The database was written by a later version of the program."""

    code = "store-too-new"


class StoreBusy(StoreError):
    """Another program locked the database and did not release it in time."""

    code = "store-busy"


class NoSuchAttempt(StoreError):
    """No attempt has that number."""

    code = "no-such-attempt"


def refused(error: OSError) -> str:
    """What the system refused, to stand behind a colon.

    >>> refused(FileNotFoundError(2, "No such file or directory"))
    'no such file or directory'
    """
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]

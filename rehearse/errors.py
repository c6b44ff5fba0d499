"""Every error a user can cause or meet, each with one sentence, a hint and an exit code.

    RehearseError                 exit code
    ├── UsageError                2   unknown question, bad option value, unreadable settings
    ├── AudioError                3   what concerns a recording or a microphone
    │   ├── UnreadableAudio           no such file, not audio, empty, truncated beyond use, no permission
    │   ├── UnusableAudio             silence, NaN, far too short
    │   ├── MicrophoneError           none, busy, lost, stalled, PortAudio missing
    │   └── DiskFull                  the take could not be written on
    ├── ModelError                4   what concerns a speech model
    │   ├── ModelMissing              not installed
    │   ├── ModelBroken               incomplete or altered files
    │   └── InstallFailed             no network, refused, disk full
    └── StoreError                5   the attempts database
        ├── StoreTooNew               written by a later version
        ├── StoreBusy                 another program holds it
        └── NoSuchAttempt             no attempt by that number

They are translated once, in `rehearse.cli.errors`; anything else is our own mistake and shows a traceback.
"""

from typing import ClassVar


class RehearseError(Exception):
    """A failure the user can understand: one sentence in `message`, what to do in `hint`."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(RehearseError):
    """The command cannot be carried out as it was typed."""

    exit_code = 2
    code = "usage"


class AudioError(RehearseError):
    """Something about a recording or a microphone."""

    exit_code = 3
    code = "audio"


class UnreadableAudio(AudioError):
    """The file cannot be opened or holds no sound that can be decoded."""

    code = "audio-unreadable"


class UnusableAudio(AudioError):
    """The file was decoded but what is in it cannot be analysed."""

    code = "audio-unusable"


class MicrophoneError(AudioError):
    """No microphone, or one that cannot be used."""

    code = "microphone"


class DiskFull(AudioError):
    """There is no room for (more of) the recording."""

    code = "disk-full"


class ModelError(RehearseError):
    """Something about a speech model."""

    exit_code = 4
    code = "model"


class ModelMissing(ModelError):
    """The model is not installed."""

    code = "model-missing"


class ModelBroken(ModelError):
    """The model's folder is incomplete, altered or not a model."""

    code = "model-broken"


class InstallFailed(ModelError):
    """The model could not be downloaded or copied to its place."""

    code = "model-install"


class StoreError(RehearseError):
    """Something about the database of attempts."""

    exit_code = 5
    code = "store"


class StoreTooNew(StoreError):
    """The database was written by a later version of the program."""

    code = "store-too-new"


class StoreBusy(StoreError):
    """Another program holds the database and did not let go in time."""

    code = "store-busy"


class NoSuchAttempt(StoreError):
    """No attempt is stored under that number."""

    code = "no-such-attempt"

"""Messages between the recorder process and the program: events as one JSON object per line, commands as words."""

from __future__ import annotations

from typing import Literal

import msgspec

Reason = Literal[
    "asked",  # Enter, Ctrl-C or the program's own time limit
    "time limit",
    "file over",  # the file used as a microphone has ended
    "device lost",
    "stalled",
    "disk full",
    "disk nearly full",
    "cannot write",
    "program gone",  # the program that started the recording has died
    "signal",
    "recorder killed",  # set by the program for a recorder that can no longer report
]
Command = Literal["record", "pause", "resume", "stop"]


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """The microphone is open and delivers sound; nothing is written until the command `record`."""

    device: str
    sample_rate_hz: int


class Metered(msgspec.Struct, frozen=True, tag="metered"):
    """Level since the last reading (None for digital silence) and length of the take so far."""

    recorded_s: float
    peak_dbfs: float | None
    rms_dbfs: float | None
    clipped_runs: int  # since the microphone was opened
    silent_s: float  # how long only zeros have been received
    overflows: int = 0
    bandwidth_hz: int | None = None  # highest frequency with sound so far; None: nothing loud enough yet


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """The take is complete and its file closed; `path` is None if nothing was recorded."""

    path: str | None
    recorded_s: float
    sample_rate_hz: int
    device: str
    reason: Reason
    overflows: int = 0
    lost_s: float = 0.0  # wall-clock time minus length of the sound
    unwritten_s: float = 0.0  # captured, but not on disk
    error: str = ""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The recording could not be started."""

    kind: Literal["microphone", "disk"]
    message: str
    hint: str


class Device(msgspec.Struct, frozen=True):
    """An input device as PortAudio names it."""

    name: str
    host: str
    channels: int
    sample_rate_hz: int
    default: bool = False


class Listed(msgspec.Struct, frozen=True, tag="listed"):
    """Every input device connected at the moment."""

    devices: tuple[Device, ...]
    portaudio: str = ""


Event = Opened | Metered | Ended | Failed | Listed

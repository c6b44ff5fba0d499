"""What the recorder process and the program say to each other: one JSON object a line."""

from __future__ import annotations

from typing import Literal

import msgspec

Reason = Literal[
    "asked",  # Enter, Ctrl-C or the program's own time limit
    "time limit",
    "file over",  # the file that plays the microphone
    "device lost",
    "stalled",
    "disk full",
    "disk nearly full",
    "cannot write",
    "program gone",  # the program that asked for the recording has died
    "signal",
    "recorder killed",  # said by the program, for a recorder that can say nothing any more
]
Command = Literal["record", "pause", "resume", "stop"]


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """The microphone delivers sound; nothing is written before the command `record`."""

    device: str
    sample_rate_hz: int


class Metered(msgspec.Struct, frozen=True, tag="metered"):
    """Level since the last reading (None: digital silence) and how far the take has come."""

    recorded_s: float
    peak_dbfs: float | None
    rms_dbfs: float | None
    clipped_runs: int  # since the microphone was opened
    silent_s: float  # how long nothing but zeros has come
    overflows: int = 0
    bandwidth_hz: int | None = None  # up to where there is sound, seen so far; None: nothing loud enough yet


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """The take is on disk, closed; `path` is None when nothing was recorded."""

    path: str | None
    recorded_s: float
    sample_rate_hz: int
    device: str
    reason: Reason
    overflows: int = 0
    lost_s: float = 0.0  # the wall clock ran this much longer than the sound
    unwritten_s: float = 0.0  # captured, but not on disk
    error: str = ""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Nothing could be recorded."""

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
    """Every input device there is now."""

    devices: tuple[Device, ...]
    portaudio: str = ""


Event = Opened | Metered | Ended | Failed | Listed

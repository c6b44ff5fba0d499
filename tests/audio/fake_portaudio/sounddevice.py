"""A sounddevice without PortAudio, for what no virtual microphone does: put this folder on PYTHONPATH.

Its one microphone knows one sample rate, FAKE_RATE_HZ, and plays the file FAKE_SAYS; with FAKE_BUSY it is in use, with
FAKE_OVERFLOWS it says of so many blocks that sound was lost before them. With FAKE_VOICE it is an interface with
FAKE_INPUTS inputs (two by default), opened with all of them alone, and plays the file on the input of that number,
from 0, over faint noise. Its name is FAKE_NAME, its host FAKE_HOST. As it is loaded, its process gets the signal
FAKE_SIGNAL, if there is one. It has what `rehearse.audio.portaudio` uses, and nothing else.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import soundfile
import soxr

_RATE_HZ = int(os.environ["FAKE_RATE_HZ"])
_BLOCK_N = 441
_VOICE = os.environ.get("FAKE_VOICE")
_INPUTS = int(os.environ.get("FAKE_INPUTS", "2")) if _VOICE else 1

if "FAKE_SIGNAL" in os.environ:
    os.kill(os.getpid(), signal.Signals[os.environ["FAKE_SIGNAL"]])


class PortAudioError(Exception):
    """As PortAudio's: a sentence and a number."""


class default:  # noqa: N801 - sounddevice's own name
    """The devices taken when none is named."""

    device = (0, -1)


def get_portaudio_version() -> tuple[int, str]:
    """No version of PortAudio."""
    return 0, "a stand-in for PortAudio"


def query_hostapis() -> tuple[dict[str, object], ...]:
    """One interface."""
    return ({"name": os.environ.get("FAKE_HOST", "Core Audio"), "default_input_device": 0},)


def query_devices() -> tuple[dict[str, object], ...]:
    """One microphone, which calls its rate its default."""
    name = os.environ.get("FAKE_NAME", "USB Mic")
    return ({"name": name, "hostapi": 0, "max_input_channels": _INPUTS, "default_samplerate": 48_000.0},)


class RawInputStream:
    """Plays the file in real time, then silence."""

    def __init__(self, *, samplerate: int, channels: int, callback: Callable[..., None], **_: object) -> None:
        if os.environ.get("FAKE_BUSY"):
            raise PortAudioError("Error opening RawInputStream: Device unavailable", -9985)
        if samplerate != _RATE_HZ:
            raise PortAudioError("Error opening RawInputStream: Invalid sample rate", -9997)
        if channels != _INPUTS:
            raise PortAudioError("Error opening RawInputStream: Invalid number of channels", -9998)
        samples, rate_hz = soundfile.read(os.environ["FAKE_SAYS"], dtype="int16")
        said = soxr.resample(samples, rate_hz, _RATE_HZ).astype("<i2")
        both = np.random.default_rng(1).integers(-3, 4, (len(said), _INPUTS)).astype("<i2")
        both[:, int(_VOICE or 0)] = said
        self._data = both.tobytes()
        self._callback, self._over = callback, threading.Event()
        self._thread = threading.Thread(target=self._play, daemon=True)

    def start(self) -> None:
        """Begin to play."""
        self._thread.start()

    def stop(self) -> None:
        """Play no more."""
        self._over.set()
        self._thread.join()

    def close(self) -> None:
        """Nothing is left open."""

    def _play(self) -> None:
        due_s, at = time.monotonic(), 0
        overflows = int(os.environ.get("FAKE_OVERFLOWS", "0"))
        while not self._over.wait(max(0.0, due_s - time.monotonic())):
            block_n = 2 * _INPUTS * _BLOCK_N
            block = self._data[at : at + block_n].ljust(block_n, b"\0")
            number, at = at // len(block), at + len(block)
            lost = 100 <= number < 100 + overflows  # a second after the beginning
            self._callback(block, _BLOCK_N, None, _Status(lost))
            due_s += _BLOCK_N / _RATE_HZ


@dataclass(frozen=True)
class _Status:
    """What the system says of a block."""

    input_overflow: bool

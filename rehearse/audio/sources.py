"""Sources of sound for a take: a microphone, or a file used in place of one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol

from rehearse.audio.given import Given
from rehearse.audio.held_signals import signals_held
from rehearse.data.take import take_settings
from rehearse.errors import MicrophoneError

OnBlock = Callable[[bytes, bool], None]  # samples (int16, interleaved); whether some were lost before them
OnBegin = Callable[[], None]
OnEnd = Callable[[], None]
FILE = "file:"  # --device file:answer.wav
_BLOCK_S = 0.02


class Source(Protocol):
    """Delivers sound in blocks, on a separate thread, until closed."""

    device: str
    sample_rate_hz: int
    inputs: int  # number of interleaved channels

    def start(self) -> None:
        """Start delivering blocks."""

    def begin(self, keep: OnBegin) -> None:
        """The take begins here: call `keep` between two blocks."""

    def close(self) -> None:
        """Stop delivering. May block forever: call it on a thread that can be abandoned."""

    def abandon(self) -> None:
        """After a `close` that did not return, make sure that the process can exit."""


class Microphone:
    """A PortAudio input; `wanted` is a device's name or part of it, or None for the default device."""

    def __init__(
        self, wanted: str | None, preferred_hz: int, on_block: OnBlock, on_end: OnEnd, or_default: bool = False
    ) -> None:
        from rehearse.audio import portaudio

        self._portaudio = portaudio
        opened = portaudio.open_input(wanted, preferred_hz, on_block, on_end, or_default)
        self._stream, self.device = opened.stream, opened.device.name
        self.sample_rate_hz, self.inputs = opened.sample_rate_hz, opened.inputs

    def start(self) -> None:
        """Start delivering blocks. Raises MicrophoneError."""
        sd = self._portaudio.load()
        try:
            self._stream.start()
        except sd.PortAudioError as error:
            raise self._portaudio.explained(error, self.device) from error

    def begin(self, keep: OnBegin) -> None:
        """Only call `keep`: a microphone delivers what is said now."""
        keep()

    def close(self) -> None:
        """Stop and close the stream."""
        self._stream.stop()
        self._stream.close()

    def abandon(self) -> None:
        """Skip PortAudio's cleanup at exit."""
        self._portaudio.forget_at_exit()


class FromFile:
    """A sound file used in place of a microphone, in real time or `speed` times faster.

    After the end of the file it delivers silence like a microphone in a quiet room (then="silence"), ends like one that
    was unplugged ("end"), or delivers nothing like one that hangs ("stall"). from_start: the take begins at the start
    of the file, even if a check of the microphone or the time to think has played some of it; until the take begins,
    only silence follows the file.
    """

    def __init__(
        self,
        path: Path,
        on_block: OnBlock,
        on_end: OnEnd,
        speed: float = 1.0,
        then: Literal["silence", "end", "stall"] = "silence",
        *,
        from_start: bool = False,
    ) -> None:
        self.device = f"{FILE}{path}"
        self._data, self.sample_rate_hz, self.inputs = _read(path)
        self._on_block, self._on_end, self._speed, self._then = on_block, on_end, speed, then
        self._at, self._from_start, self._waits, self._turn = 0, from_start, from_start, threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._play, name="file as microphone", daemon=True)

    def start(self) -> None:
        """Start delivering blocks."""
        self._thread.start()

    def begin(self, keep: OnBegin) -> None:
        """Call `keep` between two blocks, and go back to the start of the file where that is wanted."""
        with self._turn:
            self._waits = False
            if self._from_start:
                self._at = 0
            keep()

    def close(self) -> None:
        """Stop delivering."""
        self._stop.set()
        self._thread.join()

    def abandon(self) -> None:
        """Do nothing; a file cannot keep the process alive."""

    def _play(self) -> None:
        frame_n = 2 * self.inputs
        block_n = frame_n * max(1, round(_BLOCK_S * self.sample_rate_hz))
        due_s = time.monotonic()
        while not self._stop.is_set():
            with self._turn:
                block = self._data[self._at : self._at + block_n]
                self._at += len(block)
                if not block and not self._waits and self._then != "silence":
                    break
                block = block or bytes(block_n)
                self._on_block(block, False)
            due_s += len(block) / frame_n / self.sample_rate_hz / self._speed
            self._stop.wait(max(0.0, due_s - time.monotonic()))
        if self._then == "end" or self._stop.is_set():
            self._on_end()


def _read(path: Path) -> tuple[bytes, int, int]:
    """The interleaved int16 samples of a file, its sample rate in Hz, and its number of channels."""
    import soundfile

    if not path.is_file():
        raise MicrophoneError(f"There is no file {path} to play as a microphone.", "Check the name.")
    try:
        data: Any
        with Given(path) as given, signals_held():
            data, rate_hz = soundfile.read(given, dtype="int16", always_2d=True)
    except (soundfile.LibsndfileError, TypeError, ValueError) as error:
        raise MicrophoneError(f"{path} cannot be played as a microphone.", "Give a WAV, FLAC or OGG file.") from error
    data = data[:, : take_settings().inputs.most]
    return data.tobytes(), int(rate_hz), data.shape[1]


def open_source(
    wanted: str | None,
    preferred_hz: int,
    on_block: OnBlock,
    on_end: OnEnd,
    or_default: bool = False,
    *,
    on_over: OnEnd | None = None,
) -> Source:
    """The source for `wanted`: "file:PATH", a device's name or part of it, or None for the default microphone.

    or_default: use the default microphone if no name matches. on_over: called at the end of a file, which begins with
    the take; without it, the file is followed by silence.
    """
    if wanted and wanted.startswith(FILE):
        path = Path(wanted.removeprefix(FILE))
        if on_over is None:
            return FromFile(path, on_block, on_end)
        return FromFile(path, on_block, on_over, then="end", from_start=True)
    return Microphone(wanted, preferred_hz, on_block, on_end, or_default)

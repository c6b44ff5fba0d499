"""Playing a recording through the default output."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from rehearse.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def play(
    recording: Path, from_s: float = 0.0, length_s: float | None = None, begun: Callable[[], None] = lambda: None
) -> float:
    """Play until the end, for `length_s`, or until Ctrl-C; returns the seconds that were to be played.

    `begun` is called once the sound is heard.
    Raises UnreadableAudio for a broken file and AudioError when there is no output to play on.
    """
    from rehearse.audio import portaudio
    from rehearse.audio.decode import decode

    audio = decode(recording).audio
    nothing = AudioError("There are no loudspeakers or headphones to play it on.", f"The recording is at {recording}.")
    if not _survives_loading():
        raise nothing
    with quiet():
        sd = portaudio.load()
    rate = audio.sample_rate_hz
    begin = int(from_s * rate)
    end = len(audio.samples) if length_s is None else begin + int(length_s * rate)
    samples = audio.samples[begin:end]
    try:
        with quiet():
            sd.play(samples, rate)
        begun()
        with quiet():
            sd.wait()
    except sd.PortAudioError as error:
        raise nothing from error
    except KeyboardInterrupt:
        sd.stop()
    return len(samples) / rate


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Discard what ALSA and PortAudio write to stderr by themselves, such as a line for each underrun."""
    sys.stderr.flush()
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _survives_loading() -> bool:
    """Whether a process can load PortAudio here: where the sound server is gone, PortAudio 19.6 aborts the process."""
    command = [sys.executable, "-c", "import sounddevice"]
    return subprocess.run(command, capture_output=True, check=False).returncode >= 0

"""Sound files written for a test, and how far two sounds are apart."""

from pathlib import Path

import av
import numpy as np
import soundfile

from rehearse.audio.decode import RATE_HZ
from tests.builders import Sound


def wav(path: Path, sound: Sound, rate_hz: int = 16_000, subtype: str = "PCM_16") -> Path:
    """Write a WAV file and return its path."""
    soundfile.write(path, sound, rate_hz, subtype=subtype, format="WAV")
    return path


def contain(path: Path, sound: Sound, rate_hz: int, codec: str) -> Path:
    """Encode with PyAV into the container that the name asks for."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz, layout="mono")
        context = stream.codec_context
        frame = av.AudioFrame.from_ndarray(sound[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = rate_hz, 0
        cut = av.AudioResampler(context.format.name, "mono", rate_hz, frame_size=context.frame_size or 1024)
        for part in [*cut.resample(frame), *cut.resample(None), None]:
            container.mux(stream.encode(part))
    return path


def best_lag_s(heard: Sound, played: Sound) -> float:
    """By how many seconds `heard` comes after `played`, by cross-correlation (both at 16 kHz)."""
    n = 1 << int(np.ceil(np.log2(len(heard) + len(played))))
    at = int(np.argmax(np.fft.irfft(np.fft.rfft(heard, n) * np.conj(np.fft.rfft(played, n)))))
    return (at - n if at > n // 2 else at) / RATE_HZ

"""The sound of an answer as a page needs it: an outline to draw and a small file to play."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.audio.held_signals import signals_held

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from rehearse.types import Audio, Side

STEPS = 900  # of the outline: about one per pixel of a wide window
BIT_RATE = 24_000  # Opus at 24 kbit/s carries 16 kHz speech without audible loss; 90 s take 0.3 MB
SUFFIX = ".webm"  # Opus in WebM plays in Firefox, Chromium and Safari
MEDIA_TYPE = "audio/webm"


@dataclass(frozen=True)
class Sound:
    """Outline and copy of a recording.

    peaks: the largest absolute sample of each of equal steps, over the largest of all, 0-1.
    pitch: (moment in seconds, F0 in semitones above the median) of voiced moments, in order; empty when not measured.
    opus: the whole recording as a WebM file.
    """

    duration_s: float
    peaks: tuple[float, ...]
    pitch: tuple[tuple[float, float], ...]
    opus: bytes


def listen(recording: Path, channel: Side | None = None) -> Sound:
    """Decode a recording, or one channel of it, and make its outline and its copy.

    Raises what `rehearse.audio.decode.decode` raises.
    """
    from rehearse.audio.decode import decode

    audio = decode(recording, channel=channel).audio
    return Sound(audio.duration_s, outline(audio.samples), pitch_curve(audio), encode(audio))


def outline(samples: NDArray[np.float32], steps: int = STEPS) -> tuple[float, ...]:
    """The largest absolute sample of each of at most `steps` equal stretches over the largest of all; 0 for silence."""
    import numpy as np

    steps = min(steps, len(samples))
    starts = np.linspace(0, len(samples), steps, endpoint=False, dtype=np.int64)
    peaks = np.maximum(np.maximum.reduceat(samples, starts), -np.minimum.reduceat(samples, starts))
    return tuple(float(peak) for peak in np.round(peaks / max(float(peaks.max()), 1e-9), 3))


def pitch_curve(audio: Audio) -> tuple[tuple[float, float], ...]:
    """Moment in seconds and F0 in semitones above the median, of every other voiced 10 ms frame."""
    import numpy as np

    from rehearse.delivery import pitch
    from rehearse.signal import frames

    row = frames.compute(audio)
    voiced = np.flatnonzero(row.f0_hz > 0)
    if not len(voiced):
        return ()
    above = pitch.semitones(row.f0_hz[voiced])
    above -= np.median(above)
    moments = (voiced + 0.5) * row.hop_s
    return tuple((round(float(at), 2), round(float(up), 1)) for at, up in zip(moments[::2], above[::2], strict=True))


def encode(audio: Audio) -> bytes:
    """Mono Opus in WebM; the same samples give the same bytes."""
    import av

    written = io.BytesIO()
    with av.open(written, "w", format="webm", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libopus", rate=audio.sample_rate_hz, layout="mono")
        stream.bit_rate = BIT_RATE
        stream.options = {"application": "voip", "compression_level": "3", "flags": "+bitexact"}
        for start in range(0, len(audio.samples), audio.sample_rate_hz):
            block = audio.samples[None, start : start + audio.sample_rate_hz]
            with signals_held():  # PyAV loses a Ctrl-C that comes while it converts samples
                frame = av.AudioFrame.from_ndarray(block, format="flt", layout="mono")
                frame.sample_rate, frame.pts = audio.sample_rate_hz, start
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return written.getvalue()

"""The recording as a row of 10 ms frames: level, pitch and the shape of the spectrum. All later measures read these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.data.measuring import Measuring, measuring
from rehearse.delivery import f0, framing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.types import Audio, Span

FLOOR_DBFS = -120.0  # digital silence


@dataclass(frozen=True, eq=False)
class Frames:
    """Measures of each frame; frame i lies between i * hop_s and (i + 1) * hop_s. Never part of a Report.

    level_dbfs: (n,) RMS after the high-pass, in dB of full scale, at least -120.
    f0_hz: (n,) fundamental frequency, 0 where unvoiced.
    harmonicity: (n,) height of the strongest autocorrelation peak, 0-1.
    cepstra: (n, 12) mel cepstra c1-c12, in dB-like units of a log-mel spectrum.
    """

    hop_s: float
    level_dbfs: NDArray[np.float32]
    f0_hz: NDArray[np.float32]
    harmonicity: NDArray[np.float32]
    cepstra: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.level_dbfs)

    def slice_of(self, span: Span) -> slice:
        """The frames whose middle lies inside a span."""
        return slice(max(0, round(span.start_s / self.hop_s)), max(0, round(span.end_s / self.hop_s)))


def compute(audio: Audio, settings: Measuring | None = None) -> Frames:
    """Every frame of a recording, in blocks; empty arrays for an empty recording."""
    import numpy as np
    from scipy.signal import butter

    use = settings or measuring()
    rate = audio.sample_rate_hz
    hop = round(use.frames.hop_ms / 1000 * rate)
    level_window = 2 * round(use.frames.level_window_ms / 2000 * rate)
    pitch_window = f0.window_length(rate, use.pitch)
    margin = max(level_window, pitch_window) // 2
    high_pass = butter(4, use.frames.high_pass_hz, "highpass", fs=rate, output="sos")
    to_cepstra = _cepstrum(rate, level_window, use)
    levels, shapes, frequencies, strengths, peaks = [], [], [], [], []
    for block in framing.blocks(audio.samples, hop, margin, round(use.frames.block_s * rate / hop), high_pass):
        short = framing.windows(block, hop, margin, level_window)
        levels.append(_level_dbfs(short))
        shapes.append(to_cepstra(short))
        frequency, strength, peak = f0.candidates(framing.windows(block, hop, margin, pitch_window), rate, use.pitch)
        frequencies.append(frequency)
        strengths.append(strength)
        peaks.append(peak)
    if not levels:
        empty = np.zeros(0, np.float32)
        return Frames(hop / rate, empty, empty, empty, np.zeros((0, use.frames.cepstra), np.float32))
    strength = np.concatenate(strengths)
    pitch = f0.best_path(np.concatenate(frequencies), strength, np.concatenate(peaks), hop / rate, use.pitch)
    return Frames(hop / rate, np.concatenate(levels), pitch, strength.max(axis=1), np.concatenate(shapes))


def _level_dbfs(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    power = np.einsum("ij,ij->i", windows, windows) / windows.shape[1]
    level: NDArray[np.float32] = (10 * np.log10(np.maximum(power, 10 ** (FLOOR_DBFS / 10)))).astype(np.float32)
    return level


def _cepstrum(rate: int, length: int, use: Measuring) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
    """A function from windows (n, length) to cepstra (n, 12)."""
    import numpy as np
    from librosa.filters import mel as mel_bands
    from scipy.fft import dct, next_fast_len, rfft

    size = next_fast_len(length, real=True)
    hann = np.hanning(length).astype(np.float32)
    mel = mel_bands(sr=rate, n_fft=size, n_mels=use.frames.mel_bands, fmin=100.0, fmax=use.frames.mel_max_hz)

    def cepstra(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        spectrum = rfft(windows * hann, size)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        bands = 10 * np.log10(np.maximum(power @ mel.T, 1e-10))
        shape: NDArray[np.float32] = dct(bands, norm="ortho")[:, 1 : use.frames.cepstra + 1].astype(np.float32)
        return shape

    return cepstra

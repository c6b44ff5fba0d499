"""Detect tones that are not a voice: pings, beeps, dial tones, chords. No voice holds its pitch as steady.

Over an eighth of a second, the strongest spectral line of a tone moves by less than a thousandth of a semitone, that of
the steadiest vowel by thirty times as much; and nearly all the power of a tone is in a few lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.signal.compiled import rfft
from rehearse.signal.mapped import let_go

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.method_settings import ToneSettings
    from rehearse.types import Audio

_LOBE = 2.5  # half the width of a line with a Hann window, in units of 1 / window_s, rounded up
_BLOCK_WINDOWS = 240  # six seconds at a time, with spectra of 8 MB


def tonal(audio: Audio, frames_n: int, hop_s: float, settings: ToneSettings) -> NDArray[np.bool_]:
    """Mask (n,) of the frames inside a tone, with edges accurate to a few hundredths of a second.

    audio: 16 kHz, may be a memory map. Not found are tones that overlap speech, and tones shorter than three search
    steps (0.15 s).
    """
    import numpy as np

    rate = audio.sample_rate_hz
    step_n, window_n = round(settings.step_s * rate), round(settings.window_s * rate)
    count = max(0, (len(audio.samples) - window_n) // step_n + 1)
    found = np.zeros(frames_n, bool)
    for first in range(0, max(0, count - 2), _BLOCK_WINDOWS):
        last = min(first + _BLOCK_WINDOWS + 2, count)  # each test needs three consecutive windows
        block = audio.samples[first * step_n : (last - 1) * step_n + window_n]
        for at in np.flatnonzero(_still(_windows(block, window_n, step_n), rate, settings)):
            start_s = (first + int(at)) * settings.step_s
            end_s = start_s + 2 * settings.step_s + settings.window_s
            found[round(start_s / hop_s) : round(end_s / hop_s)] = True
        let_go(audio.samples)
    return found


def _windows(block: NDArray[np.float32], window_n: int, step_n: int) -> NDArray[np.float32]:
    import numpy as np

    return np.lib.stride_tricks.sliding_window_view(np.asarray(block, np.float32), window_n)[::step_n]


def _still(windows: NDArray[np.float32], rate: int, settings: ToneSettings) -> NDArray[np.bool_]:
    """Mask (n - 2,) of the windows that, with the two after them, contain the same tone and little else."""
    import numpy as np

    size = 1 << (windows.shape[1] - 1).bit_length()
    spectrum = np.abs(rfft(windows * np.hanning(windows.shape[1]).astype(np.float32), size)) ** 2
    spectrum[:, : round(settings.lowest_hz * size / rate)] = 0.0
    heard = spectrum.sum(axis=1) > 0
    lines = _strongest_hz(spectrum, rate / size)
    trios = np.lib.stride_tricks.sliding_window_view(lines, 3)
    drift = np.ptp(trios, axis=1) / np.maximum(trios.max(axis=1), 1.0)
    still: NDArray[np.bool_] = (drift < settings.most_drift) & heard[:-2] & heard[1:-1] & heard[2:]
    for at in np.flatnonzero(still):
        still[at] = all(_purity(row, windows.shape[1], settings) >= settings.purity for row in spectrum[at : at + 3])
    return still


def _strongest_hz(spectrum: NDArray[np.float32], bin_hz: float) -> NDArray[np.float64]:
    """The frequency in Hz of each window's strongest line, shape (n,): peak of a parabola through three log bins."""
    import numpy as np

    rows = np.arange(len(spectrum))
    at = np.clip(spectrum.argmax(axis=1), 1, spectrum.shape[1] - 2)
    low, top, high = (np.log(spectrum[rows, at + side].astype(np.float64) + 1e-30) for side in (-1, 0, 1))
    bend = low - 2 * top + high
    off = np.divide(0.5 * (low - high), bend, out=np.zeros_like(bend), where=np.abs(bend) > 1e-9)
    lines: NDArray[np.float64] = (at + np.clip(off, -0.5, 0.5)) * bin_hz
    return lines


def _purity(power: NDArray[np.float32], window_n: int, settings: ToneSettings) -> float:
    """The share of a window's power in its strongest lines, 0-1."""
    import numpy as np

    rest = power.copy()
    half = int(np.ceil(_LOBE * 2 * (len(power) - 1) / window_n))
    for _ in range(settings.most_lines):
        at = int(rest.argmax())
        rest[max(0, at - half) : at + half + 1] = 0.0
    return 1.0 - float(rest.sum()) / float(power.sum())

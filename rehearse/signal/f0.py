"""Estimate fundamental frequency by the autocorrelation method of Boersma (1993), which Praat uses too.

librosa's pYIN was tried first. With settings that were fast enough, it classified half of the voiced frames of real,
slightly creaky voices as unvoiced and found no pitch at all in two of fifteen development clips; this method is also
six times faster and needs no compilation (compared in docs/delivery-evaluation.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.signal.compiled import irfft, next_fast_len, rfft

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.method_settings import PitchSettings

_STEPS = 1000
UPSAMPLING = 2  # of the autocorrelation, to locate its peaks between samples


def window_length(sample_rate_hz: int, settings: PitchSettings) -> int:
    """Length of an analysis window in samples: three periods of the lowest pitch, rounded to an even number."""
    return 2 * round(1.5 * sample_rate_hz / settings.floor_hz)


def candidates(
    windows: NDArray[np.float32], sample_rate_hz: int, settings: PitchSettings
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Pitch candidates of each window: frequencies (n, k) in Hz and strengths (n, k), 0 for none, and peaks (n,).

    windows: shape (n, window_length). A strength is the height of the normalised autocorrelation, 0-1, minus a term
    that slightly favours higher pitch (octave_cost). A peak is the largest absolute sample within one period of the
    lowest pitch in the middle of the window: the whole window would extend into the vowel next to a quiet consonant.
    """
    import numpy as np

    centred = windows - windows.mean(axis=1, keepdims=True)
    middle, half = windows.shape[1] // 2, windows.shape[1] // 6
    peaks = np.abs(centred[:, middle - half : middle + half]).max(axis=1)
    correlation = _autocorrelation(centred)
    lag_rate = sample_rate_hz * UPSAMPLING
    low = int(np.ceil(lag_rate / settings.ceiling_hz))
    high = int(np.floor(lag_rate / settings.floor_hz))
    lags, heights = _best_peaks(correlation, low, high, settings)
    frequency = np.where(heights > 0, lag_rate / lags, 0.0)
    strength = np.where(
        heights > 0, heights - settings.octave_cost * np.log2(settings.octave_from_hz * lags / lag_rate), 0.0
    )
    return frequency.astype(np.float32), strength.astype(np.float32), peaks.astype(np.float32)


def _autocorrelation(centred: NDArray[np.float32]) -> NDArray[np.float32]:
    """Autocorrelation of the windowed signal divided by that of the window, upsampled; 1 at lag 0."""
    import numpy as np

    length = centred.shape[1]
    size = next_fast_len(length + length // 2)
    window = np.hanning(length + 2)[1:-1].astype(np.float32)

    def correlate(signal: NDArray[np.float32]) -> NDArray[np.float32]:
        spectrum = rfft(signal, size)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        raw: NDArray[np.float32] = irfft(power, UPSAMPLING * size)[..., : UPSAMPLING * (length // 2)]
        normal: NDArray[np.float32] = (raw / np.maximum(raw[..., :1], 1e-12)).astype(np.float32, copy=False)
        return normal

    own = correlate(window)
    result: NDArray[np.float32] = (correlate(centred * window) / own).astype(np.float32, copy=False)
    return result


def _best_peaks(
    correlation: NDArray[np.float32], low: int, high: int, settings: PitchSettings
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fractional lags and heights of the strongest maxima between two lags; height 0 if there are fewer."""
    import numpy as np

    area = correlation[:, low - 1 : high + 2]
    middle = area[:, 1:-1]
    maximum = (middle > area[:, :-2]) & (middle >= area[:, 2:]) & (middle > 0.5 * settings.voicing_threshold)
    lag_cost = settings.octave_cost * np.log2(np.arange(low, high + 1, dtype=np.float32) / high)
    score = np.where(maximum, middle - lag_cost, -1.0)
    k = settings.candidates - 1
    index = np.argpartition(-score, k, axis=1)[:, : settings.candidates]
    rows = np.arange(len(area))[:, None]
    left, here, right = area[rows, index], area[rows, index + 1], area[rows, index + 2]
    bend = 2 * here - left - right
    shift = np.where(np.abs(bend) > 1e-9, 0.5 * (right - left) / np.where(np.abs(bend) > 1e-9, bend, 1), 0)
    shift = np.clip(shift, -0.5, 0.5)
    height = np.minimum(here + 0.25 * (right - left) * shift, 1.0)
    found = score[rows, index] > 0
    return (index + low + shift).astype(np.float32), np.where(found, height, 0.0).astype(np.float32)


def best_path(
    frequency: NDArray[np.float32],
    strength: NDArray[np.float32],
    peaks: NDArray[np.float32],
    hop_s: float,
    settings: PitchSettings,
) -> NDArray[np.float32]:
    """The pitch of each frame in Hz, 0 where unvoiced, by the cheapest path through all candidates (Viterbi)."""
    import numpy as np

    if not len(peaks):
        return np.zeros(0, np.float32)
    periodic = strength.max(axis=1) > settings.peak_harmonicity
    loud = max(float(np.quantile(peaks[periodic] if periodic.any() else peaks, settings.peak_quantile)), 1e-9)
    quiet = settings.silence_threshold / (1 + settings.voicing_threshold)
    unvoiced = settings.voicing_threshold + np.maximum(0.0, 2.0 - (peaks / loud) / quiet)
    k = frequency.shape[1] + 1  # the states: unvoiced, then the candidates
    voiced = np.arange(k) > 0
    switch = (voiced[:, None] != voiced[None, :]) * settings.voiced_unvoiced_cost * (0.01 / hop_s)
    jump = (voiced[:, None] & voiced[None, :]) * settings.octave_jump_cost * (0.01 / hop_s)
    came_from = np.zeros((len(peaks), k), np.int8)
    total = _scores(unvoiced[:1], frequency[:1], strength[:1])[0]
    for begin in range(1, len(peaks), _STEPS):  # in blocks, to save memory in recordings of hours
        block = slice(begin, begin + _STEPS)
        octave = _octaves(frequency[begin - 1 : begin + _STEPS])
        costs = switch + jump * np.abs(octave[:-1, :, None] - octave[1:, None, :])
        came_from[block], total = _advance(total, _scores(unvoiced[block], frequency[block], strength[block]), costs)
    back = _traced(came_from, int(total.argmax()))
    result = np.zeros(len(peaks), np.float32)
    for candidate in range(k - 1):
        taken = back == candidate + 1
        result[taken] = frequency[taken, candidate]
    return result


def _scores(
    unvoiced: NDArray[np.float32], frequency: NDArray[np.float32], strength: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The score of each state in each frame, shape (n, k); missing candidates score lower than any other."""
    import numpy as np

    scores: NDArray[np.float32] = np.column_stack([unvoiced, np.where(frequency > 0, strength, -9.0)])
    return scores


def _octaves(frequency: NDArray[np.float32]) -> NDArray[np.float64]:
    """The pitch of each state in octaves, shape (n, k)."""
    import numpy as np

    octaves: NDArray[np.float64] = np.column_stack([np.zeros(len(frequency)), np.log2(np.maximum(frequency, 1.0))])
    return octaves


def _advance(
    total: NDArray[np.floating], score: NDArray[np.float32], costs: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Extend the best totals (k,) of one frame by n frames: the predecessor of each state (n, k), and the last totals.

    score: (n, k). costs: (n, k, k), the cost of each step from a state of the previous frame (rows) to a state.
    """
    import numpy as np

    totals = np.empty((len(score) + 1, len(total)))
    totals[0] = total
    step = np.empty(costs.shape[1:])
    for i, cost in enumerate(costs):  # totals only: predecessors are found afterwards, all at once
        np.subtract(totals[i][:, None], cost, out=step)
        np.add(np.maximum.reduce(step, axis=0), score[i], out=totals[i + 1])
    return (totals[:-1, :, None] - costs).argmax(axis=1), totals[-1]


def _traced(came_from: NDArray[np.int8], last: int) -> NDArray[np.int8]:
    """The state of each frame on the path that ends in state `last`."""
    import numpy as np

    path = np.zeros(len(came_from), np.int8)
    path[-1] = last
    for i in range(len(path) - 1, 0, -1):
        path[i - 1] = came_from[i, path[i]]
    return path

"""Describe a recording as 10 ms frames with level, pitch and spectral shape, which all later measures use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.data.method_settings import MethodSettings, measuring
from rehearse.signal import f0, framing, mel
from rehearse.signal.band import band_pass, high_pass
from rehearse.signal.compiled import next_fast_len, rfft

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.types import Audio, Span

FLOOR_DBFS = -120.0  # digital silence
_LOWEST_MEL_HZ = 100.0
_ROOM_N = 60_000  # frames allocated at a time: ten minutes


@dataclass(frozen=True, eq=False)
class VoicePrints:
    """Speaker embeddings of windows of the recording (rehearse.signal.voice_prints).

    windows: (k,) their indices; window i begins at frame 160 i. embeddings: (k, 256), each of length 1.
    """

    windows: NDArray[np.intp]
    embeddings: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Frames:
    """Measures of each frame; frame i is from i * hop_s to (i + 1) * hop_s. Never part of a Report.

    level_dbfs: (n,) RMS level in the band, dB relative to full scale, at least -120.
    hiss_dbfs: (n,) level above the band, where s, f and t sound; an 8 kHz take has nothing there.
    vowel_dbfs: (n,) level where vowels are strong, but neither the hum of voiced consonants nor hiss.
    f0_hz: (n,) fundamental frequency, 0 where unvoiced; of all sound above 80 Hz, as in Praat.
    harmonicity: (n,) height of the strongest autocorrelation peak in the band, 0-1.
    cepstra: (n, 12) mel cepstra c1-c12, in dB-like units of a log-mel spectrum.
    prints: voice prints; None until they are computed.
    """

    hop_s: float
    level_dbfs: NDArray[np.float32]
    hiss_dbfs: NDArray[np.float32]
    vowel_dbfs: NDArray[np.float32]
    f0_hz: NDArray[np.float32]
    harmonicity: NDArray[np.float32]
    cepstra: NDArray[np.float32]
    prints: VoicePrints | None = None

    def __len__(self) -> int:
        return len(self.level_dbfs)

    def slice_of(self, span: Span) -> slice:
        """The frames whose middle is inside a span."""
        return slice(max(0, round(span.start_s / self.hop_s)), max(0, round(span.end_s / self.hop_s)))


def compute(audio: Audio, settings: MethodSettings | None = None) -> Frames:
    """The frames of a recording, computed in blocks; empty arrays for an empty recording."""
    stream = FrameStream(settings, audio.sample_rate_hz, len(audio.samples))
    stream.feed(audio.samples)
    return stream.finish()


class FrameStream:
    """Computes the frames of a recording as it grows; the result equals that of `compute`, bit for bit.

    Most of the work is done as samples arrive; `finish` computes only the last block and the pitch path.
    """

    def __init__(self, settings: MethodSettings | None = None, sample_rate_hz: int = 16_000, samples: int = 0) -> None:
        """samples: how many are expected, where that is known."""
        self._settings = settings = settings or measuring()
        self._rate = rate = sample_rate_hz
        self._hop = round(settings.frames.hop_ms / 1000 * rate)
        self._level_n = 2 * round(settings.frames.level_window_ms / 2000 * rate)
        self._pitch_n = f0.window_length(rate, settings.pitch)
        self._margin = max(self._level_n, self._pitch_n) // 2
        block_frames = round(settings.frames.block_s * rate / self._hop)
        self._band = framing.Framer(self._hop, self._margin, block_frames, band_pass(rate, settings.band))
        self._whole = framing.Framer(self._hop, self._margin, block_frames, high_pass(rate, settings.band))
        self._to_spectral = _spectral(rate, self._level_n, settings)
        room_n = framing.frame_count(samples, self._hop) or _ROOM_N
        self._columns = tuple(_Column(room_n) for _ in range(8))  # see `_add`

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Add samples: float32, shape (n,), any n."""
        for band, whole in zip(self._band.feed(samples), self._whole.feed(samples), strict=True):
            self._add(band, whole)

    def finish(self) -> Frames:
        """All frames; call after the last sample."""
        import numpy as np

        for band, whole in zip(self._band.finish(), self._whole.finish(), strict=True):
            self._add(band, whole)
        hop_s = self._hop / self._rate
        if not self._columns[0].n:
            empty = np.zeros(0, np.float32)
            return Frames(
                hop_s, empty, empty, empty, empty, empty, np.zeros((0, self._settings.frames.cepstra), np.float32)
            )
        levels, hiss, vowels, shapes, harmonicity, frequency, strength, peaks = (
            column.array() for column in self._columns
        )
        pitch = f0.best_path(frequency, strength, peaks, hop_s, self._settings.pitch)
        return Frames(hop_s, levels, hiss, vowels, pitch, harmonicity, shapes)

    def _add(self, band: NDArray[np.float32], whole: NDArray[np.float32]) -> None:
        short = framing.windows(band, self._hop, self._margin, self._level_n)
        long, full = (framing.windows(block, self._hop, self._margin, self._pitch_n) for block in (band, whole))
        harmonicity = f0.candidates(long, self._rate, self._settings.pitch)[1].max(axis=1)
        candidates = f0.candidates(full, self._rate, self._settings.pitch)
        wide = framing.windows(whole, self._hop, self._margin, self._level_n)
        levels = _level_dbfs(short)
        parts = (levels, _above_dbfs(wide, levels), *self._to_spectral(short), harmonicity, *candidates)
        for column, part in zip(self._columns, parts, strict=True):
            column.add(part)


class _Column:
    """An array that grows in place; concatenating parts at the end would briefly need twice the memory."""

    def __init__(self, room_n: int) -> None:
        """room_n: rows for which room is made at once."""
        self.n, self._room_n = 0, room_n
        self._rows: NDArray[np.float32] | None = None

    def add(self, part: NDArray[np.float32]) -> None:
        """Append rows, which must all have the same shape."""
        import numpy as np

        end = self.n + len(part)
        if self._rows is None:
            self._rows = np.empty((max(end, self._room_n), *part.shape[1:]), part.dtype)
        elif end > len(self._rows):
            self._rows.resize((end + _ROOM_N, *part.shape[1:]), refcheck=False)  # there are no other references yet
        self._rows[self.n : end] = part
        self.n = end

    def array(self) -> NDArray[np.float32]:
        """All rows."""
        import numpy as np

        return np.zeros(0, np.float32) if self._rows is None else self._rows[: self.n]


def _level_dbfs(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    return _decibels(_power(windows))


def _power(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    power: NDArray[np.float32] = np.einsum("ij,ij->i", windows, windows) / windows.shape[1]
    return power


def _above_dbfs(whole: NDArray[np.float32], band_dbfs: NDArray[np.float32]) -> NDArray[np.float32]:
    """The level of the sound outside the band, in dBFS."""
    import numpy as np

    band: NDArray[np.float32] = np.power(10.0, band_dbfs / 10, dtype=np.float32)
    return _decibels(_power(whole) - band)


def _decibels(power: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    level: NDArray[np.float32] = (10 * np.log10(np.maximum(power, 10 ** (FLOOR_DBFS / 10)))).astype(np.float32)
    return level


_Spectral = Callable[["NDArray[np.float32]"], "tuple[NDArray[np.float32], NDArray[np.float32]]"]


def _spectral(rate: int, length: int, settings: MethodSettings) -> _Spectral:
    """A function that maps windows (n, length) to vowel levels (n,) and cepstra (n, 12)."""
    import numpy as np

    size = next_fast_len(length)
    hann = np.hanning(length).astype(np.float32)
    bands_of = mel.filters(rate, size, settings.frames.mel_bands, _LOWEST_MEL_HZ, settings.band.high_hz).T
    shapes_of = mel.cosines(settings.frames.mel_bands, settings.frames.cepstra).T
    hertz = np.fft.rfftfreq(size, 1 / rate)
    inside = (hertz >= settings.frames.vowel_min_hz) & (hertz <= settings.frames.vowel_max_hz)
    share = (inside * 2 / (size * (hann**2).sum())).astype(np.float32)  # Parseval: both halves, the window's own power

    def spectral(windows: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        spectrum = rfft(windows * hann, size)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        bands = 10 * np.log10(np.maximum(power @ bands_of, 1e-10))
        shape: NDArray[np.float32] = (bands @ shapes_of).astype(np.float32)
        return _decibels(power @ share), shape

    return spectral

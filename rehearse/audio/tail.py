"""Read a take as it grows on disk, with the same samples that `decode` gives for the finished file."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rehearse.audio.decode import RATE_HZ
from rehearse.audio.safe_wav import BYTES_PER_SAMPLE, HEADER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_N = 1 << 20  # bytes read at a time


class Tail:
    """Reads what was appended since the last read; the recorder may rename the file in the meantime."""

    def __init__(self, path: Path) -> None:
        import soxr

        self._file = path.open("rb")
        rate_hz = HEADER.unpack(self._file.read(HEADER.size))[7]
        self._resampler = soxr.ResampleStream(rate_hz, RATE_HZ, 1, dtype="float32")
        self._half = b""

    def __enter__(self) -> Tail:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def read(self, last: bool = False) -> NDArray[np.float32]:
        """The new samples, float32, mono, 16 kHz. last: the take is complete, so flush the resampler too."""
        import numpy as np

        parts = [np.empty(0, np.float32)]
        while data := self._half + self._file.read(_MOST_N):
            whole = len(data) // BYTES_PER_SAMPLE * BYTES_PER_SAMPLE
            self._half = data[whole:]
            if not whole:
                break
            samples = np.frombuffer(data[:whole], "<i2").astype(np.float32) / np.float32(32768)
            parts.append(self._resampler.resample_chunk(samples))
        if last:
            parts.append(self._resampler.resample_chunk(np.empty(0, np.float32), last=True))
        return np.concatenate(parts)

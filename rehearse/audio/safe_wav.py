"""Write a WAV file that is playable at every moment, whatever happens to the recorder.

16-bit mono PCM. Sound is appended unbuffered and the 44-byte header rewritten after it, so a killed recorder leaves a
file that is complete up to its last append. During recording it is called NAME.part.wav and locked by the recorder; a
clean end renames it to NAME.wav.
"""

from __future__ import annotations

import contextlib
import os
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
PART = ".part.wav"
BYTES_PER_SAMPLE = 2


def header(sample_rate_hz: int, data_n: int) -> bytes:
    """The header of a 16-bit mono WAV with `data_n` bytes of samples."""
    block = (16, 1, 1, sample_rate_hz, sample_rate_hz * BYTES_PER_SAMPLE, BYTES_PER_SAMPLE, 16)
    return HEADER.pack(b"RIFF", 36 + data_n, b"WAVE", b"fmt ", *block, b"data", data_n)


def part_path(path: Path) -> Path:
    """The path of the file while it is being recorded."""
    return path.with_suffix("").with_name(path.stem + PART)


def final_path(part: Path) -> Path:
    """The path of the file after recording."""
    return part.with_name(part.name.removesuffix(PART) + ".wav")


class SafeWav:
    """The file being recorded. Raises FileExistsError rather than overwrite a take, and OSError if writing fails."""

    def __init__(self, path: Path, sample_rate_hz: int, sync_every_s: float = 1.0) -> None:
        self.path, self.sample_rate_hz = path, sample_rate_hz
        self.bytes_n = 0
        self._sync_every_s, self._synced_at_s = sync_every_s, time.monotonic()
        self._file = open(part_path(path), "xb", buffering=0)  # noqa: SIM115, PTH123 - closed by `close`; unbuffered
        lock(self._file)
        self._file.write(header(sample_rate_hz, 0))

    @property
    def duration_s(self) -> float:
        """Seconds of sound in the file."""
        return self.bytes_n // BYTES_PER_SAMPLE / self.sample_rate_hz

    def append(self, data: bytes) -> None:
        """Append samples (little-endian int16) and update the header, even if the disk becomes full on the way."""
        try:
            while data:  # an unbuffered write may be incomplete on a disk that is nearly full
                written = self._file.write(data)
                self.bytes_n += written
                data = data[written:]
        finally:  # overwriting the header needs no new block, so it works on a full disk
            self._write_header()
        if time.monotonic() - self._synced_at_s >= self._sync_every_s:  # limits the loss in a power cut, not in a kill
            os.fsync(self._file.fileno())
            self._synced_at_s = time.monotonic()

    def _write_header(self) -> None:
        self._file.seek(0)
        self._file.write(header(self.sample_rate_hz, self.bytes_n & ~1))
        self._file.seek(HEADER.size + self.bytes_n)

    def close(self) -> Path | None:
        """Close the file and return its final path; a file without sound is removed (None)."""
        try:
            os.fsync(self._file.fileno())
        finally:
            self._file.close()  # before renaming: Windows requires it
            part = part_path(self.path)
            if self.bytes_n < BYTES_PER_SAMPLE:
                part.unlink(missing_ok=True)
                kept = None
            else:
                kept = unused(self.path)
                part.replace(kept)
        return kept


def unused(path: Path) -> Path:
    """`path`, or with -2, -3 … added if a file of that name exists."""
    number, found = 2, path
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found


def finish(part: Path) -> tuple[Path, float]:
    """Correct the header of a file left by a killed recorder, rename it, and return its new path and length in seconds.

    Raises ValueError for a file that the recorder did not write.
    """
    with part.open("r+b") as file:
        head = file.read(HEADER.size)
        if len(head) < HEADER.size or head[:4] != b"RIFF" or head[36:40] != b"data":
            raise ValueError(f"{part} was not made by the recorder")
        rate_hz = HEADER.unpack(head)[7]
        data_n = (os.fstat(file.fileno()).st_size - HEADER.size) & ~1
        file.seek(0)
        file.write(header(rate_hz, data_n))
        file.flush()
        os.fsync(file.fileno())
    path = unused(final_path(part))
    part.replace(path)
    return path, data_n // BYTES_PER_SAMPLE / max(1, rate_hz)


def lock(file: BinaryIO) -> None:
    """Lock the open file as in use by this process; does nothing on systems without such locks."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def being_recorded(folder: Path) -> bool:
    """Whether a take is being recorded to the folder at the moment."""
    return any(in_use(path) for path in folder.glob(f"*{PART}"))


def in_use(path: Path) -> bool:
    """Whether a process holds a lock on the file, as while it is recorded or judged; False for a pipe or a folder."""
    try:
        import fcntl
    except ImportError:
        return False
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Mark a finished take as being judged, so that no other process recovers it in the meantime."""
    with path.open("rb") as file:
        lock(file)
        yield

"""A stream on the input file for decoders written in C, which thus never get a file name to interpret."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

from rehearse.audio.layout import Patch


class Given(io.RawIOBase):
    """Bytes `start` to `end` of the file at `path`, with `patches` applied on reading; the file is not changed.

    It has no `name` and raises no errors: reading or seeking past the end gives the end of the file, and so does a
    read error on a damaged disk.
    """

    def __init__(self, path: Path, start: int = 0, end: int | None = None, patches: Sequence[Patch] = ()) -> None:
        super().__init__()
        self._file = path.open("rb")
        self._start = start
        self.size = (os.fstat(self._file.fileno()).st_size if end is None else end) - start
        self._patches = patches
        self._at = 0

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a position and return it; positions before the beginning become 0."""
        base = {os.SEEK_CUR: self._at, os.SEEK_END: self.size}.get(whence, 0)
        self._at = min(max(0, base + offset), 1 << 62)
        return self._at

    def tell(self) -> int:
        """The current position."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes, or the rest for -1."""
        left = max(0, self.size - self._at)
        size = left if size < 0 else min(size, left)
        if not size:
            return b""
        try:
            self._file.seek(self._start + self._at)
            part = self._file.read(size)
        except (OSError, ValueError):
            return b""
        part = self._patched(part)
        self._at += len(part)
        return part

    def _patched(self, part: bytes) -> bytes:
        """The bytes read, with overlapping patches applied."""
        for at, right in self._patches:
            first, last = max(at, self._at), min(at + len(right), self._at + len(part))
            if first < last:
                head, tail = part[: first - self._at], part[last - self._at :]
                part = head + right[first - at : last - at] + tail
        return part

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # soundfile gives a cffi buffer
        """Read into `buffer`; return the number of bytes read."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Close the underlying file."""
        self._file.close()
        super().close()

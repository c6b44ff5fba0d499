"""The one file that was given, for decoders written in C: they get this stream, never a name they could interpret."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

from rehearse.audio.layout import Patch


class Given(io.RawIOBase):
    """Bytes `start` to `end` of the file at `path`, some of them replaced by `patches`; the file is left as it is.

    It has no `name`, and it raises nothing: a decoder that seeks or reads where nothing is finds the end. What a
    damaged disk refuses to read counts as the end, too.
    """

    def __init__(self, path: Path, start: int = 0, end: int | None = None, patches: Sequence[Patch] = ()) -> None:
        super().__init__()
        self._file = path.open("rb")
        self._start = start
        self.size = (os.fstat(self._file.fileno()).st_size if end is None else end) - start
        self._patches = patches
        self._at = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place in the stream; one before its beginning is its beginning."""
        base = {os.SEEK_CUR: self._at, os.SEEK_END: self.size}.get(whence, 0)
        self._at = min(max(0, base + offset), 1 << 62)
        return self._at

    def tell(self) -> int:
        """The place in the stream."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
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
        """What was read, corrected where a patch reaches into it."""
        for at, right in self._patches:
            first, last = max(at, self._at), min(at + len(right), self._at + len(part))
            if first < last:
                head, tail = part[: first - self._at], part[last - self._at :]
                part = head + right[first - at : last - at] + tail
        return part

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # soundfile hands a cffi buffer
        """Fill `buffer`; the number of bytes put in."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Close the file below."""
        self._file.close()
        super().close()

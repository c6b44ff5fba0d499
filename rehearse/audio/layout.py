"""Find where the samples of an uncompressed file are, compare with its header, and make patches that correct it.

Streams that were never closed, truncated copies and crashed recorders leave headers with a wrong length. Supported are
WAV, RF64, W64, AIFF, CAF and AU; other files have no layout.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

UNKNOWN = frozenset({0, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF})  # used by streaming writers
_OPEN_END = 0x7FFF0000  # for unknown lengths, sox, ffmpeg and arecord write slightly less than the maximum
_TRAILERS = frozenset({b"LIST", b"INFO", b"id3 ", b"ID3 ", b"bext", b"iXML", b"cue ", b"fact", b"PEAK", b"smpl",
                       b"JUNK", b"junk", b"PAD ", b"acid", b"inst", b"_PMX", b"axml", b"chna", b"adtl", b"labl",
                       b"note", b"afsp", b"LGWV", b"SAUR", b"DISP", b"levl", b"umid", b"FLLR", b"filr",
                       b"COMM", b"MARK", b"COMT", b"INST", b"MIDI", b"AESD", b"APPL", b"NAME", b"AUTH", b"(c) ",
                       b"ANNO", b"CHAN", b"SAXL", b"basc", b"trns", b"cate"})  # fmt: skip
_MOST_CHUNKS = 10_000  # before the samples, to limit the time spent on a file that contains only headers
_W64_TAIL = bytes.fromhex("f3acd3118cd100c04f8edb8a")  # the last 12 bytes of the GUIDs "wave", "fmt " and "data"
_AU_BYTES = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 8, 27: 1}  # bytes per sample by AU encoding number

Patch = tuple[int, bytes]  # offset in the file, and the bytes that belong there


@dataclass(frozen=True)
class Layout:
    """Position of the samples: from byte `data_at`, `claimed_n` bytes by the header and `actual_n` bytes in fact.

    bytes_per_s: 0 if the header does not give it. patches: corrections to the header.
    """

    kind: str
    data_at: int
    claimed_n: int
    actual_n: int
    bytes_per_s: float
    patches: tuple[Patch, ...]

    @property
    def lies(self) -> bool:
        """Whether the header gives a wrong length."""
        return self.claimed_n != self.actual_n

    @property
    def warning(self) -> str:
        """A warning about the header's length."""
        there = self.actual_n / max(1.0, self.bytes_per_s)
        if self.claimed_n in UNKNOWN or (self.kind == "WAV" and self.claimed_n >= _OPEN_END):
            return (
                f"the {self.kind} header gives no length (a recording that was not closed): "
                f"the {there:.1f} s in it were used"
            )
        claimed = self.claimed_n / max(1.0, self.bytes_per_s)
        if self.claimed_n > self.actual_n:
            return f"the file is cut off: its header promises {claimed:.1f} s; the {there:.1f} s in it were used"
        return f"the {self.kind} header claims {claimed:.1f} s, but there are {there:.1f} s: all of it was used"


def read_layout(file: IO[bytes], size: int) -> Layout | None:
    """The layout of an open file of `size` bytes; None for another kind of file or an incomplete header."""
    file.seek(0)
    head = file.read(40)
    reader = _reader(head)
    try:
        return reader(file, size) if reader else None
    except (struct.error, OverflowError):  # the file ends within its header, or the rate is not a number
        return None


def _reader(head: bytes) -> Callable[[IO[bytes], int], Layout | None] | None:
    kinds = (
        (head[:4] == b"RIFF" and head[8:12] == b"WAVE", _riff),
        (head[:4] in (b"RF64", b"BW64") and head[8:12] == b"WAVE", _rf64),
        (head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"), _aiff),
        (head[:4] == b"caff", _caf),
        (head[:4] == b"riff" and head[24:28] == b"wave", _w64),
        (head[:4] == b".snd", _au),
    )
    return next((reader for matches, reader in kinds if matches), None)


def _chunks(file: IO[bytes], size: int, at: int, form: struct.Struct) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, content offset and content length of each chunk; chunks begin at even offsets."""
    for _ in range(_MOST_CHUNKS):
        if at + form.size > size:
            return
        file.seek(at)
        name, length = form.unpack(file.read(form.size))
        yield name, at + form.size, length
        if length < 0:
            return
        at += form.size + length + (length & 1)


def _riff(file: IO[bytes], size: int) -> Layout | None:
    bytes_per_s, align = 0, 1
    for name, at, length in _chunks(file, size, 12, struct.Struct("<4sI")):
        if name == b"data":
            actual = _actual(file, at, length, size) // align * align
            patches = ((4, _u32(at + actual - 8)), (at - 4, _u32(actual)))
            return Layout("WAV", at, length, actual, bytes_per_s, patches)
        if name == b"fmt ":
            file.seek(at)
            bytes_per_s, align = struct.unpack("<IH", file.read(16)[8:14])
            align = max(1, align)
    return None


def _rf64(file: IO[bytes], size: int) -> Layout | None:
    """The layout of RF64 and BW64, whose 64-bit lengths are in a separate chunk, left 0 if the writer was killed."""
    bytes_per_s, align, sizes_at, claimed = 0, 1, 0, 0
    for name, at, length in _chunks(file, size, 12, struct.Struct("<4sI")):
        if name == b"ds64":
            file.seek(at + 8)
            (claimed,), sizes_at = struct.unpack("<Q", file.read(8)), at
        elif name == b"fmt ":
            file.seek(at)
            bytes_per_s, align = struct.unpack("<IH", file.read(16)[8:14])
            align = max(1, align)
        elif name == b"data":
            claimed = claimed if length == 0xFFFFFFFF else length
            actual = _actual(file, at, claimed, size) // align * align
            sizes = struct.pack("<QQQ", at + actual - 8, actual, actual // align)
            patches = ((at - 4, _u32(0xFFFFFFFF)), (sizes_at, sizes))
            return Layout("RF64", at, claimed, actual, bytes_per_s, patches) if sizes_at else None
    return None


def _aiff(file: IO[bytes], size: int) -> Layout | None:
    frame_n, rate_hz, frames_at = 0, 0.0, 0
    for name, at, length in _chunks(file, size, 12, struct.Struct(">4sI")):
        if name == b"COMM":
            file.seek(at)
            channels, _, bits, exponent, mantissa = struct.unpack(">HIHHQ", file.read(18))
            frame_n, frames_at = channels * ((bits + 7) // 8), at + 2
            rate_hz = mantissa * 2.0 ** ((exponent & 0x7FFF) - 16_446)
        elif name == b"SSND" and frame_n:
            claimed = length - 8 if length > 8 else 0
            actual = _actual(file, at + 8, claimed, size) // frame_n * frame_n
            patches = ((4, _u32(at + actual, ">")), (at - 4, _u32(actual + 8, ">")),
                       (frames_at, _u32(actual // frame_n, ">")))  # fmt: skip
            return Layout("AIFF", at + 8, claimed, actual, rate_hz * frame_n, patches)
    return None


def _caf(file: IO[bytes], size: int) -> Layout | None:
    bytes_per_s, frame_n, at = 0.0, 0, 8
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        name, length = struct.unpack(">4sq", file.read(12))
        at += 12
        if name == b"desc":
            rate_hz, _, _, packet_n, frames = struct.unpack(">d4sIII", file.read(24))
            frame_n, bytes_per_s = packet_n, rate_hz * packet_n / max(1, frames)
        elif name == b"data":
            if not frame_n or not bytes_per_s < float("inf"):  # packets of varying length: compressed
                return None
            claimed = length - 4 if length >= 4 else 0
            there = max(0, size - at - 4)
            actual = (there if claimed in UNKNOWN else min(claimed, there)) // frame_n * frame_n
            return Layout("CAF", at + 4, claimed, actual, bytes_per_s, ((at - 8, struct.pack(">q", actual + 4)),))
        if length < 0:
            return None
        at += length
    return None


def _w64(file: IO[bytes], size: int) -> Layout | None:
    bytes_per_s, align, at = 0, 1, 40
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        name, tail, length = struct.unpack("<4s12sQ", file.read(24))
        if name == b"fmt ":
            bytes_per_s, align = struct.unpack("<IH", file.read(16)[8:14])
            align = max(1, align)
        elif name == b"data" and tail == _W64_TAIL:
            there = size - at - 24
            claimed = length - 24 if length > 24 else 0
            actual = (there if claimed in UNKNOWN else min(claimed, there)) // align * align
            patches = ((16, struct.pack("<Q", at + 24 + actual)), (at + 16, struct.pack("<Q", actual + 24)))
            return Layout("W64", at + 24, claimed, actual, bytes_per_s, patches)
        if length < 24:
            return None
        at += (length + 7) // 8 * 8
    return None


def _au(file: IO[bytes], size: int) -> Layout | None:
    file.seek(4)
    at, claimed, encoding, rate_hz, channels = struct.unpack(">IIIII", file.read(20))
    frame_n = _AU_BYTES.get(encoding, 0) * channels
    if not frame_n or at > size:
        return None
    there = size - at
    actual = (there if claimed in UNKNOWN else min(claimed, there)) // frame_n * frame_n
    return Layout("AU", at, claimed, actual, rate_hz * frame_n, ((8, _u32(actual, ">")),))


def _actual(file: IO[bytes], start: int, claimed: int, size: int) -> int:
    """Bytes of sound from `start`: up to the end of the file, unless another chunk follows the claimed length."""
    there = max(0, size - start)
    if claimed >= there or claimed in UNKNOWN:
        return there
    file.seek(start + claimed + (claimed & 1))
    follows = file.read(4)
    if len(follows) < 4 or follows in _TRAILERS or not any(follows):
        return claimed
    return there


def _u32(number: int, order: str = "<") -> bytes:
    return struct.pack(f"{order}I", min(max(0, number), 0xFFFFFFFF))

"""Read the pages of an Ogg file: the streams joined in it, whether pages are damaged or missing, how it ends."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import IO, NamedTuple

_MARK = b"OggS"
_HEADER_N = 27
_NUMBERS_AT = 14
_NUMBERS = struct.Struct("<II")  # of its stream and its own in that stream
_FIRST, _LAST = 2, 4  # flags of a page: its stream begins or ends there
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_SEARCH_N = 1 << 16
_MOST_STREAMS = 64  # side by side; of any more, missing pages go unnoticed


@dataclass(frozen=True)
class Pages:
    """The structure of an Ogg file.

    links: start and end offset of each of the joined streams, to be played in turn; anything after the last intact page
    belongs to none. damaged: whether there is anything but intact pages before that, or pages are missing by their
    numbers. ended: whether the last stream has an end mark.
    """

    links: tuple[tuple[int, int], ...]
    damaged: bool
    ended: bool


class _Page(NamedTuple):
    """A page: its length in bytes, its flags, the number of its stream, and its own number in that stream."""

    length: int
    flags: int
    stream: int
    number: int

    def follows(self, before: _Page | None) -> bool:
        """Whether no page is missing between this one and the one before it in its stream.

        A number that is lower than expected is taken for the way in which another program counts.
        """
        return bool(self.flags & _FIRST) or before is None or self.number <= before.number + 1


def read_pages(file: IO[bytes], size: int, most_links: int) -> Pages | None:
    """The pages of an open file of `size` bytes; None if it is not an Ogg file. Source: RFC 3533.

    Nothing is read beyond the beginning of one link more than `most_links`, which is the last in the result.
    """
    file.seek(0)
    if file.read(4) != _MARK:
        return None
    starts: list[int] = []
    at, damaged, flags = 0, False, 0
    newest: dict[int, _Page] = {}  # of each stream that goes on, the one heard from last at the end
    while at < size:
        page = _page(file, at)
        if page is None:
            following = _next(file, at + 1, size)
            if following == size:
                break
            damaged, at = True, following
            continue
        if page.flags & _FIRST and not flags & _FIRST:
            starts.append(at)
            if len(starts) > most_links:
                at, flags = at + page.length, page.flags
                break
        damaged |= not page.follows(newest.pop(page.stream, None))
        if not page.flags & _LAST:
            newest[page.stream] = page
            if len(newest) > _MOST_STREAMS:
                del newest[next(iter(newest))]
        flags = page.flags
        at += page.length
    links = tuple(zip(starts, [*starts[1:], at], strict=False))
    return Pages(links, damaged or not links, bool(flags & _LAST))


def _page(file: IO[bytes], at: int) -> _Page | None:
    """The page at this offset; None if there is no intact page."""
    file.seek(at)
    head = file.read(_HEADER_N)
    if len(head) < _HEADER_N or head[:4] != _MARK or head[4]:
        return None
    table = file.read(head[26])
    body_n = sum(table)
    body = file.read(body_n)
    if len(table) < head[26] or len(body) < body_n:
        return None
    wrong = _checksum(head[:22] + bytes(4) + head[26:] + table + body) != int.from_bytes(head[22:26], "little")
    if wrong:
        return None
    return _Page(_HEADER_N + len(table) + body_n, head[5], *_NUMBERS.unpack_from(head, _NUMBERS_AT))


def _checksum(page: bytes) -> int:
    """Ogg's CRC, which is zlib's with the bits of every input byte and of the result reversed."""
    crc = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{crc:032b}"[::-1], 2)


def _next(file: IO[bytes], at: int, size: int) -> int:
    """The offset of the next intact page; `size` if there is none."""
    while at < size:
        file.seek(at)
        found = file.read(_SEARCH_N)
        place = found.find(_MARK)
        if place >= 0 and _page(file, at + place) is not None:
            return at + place
        at += place + 1 if place >= 0 else max(1, len(found) - len(_MARK) + 1)
    return size

"""Read files through libsndfile as blocks: WAV and related formats with headers corrected, Ogg link by link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from rehearse.audio.given import Given
from rehearse.audio.layout import Patch, read_layout
from rehearse.audio.ogg import read_pages
from rehearse.audio.stream import BLOCK_N, Blocks
from rehearse.data.levels import levels
from rehearse.errors import UnreadableAudio, UnusableAudio

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

_BEGINNINGS = (b"RIFF", b"RIFX", b"RF64", b"BW64", b"FORM", b"caff", b"riff", b".snd", b"OggS", b"NIST")
_MPEG_IN_WAV = frozenset({0x50, 0x55})  # not with libsndfile, whose mpg123 would print to the terminal
_SALVAGE_N = 256  # samples read at a time if a whole block cannot be read
_NOT_ENDED = "the file has no end mark (cut off, or not closed): the {:.1f} s in it were used"


@contextmanager
def open_sound(path: Path) -> Iterator[Blocks | None]:
    """Open the file by its first bytes; yields None if FFmpeg must read it (other kind, damaged Ogg, or refused)."""
    parts, warnings = _parts(path)
    with ExitStack() as opened:
        first = _sound(path, parts[0], opened) if parts else None
        others = [_frames(path, part) for part in parts[1:]] if first is not None else []
        totals = [first.frames, *(n for n in others if n is not None)] if first is not None else []
        if first is None or len(totals) < len(parts):
            yield None
            return
        total = sum(totals) if all(0 < n < 1 << 40 for n in totals) else None
        blocks = Blocks(first.samplerate, first.channels, f"{first.format} {first.subtype}", total, iter(()), warnings)
        blocks.blocks = _joined(_in_turn(path, first, parts[1:]), blocks)
        yield blocks


class _Part(NamedTuple):
    """One of the streams that follow each other in a file: its bytes, and those that correct its header."""

    start: int = 0
    end: int | None = None
    patches: tuple[Patch, ...] = ()


def _parts(path: Path) -> tuple[list[_Part], list[str]]:
    """Each consecutive stream, none if FFmpeg must read the file; and warnings about the headers.

    Raises UnusableAudio for too many of them.
    """
    with Given(path) as file:
        head = file.read(32)
        in_wav = head[8:16] == b"WAVEfmt " and head[20] in _MPEG_IN_WAV and not head[21]
        if not head.startswith(_BEGINNINGS) or in_wav:
            return [], []
        raw = cast("IO[bytes]", file)
        if (pages := read_pages(raw, file.size, levels().most.joined)) is not None:
            if len(pages.links) > levels().most.joined:
                raise UnusableAudio(
                    f"{path} is joined from more than {levels().most.joined:,} recordings.",
                    "Cut out the answer and analyse that.",
                )
            parts = [] if pages.damaged else [_Part(start, end) for start, end in pages.links]
            return parts, [] if pages.ended else [_NOT_ENDED]
        layout = read_layout(raw, file.size)
    if layout is None or not layout.lies:
        return [_Part()], []
    return [_Part(0, layout.data_at + layout.actual_n, tuple(layout.patches))], [layout.warning]


def _frames(path: Path, part: _Part) -> int | None:
    """The samples of a stream by its header; None if libsndfile cannot read it."""
    with ExitStack() as opened:
        sound = _sound(path, part, opened)
        return None if sound is None else sound.frames


def _in_turn(path: Path, first: Any, others: list[_Part]) -> Iterator[Any]:
    """The streams one after the other; of `others`, each is open only while it is read."""
    yield first
    for part in others:
        with ExitStack() as opened:
            if (sound := _sound(path, part, opened)) is None:
                raise UnreadableAudio(f"{path} changed while it was read.", "Try again once it is complete.")
            yield sound


def _sound(path: Path, part: _Part, opened: ExitStack) -> Any | None:
    """The stream as a soundfile.SoundFile; None if libsndfile cannot read it."""
    import soundfile

    given = opened.enter_context(Given(path, *part))
    try:
        return opened.enter_context(soundfile.SoundFile(given))
    except (soundfile.LibsndfileError, TypeError, ValueError):
        return None


def _joined(files: Iterable[Any], blocks: Blocks) -> Iterator[NDArray[np.float32]]:
    """Yield the sound of all files in turn, with the sample rate and number of channels of the first."""
    heard_n = 0
    for file in files:
        for block in _alike(_draw(file, blocks.warnings), file, blocks):
            heard_n += len(block)
            yield block
    blocks.warnings[:] = [warning.format(heard_n / blocks.sample_rate_hz) for warning in blocks.warnings]


def _alike(drawn: Iterator[NDArray[np.float32]], file: Any, blocks: Blocks) -> Iterator[NDArray[np.float32]]:
    import numpy as np

    if (file.samplerate, file.channels) == (blocks.sample_rate_hz, blocks.channels):
        yield from drawn
        return
    import soxr

    resampler = soxr.ResampleStream(file.samplerate, blocks.sample_rate_hz, blocks.channels, dtype="float32")
    for block in drawn:
        mono = block.mean(axis=1, dtype=np.float32, keepdims=True)
        yield resampler.resample_chunk(np.repeat(mono, blocks.channels, axis=1))
    yield resampler.resample_chunk(np.empty((0, blocks.channels), np.float32), last=True)


def _draw(file: Any, warnings: list[str]) -> Iterator[NDArray[np.float32]]:
    """Yield the blocks of a soundfile.SoundFile up to its end or the first sample that cannot be decoded."""
    import soundfile

    at, step = 0, BLOCK_N
    while True:
        try:
            block = file.read(step, dtype="float32", always_2d=True)
        except (soundfile.LibsndfileError, RuntimeError) as error:
            if step > _SALVAGE_N and _back_to(file, at):
                step = _SALVAGE_N
                continue
            warnings.append(f"the file is damaged after {at / file.samplerate:.1f} s ({error}): the rest is lost")
            return
        if not len(block):
            return
        at += len(block)
        yield block


def _back_to(file: Any, at: int) -> bool:
    """Seek to sample `at`; return whether that succeeded."""
    import soundfile

    try:
        return bool(file.seek(at) == at)
    except (soundfile.LibsndfileError, RuntimeError):
        return False

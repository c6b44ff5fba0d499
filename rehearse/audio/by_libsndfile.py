"""Read files through libsndfile as blocks: WAV and related formats with headers corrected, Ogg link by link."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Any, cast

from rehearse.audio.given import Given
from rehearse.audio.layout import read_layout
from rehearse.audio.ogg import read_pages
from rehearse.audio.stream import BLOCK_N, Blocks

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
    with ExitStack() as opened:
        files, warnings = _files(path, opened)
        if not files:
            yield None
            return
        first = files[0]
        totals = [file.frames for file in files]
        total = sum(totals) if all(0 < n < 1 << 40 for n in totals) else None
        blocks = Blocks(first.samplerate, first.channels, f"{first.format} {first.subtype}", total, iter(()), warnings)
        blocks.blocks = _joined(files, blocks)
        yield blocks


def _files(path: Path, opened: ExitStack) -> tuple[list[Any], list[str]]:
    """The soundfile.SoundFile of each consecutive stream, and warnings about the headers."""
    file = opened.enter_context(Given(path))
    head = file.read(32)
    if not head.startswith(_BEGINNINGS) or (head[8:16] == b"WAVEfmt " and head[20] in _MPEG_IN_WAV and not head[21]):
        return [], []
    raw = cast("IO[bytes]", file)
    if (pages := read_pages(raw, file.size)) is not None:
        parts = [] if pages.damaged else [_sound(Given(path, start, end), opened) for start, end in pages.links]
        whole = [part for part in parts if part is not None]
        return (whole, [] if pages.ended else [_NOT_ENDED]) if len(whole) == len(pages.links) else ([], [])
    layout = read_layout(raw, file.size)
    lies = layout is not None and layout.lies
    end = layout.data_at + layout.actual_n if layout and lies else None
    sound = _sound(Given(path, 0, end, layout.patches if layout and lies else ()), opened)
    return ([sound] if sound else []), ([layout.warning] if layout and lies else [])


def _sound(given: Given, opened: ExitStack) -> Any:
    """The stream as a soundfile.SoundFile; None if libsndfile cannot read it."""
    import soundfile

    opened.enter_context(given)
    try:
        return opened.enter_context(soundfile.SoundFile(given))
    except (soundfile.LibsndfileError, TypeError, ValueError):
        return None


def _joined(files: list[Any], blocks: Blocks) -> Iterator[NDArray[np.float32]]:
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

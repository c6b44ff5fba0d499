"""Read sound files as blocks of float32, by their content rather than their names, within limits of length and rate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, cast

from rehearse.audio.by_ffmpeg import open_container
from rehearse.audio.by_libsndfile import open_sound
from rehearse.audio.given import Given
from rehearse.audio.held_signals import signals_held
from rehearse.audio.promised import promised_n
from rehearse.audio.stream import Blocks
from rehearse.data.levels import levels
from rehearse.errors import UnusableAudio

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


@contextmanager
def open_blocks(path: Path, track: int = 0) -> Iterator[Blocks]:
    """Open one sound track of a file: libsndfile reads WAV, related formats and intact Ogg, FFmpeg everything else.

    Raises UnreadableAudio if neither finds sound, UnusableAudio for a file beyond the limits in levels.toml; excessive
    length may show only while the blocks are read. A Ctrl-C takes effect between two blocks.
    """
    with ExitStack() as opened:
        with signals_held():
            blocks = opened.enter_context(_opened(path, track))
        blocks.blocks = _each_held(blocks.blocks)
        yield blocks


def _each_held(blocks: Iterator[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The same blocks, each decoded with signals held back: both libraries read the file by calling Python."""
    while True:
        with signals_held():
            block = next(blocks, None)
        if block is None:
            return
        yield block


@contextmanager
def _opened(path: Path, track: int) -> Iterator[Blocks]:
    with open_sound(path) as sound:
        if sound is not None and track == 0:
            yield _within_limits(path, sound)
            return
    with open_container(path, track) as blocks:
        yield _within_limits(path, blocks)


def _within_limits(path: Path, blocks: Blocks) -> Blocks:
    """The same blocks, with limits enforced: raises UnusableAudio for too many channels, too high a rate or length."""
    most = levels().most
    if not 0 < blocks.channels <= most.channels:
        raise UnusableAudio(
            f"{path} has {blocks.channels} channels; at most {most.channels} are read.",
            "Export only the channel with your voice.",
        )
    if blocks.sample_rate_hz > most.rate_hz:
        raise UnusableAudio(
            f"{path} claims a sample rate of {blocks.sample_rate_hz} Hz; at most {most.rate_hz} are read.",
            "The file may be damaged; if not, export it at 48000 Hz.",
        )
    drawn = _not_too_long(path, blocks.blocks, round(most.hours * 3600 * blocks.sample_rate_hz))
    blocks.blocks = _all_that_is_promised(path, drawn, blocks)
    return blocks


def _not_too_long(path: Path, blocks: Iterator[NDArray[np.float32]], most_n: int) -> Iterator[NDArray[np.float32]]:
    left_n = most_n
    for block in blocks:
        left_n -= len(block)
        if left_n < 0:
            raise UnusableAudio(
                f"{path} is longer than {levels().most.hours:g} hours.", "Cut out the answer and analyse that."
            )
        yield block


def _all_that_is_promised(
    path: Path, drawn: Iterator[NDArray[np.float32]], blocks: Blocks
) -> Iterator[NDArray[np.float32]]:
    """The same blocks; adds a warning at the end if the file is shorter than its header says and has no other fault."""
    heard_n = 0
    for block in drawn:
        heard_n += len(block)
        yield block
    with Given(path) as given:
        promised = promised_n(cast("IO[bytes]", given), given.size)
    if promised is not None and promised > given.size and not blocks.warnings:
        blocks.warnings.append(
            f"the file is cut off: its header promises {promised} bytes, but it has {given.size}; "
            f"the {heard_n / blocks.sample_rate_hz:.1f} s in it were used"
        )

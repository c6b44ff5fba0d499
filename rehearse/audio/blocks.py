"""Sound files as blocks of float32: soundfile reads WAV, FLAC, Ogg and MP3, PyAV what lies in other containers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rehearse.audio.wav_header import Corrected, read_layout
from rehearse.errors import UnreadableAudio

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

BLOCK_N = 1 << 16  # samples of each channel read at once: 1.4 s at 48 kHz, half a megabyte in stereo
_LONGEST_FRAME_N = 2048  # AAC fills up to one frame of 1024 samples, HE-AAC of 2048
KINDS = "WAV, FLAC, OGG, Opus, MP3, M4A, AAC and WebM"


@dataclass
class Blocks:
    """A sound file being read; warnings grow as blocks are drawn; `total_n` is what the header says (or None)."""

    sample_rate_hz: int
    channels: int
    format: str
    total_n: int | None
    blocks: Iterator[NDArray[np.float32]]  # each of shape (n, channels)
    warnings: list[str] = field(default_factory=list)


@contextmanager
def open_blocks(path: Path) -> Iterator[Blocks]:
    """Open a sound file by what is in it, whatever its name says.

    Raises UnreadableAudio for a file in which neither library finds sound.
    """
    import soundfile

    layout = read_layout(path)
    source: Any = Corrected(path, layout) if layout and layout.lies else str(path)
    try:
        file = soundfile.SoundFile(source)
    except (soundfile.LibsndfileError, TypeError):  # TypeError: a name ending in .raw
        with _open_container(path) as blocks:
            yield blocks
        return
    with file:
        total = file.frames if 0 < file.frames < 1 << 40 else None  # FLAC written to a pipe claims 2^63
        blocks = Blocks(file.samplerate, file.channels, f"{file.format} {file.subtype}", total, iter(()))
        if layout and layout.lies:
            blocks.warnings.append(layout.warning)
        blocks.blocks = _draw(file, blocks.warnings)
        yield blocks


def _draw(file: Any, warnings: list[str]) -> Iterator[NDArray[np.float32]]:
    """Blocks of a soundfile.SoundFile until its end or the first thing in it that cannot be decoded."""
    import soundfile

    while True:
        try:
            block = file.read(BLOCK_N, dtype="float32", always_2d=True)
        except (soundfile.LibsndfileError, RuntimeError) as error:
            warnings.append(
                f"the file is damaged after {file.tell() / file.samplerate:.1f} s ({error}): the rest is lost"
            )
            return
        if not len(block):
            return
        yield block


@contextmanager
def _open_container(path: Path) -> Iterator[Blocks]:
    """A file that PyAV (FFmpeg) opens: M4A, AAC, WebM, MP4 and so on; its first sound track."""
    import av

    try:
        container = av.open(str(path), mode="r", metadata_errors="ignore")
    except (av.FFmpegError, ValueError) as error:
        raise UnreadableAudio(f"{path} is not a sound file that can be read.", f"Readable are {KINDS}.") from error
    with container:
        if not container.streams.audio or not container.streams.audio[0].codec_context.sample_rate:
            raise UnreadableAudio(f"{path} holds no sound.", f"Readable are {KINDS}.")
        stream = container.streams.audio[0]
        rate = stream.codec_context.sample_rate
        length_s = container.duration / av.time_base if container.duration else 0.0
        blocks = Blocks(
            rate,
            stream.codec_context.channels,
            f"{container.format.name.split(',')[0]} {stream.codec_context.name}",
            round(length_s * rate) or None,
            iter(()),
        )
        blocks.blocks = _decode(container, stream, rate, blocks.warnings)
        if stream.duration and container.format.name.startswith("mov"):
            exact_n = round(float(stream.duration * stream.time_base) * rate)
            blocks.blocks = _without_padding(blocks.blocks, exact_n)
        yield blocks


def _decode(container: Any, stream: Any, rate: int, warnings: list[str]) -> Iterator[NDArray[np.float32]]:
    """Blocks of one PyAV stream, as float32 of shape (n, channels)."""
    import av
    import numpy as np

    resampler = av.AudioResampler(format="flt", layout=stream.codec_context.layout, rate=rate)
    channels, seconds = stream.codec_context.channels, 0.0
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            frames = [out for frame in packet.decode() for out in resampler.resample(frame)]
        except av.FFmpegError as error:
            warnings.append(f"the file is damaged after {seconds:.1f} s ({error.strerror}): the rest is lost")
            return
        for frame in frames:
            seconds += frame.samples / rate
            yield np.ascontiguousarray(frame.to_ndarray().reshape(-1, channels), dtype=np.float32)


def _without_padding(blocks: Iterator[NDArray[np.float32]], exact_n: int) -> Iterator[NDArray[np.float32]]:
    """Leave out what the encoder added to fill its last frame: MP4 says how long the sound really is.

    Where much more comes than that, the length in the file is wrong and everything is kept.
    """
    total, held = 0, []
    for block in blocks:
        inside = max(0, exact_n - total)
        total += len(block)
        if inside:
            yield block[:inside]
        if inside < len(block):
            held.append(block[inside:])
        if total - exact_n > _LONGEST_FRAME_N:
            yield from held
            held.clear()

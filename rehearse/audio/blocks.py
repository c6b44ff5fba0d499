"""Sound files as blocks of float32: soundfile reads WAV, FLAC and Ogg, PyAV MP3 and what lies in other containers."""

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
    layout = read_layout(path)
    file = _by_libsndfile(Corrected(path, layout) if layout and layout.lies else path)
    if file is None:
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


def _by_libsndfile(source: Corrected | Path) -> Any:
    """The file as a soundfile.SoundFile; None where PyAV is to read it.

    MP3 is left to PyAV: libsndfile decodes the same samples, but its mpg123 writes to our stderr, even while opening.
    """
    import soundfile

    if not isinstance(source, Corrected) and _begins_as_mp3(source):
        return None
    try:
        file = soundfile.SoundFile(source)
    except (soundfile.LibsndfileError, TypeError):  # TypeError: a name ending in .raw
        return None
    if file.format == "MP3":  # something else stands before its first frame
        file.close()
        return None
    return file


def _begins_as_mp3(path: Path) -> bool:
    """Whether a file begins with a tag or with the eleven bits of a frame of MPEG audio."""
    with path.open("rb") as file:
        head = file.read(3)
    return head == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] >= 0xE0)


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


def _named(container: str, codec: str) -> str:
    return container.upper() if container == codec else f"{container} {codec}"


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
            _named(container.format.name.split(",")[0], stream.codec_context.name.removesuffix("float")),
            round(length_s * rate) or None,
            iter(()),
        )
        blocks.blocks = _decode(container, stream, rate, blocks.warnings)
        if stream.duration and container.format.name.startswith("mov"):
            exact_n = round(float(stream.duration * stream.time_base) * rate)
            blocks.blocks = _without_padding(blocks.blocks, exact_n)
        yield blocks


def _decode(container: Any, stream: Any, rate: int, warnings: list[str]) -> Iterator[NDArray[np.float32]]:
    """Blocks of one PyAV stream, as float32 of shape (n, channels).

    What cannot be decoded becomes silence as long as it should have lasted, so that all that follows keeps its time.
    """
    import av
    import numpy as np

    resampler = av.AudioResampler(format="flt", layout=stream.codec_context.layout, rate=rate)
    channels, damage = stream.codec_context.channels, _Damage(rate)
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError as error:
            damage.ended = error.strerror
            packet = None
        if packet is None:
            warnings += damage.warnings()
            return
        try:
            frames = [out for frame in packet.decode() for out in resampler.resample(frame)]
        except av.FFmpegError as error:
            damage.skip(packet, error.strerror)
            continue
        for frame in frames:
            block = np.ascontiguousarray(frame.to_ndarray().reshape(-1, channels), dtype=np.float32)
            missing_n = damage.filled()
            if missing_n:
                yield np.zeros((missing_n, channels), np.float32)
            damage.heard_n += len(block)
            yield block


@dataclass
class _Damage:
    """What of a stream could not be decoded: how much there was before, what is pending, what became silence."""

    rate: int
    heard_n: int = 0
    ended: str | None = None
    first_s: float | None = None
    silent_n: int = 0
    _pending_n: int = 0
    _why: str | None = None

    def skip(self, packet: Any, why: str | None) -> None:
        """A packet that cannot be decoded."""
        length_s = float((packet.duration or 0) * (packet.time_base or 0))
        self._pending_n += round(length_s * self.rate)
        self._why = why

    def filled(self) -> int:
        """Samples of silence due before the next sound."""
        missing_n, self._pending_n, self._why = self._pending_n, 0, None
        if missing_n and self.first_s is None:
            self.first_s = self.heard_n / self.rate
        self.silent_n += missing_n
        self.heard_n += missing_n
        return missing_n

    def warnings(self) -> list[str]:
        """One for silence in the place of sound, one for an end that came early."""
        told = []
        if self.first_s is not None:
            told.append(
                f"the file is damaged after {self.first_s:.1f} s: {self.silent_n / self.rate:.2f} s of it could "
                "not be decoded and are silent here"
            )
        if why := self.ended or self._why:
            told.append(f"the file is damaged after {self.heard_n / self.rate:.1f} s ({why}): the rest is lost")
        return told


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

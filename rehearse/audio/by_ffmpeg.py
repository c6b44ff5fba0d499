"""Read files through FFmpeg (PyAV) as blocks: FLAC, MP3, AAC, and audio in MP4, WebM and other containers.

FFmpeg gets the open file without a name, no protocols, and only recording formats, so that a playlist or a reference to
another file opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, cast

from rehearse.audio.damage import Damage, breaks_off
from rehearse.audio.given import Given
from rehearse.audio.ogg import read_pages
from rehearse.audio.stream import Blocks
from rehearse.data.levels import levels
from rehearse.errors import UnreadableAudio

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

KINDS = "WAV, FLAC, OGG, Opus, MP3, M4A, AAC and WebM"
_FORMATS = ("flac,mp3,aac,mov,mp4,m4a,matroska,webm,ogg,wav,w64,aiff,caf,au,asf,avi,mpegts,mpeg,flv,amr,amrnb,amrwb,"
            "ac3,eac3,wv,ape,tta,voc,ircam,nistsphere,loas")  # fmt: skip
_OPTIONS = {"format_whitelist": _FORMATS, "protocol_whitelist": "none"}
_LISTS = (b"#EXTM3U", b"ffconcat", b"[playlist]", b"<?xml")  # first bytes of playlists
_STATED = (
    "flac",
    "mov",
    "matroska",
    "asf",
    "avi",
    "wav",
    "aiff",
    "caf",
    "w64",
)  # containers that state their length
_TIMED = ("flac", "mov", "matroska", "ogg", "asf", "flv", "mpegts")  # containers with a timestamp for each frame
_LONGEST_FRAME_N = 2048  # AAC pads to a frame of 1024 samples, HE-AAC to one of 2048


@contextmanager
def open_container(path: Path, track: int) -> Iterator[Blocks]:
    """Open one sound track of the file. Raises UnreadableAudio if there is none that can be decoded."""
    import av

    with Given(path) as given:
        head = given.read(4096)
        given.seek(0)
        try:
            container = av.open(given, mode="r", metadata_errors="ignore", options=_OPTIONS)
        except Exception as error:  # PyAV raises many kinds of exception
            raise _refused(path, head) from error
        with container:
            blocks = _opened(path, container, track)
            stream = container.streams.audio[track]
            if stream.codec_context.name == "flac":  # check its checksums: noise at full scale is worse than silence
                stream.codec_context.options = {"err_detect": "crccheck+explode"}
            stated_n = blocks.total_n if _says_its_length(container.format.name, head) else None
            blocks.blocks = _decode(container, stream, blocks, stated_n)
            if stream.duration and container.format.name.startswith("mov"):
                exact_n = round(float(stream.duration * stream.time_base) * blocks.sample_rate_hz)
                blocks.blocks = _without_padding(blocks.blocks, exact_n)
            if head.startswith(b"OggS"):
                blocks.blocks = _with_pages(path, blocks.blocks, blocks)
            yield blocks


def _with_pages(path: Path, drawn: Iterator[NDArray[np.float32]], blocks: Blocks) -> Iterator[NDArray[np.float32]]:
    """The same blocks; warns at the end of damaged or missing pages of the Ogg file if there is no other fault."""
    yield from drawn
    with Given(path) as given:
        pages = read_pages(cast("IO[bytes]", given), given.size, levels().most.joined)
    if pages is not None and pages.damaged and not blocks.warnings:
        blocks.warnings.append("pages of the file are damaged or missing: their sound is lost")


def _refused(path: Path, head: bytes) -> UnreadableAudio:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_LISTS):
        return UnreadableAudio(
            f"{path} is a list that names other files, not a recording.", "Name the recording itself."
        )
    if head[4:8] == b"ftyp":
        return UnreadableAudio(
            f"{path} lacks the table that locates its contents (moov).",
            "The recording or copy was not finished; copy or record it again.",
        )
    return UnreadableAudio(f"{path} is not a sound file that can be read.", f"These can be read: {KINDS}.")


def _opened(path: Path, container: Any, track: int) -> Blocks:
    """The properties of the track. Raises UnreadableAudio if it contains no sound that can be decoded."""
    import av

    try:
        stream = container.streams.audio[track]
        codec, rate = stream.codec_context, int(stream.codec_context.sample_rate)
        channels, name = int(codec.channels), codec.name.removesuffix("float")
        bits = {"s16": " PCM_16", "s32": " PCM_24"}.get(codec.format.name, "") if name == "flac" else ""
        length_s = (stream.duration * stream.time_base if stream.duration else 0) or (
            container.duration / av.time_base if container.duration else 0
        )
        total_n = round(float(length_s) * rate) if 0 < length_s < 1 << 40 else None
    except Exception as error:  # no track, no decoder, or a codec without properties
        raise UnreadableAudio(f"{path} contains no sound.", f"These can be read: {KINDS}.") from error
    if not rate or not channels:
        raise UnreadableAudio(f"{path} contains no sound.", f"These can be read: {KINDS}.")
    kind = container.format.name.split(",")[0]
    shown = (kind.upper() if kind == name else f"{kind} {name}") + bits
    return Blocks(rate, channels, shown, total_n, iter(()), tracks=len(container.streams.audio))


def _says_its_length(container: str, head: bytes) -> bool:
    """Whether the length is stated in the file; otherwise FFmpeg estimates it from the file size."""
    return container.startswith(_STATED) or (container == "mp3" and (b"Xing" in head or b"Info" in head))


def _decode(container: Any, stream: Any, blocks: Blocks, stated_n: int | None) -> Iterator[NDArray[np.float32]]:
    """Yield the blocks of one PyAV stream as float32, shape (n, channels).

    Parts that cannot be decoded, or are missing according to the timestamps, become silence of the same length, so that
    everything after them keeps its time.
    """
    import numpy as np

    timed = container.format.name.startswith(_TIMED)
    damage = Damage(blocks.sample_rate_hz, stated_n, timed=timed)
    convert = _Converter(stream.codec_context.layout, blocks.sample_rate_hz)
    for packet in _packets(container, stream, damage):
        try:
            frames = packet.decode()
        except Exception as error:  # damage leads to many kinds of exception
            damage.skip(packet, getattr(error, "strerror", None) or str(error))
            continue
        for frame in frames:
            missing_n = damage.before(frame.time)
            while missing_n > 0:
                part_n = min(missing_n, blocks.sample_rate_hz)
                yield np.zeros((part_n, blocks.channels), np.float32)
                missing_n -= part_n
            made = list(convert(frame, blocks.channels))
            damage.timed = timed and not convert.changed
            for block in made:
                damage.heard_n += len(block)
                yield block
    blocks.warnings += damage.warnings()


def _packets(container: Any, stream: Any, damage: Damage) -> Iterator[Any]:
    """Yield the packets of the stream; record in `damage` why they ended early."""
    packets, last = container.demux(stream), b""
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            break
        except Exception as error:  # as above
            damage.ended = getattr(error, "strerror", None) or str(error)
            break
        if packet.size:
            last = bytes(packet)
        yield packet
    damage.cut = breaks_off(stream.codec_context.name, last)


class _Converter:
    """Converts frames to float32 with the channel layout and sample rate of the first frame."""

    def __init__(self, layout: Any, rate_hz: int) -> None:
        self._layout, self._rate_hz = layout, rate_hz
        self.changed = False
        self._renew()

    def _renew(self) -> None:
        import av

        self._resampler = av.AudioResampler(format="flt", layout=self._layout, rate=self._rate_hz)

    def __call__(self, frame: Any, channels: int) -> Iterator[NDArray[np.float32]]:
        """Yield the samples of a frame, shape (n, channels); nothing if it cannot be converted."""
        import numpy as np

        try:
            made = self._resampler.resample(frame)
        except Exception:  # the frame differs from earlier ones
            self._renew()
            self.changed = True
            try:
                made = self._resampler.resample(frame)
            except Exception:  # it is not sound at all
                made = []
        for one in made:
            yield np.ascontiguousarray(one.to_ndarray().reshape(-1, channels), dtype=np.float32)


def _without_padding(blocks: Iterator[NDArray[np.float32]], exact_n: int) -> Iterator[NDArray[np.float32]]:
    """Yield the blocks without the encoder's padding in the last frame: MP4 states the exact length.

    If there is much more sound than stated, the stated length is wrong and everything is kept.
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

"""Decode any sound file to 16 kHz mono for recognition; measure level, clipping and noise on the original.

The file is read in blocks, so memory use does not grow with its length: more than ten minutes of sound goes to an
unlinked temporary file that is mapped into memory.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from typing import IO, TYPE_CHECKING

from rehearse.audio.blocks import open_blocks
from rehearse.audio.level import Meter, dbfs, judge_trust
from rehearse.audio.stream import LARGEST
from rehearse.audio.survey import Heard, choose
from rehearse.data.levels import levels
from rehearse.data.plain_text import NO_SUCH_FILE, readable
from rehearse.errors import DiskFull, UnreadableAudio, UnusableAudio
from rehearse.types import Audio, AudioInfo, Recording, Side

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from rehearse.audio.stream import Blocks

RATE_HZ = 16_000  # input rate of Whisper and the voice activity model
_IN_MEMORY_N = 10 * 60 * RATE_HZ  # samples kept in memory; more than that go to a temporary file
LEAST_N = 512  # one frame of the voice activity model, 32 ms: less cannot be analysed
_SILENT_HINT = (
    "Was the microphone muted, or is the terminal not allowed to use it? `rehearse devices` lists microphones; "
    "`rehearse doctor` checks everything."
)


def decode(path: Path, on_progress: Callable[[float], None] | None = None, channel: Side | None = None) -> Recording:
    """Read a sound file: float32 mono at 16 kHz, facts about the original, warnings, and the file's SHA-256.

    on_progress: called with the share read so far, 0-1. channel: use only "left" or "right"; by default, the channels
    are mixed unless they cancel. `info.speech_ratio` is None and `info.trust` provisional until `level.judge_trust`
    gets the share of speech.
    Raises UnreadableAudio (no such file, not sound, no permission, deleted meanwhile) and UnusableAudio (nothing to
    analyse).
    """
    try:
        return _decoded(path, on_progress, channel)
    except OSError as error:  # deleted, or its disk unplugged, while it is read
        raise _refusal(path, error) from error


def _decoded(path: Path, on_progress: Callable[[float], None] | None, channel: Side | None) -> Recording:
    size = _check_file(path)
    heard = choose(path, channel)
    with open_blocks(path, heard.track) as source:
        check_rate(path, source.sample_rate_hz)
        meter = Meter(source.sample_rate_hz, source.channels if heard.channel is None else 1)
        samples, warnings = _read(path, source, heard, meter, on_progress)
    duration_s = meter.samples // meter.channels / source.sample_rate_hz
    _check_sound(path, len(samples), duration_s, meter.loudest_frame_dbfs)
    info = AudioInfo(
        path=readable(str(path)),
        duration_s=round(duration_s, 3),
        sample_rate=source.sample_rate_hz,
        peak_dbfs=dbfs(meter.peak),
        noise_dbfs=meter.noise_dbfs,
        clipped_ratio=round(meter.clipped_ratio, 6),
        speech_ratio=None,
        trust="ok",
        channels=source.channels,
        format=source.format,
        channel=channel,
    )
    return Recording(Audio(samples, RATE_HZ), judge_trust(info, None), sha256(path, size), tuple(warnings))


def check_rate(path: Path, sample_rate_hz: int) -> None:
    """Raise UnusableAudio if the sound has too low a rate for speech."""
    if sample_rate_hz < levels().rate.lowest_hz:
        raise UnusableAudio(
            f"{path} has a sample rate of {sample_rate_hz} Hz, too low for speech.",
            f"Record with at least {levels().rate.lowest_hz} Hz; 16000 or more is good.",
        )


def _check_sound(path: Path, samples_n: int, duration_s: float, loudest_dbfs: float | None) -> None:
    """Raise UnusableAudio if there is nothing to analyse: almost no samples, or only silence."""
    if samples_n < LEAST_N:
        raise UnusableAudio(
            f"{path} has too little sound to analyse: it lasts {duration_s:.2f} s.",
            "The recording or copy was not finished; copy or record it again.",
        )
    if loudest_dbfs is None or loudest_dbfs < levels().silence.loudest_frame_dbfs:
        raise UnusableAudio(f"There is only silence in {path}.", _SILENT_HINT)


def sha256(path: Path, size: int | None = None) -> str:
    """The SHA-256, in hexadecimal, of a file or of its first `size` bytes (a take may still be growing)."""
    digest = hashlib.sha256()
    left = size if size is not None else path.stat().st_size
    with path.open("rb") as file:
        while left > 0 and (block := file.read(min(1 << 20, left))):
            digest.update(block)
            left -= len(block)
    return digest.hexdigest()


def _check_file(path: Path) -> int:
    """The size of the file in bytes. Raises UnreadableAudio if it cannot be read."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableAudio(
                f"{path} is a folder, not a sound file.", f"Name the files: rehearse analyze {path}/*.wav"
            )
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableAudio(f"{path} is not a regular file.", "Save the sound to a file first.")
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error
    if found.st_size > levels().most.gigabytes * 1e9:
        raise UnreadableAudio(
            f"{path} is larger than {levels().most.gigabytes:g} GB.", "Cut out the answer and analyse that."
        )
    if found.st_size == 0:
        raise UnreadableAudio(f"{path} is empty.", "The recording or copy was not finished; copy or record it again.")
    return found.st_size


def _refusal(path: Path, error: OSError | ValueError) -> UnreadableAudio:
    """Why the system does not let the file be read."""
    if isinstance(error, PermissionError):
        return UnreadableAudio(f"{path} cannot be read: permission denied.", f"Try: chmod u+r {path}")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableAudio(f"There is no file {path}.", NO_SUCH_FILE)
    why = getattr(error, "strerror", None) or error
    return UnreadableAudio(f"{path} cannot be read: {why}.", "Check the name, or copy the file elsewhere.")


def _read(
    path: Path, source: Blocks, heard: Heard, meter: Meter, on_progress: Callable[[float], None] | None
) -> tuple[NDArray[np.float32], list[str]]:
    """Read every block, select its channels, measure, mix and resample them.

    Returns the 16 kHz samples and the warnings.
    """
    import numpy as np
    import soxr

    resampler = soxr.ResampleStream(source.sample_rate_hz, RATE_HZ, 1, dtype="float32")
    bad = 0
    with Sink() as sink:
        for drawn in source.blocks:
            block = drawn if heard.channel is None else drawn[:, [heard.channel]]
            bad += _clear_nonfinite(block)
            meter.add(block)
            sink.add(resampler.resample_chunk(np.ascontiguousarray(block.mean(axis=1, dtype=np.float32))))
            if on_progress and source.total_n:
                on_progress(min(1.0, meter.samples / meter.channels / source.total_n))
        sink.add(resampler.resample_chunk(np.empty(0, np.float32), last=True))
        samples = sink.finish(for_writing=meter.peak > levels().finite.rescale_peak)
    warnings = [*heard.warnings, *source.warnings]
    if bad:
        warnings.append(_judge_nonfinite(path, bad, meter.samples))
    if meter.peak > levels().finite.rescale_peak:
        warnings.append(f"the samples reach {meter.peak:.0f} times full scale: they were scaled down")
        samples /= meter.peak
        meter.rescale()
    return samples, warnings


def _clear_nonfinite(block: NDArray[np.float32]) -> int:
    """Replace NaN, infinity and absurdly large values by zero; return how many there were."""
    import numpy as np

    finite = np.abs(block) < LARGEST  # false for NaN
    bad = int(block.size - np.count_nonzero(finite))
    if bad:
        block[~finite] = 0.0
    return bad


def _judge_nonfinite(path: Path, bad: int, samples: int) -> str:
    """The warning about non-finite samples. Raises UnusableAudio if there are too many."""
    share = bad / samples
    if share > levels().finite.refuse_ratio:
        raise UnusableAudio(
            f"{share:.0%} of the samples in {path} are not numbers (NaN or infinity).",
            "The file is damaged; export it again from the program that made it.",
        )
    return f"{bad} samples ({share:.2%}) were not numbers (NaN or infinity) and were replaced by silence"


class Sink:
    """Collects samples, in memory at first and in an unlinked temporary file once there are many."""

    def __init__(self, in_memory_n: int = _IN_MEMORY_N) -> None:
        self._in_memory_n = in_memory_n
        self._parts: list[NDArray[np.float32]] = []
        self._file: IO[bytes] | None = None
        self._n = 0

    def add(self, samples: NDArray[np.float32]) -> None:
        """Add samples."""
        self._n += len(samples)
        self._parts.append(samples)
        if self._file or self._n > self._in_memory_n:
            self._spill()

    def _spill(self) -> None:
        """Move the samples in memory to the temporary file. Raises DiskFull."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="rehearse-")  # noqa: SIM115 - lives as long as the samples
            for part in self._parts:
                self._file.write(part.tobytes())
            self._file.flush()  # a full disk may show only now
        except OSError as error:
            why = os.strerror(error.errno or errno.ENOSPC)
            raise DiskFull(
                f"There is no space in {tempfile.gettempdir()} to unpack the recording ({why}).",
                "Free some space, or set TMPDIR to a folder on another disk.",
            ) from error
        self._parts.clear()

    def finish(self, *, for_writing: bool = False) -> NDArray[np.float32]:
        """All samples, float32, contiguous; a mapping of the temporary file if there is one.

        for_writing: make that mapping writable, which needs memory for what is written.
        """
        import numpy as np

        if self._file is None:
            return np.concatenate([np.empty(0, np.float32), *self._parts])
        self._spill()
        return np.asarray(np.memmap(self._file, dtype=np.float32, mode="c" if for_writing else "r", shape=(self._n,)))

    def __enter__(self) -> Sink:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:  # the mapping keeps the file open
            self._file.close()

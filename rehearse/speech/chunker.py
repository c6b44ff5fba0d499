"""Cut a stream into chunks that the recogniser transcribes in one pass, at pauses where possible.

The same chunker serves live takes and saved files, so both give the same chunks. The constants here and in
recognition.toml are for a model with 28 s chunks; for a shorter `max_chunk_s`, the lengths scale with it, the silences
do not.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from rehearse.data.recognition import ChunkSettings, recognition
from rehearse.signal.mapped import blocks
from rehearse.speech.activity import FRAME_S, FRAME_SAMPLES, MIN_SPEECH_S, OFF_PROBABILITY, ON_PROBABILITY
from rehearse.types import Audio, Span, Speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STOCK_CHUNK_S = 28.0
PAUSE_S = 0.5
SHORT_PAUSE_S = 0.2
LONG_PAUSE_S = 2.0  # always closes the chunk: with a silence inside, models stretch words and invent some
LATE_SHARE = 0.5  # at the limit: cut at the longest pause of at least 0.2 s after this share of the chunk
LAST_RESORT_S = 6.0  # without such a pause: cut at the quietest moment of the last so many seconds
QUIET_FRAMES = 3  # about 100 ms
MARGIN_SHARE = 0.2  # a chunk is not cut in two within this share of its length from either end
SAMPLE_RATE_HZ = 16_000
_BLOCK_FRAMES = 2000  # read at a time: about a minute


@dataclass(frozen=True)
class _Limits:
    """The lengths above for one model, in frames."""

    enough: int
    long: int
    hard: int
    last_resort: int

    @classmethod
    def of(cls, max_chunk_s: float, settings: ChunkSettings) -> _Limits:
        scale = max_chunk_s / STOCK_CHUNK_S
        enough, long, resort = (
            ceil(s * scale / FRAME_S) for s in (settings.enough_speech_s, settings.long_s, LAST_RESORT_S)
        )
        return cls(enough, long, int((max_chunk_s - 2 * settings.pad_s) / FRAME_S), resort)


class _Row(NamedTuple):
    """A range of frames: the first, the one after the last, and the number of frames counted between them."""

    first: int = 0
    end: int = 0
    held: int = 0


class Chunker:
    """Takes frames (speech probability and level) and returns chunks as they close; times start at the first frame."""

    def __init__(self, max_chunk_s: float, settings: ChunkSettings | None = None) -> None:
        self._settings = settings or recognition().chunks
        self._first_early = ceil(max(0.0, self._settings.first_early_s - self._settings.pad_s) / FRAME_S)
        self._limits = _Limits.of(max_chunk_s, self._settings)
        self._frame = 0
        self._talking = False
        self._faint = False  # possibly speech
        self._lead = _Row()  # the last range of such frames since the last chunk closed
        self._begin: int | None = None  # first speech frame of the open chunk
        self._end = 0  # frame after its last speech frame
        self._speech = 0  # speech frames in it
        self._closed_at_s = 0.0  # end of the previous chunk, padding included
        self._levels: deque[float] = deque(maxlen=self._limits.last_resort)
        self._rests: list[tuple[int, int]] = []  # pauses in the open chunk: length and middle, in frames

    def feed(self, probability: float, level: float) -> Span | None:
        """Add a frame: its speech probability (0-1) and level (any measure of loudness); return the chunk it closes."""
        self._talking = probability >= (OFF_PROBABILITY if self._talking else ON_PROBABILITY)
        self._note_faint(probability)
        self._frame += 1
        self._levels.append(level)
        if self._talking:
            self._begin = self._led_in() if self._begin is None else self._begin
            self._note_rest()
            self._end = self._frame
            self._speech += 1
        if self._begin is None:
            return None
        if self._frame - self._begin >= self._hard and self._talking:
            return self._cut()
        return self._close() if self._pause_closes() else None

    def open_chunk(self) -> Span | None:
        """The chunk that would close if the stream ended now, for transcription ahead of time."""
        if self._begin is None or self._speech * FRAME_S < MIN_SPEECH_S:
            return None
        return self._padded(self._begin, self._end)

    def silence_s(self) -> float:
        """Seconds since the last speech frame of the open chunk; 0 while talking or without one."""
        return 0.0 if self._begin is None else (self._frame - self._end) * FRAME_S

    def finish(self) -> Span | None:
        """The last chunk, at the end of the stream."""
        return self._close() if self._begin is not None else None

    @property
    def _hard(self) -> int:
        """Maximum number of frames in the open chunk; the first chunk opens early and can hold fewer."""
        return self._limits.hard - (0 if self._closed_at_s else self._first_early)

    def _pause_closes(self) -> bool:
        silence_s = (self._frame - self._end) * FRAME_S
        length = self._end - (self._begin or 0)
        return (
            silence_s >= LONG_PAUSE_S
            or (silence_s >= PAUSE_S and self._speech >= self._limits.enough)
            or (silence_s >= SHORT_PAUSE_S and length >= self._limits.long)
            or (silence_s >= SHORT_PAUSE_S and self._frame - (self._begin or 0) >= self._hard)
        )

    def _note_faint(self, probability: float) -> None:
        """Extend the current range of possible speech; gaps shorter than LONG_PAUSE_S do not end a range."""
        settings, row = self._settings, self._lead
        self._faint = probability >= (settings.faint_off_probability if self._faint else settings.faint_on_probability)
        if self._faint:
            joins = row.held and (self._frame - row.end) * FRAME_S < LONG_PAUSE_S
            first, count = (row.first, row.held + 1) if joins else (self._frame, 1)
            self._lead = _Row(first, self._frame + 1, count)

    def _led_in(self) -> int:
        """The first frame of a chunk whose first speech frame is this one; includes possible speech just before it."""
        at, settings, row = self._frame - 1, self._settings, self._lead
        if row.held * FRAME_S < settings.shortest_lead_s:
            return at
        earliest = max(at - ceil(settings.longest_lead_s / FRAME_S), ceil(self._closed_at_s / FRAME_S))
        return min(at, max(row.first, earliest))

    def _note_rest(self) -> None:
        """Record the pause, if any, that the current speech frame ends."""
        rest = self._frame - 1 - self._end
        if self._speech and rest * FRAME_S >= SHORT_PAUSE_S:
            self._rests.append((rest, self._end + rest // 2))

    def _close(self) -> Span | None:
        chunk = self.open_chunk()
        self._begin, self._speech = None, 0
        self._rests.clear()
        self._lead = _Row()
        if chunk is not None:
            self._closed_at_s = chunk.end_s
        return chunk

    def _cut(self) -> Span:
        """Close the chunk at the hard limit, in its longest late pause or at its quietest moment; begin the next."""
        begin = self._begin or 0
        late = [rest for rest in self._rests if rest[1] - begin >= LATE_SHARE * self._hard]
        at = max(late)[1] if late else max(begin + 1, self._quietest())
        chunk = Span(self._padded(begin, at).start_s, at * FRAME_S)
        self._closed_at_s, self._begin = chunk.end_s, at
        self._speech = self._frame - at
        self._rests = [rest for rest in self._rests if rest[1] > at]
        return chunk

    def _quietest(self) -> int:
        """The middle frame of the quietest 100 ms in the last LAST_RESORT_S (scaled)."""
        levels = list(self._levels)
        sums = [sum(levels[i : i + QUIET_FRAMES]) for i in range(max(1, len(levels) - QUIET_FRAMES + 1))]
        return self._frame - len(levels) + min(range(len(sums)), key=sums.__getitem__) + QUIET_FRAMES // 2

    def _padded(self, begin: int, end: int) -> Span:
        early_s = self._settings.pad_s if self._closed_at_s else self._settings.first_early_s
        start_s = max(self._closed_at_s, begin * FRAME_S - early_s)
        return Span(max(0.0, start_s), min(end * FRAME_S + self._settings.pad_s, self._frame * FRAME_S))


def frame_levels(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean square of each complete 32 ms frame; shape (len(samples) // 512,)."""
    import numpy as np

    levels = [np.zeros(0, np.float32)]
    for block in blocks(samples, _BLOCK_FRAMES * FRAME_SAMPLES):
        count = len(block) // FRAME_SAMPLES
        frames = block[: count * FRAME_SAMPLES].reshape(count, FRAME_SAMPLES)
        levels.append(np.einsum("ij,ij->i", frames, frames) / FRAME_SAMPLES)
    return np.concatenate(levels)


def quietest_s(samples: NDArray[np.float32], start_s: float, spoken: tuple[Span, ...]) -> float:
    """The time at which to cut a chunk that begins at `start_s` in two: its longest pause, else its quietest moment.

    The cut is in the middle three fifths of the chunk.
    """
    import numpy as np

    duration_s = len(samples) / SAMPLE_RATE_HZ
    low_s, high_s = start_s + MARGIN_SHARE * duration_s, start_s + (1 - MARGIN_SHARE) * duration_s
    rests = [(b.start_s - a.end_s, (a.end_s + b.start_s) / 2) for a, b in pairwise(spoken)]
    inner = [rest for rest in rests if low_s <= rest[1] <= high_s]
    if inner:
        return max(inner)[1]
    levels = np.convolve(frame_levels(samples), np.ones(QUIET_FRAMES), "same")
    first, last = (round((at_s - start_s) / FRAME_S) for at_s in (low_s, high_s))
    return start_s + (first + int(np.argmin(levels[first:last]))) * FRAME_S


def chunk(audio: Audio, speech: Speech, max_chunk_s: float, settings: ChunkSettings | None = None) -> tuple[Span, ...]:
    """The chunks of a whole recording, in order and disjoint, each at most `max_chunk_s` long."""
    chunker = Chunker(max_chunk_s, settings)
    levels = frame_levels(audio.samples)
    fed = (chunker.feed(p, float(v)) for p, v in zip(speech.probabilities, levels, strict=True))
    chunks = [c for c in fed if c is not None]
    last = chunker.finish()
    return (*chunks, last) if last is not None else tuple(chunks)

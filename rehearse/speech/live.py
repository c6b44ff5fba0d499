"""Transcribe a take while it is being recorded, in the same chunks as a saved file.

Closed chunks are transcribed in the background, in order. At each pause, the open chunk is transcribed ahead of time,
so when the user stops after a pause the last words are usually ready. Files use the same chunker and the same passes,
so the words are the same.

Two threads: the feeder (voice activity and chunking, a fraction of a millisecond per frame) and the worker (the model).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from rehearse.speech.activity import FRAME_S, FRAME_SAMPLES, OFF_PROBABILITY, ActivityDetector, speech_spans
from rehearse.speech.chunker import Chunker, frame_levels
from rehearse.speech.transcribe import SAMPLE_RATE_HZ, Superseded, spoken_within, transcript_of
from rehearse.types import ModelInfo, Span, Speech, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AHEAD_PAUSE_S = 0.35  # longer than a chunk's padding, so the chunk transcribed ahead equals the one that closes
REACH_BACK_S = 10.0  # a chunk can begin with a few isolated speech frames seconds before it is long enough to count


class ChunkTranscriber(Protocol):
    """Transcribes a chunk; implemented by `rehearse.speech.transcribe.Recogniser`."""

    model: ModelInfo

    def hear(
        self,
        samples: NDArray[np.float32],
        start_s: float,
        spoken: tuple[Span, ...] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[Word, ...]:
        """The words of one chunk; raises Superseded if `wanted` returns False on the way."""


@dataclass(frozen=True, eq=False)
class _Job:
    span: Span  # of the chunk, in the take
    samples: NDArray[np.float32]
    spoken: tuple[Span, ...]  # where somebody speaks in it


@dataclass(frozen=True)
class Heard:
    """The transcript and the voice activity of a take."""

    transcript: Transcript
    speech: Speech


@dataclass
class _Board:
    """State shared by feeder and worker, guarded by one lock."""

    lock: threading.Condition = field(default_factory=threading.Condition)
    queue: deque[_Job] = field(default_factory=deque)
    ahead: _Job | None = None
    at_work: Span | None = None
    tail: Span | None = None  # the open chunk during a pause; None while the user speaks
    chunks: list[Span] = field(default_factory=list)  # closed, in order
    heard: dict[Span, tuple[Word, ...]] = field(default_factory=dict)
    closed: bool = False
    error: BaseException | None = None


class LiveTranscriber:
    """Transcribes a take as it grows; `finish` returns the words soon after the last sample.

    Call `feed` and `finish` from the same thread. Until `finish` or `close`, only the worker uses the recogniser.
    """

    def __init__(self, recogniser: ChunkTranscriber) -> None:
        import numpy as np

        self._recogniser = recogniser
        self._detector = ActivityDetector()
        self._chunker = Chunker(recogniser.model.max_chunk_s)
        self._probabilities: list[float] = []
        self._unframed = np.zeros(0, np.float32)  # samples of an incomplete frame
        self._kept = np.zeros(0, np.float32)  # sound that an open chunk may still need
        self._kept_from = 0  # index of its first sample in the take
        self._total = 0
        self._board = _Board()
        self._worker = threading.Thread(target=self._work, name="recogniser", daemon=True)
        self._worker.start()

    @property
    def silence_s(self) -> float:
        """Seconds since the last speech, or since the beginning; accurate to one frame."""
        frames = next((i for i, p in enumerate(reversed(self._probabilities)) if p >= OFF_PROBABILITY), None)
        return (len(self._probabilities) if frames is None else frames) * FRAME_S

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Add the next samples of the take: float32, mono, 16 kHz, any number."""
        import numpy as np

        self._total += len(samples)
        self._kept = np.concatenate([self._kept, samples])
        unframed = np.concatenate([self._unframed, samples])
        probabilities = self._detector.feed(samples)
        levels = frame_levels(unframed)
        self._unframed = unframed[len(levels) * FRAME_SAMPLES :]
        for probability, level in zip(probabilities, levels, strict=True):
            self._probabilities.append(probability)
            closed = self._chunker.feed(probability, float(level))
            if closed is not None:
                self._submit(closed)
        self._forget()
        self._look_ahead()

    def end(self) -> None:
        """Close the last chunk; `feed` must not be called afterwards."""
        if (last := self._chunker.finish()) is not None:
            self._submit(last)
        with self._board.lock:
            self._board.ahead = self._board.tail = None

    def so_far(self) -> Heard:
        """After `end`: the words up to the first chunk that has not been transcribed, and all voice activity."""
        words: list[Word] = []
        with self._board.lock:
            for span in self._board.chunks:
                if span not in self._board.heard:
                    break
                words += self._board.heard[span]
        duration_s = self._total / SAMPLE_RATE_HZ
        speech = Speech(speech_spans(self._probabilities, duration_s), duration_s, tuple(self._probabilities))
        return Heard(transcript_of(words), speech)

    def finish(self, on_wait: Callable[[float], None] | None = None) -> Heard:
        """End the take, transcribe the remaining chunks and return everything; raises what the recogniser raised.

        on_wait: called repeatedly with the share of chunks transcribed, 0-1.
        """
        self.end()
        board = self._board
        with board.lock:
            while board.error is None and (left := sum(span not in board.heard for span in self._board.chunks)):
                if on_wait is not None:
                    on_wait(1 - left / len(self._board.chunks))
                board.lock.wait(0.1)
        self.close()
        if board.error is not None:
            raise board.error
        return self.so_far()

    def close(self) -> None:
        """Stop the worker after the chunks already queued; the open chunk is no longer transcribed ahead."""
        with self._board.lock:
            self._board.closed = True
            self._board.ahead = None
            self._board.lock.notify_all()

    def join(self) -> None:
        """After `close`: wait for the worker; a process that exits while the recogniser is running is aborted."""
        self._worker.join()

    def _submit(self, span: Span) -> None:
        """Queue a closed chunk, unless it was or is being transcribed ahead of time."""
        job = self._job(span)
        with self._board.lock:
            self._board.chunks.append(span)
            self._board.ahead = None
            unheard = span not in self._board.heard and span != self._board.at_work
            if unheard and self._board.error is None:  # after an error, the worker takes no more jobs
                self._board.queue.append(job)
                self._board.lock.notify_all()

    def _look_ahead(self) -> None:
        """At a pause, offer the open chunk to the worker, which takes it when no closed chunk is waiting."""
        tail = self._chunker.open_chunk() if self._chunker.silence_s() >= AHEAD_PAUSE_S else None
        with self._board.lock:
            board = self._board
            board.tail = tail
            if tail is None or tail in board.heard or tail == board.at_work:
                board.ahead = None
            elif board.ahead is None or board.ahead.span != tail:
                board.ahead = self._job(tail)
                board.lock.notify_all()

    def _job(self, span: Span) -> _Job:
        import numpy as np

        start, end = (round(t * SAMPLE_RATE_HZ) - self._kept_from for t in (span.start_s, span.end_s))
        first = min(int(span.start_s / FRAME_S), len(self._probabilities) - 1)
        while first > 0 and self._probabilities[first] >= OFF_PROBABILITY:
            first -= 1  # speech detection needs the onset, so begin in silence
        from_s = first * FRAME_S
        local = speech_spans(self._probabilities[first:], len(self._probabilities[first:]) * FRAME_S)
        spans = tuple(Span(s.start_s + from_s, s.end_s + from_s) for s in local)
        return _Job(span, np.ascontiguousarray(self._kept[start:end]), spoken_within(Speech(spans, 0.0), span))

    def _forget(self) -> None:
        """Drop the sound before the open chunk; without one, all but the last seconds, in which one may begin."""
        tail = self._chunker.open_chunk()
        keep_from_s = self._total / SAMPLE_RATE_HZ - REACH_BACK_S if tail is None else tail.start_s
        drop = int(keep_from_s * SAMPLE_RATE_HZ) - self._kept_from
        if drop > SAMPLE_RATE_HZ:
            self._kept = self._kept[drop:].copy()
            self._kept_from += drop

    def _wanted(self, span: Span) -> Callable[[], bool]:
        """A function that returns whether a chunk transcribed ahead is still valid: still open, or closed unchanged."""

        def still() -> bool:
            with self._board.lock:
                wanted = span == self._board.tail or span in self._board.chunks
                if not wanted and self._board.at_work == span:
                    self._board.at_work = None  # from here on it counts as not started
                return wanted

        return still

    def _work(self) -> None:
        """The worker: closed chunks in order, then the open one, until the board is closed or something fails."""
        board = self._board
        while True:
            with board.lock:
                while not (board.closed or board.queue or board.ahead):
                    board.lock.wait()
                if board.closed and not board.queue:
                    return
                job = board.queue.popleft() if board.queue else board.ahead
                if job is None:
                    continue
                board.ahead, board.at_work = (None if job is board.ahead else board.ahead), job.span
            try:
                words = self._recogniser.hear(job.samples, job.span.start_s, job.spoken, self._wanted(job.span))
            except Superseded:
                with board.lock:
                    board.at_work = None
                continue
            except BaseException as error:  # raised again by `finish`, on the caller's thread
                with board.lock:
                    board.error, board.at_work = error, None
                    board.lock.notify_all()
                return
            with board.lock:
                board.heard[job.span], board.at_work = words, None
                board.lock.notify_all()

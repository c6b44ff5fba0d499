"""Transcribe with Whisper: one pass over each chunk, and further passes where the result is doubtful."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.data.recognition import Recognition, recognition
from rehearse.signal.mapped import let_go
from rehearse.speech.candidates import Candidate, Judge
from rehearse.speech.chunker import chunk, quietest_s
from rehearse.speech.cores import Cores, beside_a_take, runs, side_by_side
from rehearse.speech.passes import SAMPLE_RATE_HZ, Decoded, Passes, Piece, Superseded
from rehearse.types import Audio, ModelInfo, Span, Speech, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SAMPLE_RATE_HZ", "Recogniser", "Superseded", "spoken_within", "transcript_of"]

_LONGEST_ABBREVIATION = 4  # "etc." and its full stop
_MOST_TOGETHER = 3
_ROOM_MB = 150  # memory for the decoder's state of chunks decoded together


class Recogniser:
    """A loaded model. Each calling thread gets its own passes, which share the weights.

    cores: the number to use; by default all but one, as during a take.
    """

    def __init__(self, model: ModelInfo, settings: Recognition | None = None, cores: Cores | None = None) -> None:
        settings = settings or recognition()
        self.model, self.cores = model, cores or beside_a_take()
        self._doubts, self._loops, self._chunks = settings.doubts, settings.loops, settings.chunks
        self._hotwords = settings.model(model.name).hotwords
        self._first = Passes(model, settings.model(model.name), settings.doubts, self.cores)
        self._of_thread = threading.local()

    @property
    def _passes(self) -> Passes:
        """The passes of the calling thread."""
        passes: Passes | None = getattr(self._of_thread, "passes", None)
        if passes is None:
            passes = self._of_thread.passes = self._first.beside()
        return passes

    def warm_up(self) -> None:
        """Run one inference on half a second of silence, so that the first chunk is not slower than the others."""
        import numpy as np

        self._passes.decode([Piece(np.zeros(SAMPLE_RATE_HZ // 2, np.float32), 0.0)], self._hotwords)

    def hear(
        self,
        samples: NDArray[np.float32],
        start_s: float,
        spoken: tuple[Span, ...] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[Word, ...]:
        """The words of one chunk (float32, mono, 16 kHz, at most `max_chunk_s` long) that begins at `start_s`.

        spoken: spans of speech in it by voice activity, in recording time (default: all of it).
        wanted: called when the encoder has run, half of the work; if it returns False, Superseded is raised.
        """
        piece = Piece(samples, start_s)
        (first,) = self._passes.decode([piece], self._hotwords, wanted=wanted)
        return self._believed(piece, first, (_whole(piece),) if spoken is None else spoken)

    def _believed(self, piece: Piece, first: Decoded, spoken: tuple[Span, ...]) -> tuple[Word, ...]:
        """The words of a piece: of its first text or, if that is doubtful, of the best alternative."""
        judge = Judge(spoken, self._doubts, self._loops)
        doubtful = judge.doubtful(first.text, self._hotwords)
        return (self._again(piece, judge, first) if doubtful else first.text).settled(self._loops)

    def transcribe(
        self, audio: Audio, speech: Speech, on_progress: Callable[[float], None] | None = None
    ) -> Transcript:
        """The transcript of a whole recording; chunks run in parallel. on_progress: called with the share done, 0-1."""

        def heard(spans: Sequence[Span]) -> list[Word]:
            pieces = [_piece(audio, span) for span in spans]
            texts = self._passes.decode(pieces, self._hotwords)
            rows = zip(pieces, texts, spans, strict=True)
            return [
                word for piece, text, span in rows for word in self._believed(piece, text, spoken_within(speech, span))
            ]

        spans = chunk(audio, speech, self.model.max_chunk_s, self._chunks)
        groups = runs(spans, self.cores.side_by_side, at_once(self.model))
        words: list[Word] = []
        for group, found in zip(groups, side_by_side(heard, groups, self.cores.side_by_side), strict=True):
            words += found
            let_go(audio.samples)
            if on_progress is not None:
                on_progress(group[-1].end_s / audio.duration_s)
        return transcript_of(words)

    def once(self, samples: NDArray[np.float32], start_s: float) -> Candidate:
        """The model's text for a stretch of at most `max_chunk_s`, without checking for doubtful results."""
        (heard,) = self._passes.decode([Piece(samples, start_s)], self._hotwords)
        return heard.text

    def language(self, samples: NDArray[np.float32]) -> tuple[str, float] | None:
        """The language of a stretch, as a code, and its probability (0-1); None for an English-only model."""
        return self._passes.language(samples) if self._passes.multilingual else None

    def _again(self, piece: Piece, judge: Judge, first: Decoded) -> Candidate:
        """The best text: first pass, wider beam, the part before or after a pause apart, no hotwords, or in halves."""
        wide = self._wider(piece, first)
        if wide is not first.text and not judge.doubtful(wide, self._hotwords):
            return wide
        spliced = self._opening_apart(piece, judge, wide) or self._after_rest(piece, judge, wide)
        if spliced is not None and not judge.doubtful(spliced, self._hotwords):
            return spliced
        plain = self._plain(piece, first)
        if not judge.doubtful(plain, ""):
            return plain
        halves = self._halves(piece, judge)
        return judge.best([c for c in (first.text, wide, spliced, plain, halves) if c is not None])

    def _wider(self, piece: Piece, first: Decoded) -> Candidate:
        """The text with the wider beam; the first text if its beam was as wide."""
        if not self._passes.can_be_wider:
            return first.text
        (wide,) = self._passes.decode([piece], self._hotwords, [first.encoding], careful=True)
        return wide.text

    def _plain(self, piece: Piece, first: Decoded) -> Candidate:
        """The text without hotwords."""
        if not self._hotwords:
            return first.text
        (plain,) = self._passes.decode([piece], "", [first.encoding], careful=True)
        return plain.text

    def _after_rest(self, piece: Piece, judge: Judge, first: Candidate) -> Candidate | None:
        """If words are missing after a pause, the first text up to it and a new text for the rest; otherwise None."""
        at_s = judge.lost_onset_s(first.settled(self._loops))
        if at_s is None:
            return None
        (rest,) = self._passes.decode([_cut(piece, at_s)[1]], self._hotwords, careful=True)
        return joined([first.until(at_s), rest.text])

    def _opening_apart(self, piece: Piece, judge: Judge, first: Candidate) -> Candidate | None:
        """If the opening has no words, new texts for it and for what follows the pause after it; otherwise None."""
        at_s = judge.lost_opening_s(first.settled(self._loops))
        if at_s is None:
            return None
        return joined([one.text for one in self._passes.decode(_cut(piece, at_s), self._hotwords, careful=True)])

    def _halves(self, piece: Piece, judge: Judge) -> Candidate | None:
        """The text of a long chunk cut at its best pause, each half with or without hotwords; None for a short one."""
        if len(piece.samples) < self._doubts.shortest_split_s * SAMPLE_RATE_HZ:
            return None
        halves = _cut(piece, quietest_s(piece.samples, piece.start_s, judge.spoken))
        parts = []
        for half, heard in zip(halves, self._passes.decode(halves, self._hotwords, careful=True), strict=True):
            part = Judge(_within(judge.spoken, _whole(half)), self._doubts, self._loops)
            texts = [heard.text]
            if part.doubtful(heard.text, self._hotwords):
                texts.append(self._plain(half, heard))
            parts.append(part.best(texts))
        return joined(parts)


def at_once(model: ModelInfo) -> int:
    """Number of chunks of a file to decode together on one core.

    Each needs memory of about a quarter of the model's file size; three save a fifth of the time, six hardly more.
    """
    return max(1, min(_MOST_TOGETHER, int(_ROOM_MB * 4 / (model.size_mb or _ROOM_MB * 4))))


def _piece(audio: Audio, span: Span) -> Piece:
    import numpy as np

    samples = audio.samples[round(span.start_s * SAMPLE_RATE_HZ) : round(span.end_s * SAMPLE_RATE_HZ)]
    return Piece(np.ascontiguousarray(samples), span.start_s)


def _whole(piece: Piece) -> Span:
    return Span(piece.start_s, piece.start_s + len(piece.samples) / SAMPLE_RATE_HZ)


def _cut(piece: Piece, at_s: float) -> tuple[Piece, Piece]:
    """The parts of a piece before and after `at_s` (recording time)."""
    import numpy as np

    at = round((at_s - piece.start_s) * SAMPLE_RATE_HZ)
    before, after = piece.samples[:at], piece.samples[at:]
    return Piece(np.ascontiguousarray(before), piece.start_s), Piece(np.ascontiguousarray(after), at_s)


def joined(parts: Sequence[Candidate]) -> Candidate:
    """The texts of neighbouring pieces joined, with the worst of their figures; silent pieces add nothing."""
    heard = [part for part in parts if part.words and not part.nothing]
    return Candidate(
        tuple(word for part in heard for word in part.words),
        min((part.avg_logprob for part in heard), default=0.0),
        max((part.compression_ratio for part in heard), default=0.0),
    )


def spoken_within(speech: Speech, span: Span) -> tuple[Span, ...]:
    """The spans of speech, clipped to `span`."""
    return _within(speech.spans, span)


def _within(spans: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    return tuple(Span(max(s.start_s, span.start_s), min(s.end_s, span.end_s)) for s in spans if s.overlap_s(span) > 0)


def transcript_of(words: list[Word] | tuple[Word, ...]) -> Transcript:
    """The words as a transcript; its sentences are filled in later, by the content judge.

    A full stop before a lower-case word becomes a comma: the model put it at the end of a chunk, in mid-sentence.
    """
    followed = zip(words, [*(w.text for w in words[1:]), ""], strict=False)  # the "" is left over if there are no words
    joined_up = tuple(replace(w, text=f"{w.text[:-1]},") if _goes_on(w.text, after) else w for w, after in followed)
    return Transcript(" ".join(w.text for w in joined_up), "en", joined_up)


def _goes_on(text: str, after: str) -> bool:
    """Whether the sentence continues after the word's full stop; False for short words, possibly abbreviations."""
    return text.endswith(".") and text[:-1].isalpha() and len(text) > _LONGEST_ABBREVIATION and after[:1].islower()

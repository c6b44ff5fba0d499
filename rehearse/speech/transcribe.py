"""Transcription with faster-whisper, one chunk at a time; the settings and gates of the project's speech notes.

The batched path is used for its single encoder pass a chunk; it ignores Whisper's own quality gates, so they are
applied here. Repetition penalties stay off: they would delete real stutters. Hotwords keep "um" and "uh" in the text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from rehearse.errors import ModelBroken
from rehearse.speech.chunker import chunk
from rehearse.speech.models import how_to_renew
from rehearse.types import Audio, ModelInfo, Span, Speech, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NO_SPEECH_PROBABILITY = 0.6  # Whisper's own defaults for the three gates
MIN_AVG_LOGPROB = -1.0
MAX_COMPRESSION_RATIO = 2.4
LATE_END_S = 2.0  # a text that ends this long before the speech does has lost something
MIN_WORDS_PER_S = 1.0  # of the chunk's speech
FALLBACK_TEMPERATURES = [0.2, 0.6]
SAMPLE_RATE_HZ = 16_000
_LONGEST_ABBREVIATION = 4  # "etc." and its full stop


def cpu_threads() -> int:
    """One core is left to the rest: OpenMP threads that fight for a core make everything several times slower."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return max(1, min(4, cores - 1))


class Unwanted(Exception):
    """Nobody wants the words of this chunk any more: the speaker has gone on."""


class Recogniser:
    """A loaded model. Not for use by two threads at once."""

    def __init__(self, model: ModelInfo) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a folder is all that is needed; no library may ask the network
        from faster_whisper import BatchedInferencePipeline, WhisperModel

        self.model = model
        if not Path(model.folder, "model.bin").is_file():
            raise ModelBroken(f"The model {model.name} has no model.bin in {model.folder}.", how_to_renew(model.name))
        try:
            self._whisper = WhisperModel(
                model.folder, device="cpu", compute_type="int8", cpu_threads=cpu_threads(), num_workers=1
            )
        except Exception as error:  # CTranslate2 and tokenizers raise RuntimeError, ValueError and bare Exception
            raise ModelBroken(
                f"The model {model.name} cannot be loaded: {_first_line(error)}", how_to_renew(model.name)
            ) from error
        self._wanted: Callable[[], bool] | None = None
        self._encode, self._whisper.encode = self._whisper.encode, self._encode_if_wanted
        self._batched = BatchedInferencePipeline(self._whisper)

    def warm_up(self) -> None:
        """Run one inference on half a second of quiet, so that the first chunk is not slower than the others."""
        import numpy as np

        self._hear(np.zeros(SAMPLE_RATE_HZ // 2, np.float32), self.model.hotwords)

    def hear(
        self,
        samples: NDArray[np.float32],
        start_s: float,
        speech_s: float | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[Word, ...]:
        """The words of one chunk: float32 mono 16 kHz, at most `max_chunk_s` long, beginning at `start_s`.

        speech_s: seconds of speech in it by voice activity (default: all of it), for the gates.
        wanted: asked when half of the work is done (the encoder has run); False ends it with Unwanted.
        """
        self._wanted = wanted
        duration_s = len(samples) / SAMPLE_RATE_HZ
        speech_s = duration_s if speech_s is None else speech_s
        segments = self._hear(samples, self.model.hotwords)
        if self._doubtful(segments, duration_s, speech_s):
            again = self._hear(samples, None)
            if self._doubtful(again, duration_s, speech_s):
                again = min((segments, again, self._hear_slowly(samples)), key=_badness)
            segments = again
        kept = [s for s in segments if not _is_nothing(s)]
        return _words(kept, start_s, duration_s)

    def transcribe(
        self, audio: Audio, speech: Speech, on_progress: Callable[[float], None] | None = None
    ) -> Transcript:
        """A whole recording, chunk by chunk; `on_progress` is told the share done, 0-1."""
        import numpy as np

        words: list[Word] = []
        for span in chunk(audio, speech, self.model.max_chunk_s):
            piece = audio.samples[round(span.start_s * SAMPLE_RATE_HZ) : round(span.end_s * SAMPLE_RATE_HZ)]
            words += self.hear(np.ascontiguousarray(piece), span.start_s, speech_within_s(speech, span))
            if on_progress is not None:
                on_progress(span.end_s / audio.duration_s)
        return transcript_of(words)

    def _encode_if_wanted(self, features: Any) -> Any:
        encoded = self._encode(features)
        if self._wanted is not None and not self._wanted():
            raise Unwanted
        return encoded

    def _hear(self, samples: NDArray[np.float32], hotwords: str | None) -> list[Any]:
        segments, _ = self._batched.transcribe(
            samples,
            language="en",
            task="transcribe",
            batch_size=1,
            clip_timestamps=[{"start": 0.0, "end": len(samples) / SAMPLE_RATE_HZ}],
            without_timestamps=True,
            word_timestamps=True,
            beam_size=self.model.beam_size,
            repetition_penalty=1,
            no_repeat_ngram_size=0,
            suppress_tokens=list(self.model.suppressed_tokens),
            hotwords=hotwords or None,
            temperature=0.0,
        )
        return list(segments)

    def _hear_slowly(self, samples: NDArray[np.float32]) -> list[Any]:
        """The sequential decoder with temperature fallback; it can trip over its own indices on odd input."""
        try:
            segments, _ = self._whisper.transcribe(
                samples,
                language="en",
                temperature=FALLBACK_TEMPERATURES,
                condition_on_previous_text=False,
                hallucination_silence_threshold=2.0,
                word_timestamps=True,
                suppress_tokens=list(self.model.suppressed_tokens),
            )
            return list(segments)
        except IndexError:
            return []

    def _doubtful(self, segments: list[Any], duration_s: float, speech_s: float) -> bool:
        words = [w for s in segments for w in s.words or ()]
        text = "".join(s.text for s in segments).strip()
        if not words:
            return MIN_WORDS_PER_S * speech_s > 1
        return (
            any(s.compression_ratio > MAX_COMPRESSION_RATIO or s.avg_logprob < MIN_AVG_LOGPROB for s in segments)
            or words[-1].end < duration_s - LATE_END_S
            or len(words) < MIN_WORDS_PER_S * speech_s - 1
            or bool(self.model.hotwords and self.model.hotwords.lower() in text.lower())
        )


def speech_within_s(speech: Speech, span: Span) -> float:
    """Seconds of speech inside `span`."""
    return sum(s.overlap_s(span) for s in speech.spans)


def transcript_of(words: list[Word] | tuple[Word, ...]) -> Transcript:
    """Words as a transcript; sentences and their parts are the content judge's to fill.

    A full stop before a small letter is taken for a comma: it was written at the end of a chunk, in mid-sentence.
    """
    followed = zip(words, [*(w.text for w in words[1:]), ""], strict=False)  # no word is followed by one "" too many
    joined = tuple(replace(w, text=f"{w.text[:-1]},") if _goes_on(w.text, after) else w for w, after in followed)
    return Transcript(" ".join(w.text for w in joined), "en", joined)


def _goes_on(text: str, after: str) -> bool:
    """Whether the stop after a word is none; short words are left alone, they may be abbreviations."""
    return text.endswith(".") and text[:-1].isalpha() and len(text) > _LONGEST_ABBREVIATION and after[:1].islower()


def _words(segments: list[Any], start_s: float, duration_s: float) -> tuple[Word, ...]:
    """Words with times from the start of the recording: inside the chunk, in order, no end before its start."""
    words: list[Word] = []
    at_s = 0.0
    for raw in (w for s in segments for w in _whole_words(s.words or ())):
        text = raw.text.strip()
        if not text:
            continue
        begin_s = min(max(raw.start_s, at_s), duration_s)
        end_s = min(max(raw.end_s, begin_s), duration_s)
        at_s = begin_s
        words.append(Word(text, round(start_s + begin_s, 3), round(start_s + end_s, 3), round(raw.probability, 3)))
    return tuple(words)


class _Heard(NamedTuple):
    text: str
    start_s: float
    end_s: float
    probability: float


def _whole_words(pieces: Sequence[Any]) -> list[_Heard]:
    """Pieces glued where Whisper split a word at a sign: "$60" + ",000", "18" + "%". A new word begins with a space."""
    whole: list[_Heard] = []
    for piece in pieces:
        heard = _Heard(piece.word, float(piece.start), float(piece.end), float(piece.probability))
        if whole and not heard.text.startswith(" "):
            first = whole.pop()
            likelihood = min(first.probability, heard.probability)
            heard = _Heard(first.text + heard.text, first.start_s, heard.end_s, likelihood)
        whole.append(heard)
    return whole


def _is_nothing(segment: Any) -> bool:
    return bool(segment.no_speech_prob > NO_SPEECH_PROBABILITY and segment.avg_logprob < MIN_AVG_LOGPROB)


def _badness(segments: list[Any]) -> tuple[bool, float]:
    """Empty or looping text is worst; else the less likely one is worse."""
    if not any(s.words for s in segments):
        return (True, 0.0)
    loops = any(s.compression_ratio > MAX_COMPRESSION_RATIO for s in segments)
    return (loops, -sum(s.avg_logprob for s in segments) / len(segments))


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__

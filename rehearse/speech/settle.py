"""Check chunk-by-chunk results against the whole recording: missed speech, word times, language and intelligibility.

This is the last step for live takes and saved files alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rehearse.data.recognition import recognition
from rehearse.speech.candidates import Candidate, Judge
from rehearse.speech.levels import measure
from rehearse.speech.masked import Unmasked, unmasked
from rehearse.speech.overlooked import probability_of, with_overlooked
from rehearse.speech.transcribe import SAMPLE_RATE_HZ, transcript_of
from rehearse.speech.word_times import settled
from rehearse.types import Audio, ModelInfo, Span, Speech, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listener(Protocol):
    """Transcribes a stretch again; implemented by `rehearse.speech.transcribe.Recogniser`."""

    model: ModelInfo

    def once(self, samples: NDArray[np.float32], start_s: float) -> Candidate:
        """The model's text for a stretch."""

    def language(self, samples: NDArray[np.float32]) -> tuple[str, float] | None:
        """The language of a stretch and its probability; None for an English-only model."""


OTHER = "another language"


@dataclass(frozen=True)
class Settled:
    """Words and voice activity of a recording.

    refusal: why the words are withheld, or None. fix: one sentence on what to do about a refusal.
    """

    transcript: Transcript
    speech: Speech
    refusal: str | None = None
    fix: str | None = None


def settle(recogniser: Listener, audio: Audio, speech: Speech, transcript: Transcript) -> Settled:
    """The final words; after a refusal there are none, and `transcript.language` is the language detected."""
    settings, levels = recognition(), measure(audio)

    def hear(stretch: Span) -> Candidate:
        return recogniser.once(_cut(audio, stretch), stretch.start_s)

    longest_s = recogniser.model.max_chunk_s
    speech, words = with_overlooked(speech, transcript.words, levels, hear, longest_s)
    found = unmasked(speech, words, levels, hear, longest_s)
    words = settled(found.words, levels, found.speech.spans, settings.word_times)
    refusal = _refusal(recogniser, audio, found, words)
    return refusal or Settled(transcript_of(words), found.speech)


def _refusal(recogniser: Listener, audio: Audio, found: Unmasked, words: tuple[Word, ...]) -> Settled | None:
    """The refusal if there are no words or none reliable enough to judge; None otherwise."""
    settings, speech = recognition().gate, found.speech
    enough = _spoken_s(speech) >= settings.enough_speech_s
    if not words and enough:
        return Settled(Transcript(""), speech, settings.wordless, settings.unclear_fix)
    if not words and not found.lost_words:
        return Settled(Transcript(""), speech, settings.silent, settings.silent_fix)
    if _sparse(words, speech):
        return Settled(Transcript(""), speech, settings.sparse, settings.unclear_fix)
    unclear = (
        ((enough or len(words) >= settings.enough_words) and probability_of(words) < settings.min_confidence)
        or (enough and _explained(words, speech) < settings.min_explained)
        or found.lost_words > len(words)
    )
    language = _foreign(recogniser, audio, speech, words, unclear)
    if language is not None:
        sentence = settings.foreign.format(language=settings.languages.get(language, OTHER))
        return Settled(Transcript("", language), speech, sentence, settings.foreign_fix)
    return Settled(Transcript("", "und"), speech, settings.unclear, settings.unclear_fix) if unclear else None


def _spoken_s(speech: Speech) -> float:
    return sum(span.duration_s for span in speech.spans)


def _sparse(words: tuple[Word, ...], speech: Speech) -> bool:
    """Whether there are far too few words for the amount of speech."""
    settings, spoken_s = recognition().gate, _spoken_s(speech)
    return spoken_s >= settings.sparse_from_s and len(words) * 60 < settings.min_words_per_minute * spoken_s


def _explained(words: tuple[Word, ...], speech: Speech) -> float:
    """The share of the speech that the words can account for, 0-1; 1 without speech."""
    spoken_s, settings = _spoken_s(speech), recognition()
    lost_s = sum(
        s for s in Judge(speech.spans, settings.doubts, settings.loops).unexplained(words) if s >= settings.gate.hole_s
    )
    return 1 - lost_s / spoken_s if spoken_s else 1.0


def _foreign(recogniser: Listener, audio: Audio, speech: Speech, words: tuple[Word, ...], unclear: bool) -> str | None:
    """The code of the language if it is not English; None for English or an English-only model.

    The model is asked only if it is unsure of its words. Where the words are withheld anyway, a lower probability is
    enough for a common language.
    """
    settings = recognition().gate
    if not speech.spans or probability_of(words) >= settings.sure_confidence:
        return None
    first_s = speech.spans[0].start_s
    language, probability = recogniser.language(_cut(audio, Span(first_s, first_s + recogniser.model.max_chunk_s))) or (
        "en",
        1.0,
    )
    sure = probability >= settings.min_language_probability
    likely = unclear and language in settings.languages and probability >= settings.named_probability
    return language if language != "en" and (sure or likely) else None


def _cut(audio: Audio, span: Span) -> NDArray[np.float32]:
    import numpy as np

    return np.ascontiguousarray(
        audio.samples[round(span.start_s * SAMPLE_RATE_HZ) : round(span.end_s * SAMPLE_RATE_HZ)]
    )

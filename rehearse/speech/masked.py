"""Find speech masked by sound that is nearly as loud: music, a machine, traffic.

With music in the background, voice activity misses most of a voice even though the recogniser makes out its words. A
recording that is never quiet and seems to contain little speech is therefore transcribed once more, ignoring voice
activity.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.data.recognition import MaskedSettings, recognition
from rehearse.speech.activity import FRAME_S, ON_PROBABILITY, speech_spans
from rehearse.speech.candidates import Candidate
from rehearse.speech.levels import HOP_S, Levels
from rehearse.speech.overlooked import Hear, middle_s, probability_of
from rehearse.types import Span, Speech, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUIET_FRAMES = 10  # 100 ms


@dataclass(frozen=True)
class Unmasked:
    """Speech and words, including masked ones; `lost_words`: how many more were found but are too unreliable."""

    speech: Speech
    words: tuple[Word, ...]
    lost_words: int = 0


def unmasked(speech: Speech, words: tuple[Word, ...], levels: Levels, hear: Hear, longest_s: float) -> Unmasked:
    """Speech and words, with those added that other sound hid from voice activity; unchanged if there were none."""
    settings = recognition().masked
    if not settings.min_range_db <= levels.loud_db - levels.noise_db <= settings.max_range_db:
        return Unmasked(speech, words)
    kept, found, lost = list(words), list[Word](), 0
    for window in _windows(levels, longest_s, settings):
        spoken_s = sum(span.overlap_s(window) for span in speech.spans)
        if spoken_s > settings.max_speech_share * window.duration_s:
            continue
        there = [w for w in words if w.start_s is not None and window.start_s <= middle_s(w) < window.end_s]
        heard = hear(window)
        more = len(heard.words) - len(there)
        if more < settings.min_more_words:
            continue
        if not _believed(heard):
            lost += 0 if heard.nothing else more
            continue
        kept = [w for w in kept if w not in there]
        found += heard.words
    if not found:
        return Unmasked(speech, words, lost)
    every = tuple(sorted([*kept, *found], key=lambda w: w.start_s or 0.0))
    return Unmasked(_with_words(speech, found), every, lost)


def _windows(levels: Levels, longest_s: float, settings: MaskedSettings) -> tuple[Span, ...]:
    """The recording in the fewest parts of about equal length, each at most `longest_s`, cut at quiet moments."""
    import numpy as np

    step_s = levels.duration_s / max(1, ceil(levels.duration_s / (longest_s - 2 * settings.cut_within_s)))
    quiet = np.convolve(levels.db, np.ones(_QUIET_FRAMES), "same")
    cuts = [0.0]
    while levels.duration_s - cuts[-1] > longest_s:
        first, last = (
            round((len(cuts) * step_s + by_s) / HOP_S) for by_s in (-settings.cut_within_s, settings.cut_within_s)
        )
        cuts.append((first + int(np.argmin(quiet[first:last]))) * HOP_S)
    return tuple(Span(*ends) for ends in zip(cuts, [*cuts[1:], levels.duration_s], strict=True))


def _believed(candidate: Candidate) -> bool:
    """Whether the words are as certain as those of a whole recording must be."""
    settings = recognition()
    words = candidate.settled(settings.loops)
    return (
        len(words) == len(candidate.words)
        and probability_of(words) >= settings.gate.min_confidence
        and candidate.avg_logprob >= settings.doubts.min_avg_logprob
        and candidate.compression_ratio <= settings.doubts.max_compression_ratio
    )


def _with_words(speech: Speech, words: Sequence[Word]) -> Speech:
    """The voice activity with every frame that holds a word counted as speech."""
    probabilities = list(speech.probabilities)
    for word in words:
        first, last = (int((at_s or 0.0) / FRAME_S) for at_s in (word.start_s, word.end_s))
        for frame in range(first, min(last + 1, len(probabilities))):
            probabilities[frame] = max(probabilities[frame], ON_PROBABILITY)
    spans = speech_spans(probabilities, speech.duration_s)
    return replace(speech, spans=spans, probabilities=tuple(probabilities))

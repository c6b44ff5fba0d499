"""Speech that voice activity missed: whispered, very high and creaky voices hardly count as speech to its network.

Stretches as loud as speech in which it found none are heard as well, once; they count only where the model is sure of
words in them. Typing, hum, music and breath give none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.data.recognition import OverlookedSettings, recognition
from rehearse.speech.activity import FRAME_S, ON_PROBABILITY, speech_spans
from rehearse.speech.candidates import Candidate
from rehearse.speech.levels import HOP_S, Levels, runs
from rehearse.types import Span, Speech, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Hear = Callable[[Span], Candidate]  # what a model writes for a stretch of the recording


def stretches(levels: Levels, speech: Speech, settings: OverlookedSettings, longest_s: float) -> tuple[Span, ...]:
    """Where a recording is loud without speech in it, each stretch at most `longest_s` long.

    Where there is next to no speech at all, shorter ones count, and those close together are one.
    """
    loud = _loud(levels, settings)
    for span in speech.spans:
        loud[
            max(0, round((span.start_s - settings.apart_s) / HOP_S)) : round((span.end_s + settings.apart_s) / HOP_S)
        ] = False
    unheard = sum(span.duration_s for span in speech.spans) < settings.no_speech_s
    shortest_s = settings.shortest_s if unheard else settings.shortest_beside_speech_s
    found: list[list[tuple[int, int]]] = []
    for run in runs(loud):
        joins = found and (run[0] - found[-1][-1][1]) * HOP_S < settings.bridge_s
        if joins and (run[1] - found[-1][0][0]) * HOP_S <= longest_s - 2 * settings.pad_s:
            found[-1].append(run)
        else:
            found.append([run])
    return tuple(
        Span(
            max(0.0, row[0][0] * HOP_S - settings.pad_s),
            min(levels.duration_s, row[-1][1] * HOP_S + settings.pad_s, row[0][0] * HOP_S - settings.pad_s + longest_s),
        )
        for row in found
        if sum(last - first for first, last in row) * HOP_S >= shortest_s
    )


def believed(candidate: Candidate, settings: OverlookedSettings) -> bool:
    """Whether words heard where no speech was found are sure enough to overrule the detector."""
    if candidate.nothing or len(candidate.words) < settings.min_words:
        return False
    mean = sum(w.probability or 0.0 for w in candidate.words) / len(candidate.words)
    return (
        mean >= settings.min_probability
        and candidate.avg_logprob >= settings.min_avg_logprob
        and candidate.compression_ratio <= settings.max_compression_ratio
    )


def with_overlooked(
    speech: Speech, words: tuple[Word, ...], levels: Levels, hear: Hear, longest_s: float
) -> tuple[Speech, tuple[Word, ...]]:
    """Speech and words with what was missed; both as they are where nothing was."""
    settings = recognition().overlooked
    loud = _loud(levels, settings)
    probabilities = list(speech.probabilities)
    found: list[Word] = []
    for stretch in stretches(levels, speech, settings, longest_s):
        candidate = hear(stretch)
        if believed(candidate, settings):
            found += candidate.words
            _raise(probabilities, loud, stretch)
    if not found:
        return speech, words
    spans = speech_spans(probabilities, speech.duration_s)
    every = sorted((*words, *found), key=lambda w: w.start_s or 0.0)
    return replace(speech, spans=spans, probabilities=tuple(probabilities)), tuple(every)


def _loud(levels: Levels, settings: OverlookedSettings) -> NDArray[np.bool_]:
    """Frames well over the noise and not far under the loudest."""
    loud: NDArray[np.bool_] = levels.db > max(
        levels.noise_db + settings.over_noise_db, levels.loud_db - settings.under_loudest_db
    )
    return loud


def _raise(probabilities: list[float], loud: NDArray[np.bool_], stretch: Span) -> None:
    """The loud frames of a stretch count as speech."""
    for frame in range(int(stretch.start_s / FRAME_S), min(len(probabilities), int(stretch.end_s / FRAME_S) + 1)):
        first, last = (round(at * FRAME_S / HOP_S) for at in (frame, frame + 1))
        if loud[first:last].any():
            probabilities[frame] = max(probabilities[frame], ON_PROBABILITY)

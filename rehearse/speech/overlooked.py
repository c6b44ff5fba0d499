"""Find speech that voice activity missed: whispering, very high or creaky voices, first words in a reverberant room.

Stretches outside detected speech are transcribed once if they are as loud as speech, or if their probability is below
that of speech but not low, unless their words are known already. They count only if the model is certain of words in
them; typing, hum, music and breath give none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

Hear = Callable[[Span], Candidate]  # transcribes a stretch of the recording


def _stretches(
    levels: Levels, speech: Speech, loud: NDArray[np.bool_], faint: NDArray[np.bool_], longest_s: float
) -> tuple[Span, ...]:
    """Stretches outside speech that are loud or possibly speech, each at most `longest_s` long.

    Neighbouring stretches are joined; in a recording with almost no speech, shorter loud ones count too.
    loud, faint: masks of such frames; cleared here in and near speech.
    """
    settings = recognition().overlooked
    for span in speech.spans:
        first, last = (span.start_s - settings.apart_s) / HOP_S, (span.end_s + settings.apart_s) / HOP_S
        loud[max(0, round(first)) : round(last)] = faint[max(0, round(first)) : round(last)] = False
    unheard = sum(span.duration_s for span in speech.spans) < settings.no_speech_s
    shortest_s = settings.shortest_s if unheard else settings.shortest_beside_speech_s
    return tuple(
        Span(
            max(0.0, first * HOP_S - settings.pad_s),
            min(levels.duration_s, last * HOP_S + settings.pad_s, first * HOP_S - settings.pad_s + longest_s),
        )
        for first, last in _bridged(loud | faint, settings, longest_s)
        if loud[first:last].sum() * HOP_S >= shortest_s or faint[first:last].sum() * HOP_S >= settings.faint_s
    )


def _bridged(mask: NDArray[np.bool_], settings: OverlookedSettings, longest_s: float) -> list[tuple[int, int]]:
    """The runs of a mask (first frame, frame after the last), joined across short gaps up to the length of one pass."""
    found: list[tuple[int, int]] = []
    for first, last in runs(mask):
        joins = found and (first - found[-1][1]) * HOP_S < settings.bridge_s
        if joins and (last - found[-1][0]) * HOP_S <= longest_s - 2 * settings.pad_s:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def believed(candidate: Candidate, settings: OverlookedSettings) -> bool:
    """Whether words found outside speech are certain enough to overrule voice activity."""
    return (
        not candidate.nothing
        and _sure(candidate.words, settings)
        and candidate.avg_logprob >= settings.min_avg_logprob
        and candidate.compression_ratio <= settings.max_compression_ratio
    )


def _sure(words: Sequence[Word], settings: OverlookedSettings) -> bool:
    return len(words) >= settings.min_words and probability_of(words) >= settings.min_probability


def probability_of(words: Sequence[Word]) -> float:
    """The mean probability of the words, 0-1; 0 if there are none."""
    return sum(w.probability or 0.0 for w in words) / max(1, len(words))


def with_overlooked(
    speech: Speech, words: tuple[Word, ...], levels: Levels, hear: Hear, longest_s: float
) -> tuple[Speech, tuple[Word, ...]]:
    """Speech and words, with those added that voice activity missed; unchanged if it missed none."""
    settings = recognition().overlooked
    loud, faint = _loud(levels, settings), _faint(levels, speech, settings)
    sounding = loud | faint
    probabilities = list(speech.probabilities)
    every, met = list(words), False
    for stretch in _stretches(levels, speech, loud, faint, longest_s):
        there = [w for w in words if w.start_s is not None and stretch.start_s <= middle_s(w) < stretch.end_s]
        if not _sure(there, settings):
            candidate = hear(stretch)
            if not believed(candidate, settings):
                continue
            every = [w for w in every if w not in there] + list(candidate.words)
        _raise(probabilities, sounding, stretch)
        met = True
    if not met:
        return speech, words
    spans = speech_spans(probabilities, speech.duration_s)
    every.sort(key=lambda w: w.start_s or 0.0)
    return replace(speech, spans=spans, probabilities=tuple(probabilities)), tuple(every)


def middle_s(word: Word) -> float:
    """The middle of a word in seconds, which decides the stretch that it belongs to."""
    start_s = word.start_s or 0.0
    return (start_s + (start_s if word.end_s is None else word.end_s)) / 2


def _loud(levels: Levels, settings: OverlookedSettings) -> NDArray[np.bool_]:
    """Mask of frames well above the noise and not far below the loudest."""
    loud: NDArray[np.bool_] = levels.db > max(
        levels.noise_db + settings.over_noise_db, levels.loud_db - settings.under_loudest_db
    )
    return loud


def _faint(levels: Levels, speech: Speech, settings: OverlookedSettings) -> NDArray[np.bool_]:
    """Mask of frames that are possibly speech: hysteresis with lower thresholds than for speech."""
    import numpy as np

    faint = np.zeros(len(levels.db), bool)
    inside = False
    for frame, probability in enumerate(speech.probabilities):
        inside = probability >= (settings.faint_off_probability if inside else settings.faint_on_probability)
        if inside:
            faint[round(frame * FRAME_S / HOP_S) : round((frame + 1) * FRAME_S / HOP_S)] = True
    return faint


def _raise(probabilities: list[float], sounding: NDArray[np.bool_], stretch: Span) -> None:
    """Raise the probabilities of the sounding frames in a stretch so that they count as speech."""
    for frame in range(int(stretch.start_s / FRAME_S), min(len(probabilities), int(stretch.end_s / FRAME_S) + 1)):
        first, last = (round(at * FRAME_S / HOP_S) for at in (frame, frame + 1))
        if sounding[first:last].any():
            probabilities[frame] = max(probabilities[frame], ON_PROBABILITY)

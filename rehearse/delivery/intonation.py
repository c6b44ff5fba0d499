"""Find sentences that trail off or rise, and monotone stretches; shown with their times, never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.method_settings import IntonationSettings, MethodSettings
from rehearse.delivery import pitch
from rehearse.text.tokens import Token
from rehearse.types import Ending, Span, Stretch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames


def endings(
    frames: Frames, active: NDArray[np.bool_], tokens: tuple[Token, ...], settings: MethodSettings
) -> tuple[Ending, ...] | None:
    """Sentence endings that trail off or rise; None if the transcript has no sentence-final punctuation."""
    sentences = _sentences(tokens)
    if not any(sentence[-1].ends_sentence for sentence in sentences):
        return None
    voiced = pitch.voiced(frames, active, settings.pitch)
    found: list[Ending] = []
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1][0].word.start_s if number + 1 < len(sentences) else None
        span = _spoken(sentence, after, frames, active)
        if span is None or len(sentence) < settings.intonation.min_words:
            continue
        last = Span(max(span.start_s, min(sentence[-1].word.start_s or span.end_s, span.end_s - 0.2)), span.end_s)
        found += _trailing(frames, active, span, last, settings.intonation)
        if not sentence[-1].word.text.rstrip("\"'”’)").endswith("?"):
            found += _rising(frames, voiced, span, last, settings.intonation)
    return tuple(found)


def monotone(frames: Frames, active: NDArray[np.bool_], settings: MethodSettings) -> tuple[Stretch, ...] | None:
    """Stretches of ten seconds or more in which the pitch hardly moves; None if there is too little voice."""
    import numpy as np

    voiced = pitch.voiced(frames, active, settings.pitch)
    window, step = (round(value / frames.hop_s) for value in (settings.intonation.window_s, settings.intonation.step_s))
    found: list[Stretch] = []
    measured = False
    for start in range(0, max(0, len(frames) - window) + 1, step):
        inside = frames.f0_hz[start : start + window][voiced[start : start + window]]
        if len(inside) * frames.hop_s < settings.intonation.min_voiced_s:
            continue
        measured = True
        spread = float(np.std(pitch.semitones(inside)))
        if spread < settings.intonation.monotone_st:
            _lengthen(found, Stretch(start * frames.hop_s, (start + window) * frames.hop_s, round(spread, 2)))
    return tuple(found) if measured else None


def _lengthen(found: list[Stretch], piece: Stretch) -> None:
    """Append a window, joined to the previous stretch if they overlap."""
    if found and piece.start_s <= found[-1].end_s:
        piece = Stretch(found[-1].start_s, piece.end_s, max(found[-1].value, piece.value))
        found.pop()
    found.append(Stretch(round(piece.start_s, 2), round(piece.end_s, 2), piece.value))


def _sentences(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    sentences: list[list[Token]] = [[]]
    for token in tokens:
        sentences[-1].append(token)
        if token.ends_sentence:
            sentences.append([])
    return [tuple(sentence) for sentence in sentences if sentence]


def _spoken(
    sentence: tuple[Token, ...], next_start_s: float | None, frames: Frames, active: NDArray[np.bool_]
) -> Span | None:
    """The span of a sentence, up to the first silence after its last word; None if it is no longer than 0.5 s."""
    start_s, last_s = sentence[0].word.start_s, sentence[-1].word.start_s
    if start_s is None or last_s is None:
        return None
    limit = len(active) if next_start_s is None else min(len(active), round(next_start_s / frames.hop_s))
    at = round(last_s / frames.hop_s)
    while at < limit and not active[at]:
        at += 1
    while at < limit and active[at]:
        at += 1
    return Span(start_s, at * frames.hop_s) if at * frames.hop_s - start_s > 0.5 else None


def _trailing(
    frames: Frames, active: NDArray[np.bool_], span: Span, last: Span, settings: IntonationSettings
) -> list[Ending]:
    """An ending if the last word's loudest moment is far below the loud moments of its sentence."""
    import numpy as np

    whole = frames.level_dbfs[frames.slice_of(span)][active[frames.slice_of(span)]]
    end = frames.level_dbfs[frames.slice_of(last)]
    if not len(whole) or not len(end):
        return []
    drop_db = float(np.quantile(whole, 0.8) - end.max())
    if drop_db < settings.trailing_db:
        return []
    return [Ending(round(last.start_s, 2), round(last.end_s, 2), "trailing", round(drop_db, 1))]


def _rising(
    frames: Frames, voiced: NDArray[np.bool_], span: Span, last: Span, settings: IntonationSettings
) -> list[Ending]:
    """An ending if the last 80 ms of voice rise far above the low point of its last run and above the sentence."""
    import numpy as np

    sentence, ending = frames.slice_of(span), frames.slice_of(last)
    whole = pitch.semitones(frames.f0_hz[sentence][voiced[sentence]])
    if len(whole) < 30:
        return []
    middle = float(np.median(whole))
    tones = _last_run(frames.f0_hz[ending], voiced[ending], middle, frames.hop_s, settings)
    if not len(tones):
        return []
    final = float(np.median(tones[-8:]))
    rise = final - float(np.quantile(tones[:-5], 0.1))
    if rise < settings.rising_st or final < middle + settings.rising_over_st:
        return []
    return [Ending(round(last.start_s, 2), round(last.end_s, 2), "rising", round(rise, 1))]


def _last_run(
    f0_hz: NDArray[np.float32], voiced: NDArray[np.bool_], middle_st: float, hop_s: float, settings: IntonationSettings
) -> NDArray[np.float32]:
    """The last run of voice as semitones (n,), which neither pauses nor jumps; empty if it shows no direction.

    middle_st: of the sentence. Where the tracker takes a final s for a high voice or slips by an octave, the pitch is
    far from the middle or jumps for a moment; such runs are passed over. Any other short one ends the sentence.
    """
    import numpy as np

    at = np.flatnonzero(voiced)
    tones = pitch.semitones(f0_hz[at])
    gaps = np.diff(at) - 1 > round(settings.run_gap_s / hop_s)
    starts = np.flatnonzero(gaps | (np.abs(np.diff(tones)) > settings.run_jump_st)) + 1
    slips = [False, *(bool(~gaps[start - 1]) for start in starts)]  # begins with a jump in the middle of voice
    for run, slip in zip(reversed(np.split(tones, starts)), reversed(slips), strict=True):
        if len(run) and abs(float(np.median(run)) - middle_st) < settings.run_apart_st:
            if len(run) * hop_s >= settings.run_min_s:
                return run
            if not slip:
                break
    return tones[:0]

"""Correct word times by the sound level.

Whisper puts several words at one instant, stretches others across pauses, and writes words where there is no sound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from rehearse.data.recognition import WordTimeSettings
from rehearse.speech.levels import HOP_S, Levels, silences
from rehearse.speech.loops import bare
from rehearse.types import Span, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class _Timed(NamedTuple):
    word: Word
    start_s: float
    end_s: float


def settled(
    words: Sequence[Word], levels: Levels, speech: Sequence[Span], settings: WordTimeSettings
) -> tuple[Word, ...]:
    """The words with times that fit the sound; words far from any sound and outside `speech` are dropped."""
    active = levels.over_noise(settings.over_noise_db, settings.over_noise_share)
    still = silences(active, settings.silence_s, settings.island_s)
    row = [_Timed(w, w.start_s, w.end_s) for w in words if w.start_s is not None and w.end_s is not None]
    row = _snapped(_uncrowded(row, settings), still, settings)
    kept = [timed for timed in row if _sounds(timed, active, settings.reach_s) or _in_speech(timed, speech)]
    placed = _out_of_silence(kept, still, speech, settings)
    return tuple(replace(t.word, start_s=round(t.start_s, 3), end_s=round(t.end_s, 3)) for t in placed)


def _least_s(word: Word, settings: WordTimeSettings) -> float:
    """The shortest time in which a word with so many letters can be spoken, in seconds."""
    return settings.shortest_s + settings.letter_s * len(bare(word.text))


def _uncrowded(row: list[_Timed], settings: WordTimeSettings) -> list[_Timed]:
    """The words, with those too short to be spoken extended backwards at the expense of earlier words."""
    spread: list[_Timed] = []
    limit_s = float("inf")
    for word, start_s, end_s in reversed(row):
        least_s = _least_s(word, settings)
        stop_s = min(end_s, limit_s)
        limit_s = max(0.0, min(start_s, stop_s - least_s))
        spread.append(_Timed(word, limit_s, max(stop_s, limit_s)))
    return spread[::-1]


def _snapped(row: list[_Timed], still: tuple[Span, ...], settings: WordTimeSettings) -> list[_Timed]:
    """The words with starts moved to the end of the silence they are in or follow, and ends out of a later silence."""
    ends = [s.end_s for s in still]
    done: list[_Timed] = []
    for number, timed in enumerate(row):
        before_s = done[-1].end_s if done else 0.0
        after_s = row[number + 1].start_s if number + 1 < len(row) else float("inf")
        around = still[max(0, bisect_right(ends, timed.start_s - settings.late_s)) :]
        start_s, end_s = _start(timed, around, before_s, after_s, settings)
        start_s = max(start_s, done[-1].start_s + 2 * HOP_S if done else 0.0)
        reached = next((s for s in around if start_s < s.start_s < end_s <= s.end_s), None)
        done.append(_Timed(timed.word, start_s, max(start_s + 2 * HOP_S, reached.start_s if reached else end_s)))
    return done


def _out_of_silence(
    row: list[_Timed], still: tuple[Span, ...], speech: Sequence[Span], settings: WordTimeSettings
) -> list[_Timed]:
    """The words, each that lies in a long silence outside all speech moved to the nearer end of it."""
    long = [silence for silence in still if silence.duration_s >= settings.long_silence_s]
    done: list[_Timed] = []
    was_moved = False
    for timed in row:
        inside = next((s for s in long if s.start_s <= timed.start_s and timed.end_s <= s.end_s), None)
        moved = timed if inside is None or _in_speech(timed, speech) else _beside(inside, timed, settings)
        if done and moved.start_s < done[-1].end_s and (moved is not timed or was_moved):
            start_s = max(moved.start_s, done[-1].start_s + 2 * HOP_S)
            done[-1] = done[-1]._replace(end_s=min(done[-1].end_s, start_s))
            moved = moved._replace(start_s=start_s, end_s=max(moved.end_s, start_s + 2 * HOP_S))
        was_moved = moved is not timed
        done.append(moved)
    return done


def _beside(silence: Span, timed: _Timed, settings: WordTimeSettings) -> _Timed:
    """The word at the end of the silence that it lies nearer to, as long as its letters need at least."""
    least_s = _least_s(timed.word, settings)
    ahead = timed.start_s - silence.start_s <= silence.end_s - timed.end_s
    start_s = max(0.0, silence.start_s - least_s) if ahead else silence.end_s
    return _Timed(timed.word, start_s, start_s + least_s)


def _start(
    timed: _Timed, around: Sequence[Span], before_s: float, after_s: float, settings: WordTimeSettings
) -> tuple[float, float]:
    """Corrected start and end of a word. around: silences, beginning shortly before the word."""
    _, start_s, end_s = timed
    length_s = max(end_s - start_s, settings.shortest_s)
    for silence in around:
        if silence.start_s > end_s:
            break
        if silence.start_s - 2 * HOP_S <= start_s < silence.end_s:
            if end_s > silence.end_s + 2 * HOP_S:
                return silence.end_s, end_s
            if silence.end_s - start_s <= settings.late_s * 2 and after_s > silence.end_s + 2 * HOP_S:
                return silence.end_s, min(silence.end_s + length_s, after_s)  # the sound after the silence is the word
            return start_s, end_s
        if silence.end_s <= start_s:
            if before_s <= silence.end_s + settings.island_s:
                return silence.end_s, end_s  # it begins with the sound, slightly before Whisper's time
            continue
        if silence.end_s < end_s and silence.start_s - start_s < min(settings.stub_s, settings.stub_share * length_s):
            return silence.end_s, end_s  # Whisper stretched it back over the preceding pause
    return start_s, end_s


def _sounds(timed: _Timed, active: NDArray[np.bool_], reach_s: float) -> bool:
    first, last = (round(at_s / HOP_S) for at_s in (timed.start_s - reach_s, timed.end_s + reach_s))
    return bool(active[max(0, first) : max(0, last) + 1].any())


def _in_speech(timed: _Timed, speech: Sequence[Span]) -> bool:
    return any(span.start_s < timed.end_s and timed.start_s < span.end_s for span in speech)

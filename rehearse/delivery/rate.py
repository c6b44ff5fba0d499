"""Measure speech rate (words, including pauses) and articulation rate (syllables, excluding pauses), and pace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rehearse.data.method_settings import RateSettings
from rehearse.data.targets import PaceTarget
from rehearse.delivery import speech_activity, syllables
from rehearse.text.tokens import Token
from rehearse.types import PaceStretch, PaceWindow, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def talk_span(
    tokens: tuple[Token, ...], active: NDArray[np.bool_], hop_s: float, settings: RateSettings
) -> Span | None:
    """The span from the first word to the last, for words and activity of a recording; None without either.

    The recogniser's times are used unless the sound contradicts them: a first word that begins in silence, and a last
    word stretched across silence (or what follows it), are cut back to the activity.
    """
    starts = [token.word.start_s for token in tokens if token.word.start_s is not None]
    if not starts or not active.any():
        return None
    first_s = float(active.argmax()) * hop_s
    start_s = starts[0]
    if len(starts) == 1 or first_s < starts[1]:
        start_s = first_s - _believed_s(first_s - start_s, settings.faint_s)
    heard_s = _sound_until_s(starts[-1], active, hop_s, settings.closure_s)
    end_s = heard_s + _believed_s((tokens[-1].word.end_s or heard_s) - heard_s, settings.faint_s)
    return Span(round(start_s, 3), round(max(end_s, start_s), 3))


def _believed_s(beyond_s: float, faint_s: float) -> float:
    """Seconds accepted of a word's time beyond the sound: all up to the length of a faint sound, then less, then none.

    The transition is gradual, so that the rate does not jump between two takes on either side of a limit.
    """
    sure_s = 2 * faint_s / 3
    return beyond_s if beyond_s <= sure_s else max(0.0, 2 * sure_s - beyond_s)


def _sound_until_s(word_s: float, active: NDArray[np.bool_], hop_s: float, closure_s: float) -> float:
    """The end of the activity at or after a word's start: the first silence too long for a consonant's closure."""
    first = round(word_s / hop_s)
    for _, end in speech_activity.runs(speech_activity.bridged(active, hop_s, closure_s)):
        if end > first:
            return end * hop_s
    return len(active) * hop_s


def speech_rate_wpm(tokens: tuple[Token, ...], span: Span | None, settings: RateSettings) -> float | None:
    """Words per minute from the first word to the last, including pauses; filled pauses are not words."""
    if span is None or len(tokens) < settings.min_words or span.duration_s <= 0:
        return None
    return round(60 * len(tokens) / span.duration_s, 1)


def articulation_rate_sps(
    tokens: tuple[Token, ...], span: Span, phonation: NDArray[np.float32], filled: tuple[Span, ...], hop_s: float
) -> float | None:
    """Syllables per second of speech, excluding silent and filled pauses; None for less than 0.5 s of speech."""
    spoken = phonation.copy()
    for pause in filled:
        spoken[round(pause.start_s / hop_s) : round(pause.end_s / hop_s)] = 0.0
    spoken_s = float(spoken[round(span.start_s / hop_s) : round(span.end_s / hop_s)].sum()) * hop_s
    if not tokens or spoken_s < 0.5:
        return None
    return round(sum(syllables.each(tuple(token.form for token in tokens))) / spoken_s, 2)


def pace(tokens: tuple[Token, ...], span: Span, settings: RateSettings) -> tuple[PaceWindow, ...]:
    """Speech rate in sliding windows; a single window if the answer is no longer than one."""
    begins = _begins(tokens, span)
    if span.duration_s <= settings.window_s:
        return (_window(begins, span.start_s, span.end_s),) if span.duration_s > 0 else ()
    steps = int((span.duration_s - settings.window_s) / settings.step_s + 1e-9)
    starts = [span.start_s + i * settings.step_s for i in range(steps + 1)]
    if span.end_s - (starts[-1] + settings.window_s) > 0.5:
        starts.append(span.end_s - settings.window_s)
    return tuple(_window(begins, start_s, start_s + settings.window_s) for start_s in starts)


def short_windows(tokens: tuple[Token, ...], span: Span, settings: RateSettings) -> tuple[PaceWindow, ...]:
    """Speech rate in every ten seconds that begin with a second of the answer; none in a shorter answer."""
    begins, count = _begins(tokens, span), int(span.duration_s - settings.extreme_s) + 1
    starts = [span.start_s + i for i in range(max(0, count))] if span.duration_s >= settings.extreme_s else []
    return tuple(_window(begins, start_s, start_s + settings.extreme_s) for start_s in starts)


def extremes(
    short: tuple[PaceWindow, ...], span: Span, settings: RateSettings
) -> tuple[PaceWindow | None, PaceWindow | None]:
    """The slowest and the fastest of these ten seconds; None for an answer shorter than twenty seconds."""
    if span.duration_s < 2 * settings.extreme_s:
        return None, None
    return min(short, key=lambda window: window.wpm), max(short, key=lambda window: window.wpm)


def sustained(
    windows: tuple[PaceWindow, ...], target: PaceTarget, short: tuple[PaceWindow, ...] = ()
) -> tuple[PaceStretch, ...]:
    """Stretches of at least `sustained_s` outside the note band; windows on the same side that touch are joined.

    short: shorter windows of the same answer. No stretch holds a window on target, nor more than half of a short one.
    """
    on_target = [window for window in windows if target.band(window.wpm) == "ok"]
    middles = [(window.start_s + window.end_s) / 2 for window in short if target.band(window.wpm) == "ok"]
    found: list[PaceStretch] = []
    for window in windows:
        side = _side(window, target)
        if side is None or window.end_s - window.start_s < target.sustained_s - 0.01:
            continue
        if any(window.start_s < middle < window.end_s for middle in middles):
            continue
        last = found[-1] if found else PaceStretch(-1.0, -1.0, window.wpm, side)
        joined = PaceStretch(last.start_s, window.end_s, _further(last.wpm, window.wpm, side), side)
        if last.side == side and window.start_s <= last.end_s and not _holds(joined, on_target):
            found[-1] = joined
        elif window.start_s >= last.end_s:
            found.append(PaceStretch(window.start_s, window.end_s, window.wpm, side))
    return tuple(found)


def _holds(stretch: PaceStretch, windows: list[PaceWindow]) -> bool:
    return any(stretch.start_s <= window.start_s and window.end_s <= stretch.end_s for window in windows)


def _side(window: PaceWindow, target: PaceTarget) -> Literal["slow", "fast"] | None:
    if target.band(window.wpm) != "attention":
        return None
    low = target.note_min if target.note_min is not None else target.ok_min
    return "slow" if low is not None and window.wpm < low else "fast"


def _further(first: float, second: float, side: str) -> float:
    return min(first, second) if side == "slow" else max(first, second)


def _begins(tokens: tuple[Token, ...], span: Span) -> tuple[float, ...]:
    """When each word begins, in seconds; none before the span, so that the windows count the words of the whole."""
    return tuple(max(token.word.start_s, span.start_s) for token in tokens if token.word.start_s is not None)


def _window(begins: tuple[float, ...], start_s: float, end_s: float) -> PaceWindow:
    inside = sum(1 for begin_s in begins if start_s <= begin_s < end_s)
    return PaceWindow(round(start_s, 2), round(end_s, 2), round(60 * inside / (end_s - start_s), 1))

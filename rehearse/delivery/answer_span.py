"""Find where the answer begins and ends in the recording, without a beep before it or room noise after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rehearse.delivery import speech_activity
from rehearse.types import Filler, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.method_settings import AnswerSettings
    from rehearse.types import Speech


def by_words(
    talk: Span | None, sounds: Iterable[Filler], active: NDArray[np.bool_], hop_s: float, closure_s: float
) -> Span | None:
    """The span from the first word or filled pause to the last; None without a word.

    talk: see `rate.talk_span`. Activity that leads into the first word without a silence longer than `closure_s` is
    included.
    """
    if talk is None:
        return None
    times = [(item.start_s, item.end_s or item.start_s) for item in sounds if item.start_s is not None]
    start_s = min([talk.start_s, *(first for first, _ in times)])
    end_s = max([talk.end_s, *(last for _, last in times)])
    at = round(start_s / hop_s)
    for first, end in speech_activity.runs(speech_activity.bridged(active, hop_s, closure_s)):
        if first < at < end:
            start_s = first * hop_s
    return Span(round(start_s, 3), round(end_s, 3))


def by_speech(speech: Speech, active: NDArray[np.bool_], hop_s: float, settings: AnswerSettings) -> Span | None:
    """The span from the first speech to the last, for recordings without words; None without speech.

    A cough or a door, detected as a little speech far from the rest, is excluded.
    """
    import numpy as np

    near = np.zeros(len(active), bool)
    for span in _without_strays(speech.spans, settings):
        first, end = (round(at_s / hop_s) for at_s in (span.start_s - settings.edge_s, span.end_s + settings.edge_s))
        near[max(0, first) : max(0, end)] = True
    spoken = np.flatnonzero(near & active)
    if not len(spoken):
        return None
    return Span(round(int(spoken[0]) * hop_s, 3), round((int(spoken[-1]) + 1) * hop_s, 3))


def _without_strays(spans: tuple[Span, ...], settings: AnswerSettings) -> tuple[Span, ...]:
    groups: list[list[Span]] = []
    for span in spans:
        if groups and span.start_s - groups[-1][-1].end_s < settings.stray_apart_s:
            groups[-1].append(span)
        else:
            groups.append([span])
    kept = [group for group in groups if sum(span.duration_s for span in group) >= settings.stray_s] or groups
    return tuple(span for group in kept for span in group)


def inside(active: NDArray[np.bool_], answer: Span | None, hop_s: float) -> NDArray[np.bool_]:
    """The activity (n,) inside the answer; all of it if there is no answer."""
    if answer is None:
        return active
    kept = active.copy()
    kept[: round(answer.start_s / hop_s)] = False
    kept[round(answer.end_s / hop_s) :] = False
    return kept


def unworded_s(answer: Span | None, speech: Speech, settings: AnswerSettings) -> float:
    """Seconds of voice before the answer's first word; 0 for less than a sentence, such as a cough or a breath."""
    before = Span(0.0, answer.start_s if answer else 0.0)
    voiced_s = sum(span.overlap_s(before) for span in speech.spans)
    return voiced_s if voiced_s >= settings.unworded_s else 0.0


def silence_before_s(answer: Span | None, speech: Speech, settings: AnswerSettings) -> float | None:
    """Seconds from the start to the first word, or to the voice before it that the words lack; None without an answer.

    A first sentence that the speech model lost is no silence.
    """
    if answer is None or not unworded_s(answer, speech, settings):
        return answer.start_s if answer else None
    return round(min(span.start_s for span in speech.spans), 3)


def what_is_around(answer: Span | None, speech: Speech, settings: AnswerSettings) -> tuple[str, ...]:
    """Warnings if voice before the answer has no words, and if the recording is seconds longer than the answer."""
    voiced_s = unworded_s(answer, speech, settings)
    lost = f"The speech model made out no words in {voiced_s:.0f} s of voice before the first one; they do not count."
    return (*([lost] if voiced_s else []), *_longer(answer, speech.duration_s, settings))


def _longer(answer: Span | None, recording_s: float, settings: AnswerSettings) -> tuple[str, ...]:
    """A warning if the recording is seconds longer than the answer, otherwise empty."""
    if answer is None:
        return ()
    before_s, rest_s = answer.start_s, recording_s - answer.end_s
    if rest_s >= settings.rest_reported_s:
        return (f"Duration and rates end with the last word; the recording goes on for another {rest_s:.0f} s.",)
    if before_s + rest_s < settings.rest_reported_s:
        return ()
    outside = f"{before_s:.0f} s before and {rest_s:.0f} s after are not counted"
    return (f"Duration and rates run from the first word to the last; {outside}.",)

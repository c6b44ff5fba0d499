"""Detect two voices, by pitch and by voice print.

By pitch: the values form two clusters, a low and a high voice that alternate. By voice print: see `voice_clusters`.
Both miss two voices that are very similar, so finding nothing proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rehearse.delivery import pitch, voice_clusters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.method_settings import MethodSettings, PitchSettings, VoiceSettings
    from rehearse.signal.frames import Frames

WARNING = "Two voices were heard, and the measures cover both. Record again where only you can be heard."
_STEP_ST = 0.25


def evidence(
    frames: Frames, active: NDArray[np.bool_], settings: MethodSettings
) -> tuple[Literal["pitch", "voice print"], ...]:
    """The evidence for two voices; empty if there is none.

    active: mask of frames with speech (n,). frames: without voice prints, only pitch is used.
    """
    found: list[Literal["pitch", "voice print"]] = []
    if two_heard(frames, active, settings.pitch, settings.voices):
        found.append("pitch")
    if frames.prints is not None and voice_clusters.two_speakers(frames.prints, active, settings.voice_prints):
        found.append("voice print")
    return tuple(found)


def two_heard(frames: Frames, active: NDArray[np.bool_], tracked: PitchSettings, settings: VoiceSettings) -> bool:
    """Whether a low and a high voice alternate; False if there is too little speech to decide.

    active: mask of frames with speech (n,).
    """
    import numpy as np

    at = np.flatnonzero(pitch.voiced(frames, active, tracked) & active)
    height_st = pitch.semitones(frames.f0_hz[at])
    cut_st = _between_clusters(height_st, round(settings.least_s / frames.hop_s))
    if cut_st is None:
        return False
    high = height_st >= cut_st
    apart_st = float(np.median(height_st[high]) - np.median(height_st[~high]))
    if not settings.apart_st <= apart_st <= settings.most_apart_st:
        return False
    return _take_turns(frames, at, high, settings)


def _between_clusters(height_st: NDArray[np.float32], least: int) -> float | None:
    """The pitch in semitones that minimises the variance on both sides (Otsu 1979), each of at least `least` frames."""
    import numpy as np

    if len(height_st) < 2 * least:
        return None
    ordered = np.sort(height_st).astype(np.float64)
    cuts = np.arange(ordered[least - 1], ordered[-least], _STEP_ST) + _STEP_ST
    sides = [(ordered[:at], ordered[at:]) for at in np.searchsorted(ordered, cuts)]  # views: copies would be 200 MB
    inner = [
        (sum(len(side) * float(side.var()) for side in pair), float(cut))
        for cut, pair in zip(cuts, sides, strict=True)
        if min(map(len, pair)) >= least
    ]
    return min(inner)[1] if inner else None


def _take_turns(frames: Frames, at: NDArray[np.intp], high: NDArray[np.bool_], settings: VoiceSettings) -> bool:
    """Whether most of the speech stays in one pitch cluster for a while, and the two clusters differ in timbre."""
    import numpy as np

    window = at // round(settings.window_s / frames.hop_s)
    shapes: tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]] = ([], [])
    pure = heard = 0
    for number in np.unique(window):
        inside = window == number
        share = float(high[inside].mean())
        if inside.sum() * frames.hop_s < settings.window_least_s:
            continue
        heard += int(inside.sum())
        if max(share, 1 - share) > settings.pure:
            pure += int(inside.sum())
            shapes[share > 0.5].append(frames.cepstra[at[inside]].mean(axis=0))
    if min(map(len, shapes)) < settings.least_windows or pure < settings.in_turns * heard:
        return False
    return _unlike(np.array(shapes[0]), np.array(shapes[1])) >= settings.unlike


def _unlike(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Distance between the mean spectral shapes of two groups, in standard deviations within the groups."""
    import numpy as np

    middle, far = one.mean(axis=0), other.mean(axis=0)
    within = np.concatenate([one - middle, other - far]).std(axis=0) + 1.0
    return float(np.sqrt(np.mean(((middle - far) / within) ** 2)))

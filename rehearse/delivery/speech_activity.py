"""Find the frames with speech: voice activity detects the speech, energy gives its exact start and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.method_settings import PauseSettings, SilenceSettings
    from rehearse.signal.frames import Frames
    from rehearse.types import Speech

VAD_FRAME_S = 0.032  # 512 samples at 16 kHz, the step of Silero's model
SPEECH = 0.5  # Silero's default threshold


def probability(frames: Frames, speech: Speech, over: int = 1) -> NDArray[np.float32]:
    """Speech probability of each 10 ms frame, shape (n,): interpolated, or 1 inside the spans if none were kept.

    over: number of network steps to average, as single steps fluctuate and differ between takes.
    """
    import numpy as np

    middle = (np.arange(len(frames)) + 0.5) * frames.hop_s
    if speech.probabilities:
        at = (np.arange(len(speech.probabilities)) + 0.5) * VAD_FRAME_S
        steadied = _mean_over(np.asarray(speech.probabilities), over)
        between: NDArray[np.float32] = np.interp(middle, at, steadied).astype(np.float32)
        return between
    inside = np.zeros(len(frames), np.float32)
    for span in speech.spans:
        inside[frames.slice_of(span)] = 1.0
    return inside


def _mean_over(row: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """The mean of `steps` values around each, shape (n,); the first and last values are repeated beyond the ends."""
    import numpy as np

    before = steps // 2
    padded = np.pad(row, (before, steps - 1 - before), mode="edge")
    return np.convolve(padded, np.full(steps, 1 / steps), "valid") if steps > 1 else row


def active(frames: Frames, speech: Speech, settings: SilenceSettings) -> NDArray[np.bool_]:
    """Mask (n,) of the frames with speech; short closures are bridged and clicks removed.

    Combining both sources corrects three errors: voice activity counts a breath before a phrase as speech, and a vowel
    held for seconds as silence; energy counts weak consonants in noise as a gap, though voice activity is confident of
    speech there on average. Stretches are judged by their mean, as single frames differ between takes of a sound.
    """
    import numpy as np

    voice, steady = probability(frames, speech), probability(frames, speech, settings.mean_over)
    if not (steady >= SPEECH).any():
        return np.zeros(len(frames), bool)
    below_loud_db = loud_dbfs(frames, steady, settings) - frames.level_dbfs
    sung = (frames.harmonicity > settings.sung_harmonicity) & (below_loud_db < settings.sung_db)
    voiced = (steady >= settings.voice_probability) | sung
    raw = voiced & (frames.level_dbfs > threshold_dbfs(frames, steady, voiced, settings))
    toneless = frames.harmonicity < settings.tone_harmonicity
    for start, end in runs(raw & toneless & (below_loud_db > settings.breath_db)):
        raw[start:end] = voice[start:end].mean() >= settings.breath_probability
    bridged = ~_without_short(~raw, settings.bridge_s / frames.hop_s)
    return _closed(_without_short(bridged, settings.island_s / frames.hop_s), voice, frames.hop_s, settings)


def sure(frames: Frames, speech: Speech, active: NDArray[np.bool_], settings: SilenceSettings) -> NDArray[np.bool_]:
    """Mask (n,) of the active frames, excluding those that sound like breathing out after the last word."""
    steady = probability(frames, speech, settings.mean_over)
    kept: NDArray[np.bool_] = active & (
        (steady >= settings.sure_probability) | (frames.harmonicity >= settings.tone_harmonicity)
    )
    return kept


def _closed(
    active: NDArray[np.bool_], voice: NDArray[np.float32], hop_s: float, settings: SilenceSettings
) -> NDArray[np.bool_]:
    """The activity with those gaps filled in which voice activity on average finds speech."""
    closed = active.copy()
    for start, end in runs(~active):
        inner = start > 0 and end < len(active) and (end - start) * hop_s <= settings.gap_max_s
        if inner and voice[start:end].mean() >= settings.gap_probability:
            closed[start:end] = True
    return closed


def bridged(active: NDArray[np.bool_], hop_s: float, shorter_s: float) -> NDArray[np.bool_]:
    """Activity (n,) with every inner silence shorter than `shorter_s` filled."""
    filled = ~_without_short(~active, shorter_s / hop_s)
    on = active.nonzero()[0]
    if len(on):
        filled[: on[0]] = False
        filled[on[-1] + 1 :] = False
    return filled


def phonation(active: NDArray[np.bool_], hop_s: float, settings: PauseSettings) -> NDArray[np.float32]:
    """The degree to which each frame counts as speaking time, shape (n,), 0-1: consonant closures do, pauses do not.

    From `fade_s` below to `fade_s` above the minimum length of a pause, a silence counts less and less, so that a rate
    does not jump if a silence is measured 10 ms longer.
    """
    import numpy as np

    spoken = active.astype(np.float32)
    for start, end in runs(~active):
        if start > 0 and end < len(active):
            over_s = (end - start) * hop_s - (settings.min_s - settings.fade_s)
            spoken[start:end] = np.clip(1 - over_s / (2 * settings.fade_s), 0, 1)
    return spoken


def threshold_dbfs(
    frames: Frames, voice: NDArray[np.float32], voiced: NDArray[np.bool_], settings: SilenceSettings
) -> float:
    """The level in dBFS above which a frame is active, between the noise floor and the level of speech."""
    noise = noise_dbfs(frames, voiced, settings)
    loud = loud_dbfs(frames, voice, settings)
    margin = min(max(settings.margin_share * (loud - noise), settings.margin_min_db), settings.margin_max_db)
    return max(noise + margin, loud - settings.range_db)


def noise_dbfs(frames: Frames, voiced: NDArray[np.bool_], settings: SilenceSettings) -> float:
    """Level of the noise floor in dBFS: the median of frames without voice, else the quietest tenth of all frames.

    Digital silence added before or after a take is not room noise and counts only if there is nothing else.
    """
    import numpy as np

    sounding = frames.level_dbfs > settings.digital_silence_dbfs
    quiet = frames.level_dbfs[~voiced & sounding]
    if len(quiet) * frames.hop_s < settings.enough_s:
        quiet = frames.level_dbfs[~voiced]
    lowest = float(np.quantile(frames.level_dbfs, settings.noise_quantile))
    if len(quiet) * frames.hop_s < settings.enough_s:
        return lowest
    return float(np.quantile(quiet, 0.5))


def room_dbfs(frames: Frames, active: NDArray[np.bool_], settings: SilenceSettings) -> float:
    """Level of the room noise in the vowel band, in dBFS: between stretches of speech, else of the quietest frames."""
    import numpy as np

    between = frames.vowel_dbfs[~active & (frames.vowel_dbfs > settings.digital_silence_dbfs)]
    if len(between) * frames.hop_s < settings.enough_s:
        return float(np.quantile(frames.vowel_dbfs, settings.noise_quantile))
    return float(np.median(between))


def loud_dbfs(frames: Frames, voice: NDArray[np.float32], settings: SilenceSettings) -> float:
    """Level of loud speech in dBFS."""
    import numpy as np

    return float(np.quantile(frames.level_dbfs[voice >= SPEECH], settings.loud_quantile))


def runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Each run of True as (first, one past last)."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _without_short(mask: NDArray[np.bool_], shortest: float) -> NDArray[np.bool_]:
    """The mask without runs of True shorter than `shortest` frames."""
    kept = mask.copy()
    for start, end in runs(mask):
        if end - start < shortest:
            kept[start:end] = False
    return kept

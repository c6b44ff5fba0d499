"""Which frames are silent: voice activity says what is speech, energy says where exactly it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.measuring import SilenceSettings
    from rehearse.delivery.frames import Frames
    from rehearse.types import Speech

VAD_FRAME_S = 0.032  # 512 samples at 16 kHz, the step of Silero's model


def probability(frames: Frames, speech: Speech) -> NDArray[np.float32]:
    """Speech probability of each 10 ms frame, (n,): interpolated, or 1 inside the spans where none were kept."""
    import numpy as np

    middle = (np.arange(len(frames)) + 0.5) * frames.hop_s
    if speech.probabilities:
        at = (np.arange(len(speech.probabilities)) + 0.5) * VAD_FRAME_S
        between: NDArray[np.float32] = np.interp(middle, at, speech.probabilities).astype(np.float32)
        return between
    inside = np.zeros(len(frames), np.float32)
    for span in speech.spans:
        inside[frames.slice_of(span)] = 1.0
    return inside


def active(frames: Frames, speech: Speech, settings: SilenceSettings) -> NDArray[np.bool_]:
    """True for each frame (n,) in which somebody speaks; short closures bridged, clicks removed.

    Two things voice activity is wrong about are put right: it takes a breath before a phrase for speech, and a vowel
    held for seconds for none.
    """
    import numpy as np

    voice = probability(frames, speech)
    if not (voice >= 0.5).any():
        return np.zeros(len(frames), bool)
    threshold = threshold_dbfs(frames, voice, settings)
    below_loud_db = loud_dbfs(frames, voice, settings) - frames.level_dbfs
    breathy = (below_loud_db > settings.breath_db) & (frames.f0_hz == 0)
    needed = np.where(breathy, settings.breath_probability, settings.voice_probability)
    sung = (frames.harmonicity > settings.sung_harmonicity) & (frames.f0_hz > 0) & (below_loud_db < settings.sung_db)
    raw = (frames.level_dbfs > threshold) & ((voice >= needed) | sung)
    if loud_dbfs(frames, voice, settings) - noise_dbfs(frames, voice, settings) < settings.noisy_db:
        raw |= (
            voice >= settings.noisy_probability
        )  # weak consonants drown in the noise: energy alone would call them gaps
    bridged = ~_without_short(~raw, settings.bridge_s / frames.hop_s)
    return _without_short(bridged, settings.island_s / frames.hop_s)


def phonation(active: NDArray[np.bool_], hop_s: float, pause_s: float) -> NDArray[np.bool_]:
    """Activity with every silence shorter than a pause filled, (n,): closures of consonants are part of speaking."""
    filled = ~_without_short(~active, pause_s / hop_s)
    on = active.nonzero()[0]
    if len(on):
        filled[: on[0]] = False
        filled[on[-1] + 1 :] = False
    return filled


def threshold_dbfs(frames: Frames, voice: NDArray[np.float32], settings: SilenceSettings) -> float:
    """The level above which a frame is active, between the noise floor and the level of speech."""
    noise = noise_dbfs(frames, voice, settings)
    loud = loud_dbfs(frames, voice, settings)
    margin = min(max(settings.margin_share * (loud - noise), settings.margin_min_db), settings.margin_max_db)
    return max(noise + margin, loud - settings.range_db)


def noise_dbfs(frames: Frames, voice: NDArray[np.float32], settings: SilenceSettings) -> float:
    """Level of the noise floor: the median of what is surely no speech, else the quietest tenth of everything.

    Digital silence put before or after a take is no noise of its room: it counts only where there is nothing else.
    """
    import numpy as np

    sounding = frames.level_dbfs > settings.digital_silence_dbfs
    quiet = frames.level_dbfs[(voice < settings.voice_probability) & sounding]
    if len(quiet) * frames.hop_s < 0.3:
        quiet = frames.level_dbfs[voice < settings.voice_probability]
    lowest = float(np.quantile(frames.level_dbfs, settings.noise_quantile))
    if len(quiet) * frames.hop_s < 0.3:
        return lowest
    return float(np.quantile(quiet, 0.5))


def loud_dbfs(frames: Frames, voice: NDArray[np.float32], settings: SilenceSettings) -> float:
    """Level of speech."""
    import numpy as np

    return float(np.quantile(frames.level_dbfs[voice >= 0.5], settings.loud_quantile))


def runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Each stretch of True as (first, one past last)."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _without_short(mask: NDArray[np.bool_], shortest: float) -> NDArray[np.bool_]:
    """The mask without its stretches of True shorter than `shortest` frames."""
    kept = mask.copy()
    for start, end in runs(mask):
        if end - start < shortest:
            kept[start:end] = False
    return kept

"""Settings of the methods in `rehearse.delivery`, from method_settings.toml, which gives the source of each."""

import msgspec

from rehearse.data import load


class BandSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of the sound that is measured."""

    low_hz: float
    high_hz: float
    order: int
    ripple_db: float
    stop_db: float


class FrameSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sound is cut into frames."""

    hop_ms: float
    level_window_ms: float
    vowel_min_hz: float
    vowel_max_hz: float
    block_s: float
    mel_bands: int
    cepstra: int


class PitchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Settings of the autocorrelation method; names as in Praat."""

    floor_hz: float
    ceiling_hz: float
    candidates: int
    silence_threshold: float
    voicing_threshold: float
    octave_cost: float
    octave_from_hz: float
    octave_jump_cost: float
    voiced_unvoiced_cost: float
    peak_harmonicity: float
    peak_quantile: float
    min_run_s: float
    range_db: float
    spread_max_st: float
    min_voiced_s: float


class SilenceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which frames are silent."""

    voice_probability: float
    sure_probability: float
    breath_db: float
    breath_probability: float
    tone_harmonicity: float
    sung_harmonicity: float
    sung_db: float
    mean_over: int
    gap_probability: float
    gap_max_s: float
    digital_silence_dbfs: float
    enough_s: float
    noise_quantile: float
    loud_quantile: float
    margin_share: float
    margin_min_db: float
    margin_max_db: float
    range_db: float
    bridge_s: float
    island_s: float


class ToneSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as a tone rather than a voice."""

    window_s: float
    step_s: float
    lowest_hz: float
    most_drift: float
    most_lines: int
    purity: float


class AnswerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the answer begins and ends in a recording."""

    edge_s: float
    stray_s: float
    stray_apart_s: float
    unworded_s: float
    rest_reported_s: float


class VoiceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two voices are distinguished."""

    least_s: float
    apart_st: float
    most_apart_st: float
    window_s: float
    window_least_s: float
    pure: float
    least_windows: int
    in_turns: float
    unlike: float


class VoicePrintSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the embeddings of 1.6 s windows belong to two speakers."""

    most: int
    voiced: float
    spoken: float
    alike: float
    least: int
    apart: float
    each_apart: float
    apart_once: float
    each_apart_once: float
    middles: float


class PauseSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which silences are pauses, and where they lie among the words."""

    min_s: float
    long_s: float
    fade_s: float
    hiss_max_s: float
    hiss_closure_s: float
    hiss_over_room_db: float
    hiss_under_db: float


class RateSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Windows of the pace curve."""

    window_s: float
    step_s: float
    extreme_s: float
    min_words: int
    faint_s: float
    closure_s: float


class PeakSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Syllables as peaks of the level."""

    smooth_s: float
    apart_s: float
    rise_min_db: float
    rise_full_db: float
    range_db: float
    range_fade_db: float
    noise_factor: float
    harmonicity: float
    harmonicity_fade: float
    per_peak: float
    exponent: float


class IntonationSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ends of sentences and monotone stretches."""

    min_words: int
    trailing_db: float
    rising_st: float
    rising_over_st: float
    run_gap_s: float
    run_jump_st: float
    run_min_s: float
    run_apart_st: float
    window_s: float
    step_s: float
    min_voiced_s: float
    monotone_st: float


class FillerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Merging and counting fillers."""

    same_s: float
    support_s: float
    support: float
    sure: float
    shortest_s: float
    voiced: float
    doubted: float
    doubted_support: float
    drawn_s: float
    burst_count: int
    burst_s: float


class SteadySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a steady nucleus is."""

    min_s: float
    change_min: float
    change_max: float
    dark_min: float
    range_db: float
    loud_quantile: float
    dip_db: float
    schwa: tuple[float, ...]


class InferenceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which steady nuclei count as filled pauses."""

    early_s: float
    syllable_min_s: float
    syllable_max_s: float
    over_min_s: float
    accept: float
    missing_s: float
    join_s: float
    join_dip_db: float
    onset_s: float
    reach_s: float
    tail_s: float
    bias: float
    weights: tuple[float, float, float, float, float, float, float]


class MethodSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of method_settings.toml."""

    band: BandSettings
    frames: FrameSettings
    pitch: PitchSettings
    tones: ToneSettings
    silence: SilenceSettings
    answer: AnswerSettings
    voices: VoiceSettings
    voice_prints: VoicePrintSettings
    pauses: PauseSettings
    rate: RateSettings
    peaks: PeakSettings
    intonation: IntonationSettings
    fillers: FillerSettings
    steady: SteadySettings
    inference: InferenceSettings


def measuring() -> MethodSettings:
    """The settings that ship with the program."""
    return load("method_settings.toml", MethodSettings)

"""Settings of recognition, from recognition.toml, which gives the source of each."""

from __future__ import annotations

import msgspec

from rehearse.data import converted, load


class ModelSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one model is run, and by how much its word times are off."""

    hotwords: str
    beam_size: int
    careful_beam_size: int
    start_offset_s: float
    spare_s: float
    step_s: float
    least_s: float


class ChunkSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lengths of the pieces that are transcribed in one pass."""

    enough_speech_s: float
    long_s: float
    first_early_s: float
    faint_on_probability: float
    faint_off_probability: float
    shortest_lead_s: float
    longest_lead_s: float
    pad_s: float


class DoubtSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a chunk is transcribed again."""

    no_speech_probability: float
    min_avg_logprob: float
    max_compression_ratio: float
    late_end_s: float
    min_words_per_s: float
    unexplained_s: float
    rest_s: float
    onset_s: float
    word_s: float
    letter_s: float
    shortest_split_s: float


class LoopSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which repetition counts as invented by the model."""

    most_words: int
    apart_s: float
    most_phrases: int
    most_signs: int
    longest_phrase: int


class WordTimeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How word times are compared with the sound."""

    over_noise_db: float
    over_noise_share: float
    silence_s: float
    long_silence_s: float
    island_s: float
    shortest_s: float
    letter_s: float
    late_s: float
    stub_s: float
    stub_share: float
    reach_s: float


class OverlookedSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When sound without detected speech is transcribed, and when the result is believed."""

    over_noise_db: float
    under_loudest_db: float
    no_speech_s: float
    shortest_s: float
    shortest_beside_speech_s: float
    faint_on_probability: float
    faint_off_probability: float
    faint_s: float
    bridge_s: float
    apart_s: float
    pad_s: float
    min_words: int
    min_probability: float
    min_avg_logprob: float
    max_compression_ratio: float


class MaskedSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a recording is transcribed regardless of voice activity."""

    max_range_db: float
    min_range_db: float
    max_speech_share: float
    min_more_words: int
    cut_within_s: float


class GateSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When words are withheld, and the sentences that say why."""

    min_confidence: float
    sure_confidence: float
    min_language_probability: float
    named_probability: float
    enough_speech_s: float
    enough_words: int
    sparse_from_s: float
    min_words_per_minute: float
    min_explained: float
    hole_s: float
    foreign: str
    silent: str
    wordless: str
    sparse: str
    unclear: str
    foreign_fix: str
    silent_fix: str
    unclear_fix: str
    channel_fix: str
    languages: dict[str, str]


class Recognition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """recognition.toml; `models` holds what differs from the entry "default"."""

    models: dict[str, dict[str, str | int | float]]
    chunks: ChunkSettings
    doubts: DoubtSettings
    loops: LoopSettings
    word_times: WordTimeSettings
    overlooked: OverlookedSettings
    masked: MaskedSettings
    gate: GateSettings

    def model(self, name: str) -> ModelSettings:
        """The settings of the model of that name: its own entry over the default one."""
        return converted({**self.models["default"], **self.models.get(name, {})}, ModelSettings)


def recognition() -> Recognition:
    """The settings that the program ships."""
    return load("recognition.toml", Recognition)

"""The limits by which a recording is trusted, from levels.toml."""

import msgspec

from rehearse.data import load


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of levels.toml: every key must be there and no other."""


class Silence(_Table, frozen=True):
    """When a recording holds nothing at all."""

    loudest_frame_dbfs: float


class Frame(_Table, frozen=True):
    """The frames in which level is measured."""

    length_s: float
    quietest_share: float


class Clipping(_Table, frozen=True):
    """Which samples are clipped and how many are too many."""

    within_db: float
    run_samples: int
    poor_ratio: float
    note_ratio: float


class Range(_Table, frozen=True):
    """Peak over noise floor, in dB."""

    poor_db: float
    note_db: float


class Level(_Table, frozen=True):
    """Peak level, in dBFS."""

    poor_peak_dbfs: float
    note_peak_dbfs: float


class SpeechShare(_Table, frozen=True):
    """Share of the duration that is speech."""

    poor_ratio: float
    note_ratio: float


class Rate(_Table, frozen=True):
    """Sample rates, in Hz."""

    lowest_hz: int
    telephone_hz: int


class Finite(_Table, frozen=True):
    """Samples that are not numbers, and numbers that cannot be samples."""

    refuse_ratio: float
    rescale_peak: float


class Most(_Table, frozen=True):
    """The largest file that is read."""

    channels: int
    rate_hz: int
    hours: float
    joined: int
    gigabytes: float


class Mix(_Table, frozen=True):
    """When channels are not mixed, and which track is taken."""

    frame_s: float
    cancelled_ratio: float
    cancelled_share: float
    better_db: float
    quiet_dbfs: float
    lively_db: float
    most_tracks: int


class Levels(_Table, frozen=True):
    """All of levels.toml."""

    silence: Silence
    frame: Frame
    clipping: Clipping
    range: Range
    level: Level
    speech: SpeechShare
    rate: Rate
    finite: Finite
    most: Most
    mix: Mix


def levels() -> Levels:
    """The limits that ship with the program."""
    return load("levels.toml", Levels)

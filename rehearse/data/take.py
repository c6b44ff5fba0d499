"""How a take is recorded, from take.toml."""

import msgspec

from rehearse.data import load


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of take.toml: every key must be there and no other."""


class RecorderLimits(_Table, frozen=True):
    """Rates, waiting times and intervals of the recorder process."""

    rate_hz: int
    start_limit_s: float
    first_block_limit_s: float
    stall_s: float
    close_limit_s: float
    tail_s: float
    write_every_s: float
    sync_every_s: float
    meter_every_s: float
    disk_check_every_s: float
    min_free_mb: float
    longest_s: float
    drift_s: float


class Inputs(_Table, frozen=True):
    """Which input carries the voice."""

    most: int
    step_s: float
    voice_db: float
    apart_db: float
    louder_db: float
    lead_s: float
    most_lead_s: float
    floor_rise_db_per_s: float


class Check(_Table, frozen=True):
    """The microphone check."""

    length_s: float
    silent_after_s: float
    gone_after_s: float
    quiet_dbfs: float
    clipped_runs: int
    narrow_hz: int
    telephone_hz: int
    band_floor_db: float


class Think(_Table, frozen=True):
    """The time to think before the take."""

    default_s: float
    warn_s: float


class Timer(_Table, frozen=True):
    """When the lights of the timer change: green, amber, red."""

    lights_s: tuple[float, float, float]


class StartOver(_Table, frozen=True):
    """What becomes of a take that replaces a deleted one."""

    hardly_begun_s: float


class Enter(_Table, frozen=True):
    """How long Enter, and a click in the studio, do not end a recording that has just begun."""

    ignored_s: float


class TakeSettings(_Table, frozen=True):
    """All of take.toml."""

    recorder: RecorderLimits
    inputs: Inputs
    check: Check
    think: Think
    start_over: StartOver
    enter: Enter
    timer: Timer


def take_settings() -> TakeSettings:
    """The settings that ship with the program."""
    return load("take.toml", TakeSettings)

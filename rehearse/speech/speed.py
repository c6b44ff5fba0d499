"""Store the measured speed of models on this machine, and rank those that are fast enough by accuracy."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rehearse.data import from_json, load
from rehearse.errors import UsageError, refused
from rehearse.permissions import write_whole
from rehearse.settings import config_dir
from rehearse.speech.cores import available
from rehearse.types import Asked

FILE = "speeds.json"


class SpeedSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of speed.toml."""

    answer_s: float
    stretch_s: float
    runs: int
    precisions: tuple[str, ...]
    worth_it: float
    narrower_beams: tuple[int, ...]


class Speed(msgspec.Struct, frozen=True):
    """The measured speed of a model with the settings in `asked`.

    answer_s: seconds to transcribe half a chunk on the cores that are free during a take.
    size_mb, cores: of the model and the machine; the measurement is valid only for these.
    """

    asked: Asked
    answer_s: float
    size_mb: float
    cores: int


def speed_settings() -> SpeedSettings:
    """The settings in speed.toml."""
    return load("speed.toml", SpeedSettings)


def remembered(name: str, size_mb: float) -> Speed | None:
    """The stored speed of this model if it is valid for this machine; None if there is none or it cannot be read."""
    speed = _all().get(name)
    return speed if speed is not None and (speed.size_mb, speed.cores) == (size_mb, available()) else None


def remember(name: str, speed: Speed) -> None:
    """Store the speed of a model. Raises UsageError if it cannot be saved."""
    path = config_dir() / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.format(msgspec.json.encode({**_all(), name: speed})))
    except OSError as error:
        raise UsageError(
            f"The speed cannot be saved in {path.parent}: {refused(error)}.",
            "Models then run with their default settings.",
        ) from error


def _all() -> dict[str, Speed]:
    path = config_dir() / FILE
    try:
        return from_json(path.read_bytes(), dict[str, Speed]) if path.is_file() else {}
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, UsageError):
        return {}


def most_accurate(speeds: dict[str, Speed], error_percent: dict[str, float], within_s: float) -> Sequence[str]:
    """The models that answer within `within_s`, fewest errors first; models with unknown error rates last."""
    quick = [name for name, speed in speeds.items() if speed.answer_s <= within_s]
    return sorted(quick, key=lambda name: error_percent.get(name, 100.0))

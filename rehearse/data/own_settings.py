"""What the user can set, read once at the command line and handed to every stage from there."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from rehearse.data import load_file, own_mistakes
from rehearse.data.fillers import FillerLexicon, read_fillers
from rehearse.data.targets import Targets, aimed, read_targets

FILE = "settings.toml"
LONGEST_THINK_S = 3600.0
MOST_THREADS = 1024


class Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """settings.toml: what is neither a target nor a filler. None is our default."""

    think_s: float | None = None
    report: Literal["short", "full"] | None = None
    keep_sound: bool | None = None  # recordings stay beside their reports
    threads: int | None = None


@dataclass(frozen=True)
class OwnSettings:
    """Targets, fillers and preferences: ours, overridden by the user's."""

    targets: Targets
    fillers: FillerLexicon
    preferences: Preferences = Preferences()  # noqa: RUF009 - frozen
    aimed_at_s: float | None = None  # the target length that was asked for, if any


def aimed_at(own: OwnSettings, target_s: float | None) -> OwnSettings:
    """The settings for an answer of this length in seconds; as they are for None."""
    return own if target_s is None else replace(own, targets=aimed(own.targets, target_s), aimed_at_s=target_s)


def read_own(folder: Path | None = None) -> OwnSettings:
    """The settings of a folder; ours alone without one. Raises UsageError for a file that cannot be used."""
    return OwnSettings(read_targets(folder), read_fillers(folder), read_preferences(folder))


@cache
def shipped() -> OwnSettings:
    """Our own settings, the default where none are passed in."""
    return read_own()


def read_preferences(folder: Path | None) -> Preferences:
    """settings.toml of a folder. Raises UsageError for an invalid key or value."""
    path = folder / FILE if folder else None
    if path is None or not path.is_file():
        return Preferences()
    found = load_file(path, Preferences)
    with own_mistakes(path):
        if found.think_s is not None and not 0 <= found.think_s <= LONGEST_THINK_S:
            raise ValueError(f"think_s must be from 0 to {LONGEST_THINK_S:g} seconds, not {found.think_s:g}.")
        if found.threads is not None and not 1 <= found.threads <= MOST_THREADS:
            raise ValueError(f"threads must be from 1 to {MOST_THREADS}, not {found.threads}.")
    return found

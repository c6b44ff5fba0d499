"""The settings of an export in this home: what is set there and not here; nothing that is set here changes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from rehearse import settings
from rehearse.data.plain_text import read_text
from rehearse.data.setting_keys import Setting, change, settings_in, typed
from rehearse.errors import UsageError


class NewSettings(msgspec.Struct, frozen=True):
    """The settings that were taken over, as KEY = VALUE, and those of the export that cannot be used here."""

    taken: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()


def new_settings(folder: Path) -> tuple[Setting, ...]:
    """What is set in the folder and not here. Raises UsageError for files that cannot be used."""
    if not folder.is_dir():
        return ()
    for path in folder.iterdir():
        read_text(path)  # refuses what is no text, and what is larger than any settings are
    ours = {one.key for one in settings_in(settings.config_dir()) if one.is_set}
    return tuple(one for one in settings_in(folder) if one.is_set and one.key not in ours)


def take_over(wanted: tuple[Setting, ...]) -> NewSettings:
    """Set these here, one by one; one that does not go with what is set here is left out."""
    taken: list[str] = []
    unusable: list[str] = []
    for one in wanted:
        value = typed(one)
        try:
            change(settings.config_dir(), msgspec.structs.replace(one, is_set=False), value)
            taken.append(f"{one.key} = {value}")
        except UsageError:
            unusable.append(f"{one.key} = {value}")
    return NewSettings(tuple(taken), tuple(unusable))

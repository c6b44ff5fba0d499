"""The user's settings, read once for a command and handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings

_KEY = "rehearse.own_settings"


def own_settings() -> OwnSettings:
    """Targets, fillers and preferences; the same value for as long as the command runs.

    Raises UsageError for a file that cannot be used.
    """
    from rehearse.data.own_settings import read_own
    from rehearse.settings import config_dir

    context = click.get_current_context(silent=True)
    if context is None:
        return read_own(config_dir())
    if _KEY not in context.meta:  # shared by a command and its group
        context.meta[_KEY] = read_own(config_dir())
    found: OwnSettings = context.meta[_KEY]
    return found


def keeps_sound() -> bool:
    """Whether recordings are kept once their report is made; they are unless the settings say otherwise."""
    return own_settings().preferences.keep_sound is not False

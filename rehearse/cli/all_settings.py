"""Every setting there is: those of the three files, and the model and the microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.data.setting_keys import Setting

CHOSEN = ("model", "device")  # each in a file of its own, which `models use` and `devices --use` write, too


def settings() -> tuple[Setting, ...]:
    """Every setting, the model and the microphone first."""
    from rehearse.data.setting_keys import settings_in
    from rehearse.settings import config_dir

    return (*(chosen_one(key) for key in CHOSEN), *settings_in(config_dir()))


def file_of(key: str) -> str:
    """The file in which the choice is kept."""
    from rehearse.speech.choice import FILE

    return FILE if key == "model" else "microphone"


def chosen_one(key: str) -> Setting:
    """The model or the microphone, as it was chosen."""
    from rehearse.audio.devices import remembered
    from rehearse.data.setting_keys import Setting
    from rehearse.speech.choice import chosen

    value = chosen() if key == "model" else remembered()
    usual = "automatic" if key == "model" else "system default"
    meaning = (
        "speech model: base.en, then tiny.en, then any" if key == "model" else "microphone, by its name or part of it"
    )
    return Setting(
        key, usual if value is None else value, usual, file_of(key), value is not None, meaning, kind="choice"
    )

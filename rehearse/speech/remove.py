"""Delete a model from the folder of models."""

from __future__ import annotations

import shutil
from pathlib import Path

from rehearse import settings
from rehearse.errors import UsageError
from rehearse.speech import models


def folder_of(name: str) -> Path:
    """The folder of a model, whole or broken, in the folder of models.

    Raises UsageError for a model that lies elsewhere, such as in a Python package, ModelMissing for one not installed.
    """
    place = settings.models_dir() / name
    known = {row.name for row in models.listed()}
    if name in known and place.parent == settings.models_dir() and (place.is_symlink() or place.is_dir()):
        return place
    elsewhere = models.find(name).folder
    raise UsageError(
        f"{name} is not in the models folder but in {elsewhere}.", "Remove it with whatever installed it, such as pip."
    )


def remove(name: str) -> None:
    """Delete a model; of a link, the link alone. Raises what `folder_of` raises."""
    place = folder_of(name)
    if place.is_symlink():
        place.unlink()
    else:
        shutil.rmtree(place)

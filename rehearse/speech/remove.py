"""Delete a model from the folder of models."""

from __future__ import annotations

import shutil
from pathlib import Path

from rehearse import settings
from rehearse.errors import UsageError
from rehearse.speech import models


def remove(name: str) -> Path:
    """Delete a model, whole or broken; returns the folder that was deleted. A link is deleted without its target.

    Raises UsageError for a model that lies elsewhere, such as in a Python package, ModelMissing for one not installed.
    """
    place = settings.models_dir() / name
    if Path(name).name != name or not (place.is_symlink() or place.is_dir()):
        raise UsageError(f"{name} is in {models.find(name).folder}, not in the folder of models.", "Delete it there.")
    if place.is_symlink():
        place.unlink()
    else:
        shutil.rmtree(place)
    return place

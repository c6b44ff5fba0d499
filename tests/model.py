"""The speech model of the tests: tiny.en, which `make models` fetches; and empty ones for tests that load none."""

import os
from pathlib import Path

import pytest

from rehearse.errors import ModelError
from rehearse.speech import models
from rehearse.speech.model_files import NEEDED
from rehearse.types import ModelInfo

NAME = "tiny.en"


def need_model() -> ModelInfo:
    """The model. Without it the test is skipped and says what to type; where REQUIRE_ALL is set (CI) it fails."""
    try:
        return models.find(NAME)
    except ModelError as error:
        say = pytest.fail if os.environ.get("REQUIRE_ALL") else pytest.skip
        say(f"{error.message} Type `make models`.")


def hollow(place: Path) -> Path:
    """A folder that has the files of a model and nothing in them: enough for whatever does not load it."""
    place.mkdir(parents=True)
    for name in NEEDED:
        (place / name).write_text("{}", encoding="utf-8")
    return place

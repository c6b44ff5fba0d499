"""Human clips and the model that hears them. Without either a test is skipped, and fails where REQUIRE_ALL is set."""

import os
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from rehearse.audio.decode import decode
from rehearse.speech.activity import detect_speech
from rehearse.speech.transcribe import Recogniser
from rehearse.types import Audio, Speech, Transcript
from tests.model import need_model

SHARED = Path("../shared")


def clip(name: str) -> Path:
    """A file of the shared folder, for example "audio/jfk.flac"."""
    return _or_skip(SHARED / name)


@cache
def recogniser() -> Recogniser:
    """The model tiny.en, loaded once."""
    return Recogniser(need_model())


@cache
def sound(name: str) -> tuple[Audio, Speech]:
    """A clip decoded, and its voice activity."""
    audio = decode(clip(name)).audio
    return audio, detect_speech(audio)


@cache
def transcript(name: str) -> Transcript:
    """What the model writes for a clip."""
    return recogniser().transcribe(*sound(name))


def _or_skip(path: Path) -> Path:
    return path if path.exists() else _missing(f"{path} is not there")


def _missing(what: str) -> NoReturn:
    say = pytest.fail if os.environ.get("REQUIRE_ALL") else pytest.skip
    say(what)

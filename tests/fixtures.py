"""The fixture recordings and what is known of them."""

from functools import cache
from pathlib import Path

import msgspec
import soundfile

from rehearse.types import Audio
from tools.make_fixtures import FOLDER, Fixture, Stretch, Truth, read_manifest

IDS = ("strong", "directed", "fillers", "trust", "long", "short")


@cache
def fixture(name: str) -> Fixture:
    """The fixture of that name as the manifest describes it."""
    return next(f for f in read_manifest().fixture if f.id == name)


@cache
def truth(name: str) -> Truth:
    """What is known of it: text, duration, every planted stretch."""
    return msgspec.json.decode((FOLDER / "truth.json").read_bytes(), type=dict[str, Truth])[name]


def planted(name: str, kind: str) -> tuple[Stretch, ...]:
    """Its planted pauses ("pause"), filled pauses ("filler") or stretches of speech ("speech")."""
    return tuple(s for s in truth(name).stretches if s.kind == kind)


def answer_s(name: str) -> float:
    """How long its answer lasts, from its first word to its last."""
    row = [*planted(name, "speech"), *planted(name, "filler")]
    return max(s.end_s for s in row) - min(s.start_s for s in row)


@cache
def sound(name: str) -> Audio:
    """Its samples."""
    samples, rate_hz = soundfile.read(fixture(name).path, dtype="float32")
    return Audio(samples, rate_hz)


def brief(path: Path, seconds: float = 5.0) -> Path:
    """The first seconds of the short answer, written there: for tests that need a recording and not what it says."""
    heard = sound("short")
    soundfile.write(path, heard.samples[: round(seconds * heard.sample_rate_hz)], heard.sample_rate_hz)
    return path

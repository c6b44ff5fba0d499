"""Results whose every field is known, of recordings that were never made."""

import hashlib
from collections.abc import Mapping

import msgspec

from rehearse.batch.work import Result, Trouble
from tests import builders_report as reports


def result(path: str, person: str | None = None, points: int = 80, **measured: float | str | None) -> Result:
    """A full report of a recording with these points; key and sound follow from its path."""
    made, replace = reports.full(), msgspec.structs.replace
    assert made.content is not None
    made = replace(made, content=replace(made.content, total=points), delivery=replace(made.delivery, **measured))
    sound = hashlib.sha256(path.encode()).hexdigest()
    return Result(f"key of {path}", path, person, sound, None, made)


def broken(path: str, person: str | None = None) -> Result:
    """A recording that could not be read."""
    trouble = Trouble("audio-unreadable", f"{path} is not a sound file that can be read.", "Give another.")
    return Result(f"key of {path}", path, person, "ab" * 32, trouble)


def keys(*paths: str) -> Mapping[str, str]:
    """The keys that a run over these paths would have, where nothing has changed."""
    return {path: f"key of {path}" for path in paths}

"""Takes without a report: their recorder was killed, or the program was, before it was done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rehearse.audio.safe_wav import BYTES_PER_SAMPLE, HEADER, PART, final_path, finish, in_use

SEPARATOR = "--"  # between the time and the question's id in a take's name


@dataclass(frozen=True)
class Unfinished:
    """A take that no attempt was made of; `part` when its recorder never ended it."""

    path: Path
    duration_s: float
    part: bool

    @property
    def question_id(self) -> str | None:
        """The id of the question that was asked, from the file's name."""
        stem = (final_path(self.path) if self.part else self.path).stem
        _, found, rest = stem.partition(SEPARATOR)
        return rest if found else None


def take_name(stamp: str, question_id: str) -> str:
    """What a take's file is called; the question can be told from it when all else is lost."""
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in question_id)
    return f"{stamp}{SEPARATOR}{safe}.wav"


def unfinished(folder: Path, stored: Collection[Path] = ()) -> tuple[Unfinished, ...]:
    """The takes in the folder that are not `stored` and that nobody is recording or judging now, oldest first.

    Only files named as takes are named count; what else lies there is left alone.
    """
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.glob(f"*{SEPARATOR}*.wav")):
        if path in stored or in_use(path):
            continue
        duration_s = _duration_s(path)
        if duration_s > 0:
            found.append(Unfinished(path, duration_s, path.name.endswith(PART)))
    return tuple(found)


def _duration_s(path: Path) -> float:
    with path.open("rb") as file:
        head = file.read(HEADER.size)
    if len(head) < HEADER.size:
        return 0.0
    rate_hz = HEADER.unpack(head)[7]
    return (path.stat().st_size - HEADER.size) // BYTES_PER_SAMPLE / rate_hz if rate_hz else 0.0


def finished(take: Unfinished) -> Path:
    """The take's file under its final name, its header right."""
    return finish(take.path)[0] if take.part else take.path

"""Takes without a report: their recorder was killed, or the program was, before it was done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rehearse.audio.safe_wav import HEADER, PART, final_path, finish, in_use

SEPARATOR = "--"  # between the time and the question's id in a take's name

_LONGEST_BYTES = 150  # of an id in a take's name: a file system allows 255 with all that is added


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
    """What a take's file is called; it names the question, should all else be lost."""
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in question_id)
    safe = safe.encode()[:_LONGEST_BYTES].decode("utf-8", "ignore")
    return f"{stamp}{SEPARATOR}{safe}.wav"


def unfinished(folder: Path, stored: Collection[str] = ()) -> tuple[Unfinished, ...]:
    """The takes in the folder that nobody is recording or judging now, oldest first.

    stored: the names, or whole paths, of those that are attempts already.

    Only files named as takes are named count; what else lies there is left alone.
    """
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.glob(f"*{SEPARATOR}*.wav")):
        if path.name in stored or str(path) in stored:  # before it is opened: there may be very many
            continue
        duration_s = _duration_s(path)
        if duration_s > 0 and not in_use(path):
            found.append(Unfinished(path, duration_s, path.name.endswith(PART)))
    return tuple(found)


def _duration_s(path: Path) -> float:
    """Seconds of sound by the header our recorder writes; 0 for anything else (a pipe is not opened: it would wait)."""
    try:
        if not path.is_file():
            return 0.0
        with path.open("rb") as file:
            head = file.read(HEADER.size)
        size_n = path.stat().st_size
    except OSError:
        return 0.0
    if len(head) < HEADER.size or head[:4] != b"RIFF" or head[36:40] != b"data":
        return 0.0
    rate_hz, block_n = HEADER.unpack(head)[7], HEADER.unpack(head)[9]
    return (size_n - HEADER.size) // block_n / rate_hz if rate_hz and block_n else 0.0


def finished(take: Unfinished) -> Path:
    """The take's file under its final name, its header right."""
    return finish(take.path)[0] if take.part else take.path

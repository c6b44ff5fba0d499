"""Find takes without a report, left when the recorder or the program was killed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rehearse.audio.safe_wav import HEADER, PART, final_path, finish, in_use

SEPARATOR = "--"  # between the time and the question's id in a take's name

_LONGEST_BYTES = 150  # of a question's id in a file name; file systems allow 255 bytes in total


@dataclass(frozen=True)
class Unfinished:
    """A take that has not become an attempt; `part` if its recorder did not finish it."""

    path: Path
    duration_s: float
    part: bool

    @property
    def question_id(self) -> str | None:
        """The id of the question asked, taken from the file name; None without one."""
        stem = (final_path(self.path) if self.part else self.path).stem
        _, found, rest = stem.partition(SEPARATOR)
        return rest if found else None


def take_name(stamp: str, question_id: str) -> str:
    """The file name of a take, which contains the question's id in case everything else is lost."""
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in question_id)
    safe = safe.encode()[:_LONGEST_BYTES].decode("utf-8", "ignore")
    return f"{stamp}{SEPARATOR}{safe}.wav"


def unfinished(folder: Path, stored: Collection[str] = ()) -> tuple[Unfinished, ...]:
    """The takes in the folder that are not being recorded or judged at the moment, oldest first.

    stored: names or full paths of takes that are attempts already. Only files named like takes are considered.
    """
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.glob(f"*{SEPARATOR}*.wav")):
        if path.name in stored or str(path) in stored:  # checked before opening the file, as there may be very many
            continue
        duration_s = _duration_s(path)
        if duration_s > 0 and not in_use(path):
            found.append(Unfinished(path, duration_s, path.name.endswith(PART)))
    return tuple(found)


def _duration_s(path: Path) -> float:
    """Seconds of sound by the header that our recorder writes; 0 for anything else (a pipe is not opened)."""
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
    """The path of the take's file, after correcting its header and giving it its final name if necessary."""
    return finish(take.path)[0] if take.part else take.path

"""Where commands may write at a path the user gives: never over a recording, an input, or a file that is not ours."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rehearse.errors import UsageError

PAGE_MARK = b'<meta name="generator" content="rehearse">'
_LOOKED_AT_BYTES = 8192  # at the beginning and at the end of a file; every mark is there
FORCE = "Replace an existing file, even one that rehearse did not write."
_ELSEWHERE = "Name another file."


@dataclass(frozen=True)
class Kind:
    """What a command writes: its name in a sentence, and the mark by which an earlier one is known, if it has one.

    ends: whether the mark is the last thing in the file, so that one which was written on since is not replaced.
    """

    name: str
    mark: bytes | None
    ends: bool = False


STANDARD_OUTPUT = "-"
PAGE = Kind("web page", PAGE_MARK)
PICTURE = Kind("picture", b"Made by rehearse")
ARCHIVE = Kind("archive", None)
LIST = Kind("list", None)
RESULTS = {
    ".jsonl": Kind("results file", b'{"key":"'),
    ".csv": Kind("results file", b"key,path,person,"),
    ".sqlite": Kind("results file", b"CREATE TABLE result ("),
}


def writable(path: Path, kind: Kind, *, inputs: Iterable[Path] = (), force: bool = False) -> Path:
    """The path, if a command may write a file of this kind there; look before anything is analysed.

    Raises UsageError for an input of the command, for the program's own files, for anything but a regular file,
    and, without `force`, for any file that is not an earlier one of this kind.
    """
    if str(path) == STANDARD_OUTPUT:
        raise UsageError(f'The {kind.name} cannot be written to standard output ("-").', "Name a file.")
    if any(_same(path, one) for one in inputs):
        raise UsageError(f"{path} is the input of this command; it is not replaced.", _ELSEWHERE)
    if _is_kept(path):
        raise UsageError(f"{path} is where rehearse keeps its own files.", _ELSEWHERE)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # no file is there, or none can be: writing will show which
        return path
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path} is not a regular file.", _ELSEWHERE)
    if not force and not _is_ours(path, kind):
        ours = f" and is not a {kind.name} that rehearse made" if kind.mark else ""
        raise UsageError(f"{path} already exists{ours}.", "Name another file, or use --force to replace it.")
    return path


def played(device: str | None) -> tuple[Path, ...]:
    """The file that plays the microphone, where one does."""
    from rehearse.audio.sources import FILE

    return (Path(device.removeprefix(FILE)),) if device is not None and device.startswith(FILE) else ()


def _same(path: Path, other: Path) -> bool:
    """Whether both names lead to one file, by whatever links; also to one that is not there yet."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
    except ValueError:  # not a possible file name
        return False


def _is_kept(path: Path) -> bool:
    """Whether a path belongs to the recordings, the models, the database, or the user's own questions and stories."""
    from rehearse import settings
    from rehearse.data.questions import own_path
    from rehearse.practice import stories

    place, database = path.resolve(), settings.database_path().resolve()
    folders = (settings.recordings_dir(), settings.models_dir())
    return (
        any(folder.resolve() in place.parents for folder in folders)
        or (place.parent == database.parent and place.name.startswith(database.name))
        or place in (own_path().resolve(), stories.path().resolve())
        or (place.parent == settings.config_dir().resolve() and place.suffix == ".toml")
    )


def _is_ours(path: Path, kind: Kind) -> bool:
    """Whether the file is an earlier one of this kind; an empty one may be replaced, too."""
    try:
        with path.open("rb") as file:
            begin = file.read(_LOOKED_AT_BYTES)
            file.seek(max(0, path.stat().st_size - _LOOKED_AT_BYTES))
            end = file.read(_LOOKED_AT_BYTES)
    except OSError:
        return False
    if not begin:
        return True
    if kind.mark is None:
        return False
    return end.rstrip().endswith(kind.mark) if kind.ends else kind.mark in begin or kind.mark in end

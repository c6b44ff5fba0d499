"""The folder of recordings beside the database: copies of files from elsewhere, and takes of our own."""

import os
import shutil
from pathlib import Path

from rehearse.data.plain_text import printable

_LONGEST_BYTES = 120  # of the name as it was given: a file system allows 255 with all that is added


def make(folder: Path, *, needed: bool) -> None:
    """Make the folder; on a disk that cannot be written an earlier database can be read without it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        if needed:
            raise


def kept(recording: Path, folder: Path, mark: str) -> str:
    """The name of the recording in the folder, into which it is copied unless it lies there. Raises OSError."""
    path = recording.absolute()
    if path.parent == folder.absolute() and not _is_link(path):
        return path.name
    name = copy_name(path, mark)
    if not (folder / name).exists() or _is_link(folder / name):
        partial = folder / f".{mark}.{os.getpid()}.partial"  # another program may copy it too
        try:
            shutil.copyfile(path, partial)
            partial.replace(folder / name)
        finally:
            partial.unlink(missing_ok=True)  # on a full disk half a copy would take the last of the room
    return name


def leftovers(folder: Path) -> tuple[Path, ...]:
    """Copies left unfinished by a program that is no longer running. Raises OSError."""
    return tuple(file for file in folder.glob(".*.*.partial") if not _runs(file.name.split(".")[-2]))


def _runs(process: str) -> bool:
    """Whether there is a process of this number."""
    return not process.isdecimal() or Path("/proc", process).exists()


def _is_link(path: Path) -> bool:
    """Whether the file is a link, so that a change to the other name changes ours."""
    return path.is_symlink() or (path.exists() and path.stat().st_nlink > 1)


def found(name: object, folder: Path) -> str | None:
    """The full path of a recording that is still there; `name` as it is stored, which damage may have made anything."""
    if not isinstance(name, str):
        return None
    path = folder / name  # an absolute path stays as it is
    try:
        return str(path) if path.is_file() else None
    except OSError:  # longer than any name
        return None


def copy_name(path: Path, mark: str) -> str:
    """What a copy of the recording is called: its own name, as far as it can be shown, and a mark of its content."""
    stem, suffix = _short(_shown(path.stem), _LONGEST_BYTES), _short(_shown(path.suffix), 12)
    return f"{stem or 'recording'}-{mark}{suffix}"


def _shown(name: str) -> str:
    """The name without what steers a terminal, and without bytes that are no text."""
    return printable(name.encode("utf-8", "replace").decode()).replace("/", "-").strip()


def _short(name: str, most_bytes: int) -> str:
    return name.encode()[:most_bytes].decode("utf-8", "ignore")

"""File permissions: recordings and transcripts are readable by the user only; nothing of them is left lying about."""

import contextlib
import json
import os
import secrets
import shutil
import stat
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from rehearse import settings
from rehearse.errors import UsageError

FILE = 0o600
_OTHERS = 0o077
_PUBLIC = ("models", "cache")  # large, and nothing personal
_STICKY = stat.S_ISVTX  # a folder such as /tmp
_TEMPORARY = "rehearse-private-"
_LOCK = "in-use"  # the file that a running program keeps locked
_NAME_BYTES = 200  # of 255 that a name may have; the mark and the ending need 26
_NOTE = "unfinished-"  # begins the name of a note in the cache on a file in the making


def close_to_others() -> None:
    """Close the files this program writes, and those that earlier versions left open, to other users.

    A folder that contains other things as well (REHEARSE_HOME may be any) keeps its mode; our files in it do not.
    Files of other users, files that cannot be changed, and what somebody has made read-only, stay as they are.
    """
    os.umask(_OTHERS)
    for folder in dict.fromkeys((settings.data_dir(), settings.config_dir())):
        with contextlib.suppress(OSError):
            _close(folder)


def _close(folder: Path) -> None:
    mode = folder.stat().st_mode
    if not mode & stat.S_IWUSR:
        return
    with os.scandir(folder) as entries:
        found = list(entries)
    ours = [entry for entry in found if _is_ours(entry.name)]
    for entry in ours:
        _restrict(entry)
        if entry.name not in _PUBLIC and entry.is_dir(follow_symlinks=False):
            for inner in _below(entry.path):
                _restrict(inner)
    if len(ours) == len(found) and mode & _OTHERS and not mode & _STICKY:
        folder.chmod(_own(mode))


def _is_ours(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in settings.OURS)


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)


def _restrict(entry: os.DirEntry[str]) -> None:
    """Remove other users' rights from a file or folder; links are left alone, as their targets may not be ours."""
    with contextlib.suppress(OSError):
        mode = entry.stat(follow_symlinks=False).st_mode
        if mode & _OTHERS and mode & stat.S_IWUSR and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            Path(entry.path).chmod(_own(mode))


def _own(mode: int) -> int:
    """The owner's rights alone, as they are."""
    return stat.S_IMODE(mode) & ~_OTHERS


class TemporaryFolder:
    """A temporary folder for recordings and transcripts: closed to other users, and deleted when it is closed.

    A program that is killed leaves its folder behind; `forget_abandoned` deletes it at the next start. Use it in a
    `with`, which gives its path, or close it. Raises OSError where none can be made.
    """

    def __init__(self) -> None:
        self.path, lock = _made_and_locked()
        self._forget = weakref.finalize(self, _let_go, self.path, lock)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Delete the folder and its contents."""
        self._forget()


def _let_go(folder: Path, lock: int) -> None:
    os.close(lock)
    shutil.rmtree(folder, ignore_errors=True)


def _made_and_locked() -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
        with contextlib.suppress(FileNotFoundError):  # taken for abandoned before it was locked
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, FILE)
            _locked(lock, wait=True)
            if os.fstat(lock).st_nlink:
                return folder, lock
            os.close(lock)


@contextlib.contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A new file beside the target to write to, under a name of its own; deleted in the end unless it was moved.

    A program that is killed leaves it behind; `forget_abandoned` deletes it at the next start by the note that is kept
    meanwhile. Raises OSError where it cannot be made.
    """
    mark = secrets.token_hex(8)
    shown = os.fsdecode(os.fsencode(target.name)[:_NAME_BYTES])
    path = target.absolute().with_name(f".{shown}.{mark}.partial")
    with _noted(mark) as say:
        say({"path": str(path)})  # before the file is there: a kill in between leaves a note too many
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE)
        made = os.fstat(file)
        os.close(file)
        try:
            say({"path": str(path), "device": made.st_dev, "inode": made.st_ino})
            yield path
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole or not at all; what was there stays until then. Raises OSError."""
    with unfinished(target) as draft:
        draft.write_bytes(content)
        draft.replace(target)


@contextlib.contextmanager
def _noted(mark: str) -> Iterator[Callable[[dict[str, str | int]], None]]:
    """Keep a locked note on a file, and give what writes it; without one where none can be written."""
    note, lock = None, -1
    with contextlib.suppress(OSError, UsageError):
        note = settings.cache_dir() / f"{_NOTE}{mark}"
        note.parent.mkdir(parents=True, exist_ok=True)
        lock = _new_and_locked(note)

    def say(about: dict[str, str | int]) -> None:
        if lock >= 0:
            with contextlib.suppress(OSError):  # a full disk
                os.lseek(lock, 0, os.SEEK_SET)
                os.write(lock, json.dumps(about).encode())

    try:
        yield say
    finally:
        if note is not None and lock >= 0:
            os.close(lock)
            with contextlib.suppress(OSError):
                note.unlink(missing_ok=True)


def _new_and_locked(note: Path) -> int:
    while True:
        lock = os.open(note, os.O_RDWR | os.O_CREAT, FILE)
        _locked(lock, wait=True)
        if os.fstat(lock).st_nlink:
            return lock
        os.close(lock)  # taken for abandoned before it was locked


def forget_abandoned() -> None:
    """Delete this user's temporary folders, and files in the making, that no running program holds."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError), os.scandir(settings.cache_dir()) as entries:
        for entry in entries:
            if entry.name.startswith(_NOTE) and entry.is_file(follow_symlinks=False):  # a pipe would be waited for
                _forget_file(Path(entry.path))
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_TEMPORARY) and _is_own_folder(entry):
                _forget(Path(entry.path))


def _forget_file(note: Path) -> None:
    """Delete the file of the note, if it still is the one that was made, and the note."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        lock = os.open(note, os.O_RDWR | os.O_NOFOLLOW)
        try:
            if not _locked(lock, wait=False):
                return
            about = json.loads(os.read(lock, 1 << 16))
            path = Path(about["path"])
            if path.suffix == ".partial" and _is_of(note, about, path):
                path.unlink()
        finally:
            if _locked(lock, wait=False):
                note.unlink(missing_ok=True)
            os.close(lock)


def _is_of(note: Path, about: dict[str, object], path: Path) -> bool:
    """Whether the file is the one that the note is on; one that was never written to is known by its name."""
    found = path.lstat()
    if "inode" in about:
        return (found.st_dev, found.st_ino) == (about["device"], about["inode"])
    mark = note.name.removeprefix(_NOTE)
    return stat.S_ISREG(found.st_mode) and not found.st_size and path.name.endswith(f".{mark}.partial")


def _is_own_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.geteuid()


def _forget(folder: Path) -> None:
    with contextlib.suppress(OSError):
        lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, FILE)
        try:
            if _locked(lock, wait=False):
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


def _locked(file: int, *, wait: bool) -> bool:
    """Lock the file for this process until it is closed; False if another holds it or locks are not supported."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True

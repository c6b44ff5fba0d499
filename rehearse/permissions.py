"""Files for the user alone: recordings of a voice, and what was said, are nobody else's to read."""

import contextlib
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from rehearse import settings

FOLDER = 0o700
FILE = 0o600
_OTHERS = 0o077
_PUBLIC = ("models", "cache")  # nothing personal, and much of it
_STICKY = stat.S_ISVTX  # a folder such as /tmp


def close_to_others() -> None:
    """Let nobody else read what this program writes from now on, nor what an earlier version has left open.

    A folder that holds other things as well (REHEARSE_HOME may be any) keeps its mode; what is ours in it does not.
    Files of another user and what cannot be changed stay as they are.
    """
    os.umask(_OTHERS)
    for folder in dict.fromkeys((settings.data_dir(), settings.config_dir())):
        with contextlib.suppress(OSError):
            _close(folder)


def _close(folder: Path) -> None:
    with os.scandir(folder) as entries:
        found = list(entries)
    ours = [entry for entry in found if _is_ours(entry.name)]
    for entry in ours:
        _restrict(entry)
        if entry.name not in _PUBLIC and entry.is_dir(follow_symlinks=False):
            for inner in _below(entry.path):
                _restrict(inner)
    mode = folder.stat().st_mode
    if len(ours) == len(found) and mode & _OTHERS and not mode & _STICKY:
        folder.chmod(FOLDER)


def _is_ours(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in settings.OURS)


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)


def _restrict(entry: os.DirEntry[str]) -> None:
    """Take the rights of others off a file or folder; a link is left alone, as what it points to may be anybody's."""
    with contextlib.suppress(OSError):
        mode = entry.stat(follow_symlinks=False).st_mode
        if mode & _OTHERS and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            Path(entry.path).chmod(FOLDER if stat.S_ISDIR(mode) else FILE)

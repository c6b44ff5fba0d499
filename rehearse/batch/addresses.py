"""Read remote recordings, given by an fsspec address (s3://…, gs://…, https://…) instead of a path."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.errors import UnreadableAudio, UsageError
from rehearse.permissions import TemporaryFolder

if TYPE_CHECKING:
    from types import ModuleType

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://")
_AS_PATH = re.compile(r"([a-z][a-z0-9+.-]+):/+")  # an address after conversion to a Path
NO_CLUSTER = 'Install what it needs: pip install "rehearse[cluster]".'


def address_of(path: Path) -> str | None:
    """The address that was typed as a path; None for a real path (a single letter is a drive)."""
    typed = path.as_posix()
    begin = _AS_PATH.match(typed)
    if begin is None or path.exists():
        return None
    return f"{begin[1]}://{'/' if begin[1] == 'file' else ''}{typed[begin.end() :]}"


def is_address(path: str) -> bool:
    """Whether this is an address rather than a path."""
    return _ADDRESS.match(path) is not None


@contextmanager
def at_hand(path: str) -> Iterator[Path]:
    """Yield a recording as a local file, downloaded temporarily if remote. Raises UnreadableAudio, UsageError."""
    if not is_address(path):
        yield Path(path)
        return
    with TemporaryFolder() as folder:
        copy = folder / f"sound{Path(path).suffix}"
        with _said(path), _fsspec().open(path, "rb") as there, copy.open("wb") as here:
            shutil.copyfileobj(there, here)
        yield copy


def listed(address: str, *, recursive: bool) -> tuple[str, list[str]]:
    """The root folder of an address, and the files it refers to: itself, or those in a folder or matching a pattern.

    Raises UnreadableAudio, UsageError.
    """
    with _said(address):
        fs, inside = _fsspec().core.url_to_fs(address)
        if any(sign in inside for sign in "*?["):
            files = fs.glob(inside)
            root = re.split(r"[^/]*[*?\[]", inside, maxsplit=1)[0]
        elif fs.isdir(inside):
            files, root = fs.find(inside, maxdepth=None if recursive else 1), inside
        else:
            return address, [address]
    return fs.unstrip_protocol(root.rstrip("/")), sorted(fs.unstrip_protocol(one) for one in files)


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError("An address needs fsspec.", NO_CLUSTER) from error
    module: ModuleType = fsspec
    return module


@contextmanager
def _said(address: str) -> Iterator[None]:
    """Turn errors of a remote file system into UnreadableAudio or UsageError with one sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error).partition("\n")[0] or type(error).__name__
        raise UnreadableAudio(
            f"{address} cannot be read: {why}.", "Check the address and your access rights."
        ) from error
    except ImportError as error:
        raise UsageError(f"{address} cannot be read: {error}.", "Install the package it names.") from error

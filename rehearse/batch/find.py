"""Find the recordings given as files, folders, patterns and addresses, and the speakers by their folders."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from rehearse.batch.addresses import address_of, listed
from rehearse.data import load
from rehearse.errors import UnreadableAudio


class _SoundFiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of sound_files.toml."""

    endings: frozenset[str]


@dataclass(frozen=True)
class Found:
    """A recording, and the subfolder (of the folder given) that contains it, if any."""

    path: str
    folder: str | None = None


def recordings(paths: Iterable[Path], *, recursive: bool) -> tuple[Found, ...]:
    """The recordings, each once: files as given, and those in folders or matching patterns, sorted by name.

    recursive: include subfolders. Hidden files are ignored. Raises UnreadableAudio if nothing is found.
    """
    found: dict[str, Found] = {}
    for path in paths:
        for one in _meant(path, recursive=recursive):
            found.setdefault(one.path, one)
    return tuple(found.values())


def _meant(path: Path, *, recursive: bool) -> list[Found]:
    address = address_of(path)
    if address is not None:
        return _at(address, recursive=recursive)
    if path.is_dir():
        inside = sorted(one for one in (path.rglob("*") if recursive else path.iterdir()) if _is_file(one, path))
        if not inside:
            more = "" if recursive else " -r includes subfolders."
            raise UnreadableAudio(f"There are no recordings in the folder {path}.", f"Name another folder.{more}")
        return [Found(str(one), _folder(one.relative_to(path).as_posix())) for one in inside]
    if glob.has_magic(str(path)) and not path.exists():
        return _by_pattern(path)
    return [Found(str(path))]


def _by_pattern(pattern: Path) -> list[Found]:
    """The recordings that match a pattern such as week-*/*.wav or calls/**; matching folders are not searched."""
    parts = pattern.parts
    plain = next(at for at, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:plain])
    below = Path(*parts[plain:], *(["*"] if parts[-1] == "**" else []))
    inside = sorted(one for one in root.glob(str(below)) if _is_file(one, root))
    if not inside:
        raise UnreadableAudio(f"No recording matches {pattern}.", "Correct the pattern, or name files and folders.")
    return [Found(str(one), _folder(one.relative_to(root).as_posix())) for one in inside]


def _at(address: str, *, recursive: bool) -> list[Found]:
    root, files = listed(address, recursive=recursive)
    if files == [address]:
        return [Found(address)]
    inside = [(file, file.removeprefix(root).lstrip("/")) for file in files if _sounds(file)]
    if not inside:
        raise UnreadableAudio(f"There are no recordings at {address}.", "Name another address.")
    return [Found(file, _folder(below)) for file, below in inside]


def _folder(below: str) -> str | None:
    """The first folder of a path relative to the folder given; None for a file directly in that folder."""
    parts = PurePosixPath(below).parts
    return parts[0] if len(parts) > 1 else None


def _sounds(name: str) -> bool:
    return PurePosixPath(name).suffix.lower().lstrip(".") in load("sound_files.toml", _SoundFiles).endings


def _is_file(path: Path, folder: Path) -> bool:
    shown = not any(part.startswith(".") for part in path.relative_to(folder).parts)
    return shown and _sounds(path.name) and path.is_file()

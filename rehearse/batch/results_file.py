"""The interface and rules shared by all kinds of results file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from rehearse.batch.work import Result
from rehearse.errors import UsageError


class ResultsFile(Protocol):
    """A file of results."""

    def resume(self, keys: Mapping[str, str]) -> dict[str, str]:
        """Remove the results that a new run replaces; return the paths of the remaining successful ones by key.

        keys: of the recordings in the new run, by path. For these, results with another key and failures are removed;
        so are lines that were truncated when an earlier run was killed.
        """

    def add(self, result: Result) -> None:
        """Write a result immediately, so that it is not lost if the program is killed."""

    def close(self) -> None:
        """Close the file."""


def stands(path: str, key: str, *, failed: bool, keys: Mapping[str, str]) -> bool:
    """Whether an earlier result is kept in a run with these keys."""
    return path not in keys or (key == keys[path] and not failed)


def unusable(path: Path) -> UsageError:
    """The error for a file that is not a results file."""
    return UsageError(f"{path} contains no rehearse results.", "Name a file that `rehearse analyze --out` wrote.")

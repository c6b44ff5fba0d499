"""What every kind of results file has in common."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from rehearse.batch.work import Result
from rehearse.errors import UsageError


class ResultsFile(Protocol):
    """Results on disk."""

    def resume(self, keys: Mapping[str, str]) -> dict[str, str]:
        """Drop what a new run replaces; the path of every result that stands, by its key.

        keys: of the recordings of the new run, by path. Of these, a result with another key and a trouble are dropped;
        so is a line that was cut off when an earlier run was killed.
        """

    def add(self, result: Result) -> None:
        """Write a result so that it is there whatever happens next."""

    def close(self) -> None:
        """Let go of the file."""


def stands(path: str, key: str, *, failed: bool, keys: Mapping[str, str]) -> bool:
    """Whether an earlier result stays when a run with these keys is about to begin."""
    return path not in keys or (key == keys[path] and not failed)


def unusable(path: Path) -> UsageError:
    """A file that holds something else."""
    return UsageError(f"{path} contains no results of rehearse.", "Name a file that `rehearse analyze --out` wrote.")

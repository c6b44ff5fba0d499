"""Write the file that a user named: a page, a table, a list of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.errors import UsageError, refused
from rehearse.permissions import unfinished, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def probe(path: Path) -> None:
    """See whether a file can be written there, before anything is made for it; raises UsageError as `replace` does."""
    try:
        with unfinished(path):
            pass
    except OSError as error:
        raise _cannot_be_written(path, error) from error


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises UsageError where that cannot be done."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise _cannot_be_written(path, error) from error


def _cannot_be_written(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written: {refused(error)}.", "Name a file in a folder you can write to.")

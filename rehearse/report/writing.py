"""Write the file that a user named: a page, a table, a list of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.errors import UsageError, refused
from rehearse.permissions import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises UsageError where that cannot be done."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {refused(error)}.", "Name a file in a folder you can write to."
        ) from error

"""The file that a batch writes: JSON Lines, CSV or SQLite by its ending; each result is in it as soon as it is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rehearse.batch import csv_file, json_lines, sqlite_file
from rehearse.batch.results_file import ResultsFile
from rehearse.batch.rows import ResultRow, latest
from rehearse.errors import UsageError

ENDINGS = (".jsonl", ".csv", ".sqlite")


def opened(path: Path) -> ResultsFile:
    """The file by its ending, made where it is not there. Raises UsageError for another ending or an unusable file."""
    made: dict[str, Callable[[Path], ResultsFile]] = {
        ".jsonl": json_lines.JsonLines,
        ".csv": csv_file.CsvFile,
        ".sqlite": sqlite_file.SqliteFile,
    }
    try:
        return made[ending(path)](path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.", "Name a file in a folder you can write to."
        ) from error


def ending(path: Path) -> str:
    """The ending that says what a file of results is. Raises UsageError for one that says nothing."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{path} has no ending that names a format.", f"Give it one of these endings: {', '.join(ENDINGS)}."
        )
    return path.suffix.lower()


def read(path: Path) -> tuple[ResultRow, ...]:
    """The results in a file, one row a recording. Raises UsageError for what is no file of results."""
    reader = {".jsonl": json_lines.rows, ".csv": csv_file.rows, ".sqlite": sqlite_file.rows}[ending(path)]
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", "`rehearse analyze FOLDER --out results.jsonl` makes one.")
    return latest(reader(path))

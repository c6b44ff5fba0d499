"""Open a batch's results file: JSON Lines, CSV or SQLite by its extension; each result is written immediately."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rehearse.batch import csv_file, json_lines, sqlite_file
from rehearse.batch.results_file import ResultsFile
from rehearse.batch.rows import ResultRow, latest
from rehearse.errors import UsageError, refused

ENDINGS = (".jsonl", ".csv", ".sqlite")


def opened(path: Path) -> ResultsFile:
    """Open a results file, creating it if necessary. Raises UsageError for another extension or an unusable file."""
    made: dict[str, Callable[[Path], ResultsFile]] = {
        ".jsonl": json_lines.JsonLines,
        ".csv": csv_file.CsvFile,
        ".sqlite": sqlite_file.SqliteFile,
    }
    try:
        return made[ending(path)](path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {refused(error)}.", "Name a file in a folder you can write to."
        ) from error


def ending(path: Path) -> str:
    """The extension of a results file, in lower case. Raises UsageError for an unknown one."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{path} has no extension that names a format.", f"Give it one of these extensions: {', '.join(ENDINGS)}."
        )
    return path.suffix.lower()


def read(path: Path) -> tuple[ResultRow, ...]:
    """The results in a file, one row per recording. Raises UsageError if it is not a results file."""
    makes = "`rehearse analyze FOLDER --out results.jsonl` makes a file of results."
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", makes)
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", makes)
    reader = {".jsonl": json_lines.rows, ".csv": csv_file.rows, ".sqlite": sqlite_file.rows}[ending(path)]
    return latest(reader(path))

"""Store results as CSV for spreadsheets: a line per recording, a column per measure, no cell that starts a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from rehearse.batch.results_file import stands, unusable
from rehearse.batch.rows import TEXTS, ResultRow, from_texts, measure_names, row_of
from rehearse.batch.work import Result
from rehearse.data.plain_text import cell, uncell
from rehearse.permissions import unfinished


def header() -> tuple[str, ...]:
    """The names of the columns; `end` is filled in every complete line, so that truncated ones can be recognised."""
    return (*TEXTS, "accused", *measure_names(), "end")


class CsvFile:
    """A CSV file that results are appended to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("a", encoding="utf-8", newline="")
        if not path.stat().st_size:
            self._write(header())

    def resume(self, keys: Mapping[str, str]) -> dict[str, str]:
        """See `ResultsFile`."""
        found = [row for row in rows(self._path) if stands(row.path, row.key, failed=row.error is not None, keys=keys)]
        with unfinished(self._path) as draft:
            draft.write_text("".join(map(_line, (header(), *map(_cells, found)))), encoding="utf-8", newline="")
            self._file.close()
            draft.replace(self._path)
        self._file = self._path.open("a", encoding="utf-8", newline="")
        return {row.key: row.path for row in found if row.error is None}

    def add(self, result: Result) -> None:
        """See `ResultsFile`."""
        self._write(_cells(row_of(result)))

    def close(self) -> None:
        """See `ResultsFile`."""
        self._file.close()

    def _write(self, cells: tuple[str, ...]) -> None:
        self._file.write(_line(cells))
        self._file.flush()


def _cells(row: ResultRow) -> tuple[str, ...]:
    texts = (cell(str(getattr(row, name) or "")) for name in TEXTS)
    numbers = (repr(row.measures[name]) if name in row.measures else "" for name in measure_names())
    return (*texts, " ".join(row.accused), *numbers, ".")


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def rows(path: Path) -> Iterator[ResultRow]:
    """Yield the results, ignoring a truncated last line. Raises UsageError if this is not a results file."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            if not {"key", "path", "end"} <= set(table.fieldnames or ()):
                raise unusable(path)
            for line in table:
                if line.get("end") == ".":
                    yield _row(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, csv.Error) as error:
        raise unusable(path) from error


def _row(line: dict[str, str]) -> ResultRow:
    texts = {name: uncell(line.get(name) or "") for name in TEXTS}
    measured = {name: line.get(name) or "" for name in measure_names()}
    return from_texts(texts, measured, (line.get("accused") or "").split())

"""Store results as JSON Lines, with the full report of each recording on one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from rehearse.batch.results_file import stands, unusable
from rehearse.batch.rows import ResultRow, row_of
from rehearse.batch.work import Result, Trouble
from rehearse.data.plain_text import escaped
from rehearse.permissions import unfinished
from rehearse.store.packing import checked

_BEGIN = b'{"key":"'
_encode = msgspec.json.Encoder(order="deterministic").encode


class _Head(msgspec.Struct, frozen=True):
    """The fields of a line that resuming needs; the report is skipped."""

    key: str
    path: str
    error: Trouble | None = None


_head = msgspec.json.Decoder(_Head).decode
_result = msgspec.json.Decoder(Result).decode
_BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class JsonLines:
    """A JSON Lines file that results are appended to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("ab")

    def resume(self, keys: Mapping[str, str]) -> dict[str, str]:
        """See `ResultsFile`."""
        done: dict[str, str] = {}
        with unfinished(self._path) as draft:
            with self._path.open("rb") as lines, draft.open("wb") as kept:
                for line in lines:
                    head = _whole(line)
                    if head is not None and stands(head.path, head.key, failed=head.error is not None, keys=keys):
                        kept.write(line)
                        if head.error is None:
                            done[head.key] = head.path
            self._file.close()
            draft.replace(self._path)
        self._file = self._path.open("ab")
        return done

    def add(self, result: Result) -> None:
        """See `ResultsFile`."""
        self._file.write(escaped(_encode(result).decode()).encode() + b"\n")
        self._file.flush()

    def close(self) -> None:
        """See `ResultsFile`."""
        self._file.close()


def _whole(line: bytes) -> _Head | None:
    """The head of a line; None for a truncated line."""
    try:
        return _head(line) if line.endswith(b"\n") else None
    except _BROKEN:
        return None


def rows(path: Path) -> Iterator[ResultRow]:
    """Yield the results in brief, ignoring a truncated last line. Raises UsageError if this is not a results file."""
    with path.open("rb") as lines:
        for line in lines:
            try:
                result = _result(line)
                if result.report is not None:
                    checked(result.report)
                yield row_of(result)
            except _BROKEN as error:
                if line.endswith(b"\n") or not line.startswith(_BEGIN):
                    raise unusable(path) from error

"""Rows held to the kinds of their columns.

Our tables are STRICT: SQLite refuses other values as they are written, but reads whatever a flipped bit has made of
them, and the tables of a file that somebody else made may hold anything.
"""

import math
from collections.abc import Callable, Iterable
from typing import Any

from rehearse.store.moments import is_moment

_Check = Callable[[object], bool]
_LARGEST = (1 << 63) - 1


def lenient(text: bytes) -> str:
    """Text as the database holds it; bytes that are no UTF-8 become replacement characters."""
    return text.decode("utf-8", "replace")


def fitting(rows: Iterable[tuple[Any, ...]], *checks: _Check) -> list[tuple[Any, ...]]:
    """The rows in which each value passes the check of its column; the others are damaged, and left out."""
    return [row for row in rows if all(check(value) for check, value in zip(checks, row, strict=True))]


def storable(values: Iterable[object]) -> bool:
    """Whether SQLite can hold these values: an integer has 64 bits there."""
    return not any(isinstance(value, int) and abs(value) > _LARGEST for value in values)


def whole(value: object) -> bool:
    """Whether it is an integer."""
    return isinstance(value, int)


def number(value: object) -> bool:
    """Whether it is a finite number."""
    return isinstance(value, float) and math.isfinite(value)


def text(value: object) -> bool:
    """Whether it is text."""
    return isinstance(value, str)


def content(value: object) -> bool:
    """Whether it is bytes."""
    return isinstance(value, bytes)


def moment(value: object) -> bool:
    """Whether it is a moment in ISO 8601."""
    return isinstance(value, str) and is_moment(value)


def maybe(check: _Check) -> _Check:
    """The check of a column that may hold nothing."""
    return lambda value: value is None or check(value)


def text_or_none(value: object) -> str | None:
    """The text of a column that may hold nothing; None for whatever is no text."""
    return value if isinstance(value, str) else None

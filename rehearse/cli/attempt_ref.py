"""How attempts are named on the command line: by number, or `last`.

`last` is the take that was saved last, which is the one just recorded, analysed or recovered, whenever it was spoken.
Lists, trends and comparisons go by the moment of speaking (`Entry.place`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.errors import NoSuchAttempt, RehearseError, UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.store.attempts import Store

_MOST_DIGITS = 18  # of a number that SQLite can hold


def opened(lacking: RehearseError | None = None) -> Store:
    """The store; raises `lacking` or NoSuchAttempt if nothing was ever stored, so that looking creates no database."""
    from rehearse.store.attempts import Store

    if not database_path().exists():
        raise lacking or NoSuchAttempt("There are no takes yet.", "`rehearse record` makes the first one.")
    return Store(database_path())


def is_take(name: str) -> bool:
    """Whether this can name a take: a number or `last`."""
    return name == "last" or name.lstrip("#").isdecimal()


def number_of(store: Store, name: str) -> int:
    """The attempt that `name` refers to; raises NoSuchAttempt, or UsageError if it is neither a number nor `last`."""
    if name == "last":
        return store.newest()
    if not is_take(name):
        raise UsageError(
            f'There is no take called "{name}".', "Give its number, or `last`; `rehearse list` shows them."
        )
    if len(name) > _MOST_DIGITS:
        raise NoSuchAttempt(f"There is no take {name[:_MOST_DIGITS]}….", "`rehearse list` shows your takes.")
    return int(name.lstrip("#"))

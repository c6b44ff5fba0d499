"""Who speaks in an attempt, for somebody who coaches several people; the user's own attempts have no name."""

import unicodedata

import msgspec

from rehearse.data import load
from rehearse.data.plain_text import printable
from rehearse.errors import UsageError
from rehearse.store.attempts import Store
from rehearse.store.kinds import fitting, text, text_or_none

_LONGEST = 80  # characters of a name


class _OwnNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """own_names.toml."""

    words: frozenset[str]


def name_speaker(store: Store, attempt: int, person: str | None) -> None:
    """Remember who speaks in an attempt; None takes the name away. Raises NoSuchAttempt, UsageError for no name.

    A name that is there already keeps its spelling: "dana" is Dana.
    """
    store.known(attempt)
    name = None if person is None else cleaned(person)
    if name is not None:
        name = next((one for one in speakers(store) if one.casefold() == name.casefold()), name)
    store.execute("UPDATE attempt SET person = ? WHERE id = ?", (name, attempt))


def speaker(store: Store, attempt: int) -> str | None:
    """Who speaks in the attempt; None where nobody was named."""
    rows = store.rows("SELECT person FROM attempt WHERE id = ?", (attempt,))
    return text_or_none(rows[0][0]) if rows else None


def speakers(store: Store) -> tuple[str, ...]:
    """The names of all speakers, in alphabetical order."""
    rows = store.rows("SELECT DISTINCT person FROM attempt WHERE person IS NOT NULL")
    return tuple(sorted((name for (name,) in fitting(rows, text)), key=str.casefold))


def named_like(store: Store, part: str | None) -> tuple[str | None, ...]:
    """The speakers whose names contain this part, ignoring case; for None the user, who has no name."""
    if part is None:
        return (None,)
    return tuple(name for name in speakers(store) if part.casefold() in name.casefold())


def nobody(person: str) -> UsageError:
    """The error for a name that no take has."""
    return UsageError(f'There are no takes by "{person}".', "`rehearse list` shows who speaks in each take.")


def cleaned(person: str) -> str:
    """A name in one line, without what steers a terminal.

    Raises UsageError for an empty or overlong one, and for a word that means the user.
    """
    name = unicodedata.normalize("NFC", " ".join(printable(person).split()))
    if not name or len(name) > _LONGEST:
        raise UsageError(f"A name has 1 to {_LONGEST} characters.", 'For example: --person "Dana K."')
    if name.casefold() in load("own_names.toml", _OwnNames).words:
        raise UsageError(
            f'"{name}" cannot be used as a name: your own takes have none.',
            "`rehearse person TAKE --none` makes one yours.",
        )
    return name

"""The known names that look like an unknown one, so that a typing mistake gets a suggestion."""

import difflib
from collections.abc import Iterable, Sequence

_CLOSE = 0.6  # share of characters in common, as difflib counts them; its own default
_CLOSE_PART = 0.75  # the same for one word of a name, which has fewer letters to differ in
_MOST = 3


def near(word: str, names: Iterable[str], most: int = _MOST) -> tuple[str, ...]:
    """The names nearest to the word, the nearest first, without regard to case; empty where none is near.

    A word of a name stands for it: a slip in "costumer" still leads to Customer Obsession. The dashes that every option
    begins with make none of them alike.
    """
    wanted = word.strip().lower().lstrip("-")
    alike = {name: _alike(wanted, name.lower().lstrip("-")) for name in names}
    close = sorted((name for name in alike if alike[name]), key=lambda name: -alike[name])
    return tuple(close[:most])


def _alike(wanted: str, name: str) -> float:
    """How alike they are, 0-1; 0 where they are not near."""
    whole = _ratio(wanted, name)
    part = max((_ratio(wanted, word) for word in name.split()), default=0.0)
    return max(whole if whole >= _CLOSE else 0.0, part if part >= _CLOSE_PART else 0.0)


def _ratio(wanted: str, name: str) -> float:
    matcher = difflib.SequenceMatcher(None, wanted, name)
    return matcher.ratio() if matcher.real_quick_ratio() >= _CLOSE else 0.0  # by lengths alone: a word may be a book


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """“Did you mean …?” with the nearest names and a space after it; empty where none is near.

    >>> did_you_mean("shw", ["show", "play"])
    'Did you mean show? '
    """
    found = near(word, names)
    return f"Did you mean {one_of(found)}? " if found else ""


def one_of(names: Sequence[str]) -> str:
    """The names as a choice, of one or more.

    >>> one_of(["show", "list", "play"])
    'show, list or play'
    """
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]

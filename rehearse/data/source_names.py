"""Sources in words: what a document is, instead of our number for it."""

import re

import msgspec

from rehearse.data import load

_SEED = re.compile(r"\bseed (\d{3})(?:,? #(\d+))?")


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """source_names.toml."""

    names: dict[str, str]


def named(source: str) -> str:
    """The source with each of our numbers for a document replaced by what the document is.

    >>> named("seed 003 #2")
    'a lesson on judging two answers, question 2'
    """
    known = load("source_names.toml", _Names).names

    def words(found: re.Match[str]) -> str:
        name = known.get(f"seed {found[1]}", found[0])
        return f"{name}, question {found[2]}" if found[2] else name

    return _SEED.sub(words, source)

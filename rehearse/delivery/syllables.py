"""Count the syllables of English words, by the CMU dictionary or, for words it does not list, by hyphenation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rehearse.data.listed_words import listed_syllables

if TYPE_CHECKING:
    import pyphen

_DIGITS = re.compile(r"\d")


def each(forms: tuple[str, ...]) -> tuple[int, ...]:
    """Number of syllables of each word (lower case, no punctuation); for figures, estimated from their digits."""
    return tuple(_of(form) for form in forms)


@lru_cache(maxsize=10_000)
def _of(form: str) -> int:
    return listed_syllables(form) or _guessed(form)


def _guessed(form: str) -> int:
    """Estimated number of syllables of a word that is not in the table."""
    digits = len(_DIGITS.findall(form))
    if digits:  # "40" has two, "250" about five, "2023" about five
        return digits + digits // 3 + (1 if digits > 1 and not form.endswith("0") else 0)
    parts = [part for part in re.split(r"['’-]", form) if len(part) > 1]
    return max(1, sum(_hyphenated(part) for part in parts))


def _hyphenated(part: str) -> int:
    by_vowels = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$", "", part)))
    return max(1, by_vowels, len(_hyphenation().positions(part)) + 1)


@lru_cache(maxsize=1)
def _hyphenation() -> pyphen.Pyphen:
    import pyphen

    return pyphen.Pyphen(lang="en_US")

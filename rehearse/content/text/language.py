"""Whether an answer is in another language than English, by the share of each language's function words.

Such words are a large share of any prose, so a few lines decide; notes in English have few of either.
"""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.content.text.lexicon import words_lexicon
from rehearse.content.text.parsed import ParsedText
from rehearse.data import load

_LATIN_ENDS = 0x24F  # code points above are letters of another script


class OtherLanguages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """other_languages.toml."""

    source: str
    least_share: float
    least_words: int
    shared: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def _other() -> OtherLanguages:
    return load("other_languages.toml", OtherLanguages)


@cache
def _theirs() -> frozenset[str]:
    """The words of all the other languages."""
    return frozenset().union(*_other().words.values())


@cache
def _english() -> frozenset[str]:
    """The function words that only English has."""
    return words_lexicon().function_words - _theirs() - _other().shared


def is_other_script(text: ParsedText) -> bool:
    """Whether most letters are not Latin."""
    letters = [letter for token in text.tokens for letter in token.text if letter.isalpha()]
    return 2 * sum(ord(letter) > _LATIN_ENDS for letter in letters) > len(letters)


def is_other_language(text: ParsedText) -> bool:
    """Whether the words are those of another language, or in another script."""
    if is_other_script(text):
        return True
    rules = _other()
    words = [token.text for token in text.tokens]
    other = sum(word in _theirs() for word in words)
    english = sum(word in _english() for word in words)
    return other >= max(rules.least_words, rules.least_share * len(words)) and other > 2 * english

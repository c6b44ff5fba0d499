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
def _other() -> tuple[OtherLanguages, frozenset[str]]:
    """The file, and the words of all its languages."""
    file = load("other_languages.toml", OtherLanguages)
    return file, frozenset().union(*file.words.values())


def is_other_language(text: ParsedText) -> bool:
    """Whether the words are those of another language, or in another script."""
    rules, theirs = _other()
    words = [token.text for token in text.tokens]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    if 2 * sum(ord(letter) > _LATIN_ENDS for letter in letters) > len(letters):
        return True
    other = sum(word in theirs for word in words)
    english = sum(word in words_lexicon().function_words - theirs - rules.shared for word in words)
    return other >= max(rules.least_words, rules.least_share * len(words)) and other > 2 * english

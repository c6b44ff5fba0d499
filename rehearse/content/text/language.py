"""Whether an answer is in another language than English, by the share of each language's function words.

Such words are a large share of any prose, so a few lines decide; notes in English have few of either. Where most words
are in no English dictionary, and hardly one is an English function word, the language need not be one of those.
"""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.content.text.lexicon import words_lexicon
from rehearse.content.text.parsed import ParsedText
from rehearse.data import load
from rehearse.data.listed_words import listed_syllables

_LATIN_ENDS = 0x24F  # code points above are letters of another script
_SAMPLE_WORDS = 400


class OtherLanguages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """other_languages.toml."""

    source: str
    least_share: float
    least_words: int
    least_unlisted_share: float
    most_english_share: float
    least_sure_words: int
    least_letters: int
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
    """Whether most letters are not Latin, and there are enough of them."""
    letters = [letter for token in text.tokens for letter in token.text if letter.isalpha()]
    others = sum(ord(letter) > _LATIN_ENDS for letter in letters)
    return others >= _other().least_letters and 2 * others > len(letters)


def is_surely_other_language(text: ParsedText) -> bool:
    """Whether it is in another script, or hardly a word is English; a few lines are enough to tell."""
    if is_other_script(text):
        return True
    rules, words = _other(), [token.text for token in text.tokens][:_SAMPLE_WORDS]
    if len(words) < rules.least_sure_words or _share_of(words, _english()) >= rules.most_english_share:
        return False
    plain = [word for word in words if word.isalpha()]
    unlisted = [word for word in plain if listed_syllables(word) is None]
    return len(unlisted) >= rules.least_unlisted_share * len(words)


def is_other_language(text: ParsedText) -> bool:
    """Whether the words are those of another language, or in another script."""
    if is_surely_other_language(text):
        return True
    rules = _other()
    words = [token.text for token in text.tokens]
    other = sum(word in _theirs() for word in words)
    english = sum(word in _english() for word in words)
    return other >= max(rules.least_words, rules.least_share * len(words)) and other > 2 * english


def _share_of(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)

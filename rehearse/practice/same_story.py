"""Whether a rewritten answer of an exercise tells the same as the given one, by the telling words that both hold."""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from functools import cache

from rehearse.content.claims.words import has_verb
from rehearse.content.text.lexicon import words_lexicon
from rehearse.practice.drill_items import KINDS, items, texts
from rehearse.practice.story_match import rare, stem

NEAR = 0.12  # of the weight of the given words: the least that a rewritten answer keeps of them
ONE_WORD = 3.0  # weight of a word of three exercises; words alone, put into a long answer, need no more than one such
FOREIGN, FOREIGN_ALONE = 3, 5  # telling words that the given answer has not, in a whole answer and in words alone
_DATES = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name))
_CHANGES = ("falling", "rising", "saving", "reaching")  # classes of verbs with which any result can be told


def is_elsewhere(before: str, text: str, *, whole: bool) -> bool:
    """Whether a text tells something else than `before`: hardly any of its words, and several words of its own.

    whole: the text stands for the whole answer, not for some of its words. A text with hardly any telling words of its
    own ("I learned to count first") fits everywhere, so it is not elsewhere. Words weigh by inverse text frequency over
    all exercises.
    """
    given, said = _words(before), _words(text)
    foreign = {stem(word) for word in rare(text) if word.isalpha() and not _is_of_any_result(word)} - given
    least = NEAR * sum(map(_weight, given))
    kept = sum(map(_weight, given & said))
    if whole:
        return len(foreign) >= FOREIGN and kept < least
    return len(foreign) >= FOREIGN_ALONE and kept < min(least, ONE_WORD)


def _is_of_any_result(word: str) -> bool:
    """True for "shrank", "saved", "march": a missing number is told with such words, whatever the answer is about."""
    return word in _DATES or any(has_verb([word], name) for name in _CHANGES)


def _words(text: str) -> set[str]:
    """The stems of all words that are neither function words nor numbers."""
    from text_to_num import alpha2digit

    function = words_lexicon().function_words
    found = re.findall(r"[^\W\d_]+", alpha2digit(text.lower(), "en"))
    return {stem(word) for word in found if len(word) > 2 and word not in function}


def _weight(word: str) -> float:
    spread, of = _spread()
    return math.log(of / spread.get(word, 1))


@cache
def _spread() -> tuple[Counter[str], int]:
    """In how many of the exercises' texts a word stands, and how many there are."""
    known = {text for kind in KINDS for item in items(kind) for text in texts(item)}
    return Counter(word for text in known for word in _words(text)), len(known)

"""The words of a transcript with their context: punctuation, sentence ends, silent pauses."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from rehearse.text.words import spoken_form
from rehearse.types import Span, Word

EQUAL_S = 0.0015  # seconds per letter: the error left by rounding to milliseconds
FEWEST_PAIRS = 4  # neighbouring words of different length: fewer could be chance
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)]*$")
_MARK_AFTER = re.compile(r"[,.?!;:…—–)\]\"”]$|-$")
_COMMA_AFTER = re.compile(r"[,;:…—–]$|\.\.\.$|-$")
_BROKEN_OFF = re.compile(r"^[\"“‘]?\w[\w'’]*-$")
_QUOTED = re.compile(r"^[\"“‘'].+[\"”’'][,.?!;]*$")


@dataclass(frozen=True)
class Token:
    """A word in its normal form, its index among the words, and what comes before and after it.

    paused_before: a silent pause separates it from the previous word. quoted: it alone is in quotation marks.
    broken_off: it ends in an attached hyphen ("wan-"); a long or free-standing dash is punctuation.
    """

    form: str
    word: Word
    number: int
    ends_sentence: bool
    mark_after: bool
    comma_after: bool
    paused_before: bool
    quoted: bool
    broken_off: bool
    capital: bool


def tokens(words: tuple[Word, ...], silences: tuple[Span, ...] = (), near_s: float = 0.25) -> tuple[Token, ...]:
    """One token per word; free-standing punctuation is attached to the word before it."""
    made: list[Token] = []
    for number, word in enumerate(words):
        text = word.text.strip()
        form = spoken_form(text)
        if not form:
            if made and text:
                made[-1] = _marked(made[-1], text)
            continue
        made.append(_token(form, text, word, number, _pause_before(word, silences, near_s)))
    return tuple(made)


def _token(form: str, text: str, word: Word, number: int, paused: bool) -> Token:
    return Token(
        form=form,
        word=word,
        number=number,
        ends_sentence=bool(_SENTENCE_END.search(text)),
        mark_after=bool(_MARK_AFTER.search(text)),
        comma_after=bool(_COMMA_AFTER.search(text)),
        paused_before=paused,
        quoted=bool(_QUOTED.match(text)),
        broken_off=bool(_BROKEN_OFF.search(text)),
        capital=text[:1].isupper(),
    )


def shared_out(words: tuple[Word, ...]) -> bool:
    """Whether the word times were interpolated from line times by word length (as for SRT) rather than measured."""
    timed = [
        (len(word.text) + 1, word.end_s - word.start_s) for word in words if word.start_s is not None and word.end_s
    ]
    alike = [
        {one[0], other[0]}
        for one, other in itertools.pairwise(timed)
        if one[0] != other[0] and abs(one[1] / one[0] - other[1] / other[0]) < EQUAL_S
    ]
    unlike = sum(one[0] != other[0] for one, other in itertools.pairwise(timed)) - len(alike)
    return len(alike) >= FEWEST_PAIRS and len(alike) > unlike


def _marked(token: Token, mark: str) -> Token:
    """The token with the free-standing punctuation mark that followed it."""
    marked = _token(token.form, token.word.text + mark, token.word, token.number, token.paused_before)
    return replace(marked, broken_off=False)  # a dash that stands alone is punctuation


def _pause_before(word: Word, silences: tuple[Span, ...], near_s: float) -> bool:
    """Whether the word begins inside a silence or within `near_s` of its end."""
    if word.start_s is None:
        return False
    at_s = word.start_s
    return any(silence.start_s <= at_s <= silence.end_s + near_s for silence in silences)

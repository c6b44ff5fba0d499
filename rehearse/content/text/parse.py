"""From a transcript to a ParsedText: what delivery counts as filler, repeat or restart is set aside.

The lists are delivery's own (one lexicon, the speaker's additions and removals in it). Where delivery must be sure
before it counts "like" or "you know", the judge need not: `meant_in` of a phrase lists the few surroundings in which it
is read as words; anywhere else it is invisible.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec

from rehearse.content.text.asides import asides
from rehearse.content.text.lexicon import words_lexicon
from rehearse.content.text.parsed import ParsedText
from rehearse.content.text.sentences import line_ends, split_sentences
from rehearse.content.text.tokens import spelled_right, tokens_of
from rehearse.data.clauses import clause_lexicon
from rehearse.data.fillers import FillerLexicon, read_fillers
from rehearse.data.restarts import restart_lexicon
from rehearse.text import heard_fillers, repeats
from rehearse.text.tokens import Token as SaidToken
from rehearse.text.tokens import tokens
from rehearse.types import Transcript, Word

_SET_OFF = (",", ";", "-", "–", "—", "…")
_ENDS = (".", "!", "?")
LEAST_BEGUN = 3  # letters: shorter ones are words of their own ("a", "we", "on")


@cache
def our_fillers() -> FillerLexicon:
    """The lexicon that ships with the program, without anybody's own list."""
    return read_fillers()


def parse(transcript: Transcript, fillers: FillerLexicon | None = None) -> ParsedText:
    """Prepare a transcript; its words may have no times and its text no punctuation."""
    said = transcript.words
    hidden = _hidden(said, fillers or our_fillers())
    places = tuple(number for number in range(len(said)) if number not in hidden)
    words = _visible(said, places)
    lines = _visible_lines(line_ends(transcript), places)
    made = spelled_right(tuple(token for number, word in enumerate(words) for token in tokens_of(word.text, number)))
    return ParsedText(said, words, places, made, split_sentences(words, made, lines), lines)


def _hidden(said: tuple[Word, ...], lexicon: FillerLexicon) -> frozenset[int]:
    """Numbers of the words that are fillers, or said again at once."""
    row = tokens(said)
    hits = [
        hit for hit in heard_fillers.find(row, lexicon) if not heard_fillers.meant(row, hit.first, hit.text, lexicon)
    ]
    out = {at for hit in hits for at in range(hit.first, hit.last + 1)}
    out |= heard_fillers.read_over(row, lexicon)
    out |= set(asides(row))
    hidden = {token.number for at, token in enumerate(row) if at in out}
    left = tuple(token for at, token in enumerate(row) if at not in out)
    for again in repeats.find(left, clause_lexicon(), restart_lexicon()):
        hidden |= {token.number for token in left[again.first : again.again]}
    hidden |= {token.number for token, following in pairwise(left) if _broken_off(token, following, lexicon.numbers)}
    hidden |= _marks_behind(said, row, hidden)
    return frozenset(hidden) if len(hidden) < len(said) else frozenset()


def _broken_off(token: SaidToken, following: SaidToken, numbers: frozenset[str]) -> bool:
    """True for "the pow powder coating": a word that was begun and then said in full; not for "ten tenants"."""
    begun, full = token.form, following.form
    if begun in numbers:
        return False
    if len(begun) < LEAST_BEGUN or len(full) < len(begun) + 2 or not full.isalpha() or token.ends_sentence:
        return False
    return full.startswith(begun) and begun not in words_lexicon().function_words


def _marks_behind(said: tuple[Word, ...], row: tuple[SaidToken, ...], hidden: set[int]) -> set[int]:
    """Marks that stand by themselves behind a hidden word."""
    words = {token.number for token in row}
    return {
        at for at in range(1, len(said)) if at not in words and at - 1 in hidden and said[at].text.strip() in _SET_OFF
    }


def _visible(said: tuple[Word, ...], places: tuple[int, ...]) -> tuple[Word, ...]:
    """The words that are left; the marks of what was between them are set right."""
    words: list[Word] = []
    for at, place in enumerate(places):
        word = said[place]
        following = places[at + 1] if at + 1 < len(places) else len(said)
        if following > place + 1:
            hidden = [one.text for one in said[place + 1 : following]]
            word = msgspec.structs.replace(word, text=_remarked(word.text, hidden))
        words.append(word)
    return tuple(words)


def _remarked(text: str, hidden: list[str]) -> str:
    """A word before hidden ones: it takes over a full stop among them, and loses the comma that set them off."""
    stop = next((one[-1] for one in reversed(hidden) if one.endswith(_ENDS)), "")
    if stop and not text.endswith(_ENDS):
        return text.rstrip("".join(_SET_OFF)) + stop
    if hidden[-1].endswith(_SET_OFF) and text.endswith(_SET_OFF):
        return text.rstrip("".join(_SET_OFF)) or text
    return text


def _visible_lines(lines: frozenset[int], places: tuple[int, ...]) -> frozenset[int]:
    """The visible words after which a line ends."""
    if not lines:
        return lines
    ends: set[int] = set()
    for at, place in enumerate(places):
        following = places[at + 1] if at + 1 < len(places) else place + 1
        if any(line in lines for line in range(place, following)):
            ends.add(at)
    return frozenset(ends)

"""What is said to the interviewer, by its words; and where it runs on into the first or the last sentence of a story.

"Okay thanks for asking so last year we lost a van" and "... and it has held since is that enough or do you want more"
have no mark between the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rehearse.content.text.lexicon import compiled, word_set, words_lexicon
from rehearse.data import load

if TYPE_CHECKING:
    from rehearse.content.text.tokens import Token

FEWEST_TOKENS = 3  # of the story, beside such words
SAYING_TOKENS = 3  # "does that help, the night nurse asked": what somebody in the story said


class Chat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """chat.toml."""

    source: str
    sure: tuple[str, ...]
    joining: tuple[str, ...]
    marked: frozenset[str]
    goes_on: frozenset[str]
    saying: frozenset[str]


@cache
def chat() -> Chat:
    """The words of chat.toml."""
    return load("chat.toml", Chat)


@cache
def sure() -> re.Pattern[str]:
    """Words that are said to the interviewer, wherever they stand."""
    return compiled(chat().sure)


@cache
def joining() -> re.Pattern[str]:
    """Words that may stand beside them."""
    return compiled(chat().joining)


def apart(spans: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """The sentences, as [start, end) over words, with such words at the head and at the end in one of their own."""
    found = list(spans)
    first = next((at for at, span in enumerate(found) if not _is_chat(_within(tokens, span))), None)
    if first is None:
        return tuple(found)
    found[first : first + 1] = _parted(found[first], tokens, _head(_within(tokens, found[first])))
    last = next(at for at in range(len(found) - 1, -1, -1) if not _is_chat(_within(tokens, found[at])))
    found[last : last + 1] = _parted(found[last], tokens, _tail(_within(tokens, found[last])))
    return tuple(found)


def _within(tokens: Sequence[Token], span: tuple[int, int]) -> list[str]:
    return [token.text for token in tokens if span[0] <= token.word < span[1]]


def _parted(span: tuple[int, int], tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """A sentence divided before one of its tokens, where that begins a word; 0 leaves it whole."""
    words = [token.word for token in tokens if span[0] <= token.word < span[1]]
    if not 0 < at < len(words) or words[at] == words[at - 1]:
        return [span]
    return [(span[0], words[at]), (words[at], span[1])]


def _is_chat(words: list[str]) -> bool:
    return _eaten(" ".join(words), 0)[0] == len(" ".join(words))


def _eaten(said: str, start: int) -> tuple[int, int]:
    """How far such words reach without a gap, and how far up to the last one that is sure (0 without one)."""
    at, certain = start, 0
    while at < len(said):
        hit = sure().match(said, at)
        certain = hit.end() if hit is not None and _needs_no_mark(hit[0]) else certain
        hit = hit or joining().match(said, at)
        if hit is None or hit.end() == at:
            break
        at = min(len(said), hit.end() + 1)
    return at, certain


def _needs_no_mark(said: str) -> bool:
    """Whether such words are no part of a sentence about something else: not "a second", "(were) happy to help"."""
    return chat().marked.isdisjoint((said, said.split(maxsplit=1)[0]))


def _head(words: list[str]) -> int:
    """The token at which the story begins after such words; 0 without any, or where somebody in the story says them."""
    said = " ".join(words)
    certain = _eaten(said, 0)[1]
    at = said[:certain].count(" ") + 1
    rest = words[at:]
    if not certain or len(rest) < FEWEST_TOKENS or _goes_on(rest[0]):
        return 0
    opens = rest[0] in words_lexicon().joiners
    return 0 if not opens and not chat().saying.isdisjoint(rest[:SAYING_TOKENS]) else at


def _goes_on(word: str) -> bool:
    """Whether a word goes on with the sentence before it: "a good question for the abbot", "where was I going"."""
    return word in chat().goes_on or word in word_set("past_states") or word.endswith("ing")


def _tail(words: list[str]) -> int:
    """The token at which such words begin after the story and run to the end; 0 without any."""
    said = " ".join(words)
    for hit in sure().finditer(said):
        reach, certain = _eaten(said, hit.start())
        if reach < len(said) or not certain:
            continue
        at = said[: hit.start()].count(" ")
        while at > 0 and joining().fullmatch(words[at - 1]):
            at -= 1
        lead = words[max(0, at - SAYING_TOKENS) : at]
        governed = lead[-1:] != [] and (lead[-1] in words_lexicon().no_boundary_after or _goes_on(lead[-1]))
        return 0 if len(words[:at]) < FEWEST_TOKENS or governed or not chat().saying.isdisjoint(lead) else at
    return 0

"""Words that are not part of the story: the search for a word between commas, and what a transcriber noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.content.text.lexicon import word_set
from rehearse.text.tokens import Token

LONGEST_ASIDE = 5  # words: "how do you say it"
LONGEST_NOTE = 4  # words: "*laughs and shakes head*"
_NOTES = {"*": "*", "[": "]"}


def asides(row: Sequence[Token]) -> Iterator[int]:
    """The places in a row that hold an aside: "to, what was it, six", "*hushed laughter*", "[coughs]"."""
    for at, token in enumerate(row):
        if at and row[at - 1].comma_after:
            yield from range(at, _end_of_search(row, at))
        if token.word.text[:1] in _NOTES:
            yield from range(at, _end_of_note(row, at))


def _end_of_search(row: Sequence[Token], at: int) -> int:
    """Where the search for a word ends that begins at `at`: behind a comma; `at` itself for other words."""
    said = ""
    for place in range(at, min(len(row), at + LONGEST_ASIDE)):
        said = f"{said} {row[place].form}".strip()
        if row[place].mark_after:
            return place + 1 if said in word_set("word_search") else at
    return at


def _end_of_note(row: Sequence[Token], at: int) -> int:
    """Where a note on sounds ends that begins at `at`; `at` itself for words that are only emphasised."""
    closing = _NOTES[row[at].word.text[0]]
    for place in range(at, min(len(row), at + LONGEST_NOTE)):
        if closing in row[place].word.text[1:]:
            heard = {token.form for token in row[at : place + 1]}
            return at if heard.isdisjoint(word_set("noted_sounds")) else place + 1
    return at

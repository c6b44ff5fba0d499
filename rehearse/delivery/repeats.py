"""Repeats ("I I", "I like I like") and restarts ("we wan- we needed", "I went, I go to"), with their moments."""

from __future__ import annotations

from rehearse.data.clauses import ClauseLexicon
from rehearse.data.restarts import RestartLexicon
from rehearse.text import repeats
from rehearse.text.tokens import Token
from rehearse.types import Repeat


def find(row: tuple[Token, ...], lexicon: ClauseLexicon, begun: RestartLexicon) -> tuple[Repeat, ...]:
    """Repeats and restarts in order; `row` is without filled pauses, so that "I um I" is one."""
    return tuple(_timed(row, found) for found in repeats.find(row, lexicon, begun))


def _timed(row: tuple[Token, ...], found: repeats.Repeated) -> Repeat:
    text = " ".join(token.word.text.strip() for token in row[found.first : found.last + 1])
    first, last = row[found.first], row[found.last]
    return Repeat(text, first.word.start_s, last.word.end_s, found.kind, (first.number, last.number + 1))

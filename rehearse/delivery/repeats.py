"""Find repeats ("I I", "I like I like") and restarts ("we wan- we needed", "I went, I go to"), with their times."""

from __future__ import annotations

from rehearse.data.clauses import ClauseLexicon
from rehearse.data.restarts import RestartLexicon
from rehearse.text import repeats
from rehearse.text.tokens import Token
from rehearse.types import Repeat


def find(tokens: tuple[Token, ...], lexicon: ClauseLexicon, begun: RestartLexicon) -> tuple[Repeat, ...]:
    """Repeats and restarts, in order; pass `tokens` without filled pauses, so that "I um I" is found too."""
    return tuple(_timed(tokens, found) for found in repeats.find(tokens, lexicon, begun))


def _timed(tokens: tuple[Token, ...], found: repeats.Repeated) -> Repeat:
    text = " ".join(token.word.text.strip() for token in tokens[found.first : found.last + 1])
    first, last = tokens[found.first], tokens[found.last]
    return Repeat(text, first.word.start_s, last.word.end_s, found.kind, (first.number, last.number + 1))

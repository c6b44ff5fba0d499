"""Find repeats ("I I", "I like I like") and restarts ("we wan- we needed", "I went, I go to") in the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rehearse.data.clauses import ClauseLexicon
from rehearse.data.restarts import RestartLexicon
from rehearse.text import restarts
from rehearse.text.tokens import Token

UNITS = "%$€£"
LONGEST_PHRASE = 4  # words; a longer one said twice is emphasis


@dataclass(frozen=True)
class Repeated:
    """Words said twice or restarted: tokens `first` to `again` (exclusive) are abandoned, `last` ends the repeat."""

    first: int
    again: int
    last: int
    kind: Literal["repeat", "restart"]


def find(tokens: tuple[Token, ...], lexicon: ClauseLexicon, begun: RestartLexicon) -> tuple[Repeated, ...]:
    """Repeats and restarts, in order; pass `tokens` without filled pauses, so that "I um I" is found too."""
    found: list[Repeated] = []
    again = {one.first: one for one in restarts.find(tokens, begun)}
    at = 0
    while at < len(tokens):
        repeated = _repeated(tokens, at, lexicon)
        if repeated is not None:
            found.append(repeated)
            at = repeated.last + 1
            continue
        if at in again:
            found.append(Repeated(at, again[at].again, again[at].last, "restart"))
            at = again[at].last + 1
            continue
        if (
            tokens[at].broken_off and at + 1 < len(tokens) and tokens[at + 1].form not in ("and", "or")
        ):  # "pre- and post-"
            found.append(Repeated(at, at + 1, at + 1, "restart"))
        at += 1
    return tuple(found)


def _repeated(tokens: tuple[Token, ...], at: int, lexicon: ClauseLexicon) -> Repeated | None:
    """The phrase that begins at `at` and is said again immediately, any number of times; None if there is none."""
    for length in range(1, LONGEST_PHRASE + 1):
        phrase = [token.form for token in tokens[at : at + length]]
        end = at + length
        while [token.form for token in tokens[end : end + length]] == phrase:
            end += length
        if end > at + length and not _meant(tokens, at, length, end, lexicon):
            return Repeated(at, end - length, end - 1, "repeat")
    return None


def _is_read_out(tokens: tuple[Token, ...], at: int, end: int, lexicon: ClauseLexicon) -> bool:
    """Whether a doubled digit is part of a number read out digit by digit: three or more digits in a row."""
    before = at > 0 and tokens[at - 1].form in lexicon.digits
    after = end < len(tokens) and tokens[end].form in lexicon.digits
    return before or after or end - at > 2


def _meant(tokens: tuple[Token, ...], at: int, length: int, end: int, lexicon: ClauseLexicon) -> bool:
    """Whether the doubling is intended (grammar, emphasis, a number) or spans the end of a sentence or clause."""
    if tokens[at + length - 1].word.text.rstrip().endswith((";", ":")):  # "I looked at it; it was wet"
        return True
    if tokens[at + length - 1].ends_sentence and length > 1:
        return True
    if length == 1:
        form = tokens[at].form
        if form in lexicon.digits and _is_read_out(tokens, at, end, lexicon):
            return True
        bare = form.isdigit() and not set(tokens[at].word.text) & set(UNITS)  # "75% 75%" is a repeat
        return form in lexicon.doubles or bare or (tokens[at].ends_sentence and end == at + 2)
    return False

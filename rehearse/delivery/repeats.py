"""Repeats ("I I", "I like I like") and restarts ("we wan- we needed", "I went, I go to"), from the words."""

from __future__ import annotations

from rehearse.data.clauses import ClauseLexicon
from rehearse.data.restarts import RestartLexicon
from rehearse.delivery import restarts
from rehearse.delivery.tokens import Token
from rehearse.types import Repeat

LONGEST_PHRASE = 4  # words; a longer one said twice is emphasis


def find(row: tuple[Token, ...], lexicon: ClauseLexicon, begun: RestartLexicon) -> tuple[Repeat, ...]:
    """Repeats and restarts in order; `row` is without filled pauses, so that "I um I" is one."""
    found: list[Repeat] = []
    again = dict(restarts.find(row, begun))
    at = 0
    while at < len(row):
        last = _repeated_until(row, at, lexicon)
        if last is not None:
            found.append(_repeat(row, at, last, "repeat"))
            at = last + 1
            continue
        if at in again:
            found.append(_repeat(row, at, again[at], "restart"))
            at = again[at] + 1
            continue
        if row[at].broken_off and at + 1 < len(row) and row[at + 1].form not in ("and", "or"):  # "pre- and post-"
            found.append(_repeat(row, at, at + 1, "restart"))
        at += 1
    return tuple(found)


def _repeated_until(row: tuple[Token, ...], at: int, lexicon: ClauseLexicon) -> int | None:
    """The last token of a phrase that begins at `at` and is said again at once, as often as it is said."""
    for length in range(1, LONGEST_PHRASE + 1):
        phrase = [token.form for token in row[at : at + length]]
        end = at + length
        while [token.form for token in row[end : end + length]] == phrase:
            end += length
        if end > at + length and not _meant(row, at, length, end, lexicon):
            return end - 1
    return None


def _meant(row: tuple[Token, ...], at: int, length: int, end: int, lexicon: ClauseLexicon) -> bool:
    """Whether the doubling is grammar, emphasis, a number, or two sentences that happen to meet."""
    if row[at + length - 1].ends_sentence and length > 1:
        return True
    if length == 1:
        form = row[at].form
        return form in lexicon.doubles or form.isdigit() or (row[at].ends_sentence and end == at + 2)
    return False


def _repeat(row: tuple[Token, ...], first: int, last: int, kind: str) -> Repeat:
    text = " ".join(token.word.text.strip() for token in row[first : last + 1])
    end_s = row[last].word.end_s
    return Repeat(text, row[first].word.start_s, end_s, "restart" if kind == "restart" else "repeat")
